"""Verdicts of tasks by section and by lead unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup

from helpers.comparison.tasks import VERDICTS, Judged, Task
from helpers.pages.page import Page
from helpers.pages.sections import task_words as words
from helpers.pages.sections.task_words import GROUPS
from helpers.pages.sections.verdict_words import KINDS
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.tallies import grid
from helpers.statement.plots.titles import balanced
from helpers.statement.table import Column, Table

#: Half-width characters that a column of the grid has room for.
HEADING_WIDTH = 8


def sections_chart(page: Page, tasks: Sequence[Task]) -> Block:
    """Show how many tasks of each section got which kind of verdict."""
    every = worst_first(tasks, lambda task: (words.section(page, task),))
    found = {name: members for name, members in every.items() if words.goals(members)}
    counted = {section: _counted(members) for section, members in found.items()}
    groups = [_group_name(page, code) for code in GROUPS]
    caption = page.say("targets.sections.caption")
    return page.chart(Chart(
        key="sections",
        figure=grid([_plain(name) for name in found],
                    [(balanced(_group_name(page, code), HEADING_WIDTH), words.SHADE[code])
                     for code in GROUPS],
                    [[counts[code] for code in GROUPS] for counts in counted.values()]),
        caption=caption,
        alt=page.say("targets.sections.alt", rows=page.say("list.semicolon").join(
            page.say("targets.sections.alt_row", section=_plain(section),
                     counts=page.say("list.separator").join(
                         page.say("targets.sections.alt_count", group=_group_name(page, code),
                                  count=counts[code]) for code in GROUPS if counts[code]))
            for section, counts in counted.items())),
        source_line=page.source_line([goal.goal for goal in words.goals(tasks)]),
        remark=page.say("targets.sections.remark", **{
            code: _verdicts(page, tasks, code) for code in ("short", "reached")}) + (
            page.writer.sentence("targets.sections.rest",
                                 count=page.writer.count(len(every) - len(found)))
            if len(every) > len(found) else ""),
        table=Table(caption, [
            Column(page.say("targets.sections.section"), numeric=False),
            *(Column(name, numeric=False) for name in groups[:-1]), Column(groups[-1]),
        ], [[section, *(_members(page, members, code)
                                               for code in GROUPS[:-1]),
             page.writer.count(counted[section]["words"])]
            for section, members in found.items()]),
        table_label=page.say("page.data"),
    ))


def units_table(page: Page, tasks: Sequence[Task]) -> Block:
    """Show the lead units that have tasks short of their goals or without a usable answer."""
    found = worst_first(tasks, lambda task: words.offices(page, task))
    counted = {unit: _counted(members) for unit, members in found.items()}
    telling = {unit: counts for unit, counts in counted.items()
               if any(counts[code] for code in GROUPS[:3])}
    if not telling:
        return page.nothing("targets.units.none")
    return page.table(Table(
        page.say("targets.units.caption"),
        [Column(page.say("targets.units.unit"), numeric=False),
         Column(page.say("targets.units.all")),
         *(Column(_group_name(page, code)) for code in GROUPS)],
        [[unit, page.writer.count(len(found[unit])),
          *(page.writer.count(counts[code]) if counts[code] else page.writer.blank()
            for code in GROUPS)]
         for unit, counts in telling.items()],
        [page.writer.sentence("targets.units.remark",
                              rest=page.writer.count(len(found) - len(telling)))],
    ))


def worst_first(tasks: Iterable[Task], keys: Callable[[Task], Iterable[str]]
                ) -> dict[str, list[Task]]:
    """Return tasks by what ``keys`` names, the name with most tasks short of goal first."""
    found: dict[str, list[Task]] = {}
    for task in tasks:
        for key in keys(task):
            found.setdefault(key, []).append(task)

    def badness(name: str) -> tuple:
        counts = _counted(found[name])
        return tuple(-counts[code] for code in GROUPS[:3])

    # Ties keep the order of the list.
    return {name: sorted(found[name], key=lambda t: t.rank) for name in sorted(found, key=badness)}


def worst_goal(task: Task) -> Judged:
    """Return the goal that gives a task its verdict."""
    return min(task.goals, key=lambda g: (g.verdict != task.verdict, VERDICTS.index(g.verdict)))


def _plain(name: Markup | str) -> str:
    """Return a name as charts and alternative texts hold it."""
    return name.striptags() if isinstance(name, Markup) else name


def _verdicts(page: Page, tasks: Sequence[Task], code: str) -> str:
    """Name the verdicts of a group that some task got."""
    got = {words.kind(task) for task in tasks}
    return page.say("list.separator").join(
        words.word(page, *kind) for kind in KINDS
        if kind in got and words.group(kind[0]) == code) or page.say("page.blank")


def _counted(tasks: Iterable[Task]) -> Counter:
    return Counter(words.group(task.verdict) for task in tasks)


def _group_name(page: Page, code: str) -> str:
    return page.say(f"targets.group.{code}")


def _members(page: Page, tasks: Iterable[Task], code: str) -> Markup:
    return page.writer.listed(
        page.writer.ledger.link(worst_goal(task).goal, words.numbered(page, task))
        for task in tasks if words.group(task.verdict) == code) or page.writer.blank()
