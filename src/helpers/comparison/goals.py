"""Goals against what came of them.

A growth goal is met by growth, a level goal by a level, of the same indicator, scope and year. A
result of the goal's own period gives a verdict; one of the year to date gives a pace, never a
verdict: a rate to date is set beside the goal as it stands, with no scaling; a flow to date is set
against the calendar's share of its goal (序时进度: eleven months, 11/12). A stock in
the middle of a year is not judged. What is in doubt, or was seen on a copied page only, bears no
verdict and is not counted as one. A goal in percent is compared by points: no share of a rate is
ever taken.
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
from helpers.comparison.refusal import ComparabilityError, Refusal, different_unit, refusal
from helpers.comparison.relations import in_canonical, quotient
from helpers.dataset.load import Dataset
from helpers.dataset.model import Observation
from helpers.selection.choice import SERIOUS_DOUBTS, months

#: A doubt about one of these leaves open what was counted, or how much.
DECISIVE = frozenset({"indicator_id", "measure", "of", "value", "unit"})
#: Doubts that leave open whether a result is the answer to a goal.
UNSETTLED = DECISIVE | SERIOUS_DOUBTS


@dataclass(frozen=True)
class Attainment:
    """A goal and the result that answers it.

    ``verdict``: ``met`` or ``missed`` for the goal's own period; ``ahead`` or ``behind`` for the
    year to date. ``forecast`` is True when the result is itself provisional. ``rate`` is the
    result as a percentage of the goal (amounts only): attainment where the goal's period is over,
    else no more than how far it has come. ``gap`` is the result less the goal in percentage points
    (levels in percent only: 99.95 % where 90 % was wanted is 9.95 points more, not 111 % of it).
    ``calendar`` is the share of the year that a result of part of it covers, ``pace`` the rate
    less that share in percentage points (flows only): 8.58 of 10.6 is 80.9 %, after eleven months
    10.7 points behind.
    """

    goal: Observation
    result: Observation
    verdict: str
    forecast: bool
    rate: Quantity | None = None
    gap: Quantity | None = None
    calendar: Decimal | None = None
    pace: Quantity | None = None


def attainment(data: Dataset, goal: Observation, result: Observation) -> Attainment:
    """Judge ``result`` by ``goal``.

    Raises
    ------
    ComparabilityError
        When they are not the same quantity of one place and year, when either is in doubt or of
        low trust, when part of a year is set against a goal that the calendar cannot divide, or
        when a result given as "over" or "nearly" leaves the verdict open.
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
        _in_doubt(goal, result),
        rules.no_low_trust(goal, result),
        None if whole or _to_date(goal, result) else rules.same_period(goal, result),
    )
    if reason is not None:
        raise ComparabilityError(reason)
    rate = gap = None
    if goal.measure == "level":
        if goal.usable_unit == result.usable_unit == "%":
            gap = _gap(goal, result)
        else:
            rate = _rate(data, goal, result)
    calendar = None if whole else Decimal(months(result)) / 12
    (wanted, unit), (got, other) = (
        data.canonical(o.usable_value, o.usable_unit) for o in (goal, result))
    if unit != other:
        raise ComparabilityError(different_unit((goal, result), unit, other))
    pace = None
    if flow and not whole:
        wanted *= calendar
        pace = _pace(data, goal, result, rate, calendar)
    less = wants_less(goal)
    reached = got <= wanted if less else got >= wanted
    # What lies beyond an open bound may be on the other side of the goal.
    if reached != {"ge": not less, "le": less, "nearly": less}.get(result.bound, reached):
        raise ComparabilityError(refusal("open_bound", (result,), whose=rules.whose(result)))
    verdict = ("met" if reached else "missed") if whole else ("ahead" if reached else "behind")
    return Attainment(goal, result, verdict, result.status == "provisional", rate, gap, calendar,
                      pace)


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


def _gap(goal: Observation, result: Observation) -> Quantity | None:
    """Return the result less the goal in percentage points, where the result is closed."""
    got = interval(result)
    if not got.closed:
        return None
    aim = goal.usable_value
    return Quantity(result.usable_value - aim, "个百分点", Interval(got.low - aim, got.high - aim),
                    "gap", (result, goal))


def _pace(
    data: Dataset, goal: Observation, result: Observation, rate: Quantity | None, due: Decimal
) -> Quantity | None:
    """Return how many points the share reached is before (or behind) that of the calendar."""
    if rate is None:
        return None
    got, ends, _ = in_canonical(data, published(result))
    wanted, _ = data.canonical(goal.usable_value, goal.usable_unit)
    low, high = ((end / wanted - due) * 100 for end in (ends.low, ends.high))
    value = honest_digits((got / wanted - due) * 100, low, high)
    return Quantity(value, "个百分点", Interval(low, high), "pace", (result, goal))


def _in_doubt(*figures: Observation) -> Refusal | None:
    """Refuse what leaves open which thing was counted; a correction settles value and unit."""
    doubtful = tuple(
        f for f in figures
        if UNSETTLED.intersection(f.doubt) - ({"value", "unit"} if f.override else set()))
    return refusal("doubt", doubtful, whose=rules.whose(*doubtful)) if doubtful else None


def wants_less(goal: Observation) -> bool:
    """Tell whether a goal is reached from above: an upper bound, a cut, or a thing better less."""
    if goal.bound == "ge":
        return False
    return goal.bound == "le" or goal.usable_value < 0 or goal.indicator.better == "lower"
