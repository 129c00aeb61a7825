"""One place over the years: its cells, the line of a chart, the words of its alt text, its rows.

A place that a merger ended and the one that it made are two tracks, which no line joins. On the
comparable basis a family is one track.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from helpers.comparison.basis import PanelCell, may_join
from helpers.comparison.rules import breaks_between
from helpers.dataset.model import Area, Indicator
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.statement import numbers, periods
from helpers.statement.plots.marks import Line, Point
from helpers.statement.style import COMPARATOR, look


@dataclass(frozen=True)
class Track:
    """The cells of one area over the years, oldest first; years without a number are left out."""

    family: str
    area: Area
    cells: tuple[PanelCell, ...]


def tracks(page: Page, family: str, indicator_id: str, measure: str = "level") -> Iterator[Track]:
    """Yield a track for each vintage of a family, or the one of the comparable basis."""
    vintages = page.data.vintages_of(family)
    if page.parameters.basis == "comparable":
        cells = [pieces.panel(page, family, indicator_id, year, measure) for year in page.years]
        yield from _track(family, vintages[-1], cells)
        return
    for area in vintages:
        yield from _track(family, area, pieces.area_cells(page, area, indicator_id, measure))


def _track(family: str, area: Area, cells: Iterable[PanelCell]) -> Iterator[Track]:
    # Nine months of a flow would stand on a line as a fall: only rates to date are drawn.
    known = tuple(
        cell for cell in cells
        if cell.quantity is not None and (cell.measure != "level" or cell.state != "part_year")
    )
    if known:
        yield Track(family, area, known)


def comparator_track(page: Page, indicator_id: str, measure: str) -> Track | None:
    """Return the track of the wider place (the city), where anything is known of it."""
    for area in page.data.comparators()[:1]:
        cells = pieces.area_cells(page, area, indicator_id, measure)
        return next(_track(area.family, area, cells), None)
    return None


def line(page: Page, track: Track, months: bool = True) -> Line:
    """Return a track as a line for drawing, cut where the rules cut it.

    What bears no change is joined to nothing: a bound, and what is in doubt or of low trust.

    The ``months`` of part of a year stand with its value, unless the title has them already.
    """
    points, before = [], None
    for cell in track.cells:
        quantity = cell.quantity
        seen = cell.observation
        value, unit = page.writer.shown(quantity)
        value, _ = numbers.scaled(value, unit, page.writer.language)
        bound = numbers.bound_mark(seen.bound, page.writer.language) if seen else ""
        label = bound + numbers.number(value, page.writer.language)
        if months and cell.state == "part_year":
            label = page.say("overview.some_months", value=label, months=periods.months_name(
                seen.period, page.writer.language))
        points.append(Point(
            cell.year, float(value), label,
            hollow=bool(pieces.hollow_kinds(cell)),
            joins=before is not None and _joins(page, before, cell),
        ))
        before = cell
    families = page.data.families()
    drawn = look(families, track.family) if track.family in families else COMPARATOR
    return Line(page.writer.name(track.area), drawn, tuple(points))


def _joins(page: Page, before: PanelCell, cell: PanelCell) -> bool:
    """Tell whether a line may run on: the rules let it, and both numbers bear a change."""
    return (before.quantity.rule == cell.quantity.rule
            and pieces.bears_a_change(before) and pieces.bears_a_change(cell)
            and may_join(page.data, before, cell))


def spoken(page: Page, track: Track, indicator: Indicator) -> str:
    """Return a track as words for the alt text: area, indicator, and every value with its year."""
    language = page.writer.language
    values = []
    for cell in track.cells:
        seen = cell.observation
        when = (periods.period_name(seen, language) if seen
                else page.say("period.FY", year=cell.year))
        values.append(page.say("overview.alt_value", year=when, value=spoken_cell(page, cell)))
    return page.say("overview.alt_series", indicator=page.writer.name(indicator),
                    area=page.writer.name(track.area),
                    values=page.say("list.separator").join(values))


def spoken_cell(page: Page, cell: PanelCell) -> str:
    """Return the number of a cell as plain text with its bound, for labels and alt texts."""
    seen, language = cell.observation, page.writer.language
    bound = numbers.bound_mark(seen.bound, language) if seen else ""
    return bound + numbers.amount(*page.writer.shown(cell.quantity), language)


def data_rows(page: Page, track: Track, indicator: Indicator) -> Iterator[list]:
    """Yield the rows of the data table under a chart: what, year, value.

    Rates say so, as a table may hold levels of the same indicator too.
    """
    name = measured_row(page, indicator, track.area,
                        track.cells[0].measure if track.cells else "level")
    for cell in track.cells:
        yield [name, str(cell.year), pieces.written(page, cell)]


def measured_row(page: Page, indicator: Indicator, area: Area, measure: str) -> Markup:
    """Return what a row of data is about; what is not a level says which measure it is."""
    name = pieces.row_name(page, indicator, area)
    if measure == "level":
        return name
    return Markup("{} · {}").format(name, page.say(f"measure.{measure}"))


def cut_notes(page: Page, tracks_shown: Sequence[Track]) -> str:
    """Return the footnote on lines that a break cuts: which, from which years, and of what kind."""
    said = []
    for track in tracks_shown:
        found = [
            b
            for earlier, later in pairwise(track.cells)
            if earlier.observation is not None and later.observation is not None
            for b in breaks_between(page.data.breaks, earlier.observation, later.observation)
        ]
        if found:
            years = sorted({b.from_year for b in found})
            kinds = dict.fromkeys(b.kind for b in found)
            said.append(page.say(
                "page.cut", area=page.writer.name(track.area),
                indicator=page.writer.short(page.data.indicators[track.cells[0].indicator_id]),
                years=page.say("list.separator").join(map(str, years)),
                kinds=page.say("list.separator").join(
                    page.say(f"break_kind.{kind}") for kind in kinds)))
    if not said:
        return ""
    return page.say("page.cuts", cuts=page.say("list.semicolon").join(said))
