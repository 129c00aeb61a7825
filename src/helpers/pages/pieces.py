"""What several sections are made of: written cells, lines for charts, rows of data under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from helpers.comparison import ComparabilityError, growth_gap, level_ratio, order, rules
from helpers.comparison.basis import PanelCell, area_cell, may_join, missing, panel_cell
from helpers.comparison.quantity import Quantity
from helpers.comparison.refusal import Refusal, refusal
from helpers.comparison.rules import breaks_between
from helpers.dataset.model import Area, Indicator, Observation
from helpers.pages.page import Page
from helpers.statement import numbers
from helpers.statement.plots.marks import Line, Point
from helpers.statement.style import COMPARATOR, look

#: What stands for each marker in running text.
_MARKS = {"o": "●", "s": "■", "^": "▲", "D": "◆"}


@dataclass(frozen=True)
class Track:
    """The cells of one area over the years, oldest first; years without a number are left out."""

    family: str
    area: Area
    cells: tuple[PanelCell, ...]


def panel(page: Page, family: str, indicator_id: str, year: int, measure: str = "level",
          of: str | None = None) -> PanelCell:
    """Return a cell on the basis and as of the day that the page asks for."""
    return panel_cell(page.data, family, indicator_id, year, measure, page.parameters.basis,
                      page.as_of, of)


def tracks(page: Page, family: str, indicator_id: str, measure: str = "level") -> Iterator[Track]:
    """Yield a track for each vintage of a family, or the one of the comparable basis."""
    vintages = page.data.vintages_of(family)
    if page.parameters.basis == "comparable":
        cells = [panel(page, family, indicator_id, year, measure) for year in page.years]
        yield from _track(family, vintages[-1], cells)
        return
    for area in vintages:
        yield from _track(family, area, area_cells(page, area, indicator_id, measure))


def area_cells(page: Page, area: Area, indicator_id: str, measure: str = "level"
               ) -> list[PanelCell]:
    """Return the cells of one area over the years of the page."""
    return [area_cell(page.data, area, indicator_id, year, measure, page.as_of)
            for year in page.years]


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
        return next(_track(area.family, area, area_cells(page, area, indicator_id, measure)), None)
    return None


def line(page: Page, track: Track) -> Line:
    """Return a track as a line for drawing, cut where the rules cut it."""
    points, before = [], None
    for cell in track.cells:
        quantity = cell.quantity
        seen = cell.observation
        value, unit = page.writer.shown(quantity)
        value, _ = numbers.scaled(value, unit, page.writer.language)
        bound = numbers.bound_mark(seen.bound, page.writer.language) if seen else ""
        points.append(Point(
            cell.year, float(value), bound + numbers.number(value, page.writer.language),
            hollow=cell.state != "value" or seen.status == "provisional"
            or seen.source.trust == "low",
            joins=before is not None and may_join(page.data, before, cell),
        ))
        before = cell
    families = page.data.families()
    drawn = look(families, track.family) if track.family in families else COMPARATOR
    return Line(page.writer.name(track.area), drawn, tuple(points))


def observations(cells: Iterable[PanelCell]) -> list[Observation]:
    """Return every printed figure behind these cells."""
    return [o for cell in cells if cell.quantity for o in cell.quantity.observations]


def written(page: Page, cell: PanelCell | None, unit: bool = True, signed: bool = False) -> Markup:
    """Write a cell: its number with flags, or what is missing, or why it is refused."""
    if cell is None:
        return Markup('<span class="none">{}</span>').format(page.say("state.not_found"))
    if cell.quantity is None:
        if cell.refusal is not None:
            return page.writer.refused(cell.refusal)
        return Markup('<span class="none">{}</span>').format(page.say(f"state.{cell.state}"))
    if cell.observation is not None:
        flags = page.writer.flags(numbers.flags(cell.observation, cell.restated))
    else:
        flags = page.writer.flags((cell.quantity.rule,))
    vintages = page.data.vintages_of(cell.family)
    if vintages and cell.area != vintages[-1]:
        # The old district under the new one's column must be called by its own name.
        flags = page.writer.remark(page.writer.name(cell.area)) + flags
    return page.writer.figure(cell.quantity, unit, signed) + flags


def flagged(page: Page, cell: PanelCell) -> Markup:
    """Write the number of a cell with its flags; the sentence around it names the place."""
    seen = cell.observation
    return page.writer.figure(cell.quantity) + page.writer.flags(
        numbers.flags(seen, cell.restated) if seen else (cell.quantity.rule,))


def spoken_figure(page: Page, figure: Observation) -> str:
    """Return a figure as plain text with its bound, for alt texts and the labels of charts."""
    language = page.writer.language
    return numbers.bound_mark(figure.bound, language) + numbers.amount(
        figure.usable_value, figure.usable_unit, language)


def spoken(page: Page, track: Track, indicator: Indicator) -> str:
    """Return a track as words for the alt text: area, indicator, and every value with its year."""
    language = page.writer.language
    values = []
    for cell in track.cells:
        seen = cell.observation
        when = (numbers.period_name(seen, language) if seen
                else page.say("period.FY", year=cell.year))
        bound = numbers.bound_mark(seen.bound, language) if seen else ""
        values.append(page.say("overview.alt_value", year=when, value=bound + numbers.amount(
            *page.writer.shown(cell.quantity), language)))
    return page.say("overview.alt_series", indicator=page.writer.name(indicator),
                    area=page.writer.name(track.area),
                    values=page.say("list.separator").join(values))


def row_name(page: Page, indicator: Indicator, area: Area) -> Markup:
    """Return what a row of data under a chart is about."""
    return Markup("{} · {}").format(page.writer.short(indicator), page.writer.name(area))


def data_rows(page: Page, track: Track, indicator: Indicator) -> Iterator[list]:
    """Yield the rows of the data table under a chart: what, year, value.

    Rates say so, as a table may hold levels of the same indicator too.
    """
    name = row_name(page, indicator, track.area)
    if track.cells and track.cells[0].measure != "level":
        name = Markup("{} · {}").format(name, page.say(f"measure.{track.cells[0].measure}"))
    for cell in track.cells:
        yield [name, str(cell.year), written(page, cell)]


def common_year(page: Page, indicator_id: str, measure: str = "level"
                ) -> tuple[PanelCell, PanelCell] | Refusal:
    """Return the cells of the first two districts in the latest year that both are known for.

    Where there is none, or the rules refuse the pair, the reason is returned instead.
    """
    first, second = page.families[:2]
    reason: Refusal | None = None
    for year in reversed(page.years_to_focus):
        one, two = (panel(page, family, indicator_id, year, measure) for family in (first, second))
        if one.quantity is None or two.quantity is None:
            continue
        if not (may_lead(one) and may_lead(two)):
            behind = (*one.quantity.observations, *two.quantity.observations)
            reason = reason or rules.no_doubt(*behind) or rules.no_low_trust(*behind)
            continue
        try:
            relation(page, one, two)
        except ComparabilityError as error:
            reason = reason or error.refusal
            continue
        return one, two
    if reason is not None:
        return reason
    known = [latest(page, family, indicator_id, measure) for family in (first, second)]
    if all(known):
        years = " / ".join(str(cell.year) for cell in known)
        return refusal("different_year", years=years)
    return missing([cell for cell in known if cell])


def relation(page: Page, one: PanelCell, two: PanelCell):
    """Return the ratio of two levels or the gap of two rates as a quantity, or refuse."""
    if one.measure == "level":
        return level_ratio(page.data, one.quantity, two.quantity)
    return growth_gap(one.quantity, two.quantity)


def verdict(page: Page, one: PanelCell, two: PanelCell) -> str:
    """Return whether the order of two cells is robust, or what it is sensitive to."""
    found = order(page.data, one, two, page.as_of)
    if found.robust:
        return page.say("robust.yes")
    what = page.say("list.separator").join(page.say(f"robust.{code}") for code in
                                           found.sensitive_to)
    return page.say("robust.no", what=what) if what else page.say("robust.equal")


def latest(page: Page, family: str, indicator_id: str, measure: str = "level") -> PanelCell | None:
    """Return the cell of the latest year with a whole-year number, no later than the focus year."""
    for year in reversed(page.years_to_focus):
        cell = panel(page, family, indicator_id, year, measure)
        if cell.state in ("value", "derived") and may_lead(cell):
            return cell
    return None


def may_lead(cell: PanelCell) -> bool:
    """Tell whether the number of a cell may stand in a headline."""
    return is_sound(cell.quantity)


def is_sound(quantity: Quantity) -> bool:
    """Tell whether nothing behind a number is in doubt or of low trust."""
    figures = quantity.observations
    return rules.no_doubt(*figures) is None and rules.no_low_trust(*figures) is None


def family_key(page: Page, city: bool = False, drawn: Iterable[str] | None = None) -> Markup:
    """Return which look is which district, as words with their mark; ``drawn`` keeps some."""
    shown = page.families if drawn is None else set(drawn)
    families = page.data.families()
    items = [
        Markup('<span style="color:{}">{}</span> {}').format(
            look(families, f).colour, _MARKS[look(families, f).marker], page.writer.family_name(f))
        for f in page.families if f in shown
    ]
    if city and page.data.comparators():
        items.append(Markup('<span style="color:{}">◆</span> {}').format(
            COMPARATOR.colour, page.writer.name(page.data.comparators()[0])))
    return page.writer.sentence("page.key", items=page.writer.listed(items))


def old_key(page: Page, drawn: Iterable[tuple[Area, Sequence[PanelCell]]]) -> list[str]:
    """Return which points, in the look of their heir, are districts of before a merger."""
    years: dict[Area, set[int]] = {}
    for area, cells in drawn:
        if area != page.data.vintages_of(area.family)[-1]:
            years.setdefault(area, set()).update(cell.year for cell in cells)
    return [page.say(
        "overview.old_key", area=page.writer.name(area),
        mark=_MARKS[look(page.data.families(), area.family).marker],
        years="–".join(map(str, dict.fromkeys((min(found), max(found))))))
        for area, found in years.items()]


#: Flags that may stand beside a figure of a district.
FLAGS = ("provisional", "as_of", "restated", "sum", "back", "doubt", "low_trust")


def flag_legend(page: Page, codes: Sequence[str] = FLAGS) -> str:
    """Return what each flag means."""
    return page.say("page.flags", flags=page.say("list.semicolon").join(
        f"[{page.say(f'flag.{code}')}] {page.say(f'flag_meaning.{code}')}" for code in codes))


def flags_shown(page: Page, rows: Iterable[Sequence[object]]) -> str:
    """Return what the flags in the cells of a table mean; nothing where there are none."""
    text = "".join(str(cell) for row in rows for cell in row)
    codes = [code for code in ("stretch", *FLAGS) if str(page.writer.flags([code])) in text]
    return flag_legend(page, codes) if codes else ""


def geography_breaks(page: Page) -> list:
    """Return the mergers that fall within the years of the page, for its families."""
    return [b for b in page.data.breaks
            if b.kind == "geography" and b.family in page.families and is_known(page, b)
            and page.years[0] < b.from_year <= page.years[-1]]


def is_known(page: Page, found) -> bool:
    """Tell whether the document that shows a break was published by the day of the page."""
    source = page.data.sources.get(found.source_id)
    if page.as_of is None or source is None:
        return True
    return source.published is not None and source.published <= page.as_of


def break_note(page: Page, found) -> str:
    """Return the wording of a break."""
    return found.note_zh if page.writer.language == "zh" else found.note_en


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
