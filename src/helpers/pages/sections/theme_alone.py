"""What makes no pair: what one district reports, or in another year than the other; parts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from markupsafe import Markup

from helpers.dataset.model import Indicator, Observation
from helpers.dataset.vocabulary import MEASURES
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import theme_words as words
from helpers.selection.choice import CRITERIA
from helpers.statement.blocks import Block
from helpers.statement.table import Column, Table

#: Rows that a reader's page has room for; the analyst's edition shows all.
MOST_ROWS = 12
MOST_PARTS = 6


def latest(page: Page, indicators: Sequence[Indicator], compared: Collection[str]
           ) -> list[tuple[Indicator, list[Observation | None]]]:
    """Return the indicators that make no pair, with the latest figure of each district."""
    return [(i, known) for i in indicators if i.indicator_id not in compared
            and any(known := [_latest(page, i, family) for family in page.families])]


def alone_table(page: Page, indicators: Sequence[Indicator], compared: Collection[str]) -> Block:
    """Show the latest figure of each indicator that makes no pair, one column a district."""
    found = latest(page, indicators, compared)
    if not found:
        return Block(Markup(""))
    one = len(page.families) == 1
    # What several districts or documents speak of comes first: it is nearest to a comparison.
    found.sort(key=lambda item: (
        not item[0].headline, -sum(o is not None for o in item[1]),
        -len(page.data.observations_of(item[0].indicator_id))))
    shown = found if page.parameters.edition == "analyst" else found[:MOST_ROWS]
    rows = [
        [_name(page, indicator, known), *(_cell(page, figure, known) for figure in known)]
        for indicator, known in shown
    ]
    both = any(sum(figure is not None for figure in known) > 1 for _, known in shown)
    remarks = [page.say("theme.alone.remark")] if both else []
    if len(found) > len(shown):
        remarks.append(page.writer.sentence(
            "theme.alone.more", count=page.writer.count(len(found) - len(shown))))
    remarks.append(words.definitions(page, (i for i, _ in shown if i.headline)))
    return page.table(Table(
        page.say("theme.alone.caption_one" if one else "theme.alone.caption"),
        [Column(page.say("column.indicator_id"), numeric=False),
         *(Column(page.writer.family_name(family)) for family in page.families)],
        rows, [remark for remark in remarks if remark]))


def parts(page: Page, indicators: Sequence[Indicator]) -> list[Observation]:
    """Return the latest result of each part of a district."""
    found: dict[tuple, Observation] = {}
    for indicator in indicators:
        for figure in _results(page, indicator):
            if not figure.scope or figure.area.family not in page.families:
                continue
            key = (figure.area.family, figure.scope, indicator.indicator_id)
            if key not in found or _order(figure) < _order(found[key]):
                found[key] = figure
    return list(found.values())


def parts_table(page: Page, indicators: Sequence[Indicator]) -> Block:
    """Show the latest result of each part of a district (a park, a street), never as the whole."""
    known = parts(page, indicators)
    if not known:
        return Block(Markup(""))
    found = sorted(known, key=lambda o: (
        page.families.index(o.area.family), -o.year, o.scope, not o.indicator.headline))
    shown = found if page.parameters.edition == "analyst" else found[:MOST_PARTS]
    rows = [
        [page.say("theme.parts.row", area=page.writer.name(o.area),
                  scope=page.data.scope_name(o.scope, page.writer.language),
                  name=words.measure_name(page, o.indicator, o.measure, o.of)),
         words.dated(page, o)]
        for o in shown
    ]
    remarks = [page.say("theme.parts.remark")]
    if len(found) > len(shown):
        remarks.append(page.writer.sentence(
            "theme.parts.more", count=page.writer.count(len(found) - len(shown))))
    return page.table(Table(
        page.say("theme.parts.caption"),
        [Column(page.say("theme.parts.what"), numeric=False), Column(page.say("column.value"))],
        rows, remarks))


def _results(page: Page, indicator: Indicator) -> Iterator[Observation]:
    last = page.years_to_focus[-1]
    for figure in page.data.observations_of(indicator.indicator_id):
        if (figure.is_result and page.years[0] <= figure.year <= last
                and figure.source.known_on(page.as_of)):
            yield figure


def _latest(page: Page, indicator: Indicator, family: str) -> Observation | None:
    """Return the latest figure of the whole by the rules of choice; see :func:`_order`."""
    areas = {area.area_id for area in page.data.vintages_of(family)}
    whole = [o for o in _results(page, indicator) if not o.scope and o.area.area_id in areas]
    return min(whole, key=_order, default=None)


def _order(figure: Observation) -> tuple:
    """Levels before rates, shares before their changes; whole years, and what can be trusted,
    before what is merely later.
    """
    return (figure.measure == "change_pp", MEASURES.index(figure.measure),
            figure.source.trust == "low",
            figure.period.startswith("M"), -figure.year,
            tuple(rank(figure) for _, rank in CRITERIA))


def _name(page: Page, indicator: Indicator, known: list[Observation | None]) -> str:
    kinds = _kinds(known)
    if len(kinds) == 1:
        return words.measure_name(page, indicator, *kinds.pop(), short=False)
    return page.writer.name(indicator)


def _cell(page: Page, figure: Observation | None, known: list[Observation | None]) -> Markup:
    if figure is None:
        return pieces.written(page, None)
    said = words.dated(page, figure)
    if len(_kinds(known)) > 1 and figure.measure != "level":
        # The name of the row says one measure only; another one in it must say so itself.
        said += page.writer.remark(words.named_measure(page, figure.measure, figure.of))
    if figure.area != page.data.vintages_of(figure.area.family)[-1]:
        said += page.writer.remark(page.writer.name(figure.area))
    return said


def _kinds(known: list[Observation | None]) -> set[tuple[str, str]]:
    return {(o.measure, o.of) for o in known if o}
