"""What a page must say beside a number: what it inherits, and that a check contradicts it.

The flags that a number inherits from the figures behind it are those of
:mod:`helpers.statement.marks`; that one of these fails a check of the documents against themselves
(:mod:`helpers.pages.disputed`) goes with the number as well.

>>> codes(page, share(data, expected, copied))                                # doctest: +SKIP
('provisional', 'low_trust', 'disputed')
"""

from __future__ import annotations

from helpers.comparison.quantity import Quantity
from helpers.pages import disputed
from helpers.pages.page import Page
from helpers.statement import marks


def codes(page: Page, quantity: Quantity) -> tuple[str, ...]:
    """Return the flags of a number, printed or worked out, in a fixed order."""
    return marks.codes(quantity, disputed.flags(page, quantity))
