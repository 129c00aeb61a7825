"""The verdict on a goal as a code word: when what was met was exceeded, what some months say.

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
#: A rate (of growth, change or any other in percent) so many points beyond its goal is exceeded.
EXCEEDED_POINTS = Decimal(1)


def verdict_of(found: Attainment) -> str:
    """Return the verdict of a goal set against an outcome.

    ``exceeded`` is told apart from ``met``; a yearly rate has no pace, so that of some months is
    ``above`` or ``below`` the goal to date (where less is better the words of pace stay).
    """
    goal, result = found.goal, found.result
    less = wants_less(goal)
    if found.calendar is not None and goal.measure != "level" and not less:
        return {"ahead": "above", "behind": "below"}[found.verdict]
    if found.verdict != "met":
        return found.verdict
    if found.gap is not None:
        beyond = (-found.gap.value if less else found.gap.value) >= EXCEEDED_POINTS
    elif goal.measure == "level":
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
