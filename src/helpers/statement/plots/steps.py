"""Goals as hollow columns over the years, and what later documents say as marks: small multiples.

Columns stand in the years that the goals name and nowhere else; nothing joins them, since no
document says how the way between two goals was meant to go.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.statement import style
from helpers.statement.plots.marks import Point
from helpers.statement.style import Look

#: Width of a column in years, and how far a mark stands beside the column of its year.
_WIDE, _ASIDE = 0.5, 0.27
#: Between the two, the values keep this far (in years) from the middle. Inches that a bold digit
#: takes, and a sign between digits.
_APART, _DIGIT, _SIGN = 0.03, 0.074, 0.036
#: Height of a row of panels in inches, and what each further line of a title adds.
_HEIGHT, _LINE = 0.96, 0.15
#: Fewest years on an axis, so that a single column does not fill its panel.
_FEWEST = 3


@dataclass(frozen=True)
class Steps:
    """One panel: goals (hollow columns) and results (marks) of one quantity in one unit."""

    title: str
    goals: tuple[Point, ...]
    results: tuple[Point, ...]
    look: Look
    result_look: Look


def goal_steps(panels: Sequence[Steps], columns: int = 2) -> Figure:
    """Draw the panels in columns, each from zero on its own scale and over its own years.

    Every year between the first and the last has its place, also one without goal or result.
    """
    style.apply()
    rows = [panels[start:start + columns] for start in range(0, len(panels), columns)]
    # A long title takes its room from the page, not from the columns under it: these are as high
    # in each row, since the layout gives the titles theirs.
    heights = [_HEIGHT + _LINE * max(panel.title.count("\n") for panel in row) for row in rows]
    figure, axes = plt.subplots(
        len(rows), columns, figsize=(style.WIDTH, sum(heights)), squeeze=False,
    )
    figure.get_layout_engine().set(h_pad=0.04)
    for axis, panel in zip(axes.flat, panels, strict=False):
        _panel(axis, panel, style.WIDTH / columns)
    for axis in axes.flat[len(panels):]:
        axis.set_visible(False)
    return figure


def _panel(axis: Axes, panel: Steps, inches: float) -> None:
    points = (*panel.goals, *panel.results)
    first = min(point.year for point in points)
    last = max(max(point.year for point in points), first + _FEWEST - 1)
    axis.set_title(panel.title, fontsize=9, pad=4, linespacing=1.15)
    axis.set_xlim(first - 0.65, last + 0.65)
    axis.set_xticks(range(first, last + 1),
                    [f"{year % 100:02d}" for year in range(first, last + 1)], fontsize=9)
    axis.tick_params(length=2, pad=2)
    axis.set_yticks([])
    values = [point.value for point in points]
    top = max(*values, 0) or 1
    axis.set_ylim(min(0, *values), top * 1.55)
    per_inch = (last - first + 1.3) / inches
    answered = {point.year for point in panel.results}
    wanted = {point.year for point in panel.goals}
    for goal in panel.goals:
        aside = -_ASIDE if goal.year in answered else 0
        axis.bar(goal.year + aside, goal.value, width=_WIDE - (0.12 if aside else 0),
                 facecolor="white", edgecolor=panel.look.colour, linewidth=1.4, zorder=2)
        _write(axis, goal, aside, per_inch, panel.look.colour)
    for result in panel.results:
        aside = _ASIDE if result.year in wanted else 0
        axis.plot(result.year + aside, result.value, marker=panel.result_look.marker,
                  markersize=6, color=panel.result_look.colour, linestyle="none", zorder=4,
                  markeredgewidth=1.3,
                  markerfacecolor="white" if result.hollow else panel.result_look.colour)
        _write(axis, result, aside, per_inch, panel.result_look.colour)


def _write(axis: Axes, point: Point, aside: float, per_inch: float, colour: str) -> None:
    """Write a value over its column or mark; those of one year each on its side of the middle."""
    if aside:
        wide = sum(_SIGN if sign in ",." else _DIGIT for sign in point.label)
        half = wide * per_inch / 2 + _APART
        aside = min(aside, -half) if aside < 0 else max(aside, half)
    axis.annotate(
        point.label, (point.year + aside, point.value), xytext=(0, 4),
        textcoords="offset points", ha="center", va="bottom", fontsize=9, color=colour,
        fontweight="bold", annotation_clip=False, zorder=5,
    )
