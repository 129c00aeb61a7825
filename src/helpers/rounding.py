"""Rounding as the documents and their readers do it (四舍五入): a tie goes away from zero.

The one place that rounds a number to be shown, or to be held against a printed one. Decimal's own
``quantize`` takes a tie to the even digit: 106.25 would be 106.2, where every Chinese statistic
prints 106.3.

>>> half_up(Decimal("106.25"), 1), half_up(Decimal("-106.25"), 1), half_up(Decimal("2.5"))
(Decimal('106.3'), Decimal('-106.3'), Decimal('3'))
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def half_up(value: Decimal, decimals: int = 0) -> Decimal:
    """Return a value with exactly so many decimals.

    Fewer than none round to tens, hundreds and so on.

    >>> half_up(Decimal("1250"), -2), half_up(Decimal("7"), 1)
    (Decimal('1.3E+3'), Decimal('7.0'))
    """
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
