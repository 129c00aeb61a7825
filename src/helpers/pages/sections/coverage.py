"""What is known: headline indicator x year x district, and of which kind."""

from __future__ import annotations

from markupsafe import Markup

from helpers.comparison.basis import STATES, PanelCell
from helpers.comparison.coverage import coverage
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.coverage import coverage_map
from helpers.statement.table import Column, Table


def coverage_chart(page: Page) -> Block:
    """Show the map of what is known; every cell has exactly one state."""
    indicators = page.data.headline_indicators()
    cells: dict[str, list[list[PanelCell]]] = {
        family: [
            [coverage(page.data, family, i.indicator_id, year, page.parameters.basis, page.as_of)
             for year in page.years]
            for i in indicators
        ]
        for family in page.families
    }
    flat = [cell for grid in cells.values() for row in grid for cell in row]
    counts = {state: sum(cell.state == state for cell in flat) for state in STATES}
    letters = {state: page.say(f"letter.{state}") for state in STATES}
    figure = coverage_map(
        [page.writer.short(i) for i in indicators], page.years,
        [(page.writer.family_name(family), [[c.state for c in row] for row in grid])
         for family, grid in cells.items()],
        letters,
    )
    rows = [
        [Markup("{} · {}").format(page.writer.family_name(family), page.writer.short(indicator)),
         *(_cell(page, cell) for cell in row)]
        for family, grid in cells.items()
        for indicator, row in zip(indicators, grid, strict=True)
    ]
    used = pieces.observations(flat)
    used += [cell.choice.goals[0] for cell in flat if cell.state == "target_only"]
    legend = page.writer.listed(
        page.writer.sentence("overview.coverage.legend_item", letter=letters[state],
                             state=page.say(f"state.{state}"), count=page.writer.count(number))
        for state, number in counts.items() if number and letters[state].strip())
    return page.chart(Chart(
        key="coverage",
        figure=figure,
        caption=page.say("overview.coverage.caption"),
        alt=page.say("overview.coverage.alt", total=len(flat), **counts),
        source_line=page.source_line(used),
        remark=page.writer.sentence(
            "overview.coverage.legend", legend=legend, total=page.writer.count(len(flat)),
            not_found=page.writer.count(counts["not_found"])),
        table=Table(page.say("overview.coverage.caption"),
                    [Column(page.say("column.indicator_id"), numeric=False),
                     *(Column(str(year), numeric=False) for year in page.years)], rows),
        table_label=page.say("page.data"),
    ))


def _cell(page: Page, cell: PanelCell) -> Markup:
    if cell.state == "target_only":
        goal = cell.choice.goals[0]
        return pieces.figure(page, goal, among_results=True)
    return pieces.written(page, cell)
