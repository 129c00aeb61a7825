"""What cuts the series of a page: mergers, and changes of definition or base."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from helpers.dataset.model import Area, Indicator
from helpers.pages.page import Page


def geography_breaks(page: Page) -> list:
    """Return the mergers that fall within the years of the page, for its families."""
    return [b for b in page.breaks if b.kind == "geography" and b.family in page.families]


def redefined(page: Page, indicators: Iterable[Indicator]) -> dict[Area, list[str]]:
    """Return for each place which of the indicators have levels cut by another kind of break.

    The place is the district as it was in the year of the cut: before a merger, the old one.
    """
    found: dict[Area, dict[str, None]] = {}
    for indicator in indicators:
        for b in page.breaks:
            if (b.kind != "geography" and b.effect == "incomparable"
                    and b.measure in ("", "level")
                    and b.family in page.families and b.indicator_id == indicator.indicator_id):
                then = date(b.from_year, 12, 31)
                of_family = page.data.vintages_of(b.family)
                area = next((a for a in of_family if a.existed_on(then)), of_family[-1])
                found.setdefault(area, {})[page.writer.short(indicator)] = None
    return {area: list(names) for area, names in found.items()}
