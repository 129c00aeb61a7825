"""Which figures of a page fail a check of the documents against themselves: asked once for a page.

The rule is that of :mod:`helpers.comparison.disputed`. The flag goes with the number to whatever
page it stands on, so that no sentence calls sure what a table calls contradictory.

>>> is_disputed(page, published(figure))                                      # doctest: +SKIP
True
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from helpers.comparison import disputed
from helpers.comparison.consistency import Check
from helpers.comparison.disputed import DISPUTED
from helpers.comparison.quantity import Quantity
from helpers.dataset.model import Observation

if TYPE_CHECKING:
    from helpers.pages.page import Page


def is_disputed(page: Page, quantity: Quantity | None) -> bool:
    """Tell whether a number rests on a figure that another one contradicts."""
    return quantity is not None and any(
        disputed.rests_on(quantity, _contradicted(page, indicator_id))
        for indicator_id in dict.fromkeys(o.indicator.indicator_id for o in quantity.observations))


def flags(page: Page, quantity: Quantity | None) -> tuple[str, ...]:
    """Return the flag of a disputed number, none of any other."""
    return (DISPUTED,) if is_disputed(page, quantity) else ()


def failed(page: Page, figure: Observation) -> tuple[Check, ...]:
    """Return the checks that a figure fails: what its note says of it."""
    return disputed.of_figure(figure, _contradicted(page, figure.indicator.indicator_id))


@lru_cache(maxsize=1024)
def _contradicted(page: Page, indicator_id: str) -> disputed.Contradicted:
    return disputed.contradicted(
        page.data, disputed.checked_areas(page.data, page.families), indicator_id, page.years,
        page.as_of)
