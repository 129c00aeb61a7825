"""How much of each goal was reached: a bar a goal, on one scale of percent, the goal as a tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from helpers.statement import style
from helpers.statement.style import Look

GOAL = 100.0


@dataclass(frozen=True)
class Bullet:
    """A bar in percent of its goal.

    ``hollow``: not final or not of the whole year. ``expected``: what the calendar asks of a part
    of the year, in percent.
    """

    name: str
    value: float
    label: str
    look: Look
    hollow: bool = False
    expected: float | None = None


def bullets(rows: Sequence[Bullet], axis_label: str, goal_label: str) -> Figure:
    """Draw bars from top to bottom; those that fall short of their tick are seen at once."""
    style.apply()
    figure, axis = plt.subplots(figsize=(style.WIDTH, 0.22 * len(rows) + 0.7))
    heights = range(len(rows))
    for height, row in zip(heights, rows, strict=True):
        axis.barh(height, row.value, height=0.58, zorder=2, linewidth=1.3,
                  edgecolor=row.look.colour,
                  facecolor="white" if row.hollow else row.look.colour)
        axis.plot([GOAL] * 2, [height - 0.42, height + 0.42], color=style.INK, linewidth=2.2,
                  zorder=4)
        # On a dark bar the tick is only seen with a light edge.
        axis.plot([GOAL] * 2, [height - 0.42, height + 0.42], color="white", linewidth=4.4,
                  zorder=3)
        if row.expected is not None:
            axis.plot([row.expected] * 2, [height - 0.36, height + 0.36], color=style.INK,
                      linewidth=1.3, linestyle=(0, (1.5, 1)), zorder=4)
        axis.annotate(row.label, (max(row.value, GOAL), height), xytext=(6, 0),
                      textcoords="offset points", va="center", ha="left", fontsize=9,
                      color=row.look.colour, fontweight="bold")
    axis.set_yticks(list(heights), [row.name for row in rows], color=style.INK, fontsize=9)
    axis.set_ylim(len(rows) - 0.4, -1.3)
    axis.set_xlim(0, max(GOAL, *(row.value for row in rows)) * 1.2)
    axis.annotate(goal_label, (GOAL, -0.55), va="bottom", ha="center", fontsize=9,
                  color=style.INK)
    axis.grid(axis="x")
    axis.tick_params(axis="y", length=0)
    axis.set_xlabel(axis_label)
    return figure
