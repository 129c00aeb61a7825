"""How much of each goal was reached: bars for level goals, dots for goals of growth."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from markupsafe import Markup

from helpers.comparison.tasks import Judged, Task
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import task_words as words
from helpers.pages.sections import verdict_words
from helpers.pages.sections.goal_dots import goal_dots
from helpers.statement import numbers, periods
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.bullets import Bullet, bullets
from helpers.statement.style import look
from helpers.statement.table import Column, Table

#: What nobody needs a bar for: goals that were met, and no more than that.
PLAIN = ("met",)
#: More bars than this would shrink on a printed page.
MOST_BARS = 25
#: Characters that a chart has room for beside its bars: a Chinese one is two Latin wide.
NAME_WIDTH = {"zh": 18, "en": 38}


def attainment_chart(page: Page, tasks: Sequence[Task]) -> Block:
    """Show level goals by the share attained, lowest first; those just met are only counted."""
    rated = [g for g in words.goals(tasks) if g.found and g.found.rate]
    drawn = sorted((g for g in rated if g.verdict not in PLAIN),
                   key=lambda g: g.found.rate.value)[:MOST_BARS]
    if not drawn:
        return Block(Markup(""))
    families = page.data.families()
    rows = [
        Bullet(
            name, float(g.found.rate.value), _percent(page, g),
            look(families, g.goal.area.family),
            hollow=g.forecast or g.found.calendar is not None,
            expected=float(g.found.calendar * 100) if g.found.calendar is not None else None)
        for g, name in zip(drawn, _names(page, drawn), strict=True)
    ]
    caption = page.say("targets.bullets.caption")
    return page.chart(Chart(
        key="attainment",
        figure=bullets(rows, page.say("targets.bullets.axis"),
                       page.say("targets.bullets.goal_tick")),
        caption=caption,
        alt=page.say("targets.bullets.alt", rows=page.say("list.separator").join(
            page.say("targets.bullets.alt_row", name=page.say(
                "targets.item_thing", number=g.mark, thing=words.thing(page, g.goal)),
                     rate=_percent(page, g)) for g in drawn)),
        source_line=page.source_line([o for g in drawn for o in (g.goal, g.found.result)]),
        remark=page.writer.sentence(
            "targets.bullets.remark", left=page.writer.count(len(rated) - len(drawn)))
        + _by_points(page, tasks)
        + page.say("targets.bullets.hollow" if any(row.hollow for row in rows)
                   else "targets.bullets.solid"),
        table=_table(page, caption, drawn, page.say("targets.bullets.rate"),
                     [_attained(page, g) for g in drawn]),
        table_label=page.say("page.data"),
    ))


def growth_chart(page: Page, tasks: Sequence[Task]) -> Block:
    """Show goals of growth as ticks and what came of them as dots."""
    judged = [g for g in words.goals(tasks) if g.found and g.goal.measure == "yoy_pct"]
    return goal_dots(
        page, "growth-goals", [(_dated(page, g), g.found) for g in judged],
        _table(page, page.say("targets.growth.caption"), judged,
               page.say("targets.tasks.verdict"), [words.verdict(page, g) for g in judged],
               numeric=False))


def _dated(page: Page, judged: Judged) -> str:
    """Return number and thing of a goal with the months that its outcome is of."""
    return page.say("targets.growth.row", number=judged.mark,
                    thing=words.thing(page, judged.goal),
                    period=words.months(page, judged.found.result)
                    or periods.period_name(judged.found.result, page.writer.language))


def _table(page: Page, caption: str, goals: Sequence[Judged], last: str,
           cells: Sequence[Markup], numeric: bool = True) -> Table:
    return Table(caption, [
        Column(page.say("targets.tasks.goal"), numeric=False),
        Column(page.say("overview.goals.goal")), Column(page.say("targets.tasks.outcome")),
        Column(last, numeric=numeric),
    ], [[_numbered(page, g), pieces.figure(page, g.goal),
         pieces.figure(page, g.found.result), cell]
        for g, cell in zip(goals, cells, strict=True)])


def _names(page: Page, drawn: Sequence[Judged]) -> list[str]:
    """Return number and thing of each goal as far as there is room.

    Things that would be cut to the same words lose their middle instead of their end.
    """
    room = NAME_WIDTH[page.writer.language]
    things = [words.thing(page, goal.goal) for goal in drawn]
    rooms = [room - len(goal.mark) - 1 for goal in drawn]
    ends = [_cut(page, *named) for named in zip(things, rooms, strict=True)]
    return [
        page.say("targets.item_thing", number=goal.mark,
                 thing=_cut(page, thing, wide, middle=ends.count(end) > 1))
        for goal, thing, wide, end in zip(drawn, things, rooms, ends, strict=True)]


def _cut(page: Page, said: str, room: int, middle: bool = False) -> str:
    if len(said) <= room:
        return said
    zh, tail = page.writer.language == "zh", ""
    if middle:
        tail = said[-(room // 2):]
        # An English tail begins with a whole word.
        tail = tail if zh else " " + tail.partition(" ")[2]
    head, room = said[:len(said) - len(tail)], room - len(tail)
    return (head[:room - 1] + "…" if zh else shorten(head, room, placeholder="…")) + tail


def _attained(page: Page, judged: Judged) -> Markup:
    if judged.found.pace is None:
        return page.writer.figure(judged.found.rate)
    return verdict_words.attained(page, judged.found)


def _numbered(page: Page, judged: Judged) -> Markup:
    return page.writer.sentence("targets.item_thing", thing=words.thing(page, judged.goal),
                                number=page.writer.numbering(judged.mark))


def _percent(page: Page, judged: Judged) -> str:
    """Return what stands beside a bar: its own length."""
    return numbers.amount(judged.found.rate.value, "%", page.writer.language)


def _by_points(page: Page, tasks: Sequence[Task]) -> Markup:
    """Say how many goals are rates, of which no share is taken."""
    count = sum(g.found is not None and g.found.gap is not None for g in words.goals(tasks))
    return page.writer.sentence("targets.bullets.points", count=page.writer.count(
        count)) if count else Markup("")
