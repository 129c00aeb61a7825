"""What was meant to happen, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpers.comparison import Attainment, ComparabilityError, attainment
from helpers.dataset.model import Area, Indicator, Observation
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.statement import numbers
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.dots import Dot, DotRow, dot_rows
from helpers.statement.style import look
from helpers.statement.table import Column, Table

#: Inches between rows: many goals, and a front page has little room.
ROW = 0.44


def goals_chart(page: Page, judged: Sequence[Attainment]) -> Block:
    """Show growth goals as ticks and what came of them as dots; see :func:`judged_goals`."""
    if not judged:
        return page.nothing("overview.nothing")
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
        + page.say("overview.goals.remark"),
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


def verdicts_table(page: Page, judged: Sequence[Attainment]) -> Block:
    """Show what :func:`goals_chart` draws, each with its verdict."""
    if not judged:
        return page.nothing("overview.nothing")
    rows = [
        [_name(page, a.goal), page.writer.figure(a.goal),
         page.writer.figure(a.result) + page.writer.flags(numbers.flags(a.result)),
         page.say(f"verdict.{a.verdict}" + ("_forecast" if a.forecast else ""))]
        for a in judged
    ]
    remarks = filter(None, [pieces.flags_shown(page, rows)])
    return page.table(Table(page.say("overview.goals.verdicts"), _columns(page), rows,
                            list(remarks)))


def _columns(page: Page) -> list[Column]:
    return [Column(page.say("overview.goals.what"), numeric=False),
            Column(page.say("overview.goals.goal")), Column(page.say("overview.goals.result")),
            Column(page.say("overview.goals.verdict"), numeric=False)]


def judged_goals(page: Page) -> list[Attainment]:
    """Return each district's and indicator's last year with both, by the goal as first set."""
    last: dict[tuple[str, str], Attainment] = {}
    for family in page.families:
        for indicator in page.data.headline_indicators():
            found = [a for area in page.data.vintages_of(family)
                     for a in _answered(page, area, indicator)]
            # The first of a year is the goal as first set.
            for a in sorted(found, key=lambda a: -a.goal.year):
                last.setdefault((family, indicator.indicator_id), a)
    return list(last.values())


def _answered(page: Page, area: Area, indicator: Indicator) -> Iterator[Attainment]:
    for cell in pieces.area_cells(page, area, indicator.indicator_id, "yoy_pct"):
        chosen = cell.choice.chosen
        # A verdict is a headline: nothing in doubt or of low trust bears one.
        if chosen is None or not pieces.is_sound(chosen):
            continue
        for goal in cell.choice.goals:
            if goal.status != "target":
                continue
            try:
                yield attainment(page.data, goal, chosen)
            except ComparabilityError:
                continue


def _name(page: Page, goal: Observation) -> str:
    return page.say("overview.goals.row", area=page.writer.name(goal.area), year=goal.year,
                    indicator=page.writer.short(goal.indicator))
