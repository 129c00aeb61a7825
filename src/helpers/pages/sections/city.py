"""Beside the wider place: shares of the city, and how far growth is from the city's."""

from __future__ import annotations

from itertools import pairwise

from markupsafe import Markup, escape

from helpers.comparison import (
    ComparabilityError,
    PanelCell,
    Quantity,
    Refusal,
    breaks_of_share,
    denominator,
    rules,
    shares_of_cell,
)
from helpers.comparison.basis import area_cell, may_join
from helpers.dataset.model import Area, Indicator, Observation
from helpers.pages import cutting, keys, pieces, tracks
from helpers.pages.page import Page
from helpers.statement import numbers
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.lines import small_multiples
from helpers.statement.plots.marks import Line, Panel, Point
from helpers.statement.style import look
from helpers.statement.table import Column, Table

#: What is set against the city's growth.
BESIDE_THE_CITY = ("gdp", "general-budget-revenue")
#: A panel with fewer points shows nothing that its data do not.
FEWEST_POINTS = 3
#: Panels that leave the page a front page.
MOST_PANELS = 2
#: Inches of a row of panels.
HEIGHT = 1.2


def city_words(page: Page) -> Block:
    """Say how far each district's growth is from the city's, in the latest year known of both."""
    said = []
    for city in page.data.comparators()[:1]:
        for indicator_id in BESIDE_THE_CITY:
            by_year: dict[int, list[Markup]] = {}
            for family in page.families:
                for year, distance in _latest_distance(page, family, indicator_id, city):
                    by_year.setdefault(year, []).append(distance)
            said += [
                page.writer.sentence(
                    "overview.city.growth", year=year,
                    indicator=page.writer.short(page.data.indicators[indicator_id]),
                    distances=Markup(page.say("list.semicolon")).join(distances))
                for year, distances in by_year.items()]
    return page.bullets(said) if said else page.nothing("overview.city.none")


def _latest_distance(
    page: Page, family: str, indicator_id: str, city: Area
) -> list[tuple[int, Markup]]:
    """Return the latest year known of both with the distance in words; nothing where none is."""
    for year in reversed(page.years_to_focus):
        one = pieces.panel(page, family, indicator_id, year, "yoy_pct")
        two = area_cell(page.data, city, indicator_id, year, "yoy_pct", page.as_of)
        if one.state != "value" or two.state != "value" or not pieces.may_lead(one):
            continue
        try:
            gap = pieces.relation(page, one, two)
        except ComparabilityError:
            continue
        key = "same" if not gap.value else "above" if gap.value > 0 else "below"
        values = {} if key == "same" else {
            "b": pieces.flagged(page, two),
            "gap": gap if key == "above" else pieces.relation(page, two, one)}
        return [(year, page.writer.sentence(
            f"overview.city.{key}", area=one.area, city=city, a=pieces.flagged(page, one),
            **values) + pieces.unless_robust(page, one, two))]
    return []


def city_share_chart(page: Page) -> Block:
    """Show each district's share of the wider place, where both are known."""
    if not page.data.comparators():
        return page.nothing("overview.nothing")
    city = page.data.comparators()[0]
    panels, rows, used, said, known = [], [], [], [], []
    minded: list[str | Markup] = []
    for indicator, shares, refused in _best_known(page, city):
        minded += _left_out(page, city, indicator, refused)
        minded += _unlike(page, city, indicator, shares)
        minded += _broken(page, city, indicator, shares)
        lines = []
        for track, found in shares:
            drawn = _line(page, city, track, found)
            lines.append(drawn)
            known.append((track.area, [cell for cell, _ in found]))
            for cell, share in found:
                used += share.observations
                rows.append([pieces.row_name(page, indicator, cell.area), str(cell.year),
                             pieces.placed(page, cell.area, share)])
            said.append(page.say(
                "overview.alt_series", indicator=page.writer.short(indicator),
                area=page.writer.name(track.area),
                values=page.say("list.separator").join(
                    page.say("overview.alt_value",
                             year=page.say("period.FY", year=p.year), value=p.label + "%")
                    for p in drawn.points)))
        panels.append(Panel(page.writer.short(indicator), tuple(lines)))
    if not panels:
        return page.nothing("overview.city.none")
    cuts = sorted({b.from_year for b in cutting.geography_breaks(page)})
    hollow = any(point.hollow for panel in panels for line in panel.lines for point in line.points)
    remarks = [*keys.old_key(page, known), page.say("overview.city.remark"),
               *([page.say("overview.city.remark_hollow")] if hollow else []), *minded]
    return page.chart(Chart(
        key="city-share",
        figure=small_multiples(panels, (page.years[0], page.years[-1]), cuts,
                               height=HEIGHT),
        caption=page.say("overview.city.caption", city=page.writer.name(city)),
        alt=page.say("overview.levels.alt", series=page.say("list.semicolon").join(said)),
        source_line=page.source_line(used),
        remark=keys.family_key(page) + Markup(escape(page.say("list.sentences"))).join(remarks),
        table=Table(page.say("overview.city.caption", city=page.writer.name(city)),
                    [Column(page.say("column.indicator_id"), numeric=False),
                     Column(page.say("column.year")), Column(page.say("column.value"))], rows),
        table_label=page.say("page.data"),
    ))


def _left_out(page: Page, city: Area, indicator: Indicator, refused: list[Refusal]) -> list[str]:
    """Say which shares are not drawn, and how final their parts and wholes are."""
    years: dict[tuple[Area, str, str], list[int]] = {}
    for one in refused:
        whole = next(figure for figure in one.parts if figure.area == city)
        part = next(f for f in one.parts if rules.finality(f) != rules.finality(whole))
        years.setdefault((part.area, rules.finality(part), rules.finality(whole)), []).append(
            part.year)
    return [page.say("overview.city.left_out", area=page.writer.name(area),
                     years=page.say("list.separator").join(map(str, found)),
                     indicator=page.writer.short(indicator),
                     part=page.say(f"finality.{part}"), whole=page.say(f"finality.{whole}"))
            for (area, part, whole), found in years.items()]


