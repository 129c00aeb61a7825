"""The goals of one cell with what each came to: judged once, for whatever list they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.comparison import Attainment, ComparabilityError, Refusal, attainment
from helpers.dataset.model import Observation
from helpers.pages.page import Page
from helpers.selection import Choice


@dataclass(frozen=True)
class Judged:
    """The goals of one cell as they were set (力争 above 确保), each with what it came to."""

    goals: tuple[tuple[Observation, Attainment | Refusal], ...]

    @property
    def first(self) -> Attainment:
        """The first goal that could be judged."""
        return next(one for _, one in self.goals if isinstance(one, Attainment))


def judge(page: Page, choice: Choice) -> Judged | None:
    """Judge the goals of a cell by what was chosen for it; None where none can be judged."""
    if choice.chosen is None:
        return None
    for goal in choice.goals:
        page.writer.ledger.set_against(choice.chosen, goal)
    found = tuple((goal, judge_one(page, goal, choice.chosen)) for goal in choice.goals)
    return Judged(found) if any(isinstance(one, Attainment) for _, one in found) else None


def judge_one(page: Page, goal: Observation, result: Observation) -> Attainment | Refusal:
    """Return what a goal came to, or why that cannot be said."""
    try:
        return attainment(page.data, goal, result)
    except ComparabilityError as error:
        return error.refusal
