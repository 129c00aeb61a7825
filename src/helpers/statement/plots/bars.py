"""Bars by class, one panel a place: how many of which kind."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from helpers.statement import style
from helpers.statement.style import Look


def bar_panels(
    classes: Sequence[str], panels: Sequence[tuple[str, Look, Sequence[int]]]
) -> Figure:
    """Draw one panel a place beside each other, a bar a class, its count at its end.

    ``panels`` are title, look and one count for each class; all panels share one scale.
    """
    style.apply()
    figure, axes = plt.subplots(
        1, len(panels), figsize=(style.WIDTH, 0.27 * len(classes) + 0.55), sharey=True,
        squeeze=False,
    )
    most = max((count for _, _, counts in panels for count in counts), default=0) or 1
    for axis, (title, drawn, counts) in zip(axes.flat, panels, strict=True):
        axis.set_title(title)
        axis.barh(range(len(classes)), counts, color=drawn.colour, height=0.62)
        axis.set_xlim(0, most * 1.42)
        axis.set_ylim(len(classes) - 0.5, -0.5)
        axis.set_yticks(range(len(classes)), classes, color=style.INK)
        axis.set_xticks([])
        axis.tick_params(length=0)
        axis.spines["bottom"].set_visible(False)
        axis.axvline(0, color=style.RULE, linewidth=1.2)
        for height, count in enumerate(counts):
            # A class without figures has no bar, and its row of data no number to stand behind.
            axis.annotate(f"{count}" if count else "–", (count, height), xytext=(4, 0),
                          textcoords="offset points", va="center", ha="left", fontsize=9,
                          fontweight="bold" if count else None,
                          color=drawn.colour if count else style.MUTED)
    return figure
