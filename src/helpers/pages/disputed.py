"""Which numbers of a page rest on figures that fail a check of the documents against themselves.

The rule is that of :mod:`helpers.comparison.disputed`. The flag goes with the number to whatever
page it stands on, so that no sentence calls sure what a table calls contradictory.

>>> is_disputed(page, published(figure))                                      # doctest: +SKIP
True
"""

from __future__ import annotations

from helpers.comparison.disputed import DISPUTED
from helpers.comparison.quantity import Quantity
from helpers.pages.page import Page


def is_disputed(page: Page, quantity: Quantity | None) -> bool:
    """Tell whether a number rests on a figure that another one contradicts."""
    return page.disputes.touch(quantity)


def flags(page: Page, quantity: Quantity | None) -> tuple[str, ...]:
    """Return the flag of a disputed number, none of any other."""
    return (DISPUTED,) if is_disputed(page, quantity) else ()
