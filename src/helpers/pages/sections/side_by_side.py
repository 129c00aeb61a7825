"""What can be compared: the latest year of each headline indicator, level and growth, or why not.

One table answers for levels and for growth. An indicator known for nobody has no row; they are
named under the table.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from helpers.comparison import PanelCell, order, rules
from helpers.comparison.basis import STATES
from helpers.comparison.coverage import coverage, is_weak
from helpers.comparison.refusal import Refusal
from helpers.dataset.model import Indicator
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.statement import numbers
from helpers.statement.blocks import Block
from helpers.statement.table import Column, Table

MEASURES = ("level", "yoy_pct")


def known_words(page: Page) -> Block:
    """Say how much is known: cells of headline indicator x year x district, by their state."""
    counted = dict.fromkeys(STATES, 0)
    weak = 0
    indicators = page.data.headline_indicators()
    for indicator in indicators:
        for family in page.families:
            for year in page.years:
                cell = coverage(page.data, family, indicator.indicator_id, year,
                                page.parameters.basis, page.as_of)
                counted[cell.state] += 1
                weak += cell.state == "value" and is_weak(cell)
    total = sum(counted.values())
    states = page.writer.clauses(
        page.writer.sentence(
            "overview.known_weak" if state == "value" and weak else "overview.known_state",
            state=page.say(f"state.{state}"), count=page.writer.count(count),
            weak=page.writer.count(weak))
        for state, count in counted.items() if count)
    return page.paragraphs([page.writer.sentence(
        "overview.known", indicators=page.writer.count(len(indicators)),
        total=page.writer.count(total), states=states)])


def side_by_side_table(page: Page) -> Block:
    """Show level and growth of each indicator side by side, and what follows or why nothing."""
    rows: list = []
    pairs: list[tuple[PanelCell, PanelCell]] = []
    unusable, unknown, unlike = [], [], []
    two = len(page.families) > 1
    for indicator in page.data.headline_indicators():
        for measure in MEASURES:
            pair = pieces.common_year(page, indicator.indicator_id, measure) if two else None
            if two and not isinstance(pair, Refusal):
                pairs.append(pair)
                if _differ_in_finality(*pair):
                    unlike.append(_name(page, indicator, measure, unit=False))
            row = _row(page, indicator, measure, pair)
            if row is None:
                named = unusable if _is_known(page, indicator, measure) else unknown
                named.append(_name(page, indicator, measure, unit=False))
            else:
                rows.append(row)
    if not rows:
        return page.nothing("overview.nothing")
    remarks = [page.say("overview.side.remark" if two else "overview.side.remark_alone")]
    if pairs:
        remarks[0] += _robust_words(page, pairs)
    for key, found in (("unlike", unlike),
                       ("unusable" if two else "unusable_alone", unusable), ("unknown", unknown)):
        if found:
            names = page.say("list.separator").join(found)
            remarks[0] += page.say(f"overview.side.{key}", what=names)
    columns = [Column(page.say("column.indicator_id"), numeric=False),
               *(Column(page.writer.family_name(f)) for f in page.families)]
    if two:
        first, second = (page.writer.family_name(f) for f in page.families[:2])
        columns.append(Column(page.say("overview.side.result", first=first, second=second),
                              numeric=False))
    return page.table(Table(page.say("overview.side.caption"), columns, rows, remarks))


def _robust_words(page: Page, pairs: Sequence[tuple[PanelCell, PanelCell]]) -> str:
    """Say which orders hold whatever is varied; marks that no row bears are not spoken of."""
    marks = {"sensitive": any(not order(page.data, *pair, page.as_of).robust for pair in pairs),
             "disputed": any(page.disputes.touch(cell.quantity)
                             for pair in pairs for cell in pair)}
    named = [page.say(f"overview.side.mark_{mark}") for mark, stands in marks.items() if stands]
    if not named:
        return page.say("overview.side.robust")
    return page.say("overview.side.robust_but", marks=page.say("overview.side.marks").join(named))


def _row(page: Page, indicator: Indicator, measure: str,
         pair: tuple[PanelCell, PanelCell] | Refusal | None) -> list | None:
    """Return the row of a pair or of why there is none; of one district alone without a pair."""
    name = _name(page, indicator, measure)
    if pair is None:
        cell = pieces.latest(page, page.families[0], indicator.indicator_id, measure)
        return [_whole(name), _dated(page, cell)] if cell else None
    if not isinstance(pair, Refusal):
        year = pair[0].year
        shown = {cell.family: cell for cell in pair}
        return [
            _whole(Markup('{} <span class="year">{}</span>').format(name, year)),
            *(_bare(page, shown.get(f)
                    or pieces.panel(page, f, indicator.indicator_id, year, measure))
              for f in page.families),
            _result(page, measure, *pair),
        ]
    cells = [pieces.latest(page, family, indicator.indicator_id, measure)
             for family in page.families]
    if not any(cells):
        return None
    return [_whole(name),
            *(_dated(page, cell) if cell else _unsound(page, family, indicator, measure)
              for cell, family in zip(cells, page.families, strict=True)),
            page.writer.refused(pair)]


def _is_known(page: Page, indicator: Indicator, measure: str) -> bool:
    """Tell whether any number is known of any district, if only of some months or a copy."""
    return any(pieces.panel(page, family, indicator.indicator_id, year, measure).quantity
               for family in page.families for year in page.years_to_focus)


def _differ_in_finality(*pair: PanelCell) -> bool:
    """Tell whether of two figures compared one is settled and the other is not."""
    return rules.same_finality(*(o for cell in pair for o in cell.quantity.kin)) is not None


def _unsound(page: Page, family: str, indicator: Indicator, measure: str) -> Markup:
    """Say that a number is known that nothing may rest on, and lead to it; else that none is."""
    cell = pieces.latest_unsound(page, family, indicator.indicator_id, measure)
    if cell is None:
        return pieces.written(page, None)
    doubtful = rules.no_doubt(*cell.quantity.observations) is not None
    reason = "doubtful" if doubtful else "low_trust"
    said = page.say("overview.side.unsound", why=page.say(f"overview.side.unsound_{reason}"))
    return Markup('{} <span class="year">{}</span>').format(
        page.writer.ledger.link(cell.quantity, said, words=True), cell.year)


def _result(page: Page, measure: str, one: PanelCell, two: PanelCell) -> Markup:
    """Write the relation, and what its order is sensitive to; a robust one goes without a word.

    That a side is disputed stands beside that side.
    """
    robust = order(page.data, one, two, page.as_of).robust
    found = pieces.relation(page, one, two)
    if measure == "level":
        key, value = "multiple" if found.unit == "倍" else "share", page.writer.figure(found)
    else:
        key = "above" if found.value > 0 else "below" if found.value else "same"
        value = page.writer.magnitude(found) if found.value else ""
    said = page.writer.sentence(f"overview.side.{key}", value=value, second=two.area)
    if one.area == page.data.vintages_of(one.family)[-1]:
        said = _whole(said)
    else:
        # The head names the district of today, and this one is another.
        said = page.writer.sentence("overview.side.named", first=one.area, said=said)
    return said if robust else said + page.say("overview.side.not_robust",
                                               verdict=pieces.verdict(page, one, two))


def _name(page: Page, indicator: Indicator, measure: str, unit: bool = True) -> str:
    if measure != "level":
        return page.say("overview.side.rate_of", indicator=page.writer.short(indicator))
    if not unit:
        return page.say("overview.side.level_of", indicator=page.writer.short(indicator))
    name, _ = numbers.unit_name(indicator.unit, page.writer.language)
    return page.say("overview.levels.panel", indicator=page.writer.short(indicator), unit=name)


def _whole(name: Markup | str) -> Markup:
    """Keep a name on one line where there is room, so that the table stays short."""
    return Markup('<span class="whole">{}</span>').format(name)


def _dated(page: Page, cell: PanelCell | None) -> Markup:
    if cell is None:
        return pieces.written(page, None)
    return Markup('{} <span class="year">{}</span>').format(_bare(page, cell), cell.year)


def _bare(page: Page, cell: PanelCell) -> Markup:
    """Write a number; a level goes without its unit, which stands in the header of the row."""
    indicator = page.data.indicators[cell.indicator_id]
    in_header = (cell.measure == "level" and cell.quantity is not None
                 and page.writer.shown(cell.quantity)[1] == indicator.unit)
    return pieces.written(page, cell, unit=not in_header)
