"""What was meant to happen, and what came of it: the latest goal of each indicator with a result.

A goal of either kind counts, of growth or of a level; growth is drawn, the table has both. Where
the district that exists today has a row, none of a district before it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from helpers.comparison import Attainment, ComparabilityError, Refusal, attainment
from helpers.dataset.model import Area, Indicator, Observation
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import task_words as words
from helpers.pages.sections import verdict_words
from helpers.selection import Choice
from helpers.statement import numbers
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.dots import Dot, DotRow, dot_rows
from helpers.statement.style import look
from helpers.statement.table import Column, Table

#: Inches between rows: many goals, and a front page has little room.
ROW = 0.4
#: The kinds of goals, the one that is drawn first.
MEASURES = ("yoy_pct", "level")


@dataclass(frozen=True)
class Judged:
    """The goals of one cell as they were set (力争 above 确保), each with what it came to."""

    goals: tuple[tuple[Observation, Attainment | Refusal], ...]

    @property
    def first(self) -> Attainment:
        """The first goal that could be judged."""
        return next(one for _, one in self.goals if isinstance(one, Attainment))


def goals_chart(page: Page, found: Sequence[Judged]) -> Block:
    """Show growth goals as ticks and what came of them as dots; see :func:`judged_goals`."""
    if not found:
        return page.nothing("overview.nothing")
    judged = [one.first for one in found if one.first.goal.measure == MEASURES[0]]
    if not judged:
        return Block(Markup(""))
    left = len(found) - len(judged)
    rows = [dot_row(page, _name(page, a.goal), a) for a in judged]
    return page.chart(Chart(
        key="goals",
        figure=dot_rows(rows, page.say("overview.goals.axis"), step=ROW),
        caption=page.say("overview.goals.caption"),
        alt=page.say("overview.goals.alt", rows=page.say("list.semicolon").join(
            page.say("overview.goals.alt_row", row=row.name,
                     goal=pieces.spoken_figure(page, a.goal), result=row.dots[0].label)
            for row, a in zip(rows, judged, strict=True))),
        source_line=page.source_line([o for a in judged for o in (a.goal, a.result)]),
        remark=pieces.family_key(page, drawn=[a.goal.area.family for a in judged])
        + page.say("overview.goals.remark")
        + (page.writer.sentence("overview.goals.levels", count=page.writer.count(left))
           if left else ""),
        table=Table(page.say("overview.goals.caption"), _columns(page)[:3], [
            [_name(page, a.goal), page.writer.figure(a.goal),
             page.writer.figure(a.result) + page.writer.flags(numbers.flags(a.result))]
            for a in judged]),
        table_label=page.say("page.data"),
    ))


def dot_row(page: Page, name: str, judged: Attainment) -> DotRow:
    """Return a growth goal as a tick and what came of it as a dot, hollow where not final."""
    families, family = page.data.families(), judged.goal.area.family
    return DotRow(
        name,
        (Dot(float(judged.result.usable_value), pieces.spoken_figure(page, judged.result),
             look(families, family),
             hollow=judged.forecast or not judged.result.is_whole_period),),
        Dot(float(judged.goal.usable_value), "", look(families, family)))


def verdicts_table(page: Page, found: Sequence[Judged]) -> Block:
    """Show every judged goal with its verdict, those of a level that no chart shows too."""
    if not found:
        return page.nothing("overview.nothing")
    rows = [
        [page.say("overview.goals.row", area=page.writer.name(one.first.goal.area),
                  year=one.first.goal.year, indicator=words.measured(page, one.first.goal)),
         verdict_words.goals(page, [goal for goal, _ in one.goals]),
         page.writer.figure(one.first.result)
         + page.writer.flags(numbers.flags(one.first.result)),
         verdict_words.verdicts(page, one.goals)]
        for one in found
    ]
    remarks = filter(None, [pieces.flags_shown(page, rows)])
    return page.table(Table(page.say("overview.goals.verdicts"), _columns(page), rows,
                            list(remarks)))


def _columns(page: Page) -> list[Column]:
    return [Column(page.say("overview.goals.what"), numeric=False),
            Column(page.say("overview.goals.goal")), Column(page.say("overview.goals.result")),
            Column(page.say("overview.goals.verdict"), numeric=False)]


def judged_goals(page: Page) -> list[Judged]:
    """Return each district's and indicator's last year with a goal and a result that answers it.

    Districts that a merger ended count only where the one of today has no row at all.
    """
    found: list[Judged] = []
    for family in page.families:
        for area in reversed(page.data.vintages_of(family)):
            rows = [last for indicator in page.data.headline_indicators()
                    if (last := _last(page, area, indicator))]
            if rows:
                found += rows
                break
    return found


def _last(page: Page, area: Area, indicator: Indicator) -> Judged | None:
    answered = [one for measure in MEASURES for one in _answered(page, area, indicator, measure)]
    return max(answered, key=lambda one: one.first.goal.year, default=None)


def _answered(page: Page, area: Area, indicator: Indicator, measure: str) -> Iterator[Judged]:
    for cell in pieces.area_cells(page, area, indicator.indicator_id, measure):
        found = judge(page, cell.choice)
        if found is not None:
            yield found


def judge(page: Page, choice: Choice) -> Judged | None:
    """Judge the goals of a cell by what was chosen for it; None where none can be judged."""
    if choice.chosen is None:
        return None
    found = tuple((goal, _judge(page, goal, choice.chosen)) for goal in choice.goals)
    return Judged(found) if any(isinstance(one, Attainment) for _, one in found) else None


def _judge(page: Page, goal: Observation, result: Observation) -> Attainment | Refusal:
    try:
        return attainment(page.data, goal, result)
    except ComparabilityError as error:
        return error.refusal


def _name(page: Page, goal: Observation) -> str:
    return page.say("overview.goals.row", area=page.writer.name(goal.area), year=goal.year,
                    indicator=page.writer.short(goal.indicator))
