"""What must be said beside a number: the flags of every printed figure that it rests on.

A share of the city is as provisional as its part and as doubtful as its whole, so a number that
the page has worked out inherits what stands beside the figures behind it, each flag once and in
the order of :data:`helpers.statement.flags.FLAGS`. That a figure fails a check of the documents
against themselves (:mod:`helpers.pages.disputed`), or was restated for an area that came later,
is inherited too; so is that a part is a sum or was calculated back.

>>> codes(page, share(data, expected, copied))                                # doctest: +SKIP
('provisional', 'low_trust')
"""

from __future__ import annotations

from collections.abc import Iterator

from helpers.comparison.quantity import Quantity
from helpers.pages import disputed
from helpers.pages.page import Page
from helpers.selection.series import is_restated
from helpers.statement import numbers
from helpers.statement.flags import FLAGS

#: Levels that no document prints; a cell that holds one says which it is.
_LEVELS = ("sum", "back")


def codes(page: Page, quantity: Quantity) -> tuple[str, ...]:
    """Return the flags of a number, printed or worked out, in a fixed order."""
    found = {*_made(quantity), *disputed.flags(page, quantity),
             *(code for o in quantity.observations
               for code in numbers.flags(o, is_restated(o.area, o.year)))}
    # Months come first: they belong to the number's year.
    months = sorted(code for code in found if code.startswith(numbers.PART_YEAR))
    return (*months, *(code for code in FLAGS if code in found))


def _made(quantity: Quantity) -> Iterator[str]:
    """Yield how the levels in a number were made, where no document prints them."""
    if quantity.rule in _LEVELS:
        yield quantity.rule
    for part in quantity.parts:
        if isinstance(part, Quantity):
            yield from _made(part)
