"""Goals against what came of them.

A growth goal is met by growth, a level goal by a level, of the same indicator, scope and year. A
result of the goal's own period gives a verdict; one of the year to date gives a pace, never a
verdict: a rate to date is set beside the goal as it stands, with no scaling; a flow to date is set
against the calendar's share of its goal (序时进度: eleven months, 11/12). A stock in
the middle of a year is not judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from helpers.comparison import rules
from helpers.comparison.quantity import (
    Interval,
    Quantity,
    honest_digits,
    interval,
    published,
)
from helpers.comparison.refusal import ComparabilityError, different_unit, refusal
from helpers.comparison.relations import in_canonical, quotient
from helpers.dataset.load import Dataset
from helpers.dataset.model import Observation
from helpers.selection.choice import months


@dataclass(frozen=True)
class Attainment:
    """A goal and the result that answers it.

    ``verdict``: ``met`` or ``missed`` for the goal's own period; ``ahead`` or ``behind`` for the
    year to date. ``forecast`` is True when the result is itself provisional. ``rate`` is the
    result as a percentage of the goal (levels only): attainment where the goal's period is over,
    else no more than how far it has come. ``calendar`` is the share of the year that a result of
    part of it covers, ``pace`` that result as a percentage of the goal's share by the calendar
    (flows only): 8.58 of 10.6 after eleven months is 88.3 %.
    """

    goal: Observation
    result: Observation
    verdict: str
    forecast: bool
    rate: Quantity | None = None
    calendar: Decimal | None = None
    pace: Quantity | None = None


def attainment(data: Dataset, goal: Observation, result: Observation) -> Attainment:
    """Judge ``result`` by ``goal``.

    Raises
    ------
    ComparabilityError
        When they are not the same quantity of one place and year, when either is in doubt,
        when part of a year is set against a goal that the calendar cannot divide, or when a
        result given as "over" or "nearly" leaves the verdict open.
    """
    whole = result.period == goal.period
    flow = goal.measure == "level" and goal.indicator.kind == "flow"
    reason = rules.first_refusal(
        None if goal.is_goal else refusal("not_a_goal", (goal,)),
        rules.results_only(result),
        rules.same_measure(goal, result),
        rules.same_year(goal, result),
        rules.same_vintage(goal, result),
        rules.same_scope(goal, result),
        rules.no_doubt(goal, result),
        None if whole or _to_date(goal, result) else rules.same_period(goal, result),
    )
    if reason is not None:
        raise ComparabilityError(reason)
    rate = _rate(data, goal, result) if goal.measure == "level" else None
    calendar = None if whole else Decimal(months(result)) / 12
    (wanted, unit), (got, other) = (
        data.canonical(o.usable_value, o.usable_unit) for o in (goal, result))
    if unit != other:
        raise ComparabilityError(different_unit((goal, result), unit, other))
    pace = None
    if flow and not whole:
        wanted *= calendar
        pace = _pace(data, goal, result, rate, wanted)
    less = wants_less(goal)
    reached = got <= wanted if less else got >= wanted
    # What lies beyond an open bound may be on the other side of the goal.
    if reached != {"ge": not less, "le": less, "nearly": less}.get(result.bound, reached):
        raise ComparabilityError(refusal("open_bound", (result,), whose=rules.whose(result)))
    verdict = ("met" if reached else "missed") if whole else ("ahead" if reached else "behind")
    return Attainment(goal, result, verdict, result.status == "provisional", rate, calendar, pace)


def _to_date(goal: Observation, result: Observation) -> bool:
    """Tell whether ``result`` is of the first months of the year that the goal is for."""
    divisible = goal.measure != "level" or goal.indicator.kind == "flow"
    return goal.period == "FY" and result.period.startswith("M01-") and divisible


def _rate(data: Dataset, goal: Observation, result: Observation) -> Quantity | None:
    """Return the result as a percentage of the goal, where both are closed and positive."""
    if goal.usable_value <= 0 or not interval(result).closed:
        return None
    # A goal of "at least 100" is measured by the 100 that it names.
    point = Interval(goal.usable_value, goal.usable_value)
    aim = Quantity(goal.usable_value, goal.usable_unit, point, "published", (goal,))
    return quotient(data, published(result), aim, "share", Decimal(100), "%")


def _pace(
    data: Dataset, goal: Observation, result: Observation, rate: Quantity | None, due: Decimal
) -> Quantity | None:
    """Return the result as a percentage of what the calendar asks for by then."""
    if rate is None:
        return None
    got, ends, _ = in_canonical(data, published(result))
    low, high = (end / due * 100 for end in (ends.low, ends.high))
    return Quantity(honest_digits(got / due * 100, low, high), "%", Interval(low, high), "pace",
                    (result, goal))


def wants_less(goal: Observation) -> bool:
    """Tell whether a goal is reached from above: an upper bound, a cut, or a thing better less."""
    if goal.bound == "ge":
        return False
    return goal.bound == "le" or goal.usable_value < 0 or goal.indicator.better == "lower"
