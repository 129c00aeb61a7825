"""What is to be minded of a number, as the answers of the terminal write it beside the number."""

from __future__ import annotations

from helpers.comparison.disputed import Disputes
from helpers.comparison.quantity import Quantity
from helpers.statement import marks, numbers


def words(quantity: Quantity, disputes: Disputes, language: str) -> str:
    """Return the flags of a number as they stand behind it.

    >>> words(quantity, Disputes(data, ("north",), range(2020, 2024)), "en")      # doctest: +SKIP
    ' [provisional] [inconsistent]'
    """
    return "".join(f" [{numbers.flag_name(code, language)}]"
                   for code in marks.codes(quantity, disputes))
