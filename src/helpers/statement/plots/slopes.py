"""Short series as small slopes: what was, what is, and nothing between that is not known."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.statement import style
from helpers.statement.plots.marks import Line, Panel

COLUMNS = 3
#: How many half-width characters a title of a panel may take on a line.
TITLE_WIDTH = 25


def slopes(panels: Sequence[Panel], height: float = 1.45) -> Figure:
    """Draw panels in three columns, each on its own years and scale, every value labelled."""
    style.apply()
    rows = -(-len(panels) // COLUMNS)
    figure, axes = plt.subplots(
        rows, COLUMNS, figsize=(style.WIDTH, height * rows + 0.15), squeeze=False)
    figure.get_layout_engine().set(h_pad=0.09, w_pad=0.06)
    for axis, panel in zip(axes.flat, panels, strict=False):
        _panel(axis, panel)
    for axis in axes.flat[len(panels):]:
        axis.set_visible(False)
    return figure


def wrapped(text: str, limit: int = TITLE_WIDTH) -> str:
    """Break a title into lines: Latin words stay whole, Chinese may break anywhere.

    >>> wrapped("新增公共停车泊位（个）", 12)
    '新增公共停车\\n泊位（个）'
    >>> wrapped("digital core, share of GDP", 14)
    'digital core,\\nshare of GDP'
    """
    lines, line = [], ""
    for piece in _pieces(text):
        if line and _width(line + piece.rstrip()) > limit:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return "\n".join([*lines, line.rstrip()])


def _pieces(text: str) -> list[str]:
    found: list[str] = []
    for character in text:
        glued = found and (
            found[-1].endswith("（") or character in " ，。）；：、"
            or (_latin(character) and _latin(found[-1][-1])))
        if glued:
            found[-1] += character
        else:
            found.append(character)
    return found


def _latin(character: str) -> bool:
    return unicodedata.east_asian_width(character) not in "WF" and character != " "


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _panel(axis: Axes, panel: Panel) -> None:
    axis.set_title(wrapped(panel.title), fontsize=9.5, fontweight="normal", color=style.INK)
    years = sorted({point.year for line in panel.lines for point in line.points})
    room = max(years[-1] - years[0], 1)
    axis.set_xlim(years[0] - room * 0.45, years[-1] + room * 0.45)
    axis.set_xticks(years, [str(year) for year in years])
    values = [point.value for line in panel.lines for point in line.points]
    low, high = min(0.0, *values), max(0.0, *values)
    axis.set_ylim(low - (high - low) * 0.05, high + (high - low) * 0.5 or 1)
    axis.set_yticks([])
    if low < 0:
        axis.axhline(0, color=style.RULE, linewidth=0.8)
    for line in panel.lines:
        _line(axis, line)


def _line(axis: Axes, line: Line) -> None:
    for run in line.segments():
        axis.plot([p.year for p in run], [p.value for p in run], color=line.look.colour,
                  linestyle=line.look.dash, zorder=3)
    for point in line.points:
        axis.plot(point.year, point.value, marker=line.look.marker, linestyle="none",
                  color=line.look.colour, zorder=4, markeredgewidth=1.4,
                  markerfacecolor="white" if point.hollow else line.look.colour)
        axis.annotate(point.label, (point.year, point.value), xytext=(0, 8),
                      textcoords="offset points", ha="center", va="bottom", fontsize=9,
                      fontweight="bold", color=line.look.colour, annotation_clip=False)
