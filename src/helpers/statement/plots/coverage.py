"""The map of what is known: indicator x year for each place, each cell a state."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure

from helpers.statement import style

#: States from least to most known, each with its shade; the letters tell them apart in grey.
SHADES = {
    "not_found": "#ffffff",
    "refused": "#f3e3dc",
    "target_only": "#e3e8ee",
    "part_year": "#b9cbdc",
    "derived": "#7f9fbd",
    "value": "#12436D",
}


def coverage_map(
    indicators: Sequence[str],
    years: Sequence[int],
    panels: Sequence[tuple[str, Sequence[Sequence[str]]]],
    letters: dict[str, str],
) -> Figure:
    """Draw one heat map a place, side by side, indicators down and years across.

    ``panels`` are pairs of a title and the states by indicator and year; ``letters`` give the sign
    of each state.
    """
    style.apply()
    states = list(SHADES)
    figure, axes = plt.subplots(
        1, len(panels), figsize=(style.WIDTH, 0.3 * len(indicators) + 0.7), sharey=True,
        squeeze=False,
    )
    for axis, (title, grid) in zip(axes.flat, panels, strict=True):
        numbers = np.array([[states.index(state) for state in row] for row in grid])
        signs = np.array([[letters[state] for state in row] for row in grid])
        sns.heatmap(
            numbers, ax=axis, annot=signs, fmt="", cbar=False, linewidths=1.2, linecolor="white",
            cmap=ListedColormap(list(SHADES.values())), vmin=-0.5, vmax=len(states) - 0.5,
            annot_kws={"fontsize": 9},
        )
        style.write_readably(axis)
        axis.set_title(title)
        axis.set_xticks(np.arange(len(years)) + 0.5, [f"{year % 100:02d}" for year in years])
        axis.set_yticks(np.arange(len(indicators)) + 0.5, indicators, rotation=0, color=style.INK)
        axis.tick_params(length=0)
        for height in range(len(indicators) + 1):
            axis.axhline(height, color=style.RULE, linewidth=0.6)
    return figure
