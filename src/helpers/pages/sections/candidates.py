"""For analysts: every figure that stood for a cell, which was chosen, and why not the others."""

from __future__ import annotations

from markupsafe import Markup

from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.statement.blocks import Block
from helpers.statement.table import Column, Table


def candidates_table(page: Page) -> Block:
    """Show the losers of every headline cell; the reader's edition shows decisions only."""
    if page.parameters.edition != "analyst":
        return Block(Markup(""))
    rows = []
    for family in page.families:
        for area in page.data.vintages_of(family):
            for indicator in page.data.headline_indicators():
                for measure in ("level", "yoy_pct"):
                    for cell in pieces.area_cells(page, area, indicator.indicator_id, measure):
                        rows += [_row(page, cell, lost) for lost in cell.choice.losers]
    if not rows:
        return page.nothing("candidates.none")
    return page.table(Table(
        page.say("candidates.caption"),
        [Column(page.say("candidates.cell"), numeric=False),
         Column(page.say("candidates.chosen")), Column(page.say("candidates.beaten")),
         Column(page.say("candidates.reason"), numeric=False)], rows))


def _row(page: Page, cell, lost) -> list:
    chosen = (page.writer.figure(cell.choice.chosen) if cell.choice.chosen
              else pieces.written(page, cell))
    name = page.say("candidates.row", area=page.writer.name(cell.area), year=cell.year,
                    indicator=page.writer.short(lost.observation.indicator),
                    measure=page.say(f"measure.{cell.measure}"))
    scope = page.data.scope_name(lost.observation.scope, page.writer.language)
    beaten = pieces.figure(page, lost.observation) + (page.writer.remark(scope) if scope else "")
    return [name, chosen, beaten, page.say(f"lost.{lost.reason}")]
