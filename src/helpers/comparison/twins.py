"""Goals that two lists set for the same thing and year: a landmark programme and a task list.

A reader who holds both pages side by side sees two goals and perhaps two verdicts. A twin is a pair
of goals of one family, indicator, scope, year, measure, base and kind of period, one marked
``landmark:``, the other ``task:``. What tells them apart is read from the figures themselves:

* ``elsewhere`` – they were set for two vintages of the district;
* ``shrunk`` – the goal of the whole is below that of one of its parts, although the indicator may
  be added up. Either the goal was cut or the two count differently; no figure says which.

Nothing is concluded beyond that: what a document does not say is not guessed.

>>> found = twins(task_goals, programme_goals)                                # doctest: +SKIP
>>> [(t.task.goal.value, t.programme.value, t.elsewhere, t.shrunk) for t in found]  # doctest: +SKIP
[(Decimal('1200'), Decimal('1721'), True, True)]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from helpers.comparison.tasks import Judged
from helpers.dataset.load import Dataset
from helpers.dataset.model import Observation

#: How a figure of a programme is marked in ``context``.
PROGRAMME_MARK = "landmark:"


@dataclass(frozen=True)
class Twin:
    """A goal of a task list, judged there, and the goal that a programme set for the same thing."""

    task: Judged
    programme: Observation
    shrunk: bool

    @property
    def elsewhere(self) -> bool:
        """True when the two were set for two vintages of the district."""
        return self.task.goal.area != self.programme.area


def twins(
    data: Dataset, judged: Iterable[Judged], programme: Iterable[Observation]
) -> tuple[Twin, ...]:
    """Pair goals of tasks with goals of programmes, in the order of the tasks.

    Goals that one document printed once, under both marks, are no pair.
    """
    known: dict[tuple, list[Observation]] = {}
    for goal in programme:
        known.setdefault(_thing(goal), []).append(goal)
    return tuple(
        Twin(task, other, _shrunk(data, task.goal, other))
        for task in judged for other in known.get(_thing(task.goal), ())
        if other.source != task.goal.source)


def programme_goals(figures: Iterable[Observation]) -> tuple[Observation, ...]:
    """Return the goals among figures that landmark programmes set."""
    return tuple(o for o in figures if o.is_goal
                 and any(item.startswith(PROGRAMME_MARK) for item in o.context))


def _thing(goal: Observation) -> tuple:
    return (goal.area.family, goal.indicator.indicator_id, goal.scope, goal.year, goal.period,
            goal.measure, goal.of)


def _shrunk(data: Dataset, whole: Observation, part: Observation) -> bool:
    """Tell whether a district was to reach less than one of the parts that it was made of."""
    if part.area.area_id not in whole.area.composed_of or whole.measure != "level":
        return False
    return whole.indicator.additive and _amount(data, whole) < _amount(data, part)


def _amount(data: Dataset, goal: Observation) -> Decimal:
    return data.canonical(goal.usable_value, goal.usable_unit)[0]
