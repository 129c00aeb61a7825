"""How many there are of something, for each thing and year: a heat map with the counts in it."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
from matplotlib.figure import Figure

from helpers.statement import style


def count_map(names: Sequence[str], columns: Sequence[str], counts: Sequence[Sequence[int]]
              ) -> Figure:
    """Draw counts: things down, years across. Zero stays blank; darker is more."""
    style.apply()
    figure, axis = plt.subplots(figsize=(style.WIDTH, 0.25 * len(names) + 0.4))
    grid = np.array(counts)
    signs = np.array([[str(n) if n else "" for n in row] for row in counts])
    shades = sns.light_palette(style.LOOKS[0].colour, as_cmap=True)
    sns.heatmap(
        np.where(grid > 0, grid, np.nan), ax=axis, annot=signs, fmt="", cbar=False,
        linewidths=1.2, linecolor="white", cmap=shades, vmin=0, vmax=max(grid.max(), 1),
        annot_kws={"fontsize": 10},
    )
    style.write_readably(axis)
    axis.xaxis.tick_top()
    axis.set_xticks(np.arange(len(columns)) + 0.5, columns, rotation=0)
    axis.set_yticks(np.arange(len(names)) + 0.5, names, rotation=0, color=style.INK)
    axis.tick_params(length=0)
    for height in range(len(names) + 1):
        axis.axhline(height, color=style.RULE, linewidth=0.6)
    return figure
