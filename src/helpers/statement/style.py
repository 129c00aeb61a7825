"""The look of every chart, in one place.

Districts are told apart by colour, dash and marker at once, so that a grey photocopy still
reads; colours come in the order of the families in ``data/areas.csv``, never by name. Both have at
least 4.5:1 contrast on white, as their labels are text.
"""

from __future__ import annotations

from dataclasses import dataclass

import matplotlib as mpl
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.typing import ColorType

from helpers import fonts

INK = "#1d2733"
MUTED = "#5b6673"
RULE = "#c9d0d8"
FAINT = "#eef1f4"
#: Width of a chart in inches: in the column of a phone of 375 px (347 px) a point is a pixel.
WIDTH = 4.8
#: Behind words that stand over a grid: it must not run through them.
CLEAR = {"facecolor": "white", "edgecolor": "none", "pad": 0.6}


@dataclass(frozen=True)
class Look:
    """How one family is drawn."""

    colour: str
    marker: str
    dash: tuple | str
    width: float = 2.0


LOOKS = (
    Look("#12436D", "o", "-"),
    Look("#C2410C", "s", (0, (4, 1.6))),
    Look("#4B6B1E", "^", (0, (1, 1.2))),
    Look("#7A3E8E", "D", (0, (6, 1.5, 1, 1.5))),
)
#: A thin grey line that runs through: dots are what marks a merger.
COMPARATOR = Look(MUTED, "d", "-", 1.0)


def look(families: tuple[str, ...], family: str) -> Look:
    """Return the look of a family among those that the data compares."""
    if family not in families:
        return COMPARATOR
    return LOOKS[families.index(family) % len(LOOKS)]


def apply() -> None:
    """Set the theme. Call before a figure exists: matplotlib fixes fonts as it draws."""
    family = fonts.register()
    # set_theme resets the font family, so it is handed over in the same call.
    sns.set_theme(
        context="paper",
        style="white",
        rc={
            "font.family": [family],
            "font.size": 10,
            "axes.titlesize": 10.5,
            "axes.titleweight": "bold",
            "axes.titlelocation": "left",
            "axes.titlepad": 8,
            "axes.labelsize": 9.5,
            "axes.labelcolor": MUTED,
            "axes.edgecolor": RULE,
            "axes.linewidth": 0.8,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.spines.left": False,
            "axes.unicode_minus": True,
            # A dollar sign in a name is a dollar sign.
            "text.parse_math": False,
            "axes.axisbelow": True,
            "xtick.labelsize": 9.5,
            "ytick.labelsize": 9.5,
            "xtick.color": MUTED,
            "ytick.color": MUTED,
            "xtick.bottom": True,
            "xtick.major.size": 3,
            "grid.color": FAINT,
            "grid.linewidth": 0.9,
            "text.color": INK,
            "lines.linewidth": 2,
            "lines.markersize": 6,
            "figure.dpi": 96,
            "savefig.facecolor": "white",
            "svg.fonttype": "none",
            "svg.hashsalt": "briefing",
        },
    )
    mpl.rcParams["figure.constrained_layout.use"] = True


def write_readably(axis: Axes) -> None:
    """Write the signs of a heat map in black or white, whichever stands out more from its cell.

    One of the two always has 4.5:1; at a fixed threshold a middle shade would have half of that.
    """
    mesh = axis.collections[0]
    across = mesh.get_array().shape[1]
    for sign in axis.texts:
        column, row = (int(place) for place in sign.get_position())
        light = luminance(mesh.get_facecolor()[row * across + column])
        # On white 1.05 / (L + 0.05), on black (L + 0.05) / 0.05: equal at this L.
        sign.set_color("white" if light < 0.179 else "black")


def luminance(colour: ColorType) -> float:
    """Return the relative luminance of a colour as WCAG defines it, 0 (black) to 1 (white).

    >>> luminance("white"), round(luminance("#767676"), 2)
    (1.0, 0.18)
    """
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
             for part in to_rgb(colour)]
    return float(round(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2], 6))
