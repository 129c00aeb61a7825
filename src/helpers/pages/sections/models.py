"""Industries and ratios: where each district leads for its size, and which part made its growth."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from helpers.comparison import ComparabilityError, contribution
from helpers.comparison.refusal import Refusal
from helpers.dataset.model import Area
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections.structure import (
    PARTS,
    SIZE_FREE,
    WHOLE,
    Ratio,
    beside,
    ratio_name,
    ratios,
)
from helpers.statement.blocks import Block


def models_words(page: Page) -> Block:
    """Say in which ratios each district leads, and which part its latest growth came from."""
    said = [*_leads(page), *_contributions(page)]
    return page.bullets(said) if said else page.nothing("overview.models.none")


def _leads(page: Page) -> Iterator[Markup]:
    """Yield for each place the ratios of one year in which it stands above the other.

    A district of before a merger leads under its own name.
    """
    if len(page.families) < 2:
        return
    led: dict[Area, list[Markup]] = {}
    for part in SIZE_FREE:
        found = ratios(page, part)[:2]
        if len(found) < 2 or found[0].year != found[1].year or not _sound(found):
            continue
        above, below = sorted(found, key=lambda r: -r.quantity.value)
        if above.quantity.value == below.quantity.value:
            continue
        led.setdefault(above.area, []).append(page.writer.sentence(
            "overview.models.ratio", ratio=ratio_name(page, part), year=above.year,
            first=above.area, a=_written(page, above), second=below.area, b=_written(page, below)))
    for area in sorted(led, key=lambda area: page.families.index(area.family)):
        yield page.writer.sentence("overview.models.leads", area=area,
                                   ratios=Markup(page.say("list.semicolon")).join(led[area]))


def _written(page: Page, ratio: Ratio) -> Markup:
    return beside(page, ratio, pieces.flagged(page, ratio.quantity))


def _sound(found: list[Ratio]) -> bool:
    return all(pieces.is_sound(ratio.quantity) for ratio in found)


def _contributions(page: Page) -> Iterator[Markup]:
    """Yield for each district which parts its growth came from, else why that cannot be said."""
    for family in page.families:
        found = [made for part in PARTS if (made := _latest(page, family, part)) is not None]
        held = [sentence for holds, sentence in found if holds]
        yield from held or [sentence for _, sentence in found[:1]]


def _latest(page: Page, family: str, part: str) -> tuple[bool, Markup] | None:
    """Return the sentence on the latest year that can be said of, or on why the last cannot."""
    refused = None
    for later in reversed(page.years_to_focus[1:]):
        cells = [pieces.panel(page, family, indicator, year)
                 for indicator in (part, WHOLE) for year in (later - 1, later)]
        if any(cell.observation is None or cell.state != "value" for cell in cells):
            continue
        figures = [cell.observation for cell in cells]
        about = {"area": cells[1].area, "start": later - 1, "end": later,
                 "part": page.writer.short(page.data.indicators[part]),
                 "whole": page.writer.short(page.data.indicators[WHOLE])}
        try:
            found = contribution(page.data, tuple(figures[:2]), tuple(figures[2:]))
        except ComparabilityError as error:
            refused = refused or (False, page.writer.sentence(
                "overview.models.refused", reason=_reason(page, error.refusal, later), **about))
            continue
        if all(map(pieces.may_lead, cells)):
            return True, page.writer.sentence(
                "overview.models.contribution", rate=found, **about)
    return refused


def _reason(page: Page, refusal: Refusal, year: int) -> Markup | str:
    """Return the reason in few words: what a break is about stands in the footnotes of charts."""
    if refusal.code == "break":
        broken = page.writer.short(refusal.parts[0].indicator)
        return page.say("overview.models.broken", indicator=broken, year=year)
    return page.writer.reason(refusal)
