"""Goals that were changed on the way or are answered in other terms; what later documents say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from helpers.comparison.tasks import Judged, Task, later, verdict_of
from helpers.pages.page import Page
from helpers.pages.sections import task_words as words
from helpers.statement.blocks import Block


def shifted_list(page: Page, tasks: Sequence[Task]) -> Block:
    """Say of each goal that shifted or does not match why, in a sentence."""
    items = [s for task in tasks for goal in task.goals if (s := _shift(page, task, goal))]
    return page.bullets(items) if items else page.nothing("targets.shifted.none")


def later_list(page: Page, tasks: Sequence[Task]) -> Block:
    """Say what became of goals that had no final figure, from documents published later."""
    items = list(_later(page, tasks))
    return page.bullets(items) if items else page.nothing("targets.later.none")


def _shift(page: Page, task: Task, judged: Judged) -> Markup | None:
    said = {"task": words.numbered(page, task, judged.mark),
            "thing": words.thing(page, judged.goal), "goal": judged.goal}
    if judged.revised is not None:
        return page.writer.sentence(
            "targets.shifted.changed", **said, revised=judged.revised.goal,
            result=words.outcome(page, judged), rates=_rates(page, judged))
    if judged.verdict == "not_comparable":
        return page.writer.sentence(
            "targets.shifted.mismatch", **said, answers=words.reported(page, judged),
            reason=judged.reason.reason(page.writer.language))
    return None


def _rates(page: Page, judged: Judged) -> Markup:
    first, again = (j.found.rate if j.found else None for j in (judged, judged.revised))
    if first is None or again is None:
        return Markup("")
    return page.writer.sentence("targets.shifted.rates", rate=first, again=again)


def _later(page: Page, tasks: Sequence[Task]) -> Iterator[Markup]:
    for task in tasks:
        for judged in task.goals:
            found = later(page.data, judged, page.as_of)
            if found is None:
                continue
            yield page.writer.sentence(
                "targets.later.sentence", task=words.numbered(page, task, judged.mark),
                thing=words.thing(page, judged.goal), goal=judged.goal, then=_then(page, judged),
                now=words.result(page, found.result),
                verdict=words.word(page, verdict_of(found), found.forecast))


def _then(page: Page, judged: Judged) -> Markup:
    if judged.found is not None:
        return page.writer.sentence("targets.later.then_result",
                                    result=words.result(page, judged.found.result))
    key = "then_other" if judged.answers else "then_nothing"
    return page.writer.sentence(f"targets.later.{key}")
