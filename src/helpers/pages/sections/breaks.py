"""Where series break: from which year, for whom, what is cut, and why."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from helpers.dataset.model import Break, Observation
from helpers.pages.page import Page
from helpers.pages.sections import extent
from helpers.pages.sections.reasons import break_reason
from helpers.statement.blocks import Block
from helpers.statement.table import Band, Column, Table


def breaks_table(page: Page) -> Block:
    """Show every break between two years of the page, of its families and the places beside."""
    found = list(breaks_of(page))
    if not found:
        return page.nothing("evidence.breaks.none")
    rows: list = []
    for place in dict.fromkeys(_place(page, b) for b in found):
        rows.append(Band(place))
        cuts: dict[str, list[Break]] = {}
        for b in found:
            if _place(page, b) == place:
                cuts.setdefault(_cut(page, b), []).append(b)
        rows += [[_row(page, cut, those), _reasons(page, those)] for cut, those in cuts.items()]
    return extent.dense(page.table(Table(
        page.say("evidence.breaks.caption"),
        [Column(page.say("evidence.breaks.what"), numeric=False),
         Column(page.say("evidence.breaks.reason"), numeric=False)],
        rows, [page.writer.on_screen(page.say("evidence.breaks.dotted"))
               + page.say("evidence.breaks.remark")],
    )))


def _row(page: Page, cut: str, those: list[Break]) -> Markup | str:
    """Name what is cut and from when, with the unit of the levels that notes give without one.

    Chinese notes give each number with its unit; English ones would have to repeat a long one.
    """
    row = page.say("evidence.breaks.row", cut=cut, years=page.say("list.separator").join(
        str(b.from_year) for b in those))
    indicator = page.data.indicators.get(those[0].indicator_id)
    if (page.writer.language == "zh" or indicator is None
            or those[0].measure not in ("", "level")):
        return row
    # The notes keep 亿 and 万 as printed, where pages turn them into billions and thousands.
    unit = page.writer.term("unit", indicator.unit).removeprefix("×")
    if unit in ("", "%") or any(unit.split()[-1] in b.note_en for b in those):
        return row
    return page.writer.sentence("evidence.breaks.in_unit", row=row, unit=page.writer.rule(unit))


def _reasons(page: Page, those: list[Break]) -> Markup:
    """Write why, year by year where one thing breaks several times."""
    said = [break_reason(page, b, _figures(page, b)) for b in those]
    if len(said) == 1:
        return said[0]
    return Markup("<br>").join(
        page.writer.sentence("evidence.breaks.dated", year=b.from_year, reason=text)
        for b, text in zip(those, said, strict=True))


def breaks_of(page: Page) -> Iterator[Break]:
    """Yield the breaks between two years of the page that its documents show, family by family."""
    families = (*page.families, *extent.beside_families(page))
    order = {family: position for position, family in enumerate(("*", *families))}
    indicators = {"*": -1} | {key: i for i, key in enumerate(page.data.indicators)}
    found = [b for b in page.breaks if b.family in order]
    yield from sorted(found, key=lambda b: (
        order[b.family], indicators[b.indicator_id], b.from_year))


def _place(page: Page, found: Break) -> str:
    if found.family == "*":
        return page.say("evidence.breaks.everywhere")
    if found.area_id in ("", "*"):
        return extent.family_name(page, found.family)
    return page.writer.name(page.data.areas[found.area_id])


def _cut(page: Page, found: Break) -> str:
    """Say what is cut: an indicator, or one measure of it, and how a bridged one is bridged."""
    name = (page.say("evidence.breaks.all") if found.indicator_id == "*"
            else page.writer.short(page.data.indicators[found.indicator_id]))
    if found.measure:
        measure = page.writer.term("evidence.breaks.measure", found.measure)
        name = page.say("evidence.breaks.one_measure", indicator=name, measure=measure)
    if found.effect == "bridged":
        name = page.say("evidence.breaks.bridged", name=name, bridge=found.bridge)
    return name


def _figures(page: Page, found: Break) -> list[Observation]:
    """Return the figures that a note on this break can speak of."""
    if found.indicator_id == "*":
        return []
    family = [a.family for a in page.data.areas.values()] if found.family == "*" else [found.family]
    return [o for o in page.data.observations_of(found.indicator_id)
            if o.area.family in family and o.source.known_on(page.as_of)]
