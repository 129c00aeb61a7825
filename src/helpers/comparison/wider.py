"""The share of a wider place, from figures that are equally final.

Selection takes the most final figure of each cell, which may leave a revised part beside a
whole that was not revised yet: 1949.8 (revised) of 18109 (first) is 10.8 %, but of 18247
(revised too) it is 10.7 %. So where the chosen figures differ in finality, those that they beat
are asked for two that agree; where there are none, the share is refused with its reason.

Shares of several places in one year are read against each other, so they are taken of one figure
of the whole wherever their own figures allow it. A share has the breaks of its part and of its
whole: across one neither says what the other would have been, so no change of the share follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from helpers.comparison import rules
from helpers.comparison.basis import PanelCell
from helpers.comparison.quantity import Quantity, published
from helpers.comparison.refusal import ComparabilityError, Refusal
from helpers.comparison.relations import share_of
from helpers.dataset.load import Dataset
from helpers.dataset.model import Break, Observation

#: How good a pair is, and its share: smaller is better.
_Ranked = tuple[tuple[int, ...], Quantity]


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
    found = shares_of_cell(data, [part], whole)[0]
    if isinstance(found, Refusal):
        raise ComparabilityError(found)
    return found


def shares_of_cell(
    data: Dataset, parts: Sequence[PanelCell], whole: PanelCell
) -> list[Quantity | Refusal]:
    """Return the share of each part, all of the same figure of the whole where that can be.

    The figure that most parts can be set against serves them all; what is left gets one of its
    own (see :func:`denominator`). A refusal stands where there is none.
    """
    found: dict[int, Quantity | Refusal] = {}
    open_ones: dict[int, list[_Ranked]] = {}
    for place, part in enumerate(parts):
        try:
            open_ones[place] = _pairs(data, part, whole)
        except ComparabilityError as error:
            found[place] = error.refusal
    while open_ones:
        served: dict[tuple, dict[int, _Ranked]] = {}
        for place, ranked in open_ones.items():
            for pair in sorted(ranked, key=lambda one: one[0]):
                served.setdefault(denominator(pair[1]).key, {}).setdefault(place, pair)
        best = min(served.values(), key=lambda by: (-len(by), sorted(p[0] for p in by.values())))
        for place, (_, share) in best.items():
            found[place] = share
            del open_ones[place]
    return [found[place] for place in range(len(parts))]


def denominator(share: Quantity) -> Observation:
    """Return the printed figure of the wider place that a share was taken of."""
    return share.observations[-1]


def breaks_of_share(
    breaks: Iterable[Break], part: PanelCell, whole: PanelCell, until: int
) -> tuple[Break, ...]:
    """Return the breaks of levels, of the part or of the whole, after their year up to another.

    Shares on the two sides of one may not be subtracted.
    """
    breaks = tuple(breaks)
    return tuple(dict.fromkeys(
        found for cell in (part, whole)
        for found in rules.breaks_within(breaks, cell.area, cell.indicator_id, "level",
                                         cell.year, until)))


def _pairs(data: Dataset, part: PanelCell, whole: PanelCell) -> list[_Ranked]:
    """Return every share of figures that agree: the chosen two first; or raise why there is none.

    Figures that were beaten are asked only where the chosen ones differ in nothing but finality,
    or to meet another part at its whole.
    """
    chosen, refused = [], None
    try:
        chosen = [((0, 0, 0, 0), share_of(data, part.quantity, whole.quantity))]
    except ComparabilityError as error:
        if error.refusal.code != "different_finality":
            raise
        refused = error
    others = []
    for (near, one), (far, two) in product(_figures(part), _figures(whole)):
        try:
            share = share_of(data, one, two)
        except ComparabilityError:
            continue
        low = sum(o.source.trust == "low" for o in share.observations)
        others.append(((1, low, near + far, near), share))
    if refused is not None and not others:
        raise refused
    return chosen + others


def _figures(cell: PanelCell) -> list[tuple[int, Quantity]]:
    """Return the number of a cell, then those it beat that are of the same period, in order."""
    beaten = [lost.observation for lost in cell.choice.losers] if cell.observation else []
    fit = (published(o) for o in beaten
           if not o.scope and o.period == cell.observation.period
           and rules.no_doubt(o) is None)
    return list(enumerate((cell.quantity, *fit)))
