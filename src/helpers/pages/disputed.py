"""Which figures fail a check of the documents against themselves: asked once for a page.

A figure is disputed where a published growth rate, a stated share or a sum of parts contradicts
it, rounding and prices allowed for (:mod:`helpers.comparison.consistency`). Every part of such a
check is: which of them is wrong, the documents do not say. The flag goes with the number to
whatever page it stands on, so that no sentence calls sure what a table calls contradictory; a
second document that prints the same number for the same cell is no better than the first.

>>> is_disputed(page, published(figure))                                      # doctest: +SKIP
True
"""

from __future__ import annotations

from functools import lru_cache

from helpers.comparison.quantity import Quantity
from helpers.dataset.model import Observation
from helpers.pages.page import Page
from helpers.pages.sections import checks, extent

#: The flag of a disputed figure, in the catalogue ``flag.disputed``.
DISPUTED = "disputed"


def is_disputed(page: Page, quantity: Quantity | None) -> bool:
    """Tell whether a number rests on a figure that another one contradicts."""
    return quantity is not None and any(
        _said(o) in _contradicted(page, o.indicator.indicator_id)
        for o in quantity.observations)


def flags(page: Page, quantity: Quantity | None) -> tuple[str, ...]:
    """Return the flag of a disputed number, none of any other."""
    return (DISPUTED,) if is_disputed(page, quantity) else ()


@lru_cache(maxsize=1024)
def _contradicted(page: Page, indicator_id: str) -> frozenset[tuple]:
    """Return what the figures of one indicator that fail a check say."""
    # A share is a check of its part; its whole has checks of its own.
    return frozenset(
        _said(o) for area in extent.checked_areas(page)
        for check in checks.of_indicator(page, area.area_id, indicator_id)
        if check.verdict == "contradictory"
        for o in check.parts if o.indicator.indicator_id == indicator_id)


def _said(figure: Observation) -> tuple:
    """Return which number a figure gives for which cell, whoever prints it."""
    return (figure.area, figure.indicator, figure.scope, figure.year, figure.period,
            figure.measure, figure.of, figure.is_result, figure.bound, figure.usable_value,
            figure.usable_unit)
