"""The merger in one picture: every geography of a name as its own line, and the rebuilt one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from markupsafe import Markup

from helpers.comparison import ComparabilityError, order
from helpers.comparison.basis import PanelCell, panel_cell
from helpers.dataset.model import Area
from helpers.pages import cutting, keys, pieces, tracks
from helpers.pages.page import Page
from helpers.pages.sections.reasons import break_reason
from helpers.statement import style
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.numbers import unit_name
from helpers.statement.plots.lines import one_panel
from helpers.statement.plots.marks import Line
from helpers.statement.style import Look, look
from helpers.statement.table import Column, Table

#: The indicator whose parts are best known on both sides of the merger.
SHOWN = "general-budget-revenue"


def merged_family(page: Page) -> str | None:
    """Return the first family of the page that was made by a merger."""
    return next((f for f in page.families if page.data.vintages_of(f)[-1].composed_of), None)


def merger_chart(page: Page) -> Block:
    """Show each geography as a line of its own, the comparable basis as hollow diamonds.

    Where no merger falls into the years of the page, the words have said so.
    """
    family = merged_family(page)
    cuts = [b.from_year for b in cutting.geography_breaks(page)]
    if family is None or not cuts:
        return Block(Markup(""))
    indicator = page.data.indicators[SHOWN]
    found = list(_tracks(page, family))
    if not found:
        return page.nothing("overview.nothing")
    lines = [_drawn(page, track, family) for track in found]
    used = [o for track in found for o in pieces.observations(track.cells)]
    rows = [row for track in found for row in tracks.data_rows(page, track, indicator)]
    return page.chart(Chart(
        key="merger",
        figure=one_panel(lines, (page.years[0], page.years[-1]), cuts,
                         page.say("overview.merger.before"), page.say("overview.merger.after")),
        caption=page.say("overview.merger.caption", indicator=page.writer.name(indicator),
                         unit=unit_name(indicator.unit, page.writer.language)[0]),
        alt=page.say("overview.levels.alt", series=page.say("list.semicolon").join(
            tracks.spoken(page, track, indicator) for track in found)),
        source_line=page.source_line(used),
        remark=_key(page, found, family),
        table=Table(page.say("overview.merger.table"),
                    [Column(page.say("column.indicator_id"), numeric=False),
                     Column(page.say("column.year")), Column(page.say("column.value"))], rows),
        table_label=page.say("page.data"),
    ))


def _key(page: Page, found: list[tracks.Track], family: str) -> str:
    """Return what the marks mean that are drawn, and no others."""
    newest = page.data.vintages_of(family)[-1]
    derived = [track.cells[0].state == "derived" for track in found]
    drawn = {
        "old": any(track.family == family and track.area != newest for track in found),
        "merged": any(track.area == newest and not made
                      for track, made in zip(found, derived, strict=True)),
        "derived": any(derived),
    }
    plain = (cell for track, made in zip(found, derived, strict=True) if not made
             for cell in track.cells)
    return page.say("list.sentences").join(filter(None, (
        *(page.say(f"overview.merger.key_{kind}") for kind, holds in drawn.items() if holds),
        keys.hollow_key(page, plain, others=any(derived)),
        page.say("overview.merger.key_lines"))))


def merger_words(page: Page) -> Block:
    """Say in sentences what the merger did, and when the order of the districts turned."""
    sentences: list[Markup | str] = [break_reason(page, b)
                                     for b in cutting.geography_breaks(page)]
    turned = _turn(page)
    if turned is not None:
        sentences.append(turned)
    return page.paragraphs(sentences) if sentences else page.nothing("overview.merger.none")


def _tracks(page: Page, family: str) -> Iterator[tracks.Track]:
    newest = page.data.vintages_of(family)[-1]
    areas: list[Area] = [page.data.areas[part] for part in newest.composed_of]
    for area in (*areas, newest):
        yield from _known(family, area, pieces.area_cells(page, area, SHOWN))
    derived = [cell for year in page.years
               if (cell := _comparable(page, family, year)).state == "derived"]
    yield from _known(family, newest, derived)
    for other in page.families:
        if other != family:
            for area in page.data.vintages_of(other):
                yield from _known(other, area, pieces.area_cells(page, area, SHOWN))


def _known(family: str, area: Area, cells: list[PanelCell]) -> Iterator[tracks.Track]:
    known = tuple(cell for cell in cells if cell.quantity is not None)
    if known:
        yield tracks.Track(family, area, known)


def _drawn(page: Page, track: tracks.Track, family: str) -> Line:
    line = tracks.line(page, track)
    drawn = look(page.data.families(), track.family)
    name = line.label
    if track.family == family:
        newest = page.data.vintages_of(family)[-1]
        if track.cells[0].state == "derived":
            drawn = Look(drawn.colour, "D", (0, (1, 1.5)))
            name = page.say("overview.merger.rebuilt", area=name)
        elif track.area != newest:
            # The parts share the family's colour; their markers tell them apart.
            position = newest.composed_of.index(track.area.area_id)
            drawn = Look(style.MUTED if position else drawn.colour, "v" if position else "^", "-")
    return Line(name, drawn, line.points)


def _comparable(page: Page, family: str, year: int) -> PanelCell:
    return panel_cell(page.data, family, SHOWN, year, basis="comparable", as_of=page.as_of)


def _turn(page: Page) -> Markup | None:
    """Return the sentence on when the second district passed the first, on one basis."""
    if len(page.families) < 2:
        return None
    first, second = page.families[:2]
    found: list[tuple[PanelCell, PanelCell, bool]] = []
    for year in page.years:
        one, two = (_comparable(page, f, year) for f in (first, second))
        if all(c.state in ("value", "derived") for c in (one, two)):
            try:
                judged = order(page.data, one, two, page.as_of)
            except ComparabilityError:
                continue
            if judged.first_is_larger is not None and "rounding" not in judged.sensitive_to:
                found.append((one, two, judged.first_is_larger))
    for (one, two, before), (one_after, two_after, after) in pairwise(found):
        if before != after:
            weak = _weak(page, (one, two, one_after, two_after))
            # The one that was higher is told of first, so that "then lower" is true of it.
            pair, later = ((one, two), (one_after, two_after)) if before else (
                (two, one), (two_after, one_after))
            lasting = all(order == after for cell, _, order in found
                          if cell.year >= one_after.year)
            return page.writer.sentence(
                "overview.merger.seems_turned" if weak else "overview.merger.turned", weak=weak,
                indicator=page.writer.short(page.data.indicators[SHOWN]),
                first=pair[0].area, second=pair[1].area, year=one.year,
                since=page.say(f"overview.merger.{'since' if lasting else 'in'}",
                               year=one_after.year),
                a=pieces.written(page, pair[0]), b=pieces.written(page, pair[1]),
                c=pieces.written(page, later[0]), d=pieces.written(page, later[1]),
            )
    return None


def _weak(page: Page, cells: tuple[PanelCell, ...]) -> str:
    """Say on what a conclusion from these cells rests that bears none for sure."""
    figures = pieces.observations(cells)
    found = {"derived": any(cell.state == "derived" for cell in cells),
             "low_trust": any(o.source.trust == "low" for o in figures)}
    return page.say("list.and").join(
        page.say(f"overview.merger.weak_{kind}") for kind, holds in found.items() if holds)
