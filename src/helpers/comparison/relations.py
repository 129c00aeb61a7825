"""Growth, ratio, share and gap of figures, as intervals, or a refusal."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from helpers.comparison import rules
from helpers.comparison.quantity import Interval, Quantity, honest_digits, interval
from helpers.comparison.refusal import ComparabilityError, Refusal, refusal
from helpers.dataset.load import Dataset
from helpers.dataset.model import Break, Observation

_HUNDRED = Decimal(100)


def _refuse(reason: Refusal | None) -> None:
    if reason is not None:
        raise ComparabilityError(reason)


def _canonical(data: Dataset, *figures: Observation) -> list[tuple[Decimal, Interval]]:
    """Return values and intervals in one unit, or refuse."""
    found, units = [], set()
    for figure in figures:
        value, unit = data.canonical(figure.usable_value, figure.usable_unit)
        ends = interval(figure)
        low = None if ends.low is None else data.canonical(ends.low, figure.usable_unit)[0]
        high = None if ends.high is None else data.canonical(ends.high, figure.usable_unit)[0]
        found.append((value, Interval(low, high)))
        units.add(unit)
    if len(units) > 1:
        _refuse(refusal("different_unit", figures, units=" / ".join(sorted(units))))
    return found


def growth(
    data: Dataset, earlier: Observation, later: Observation, breaks: Iterable[Break] | None = None
) -> Quantity:
    """Return the growth in percent that two levels of one place imply: nominal, not real.

    Raises
    ------
    ComparabilityError
        When the levels differ in vintage, period, scope or measure, when a break lies between
        them, when one is a goal, in doubt, or open-ended.
    """
    _refuse(rules.first_refusal(
        rules.results_only(earlier, later),
        rules.same_measure(earlier, later),
        rules.same_vintage(earlier, later),
        rules.same_scope(earlier, later),
        rules.same_period(earlier, later),
        rules.no_break(data.breaks if breaks is None else breaks, earlier, later),
        rules.no_doubt(earlier, later),
        rules.closed_bounds(earlier, later),
    ))
    (old, old_ends), (new, new_ends) = _canonical(data, earlier, later)
    if old_ends.low <= 0 or new_ends.low <= 0:
        _refuse(refusal("not_positive", (earlier, later)))
    low = (new_ends.low / old_ends.high - 1) * _HUNDRED
    high = (new_ends.high / old_ends.low - 1) * _HUNDRED
    value = honest_digits((new / old - 1) * _HUNDRED, low, high)
    return Quantity(value, "%", Interval(low, high), "derived", "derivation.growth",
                    (earlier, later), ("note.nominal",))


def share(data: Dataset, part: Observation, whole: Observation) -> Quantity:
    """Return ``part`` as a percentage of ``whole``: two indicators of one place, year and basis.

    Serves size-free ratios too (budget revenue / GDP), which compare places of unlike size.
    """
    _refuse(rules.first_refusal(
        rules.results_only(part, whole),
        rules.same_vintage(part, whole),
        rules.same_scope(part, whole),
        rules.same_year(part, whole),
        rules.same_period(part, whole),
        rules.closed_bounds(part, whole),
    ))
    return _quotient(data, part, whole, "derivation.share", _HUNDRED, "%")


def level_ratio(data: Dataset, first: Observation, second: Observation) -> Quantity:
    """Return how many times the level of ``second`` the level of ``first`` is: two places, one year."""
    _refuse(_two_places(first, second))
    return _quotient(data, first, second, "derivation.ratio", Decimal(1), "倍", at_most=2)


def growth_gap(first: Observation, second: Observation) -> Quantity:
    """Return the difference of two published growth rates of one year, in percentage points."""
    _refuse(_two_places(first, second))
    ends, other = interval(first), interval(second)
    low, high = ends.low - other.high, ends.high - other.low
    value = first.usable_value - second.usable_value
    return Quantity(value, "个百分点", Interval(low, high), "derived", "derivation.gap",
                    (first, second))


def _two_places(first: Observation, second: Observation) -> Refusal | None:
    return rules.first_refusal(
        rules.results_only(first, second),
        rules.same_measure(first, second),
        rules.same_year(first, second),
        rules.same_scope(first, second),
        rules.same_period(first, second),
        rules.no_doubt(first, second),
        rules.closed_bounds(first, second),
    )


def _quotient(
    data: Dataset, above: Observation, below: Observation, rule: str, factor: Decimal, unit: str,
    at_most: int = 1,
) -> Quantity:
    (top, top_ends), (bottom, bottom_ends) = _canonical(data, above, below)
    if bottom_ends.low <= 0:
        _refuse(refusal("not_positive", (above, below)))
    low = top_ends.low / bottom_ends.high * factor
    high = top_ends.high / bottom_ends.low * factor
    value = honest_digits(top / bottom * factor, low, high, at_most)
    doubtful = rules.no_doubt(above, below) is not None
    return Quantity(value, unit, Interval(low, high), "derived", rule, (above, below),
                    ("note.doubt",) if doubtful else ())
