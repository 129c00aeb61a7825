"""The documents held against themselves: do published numbers follow from one another?

Each check compares intervals, so that rounding alone never looks like a contradiction:

* ``growth`` – a published growth rate against the growth that two levels imply; where the rate
  is real, the quotient is the implied deflator and a moderate gap is price change, not error;
* ``share`` – a stated share against its part and whole;
* ``sum`` – parts against their whole;
* ``vintage`` – the same cell in two documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from helpers.comparison.quantity import Interval, Quantity, interval
from helpers.comparison.refusal import ComparabilityError
from helpers.comparison.relations import growth, share
from helpers.dataset.load import Dataset
from helpers.dataset.model import Observation
from helpers.selection.choice import select

#: Price change between two years that no one would call a contradiction, in percent.
PLAUSIBLE_DEFLATOR = (Decimal("-4"), Decimal("6"))


@dataclass(frozen=True)
class Check:
    """One comparison of published numbers.

    ``verdict``: ``consistent``, ``price`` (real rate, the gap is plausible price change),
    ``contradictory``, or ``revised`` (two vintages of one cell). ``stated`` and ``implied`` are
    intervals in one unit; ``deflator`` the implied price change in percent where the rate is real.
    """

    kind: str
    verdict: str
    parts: tuple[Observation, ...]
    stated: Interval
    implied: Interval
    deflator: Interval | None = None
    derived: Quantity | None = None


def growth_checks(
    data: Dataset, area_id: str, indicator_id: str, years: Sequence[int], as_of: date | None = None
) -> Iterator[Check]:
    """Compare each published rate with the growth that the chosen levels imply."""
    real = data.indicators[indicator_id].growth == "real"
    for year in years:
        rate = select(data, area_id, indicator_id, year, "yoy_pct", as_of=as_of).chosen
        old = select(data, area_id, indicator_id, year - 1, as_of=as_of).chosen
        new = select(data, area_id, indicator_id, year, as_of=as_of).chosen
        if rate is None or old is None or new is None or not interval(rate).closed:
            continue
        try:
            # Breaks are what this check is for: it must see across them.
            derived = growth(data, old, new, breaks=())
        except ComparabilityError:
            continue
        implied = derived.interval
        stated = interval(rate)
        deflator = None
        verdict = "consistent" if _meet(stated, implied) else "contradictory"
        if real:
            deflator = Interval(
                ((100 + implied.low) / (100 + stated.high) - 1) * 100,
                ((100 + implied.high) / (100 + stated.low) - 1) * 100,
            )
            low, high = PLAUSIBLE_DEFLATOR
            plausible = deflator.high >= low and deflator.low <= high
            verdict = "price" if plausible else "contradictory"
        yield Check("growth", verdict, (rate, old, new), stated, implied, deflator, derived)


def share_checks(
    data: Dataset, area_id: str, indicator_id: str, years: Sequence[int], as_of: date | None = None
) -> Iterator[Check]:
    """Compare each stated share with its part and whole."""
    for year in years:
        stated = select(data, area_id, indicator_id, year, "share_pct", as_of=as_of).chosen
        if stated is None or stated.of not in data.indicators:
            continue
        part = select(data, area_id, indicator_id, year, as_of=as_of).chosen
        whole = select(data, area_id, stated.of, year, as_of=as_of).chosen
        if part is None or whole is None:
            continue
        try:
            derived = share(data, part, whole)
        except ComparabilityError:
            continue
        implied, printed = derived.interval, interval(stated)
        if not printed.closed:
            # "about 75 %": half a step of the last digit is the least that "about" can mean.
            verdict = "contradictory" if _far(stated.usable_value, implied) else "consistent"
            yield Check("share", verdict, (stated, part, whole),
                        Interval(stated.usable_value, stated.usable_value), implied,
                        derived=derived)
            continue
        verdict = "consistent" if _meet(printed, implied) else "contradictory"
        yield Check("share", verdict, (stated, part, whole), printed, implied, derived=derived)


def sum_checks(
    data: Dataset, area_id: str, indicator_id: str, years: Sequence[int], as_of: date | None = None
) -> Iterator[Check]:
    """Compare the level of an area with the sum of the areas that it was made of."""
    area = data.areas[area_id]
    if not area.composed_of or not data.indicators[indicator_id].additive:
        return
    for year in years:
        whole = select(data, area_id, indicator_id, year, as_of=as_of).chosen
        parts = [select(data, p, indicator_id, year, as_of=as_of).chosen for p in area.composed_of]
        if whole is None or any(p is None for p in parts):
            continue
        ends = [_canonical(data, p) for p in (whole, *parts)]
        if not all(e.closed for e in ends):
            continue
        implied = Interval(sum(e.low for e in ends[1:]), sum(e.high for e in ends[1:]))
        verdict = "consistent" if _meet(ends[0], implied) else "contradictory"
        yield Check("sum", verdict, (whole, *parts), ends[0], implied)


def vintage_checks(
    data: Dataset, area_id: str, indicator_id: str, years: Sequence[int], measure: str = "level",
    as_of: date | None = None,
) -> Iterator[Check]:
    """Compare the figures that several documents give for one cell."""
    for year in years:
        choice = select(data, area_id, indicator_id, year, measure, as_of=as_of)
        if choice.chosen is None:
            continue
        for lost in choice.losers:
            other = lost.observation
            if other.scope or other.period != choice.chosen.period or other.of != choice.chosen.of:
                continue
            chosen, beaten = _canonical(data, choice.chosen), _canonical(data, other)
            if not (chosen.closed and beaten.closed):
                continue
            verdict = "consistent" if _meet(chosen, beaten) else "revised"
            yield Check("vintage", verdict, (choice.chosen, other), chosen, beaten)


def _canonical(data: Dataset, figure: Observation) -> Interval:
    ends = interval(figure)
    return Interval(*(
        None if end is None else data.canonical(end, figure.usable_unit)[0]
        for end in (ends.low, ends.high)
    ))


def _meet(one: Interval, two: Interval) -> bool:
    return one.low <= two.high and two.low <= one.high


def _far(value: Decimal, around: Interval) -> bool:
    """Tell whether "about" cannot excuse the distance: more than two points outside."""
    return value < around.low - 2 or value > around.high + 2


