"""What was meant to happen, and what came of it."""

from __future__ import annotations

from collections.abc import Container, Iterator

from markupsafe import Markup

from helpers.comparison import Attainment, ComparabilityError, attainment
from helpers.dataset.model import Observation
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.statement import numbers
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.dots import Dot, DotRow, dot_rows
from helpers.statement.style import look
from helpers.statement.table import Column, Table


def goals_chart(page: Page, only: Container[str] | None = None, latest: bool = False) -> Block:
    """Show growth goals as ticks and what came of them as dots.

    ``only`` keeps some indicators, ``latest`` the last year of each district and indicator.
    """
    judged = [a for a in _judged(page) if a.goal.status == "target"
              and (only is None or a.goal.indicator.indicator_id in only)]
    if latest:
        # Within a year the goal as first set comes first.
        last = {}
        for a in sorted(judged, key=lambda a: -a.goal.year):
            last.setdefault((a.goal.area.family, a.goal.indicator.indicator_id), a)
        judged = [a for a in judged if a in last.values()]
    if not judged:
        return page.nothing("overview.nothing")
    families = page.data.families()
    rows = [
        DotRow(
            _name(page, a.goal),
            (Dot(float(a.result.usable_value), _value(page, a.result),
                 look(families, a.goal.area.family),
                 hollow=a.forecast or not a.result.is_whole_period),),
            Dot(float(a.goal.usable_value), "", look(families, a.goal.area.family)),
        )
        for a in judged
    ]
    return page.chart(Chart(
        key="goals",
        figure=dot_rows(rows, page.say("overview.goals.axis")),
        caption=page.say("overview.goals.caption"),
        alt=page.say("overview.goals.alt", rows=page.say("list.semicolon").join(
            page.say("overview.goals.alt_row", row=row.name, goal=_value(page, a.goal),
                     result=row.dots[0].label)
            for row, a in zip(rows, judged, strict=True))),
        source_line=page.source_line([o for a in judged for o in (a.goal, a.result)]),
        remark=page.say("overview.goals.remark"),
        table=Table(page.say("overview.goals.caption"), _columns(page)[:3], [
            [_name(page, a.goal), page.writer.figure(a.goal),
             page.writer.figure(a.result) + page.writer.flags(numbers.flags(a.result))]
            for a in judged]),
        table_label=page.say("page.data"),
    ))


def goals_table(page: Page) -> Block:
    """Show every headline goal with its result and verdict, or why none can be given."""
    rows = [row for choice in _choices(page) for row in _rows(page, choice)]
    if not rows:
        return page.nothing("overview.nothing")
    return page.table(Table(
        page.say("overview.goals.table"), _columns(page), rows,
        [page.say("overview.goals.table_remark"),
         pieces.flag_legend(page, ("provisional", "part_year", "stretch", "doubt"))],
    ))


def _columns(page: Page) -> list[Column]:
    return [Column(page.say("overview.goals.what"), numeric=False),
            Column(page.say("overview.goals.goal")), Column(page.say("overview.goals.result")),
            Column(page.say("overview.goals.verdict"), numeric=False)]


def _choices(page: Page) -> Iterator:
    for family in page.families:
        for area in page.data.vintages_of(family):
            for indicator in page.data.headline_indicators():
                for measure in ("level", "yoy_pct"):
                    for cell in pieces.area_cells(page, area, indicator.indicator_id, measure):
                        if cell.choice.goals:
                            yield cell.choice


def _rows(page: Page, choice) -> Iterator[list]:
    for goal in choice.goals:
        flags = [goal.status] if goal.status != "target" else []
        wanted = page.writer.figure(goal) + page.writer.flags(flags)
        if choice.chosen is None:
            yield [_name(page, goal), wanted, pieces.written(page, None),
                   page.say("verdict.unknown")]
            continue
        result = page.writer.figure(choice.chosen) + page.writer.flags(
            numbers.flags(choice.chosen))
        try:
            found = attainment(page.data, goal, choice.chosen)
        except ComparabilityError as error:
            yield [_name(page, goal), wanted, result, page.writer.refused(error.refusal)]
            continue
        key = f"verdict.{found.verdict}" + ("_forecast" if found.forecast else "")
        yield [_name(page, goal), wanted, result, _verdict(page, found, key)]


def _verdict(page: Page, found: Attainment, key: str) -> Markup:
    """Write the verdict, with the rate of attainment and what the calendar would ask."""
    said = Markup("{}").format(page.say(key))
    if found.rate is None:
        return said
    if found.calendar is None:
        return said + page.writer.sentence("overview.goals.rate", rate=found.rate)
    passed = page.writer.count(f"{int(found.calendar * 12)}/12")
    return said + page.writer.sentence("overview.goals.pace", rate=found.rate, passed=passed)


def _judged(page: Page) -> Iterator[Attainment]:
    for choice in _choices(page):
        if choice.measure == "yoy_pct" and choice.chosen is not None:
            for goal in choice.goals:
                try:
                    yield attainment(page.data, goal, choice.chosen)
                except ComparabilityError:
                    continue


def _name(page: Page, goal: Observation) -> str:
    return page.say("overview.goals.row", area=page.writer.name(goal.area), year=goal.year,
                    indicator=page.writer.short(goal.indicator))


def _value(page: Page, figure: Observation) -> str:
    language = page.writer.language
    return numbers.bound_mark(figure.bound, language) + numbers.amount(
        figure.usable_value, figure.usable_unit, language)
