"""What several sections are made of: cells, pairs of cells, keys and legends."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from helpers.comparison import ComparabilityError, growth_gap, level_ratio, order, rules
from helpers.comparison.basis import PanelCell, area_cell, panel_cell
from helpers.comparison.order import missing
from helpers.comparison.quantity import Quantity, published
from helpers.comparison.refusal import Refusal, refusal
from helpers.dataset.model import Area, Indicator, Observation
from helpers.pages.page import Page
from helpers.statement import marks, numbers

#: Why a mark can be hollow, in the order of telling.
HOLLOW = ("provisional", "part_year", "derived", "bound", "doubt", "low_trust")
#: Those of them that no line of a chart joins.
UNJOINED = frozenset({"bound", "doubt", "low_trust"})


def panel(page: Page, family: str, indicator_id: str, year: int, measure: str = "level",
          of: str | None = None) -> PanelCell:
    """Return a cell on the basis and as of the day that the page asks for."""
    return panel_cell(page.data, family, indicator_id, year, measure, page.parameters.basis,
                      page.as_of, of)


def area_cells(page: Page, area: Area, indicator_id: str, measure: str = "level"
               ) -> list[PanelCell]:
    """Return the cells of one area over the years of the page."""
    return [area_cell(page.data, area, indicator_id, year, measure, page.as_of)
            for year in page.years]


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
    return placed(page, cell.area, cell.quantity, unit, signed)


def placed(page: Page, area: Area, quantity: Quantity, unit: bool = True, signed: bool = False
           ) -> Markup:
    """Write a number with its flags in a cell under the name of a family."""
    return (page.writer.figure(quantity, unit, signed) + former(page, area)
            + page.writer.flags(marks.codes(quantity, page.disputes)))


def former(page: Page, area: Area) -> Markup:
    """Call an old district by its own name where today's is named; nothing for today's."""
    vintages = page.data.vintages_of(area.family)
    if not vintages or area == vintages[-1]:
        return Markup("")
    return page.writer.remark(page.writer.name(area))


def flagged(page: Page, of: PanelCell | Quantity, signed: bool = False) -> Markup:
    """Write a number with what is to be minded of all behind it; the words around name the place.
    """
    quantity = of.quantity if isinstance(of, PanelCell) else of
    return page.writer.figure(quantity, signed=signed) + page.writer.flags(
        marks.codes(quantity, page.disputes))


def figure(page: Page, found: Observation, unit: bool = True, among_results: bool = False
           ) -> Markup:
    """Write a printed figure with its flags, be it a result or a goal."""
    return page.writer.figure(found, unit) + page.writer.flags(
        figure_flags(page, found, among_results))


def figure_flags(page: Page, found: Observation, among_results: bool = False) -> tuple[str, ...]:
    """Return what must be said beside a printed figure, that a check contradicts it too.

    A goal says of which kind it is: one to strive for, one changed on the way; ``among_results``
    a plain one says that it is a goal.
    """
    kind: tuple[str, ...] = ()
    if found.is_goal and found.status != "target":
        kind = (found.status,)
    elif found.is_goal and among_results:
        kind = ("goal",)
    return (*kind, *marks.codes(published(found), page.disputes))


def spoken_figure(page: Page, figure: Observation) -> str:
    """Return a figure as plain text with its bound, for alt texts and the labels of charts."""
    language = page.writer.language
    return numbers.bound_mark(figure.bound, language) + numbers.amount(
        figure.usable_value, figure.usable_unit, language)


def copied(page: Page) -> Markup:
    """Name the documents cited so far that were read as copies only; nothing where there are none.
    """
    titles = [page.writer.title(source) for source in page.writer.ledger.sources()
              if source.trust == "copy"]
    return page.writer.sentence(
        "copied.documents", documents=page.writer.listed(titles)) if titles else Markup("")


def row_name(page: Page, indicator: Indicator, area: Area) -> Markup:
    """Return what a row of data under a chart is about."""
    return Markup("{} · {}").format(page.writer.short(indicator), page.writer.name(area))


def common_year(page: Page, indicator_id: str, measure: str = "level"
                ) -> tuple[PanelCell, PanelCell] | Refusal:
    """Return the cells of the first two districts in the latest year that both are known for.

    Where there is none, or the rules refuse the pair, the reason is returned instead: one about a
    year that either is shown for (:func:`latest`, :func:`latest_unsound`), where there is one.
    """
    first, second = page.families[:2]
    reasons: dict[int, Refusal] = {}
    for year in reversed(page.years_to_focus):
        one, two = (panel(page, family, indicator_id, year, measure) for family in (first, second))
        if one.quantity is None or two.quantity is None:
            continue
        try:
            relation(page, one, two)
        except ComparabilityError as error:
            reasons[year] = error.refusal
        behind = (*one.quantity.observations, *two.quantity.observations)
        if may_lead(one) and may_lead(two):
            if year not in reasons:
                return one, two
        elif all(cell.state != "part_year" for cell in (one, two)):
            reasons[year] = rules.sound(*behind)
    known = [latest(page, family, indicator_id, measure) for family in (first, second)]
    shown = [cell or latest_unsound(page, family, indicator_id, measure)
             for cell, family in zip(known, (first, second), strict=True)]
    for year, reason in reasons.items():
        if year in {cell.year for cell in shown if cell}:
            return reason
    if all(known):
        return refusal("different_year", years=" / ".join(str(cell.year) for cell in known))
    for cell in shown:
        if cell is not None and not may_lead(cell):
            return rules.sound(*cell.quantity.observations)
    return next(iter(reasons.values()), None) or missing([cell for cell in known if cell])


def relation(page: Page, one: PanelCell, two: PanelCell):
    """Return the ratio of two levels or the gap of two rates as a quantity, or refuse."""
    if one.measure == "level":
        return level_ratio(page.data, one.quantity, two.quantity)
    return growth_gap(one.quantity, two.quantity)


def verdict(page: Page, one: PanelCell, two: PanelCell) -> str:
    """Return whether the order of two cells is robust, or what it is sensitive to.

    What fails a check is never called robust: the order stands on a figure that may be wrong. Nor
    is it called sensitive for that alone: how wrong, nobody knows.
    """
    found = order(page.data, one, two, page.as_of)
    if found.first_is_larger is None:
        return page.say("robust.equal")
    said = []
    if found.sensitive_to:
        said.append(page.say("robust.no", what=page.say("list.separator").join(
            page.say(f"robust.{code}") for code in found.sensitive_to)))
    if any(page.disputes.touch(cell.quantity) for cell in (one, two)):
        said.append(page.say("robust.disputed"))
    return page.say("list.comma").join(said) or page.say("robust.yes")


def unless_robust(page: Page, one: PanelCell, two: PanelCell) -> str:
    """Return what the order of two cells is sensitive to, in brackets; nothing where it isn't."""
    said = verdict(page, one, two)
    if said in (page.say("robust.yes"), page.say("robust.equal")):
        return ""
    return page.say("overview.side.not_robust", verdict=said)


