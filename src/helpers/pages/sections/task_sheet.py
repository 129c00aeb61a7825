"""The account of a task list on one sheet: how many tasks, which verdicts, what fell short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from helpers.comparison.quantity import published
from helpers.comparison.tasks import SHORT_OF_GOAL, UNANSWERED, Judged, Task
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import task_words as words
from helpers.pages.sections import verdict_words
from helpers.pages.sections.headline_goals import Cell
from helpers.pages.sections.task_later import Later
from helpers.pages.sections.verdict_words import KINDS
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.tallies import Tally, tallies
from helpers.statement.table import Column, Table

JUDGEMENTS = ("not_done", "changed", "not_stated", "under_way", "done")


def sheet(page: Page, tasks: Sequence[Task], headline: Sequence[Cell],
          later: Sequence[Later] = ()) -> Block:
    """Show the account in a few sentences, and what to mind in reading it."""
    caution = Markup('<p class="caution"><b>{}</b> {}</p>').format(
        page.say("targets.sheet.caution"),
        _caution(page, tasks) if tasks else _caution_of_headlines(page, headline))
    if not tasks:
        key = "targets.no_list" if headline else "targets.nothing"
        said = Markup('<p class="nothing">{}</p>').format(
            page.say(key, year=page.parameters.year))
        return Block(said + caution)
    items = Markup("").join(Markup("<li>{}</li>").format(s) for s in _points(page, tasks, later))
    return Block(Markup('<div class="sheet"><ul class="points">{}</ul>{}</div>').format(
        items, caution))


def tally_chart(page: Page, tasks: Sequence[Task]) -> Block:
    """Show how many goals got which verdict."""
    goals = words.goals(tasks)
    members: dict[tuple[str, bool], list[Judged]] = {}
    for kind in KINDS:
        members[kind] = [g for g in goals if words.kind(g) == kind]
    counted = {kind: len(found) for kind, found in members.items() if found}
    caption = page.say("targets.tally.caption")
    return page.chart(Chart(
        key="verdicts",
        figure=tallies([Tally(words.word(page, *kind), count, words.SHADE[words.group(kind[0])])
                        for kind, count in counted.items()]),
        caption=caption,
        alt=page.say("targets.tally.alt", rows=page.say("list.separator").join(
            page.say("targets.tally.alt_row", verdict=words.word(page, *kind), count=count)
            for kind, count in counted.items())),
        source_line=page.source_line([goal.goal for goal in goals]),
        remark=page.writer.sentence(
            "targets.tally.remark", goals=page.writer.count(len(goals))),
        table=Table(caption, [
            Column(page.say("targets.tasks.verdict"), numeric=False),
            Column(page.say("targets.tally.count")),
            Column(page.say("targets.tally.goals"), numeric=False),
        ], [[words.word(page, *kind), page.writer.count(count), page.writer.listed(
            page.writer.ledger.link(g.goal, page.say(
                "targets.item_thing", number=g.mark, thing=words.thing(page, g.goal)))
            for g in members[kind])] for kind, count in counted.items()]),
        table_label=page.say("page.data"),
    ))


def _points(page: Page, tasks: Sequence[Task], later: Sequence[Later]) -> Iterator[Markup]:
    numeric = [task for task in tasks if task.goals]
    plain = [task for task in tasks if not task.goals]
    goals = words.goals(tasks)
    count = page.writer.count
    yield page.writer.sentence(
        "targets.sheet.total", year=page.parameters.year,
        area=page.writer.listed(dict.fromkeys(page.writer.name(g.goal.area) for g in goals)),
        tasks=count(len(tasks)), numeric=count(len(numeric)),
        goals=count(len(goals)), words=count(len(plain)))
    counted = Counter(words.kind(task) for task in numeric)
    if numeric:
        yield page.writer.sentence(
            "targets.sheet.numeric", numeric=count(len(numeric)),
            verdicts=page.writer.listed(_counted(page, words.word(page, *kind), counted[kind])
                                        for kind in KINDS if counted[kind])
        ) + words.exceeded_told(page, [goal.verdict for goal in goals]) + _partly_open(
            page, numeric) + _changed(page, numeric)
    short = [goal for task in sorted(numeric, key=lambda t: t.rank) for goal in task.goals
             if goal.verdict in SHORT_OF_GOAL and goal.found]
    if short:
        yield page.writer.sentence("targets.sheet.short", items=page.writer.listed(
            page.writer.sentence("targets.sheet.short_item", thing=words.thing(page, goal.goal),
                                 goal=pieces.figure(page, goal.goal), revised=_revised(page, goal),
                                 result=pieces.figure(page, goal.found.result),
                                 verdict=words.word(page, goal.verdict, goal.forecast))
            for goal in short))
    worse = [(task, goal, found) for task, goal, found in later
             if words.group(verdict_words.kind_of(found)[0]) == "short"
             and goal.verdict not in SHORT_OF_GOAL]
    if worse:
        yield page.writer.sentence("targets.sheet.later", items=page.writer.listed(
            page.writer.sentence(
                "targets.sheet.later_item", number=page.writer.numbering(goal.mark),
                thing=words.thing(page, goal.goal), goal=pieces.figure(page, goal.goal),
                result=pieces.figure(page, found.result),
                verdict=verdict_words.word_of(page, found)) for _, goal, found in worse))
    # A pace or a forecast is no attainment yet.
    beyond = [g.found.gap.value if g.found.gap else g.found.rate.value - 100
              for g in goals if g.settled and (g.found.rate or g.found.gap)]
    if beyond:
        yield page.writer.sentence(
            "targets.sheet.exact", rates=count(len(beyond)),
            exact=count(sum(value == 0 for value in beyond)),
            above=count(sum(value > 0 for value in beyond)),
            below=count(sum(value < 0 for value in beyond)))
    told = [(goal, task.judgement) for task in numeric for goal in task.goals
            if goal.verdict == "no_outcome" and task.judgement]
    if told:
        yield page.writer.sentence("targets.sheet.told", items=page.writer.listed(
            page.writer.sentence(
                "targets.sheet.told_item", thing=words.thing(page, goal.goal),
                goal=pieces.figure(page, goal.goal),
                judgement=page.say(f"targets.judgement.{judgement}"))
            for goal, judgement in told))
    judged = Counter(task.judgement for task in plain)
    if plain:
        yield page.writer.sentence(
            "targets.sheet.words", words=count(len(plain)),
            judgements=page.writer.listed(
                _counted(page, page.say(f"targets.judgement.{code}"), judged[code])
                for code in reversed(JUDGEMENTS) if judged[code]))


def _partly_open(page: Page, tasks: Sequence[Task]) -> Markup:
    """Say which tasks reached what can be computed while another goal of theirs is open."""
    reached = [task for task in tasks if words.group(task.verdict) == "reached"]
    still = [task for task in reached if any(g.verdict in UNANSWERED for g in task.goals)]
    if not still:
        return Markup("")
    return page.writer.sentence(
        "targets.sheet.partly", reached=page.writer.count(len(reached)),
        open=page.writer.count(len(still)), tasks=page.writer.listed(
            page.writer.numbering(task.number) for task in still))


def _changed(page: Page, tasks: Sequence[Task]) -> Markup:
    """Say how many goals that were missed had been changed on the way, and were missed as changed.
    """
    found = [g for task in tasks for g in task.goals if g.revised and g.verdict == "missed"]
    return page.writer.sentence(
        "targets.sheet.missed_twice", count=page.writer.count(len(found))
    ) if found else Markup("")


def _revised(page: Page, judged: Judged) -> Markup:
    if judged.revised is None:
        return Markup("")
    # The sentence says that the goal was changed; what else is to be minded of it the flags say.
    return page.writer.sentence("targets.sheet.revised",
                                goal=pieces.flagged(page, published(judged.revised.goal)))


def _counted(page: Page, verdict: str, number: int) -> Markup:
    return page.writer.sentence("targets.sheet.verdict", verdict=verdict,
                                count=page.writer.count(number))


def _caution(page: Page, tasks: Sequence[Task]) -> Markup:
    """Say that the list was closed before the figures of the year were out."""
    goals = words.goals(tasks)
    documents = dict.fromkeys(goal.goal.source for goal in goals)
    dates = dict.fromkeys(source.published_as_printed or page.say("note.no_date")
                          for source in documents)
    found = [goal.found for goal in goals if goal.found]
    part = sum(f.calendar is not None for f in found)
    said = page.writer.sentence(
        "targets.sheet.early" if part else "targets.sheet.reported",
        document=page.writer.listed(page.writer.title(source) for source in documents),
        date=page.writer.listed(map(page.writer.day, dates)),
        part=page.writer.count(part),
        forecast=page.writer.count(sum(f.forecast for f in found)))
    for key, found in (
            ("shifted", [g for g in goals if g.verdict == "not_comparable"]),
            ("moved", [g for g in goals if g.revised])):
        if found:
            said += page.writer.sentence(f"targets.sheet.{key}",
                                         count=page.writer.count(len(found)))
    return said


def _caution_of_headlines(page: Page, headline: Sequence[Cell]) -> Markup:
    """Say how many goals have no outcome, or one of some months only."""
    if not headline:
        return Markup("{}").format(page.say("targets.sheet.silence"))
    return page.writer.sentence(
        "targets.sheet.open", goals=page.writer.count(len(headline)),
        unknown=page.writer.count(sum(c.result is None for c in headline)),
        part=page.writer.count(sum(c.result is not None and not c.result.is_whole_period
                                   for c in headline)))
