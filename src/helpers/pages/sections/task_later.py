"""What later documents say of goals that a scorecard could not settle."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from helpers.comparison import Attainment
from helpers.comparison.tasks import Judged, Task, later
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import task_words as words
from helpers.pages.sections import verdict_words
from helpers.statement.blocks import Block

#: A task, one of its goals, and what was published of it later.
Later = tuple[Task, Judged, Attainment]


def found_later(page: Page, tasks: Sequence[Task]) -> tuple[Later, ...]:
    """Return the goals without a final figure that documents published later speak of."""
    return tuple(
        (task, judged, found) for task in tasks for judged in task.goals
        if (found := later(page.data, judged, page.as_of)) is not None)


def later_list(page: Page, items: Sequence[Later]) -> Block:
    """Say what became of these goals, judged again."""
    for _, judged, found in items:
        page.writer.ledger.set_against(found.result, judged.goal)
    return page.bullets(
        page.writer.sentence(
            "targets.later.sentence", task=words.numbered(page, task, judged.mark),
            thing=words.thing(page, judged.goal), 
            goal=pieces.figure(page, judged.goal), then=_then(page, judged),
            now=pieces.figure(page, found.result),
            verdict=verdict_words.word_of(page, found))
        for task, judged, found in items)


def _then(page: Page, judged: Judged) -> Markup:
    if judged.found is not None:
        return page.writer.sentence("targets.later.then_result",
                                    result=pieces.figure(page, judged.found.result))
    if not judged.answers:
        return page.writer.sentence("targets.later.then_nothing")
    return page.writer.sentence("targets.later.then_other",
                                reason=page.writer.reason(judged.reason, inside=True))
