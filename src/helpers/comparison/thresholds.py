"""When a goal that was met was exceeded.

The thresholds are a convention of this project: no statistical rule draws a line there, and pages
that use the word say so.
"""

from __future__ import annotations

from decimal import Decimal

from helpers.comparison.goals import Attainment, wants_less

#: A level is exceeded from this share of its goal on, in percent.
EXCEEDED_LEVEL = Decimal(110)
#: Where less is better: from this share down.
EXCEEDED_LESS = Decimal(90)
#: A rate of growth or change so many points beyond its goal is exceeded.
EXCEEDED_POINTS = Decimal(1)


def verdict_of(found: Attainment) -> str:
    """Return the verdict of a goal set against an outcome, ``exceeded`` told apart from ``met``."""
    if found.verdict != "met":
        return found.verdict
    goal, result = found.goal, found.result
    less = wants_less(goal)
    if goal.measure == "level":
        if found.rate is None:
            return "met"
        beyond = (found.rate.value <= EXCEEDED_LESS if less
                  else found.rate.value >= EXCEEDED_LEVEL)
    elif goal.measure in ("yoy_pct", "avg_growth_pct", "change_pct", "change_pp"):
        gap = result.usable_value - goal.usable_value
        beyond = (-gap if less else gap) >= EXCEEDED_POINTS
    else:
        beyond = False
    return "exceeded" if beyond else "met"
