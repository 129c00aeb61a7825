"""What must be said beside a number: the flags of every printed figure that it rests on.

A share of the city is as provisional as its part and as doubtful as its whole, so a number that
was worked out inherits what stands beside the figures behind it, each flag once: months first,
which belong to the number's year, then in the order of :data:`helpers.statement.flags.FLAGS`. That
a figure was restated for an area that came later is inherited too; so is that a part is a sum or
was calculated back.

>>> codes(share(data, expected, copied))                                      # doctest: +SKIP
('provisional', 'low_trust')
"""

from __future__ import annotations

from collections.abc import Iterator

from helpers.comparison.disputed import DISPUTED, Disputes
from helpers.comparison.quantity import Quantity
from helpers.selection.series import is_restated
from helpers.statement import numbers
from helpers.statement.flags import FLAGS

#: Levels that no document prints; a cell that holds one says which it is.
_LEVELS = ("sum", "back")


def codes(quantity: Quantity, disputes: Disputes | None = None) -> tuple[str, ...]:
    """Return the flags of a number, printed or worked out, in a fixed order.

    With ``disputes`` one of them says that a check contradicts it.
    """
    found = {*_made(quantity),
             *((DISPUTED,) if disputes is not None and disputes.touch(quantity) else ()),
             *(code for o in quantity.observations
               for code in numbers.flags(o, is_restated(o.area, o.year)))}
    months = sorted(code for code in found if code.startswith(numbers.PART_YEAR))
    return (*months, *(code for code in FLAGS if code in found))


def _made(quantity: Quantity) -> Iterator[str]:
    """Yield how the levels in a number were made, where no document prints them."""
    if quantity.rule in _LEVELS:
        yield quantity.rule
    for part in quantity.parts:
        if isinstance(part, Quantity):
            yield from _made(part)
