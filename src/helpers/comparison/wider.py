"""The share of a wider place, from figures that are equally final.

Selection takes the most final figure of each cell, which may leave a revised part beside a
whole that was not revised yet: 1949.8 (revised) of 18109 (first) is 10.8 %, but of 18247
(revised too) it is 10.7 %. So where the chosen figures differ in finality, those that they beat
are asked for two that agree; where there are none, the share is refused with its reason.
"""

from __future__ import annotations

from itertools import product

from helpers.comparison import rules
from helpers.comparison.basis import PanelCell
from helpers.comparison.quantity import Quantity, published
from helpers.comparison.refusal import ComparabilityError
from helpers.comparison.relations import share_of
from helpers.dataset.load import Dataset


def share_of_cell(data: Dataset, part: PanelCell, whole: PanelCell) -> Quantity:
    """Return the cell of a place as a percentage of the cell of a wider one.

    Of several pairs that agree, one without a figure of low trust comes first, then the one
    nearest to the chosen figures. Both cells must hold a number.

    Raises
    ------
    ComparabilityError
        ``different_finality`` when no two figures of the cells are equally final; else as
        :func:`helpers.comparison.relations.share_of`.
    """
    try:
        return share_of(data, part.quantity, whole.quantity)
    except ComparabilityError as error:
        if error.refusal.code != "different_finality":
            raise
        refused = error
    found = []
    for (near, one), (far, two) in product(_figures(part), _figures(whole)):
        try:
            share = share_of(data, one, two)
        except ComparabilityError:
            continue
        low = sum(o.source.trust == "low" for o in share.observations)
        found.append(((low, near + far, near), share))
    if not found:
        raise refused
    return min(found, key=lambda pair: pair[0])[1]


def _figures(cell: PanelCell) -> list[tuple[int, Quantity]]:
    """Return the number of a cell, then those it beat that are of the same period, in order."""
    beaten = [lost.observation for lost in cell.choice.losers] if cell.observation else []
    fit = (published(o) for o in beaten
           if not o.scope and o.period == cell.observation.period
           and rules.no_doubt(o) is None)
    return list(enumerate((cell.quantity, *fit)))
