"""Short series as small slopes: what was, what is, and nothing between that is not known."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.statement import style
from helpers.statement.plots.marks import Line, Panel
from helpers.statement.plots.titles import wrapped

COLUMNS = 3
#: How many half-width characters a title of a panel may take on a line.
TITLE_WIDTH = 20


def slopes(panels: Sequence[Panel], height: float = 1.45) -> Figure:
    """Draw panels in up to three columns, each on its own years and scale, every value labelled."""
    style.apply()
    columns = min(len(panels), COLUMNS)
    rows = -(-len(panels) // COLUMNS)
    figure, axes = plt.subplots(
        rows, columns, figsize=(style.WIDTH, height * rows + 0.15), squeeze=False)
    figure.get_layout_engine().set(h_pad=0.09, w_pad=0.06)
    for axis, panel in zip(axes.flat, panels, strict=False):
        _panel(axis, panel)
    for axis in axes.flat[len(panels):]:
        axis.set_visible(False)
    return figure


def _panel(axis: Axes, panel: Panel) -> None:
    axis.set_title(wrapped(panel.title, TITLE_WIDTH), fontsize=9.5, fontweight="normal",
                   linespacing=1.35, color=style.INK)
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
                  linestyle=line.look.dash, linewidth=line.look.width, zorder=3)
    for point in line.points:
        axis.plot(point.year, point.value, marker=line.look.marker, linestyle="none",
                  color=line.look.colour, zorder=4, markeredgewidth=1.4,
                  markerfacecolor="white" if point.hollow else line.look.colour)
        axis.annotate(point.label, (point.year, point.value), xytext=(0, 8),
                      textcoords="offset points", ha="center", va="bottom", fontsize=9,
                      fontweight="bold", color=line.look.colour, annotation_clip=False)
