"""Which figures of an indicator fail a check of the documents against themselves.

A figure is disputed where a published growth rate, a stated share or a sum of parts contradicts
it, rounding and prices allowed for (:mod:`helpers.comparison.consistency`). Every part of such a
check is: which of them is wrong, the documents do not say. A second document that prints the same
number for the same cell is no better than the first.

>>> rests_on(quantity, contradicted(data, areas, "gdp", range(2017, 2024)))   # doctest: +SKIP
True
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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


#: The checks that figures fail, by what a figure says (see :func:`of_figure`).
Contradicted = dict[tuple, tuple[Check, ...]]


def contradicted(data: Dataset, areas: Iterable[Area], indicator_id: str, years: Sequence[int],
                 as_of: date | None = None) -> Contradicted:
    """Return the checks that figures of one indicator fail, for :func:`rests_on`."""
    found: Contradicted = {}
    for area in areas:
        for check in checks(data, area.area_id, indicator_id, years, as_of):
            if check.verdict == "contradictory":
                # A share is a check of its part; its whole has checks of its own.
                for said in {_said(o): None for o in check.parts
                             if o.indicator.indicator_id == indicator_id}:
                    found[said] = (*found.get(said, ()), check)
    return found


def of_figure(figure: Observation, found: Contradicted) -> tuple[Check, ...]:
    """Return the checks that a figure fails, or that another fails that says the same."""
    return found.get(_said(figure), ())


def rests_on(quantity: Quantity | None, found: Contradicted) -> bool:
    """Tell whether a number rests on a figure that another one contradicts."""
    return quantity is not None and any(of_figure(o, found) for o in quantity.observations)


def _said(figure: Observation) -> tuple:
    """Return which number a figure gives for which cell, whoever prints it."""
    return (figure.area, figure.indicator, figure.scope, figure.year, figure.period,
            figure.measure, figure.of, figure.is_result, figure.bound, figure.usable_value,
            figure.usable_unit)
