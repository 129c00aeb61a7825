"""A number that knows its interval, its unit, its parts and the rule that made it.

A printed figure stands for all values that round to it: 78.1 for 78.05 to 78.15. A count of whole
things stands for itself: 14 firms are 14. ``ge``, ``le`` and ``nearly`` open one side, ``approx``
both (how far "about" reaches, no document says).

To reckon with, the noughts at the end of what is only expected are no digits: an expected 1700
stands for 1650 to 1750, so that 1700 over 80.4 is 21 and not 21.14. What the documents print is
held against each other as it is printed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from helpers.dataset.model import Observation
from helpers.rounding import half_up

#: How many units of its last digit a growth rate's interval may be wide.
_MOST_OFF = 4


@dataclass(frozen=True)
class Interval:
    """The values that a figure can stand for; None is open."""

    low: Decimal | None
    high: Decimal | None

    @property
    def closed(self) -> bool:
        """True when both ends are known."""
        return self.low is not None and self.high is not None


def half_step(value: Decimal) -> Decimal:
    """Return half a unit of the last printed digit.

    >>> half_step(Decimal("78.1")), half_step(Decimal("1803"))
    (Decimal('0.05'), Decimal('0.5'))
    """
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(min(int(exponent), 0) - 1)


def expected_half_step(value: Decimal) -> Decimal:
    """Return half a unit of the last digit that counts in a level which is only expected.

    >>> expected_half_step(Decimal("1700")), expected_half_step(Decimal("569.5"))
    (Decimal('5E+1'), Decimal('0.05'))
    """
    if not is_round(value):
        return half_step(value)
    return Decimal(5).scaleb(int(value.normalize().as_tuple().exponent) - 1)


def is_round(value: Decimal) -> bool:
    """Tell whether a whole number ends in noughts.

    >>> is_round(Decimal("1700")), is_round(Decimal("841")), is_round(Decimal("7.0"))
    (True, False, False)
    """
    return int(value.as_tuple().exponent) >= 0 and int(value.normalize().as_tuple().exponent) > 0


def is_round_expectation(observation: Observation) -> bool:
    """Tell whether a figure is an expected level in round numbers; 10 % is no round number."""
    return (observation.status == "provisional" and observation.measure == "level"
            and observation.usable_unit != "%" and is_round(observation.usable_value))


def interval(observation: Observation) -> Interval:
    """Return the interval of a printed figure, in its own unit."""
    exact = observation.measure == "rank" or observation.is_count
    return _around(observation, Decimal(0) if exact else half_step(observation.usable_value))


def _around(observation: Observation, half: Decimal) -> Interval:
    value = observation.usable_value
    match observation.bound:
        case "ge":
            return Interval(value - half, None)
        case "le" | "nearly":
            return Interval(None, value + half)
        case "approx":
            return Interval(None, None)
    return Interval(value - half, value + half)


@dataclass(frozen=True)
class Quantity:
    """A number to be shown.

    ``rule`` says how it was made: ``published`` (as a document prints it), ``growth``,
    ``average`` (growth a year), ``share``,
    ``ratio``, ``gap``, ``sum``, ``back`` (calculated back from growth) or ``pace`` (the share of a
    goal reached in part of a year less the calendar's share). ``parts`` are what it was
    made of, derived numbers among them. ``notes`` are catalogue keys of what must be said beside.
    """

    value: Decimal
    unit: str
    interval: Interval
    rule: str
    parts: tuple[Observation | Quantity, ...]
    notes: tuple[str, ...] = field(default=())

    @property
    def is_published(self) -> bool:
        """True for a number that stands in a document as it is shown."""
        return self.rule == "published"

    @property
    def observations(self) -> tuple[Observation, ...]:
        """Every printed figure that the number rests on, each once."""
        found: dict[tuple, Observation] = {}
        for part in self.parts:
            inside = part.observations if isinstance(part, Quantity) else (part,)
            found.update({o.key: o for o in inside})
        return tuple(found.values())

    @property
    def kin(self) -> tuple[Observation, ...]:
        """The printed figures that are what the number is: no rates behind a level."""
        return self.observations[:1] if self.rule == "back" else self.observations

    @property
    def is_rough(self) -> bool:
        """True for a number that must be said to be about right.

        A difference with fewer decimals than its printed terms would give: who subtracts 6.9 from
        14 gets 7.1; that 14 bears no decimal, "about 7" must say. And growth whose last digit may
        be more than two off: 3.4 to 9.6 % is "about 7 %".
        """
        if self.rule in ("growth", "average") and self.interval.closed:
            last_digit = Decimal(1).scaleb(int(self.value.as_tuple().exponent))
            return self.interval.high - self.interval.low > _MOST_OFF * last_digit
        if self.rule != "gap":
            return False
        first, second = (part.value if isinstance(part, Quantity) else part.usable_value
                         for part in self.parts)
        return self.value != first - second

    @property
    def year(self) -> int:
        """The year that the number is of; one calculated back took a rate for each year between."""
        rates = len(self.observations) - 1 if self.rule == "back" else 0
        return self.observations[0].year - rates

    @property
    def decimals(self) -> int:
        """How many decimals can honestly be shown."""
        return max(-int(self.value.as_tuple().exponent), 0)


def published(observation: Observation) -> Quantity:
    """Return a figure as it is printed (an override where a correction gives one), to reckon with.

    An expected level in round numbers has the interval that its digits bear.
    """
    ends = interval(observation)
    if is_round_expectation(observation):
        ends = _around(observation, expected_half_step(observation.usable_value))
    return Quantity(
        value=observation.usable_value,
        unit=observation.usable_unit,
        interval=ends,
        rule="published",
        parts=(observation,),
    )


def honest_digits(value: Decimal, low: Decimal, high: Decimal, at_most: int = 1) -> Decimal:
    """Round ``value`` to the decimals that its interval bears, at most ``at_most``.

    A decimal is shown only when the interval is narrower than ten of its steps: anything more
    would be read as knowledge.

    >>> honest_digits(Decimal("9.3178"), Decimal("9.28"), Decimal("9.35"))
    Decimal('9.3')
    >>> honest_digits(Decimal("9.3178"), Decimal("8.1"), Decimal("10.4"))
    Decimal('9')

    An exact result is written as it is where that needs no more decimals.

    >>> honest_digits(Decimal("125"), Decimal("125"), Decimal("125"))
    Decimal('125')

    What is surely not zero is not written as zero, however few decimals are wanted.

    >>> honest_digits(Decimal("0.0412"), Decimal("0.0408"), Decimal("0.0416"))
    Decimal('0.04')
    """
    if low == high and (short := _short(value, at_most)) is not None:
        return short
    for decimals in range(at_most, 0, -1):
        step = Decimal(1).scaleb(-decimals)
        if high - low < 10 * step:
            break
    else:
        decimals = 0
    shown = half_up(value, decimals)
    if not shown and (low > 0 or high < 0):
        # One digit that counts: its place is that of the value's first.
        shown = half_up(value, -value.adjusted())
    return shown


def _short(value: Decimal, at_most: int) -> Decimal | None:
    """Return a value without noughts behind the point, None where it has more decimals."""
    decimals = max(-int(value.normalize().as_tuple().exponent), 0)
    return half_up(value, decimals) if decimals <= at_most else None
