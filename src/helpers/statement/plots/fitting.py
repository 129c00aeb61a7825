"""Names too long for a chart end in ``…``: the table under it holds them whole.

Names come from the data, and nothing bounds them there. Those of the shipped data are drawn as
they are; only what fits in no picture is cut, and cut further where it leaves no room to draw in.
"""

from __future__ import annotations

import warnings

from matplotlib.figure import Figure
from matplotlib.text import Text

from helpers.statement.plots.titles import width

#: The widest line tried, in Latin letters (a Chinese character counts as two), then narrower ones.
LIMITS = (76, 48, 32, 20, 12)
#: A title has two lines, a label three at most.
MOST_LINES = 4


def cut(text: str, limit: int) -> str:
    """Return ``text`` with lines no wider than ``limit``, four at most.

    >>> cut("名称" * 9, 12), cut("short", 12)
    ('名称名称名…', 'short')
    """
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        lines = [*lines[:MOST_LINES - 1], lines[MOST_LINES - 1] + "…"]
    return "\n".join(_cut_line(line, limit) for line in lines)


def fit(figure: Figure) -> None:
    """Lay the figure out, cutting its texts as far as that takes."""
    for limit in LIMITS:
        _cut_texts(figure, limit)
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            figure.get_layout_engine().execute(figure)
        collapsed = [one for one in said if "collapsed" in str(one.message)]
        if not collapsed or limit == LIMITS[-1]:
            break
    for one in said:
        warnings.warn_explicit(one.message, one.category, one.filename, one.lineno)


def _cut_line(line: str, limit: int) -> str:
    if width(line) <= limit:
        return line
    # No line of the limit has more letters than that: nothing is gained by measuring the rest.
    kept = line[:limit]
    while width(kept) > limit - 2:
        kept = kept[:-1]
    return kept + "…"


def _cut_texts(figure: Figure, limit: int) -> None:
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            # Names only: numbers keep what writes them.
            names = [label.get_text() for label in axis.get_ticklabels()]
            shorter = [cut(name, limit) for name in names]
            if shorter != names:
                axis.set_ticks(axis.get_ticklocs(), shorter)
    for text in figure.findobj(Text):
        shorter = cut(text.get_text(), limit)
        if shorter != text.get_text():
            text.set_text(shorter)
