"""The districts side by side: sentences on the latest year of each pair, and who has more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from helpers.comparison import PanelCell, order
from helpers.comparison.pairs import Pair
from helpers.comparison.relations import in_canonical
from helpers.pages import keys, pieces, tracks
from helpers.pages.page import Page
from helpers.pages.sections import theme_words as words
from helpers.statement import numbers
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.dots import Dot, DotRow, dot_rows
from helpers.statement.plots.ratios import RatioRow, ratio_rows
from helpers.statement.style import look
from helpers.statement.table import Column, Table

#: A chart has more dots than this: what two say, a sentence has said.
TOLD = 2
#: Counts below this bear no ratio: one more or less would turn it over.
SMALL_COUNT = 10


def pair_words(page: Page, found: list[Pair]) -> Block:
    """Say for each pair, in its latest year, who is ahead, by how much and how surely.

    A lone pair has been told at the top of the page.
    """
    if not found:
        return page.nothing("theme.pairs.none")
    if is_lone(found):
        return Block(Markup(""))
    return page.bullets(sentence(page, pair, others) for pair, others in latest(found))


def ratio_chart(page: Page, found: list[Pair]) -> Block:
    """Show levels as multiples of each other: one scale, whatever the unit."""
    groups = [g for g in _groups(found) if g[0].measure == "level" and _positive(g)
              and not any(is_small_count(page, pair) for pair in g)]
    if not _worth_drawing(groups):
        return Block(Markup(""))
    rows = [_ratio_row(page, group) for group in groups]
    caption = page.say("theme.pairs.ratio_caption")
    first = page.writer.listed(dict.fromkeys(
        page.writer.family_name(group[0].first.family) for group in groups))
    return page.chart(_chart(
        page, "pairs-ratio", ratio_rows(rows, page.say("theme.pairs.ratio_axis", first=first)),
        caption, groups, page.writer.sentence("theme.pairs.ratio_remark", first=first,
                                             one=page.writer.rule(1))))


def rate_charts(page: Page, found: list[Pair]) -> Block:
    """Show growth rates, then shares, as dumbbells on a scale of percent."""
    html = Markup("")
    for measure in ("yoy_pct", "share_pct"):
        groups = [g for g in _groups(found) if g[0].measure == measure]
        if _worth_drawing(groups):
            rows = [DotRow(_row_name(page, g[0]), tuple(
                _dot(page, c, float(c.quantity.value)) for c in _cells(g))) for g in groups]
            html += page.chart(_chart(
                page, f"pairs-{measure}", dot_rows(rows, "%"),
                page.say(f"theme.pairs.{measure}_caption"), groups,
                page.say("theme.pairs.rate_remark"))).html
    return Block(html)


# -- which ---------------------------------------------------------------------------------------


def latest(found: Sequence[Pair]) -> Iterator[tuple[Pair, tuple[Pair, ...]]]:
    """Yield each pair of districts in its latest year, with those of earlier years."""
    groups: dict[tuple, list[Pair]] = {}
    for pair in found:
        groups.setdefault((*pair.kind, pair.first.family, pair.second.family), []).append(pair)
    for group in groups.values():
        ordered = sorted(group, key=lambda p: p.year)
        yield ordered[-1], tuple(ordered[:-1])


def _groups(found: list[Pair]) -> list[list[Pair]]:
    """Return what is compared, each with all pairs of its latest year."""
    kinds: dict[tuple, list[Pair]] = {}
    for pair in found:
        kinds.setdefault(pair.kind, []).append(pair)
    return [[p for p in group if p.year == max(q.year for q in group)] for group in kinds.values()]


def _cells(group: list[Pair]) -> list[PanelCell]:
    return list({cell.family: cell for pair in group for cell in pair.cells}.values())


def _worth_drawing(groups: list[list[Pair]]) -> bool:
    return sum(len(_cells(group)) for group in groups) > TOLD


def _positive(group: list[Pair]) -> bool:
    return all(cell.quantity.value > 0 for cell in _cells(group))


def is_lone(found: Sequence[Pair]) -> bool:
    """Tell whether one item only can be compared, in however many years."""
    return sum(1 for _ in latest(found)) == 1


def is_small_count(page: Page, pair: Pair) -> bool:
    """Tell whether either side counts so few things that their ratio would say nothing.

    Money, and what is counted by the ten thousand (万) or more, is no such count.
    """
    if pair.measure != "level" or any(sign in pair.indicator.unit for sign in "元万亿"):
        return False
    values = [in_canonical(page.data, cell.quantity)[0] for cell in pair.cells]
    return min(values) < SMALL_COUNT and all(value == int(value) for value in values)


# -- sentences -----------------------------------------------------------------------------------


def sentence(page: Page, pair: Pair, others: tuple[Pair, ...]) -> Markup:
    """Say a pair, and in which other years it can be compared."""
    said = compared(page, pair)
    if not others:
        return said
    return said + page.say("theme.pairs.other_years", years=page.writer.listed(
        _year(page, other) for other in others))


def compared(page: Page, pair: Pair) -> Markup:
    """Say of a pair who has more, by how much and how surely."""
    first, second = pair.cells
    judged = order(page.data, first, second, page.as_of)
    subject = page.say(
        "theme.pairs.subject", period=words.period(page, first),
        name=words.measure_name(page, pair.indicator, pair.measure, pair.of, short=False))
    if judged.first_is_larger is False and pair.measure != "rank":
        first, second = second, first
    if pair.measure == "rank" and judged.first_is_larger:
        first, second = second, first
    filled = {"subject": subject[:1].upper() + subject[1:],
              "first": first.area, "second": second.area,
              "a": pieces.flagged(page, first), "b": pieces.flagged(page, second),
              "verdict": pieces.verdict(page, *pair.cells)}
    if judged.first_is_larger is None:
        return page.writer.sentence("theme.pairs.equal", **filled)
    if pair.measure == "rank":
        return page.writer.sentence("theme.pairs.rank", **filled)
    if is_small_count(page, pair):
        return page.writer.sentence("theme.pairs.few", **filled)
    kind = "ratio" if pair.measure == "level" else "gap"
    return page.writer.sentence(f"theme.pairs.{kind}", **filled,
                                relation=pieces.relation(page, first, second))


def _year(page: Page, pair: Pair) -> str:
    """Write a year, with the names of districts that a merger has ended since."""
    old = [page.writer.name(cell.area) for cell in pair.cells
           if cell.area != page.data.vintages_of(cell.family)[-1]]
    return page.say("theme.pairs.old_year", year=pair.year,
                    areas=page.say("list.separator").join(old)) if old else str(pair.year)


# -- charts --------------------------------------------------------------------------------------


def _chart(page: Page, key: str, figure, caption: str, groups: list[list[Pair]], remark: str
           ) -> Chart:
    cells = [cell for group in groups for cell in _cells(group)]
    rows = [
        [words.measure_name(page, pair.indicator, pair.measure, pair.of),
         page.writer.name(cell.area), words.period(page, cell), pieces.flagged(page, cell)]
        for group in groups for pair in group[:1] for cell in _cells(group)
    ]
    rows += [_multiple(page, group[0]) for group in groups
             if len(group) == 1 and group[0].measure == "level"]
    hollow = keys.hollow_key(page, cells, joined=False)
    remarks = [remark, hollow, words.definitions(page, (g[0].indicator for g in groups))]
    return Chart(
        key=key, figure=figure, caption=caption,
        alt=page.say("theme.pairs.alt", rows=page.say("list.semicolon").join(
            page.say("theme.pairs.alt_row", name=_row_name(page, group[0]),
                     values=page.say("list.separator").join(
                         f"{page.writer.name(c.area)} {tracks.spoken_cell(page, c)}"
                         for c in _cells(group)))
            for group in groups)),
        source_line=page.source_line(pieces.observations(cells)),
        remark=words.keyed(page, (cell.family for cell in cells), remarks),
        table=Table(caption, [
            Column(page.say("column.indicator_id"), numeric=False),
            Column(page.say("column.area_id"), numeric=False),
            Column(page.say("column.period"), numeric=False),
            Column(page.say("column.value"))], rows),
        table_label=page.say("page.data"),
    )


def _multiple(page: Page, pair: Pair) -> list:
    """Return the row that holds the ratio written beside the dots of a pair."""
    high, low = _high_and_low(page, list(pair.cells))
    return [words.measure_name(page, pair.indicator, pair.measure, pair.of),
            page.say("theme.pairs.multiple", first=page.writer.name(high.area),
                     second=page.writer.name(low.area)),
            words.period(page, pair.first),
            page.writer.figure(pieces.relation(page, high, low))]


def _high_and_low(page: Page, cells: list[PanelCell]) -> list[PanelCell]:
    return sorted(cells, key=lambda c: in_canonical(page.data, c.quantity)[0], reverse=True)


def _ratio_row(page: Page, group: list[Pair]) -> RatioRow:
    cells = _cells(group)
    base = in_canonical(page.data, cells[0].quantity)[0]
    dots = tuple(
        _dot(page, cell, float(in_canonical(page.data, cell.quantity)[0] / base))
        for cell in cells)
    note = ""
    if len(group) == 1:
        high, low = _high_and_low(page, cells)
        ratio = pieces.relation(page, high, low)
        note = page.say("theme.pairs.note", verdict=pieces.verdict(page, *cells),
                        ratio=numbers.amount(ratio.value, ratio.unit, page.writer.language))
    return RatioRow(_row_name(page, group[0]), note, dots)


def _row_name(page: Page, pair: Pair) -> str:
    """Name a row; a district of an older vintage is called by its own name."""
    name = page.say("theme.pairs.row", period=words.period(page, pair.first),
                    name=words.measure_name(page, pair.indicator, pair.measure, pair.of))
    old = [page.writer.name(cell.area) for cell in pair.cells
           if cell.area != page.data.vintages_of(cell.family)[-1]]
    return " · ".join([name, *old])


def _dot(page: Page, cell: PanelCell, at: float) -> Dot:
    return Dot(at, tracks.spoken_cell(page, cell), look(page.data.families(), cell.family),
               bool(pieces.hollow_kinds(cell)))
