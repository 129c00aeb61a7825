"""Which figures of an indicator fail a check of the documents against themselves.

A figure is disputed where a published growth rate, a stated share or a sum of parts contradicts
it, rounding and prices allowed for (:mod:`helpers.comparison.consistency`). Every part of such a
check is: which of them is wrong, the documents do not say. A second document that prints the same
number for the same cell is no better than the first.

>>> Disputes(data, ("north",), range(2017, 2024)).of(figure)                  # doctest: +SKIP
(Check(kind='growth', verdict='contradictory', ...),)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from helpers.comparison import consistency
from helpers.comparison.consistency import Check
from helpers.comparison.quantity import Quantity
from helpers.dataset.load import Dataset
from helpers.dataset.model import Area, Observation

#: The flag of a disputed figure, in the catalogue ``flag.disputed``.
DISPUTED = "disputed"


def checked_areas(data: Dataset, families: Iterable[str]) -> tuple[Area, ...]:
    """Return the areas whose figures are held against each other: the districts, then the city."""
    own = [area for family in families for area in data.vintages_of(family)]
    return (*own, *data.comparators()[:1])


def checks(data: Dataset, area_id: str, indicator_id: str, years: Sequence[int],
           as_of: date | None = None) -> Iterator[Check]:
    """Yield every check of one indicator of one area in some years."""
    about = (data, area_id, indicator_id, years)
    yield from consistency.growth_checks(*about, as_of=as_of)
    yield from consistency.share_checks(*about, as_of=as_of)
    yield from consistency.sum_checks(*about, as_of=as_of)
    yield from consistency.vintage_checks(*about, as_of=as_of)
    yield from consistency.vintage_checks(*about, measure="yoy_pct", as_of=as_of)


@dataclass
class Disputes:
    """The checks that fail among the figures of some districts and years, asked when needed.

    >>> Disputes(data, ("north",), range(2017, 2024)).touch(quantity)             # doctest: +SKIP
    True
    """

    data: Dataset
    families: Sequence[str]
    years: Sequence[int]
    as_of: date | None = None
    _known: dict[str, dict[tuple, tuple[Check, ...]]] = field(default_factory=dict)

    def of(self, figure: Observation) -> tuple[Check, ...]:
        """Return the checks that a figure fails, or that another fails that says the same."""
        indicator_id = figure.indicator.indicator_id
        if indicator_id not in self._known:
            self._known[indicator_id] = self._failed(indicator_id)
        return self._known[indicator_id].get(_said(figure), ())

    def touch(self, quantity: Quantity | None) -> bool:
        """Tell whether a number rests on a figure that another one contradicts."""
        return quantity is not None and any(map(self.of, quantity.observations))

    def _failed(self, indicator_id: str) -> dict[tuple, tuple[Check, ...]]:
        found: dict[tuple, tuple[Check, ...]] = {}
        for area in checked_areas(self.data, self.families):
            for check in checks(self.data, area.area_id, indicator_id, self.years, self.as_of):
                if check.verdict != "contradictory":
                    continue
                # A share is a check of its part; its whole has checks of its own.
                for said in {_said(o): None for o in check.parts
                             if o.indicator.indicator_id == indicator_id}:
                    found[said] = (*found.get(said, ()), check)
        return found


def _said(figure: Observation) -> tuple:
    """Return which number a figure gives for which cell, whoever prints it."""
    return (figure.area, figure.indicator, figure.scope, figure.year, figure.period,
            figure.measure, figure.of, figure.is_result, figure.bound, figure.usable_value,
            figure.usable_unit)