def latest(page: Page, family: str, indicator_id: str, measure: str = "level") -> PanelCell | None:
    """Return the cell of the latest year with a whole-year number, no later than the focus year."""
    for year in reversed(page.years_to_focus):
        cell = panel(page, family, indicator_id, year, measure)
        if cell.state in ("value", "derived") and may_lead(cell):
            return cell
    return None


def latest_unsound(page: Page, family: str, indicator_id: str, measure: str = "level"
                   ) -> PanelCell | None:
    """Return the latest whole-year cell whose number is in doubt or of low trust."""
    cells = (panel(page, family, indicator_id, year, measure)
             for year in reversed(page.years_to_focus))
    return next((cell for cell in cells if cell.state in ("value", "derived")
                 and not may_lead(cell)), None)


def may_lead(cell: PanelCell) -> bool:
    """Tell whether the number of a cell may stand in a headline."""
    return is_sound(cell.quantity)


def is_sound(*found: Quantity | Observation) -> bool:
    """Tell whether none of these figures, or of those behind a number, is in doubt or low trust."""
    figures = [o for one in found
               for o in (one.observations if isinstance(one, Quantity) else (one,))]
    return rules.sound(*figures) is None


def hollow_kinds(of: PanelCell | Quantity) -> list[str]:
    """Return why a mark is drawn hollow, of :data:`HOLLOW`; a solid one has no reason."""
    quantity = of.quantity if isinstance(of, PanelCell) else of
    state = of.state if isinstance(of, PanelCell) else "value"
    seen = quantity.observations
    holds = {
        "provisional": any(o.status == "provisional" for o in seen),
        "part_year": state == "part_year",
        "derived": state == "derived",
        "bound": any(o.bound != "eq" for o in seen),
        "doubt": rules.no_doubt(*seen) is not None,
        "low_trust": rules.no_low_trust(*seen) is not None,
    }
    return [kind for kind in HOLLOW if holds[kind]]


def bears_a_change(cell: PanelCell) -> bool:
    """Tell whether a line may lead from or to this number: bounds and what is not sound bear none.
    """
    return UNJOINED.isdisjoint(hollow_kinds(cell))
