"""How a derived number is written out: its formula down to printed figures, and its interval."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from markupsafe import Markup

from helpers.comparison.quantity import Interval, Quantity
from helpers.dataset.model import Observation
from helpers.selection.choice import months
from helpers.statement import numbers

#: An interval is written with as many decimals as tell its ends apart, up to these more.
MOST_DECIMALS_MORE = 4


def formula(of: Quantity, linked: Callable[[Observation], Markup]) -> Markup:
    """Write how a number was made; ``linked`` writes a printed figure."""
    return _expression(of, linked, inside=False)


def _expression(
    of: Observation | Quantity, linked: Callable[[Observation], Markup], inside: bool = True
) -> Markup:
    if isinstance(of, Observation):
        return linked(of)
    if of.is_published:
        return linked(of.parts[0])
    parts = [_expression(part, linked) for part in of.parts]
    match of.rule:
        case "sum":
            written = Markup(" + ").join(parts)
        case "gap":
            written = Markup(" − ").join(parts)
        case "growth":
            written = Markup("{1} ÷ {0} − 1").format(*parts)
        case "contribution":
            written = Markup("({} − {}) ÷ ({} − {})").format(*parts)
        case "back":
            written = parts[0] + Markup("").join(
                Markup(" ÷ (1 + {})").format(rate) for rate in parts[1:])
        case "pace":
            written = Markup("{} ÷ ({} × {} ÷ 12)").format(*parts, months(of.parts[0]))
        case _:
            written = Markup(" ÷ ").join(parts)
    return Markup("({})").format(written) if inside else written


def ends(interval: Interval, decimals: int, language: str) -> tuple[str, str] | None:
    """Return both ends of a closed interval as they are written, None where it is open.

    >>> ends(Interval(Decimal("4.7268"), Decimal("4.7339")), 2, "en")
    ('4.727', '4.734')
    >>> ends(Interval(Decimal(5), Decimal(5)), 1, "en")
    ('5.0', '5.0')
    """
    if not interval.closed:
        return None
    for more in range(MOST_DECIMALS_MORE + 1):
        step = Decimal(1).scaleb(-(decimals + more))
        low, high = (end.quantize(step) for end in (interval.low, interval.high))
        if low != high:
            break
    else:
        step = Decimal(1).scaleb(-decimals)
        low, high = (end.quantize(step) for end in (interval.low, interval.high))
    return numbers.number(low, language), numbers.number(high, language)
