"""How fast: growth rates as published, beside their goals and the city's."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from helpers.comparison import ComparabilityError
from helpers.comparison.basis import area_cell
from helpers.comparison.refusal import Refusal
from helpers.dataset.model import Area
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections.levels import multiples
from helpers.statement.blocks import Block

#: What is set against the city's growth.
BESIDE_THE_CITY = ("gdp", "general-budget-revenue")


def growth_chart(page: Page) -> Block:
    """Show published growth, one small chart an indicator; a goal is a tick beside it."""
    return multiples(page, "growth", "yoy_pct", zero=True, city=True, goals=True)


def growth_words(page: Page) -> Block:
    """Say which district grew faster in the latest year known of both, and how surely."""
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
    sentences += list(_from_the_city(page))
    return page.bullets(sentences) if sentences else page.nothing("overview.growth.none")


def _from_the_city(page: Page) -> Iterator[Markup]:
    """Yield how far each district's growth is from the city's, in the latest year known of both."""
    for city in page.data.comparators()[:1]:
        for family in page.families:
            for indicator_id in BESIDE_THE_CITY:
                found = _latest_distance(page, family, indicator_id, city)
                if found is not None:
                    yield found


def _latest_distance(page: Page, family: str, indicator_id: str, city: Area) -> Markup | None:
    for year in reversed(page.years_to_focus):
        one = pieces.panel(page, family, indicator_id, year, "yoy_pct")
        two = area_cell(page.data, city, indicator_id, year, "yoy_pct", page.as_of)
        if one.state != "value" or two.state != "value" or not pieces.may_lead(one):
            continue
        try:
            gap = pieces.relation(page, one, two)
        except ComparabilityError:
            continue
        above = gap.value >= 0
        shown = gap if above else pieces.relation(page, two, one)
        return page.writer.sentence(
            f"overview.growth.city_{'above' if above else 'below'}", year=year, area=one.area,
            indicator=page.data.indicators[indicator_id], a=one.quantity, city=city, gap=shown)
    return None
