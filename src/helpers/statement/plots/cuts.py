"""A whole and what it is made of: one panel of level bars a way of cutting it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from helpers.statement import style
from helpers.statement.style import Look


@dataclass(frozen=True)
class Bar:
    """One part: its name, size and the size as it is written."""

    name: str
    value: float
    label: str


@dataclass(frozen=True)
class Cut:
    """One way of cutting a whole into parts."""

    title: str
    bars: tuple[Bar, ...]
    look: Look


def cut_panels(cuts: Sequence[Cut]) -> Figure:
    """Draw the cuts one below the other on one scale; hollow, since they are plans."""
    style.apply()
    # The layout gives each title its own room: heights in the number of bars space all bars alike.
    sizes = [len(cut.bars) for cut in cuts]
    figure, axes = plt.subplots(
        len(cuts), 1, figsize=(style.WIDTH, 0.19 * sum(sizes) + 0.27 * len(cuts)), squeeze=False,
        gridspec_kw={"height_ratios": sizes}, sharex=True,
    )
    most = max(bar.value for cut in cuts for bar in cut.bars)
    for axis, cut in zip(axes.flat, cuts, strict=True):
        heights = range(len(cut.bars))
        axis.barh(heights, [bar.value for bar in cut.bars], height=0.62, facecolor="white",
                  edgecolor=cut.look.colour, linewidth=1.3)
        for height, bar in zip(heights, cut.bars, strict=True):
            axis.annotate(bar.label, (bar.value, height), xytext=(5, 0), fontsize=9,
                          textcoords="offset points", va="center", ha="left",
                          color=cut.look.colour, fontweight="bold")
        axis.set_yticks(list(heights), [bar.name for bar in cut.bars], color=style.INK)
        axis.set_ylim(len(cut.bars) - 0.5, -0.5)
        axis.set_xlim(0, most * 1.12)
        axis.set_xticks([])
        axis.tick_params(length=0)
        axis.spines["bottom"].set_visible(False)
        # From the left edge of the picture: names of parts leave a title little room of its own.
        axis.set_title(" ", fontsize=10, pad=4)
        axis.annotate(cut.title, (0.005, 1), xycoords=("figure fraction", "axes fraction"),
                      xytext=(0, 5), textcoords="offset points", fontsize=9.5, color=style.INK,
                      fontweight="bold").set_in_layout(False)
    return figure
