"""Goals against what came of them.

A growth goal is met by growth, a level goal by a level, of the same indicator, scope and year. A
whole year gives a verdict; part of a year gives a pace, never a verdict: a rate to date is set
beside the goal as it stands, with no scaling.
"""

from __future__ import annotations

from dataclasses import dataclass

from helpers.comparison import rules
from helpers.comparison.refusal import ComparabilityError, refusal
from helpers.dataset.model import Observation


@dataclass(frozen=True)
class Attainment:
    """A goal and the result that answers it.

    ``verdict``: ``met`` or ``missed`` for a whole year; ``ahead`` or ``behind`` for part of one.
    ``forecast`` is True when the whole-year result is itself provisional.
    """

    goal: Observation
    result: Observation
    verdict: str
    forecast: bool


def attainment(goal: Observation, result: Observation) -> Attainment:
    """Judge ``result`` by ``goal``.

    Raises
    ------
    ComparabilityError
        When they are not the same quantity of one place and year, or a part-year is a level
        (whose pace the calendar would have to judge).
    """
    reason = rules.first_refusal(
        None if goal.is_goal else refusal("not_a_goal", (goal,)),
        rules.results_only(result),
        rules.same_measure(goal, result),
        rules.same_year(goal, result),
        rules.same_vintage(goal, result),
        rules.same_scope(goal, result),
        rules.no_doubt(goal, result),
    )
    if reason is not None:
        raise ComparabilityError(reason)
    if not result.is_whole_period and goal.measure == "level":
        raise ComparabilityError(rules.same_period(goal, result) or refusal("different_period"))
    wanted, got = goal.usable_value, result.usable_value
    reached = got <= wanted if _wants_less(goal) else got >= wanted
    if result.is_whole_period:
        verdict = "met" if reached else "missed"
    else:
        verdict = "ahead" if reached else "behind"
    return Attainment(goal, result, verdict, forecast=result.status == "provisional")


def _wants_less(goal: Observation) -> bool:
    """Tell whether a goal is reached from above: an upper bound, a cut, or a thing better less."""
    if goal.bound == "ge":
        return False
    return goal.bound == "le" or goal.usable_value < 0 or goal.indicator.better == "lower"
