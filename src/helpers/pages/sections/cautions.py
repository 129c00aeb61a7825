"""The caution of the first sheet: a district that a merger made, else definitions that changed."""

from __future__ import annotations

from markupsafe import Markup

from helpers.dataset.model import Area
from helpers.pages import cutting
from helpers.pages.page import Page
from helpers.pages.sections.reasons import break_link
from helpers.statement import numbers, periods


def mergers(page: Page) -> list[Markup]:
    """Return a sentence for each district of the page that a merger made within its years."""
    made = [page.data.vintages_of(family)[-1] for family in page.families]
    return [
        page.writer.sentence(
            "overview.top.merged", area=page.writer.name(area), parts=numbers.enumerated(
                [page.writer.name(page.data.areas[part]) for part in area.composed_of],
                page.writer.language), day=_day(page, area))
        for area in made
        if area.composed_of and area.valid_from
        and page.years[0] < area.valid_from.year <= page.years[-1]
        and (page.as_of is None or area.valid_from <= page.as_of)
    ]


def _day(page: Page, area: Area) -> Markup | str:
    """Write the day of a merger as a link to what the break that it made quotes."""
    day = periods.day_name(area.valid_from, page.writer.language)
    # Of the breaks of the page: those that were known on its day.
    made = (b for b in cutting.geography_breaks(page)
            if b.family == area.family and b.from_year == area.valid_from.year)
    found = next(made, None)
    return break_link(page, found, day) if found else day


def redefined(page: Page) -> list[str]:
    """Return a sentence for each district on the headline indicators whose definition changed."""
    return [
        page.say("overview.top.redefined", area=page.writer.name(area),
                 indicators=page.say("list.separator").join(names))
        for area, names in cutting.redefined(page, page.data.headline_indicators()).items()
    ]
