"""How fast: growth rates as published, beside their goals and the city's."""

from __future__ import annotations

from helpers.comparison.refusal import Refusal
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections.levels import multiples
from helpers.statement.blocks import Block


def growth_chart(page: Page) -> Block:
    """Show published growth, one small chart an indicator; a goal is a tick beside it."""
    return multiples(page, "growth", "yoy_pct", zero=True, city=True, goals=True)


def growth_words(page: Page) -> Block:
    """Say which district grew faster in the latest year known of both, and whether that is robust."""
    if len(page.families) < 2:
        return page.nothing("overview.nothing")
    sentences = []
    for indicator in page.data.headline_indicators():
        pair = pieces.common_year(page, indicator.indicator_id, "yoy_pct")
        if isinstance(pair, Refusal):
            continue
        gap = pieces.relation(page, *pair)
        ahead, behind = pair if gap.value >= 0 else pair[::-1]
        sentences.append(page.writer.sentence(
            "overview.growth.gap" if gap.value else "overview.growth.same",
            year=ahead.year, indicator=indicator,
            first=ahead.area, second=behind.area, a=ahead.quantity, b=behind.quantity,
            gap=pieces.relation(page, ahead, behind), verdict=pieces.verdict(page, *pair)))
    return page.bullets(sentences) if sentences else page.nothing("overview.growth.none")
