"""The programmes in words and tables: what was set for which year, and what came after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from helpers.dataset.model import Area
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import programme_words as words
from helpers.pages.sections import repeated_goals, twin_goals, verdict_words
from helpers.pages.sections.programmes import Beside, Programme, Row, beside, counted
from helpers.statement import flags, periods
from helpers.statement.blocks import Block
from helpers.statement.table import Column, Table

#: Pairs of a goal and a later figure of its year that the first lines show.
PAIRS_FIRST = 3


def key_points(page: Page, programmes: Sequence[Programme]) -> Block:
    """Show what was set, how much of it later documents speak of, and for which place it holds."""
    if not programmes:
        return Block(page.nothing("milestones.nothing").html + Markup(
            '<p class="caution"><b>{}</b> {}</p>').format(
                page.say("overview.caution"), page.say("milestones.caution_silence")))
    points = [*_set(page, programmes), *_answered(page, programmes), *_same_year(page, programmes)]
    items = Markup("").join(Markup("<li>{}</li>").format(point) for point in points)
    caution = Markup("").join(
        Markup('<p class="caution"><b>{}</b> {}</p>').format(page.say("overview.caution"), said)
        for said in _cautions(page, programmes))
    return Block(Markup('<div class="sheet"><ul class="points">{}</ul>{}</div>').format(
        items, caution))


def programme_tables(page: Page, programmes: Sequence[Programme]) -> Block:
    """Show a table a programme: quantities down, years across, later documents last."""
    said = {tuple(words.reasons(page, p)) for p in programmes} - {()}
    # One reason for all is said once, before the tables; else each table has its own.
    shared = said.pop() if len(said) == 1 else ()
    tables = [_table(page, p, not shared) for p in programmes]
    blocks = [page.table(table, keyed=False).html for table in tables]
    if shared:
        blocks.insert(0, Markup('<p class="refused">{}</p>').format(_unjudged(page, shared)))
    goals = [goal for programme in programmes for goal in programme.goals]
    later = [o for programme in programmes for row in programme.rows for o in row.later]
    sources = Markup('<p class="src">{}</p>').format(page.source_line([*goals, *later]))
    # Eleven tables share one key.
    key = Markup("").join(Markup('<p class="remark">{}</p>').format(text)
                          for text in [flags.shown(page.writer, tables)] if text)
    return Block(Markup("").join(blocks) + key + sources)


def _table(page: Page, programme: Programme, reasons: bool) -> Table:
    known = any(row.later for row in programme.rows)
    columns = [Column(page.say("milestones.quantity"), numeric=False),
               *(Column(str(year)) for year in programme.years)]
    if known:
        columns.append(Column(page.say("milestones.later"), numeric=False))
    rows = []
    for row in programme.rows:
        cells = [words.heading(page, row, words.title(page, programme)),
                 *(words.goals_cell(page, row, year) for year in programme.years)]
        rows.append([*cells, words.later_cell(page, row)] if known else cells)
    remarks = [_remark(page, programme, known, reasons), *(
        twin_goals.of_programme(page, twin)
        for twin in twin_goals.beside_programmes(page, programme.goals)), *(
        repeated_goals.ask(page, result, goal, "note") for result, goal in repeated_goals.repeated(
            page, (o for row in programme.rows for o in row.later)))]
    return Table(words.caption(page, programme), columns, rows,
                 [remark for remark in remarks if remark])


def _remark(page: Page, programme: Programme, known: bool, with_reasons: bool) -> Markup | str:
    if not known:
        return page.say("milestones.none_later")
    reasons = words.reasons(page, programme)
    return _unjudged(page, reasons) if reasons and with_reasons else ""


def _unjudged(page: Page, reasons: Sequence[Markup]) -> Markup:
    return page.writer.sentence("milestones.unjudged", reasons=words.joined(page, reasons))


# -- the first lines ----------------------------------------------------------------------------


def _set(page: Page, programmes: Sequence[Programme]) -> Iterator[Markup]:
    for area in _areas(programmes):
        own = [p for p in programmes if p.goals[0].area == area]
        goals = [goal for p in own for goal in p.goals]
        kinds = Counter(row.kind for p in own for row in p.rows for _ in row.goals)
        yield page.writer.sentence(
            "milestones.set", area=area, source=page.writer.title(goals[0].source),
            day=goals[0].source.published_as_printed,
            programmes=page.writer.count(len(own)), goals=page.writer.count(len(goals)),
            kinds=page.writer.listed(
                page.writer.sentence(f"milestones.counted.{kind}",
                                     number=page.writer.count(kinds[kind]))
                for kind in ("FY", "CUM", "EOY", "SPAN") if kinds[kind]))


def _answered(page: Page, programmes: Sequence[Programme]) -> Iterator[Markup]:
    rows = [row for p in programmes for row in p.rows if row.goals]
    same = [row for row in rows if _has_result(row)]
    dated = [row for row in same if {o.year for o in row.later if o.is_result}
             & {goal.year for goal in row.goals}]
    alike = [row for p in programmes for row in p.rows if row in rows and row not in same
             and any(other.alike and _has_result(other) and counted(other.first) ==
                     counted(row.first) for other in p.rows)]
    judged = [b for row in rows for b in beside(page, row) if b.found is not None]
    yield page.writer.sentence(
        "milestones.answered", rows=page.writer.count(len(rows)),
        same=page.writer.count(len(same)), dated=page.writer.count(len(dated)),
        alike=page.writer.count(len(alike)), judged=page.writer.count(len(judged)))


def _same_year(page: Page, programmes: Sequence[Programme]) -> Iterator[Markup]:
    pairs = [(row, b) for p in programmes for row in p.rows for b in beside(page, row)
             if b.figure.year == b.goal.year and b.figure.period == b.goal.period
             and pieces.is_sound(b.figure, b.goal)]
    for row, pair in pairs[:PAIRS_FIRST]:
        twin = twin_goals.beside_programmes(page, [pair.goal])
        yield page.writer.sentence(
            "milestones.pair", quantity=words.quantity(page, row),
            period=periods.period_name(pair.figure, page.writer.language),
            one=pair.goal.area, goal=pieces.figure(page, pair.goal),
            two=pair.figure.area, figure=pieces.figure(page, pair.figure),
            verdict=_verdict(page, pair)) + Markup("").join(
                twin_goals.in_brief(page, one) for one in twin)


def _has_result(row: Row) -> bool:
    return any(o.is_result for o in row.later)


def _verdict(page: Page, pair: Beside) -> str:
    if pair.reason is not None:
        return page.say("milestones.not_judged")
    return verdict_words.word_of(page, pair.found)


def _cautions(page: Page, programmes: Sequence[Programme]) -> Iterator[str]:
    for area in _areas(programmes):
        newest = page.data.vintages_of(area.family)[-1]
        ended = area.valid_to is not None and (page.as_of is None or area.valid_to <= page.as_of)
        if area == newest or not ended:
            yield page.say("milestones.caution_plain")
            continue
        parts = page.writer.listed(
            page.writer.name(page.data.areas[part]) for part in newest.composed_of)
        yield page.say("milestones.caution", area=page.writer.name(area), parts=parts,
                       day=area.valid_to.isoformat(), newest=page.writer.name(newest))


def _areas(programmes: Sequence[Programme]) -> tuple[Area, ...]:
    return tuple(dict.fromkeys(p.goals[0].area for p in programmes))


def rows_of(programmes: Sequence[Programme], kind: str) -> list[Row]:
    """Return the rows with goals of one kind of period, in the order of the page."""
    return [row for p in programmes for row in p.rows if row.kind == kind and row.goals]
