"""What is to be minded of a number, as the answers of the terminal write it beside the number."""

from __future__ import annotations

from helpers.comparison.disputed import DISPUTED, Disputes
from helpers.comparison.quantity import Quantity
from helpers.statement import marks, numbers


def codes(quantity: Quantity, disputes: Disputes) -> tuple[str, ...]:
    """Return the flags of a number: all that it inherits, and that a check contradicts it."""
    return marks.codes(quantity, (DISPUTED,) if disputes.touch(quantity) else ())


def words(quantity: Quantity, disputes: Disputes, language: str) -> str:
    """Return the flags of a number as they stand behind it.

    >>> words(quantity, Disputes(data, ("north",), range(2020, 2024)), "en")      # doctest: +SKIP
    ' [provisional] [inconsistent]'
    """
    return "".join(f" [{numbers.flag_name(code, language)}]" for code in codes(quantity, disputes))
