"""One line where two documents set goals for the same thing: the other goal, and what differs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from helpers.comparison.tasks import Judged, tasks
from helpers.comparison.twins import Twin, programme_goals, twins
from helpers.dataset.model import Observation
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import task_words as words


def beside_tasks(page: Page, judged: Iterable[Judged]) -> tuple[Twin, ...]:
    """Return the twins of the goals of a task list, as far as known on the day of the page."""
    known = [o for o in page.data.observations_of() if o.area.family in page.families
             and o.source.known_on(page.as_of)]
    return twins(page.data, judged, programme_goals(known))


def beside_programmes(page: Page, goals: Sequence[Observation]) -> tuple[Twin, ...]:
    """Return the twins of the goals of programmes, as far as known on the day of the page."""
    judged = [goal for year in sorted({goal.year for goal in goals})
              for task in tasks(page.data, year, page.families, page.as_of) for goal in task.goals]
    return twins(page.data, judged, goals)


def of_task(page: Page, twin: Twin) -> Markup:
    """Say beside a task what the programme had set."""
    return page.writer.sentence(
        "twins.of_task", task=page.writer.numbering(twin.task.mark),
        thing=words.thing(page, twin.programme), programme=pieces.figure(page, twin.programme),
        **_told(page, twin))


def of_programme(page: Page, twin: Twin) -> Markup:
    """Say beside a programme what the task list set, and what came of it there."""
    return page.writer.sentence(
        "twins.of_programme", year=twin.programme.year, task=page.writer.numbering(twin.task.mark),
        thing=words.thing(page, twin.programme), goal=pieces.figure(page, twin.task.goal),
        verdict=_verdict(page, twin.task), **_told(page, twin))


def in_brief(page: Page, twin: Twin) -> Markup:
    """Say behind a goal of a programme what the task list set and what it says of that."""
    return page.writer.sentence("twins.in_brief", goal=pieces.figure(page, twin.task.goal),
                                verdict=words.verdict(page, twin.task), **_told(page, twin))


def _told(page: Page, twin: Twin) -> dict[str, object]:
    one, other = twin.programme, twin.task.goal
    page.writer.ledger.set_against(other, one)
    return {
        "place": one.area, "day": one.source.published_as_printed,
        "here": other.area, "date": other.source.published_as_printed,
        "why": Markup("").join(_why(page, twin))}


def _why(page: Page, twin: Twin) -> Iterable[Markup]:
    """Yield what tells the two apart, as far as the figures show it."""
    if twin.elsewhere:
        yield page.writer.sentence("twins.elsewhere")
    if twin.shrunk:
        yield page.writer.sentence("twins.shrunk", here=twin.task.goal.area,
                                   place=twin.programme.area)
    elif not twin.elsewhere and twin.programme.usable_value != twin.task.goal.usable_value:
        yield page.writer.sentence("twins.unexplained")


def _verdict(page: Page, judged: Judged) -> Markup:
    """Write the result and the verdict that the task list got; nothing where there is none."""
    for answer in judged.answers:
        page.writer.ledger.set_against(answer, judged.goal)
    if judged.found is None:
        return Markup("")
    return page.writer.sentence("twins.judged", result=pieces.figure(page, judged.found.result),
                                verdict=words.verdict(page, judged))
