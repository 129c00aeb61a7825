"""Dots on a row a thing: for gaps between places, and for goals against what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from helpers.statement import style
from helpers.statement.style import Look

#: Points that a mark is wide: dots that lie closer are moved apart, one up and one down.
_MARK = 8
#: Of these so many up: the name of the row stands above.
_UP = 2.5


#: Inches between rows.
STEP = 0.42


@dataclass(frozen=True)
class Dot:
    """One dot: a value with its label."""

    value: float
    label: str
    look: Look
    hollow: bool = False


@dataclass(frozen=True)
class DotRow:
    """A row: its name, its dots, and a goal drawn as a tick (None: no goal)."""

    name: str
    dots: tuple[Dot, ...]
    goal: Dot | None = None
    joined: bool = True


def dot_rows(
    rows: Sequence[DotRow], axis_label: str, zero: bool = True, step: float = STEP
) -> Figure:
    """Draw rows of dots from top to bottom, ``step`` inches apart.

    Dots of a row are joined by a rule where ``joined``: the rule is the gap.
    """
    style.apply()
    figure, axis = plt.subplots(figsize=(style.WIDTH, step * len(rows) + 0.55))
    everything = [d.value for row in rows for d in (*row.dots, *([row.goal] if row.goal else []))]
    low, high = min([0.0, *everything]) if zero else min(everything), max(everything)
    room = (high - low) * 0.2 or 1
    axis.set_xlim(low - (room if low < 0 else room * 0.75), high + room)
    axis.set_ylim(len(rows) - 0.45, -0.75)
    axis.set_yticks([])
    axis.grid(axis="x")
    axis.set_xlabel(axis_label)
    for height, row in enumerate(rows):
        # The name stands above its dots: beside them it would leave a phone no room to draw.
        axis.annotate(row.name, (0, height - 0.42), xycoords=("axes fraction", "data"),
                      va="center", ha="left", fontsize=9.5, color=style.INK, bbox=style.CLEAR)
        values = [d.value for d in row.dots]
        shifts = _shifts(row.dots, (high - low + 2 * room) / (style.WIDTH * 72), step * 72)
        axis.axhline(height, color=style.FAINT, linewidth=1, zorder=1)
        if row.joined and len(values) > 1:
            axis.plot([min(values), max(values)], [height, height], color=style.RULE, linewidth=3,
                      zorder=2, solid_capstyle="butt")
        if row.goal:
            axis.plot([row.goal.value] * 2, [height - 0.2, height + 0.2], color=style.INK,
                      linewidth=2.4, zorder=3)
        for dot, shift in zip(row.dots, shifts, strict=True):
            axis.plot(dot.value, height + shift, marker=dot.look.marker, markersize=8, zorder=4,
                      color=dot.look.colour, markeredgewidth=1.6, linestyle="none",
                      markerfacecolor="white" if dot.hollow else dot.look.colour)
        _label(axis, height, row, shifts)
    return figure


def _shifts(dots: Sequence[Dot], per_point: float, row: float) -> list[float]:
    """Return how far each dot stands off its row, in rows, so that no dot hides another.

    ``per_point`` is what a point of the picture is worth on the axis, ``row`` the points of a row.
    Only two dots of a row can be moved apart: a third has nowhere to go.
    """
    if len(dots) != 2 or abs(dots[0].value - dots[1].value) >= _MARK * per_point:
        return [0.0] * len(dots)
    return [-_UP / row, (_MARK - _UP) / row]


def _label(axis, height: int, row: DotRow, shifts: Sequence[float]) -> None:
    """Write values outside the outermost marks, so that neither rule nor goal runs through them."""
    dots = sorted(zip(row.dots, shifts, strict=True), key=lambda pair: pair[0].value)
    for position, (dot, shift) in enumerate(dots):
        left = position == 0 and (
            len(dots) > 1 or (row.goal is not None and row.goal.value >= dot.value)
        )
        axis.annotate(
            dot.label, (dot.value, height + shift), xytext=(-9 if left else 9, 0),
            textcoords="offset points", ha="right" if left else "left", va="center", fontsize=9,
            color=dot.look.colour, fontweight="bold", annotation_clip=False,
        )
