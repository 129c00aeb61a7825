"""The programmes drawn: how many goals for which year, and goals with what is known of them."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import programme_words as words
from helpers.pages.sections.programme_tables import rows_of
from helpers.pages.sections.programmes import Programme, Row
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.counts import count_map
from helpers.statement.plots.marks import Point
from helpers.statement.plots.steps import Steps, goal_steps
from helpers.statement.plots.titles import wrapped
from helpers.statement.style import LOOKS, Look, look
from helpers.statement.table import Column, Table

#: Half-width characters that fit over a panel of a chart in two or three columns.
_TITLE_WIDTH = {2: 34, 3: 22}


def years_chart(page: Page, programmes: Sequence[Programme]) -> Block:
    """Show for each programme how many goals with numbers it has for each year."""
    named = [year for p in programmes for year in p.years]
    # A timeline has every year: one without goals is a blank column, not a missing one.
    years = range(min(named), max(named) + 1)
    counts = [[sum(goal.year == year for goal in p.goals) for year in years] for p in programmes]
    names = [words.title(page, p) for p in programmes]
    rows = [[name, *(_goals(page, p, year) for year in years)]
            for name, p in zip(names, programmes, strict=True)]
    return page.chart(Chart(
        key="goals-by-year",
        figure=count_map(names, [str(year) for year in years], counts),
        caption=page.say("milestones.years.caption"),
        alt=page.say("milestones.years.alt", rows=page.say("list.semicolon").join(
            page.say("milestones.years.alt_row", name=name, counts=page.say(
                "list.separator").join(f"{year} {number}" for year, number in
                                       zip(years, line, strict=True) if number))
            for name, line in zip(names, counts, strict=True))),
        source_line=page.source_line([goal for p in programmes for goal in p.goals]),
        remark=page.say("milestones.years.remark"),
        table=Table(page.say("milestones.years.caption"),
                    [Column(page.say("milestones.programme"), numeric=False),
                     *(Column(str(year), numeric=False) for year in years)], rows),
        table_label=page.say("page.data"),
    ))


def totals_chart(page: Page, programmes: Sequence[Programme]) -> Block:
    """Show running totals that have goals for two years or more."""
    return _steps(page, "totals", _totals(programmes), columns=3)


def yearly_chart(page: Page, programmes: Sequence[Programme]) -> Block:
    """Show goals of single years that later documents give the same indicator for."""
    return _steps(page, "yearly", _yearly(programmes))


def drawable(programmes: Sequence[Programme]) -> bool:
    """Tell whether there are steps to draw, of running totals or of single years."""
    return bool(_totals(programmes) or _yearly(programmes))


def _totals(programmes: Sequence[Programme]) -> list[Row]:
    return [r for r in rows_of(programmes, "CUM") if len({g.year for g in r.goals}) > 1]


def _yearly(programmes: Sequence[Programme]) -> list[Row]:
    return [r for r in rows_of(programmes, "FY") if _results(r)]


def _results(row: Row) -> list:
    return [o for o in row.later if o.is_result and o.measure == row.measure]


def _steps(page: Page, key: str, rows: Sequence[Row], columns: int = 2) -> Block:
    if not rows:
        return Block(Markup(""))
    families = page.data.families()
    # Later documents get the look that no family has: they speak of another place.
    other = LOOKS[len(families) % len(LOOKS)]
    drawn = [(row, _results(row)) for row in rows]
    used = [o for row, results in drawn for o in (*row.goals, *results)]
    elsewhere = {o.area != row.first.area for row, results in drawn for o in results}
    said = ("answered" if elsewhere == {True} else "answered_here") if elsewhere else "goals_only"
    return page.chart(Chart(
        key=f"goals-{key}",
        figure=goal_steps([_panel(page, row, results, families, other, columns)
                           for row, results in drawn], columns),
        caption=page.say(f"milestones.{key}.caption"),
        alt=page.say("milestones.steps.alt", rows=page.say("list.semicolon").join(
            _spoken(page, row, results) for row, results in drawn)),
        source_line=page.source_line(used),
        remark=page.say(f"milestones.steps.{said}"),
        table=Table(page.say(f"milestones.{key}.caption"),
                    [Column(page.say("milestones.quantity"), numeric=False),
                     Column(page.say("column.year")),
                     Column(page.say("milestones.goal")), Column(page.say("milestones.later"))],
                    [line for row, results in drawn for line in _data(page, row, results)]),
        table_label=page.say("page.data"),
    ))


def _panel(page: Page, row: Row, results: Sequence, families: tuple[str, ...], other: Look,
           columns: int) -> Steps:
    return Steps(wrapped(_named(page, row), _TITLE_WIDTH[columns]),
                 tuple(_point(page, goal) for goal in row.goals),
                 tuple(_point(page, o) for o in results),
                 look(families, row.first.area.family), other)


def _named(page: Page, row: Row) -> str:
    """Call the quantity of a row with its unit, if it has one, and the measure that it is."""
    name = words.quantity(page, row)
    if row.measure != "level":
        name = page.say("milestones.steps.measured", name=name, measure=words.period(page, row))
    unit = words.unit(page, row)
    return page.say("overview.levels.panel", indicator=name, unit=unit).strip() if unit else name


def _point(page: Page, figure) -> Point:
    return Point(figure.year, float(words.shown(page, figure)[0]), words.label(page, figure),
                 hollow=not figure.is_whole_period or figure.status == "provisional")


def _spoken(page: Page, row: Row, results: Sequence) -> str:
    separator = page.say("list.separator")
    goals = separator.join(words.spoken(page, goal) for goal in row.goals)
    said = page.say("milestones.steps.alt_row", name=words.quantity(page, row), goals=goals)
    if not results:
        return said
    return said + page.say("milestones.steps.alt_results", results=separator.join(
        words.spoken(page, o) for o in results))


def _data(page: Page, row: Row, results: Sequence):
    none = page.writer.blank()
    with_unit = words.unit(page, row) is None
    for year in sorted({o.year for o in (*row.goals, *results)}):
        yield [_named(page, row), str(year),
               page.writer.listed(
                   pieces.figure(page, g, with_unit) for g in row.goals_of(year)) or none,
               page.writer.listed(
                   pieces.figure(page, o, with_unit, among_results=True)
                   for o in results if o.year == year) or none]


def _goals(page: Page, programme: Programme, year: int) -> Markup:
    """Write how many goals a programme has for a year, and which numbers they are."""
    goals = [goal for goal in programme.goals if goal.year == year]
    if not goals:
        return page.writer.blank()
    return page.writer.sentence(
        "milestones.years.cell", number=page.writer.count(len(goals)),
        goals=page.writer.listed(pieces.figure(page, goal) for goal in goals))
