"""Arrows from what was first said to what is used now, one row a cell, around zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.statement import style
from helpers.statement.plots.titles import width
from helpers.statement.style import Look

#: Half-width characters of name and label that fit on one line.
_SIDE_BY_SIDE = 66
#: Inches that a second line takes.
_LINE = 0.16


@dataclass(frozen=True)
class Arrow:
    """A row: its name, where the arrow ends (it starts at zero), and what its label says.

    ``beside`` are values that were printed too but are not used: hollow marks.
    """

    name: str
    end: float
    beside: tuple[float, ...]
    label: str
    look: Look


def arrow_groups(groups: Sequence[tuple[str, Sequence[Arrow]]]) -> Figure:
    """Draw a panel a group, one below the other; a group is its axis label and its rows."""
    style.apply()
    sizes = [len(rows) for _, rows in groups]
    apart = any(width(row.name + row.label) > _SIDE_BY_SIDE for _, rows in groups for row in rows)
    pitch = 0.34 + (_LINE if apart else 0)
    figure, axes = plt.subplots(
        len(groups), 1, figsize=(style.WIDTH, pitch * sum(sizes) + 0.6 * len(groups)),
        height_ratios=[size + 0.9 for size in sizes], squeeze=False,
    )
    for axis, (axis_label, rows) in zip(axes.flat, groups, strict=True):
        _panel(axis, axis_label, rows, _LINE / pitch if apart else 0)
    return figure


def _panel(axis: Axes, axis_label: str, rows: Sequence[Arrow], lift: float) -> None:
    """Draw one group; ``lift`` is how much higher than its label the name of a row stands."""
    everything = [0.0, *(v for row in rows for v in (row.end, *row.beside))]
    reach = max(map(abs, everything)) or 1
    axis.set_xlim(min(everything) - reach * 0.15, max(everything) + reach * 0.15)
    axis.set_ylim(len(rows) - 0.6, -0.8 - lift * 0.6)
    axis.set_yticks([])
    axis.grid(axis="x")
    axis.set_xlabel(axis_label)
    axis.axvline(0, color=style.RULE, linewidth=1.2, zorder=1)
    for height, row in enumerate(rows):
        # Name and label stand above the arrow, one at each side, long ones on two lines.
        for text, side, align, weight in ((row.name, 0, "left", "normal"),
                                          (row.label, 1, "right", "bold")):
            above = 0.45 - lift * 0.1 + (0 if side else lift)
            axis.annotate(text, (side, height - above), xycoords=("axes fraction", "data"),
                          va="center", ha=align, fontsize=9, fontweight=weight,
                          color=row.look.colour if side else style.INK, zorder=5,
                          bbox={"facecolor": "white", "edgecolor": "none", "pad": 1})
        if row.end:
            axis.annotate("", (row.end, height), (0, height), arrowprops={
                "arrowstyle": "-|>,head_width=0.35,head_length=0.7", "shrinkA": 0, "shrinkB": 0,
                "color": row.look.colour, "linewidth": 2.2})
        axis.plot(0, height, marker="o", markersize=5.5, color=row.look.colour, zorder=4)
        for value in row.beside:
            axis.plot([0, value], [height, height], color=row.look.colour, linewidth=1,
                      linestyle=(0, (1, 2)), zorder=2)
            axis.plot(value, height, marker="o", markersize=6.5, markerfacecolor="white",
                      markeredgewidth=1.5, color=row.look.colour, linestyle="none", zorder=3)
