"""What was meant to happen, and what came of it: the latest goal of each indicator with a result.

A goal of either kind counts, of growth or of a level; growth is drawn, the table has both. Where
the district that exists today has a row, none of a district before it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from helpers.comparison import Attainment
from helpers.dataset.model import Area, Indicator, Observation
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import task_words as words
from helpers.pages.sections import verdict_words
from helpers.pages.sections.goal_dots import goal_dots
from helpers.pages.sections.judged import Judged, judge
from helpers.statement.blocks import Block
from helpers.statement.table import Column, Table

#: Inches between rows: many goals, and a front page has little room.
ROW = 0.4
#: The kinds of goals, the one that is drawn first.
MEASURES = ("yoy_pct", "level")


def goals_chart(page: Page, found: Sequence[Judged]) -> Block:
    """Show growth goals as ticks and what came of them as dots; see :func:`judged_goals`."""
    if not found:
        return page.nothing("overview.nothing")
    judged = [one.first for one in found if one.first.goal.measure == MEASURES[0]]
    if not judged:
        return Block(Markup(""))
    table = Table(page.say("overview.goals.caption"), _columns(page)[:3], [
        [_name(page, a.goal), pieces.figure(page, a.goal), pieces.figure(page, a.result)]
        for a in judged])
    left = len(found) - len(judged)
    levels = page.writer.sentence("overview.goals.levels", count=page.writer.count(left))
    return goal_dots(page, "goals", [(_name(page, a.goal), a) for a in judged], table,
                     more=levels if left else "", step=ROW)


def verdicts_table(page: Page, found: Sequence[Judged]) -> Block:
    """Show every judged goal with its verdict, those of a level that no chart shows too."""
    if not found:
        return page.nothing("overview.nothing")
    rows = [
        [page.say("overview.goals.row", area=page.writer.name(one.first.goal.area),
                  year=one.first.goal.year, indicator=words.measured(page, one.first.goal)),
         verdict_words.goals(page, [goal for goal, _ in one.goals]),
         pieces.figure(page, one.first.result),
         verdict_words.verdicts(page, one.goals)]
        for one in found
    ]
    remark = Markup(verdict_words.told(page, (pair for one in found for pair in one.goals)))
    remark += words.exceeded_told(page, [
        verdict_words.kind_of(judged)[0] for one in found for _, judged in one.goals
        if isinstance(judged, Attainment)])
    return page.table(Table(page.say("overview.goals.verdicts"), _columns(page), rows,
                            [remark]))


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


def _name(page: Page, goal: Observation) -> str:
    return page.say("overview.goals.row", area=page.writer.name(goal.area), year=goal.year,
                    indicator=page.writer.short(goal.indicator))
