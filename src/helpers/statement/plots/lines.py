"""Small multiples over years: one panel an indicator, one line a place, cut where the data is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from helpers.statement import style
from helpers.statement.plots.marks import Line, Panel, Point
from helpers.statement.plots.titles import width

#: Years that the goals of one year are wide, all together.
_GOAL_WIDTH = 0.84
#: A label that is moved up by more than so many times its height stands beside another point.
_FAR = 1.3
#: Into so many steps a line is cut to see whether a label would stand on it.
_STEPS = 8
#: Beside another panel a title of more half-width characters than this is too long at full size.
_LONG_TITLE = 26
_LONG_TITLE_SIZE = 9
#: Marks of one year that are closer than this share of the panel's height would hide each other,
#: and stand so many years apart.
_NEAR, _APART = 0.09, 0.26


def small_multiples(
    panels: Sequence[Panel],
    years: tuple[int, int],
    cut_years: Sequence[int] = (),
    zero: bool = True,
    height: float = 1.55,
) -> Figure:
    """Draw panels in two columns (one alone takes the width) on one range of years.

    ``cut_years`` are years at whose start a dotted rule marks a break for a place; ``zero`` keeps
    zero in view, as levels and their ratio demand.
    """
    style.apply()
    columns = min(len(panels), 2)
    rows = (len(panels) + 1) // 2
    figure, axes = plt.subplots(
        rows, columns, figsize=(style.WIDTH, height * rows + 0.25), squeeze=False
    )
    # One long title would run into its neighbour's: then all are set smaller.
    long = any(width(line) > _LONG_TITLE for panel in panels for line in panel.title.split("\n"))
    for axis, panel in zip(axes.flat, panels, strict=False):
        _panel(axis, panel, years, cut_years, zero)
        axis.set_title(panel.title, linespacing=1.35,
                       fontsize=_LONG_TITLE_SIZE if columns > 1 and long else None)
    for axis in axes.flat[len(panels):]:
        axis.set_visible(False)
    return figure


def one_panel(
    lines: Sequence[Line], years: tuple[int, int], cut_years: Sequence[int], before: str, after: str
) -> Figure:
    """Draw one large panel whose lines carry their names; ``before`` and ``after`` name the sides
    of the first cut.
    """
    style.apply()
    figure, axis = plt.subplots(figsize=(style.WIDTH, 2.3))
    named = tuple(_with_name(line) if line.points[-1].year == years[1] else line for line in lines)
    _panel(axis, Panel("", named), years, cut_years, zero=True, ends_only=True)
    low, high = axis.get_ylim()
    axis.set_ylim(low, high * 1.12)
    axis.set_xlim(years[0] - 0.5, years[1] + 0.24 * (years[1] - years[0] + 1))
    for year in cut_years[:1]:
        for text, side, align in ((before, -0.08, "right"), (after, 0.08, "left")):
            axis.annotate(text, (year - 0.5 + side, high * 1.1), ha=align, va="top", fontsize=9,
                          color=style.MUTED)
    for line in lines:
        first, last = line.points[0], line.points[-1]
        if last.year != years[1]:
            # A short line is named over its middle, or from the edge on, with all its values.
            text = f"{line.label} {' → '.join(point.label for point in line.points)}"
            below = line.look.marker == "^"
            values = [point.value for point in line.points]
            inside = first.year > years[0]
            axis.annotate(text, ((first.year + last.year) / 2 if inside else first.year,
                                 min(values) if below else max(values)),
                          xytext=(0 if inside else -6, -12 if below else 12),
                          textcoords="offset points", ha="center" if inside else "left",
                          va="center", fontsize=9, color=line.look.colour)
    return figure


def _with_name(line: Line) -> Line:
    """Return the line with its name before its last value, which stands at its end."""
    last = line.points[-1]
    return replace(line, points=(
        *line.points[:-1], replace(last, label=f"{line.label} {last.label}")))


def _panel(
    axis: Axes, panel: Panel, years: tuple[int, int], cut_years: Sequence[int], zero: bool,
    ends_only: bool = False,
) -> None:
    first, last = years
    axis.set_xlim(first - 0.45, last + 1.15)
    axis.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=4))
    ticks = list(range(first, last + 1, 2 if last - first > 3 else 1))
    axis.set_xticks(ticks, [str(year) for year in ticks])
    axis.grid(axis="y")
    axis.yaxis.set_major_locator(MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10]))
    for year in cut_years:
        if first < year <= last:
            axis.axvline(year - 0.5, color=style.MUTED, linewidth=0.8, linestyle=(0, (1, 2)))
    _goals(axis, panel.goals)
    ends: list[tuple[Point, Line]] = []
    at = _places(panel, zero)
    for line in panel.lines:
        for run in line.segments():
            axis.plot([at[id(p)] for p in run], [p.value for p in run], color=line.look.colour,
                      linestyle=line.look.dash, linewidth=line.look.width, zorder=3)
        for point in line.points:
            axis.plot(
                at[id(point)], point.value, marker=line.look.marker, linestyle="none",
                color=line.look.colour, zorder=4, markeredgewidth=1.4,
                markerfacecolor="white" if point.hollow else line.look.colour, clip_on=False,
            )
        # In a panel of its own a short line is named with its values; the city is only a backdrop.
        named = line.look != style.COMPARATOR and (
            not ends_only or line.points[-1].year == last)
        if line.points and named:
            ends.append((max(line.points, key=lambda p: p.year), line))
    low, high = axis.get_ylim()
    if zero:
        low = min(low, 0)
    room = (high - low) * 0.12
    axis.set_ylim(low - (room if low < 0 else 0), high + room)
    if low < 0 < high:
        axis.axhline(0, color=style.RULE, linewidth=0.9, zorder=1)
    _label_ends(axis, ends, panel.lines, at, [year - 0.5 for year in cut_years])


def _places(panel: Panel, zero: bool) -> dict[int, float]:
    """Return where each point (by its identity: two may be equal) stands on the axis of years."""
    values = [p.value for line in (*panel.lines, *panel.goals) for p in line.points]
    values += [0.0] if zero else []
    near = (max(values) - min(values)) * _NEAR if values else 0
    places: dict[int, float] = {}
    for year in {point.year for line in panel.lines for point in line.points}:
        points = [point for line in panel.lines for point in line.points if point.year == year]
        crowded = [p for p in points
                   if any(abs(p.value - other.value) < near for other in points if other is not p)]
        places |= {id(point): float(year) for point in points}
        step = _APART / max(len(crowded) - 1, 1)
        for place, point in enumerate(crowded):
            places[id(point)] += place * step - _APART / 2
    return places


def _goals(axis: Axes, goals: Sequence[Line]) -> None:
    """Draw goals as short bars; those of one year share its width, so that none hides another."""
    for year in sorted({point.year for goal in goals for point in goal.points}):
        set_then = [(point, goal.look) for goal in goals for point in goal.points
                    if point.year == year]
        wide = _GOAL_WIDTH / len(set_then)
        for place, (point, look) in enumerate(set_then):
            start = year - _GOAL_WIDTH / 2 + place * wide
            axis.plot([start, start + wide * 0.92], [point.value] * 2, color=look.colour,
                      linewidth=2.2, solid_capstyle="butt", dash_capstyle="butt", zorder=2,
                      linestyle=(0, (0.9, 0.6)) if point.hollow else "-")


def _label_ends(
    axis: Axes, ends: list[tuple[Point, Line]], lines: Sequence[Line], at: Mapping[int, float],
    cuts: Sequence[float],
) -> None:
    """Write each line's last value beside it, apart where labels would touch.

    Where another point or line stands in its way it goes above or below, if there is room.
    """
    low, high = axis.get_ylim()
    least = (high - low) * 0.155
    points = [p for line in lines for p in line.points]
    between = [place for line in lines for place in _between(line)]
    placed: list[tuple[float, float]] = []
    for point, line in sorted(ends, key=lambda item: item[0].value):
        height = point.value
        for year, other in placed:
            if abs(year - point.year) < 1.6:
                height = max(height, other + least)
        marks = [(p.year, p.value) for p in points if p is not point]
        # Beside its point, unless it would stand on a cut or so high that it reads as another's.
        beside = not any(0.3 <= cut - point.year <= 1.2 for cut in cuts) and (
            height - point.value < least * _FAR)
        aside = _aside(point, height, marks, between, least, beside)
        if aside is None:
            # Lines leave no room anywhere: keep clear of the marks at least.
            aside = _aside(point, height, marks, (), least, beside) or 0
        if not aside:
            placed.append((point.year, height))
        # Right of all marks of its year; above or below on the side of a cut that it is on.
        right = max((at[id(p)] for p in points if p.year == point.year), default=point.year)
        align = {1: "right", -1: "left"}.get(
            next((1 if cut > point.year else -1 for cut in cuts if abs(cut - point.year) < 1), 0),
            "center")
        axis.annotate(
            point.label, (at[id(point)], point.value) if aside else (right, height),
            xytext=({"right": 5, "left": -5}.get(align, 0), aside) if aside else (7, 0),
            textcoords="offset points", va="center", ha=align if aside else "left",
            color=line.look.colour, fontsize=9, fontweight="bold", annotation_clip=False, zorder=6,
        )


def _between(line: Line) -> list[tuple[float, float]]:
    """Return places on what joins the points of a line."""
    return [
        (one.year + (two.year - one.year) * step / _STEPS,
         one.value + (two.value - one.value) * step / _STEPS)
        for run in line.segments() for one, two in pairwise(run) for step in range(1, _STEPS)]


def _aside(point: Point, height: float, marks: Sequence[tuple[float, float]],
           between: Sequence[tuple[float, float]], least: float, beside: bool) -> int | None:
    """Return 0 where a label fits to the right of its point, else how far it goes up or down.

    None where it fits nowhere.

    It may stand to the right only where ``beside``. A label is about a year wide and ``least``
    high. A mark is half as high; what joins marks is thin and may come closer.
    """
    def free(first: float, last: float, bottom: float, top: float, closer: float = 0) -> bool:
        return not (
            any(first <= year <= last and bottom <= value <= top for year, value in marks)
            or any(first <= year <= last and bottom + closer <= value <= top - closer
                   for year, value in between))

    if beside and free(point.year + 0.3, point.year + 1.2,
                       height - least * 0.6, height + least * 0.6):
        return 0
    for offset, bottom, top in ((-11, -1.7, -0.3), (11, 0.3, 1.7)):
        if free(point.year - 0.5, point.year + 0.5, point.value + least * bottom,
                point.value + least * top, closer=least * 0.35):
            return offset
    return None