def _best_known(page: Page, city: Area) -> list:
    """Return indicator, shares and refusals of those that most is known of, in their own order.

    What is solid counts first: five points of low trust tell less than three sound ones.
    """
    found = []
    for indicator in page.data.headline_indicators():
        shares, refused = _shares(page, city, indicator)
        points = [pair for _, known in shares for pair in known]
        if len(points) >= FEWEST_POINTS:
            solid = sum(_is_solid(*pair) for pair in points)
            found.append(((solid, len(points)), indicator, shares, refused))
    taken = sorted(found, key=lambda row: row[0], reverse=True)[:MOST_PANELS]
    return [row[1:] for row in found if row in taken]


def _line(page: Page, city: Area, track: tracks.Track, found: list) -> Line:
    points: list[Point] = []
    before = None
    for cell, share in found:
        solid = _is_solid(cell, share)
        points.append(Point(
            cell.year, float(share.value), numbers.number(share.value, page.writer.language),
            hollow=not solid,
            # A line tells of change: it joins only what bears one.
            joins=solid and before is not None and _unbroken(page, city, before, cell)))
        before = cell if solid else None
    return Line(page.writer.name(track.area), look(page.data.families(), track.family),
                tuple(points))


def _is_solid(cell: PanelCell, share: Quantity) -> bool:
    """Tell whether a share is of printed figures, none of them of low trust or in doubt."""
    return cell.state == "value" and pieces.is_sound(share)


def _unbroken(page: Page, city: Area, before: PanelCell, cell: PanelCell) -> bool:
    """Tell whether a line of shares may run on: a cut of the part or the whole cuts it."""
    wholes = (_whole(page, city, c) for c in (before, cell))
    return may_join(page.data, before, cell) and may_join(page.data, *wholes)


def _whole(page: Page, city: Area, cell: PanelCell) -> PanelCell:
    return area_cell(page.data, city, cell.indicator_id, cell.year, as_of=page.as_of)


def _unlike(page: Page, city: Area, indicator: Indicator, shares: list) -> list[Markup]:
    """Say in which years shares had to be taken of unlike figures of the wider place."""
    by_year: dict[int, dict[Observation, list[Area]]] = {}
    for track, found in shares:
        for cell, share in found:
            areas = by_year.setdefault(cell.year, {}).setdefault(denominator(share), [])
            areas.append(track.area)
    return [page.writer.sentence(
        "overview.city.unlike", year=year, indicator=page.writer.short(indicator),
        city=page.writer.name(city), wholes=page.writer.clauses(
            page.writer.sentence("overview.city.of_whole", areas=page.writer.listed(
                map(page.writer.name, areas)), whole=_flagged(page, whole),
                finality=page.say(f"finality.{rules.finality(whole)}"))
            for whole, areas in wholes.items()))
        for year, wholes in sorted(by_year.items()) if len(wholes) > 1]


def _flagged(page: Page, whole: Observation) -> Markup:
    """Write a figure of the wider place; how final it is, the words behind it say."""
    return page.writer.figure(whole) + page.writer.flags(
        code for code in pieces.figure_flags(page, whole)
        if code not in ("provisional", "revised"))


def _broken(page: Page, city: Area, indicator: Indicator, shares: list) -> list[Markup]:
    """Say across which years the shares shown of a place may not be subtracted."""
    said = []
    for track, found in shares:
        cells = [cell for cell, _ in found]
        years = {b.from_year for before, cell in pairwise(cells)
                 for b in breaks_of_share(page.breaks, before, _whole(page, city, before),
                                          cell.year)}
        if years:
            said.append(page.say(
                "overview.city.cut", area=page.writer.name(track.area),
                years=page.say("list.separator").join(map(str, sorted(years)))))
    return [page.writer.sentence("overview.city.broken", indicator=page.writer.short(indicator),
                                 cuts=page.writer.clauses(said))] if said else []


def _shares(page: Page, city: Area, indicator: Indicator
            ) -> tuple[list[tuple[tracks.Track, list[tuple[PanelCell, Quantity]]]], list[Refusal]]:
    """Return the shares of the city by track and year, and what was refused.

    All shares of a year are asked for together, so that they are of one figure of the city where
    that can be. Of the refusals those are told that a reader would not expect: figures are there,
    and differ in nothing but how final they are.
    """
    of_all = [track for family in page.families
              for track in tracks.tracks(page, family, indicator.indicator_id)]
    known: list[list[tuple[PanelCell, Quantity]]] = [[] for _ in of_all]
    refused: list[list[Refusal]] = [[] for _ in of_all]
    for year in page.years if indicator.additive else ():
        whole = area_cell(page.data, city, indicator.indicator_id, year, as_of=page.as_of)
        asked = [(place, cell) for place, track in enumerate(of_all) for cell in track.cells
                 if cell.year == year and cell.state in ("value", "derived")]
        if whole.state != "value" or not asked:
            continue
        found = shares_of_cell(page.data, [cell for _, cell in asked], whole)
        for (place, cell), share in zip(asked, found, strict=True):
            if isinstance(share, Quantity):
                known[place].append((cell, share))
            elif share.code == "different_finality":
                refused[place].append(share)
    return ([(track, found) for track, found in zip(of_all, known, strict=True) if found],
            [reason for of_track in refused for reason in of_track])
