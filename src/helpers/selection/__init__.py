"""Which figure stands for a place, an indicator and a year; why; and what it beat.

Several documents may give a figure for one cell. The rules, in this order (``CRITERIA``): a
whole year before part of one, a later vintage before an earlier, final before provisional,
official before press before copies, the later document. A figure of a park is never the figure of
its district, a goal never a result. The losers are kept, each with the rule that it lost by.

>>> from helpers.dataset.load import load                                     # doctest: +SKIP
>>> choice = select(load("data"), "binjiang", "gdp", 2022)                    # doctest: +SKIP
>>> choice.state, choice.chosen.value                                         # doctest: +SKIP
('value', Decimal('2184.8'))
"""

from helpers.selection.choice import CRITERIA, Choice, Loser, select, select_goals
from helpers.selection.series import Cell, family_cell, series

__all__ = [
    "CRITERIA", "Cell", "Choice", "Loser", "family_cell", "select", "select_goals", "series",
]
