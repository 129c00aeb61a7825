"""Who has more, on one scale for all units: each row against its first place, which stands at 1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from helpers.statement import style
from helpers.statement.plots.dots import Dot

#: Marks of the scale that are tried; doublings, so that half and twice lie equally far from 1.
_MARKS = (1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8, 16, 32)
_FRACTIONS = {1 / 32: "1/32", 1 / 16: "1/16", 1 / 8: "1/8", 1 / 4: "1/4", 1 / 2: "1/2"}


@dataclass(frozen=True)
class RatioRow:
    """A row: what is compared, a note at its right, and a dot a place.

    ``value`` of a dot is its multiple of the first one; the label says the figure itself.
    """

    name: str
    note: str
    dots: tuple[Dot, ...]


def ratio_rows(rows: Sequence[RatioRow], axis_label: str) -> Figure:
    """Draw rows from top to bottom on a scale of multiples; the rule between dots is the ratio."""
    style.apply()
    figure, axis = plt.subplots(figsize=(style.WIDTH, 0.56 * len(rows) + 0.62))
    reach = max(abs(np.log2(d.value)) for row in rows for d in row.dots)
    reach = max(reach, 0.35)
    # Labels stand outside the dots: they need room in the scale's own unit.
    half = reach * 1.75
    axis.set_xscale("log", base=2)
    axis.set_xlim(2 ** -half, 2 ** half)
    axis.set_ylim(len(rows) - 0.5, -0.8)
    axis.set_yticks([])
    shown = [m for m in _MARKS if abs(np.log2(m)) <= max(reach, 1) * 1.05]
    axis.set_xticks(shown, [_FRACTIONS.get(m, f"{m:g}") for m in shown])
    axis.xaxis.set_minor_locator(NullLocator())
    axis.grid(axis="x")
    axis.axvline(1, color=style.RULE, linewidth=1.2, zorder=1)
    axis.set_xlabel(axis_label)
    for height, row in enumerate(rows):
        for text, x, align, colour in ((row.name, 0, "left", style.INK),
                                       (row.note, 1, "right", style.MUTED)):
            axis.annotate(text, (x, height - 0.43), xycoords=("axes fraction", "data"),
                          va="center", ha=align, fontsize=9.5, color=colour,
                          bbox=style.CLEAR)
        values = [d.value for d in row.dots]
        axis.plot([min(values), max(values)], [height, height], color=style.RULE, linewidth=3,
                  zorder=2, solid_capstyle="butt")
        ordered = sorted(row.dots, key=lambda d: d.value)
        for position, dot in enumerate(ordered):
            axis.plot(dot.value, height, marker=dot.look.marker, markersize=8, zorder=4,
                      color=dot.look.colour, markeredgewidth=1.6, linestyle="none",
                      markerfacecolor="white" if dot.hollow else dot.look.colour)
            # Only the outermost dots have room beside them; one between is named above its rule.
            inner = 0 < position < len(ordered) - 1
            axis.annotate(
                dot.label, (dot.value, height),
                xytext=(0, -10) if inner else (-9 if position == 0 else 9, 0),
                textcoords="offset points", va="center", fontsize=9, fontweight="bold",
                ha="center" if inner else "right" if position == 0 else "left",
                color=dot.look.colour, annotation_clip=False,
            )
    return figure
