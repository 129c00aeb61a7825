"""The tasks in tables: what fell short or went unanswered in full, what was reached in brief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from helpers.comparison.tasks import SHORT_OF_GOAL, UNANSWERED, VERDICTS, Judged, Task
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import extent, twin_goals, verdict_words
from helpers.pages.sections import task_words as words
from helpers.pages.sections.task_sheet import JUDGEMENTS
from helpers.pages.sections.verdict_words import KINDS
from helpers.statement.blocks import Block
from helpers.statement.table import Band, Column, Table

#: What a reader must see goal by goal; the rest was reached.
IN_FULL = (*SHORT_OF_GOAL, *UNANSWERED)
#: The reason that most goals without a verdict share; the remark under the table says it once.
USUAL_REASON = "other_indicator"


def short_table(page: Page, tasks: Sequence[Task]) -> Block:
    """Show every goal that was not reached, not answered, or answered in other terms."""
    rows: list = []
    for kind, found in _by_verdict(tasks, IN_FULL):
        rows.append(_band(page, kind, len(found)))
        before = None
        for task, judged in found:
            again = task is before
            rows.append([
                Markup('<span class="none">{}</span>').format(
                    page.writer.numbering(judged.mark)) if again
                else _owned(page, task, judged.mark),
                _goal(page, judged), _came_of_it(page, task, judged)])
            before = task
    if not rows:
        return page.nothing("targets.short.none")
    return extent.dense(page.table(Table(
        page.say("targets.short.caption"),
        [Column(page.say(f"targets.tasks.{name}"), numeric=False)
         for name in ("owned", "goal", "outcome")],
        rows, [page.writer.sentence(
            "targets.short.remark", mark=page.writer.numbering("40.2"),
            task=page.writer.numbering(40)), *_usual(page, tasks),
               *_twins(page, tasks, IN_FULL)])))


def reached_table(page: Page, tasks: Sequence[Task]) -> Block:
    """Show the goals that were reached: a row a task, outcomes before their goals."""
    rows: list = []
    wanted = [verdict for verdict in VERDICTS if verdict not in IN_FULL]
    for kind, found in reversed(list(_by_verdict(tasks, wanted))):
        rows.append(_band(page, kind, len(found)))
        for task in dict.fromkeys(task for task, _ in found):
            rows.append([
                _owned(page, task),
                Markup(page.say("list.semicolon")).join(
                    _pair(page, judged) for owner, judged in found if owner is task)])
    if not rows:
        return page.nothing("targets.reached.none")
    return extent.dense(page.table(Table(
        page.say("targets.reached.caption"),
        [Column(page.say("targets.tasks.owned"), numeric=False),
         Column(page.say("targets.reached.pair"), numeric=False)],
        rows, [page.writer.sentence("targets.reached.remark", **words.exceeded(page)),
               *_limits(page, tasks), *_twins(page, tasks, wanted)])))


def words_table(page: Page, tasks: Sequence[Task]) -> Block:
    """Show the tasks without numeric goals, section by section, by what the document says."""
    plain = [task for task in tasks if not task.goals]
    if not plain:
        return page.nothing("targets.words.none")
    rows: list = []
    for code in JUDGEMENTS:
        members = [task for task in plain if task.judgement == code]
        if members:
            rows.append(Band(page.writer.sentence(
                "targets.words.band", judgement=page.say(f"targets.judgement.{code}"),
                count=page.writer.count(len(members)))))
        for section in dict.fromkeys(words.section(page, task) for task in members):
            rows.append([section, Markup(page.say("list.semicolon")).join(
                page.writer.sentence(
                    "targets.words.item", task=words.numbered(page, task),
                    units=words.units(page, task))
                for task in members if words.section(page, task) == section)])
    return extent.dense(page.table(Table(
        page.say("targets.words.caption"),
        [Column(page.say("targets.sections.section"), numeric=False),
         Column(page.say("targets.words.tasks"), numeric=False)], rows)))


def _by_verdict(tasks: Iterable[Task], verdicts: Sequence[str]
                ) -> Iterator[tuple[tuple[str, bool], list[tuple[Task, Judged]]]]:
    """Yield the goals of each verdict, those that are only expected apart from the final ones."""
    for kind in KINDS:
        found = [(task, goal) for task in tasks for goal in task.goals if words.kind(goal) == kind]
        if found and kind[0] in verdicts:
            yield kind, found


def _band(page: Page, kind: tuple[str, bool], count: int) -> Band:
    return Band(page.writer.sentence("targets.tasks.band", verdict=words.word(page, *kind),
                                     count=page.writer.count(count)))


def _owned(page: Page, task: Task, mark: str = "") -> Markup:
    """Write number and title of a task with its lead units."""
    return Markup('{} <span class="none">{}</span>').format(
        words.numbered(page, task, mark), words.units(page, task))


def _goal(page: Page, judged: Judged) -> Markup:
    return Markup("{} {}").format(words.named(page, judged.goal), _both(page, judged))


def _both(page: Page, judged: Judged) -> Markup:
    """Write a goal as first set, and as changed where it was."""
    said = pieces.figure(page, judged.goal)
    if judged.revised is not None:
        said += Markup(" → ") + pieces.figure(page, judged.revised.goal)
    return said


def _came_of_it(page: Page, task: Task, judged: Judged) -> Markup:
    """Write the outcome with the share attained, or what was reported and why it is no answer."""
    said = words.outcome(page, judged)
    if judged.verdict == "no_outcome" and task.judgement:
        return said + words.in_words(page, task.judgement)
    rates = [j.found.rate for j in (judged, judged.revised) if j and j.found and j.found.rate]
    # A number handed over and not written would leave its note a way back to nowhere.
    if len(rates) > 1:
        said += page.writer.sentence("targets.short.rates", rate=rates[0], again=rates[1])
    elif judged.found:
        said = page.writer.clauses(filter(None, [
            said, verdict_words.attained(page, judged.found)]))
    if judged.reason is not None and judged.reason.code != USUAL_REASON:
        said += page.writer.sentence("targets.short.why", reason=page.writer.reason(judged.reason))
    return said


def _pair(page: Page, judged: Judged) -> Markup:
    how = verdict_words.attained(page, judged.found)
    said = page.writer.sentence(
        "targets.reached.item", thing=words.named(page, judged.goal),
        goal=_both(page, judged), result=words.outcome(page, judged),
        rate=page.writer.sentence("targets.reached.rate", rate=how) if how else "")
    if judged.stretch is not None:
        said += page.writer.sentence(
            "targets.reached.stretch", goal=pieces.figure(page, judged.stretch.goal),
            verdict=words.word(page, judged.stretch.verdict, judged.stretch.forecast))
    return said


def _twins(page: Page, tasks: Iterable[Task], verdicts: Iterable[str]) -> list[Markup]:
    """Name the goals of a table that a landmark programme had set too, with its own figure."""
    shown = [goal for task in tasks for goal in task.goals if goal.verdict in verdicts]
    found = twin_goals.beside_tasks(page, shown)
    return [Markup("").join(twin_goals.of_task(page, twin) for twin in found)] if found else []


def _usual(page: Page, tasks: Iterable[Task]) -> list[str]:
    """Say once the reason that is not repeated in each row, where one has it."""
    reasons = {g.reason.code for task in tasks for g in task.goals if g.reason}
    return [page.say("targets.short.usual")] if USUAL_REASON in reasons else []


def _limits(page: Page, tasks: Iterable[Task]) -> list[Markup]:
    """Name the limits that stand beside goals and get no verdict."""
    found = [
        page.writer.sentence("targets.reached.limit", task=page.writer.count(
            words.numbered(page, task)), limits=page.writer.listed(
                Markup("{} {}").format(words.named(page, limit), pieces.figure(page, limit))
                for limit in task.limits))
        for task in tasks if task.goals and task.limits
    ]
    return [Markup(" ").join(found)] if found else []
