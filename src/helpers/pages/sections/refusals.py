"""Which comparisons of two districts the data bears, and which it does not, with the reason."""

from __future__ import annotations

from helpers.comparison.refusal import Refusal
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.statement.blocks import Block
from helpers.statement.table import Column, Table


def refusals_table(page: Page) -> Block:
    """Show for each indicator and measure the comparison, or the sentence that refuses it."""
    if len(page.families) < 2:
        return page.nothing("overview.one_family")
    rows = []
    for indicator in page.data.headline_indicators():
        for measure in ("level", "yoy_pct"):
            pair = pieces.common_year(page, indicator.indicator_id, measure)
            if isinstance(pair, Refusal):
                written = page.writer.refused(pair)
            else:
                written = page.writer.sentence(
                    f"overview.gap.{measure}", year=pair[0].year,
                    value=pieces.relation(page, *pair), verdict=pieces.verdict(page, *pair))
            rows.append([page.writer.name(indicator), page.say(f"measure.{measure}"), written])
    return page.table(Table(
        page.say("overview.refusals.caption"),
        [Column(page.say("column.indicator_id"), numeric=False),
         Column(page.say("column.measure"), numeric=False),
         Column(page.say("overview.refusals.result"), numeric=False)], rows))
