"""In which unit a number is shown, and how figures of other units are brought to it."""

from __future__ import annotations

from decimal import Decimal

from helpers.comparison.quantity import Quantity
from helpers.dataset.load import Dataset
from helpers.dataset.model import Observation
from helpers.rounding import half_up

#: Rules whose result is itself a level, in the unit of its parts.
LEVELS = ("published", "sum", "back")

#: A conversion that needs more decimals than these is written as rounded.
MOST_DECIMALS = 8


def shown(data: Dataset, quantity: Quantity) -> tuple[Decimal, str]:
    """Return value and unit as they are shown: levels in the unit of their indicator.

    A level converted from a finer unit is cut to two decimals; its note keeps what is printed.
    """
    levels = levels_of(quantity)
    if quantity.rule not in LEVELS or not levels:
        return quantity.value, quantity.unit
    # A sum of 家 is reckoned in 个, which all that is counted is: it is shown as its parts are.
    first = levels[0]
    unit = data.in_unit_of(first.usable_value, first.usable_unit, first.indicator)[1]
    return at_most(converted(data, quantity.value, quantity.unit, unit)[0], 2), unit


def at_most(value: Decimal, decimals: int) -> Decimal:
    """Return a value without an exponent, rounded where it has more decimals than so many.

    >>> at_most(Decimal("167.9652"), 2), at_most(Decimal("1.61E+4"), 2)
    (Decimal('167.97'), Decimal('16100'))
    """
    exponent = int(value.as_tuple().exponent)
    if exponent > 0:
        return half_up(value)
    return half_up(value, decimals) if -exponent > decimals else value


def levels_of(quantity: Quantity) -> list[Observation]:
    """Return the printed levels that a number rests on."""
    return [o for o in quantity.observations if o.measure == "level"]


def common_unit(data: Dataset, quantity: Quantity) -> str:
    """Return the unit in which the levels of a formula are written, empty where there is none.

    It is the unit that the result is shown in where that is a level, else that of the indicator of
    the first part, so that the parts read as on the page.
    """
    levels = levels_of(quantity)
    if not levels:
        return ""
    if quantity.rule in LEVELS:
        return shown(data, quantity)[1]
    first = levels[0]
    return data.in_unit_of(first.usable_value, first.usable_unit, first.indicator)[1]


def converted(data: Dataset, value: Decimal, unit: str, wanted: str) -> tuple[Decimal, bool]:
    """Return a value in another unit of its kind, and whether that is exact.

    Raises
    ------
    ValueError
        When the units are not of one kind.
    """
    if unit == wanted:
        return value, True
    (base, kind), (step, other) = data.canonical(value, unit), data.canonical(Decimal(1), wanted)
    if kind != other:
        raise ValueError(f"{unit} is no {wanted}")
    # Without the noughts of the conversion: 1.61 trillion is 1,610 billion, not 1,610.0.
    found = (base / step).normalize()
    if -int(found.as_tuple().exponent) > MOST_DECIMALS:
        found = at_most(found, MOST_DECIMALS)
    return found, found * step == base
