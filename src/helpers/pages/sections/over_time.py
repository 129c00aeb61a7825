"""Level and published growth over the years, side by side for the best-known indicators."""

from __future__ import annotations

from markupsafe import Markup, escape

from helpers.dataset.model import Indicator
from helpers.pages import cutting, keys, pieces, tracks
from helpers.pages.page import Page
from helpers.statement import numbers
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.lines import small_multiples
from helpers.statement.plots.marks import Line, Panel, Point
from helpers.statement.style import look
from helpers.statement.table import Column, Table

#: A panel with fewer points shows nothing that the table of the latest year does not.
FEWEST_POINTS = 3
#: Rows of panels that stay readable on one printed page.
MOST_INDICATORS = 4
#: Inches of a row of panels.
HEIGHT = 1.38


def over_time_chart(page: Page) -> Block:
    """Show level (left) and growth (right) of the indicators that most is known of."""
    panels, rows, used, said, drawn, shown = [], [], [], [], [], []
    for indicator, levels, rates in best_known(page):
        ticks, goal_rows, goals = _goals(page, indicator)
        beside = tracks.comparator_track(page, indicator.indicator_id, "yoy_pct")
        grown = [*rates, *([beside] if beside else [])]
        panels += [
            Panel(_title(page, indicator, "level"), tuple(tracks.line(page, t) for t in levels)),
            Panel(_title(page, indicator, "rate"), tuple(tracks.line(page, t) for t in grown),
                  tuple(ticks)),
        ]
        drawn += [*levels, *rates]
        shown += [cell for track in (*levels, *grown) for cell in track.cells]
        used += goals
        for track in (*levels, *grown):
            used += pieces.observations(track.cells)
            said.append(tracks.spoken(page, track, indicator))
            rows += tracks.data_rows(page, track, indicator)
        rows += goal_rows
    if not panels:
        return page.nothing("overview.time.none")
    cuts = sorted({b.from_year for b in cutting.geography_breaks(page)})
    former = any(p.hollow for panel in panels for line in panel.goals for p in line.points)
    key = Markup(escape(page.say("list.sentences"))).join((
        page.say("overview.time.key_cut" if cuts else "overview.time.key",
                 hollow=keys.hollow_key(page, shown)).strip(),
        *([page.say("overview.time.key_former")] if former else []),
        *keys.old_key(page, ((track.area, track.cells) for track in drawn))))
    return page.chart(Chart(
        key="over-time",
        figure=small_multiples(panels, (page.years[0], page.years[-1]), cuts,
                               height=HEIGHT),
        caption=page.say("overview.time.caption"),
        alt=page.say("overview.levels.alt", series=page.say("list.semicolon").join(said)),
        source_line=page.source_line(used),
        remark=keys.family_key(page, city=True) + key + tracks.cut_notes(page, drawn),
        table=Table(page.say("overview.time.caption"),
                    [Column(page.say("column.indicator_id"), numeric=False),
                     Column(page.say("column.year")), Column(page.say("column.value"))], rows),
        table_label=page.say("page.data"),
    ))


def best_known(page: Page) -> list[tuple[Indicator, list[tracks.Track], list[tracks.Track]]]:
    """Return the headline indicators with most points, level and growth, in their own order."""
    found = []
    for indicator in page.data.headline_indicators():
        levels, rates = (
            [t for f in page.families for t in tracks.tracks(page, f, indicator.indicator_id, m)]
            for m in ("level", "yoy_pct"))
        known = [sum(len(t.cells) for t in kind) for kind in (levels, rates)]
        if min(known) >= FEWEST_POINTS:
            found.append((sum(known), indicator, levels, rates))
    taken = sorted(found, key=lambda row: -row[0])[:MOST_INDICATORS]
    return [row[1:] for row in found if row in taken]


def _goals(page: Page, indicator: Indicator) -> tuple[list[Line], list, list]:
    """Return the first growth goal of each year as ticks, its rows of data, and the goals.

    A goal of a district as it was before a merger is hollow: it stands in years of the merged one.
    """
    ticks, rows, goals = [], [], []
    for family in page.families:
        vintages = page.data.vintages_of(family)
        newest = vintages[-1]
        for area in vintages:
            found = []
            for cell in pieces.area_cells(page, area, indicator.indicator_id, "yoy_pct"):
                for goal in cell.choice.goals[:1]:
                    found.append(goal)
                    rows.append([tracks.measured_row(page, indicator, area, goal.measure),
                                 str(goal.year),
                                 pieces.figure(page, goal, among_results=True)])
            if found:
                goals += found
                ticks.append(Line("", look(page.data.families(), family), tuple(
                    Point(g.year, float(g.usable_value), "", hollow=area != newest)
                    for g in found)))
    return ticks, rows, goals


def _title(page: Page, indicator: Indicator, kind: str) -> str:
    unit, _ = numbers.unit_name(indicator.unit, page.writer.language)
    return page.say(f"overview.time.{kind}", indicator=page.writer.short(indicator), unit=unit)
