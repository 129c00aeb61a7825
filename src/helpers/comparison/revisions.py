"""One cell in several documents: what was said first, what is used now, and how far they lie apart.

Figures of one area, indicator, year, measure and period, printed by more than one document, are
vintages of one cell. The first is the one published earliest (without a date: last); the chosen
is what :func:`helpers.selection.select` takes. For levels the change is in percent of the first,
for rates in percentage points. Both ends are rounded figures, so the change is an interval; where
the two meet within rounding nothing was revised.

>>> found = list(revisions(data, "binjiang", "gdp", range(2017, 2024)))       # doctest: +SKIP
>>> found[0].first.value, found[0].chosen.value, found[0].agrees              # doctest: +SKIP
(Decimal('1088.9'), Decimal('1088.9'), False)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from helpers.comparison.quantity import Interval, Quantity, honest_digits, interval
from helpers.dataset.load import Dataset
from helpers.dataset.model import Observation
from helpers.selection.choice import select

#: Decimals that a change bears at most.
DECIMALS = 1


@dataclass(frozen=True)
class Revision:
    """A cell with the figures of several documents, the earliest first.

    ``agrees`` is True where all of them meet within rounding.
    """

    figures: tuple[Observation, ...]
    chosen: Observation
    agrees: bool

    @property
    def first(self) -> Observation:
        """The figure that was published first."""
        return self.figures[0]

    @property
    def others(self) -> tuple[Observation, ...]:
        """The figures that are neither first nor chosen."""
        return tuple(f for f in self.figures[1:] if f is not self.chosen)


def revisions(
    data: Dataset, area_id: str, indicator_id: str, years: Sequence[int], measure: str = "level",
    as_of: date | None = None,
) -> Iterator[Revision]:
    """Yield a revision for each cell that two or more documents give an exact figure for."""
    for year in years:
        choice = select(data, area_id, indicator_id, year, measure, as_of=as_of)
        chosen = choice.chosen
        if chosen is None or not interval(chosen).closed:
            continue
        rivals = [lost.observation for lost in choice.losers]
        same = [
            other for other in rivals
            if not other.scope and (other.period, other.of) == (chosen.period, chosen.of)
            and interval(other).closed
        ]
        if not same:
            continue
        figures = tuple(sorted((chosen, *same), key=_by_date))
        ends = [_canonical(data, figure) for figure in figures]
        agrees = max(e.low for e in ends) <= min(e.high for e in ends)
        yield Revision(figures, chosen, agrees)


def change(data: Dataset, first: Observation, later: Observation) -> Quantity | None:
    """Return how far ``later`` lies from ``first``: percent of a level, points of a rate.

    None where the first is zero or the same figure.
    """
    if first is later:
        return None
    old, new = _canonical(data, first), _canonical(data, later)
    value_old, value_new = (_value(data, figure) for figure in (first, later))
    if first.measure != "level":
        ends = Interval(new.low - old.high, new.high - old.low)
        # Between printed rates the difference is plain, as in a gap of two places.
        return Quantity(value_new - value_old, "个百分点", ends, "gap", (later, first))
    if old.low <= 0:
        return None
    ends = Interval((new.low / old.high - 1) * 100, (new.high / old.low - 1) * 100)
    value = honest_digits((value_new / value_old - 1) * 100, ends.low, ends.high, DECIMALS)
    return Quantity(value, "%", ends, "growth", (first, later))


def _by_date(figure: Observation) -> tuple:
    return figure.source.published or date.max, figure.key


def _value(data: Dataset, figure: Observation) -> Decimal:
    return data.canonical(figure.usable_value, figure.usable_unit)[0]


def _canonical(data: Dataset, figure: Observation) -> Interval:
    ends = interval(figure)
    return Interval(*(data.canonical(end, figure.usable_unit)[0] for end in (ends.low, ends.high)))
