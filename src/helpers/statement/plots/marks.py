"""What the charts draw: plain points with everything decided before drawing."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.statement.style import Look


@dataclass(frozen=True)
class Point:
    """A value in a year. ``hollow``: not a whole year, or not final.

    ``joins``: whether a line may come to it from the year before, which the rules of comparison
    decide, never the drawing.
    """

    year: int
    value: float
    label: str
    hollow: bool = False
    joins: bool = True


@dataclass(frozen=True)
class Line:
    """A series of one vintage of one place."""

    label: str
    look: Look
    points: tuple[Point, ...]

    def segments(self) -> list[tuple[Point, ...]]:
        """Return runs of neighbouring years: a missing year or a break ends a run.

        >>> from helpers.statement.style import LOOKS
        >>> line = Line("A", LOOKS[0], tuple(Point(y, y, "") for y in (2017, 2018, 2020)))
        >>> [[p.year for p in run] for run in line.segments()]
        [[2017, 2018], [2020]]
        """
        runs: list[list[Point]] = []
        for point in sorted(self.points, key=lambda p: p.year):
            follows = runs and runs[-1][-1].year == point.year - 1
            if follows and point.joins:
                runs[-1].append(point)
            else:
                runs.append([point])
        return [tuple(run) for run in runs]


@dataclass(frozen=True)
class Panel:
    """One small chart among several: a title and its lines.

    ``goals`` are drawn as short bars, dashed where hollow: set for a place that is no more.
    """

    title: str
    lines: tuple[Line, ...]
    goals: tuple[Line, ...] = ()
