"""How many there are of each kind, as bars or in a grid; groups of kinds are told by shade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from helpers.statement import style

#: Shades of the groups, the first the one to look at.
SHADES = (style.LOOKS[1].colour, "#9aa5b1", style.LOOKS[0].colour)


@dataclass(frozen=True)
class Tally:
    """A kind, how many there are of it, and the group that gives its shade."""

    name: str
    count: int
    group: int


def tallies(rows: Sequence[Tally]) -> Figure:
    """Draw a bar a kind from top to bottom."""
    style.apply()
    figure, axis = plt.subplots(figsize=(style.WIDTH, 0.235 * len(rows) + 0.1))
    heights = range(len(rows))
    axis.barh(heights, [row.count for row in rows], height=0.66,
              color=[SHADES[row.group] for row in rows])
    for height, row in zip(heights, rows, strict=True):
        axis.annotate(str(row.count), (row.count, height), xytext=(5, 0), fontsize=10,
                      textcoords="offset points", va="center", ha="left", fontweight="bold",
                      color=style.INK)
    axis.set_yticks(list(heights), [row.name for row in rows], color=style.INK)
    axis.set_ylim(len(rows) - 0.5, -0.5)
    axis.set_xlim(0, max(row.count for row in rows) * 1.1)
    axis.set_xticks([])
    axis.tick_params(length=0)
    axis.spines["bottom"].set_visible(False)
    return figure


def grid(names: Sequence[str], columns: Sequence[tuple[str, int]],
         counts: Sequence[Sequence[int]]) -> Figure:
    """Draw counts as discs: things down, kinds across with the group that gives their shade.

    The area of a disc grows with its count, which stands in it; none leaves the place empty.
    """
    style.apply()
    figure, axis = plt.subplots(figsize=(style.WIDTH, 0.24 * len(names) + 0.47))
    most = max((count for row in counts for count in row), default=1) or 1
    for height, row in enumerate(counts):
        axis.axhline(height, color=style.FAINT, linewidth=1, zorder=1)
        for position, (count, (_, group)) in enumerate(zip(row, columns, strict=True)):
            if not count:
                continue
            axis.scatter(position, height, s=110 + 150 * count / most, color=SHADES[group],
                         zorder=2, linewidths=0)
            axis.annotate(str(count), (position, height), ha="center", va="center_baseline",
                          fontsize=9, fontweight="bold", zorder=3,
                          color="white" if group != 1 else style.INK)
    axis.xaxis.tick_top()
    axis.set_xticks(range(len(columns)), [name for name, _ in columns], fontsize=9)
    axis.set_yticks(range(len(names)), names, color=style.INK)
    axis.set_xlim(-0.5, len(columns) - 0.5)
    axis.set_ylim(len(names) - 0.4, -0.6)
    axis.tick_params(length=0)
    axis.spines["bottom"].set_visible(False)
    return figure
