"""How a derived number is written out: its formula down to printed figures, and its interval.

All levels of a formula stand in one unit, that of the result where it is a level; a figure printed
in another unit has what is printed beside it, and what is counted one by one keeps the word that it
is counted by (家, 个). A conversion that is not exact is marked with ≈, and so is a result that was
rounded.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup, escape

from helpers import messages
from helpers.comparison.quantity import Interval, Quantity
from helpers.dataset.load import Dataset
from helpers.dataset.model import Observation
from helpers.rounding import half_up
from helpers.selection.choice import months
from helpers.statement import numbers, units
from helpers.statement.render import chinese_marked

#: An interval is written with as many decimals as tell its ends apart, up to these more.
MOST_DECIMALS_MORE = 4


class Formula:
    """Writes out one derived number; ``linked`` makes a text a link to the note of a figure."""

    def __init__(self, data: Dataset, of: Quantity, language: str,
                 linked: Callable[[Observation, str], Markup]):
        self.data, self.of, self.language, self.linked = data, of, language, linked
        self.unit = units.common_unit(data, of)
        self.up = self._words_up()

    def html(self) -> Markup:
        """Return the formula with its result, and the interval of the result."""
        value, unit = units.shown(self.data, self.of)
        sign = "=" if self._is_exact(value, unit) else "≈"
        return self._expression(self.of, inside=False) + Markup(" {} {}{}").format(
            sign, self._amount(value, unit), self._interval(value, unit))

    def _words_up(self) -> int:
        """Return by how many words of magnitude English raises all levels alike (million, …)."""
        if self.of.rule in units.LEVELS:
            values = [units.shown(self.data, self.of)[0]]
        else:
            values = [self._in_unit(o)[0] for o in units.levels_of(self.of)]
        return min((numbers.words_up(v, self.unit, self.language) for v in values if v), default=0)

    def _amount(self, value: Decimal, unit: str) -> str:
        return numbers.amount(value, unit, self.language,
                              up=self._up(unit))

    def _in_unit(self, of: Observation) -> tuple[Decimal, bool]:
        return units.converted(self.data, of.usable_value, of.usable_unit, self.unit)

    # -- parts -------------------------------------------------------------------------------

    def _expression(self, of: Observation | Quantity, inside: bool = True) -> Markup:
        if isinstance(of, Observation):
            return self._figure(of)
        if of.is_published:
            return self._figure(of.parts[0])
        if of.rule == "back":
            written = self._expression(of.parts[0]) + Markup("").join(map(self._rate, of.parts[1:]))
        else:
            parts = [self._expression(part) for part in of.parts]
            match of.rule:
                case "sum":
                    written = Markup(" + ").join(parts)
                case "gap":
                    written = Markup(" − ").join((parts[0], *map(_signed, parts[1:])))
                case "growth":
                    written = Markup("{1} ÷ {0} − 1").format(*parts)
                case "average":
                    written = Markup("({1} ÷ {0})^(1/{2}) − 1").format(*parts, _years(of))
                case "contribution":
                    written = Markup("({} − {}) ÷ ({} − {})").format(*parts)
                case "pace":
                    written = Markup("{} ÷ {} − {} ÷ 12").format(*parts, months(of.parts[0]))
                case _:
                    written = Markup(" ÷ ").join(parts)
        return Markup("({})").format(written) if inside else written

    def _figure(self, of: Observation) -> Markup:
        """Write a printed figure in the unit of the formula, what is printed behind it."""
        value, unit, exact = of.usable_value, of.usable_unit, True
        if of.measure == "level" and not self.data.same_count(unit, self.unit):
            value, exact = self._in_unit(of)
            unit = self.unit
        text = self._amount(value, unit)
        written = self.linked(of, text if exact else f"≈ {text}")
        printed = numbers.amount(of.value, of.unit, "zh", up=0)
        if (of.value, of.unit) == (value, unit) or printed == text:
            return written
        return written + Markup(escape(messages.template("note.printed", self.language))).format(
            figure=printed if self.language == "zh" else chinese_marked(printed))

    def _rate(self, of: Observation) -> Markup:
        """Write the division by a rate of growth, whose sign is that of the formula."""
        size = numbers.amount(abs(of.usable_value), of.usable_unit, self.language)
        sign = "−" if of.usable_value < 0 else "+"
        return Markup(" ÷ (1 {} {})").format(sign, self.linked(of, size))

    # -- result ------------------------------------------------------------------------------

    def _is_exact(self, value: Decimal, unit: str) -> bool:
        base = self.data.canonical(value, unit)[0]
        return result(self.data, self.of) == Fraction(base)

    def _interval(self, value: Decimal, unit: str) -> str:
        """Write the interval in the unit of the result, as the language writes that.

        Counts leave no interval: what they come to is exact, but for the digits not written.
        """
        if self.of.interval.low == self.of.interval.high:
            return ""
        written = []
        for end in (self.of.interval.low, self.of.interval.high):
            if end is None:
                return ""
            if unit != self.of.unit:
                end, _ = units.converted(self.data, end, self.of.unit, unit)
            written.append(numbers.raised(end, unit, self.language, self._up(unit)))
        decimals = -int(numbers.raised(
            value, unit, self.language, self._up(unit)).as_tuple().exponent)
        low, high = ends(Interval(*written), max(decimals, 1) + 1, self.language)
        return messages.text("note.interval", self.language, low=low, high=high)

    def _up(self, unit: str) -> int:
        return self.up if unit == self.unit else 0


def _signed(part: Markup) -> Markup:
    """Put a negative term into brackets, so that no two signs meet."""
    return Markup("({})").format(part) if "−" in part.striptags()[:1] else part


def _years(of: Quantity) -> int:
    """Return over how many years growth was averaged."""
    return of.parts[1].year - of.parts[0].year


def result(data: Dataset, of: Observation | Quantity) -> Fraction:
    """Work a formula out from the printed figures, levels in their canonical unit."""
    if isinstance(of, Observation):
        return Fraction(data.canonical(of.usable_value, of.usable_unit)[0])
    if of.is_published:
        return result(data, of.parts[0])
    parts = [result(data, part) for part in of.parts]
    # Percentages are written as percentages, multiples as multiples.
    scale = 1 if of.unit == "倍" else 100
    match of.rule:
        case "sum":
            return sum(parts, Fraction(0))
        case "gap":
            return parts[0] - parts[1]
        case "growth":
            return (parts[1] / parts[0] - 1) * 100
        case "average":
            times = parts[1] / parts[0]
            root = Decimal(1) / _years(of)
            # A root is seldom a fraction: to all digits that a decimal has.
            grown = (Decimal(times.numerator) / times.denominator) ** root
            return (Fraction(grown) - 1) * 100
        case "contribution":
            return (parts[0] - parts[1]) / (parts[2] - parts[3]) * 100
        case "back":
            level = parts[0]
            for rate in parts[1:]:
                level /= 1 + rate / 100
            return level
        case "pace":
            return (parts[0] / parts[1] - Fraction(months(of.parts[0]), 12)) * 100
    return parts[0] / parts[1] * scale


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
        low, high = (half_up(end, decimals + more) for end in (interval.low, interval.high))
        if low != high:
            break
    else:
        low, high = (half_up(end, decimals) for end in (interval.low, interval.high))
    return numbers.number(low, language), numbers.number(high, language)
