"""The tasks one by one: those with numbers goal by goal, the others as the document judges them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from helpers.comparison.tasks import Task
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import task_words as words
from helpers.pages.sections.task_groups import worst_first
from helpers.pages.sections.task_sheet import JUDGEMENTS
from helpers.statement.blocks import Block
from helpers.statement.table import Band, Column, Table


def tasks_table(page: Page, tasks: Sequence[Task]) -> Block:
    """Show every goal with its outcome and verdict, by section, worst first."""
    numeric = [task for task in tasks if task.goals]
    if not numeric:
        return page.nothing("targets.no_goals")
    rows: list = []
    for section, members in worst_first(numeric, lambda task: (task.section,)).items():
        rows.append(Band(words.as_printed(page, section)))
        rows += [row for task in members for row in _rows(page, task)]
    names = ("task", "unit", "goal", "outcome", "verdict")
    return page.table(Table(
        page.say("targets.tasks.caption"),
        [Column(page.say(f"targets.tasks.{name}"), numeric=False) for name in names], rows,
        [page.say("targets.tasks.remark"),
         pieces.flag_legend(page, ("provisional", "doubt"))],
    ))


def words_table(page: Page, tasks: Sequence[Task]) -> Block:
    """Show the tasks without numeric goals with what the document says of them."""
    plain = sorted((task for task in tasks if not task.goals),
                   key=lambda t: JUDGEMENTS.index(t.judgement))
    if not plain:
        return page.nothing("targets.no_goals")
    return page.table(Table(
        page.say("targets.words.caption"),
        [Column(page.say("targets.tasks.task"), numeric=False),
         Column(page.say("targets.sections.section"), numeric=False),
         Column(page.say("targets.tasks.unit"), numeric=False),
         Column(page.say("targets.words.judgement"), numeric=False)],
        [[words.numbered(page, task), words.as_printed(page, task.section), _units(page, task),
          page.say(f"targets.judgement.{task.judgement}")] for task in plain],
    ))


def _rows(page: Page, task: Task) -> Iterator[list]:
    for position, judged in enumerate(task.goals):
        first = position == 0
        goal = Markup("{} {}").format(words.named(page, judged.goal),
                                      page.writer.figure(judged.goal))
        if judged.revised is not None:
            goal += Markup(" → ") + page.writer.figure(judged.revised.goal)
        yield [
            words.numbered(page, task) if first
            else Markup('<span class="none">{}</span>').format(judged.mark),
            _units(page, task) if first else "",
            goal, words.outcome(page, judged), words.verdict(page, judged),
        ]


def _units(page: Page, task: Task) -> Markup:
    return page.writer.listed(words.as_printed(page, unit) for unit in task.units)
