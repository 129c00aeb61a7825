"""How large: levels over the years, the latest year known of both, shares of the wider place."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from helpers.comparison import ComparabilityError, PanelCell, Quantity, share_of
from helpers.comparison.basis import area_cell, may_join
from helpers.comparison.refusal import Refusal
from helpers.dataset.model import Area, Indicator
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.statement import numbers
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.lines import small_multiples
from helpers.statement.plots.marks import Line, Panel, Point
from helpers.statement.style import look
from helpers.statement.table import Column, Table

#: A panel with fewer points shows nothing that the coverage map and its data do not.
FEWEST_POINTS = 3


def levels_table(page: Page) -> Block:
    """Show each indicator in the latest year that two districts can be compared, or why not."""
    rows = []
    for indicator in page.data.headline_indicators():
        cells = [pieces.latest(page, family, indicator.indicator_id) for family in page.families]
        if not any(cells):
            continue
        pair = (pieces.common_year(page, indicator.indicator_id)
                if len(page.families) > 1 else None)
        unit, _ = numbers.unit_name(indicator.unit, page.writer.language)
        name = page.say("overview.levels.panel", indicator=page.writer.short(indicator), unit=unit)
        if pair is None or isinstance(pair, Refusal):
            rows.append([name, *(_dated(page, cell) for cell in cells),
                         page.writer.refused(pair) if pair else ""])
            continue
        year = pair[0].year
        shown = {cell.family: cell for cell in pair}
        ratio = pieces.relation(page, *pair)
        rows.append([
            Markup('{} <span class="year">{}</span>').format(name, year),
            *(_bare(page, shown.get(f) or pieces.panel(page, f, indicator.indicator_id, year))
              for f in page.families),
            page.writer.sentence("overview.latest.ratio_value", value=ratio,
                                 verdict=pieces.verdict(page, *pair)),
        ])
    if not rows:
        return page.nothing("overview.nothing")
    return page.table(Table(
        page.say("overview.latest.caption"),
        [Column(page.say("column.indicator_id"), numeric=False),
         *(Column(page.writer.family_name(f)) for f in page.families),
         Column(page.say("overview.latest.ratio"), numeric=False)],
        rows, [page.say("overview.latest.remark"), pieces.flag_legend(page)],
    ))


def _dated(page: Page, cell) -> Markup:
    if cell is None:
        return pieces.written(page, None)
    return Markup('{} <span class="year">{}</span>').format(_bare(page, cell), cell.year)


def _bare(page: Page, cell: PanelCell) -> Markup:
    """Write a level without its unit, which stands in the header of the row."""
    indicator = page.data.indicators[cell.indicator_id]
    in_header = cell.quantity is None or page.writer.shown(cell.quantity)[1] == indicator.unit
    return pieces.written(page, cell, unit=not in_header)


def levels_chart(page: Page) -> Block:
    """Show levels over the years, one small chart an indicator."""
    return multiples(page, "levels", "level", zero=True)


def multiples(page: Page, key: str, measure: str, zero: bool, city: bool = False,
              goals: bool = False) -> Block:
    """Show one small chart an indicator: a line a vintage, goals as ticks, the city in grey."""
    panels, rows, used, said, drawn = [], [], [], [], []
    for indicator in page.data.headline_indicators():
        found = [t for f in page.families
                 for t in pieces.tracks(page, f, indicator.indicator_id, measure)]
        if sum(len(track.cells) for track in found) < FEWEST_POINTS:
            continue
        ticks, goal_rows = _goals(page, indicator, measure, used) if goals else ([], [])
        beside = pieces.comparator_track(page, indicator.indicator_id, measure) if city else None
        shown = [*found, *([beside] if beside and found else [])]
        panels.append(Panel(_title(page, indicator, measure),
                            tuple(pieces.line(page, track) for track in shown), tuple(ticks)))
        drawn += found
        for track in shown:
            used += pieces.observations(track.cells)
            said.append(pieces.spoken(page, track, indicator))
            rows += pieces.data_rows(page, track, indicator)
        rows += goal_rows
    if not panels:
        return page.nothing("overview.nothing")
    cuts = sorted({b.from_year for b in pieces.geography_breaks(page)})
    return page.chart(Chart(
        key=key,
        figure=small_multiples(panels, (page.years[0], page.years[-1]), cuts, zero),
        caption=page.say(f"overview.{key}.caption"),
        alt=page.say(f"overview.{key}.alt", series=page.say("list.semicolon").join(said)),
        source_line=page.source_line(used),
        remark=pieces.family_key(page, city) + Markup(" {}{}").format(
            page.say(f"overview.{key}.key"), pieces.cut_notes(page, drawn)),
        table=Table(page.say(f"overview.{key}.caption"),
                    [Column(page.say("column.indicator_id"), numeric=False),
                     Column(page.say("column.year")), Column(page.say("column.value"))], rows),
        table_label=page.say("page.data"),
    ))


def _goals(page: Page, indicator: Indicator, measure: str, used: list) -> tuple[list, list]:
    """Return the first goal of each year as ticks, and its rows of data."""
    ticks, rows = [], []
    for family in page.families:
        for area in page.data.vintages_of(family):
            found = []
            for cell in pieces.area_cells(page, area, indicator.indicator_id, measure):
                for goal in cell.choice.goals[:1]:
                    found.append(goal)
                    rows.append([
                        Markup("{} · {}").format(page.writer.short(indicator),
                                                 page.writer.name(area)),
                        str(goal.year),
                        page.writer.figure(goal) + page.writer.flags(["goal"]),
                    ])
            if found:
                used += found
                drawn = look(page.data.families(), family)
                ticks.append(Line("", drawn, tuple(
                    Point(g.year, float(g.usable_value), "") for g in found)))
    return ticks, rows


def _title(page: Page, indicator: Indicator, measure: str) -> str:
    if measure != "level":
        return page.writer.short(indicator)
    unit, _ = numbers.unit_name(indicator.unit, page.writer.language)
    return page.say("overview.levels.panel", indicator=page.writer.short(indicator), unit=unit)


def city_share_chart(page: Page) -> Block:
    """Show each district's share of the wider place, where both are known."""
    if not page.data.comparators():
        return page.nothing("overview.nothing")
    city = page.data.comparators()[0]
    panels, rows, used, said = [], [], [], []
    for indicator in page.data.headline_indicators():
        shares = [(track, found) for family in page.families
                  for track in pieces.tracks(page, family, indicator.indicator_id)
                  if (found := list(_city_shares(page, track, city, indicator)))]
        if sum(len(found) for _, found in shares) < FEWEST_POINTS:
            continue
        lines = []
        for track, found in shares:
            points: list[Point] = []
            before = None
            for cell, share in found:
                points.append(Point(
                    cell.year, float(share.value),
                    numbers.number(share.value, page.writer.language),
                    hollow=cell.state == "derived",
                    joins=before is not None and _unbroken(page, city, before, cell)))
                before = cell
                used += share.observations
                rows.append([
                    Markup("{} · {}").format(page.writer.short(indicator),
                                             page.writer.name(cell.area)),
                    str(cell.year), page.writer.figure(share)])
            lines.append(Line(page.writer.name(track.area),
                              look(page.data.families(), track.family), tuple(points)))
            said.append(page.say(
                "overview.alt_series", indicator=page.writer.short(indicator),
                area=page.writer.name(track.area),
                values=page.say("list.separator").join(
                    page.say("overview.alt_value", year=p.year, value=p.label + "%")
                    for p in points)))
        panels.append(Panel(page.writer.short(indicator), tuple(lines)))
    if not panels:
        return page.nothing("overview.city.none")
    cuts = sorted({b.from_year for b in pieces.geography_breaks(page)})
    return page.chart(Chart(
        key="city-share",
        figure=small_multiples(panels, (page.years[0], page.years[-1]), cuts),
        caption=page.say("overview.city.caption", city=page.writer.name(city)),
        alt=page.say("overview.levels.alt", series=page.say("list.semicolon").join(said)),
        source_line=page.source_line(used),
        remark=pieces.family_key(page) + Markup(" {}").format(page.say("overview.city.remark")),
        table=Table(page.say("overview.city.caption", city=page.writer.name(city)),
                    [Column(page.say("column.indicator_id"), numeric=False),
                     Column(page.say("column.year")), Column(page.say("column.value"))], rows),
        table_label=page.say("page.data"),
    ))


def _unbroken(page: Page, city: Area, before: PanelCell, cell: PanelCell) -> bool:
    """Tell whether a line of shares may run on: a cut of the part or the whole cuts it."""
    wholes = (area_cell(page.data, city, c.indicator_id, c.year, as_of=page.as_of)
              for c in (before, cell))
    return may_join(page.data, before, cell) and may_join(page.data, *wholes)


def _city_shares(
    page: Page, track: pieces.Track, city: Area, indicator: Indicator
) -> Iterator[tuple[PanelCell, Quantity]]:
    """Yield the share of the city for each year that both are known and may be set in relation."""
    if not indicator.additive:
        return
    for cell in track.cells:
        whole = area_cell(page.data, city, indicator.indicator_id, cell.year, as_of=page.as_of)
        if cell.state not in ("value", "derived") or whole.state != "value":
            continue
        try:
            yield cell, share_of(page.data, cell.quantity, whole.quantity)
        except ComparabilityError:
            continue
