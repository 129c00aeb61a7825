"""What cuts the series of a page: mergers, and changes of definition or base."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from helpers.dataset.model import Area, Indicator
from helpers.pages.page import Page


def geography_breaks(page: Page) -> list:
    """Return the mergers that fall within the years of the page, for its families."""
    return [b for b in page.breaks if b.kind == "geography" and b.family in page.families]


def place(page: Page, family: str, year: int) -> Area:
    """Return the district as it was in the year of a cut: before a merger, the old one."""
    vintages = page.data.vintages_of(family)
    return next((a for a in vintages if a.existed_on(date(year, 12, 31))), vintages[-1])


def redefined(page: Page, indicators: Iterable[Indicator]) -> dict[Area, list[str]]:
    """Return for each place which of the indicators have levels cut by another kind of break."""
    found: dict[Area, dict[str, None]] = {}
    for indicator in indicators:
        for b in page.breaks:
            if (b.kind != "geography" and b.effect == "incomparable"
                    and b.measure in ("", "level")
                    and b.family in page.families and b.indicator_id == indicator.indicator_id):
                found.setdefault(place(page, b.family, b.from_year), {})[
                    page.writer.short(indicator)] = None
    return {area: list(names) for area, names in found.items()}
