"""How much of a place's growth one part of it made: 贡献率, the part's increment over the whole's.

>>> (Decimal(1810) - 1759) / (Decimal(2003) - 1950) * 100                     # doctest: +SKIP
Decimal('96.2')

A contribution needs what growth needs, of the part and of the whole: levels of one vintage, no
break between them, nothing in doubt. A whole that rounding lets stand still has no contributions.
"""

from __future__ import annotations

from decimal import Decimal

from helpers.comparison.quantity import Interval, Quantity, honest_digits, published
from helpers.comparison.refusal import ComparabilityError, refusal
from helpers.comparison.relations import growth, in_canonical, share
from helpers.dataset.load import Dataset
from helpers.dataset.model import Observation

_HUNDRED = Decimal(100)


def contribution(
    data: Dataset,
    part: tuple[Observation, Observation],
    whole: tuple[Observation, Observation],
) -> Quantity:
    """Return the share of the whole's increase that the part's increase makes, in percent.

    ``part`` and ``whole`` are the levels of an earlier and a later year. Nominal, as levels are.

    Raises
    ------
    ComparabilityError
        When growth is refused for either, when part and whole differ in vintage, scope, period or
        year, or when the whole did not surely rise.
    """
    for pair in (part, whole):
        growth(data, *pair)
    for figures in zip(part, whole, strict=True):
        share(data, *figures)
    (rise, rise_ends, unit), (total, total_ends, total_unit) = (
        _increment(data, *pair) for pair in (part, whole))
    if unit != total_unit or total_ends.low <= 0:
        raise ComparabilityError(refusal("no_rise", (*part, *whole)))
    corners = [top / bottom * _HUNDRED for top in (rise_ends.low, rise_ends.high)
               for bottom in (total_ends.low, total_ends.high)]
    low, high = min(corners), max(corners)
    value = honest_digits(rise / total * _HUNDRED, low, high)
    return Quantity(value, "%", Interval(low, high), "contribution",
                    (part[1], part[0], whole[1], whole[0]), ("note.contribution",))


def _increment(data: Dataset, earlier: Observation, later: Observation
               ) -> tuple[Decimal, Interval, str]:
    (old, old_ends, _), (new, new_ends, unit) = (
        in_canonical(data, published(figure)) for figure in (earlier, later))
    return new - old, Interval(new_ends.low - old_ends.high, new_ends.high - old_ends.low), unit
