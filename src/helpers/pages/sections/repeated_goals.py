"""A result that repeats, digit for digit, the goal that an earlier document set for another year.

A district moves 1298 households in 2021 where the goal for 2023 was 1298: chance, or a number
copied from the wrong year. Round numbers (50, 100 %) meet often and tell nothing, so three digits
that count are the least; goals of the same year are met exactly by design and are no question.

>>> significant(Decimal("1298")), significant(Decimal("100")), significant(Decimal("2.50"))
(4, 1, 2)
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from markupsafe import Markup

from helpers.dataset.model import Observation
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import extent

#: Digits from which on two equal numbers are more than chance.
FEWEST_DIGITS = 3


def significant(value: Decimal) -> int:
    """Return how many digits of a number count: without zeros at its ends."""
    return len("".join(map(str, value.as_tuple().digits)).strip("0"))


def repeated(page: Page, results: Iterable[Observation] | None = None
             ) -> list[tuple[Observation, Observation]]:
    """Return each such result with the goal that it repeats; of all results of the page, or these.

    Both are levels of one family, indicator, scope and unit; the goal was published first.
    """
    goals: dict[tuple, list[Observation]] = {}
    for o in page.data.observations_of():
        if o.is_goal and o.source.published:
            goals.setdefault(_printed(o), []).append(o)
    asked = extent.figures(page) if results is None else tuple(dict.fromkeys(results))
    return [
        (result, goal) for result in asked
        if result.is_result and result.measure == "level" and result.source.published
        and significant(result.value) >= FEWEST_DIGITS
        for goal in goals.get(_printed(result), ())
        if goal.year != result.year and goal.source.published < result.source.published
    ]


def ask(page: Page, result: Observation, goal: Observation, key: str = "question") -> Markup:
    """Write what is printed and what should be asked; ``key`` says for which page."""
    return page.writer.sentence(
        f"repeated_goals.{key}", indicator=page.writer.name(result.indicator), area=result.area,
        year=result.year, result=pieces.figure(page, result), set_for=goal.area,
        goal_year=goal.year, goal=pieces.figure(page, goal))


def _printed(figure: Observation) -> tuple:
    return (figure.area.family, figure.indicator, figure.scope, figure.measure, figure.value,
            figure.unit)
