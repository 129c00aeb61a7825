"""What several documents say of one cell: the first figure, the one used, and the way between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from helpers.comparison.disputed import checked_areas
from helpers.comparison.quantity import Quantity, published
from helpers.comparison.revisions import Revision, change, revisions
from helpers.dataset.model import Observation
from helpers.pages.page import Page
from helpers.pages.sections import checks, extent
from helpers.statement import numbers
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.arrows import Arrow, arrow_groups
from helpers.statement.style import look
from helpers.statement.table import Column, Table

MEASURES = ("level", "yoy_pct")


def vintages_chart(page: Page) -> Block:
    """Show each headline cell whose documents differ as an arrow from first to chosen."""
    every = list(revisions_of(page))
    if not every:
        return page.nothing("evidence.vintages.single")
    found = [r for r in every if not r.agrees]
    groups, said = [], []
    for measure in MEASURES:
        arrows = [a for r in found if r.chosen.measure == measure for a in [_arrow(page, r)] if a]
        if arrows:
            groups.append((page.say(f"evidence.vintages.axis.{measure}"), arrows))
            said += [page.say("evidence.vintages.alt_row", name=a.name, label=a.label)
                     for a in arrows]
    if not groups:
        return page.nothing("evidence.vintages.none")
    return page.chart(Chart(
        key="vintages",
        figure=arrow_groups(groups),
        caption=page.say("evidence.vintages.caption"),
        alt=page.say("evidence.vintages.alt", rows=page.say("list.semicolon").join(said)),
        source_line=page.source_line(f for r in found for f in r.figures),
        remark=page.say("evidence.vintages.key"),
        table=_table(page, found),
        table_label=page.say("page.data"),
    ))


def vintages_words(page: Page) -> Block:
    """Say how often documents agree on a headline cell, and by which rule one is chosen."""
    every = list(checks.checks_of(page))
    found = [check for check in every if checks.between_documents(check)]
    if not found:
        return Block(Markup(""))
    return page.paragraphs([checks.counted(
        page, "evidence.vintages.summary", checks.tally(found),
        every=page.writer.count(len(every)))
        + page.say("evidence.vintages.remark")])


def revisions_of(page: Page) -> Iterator[Revision]:
    """Yield the cells of the headline indicators with figures of several documents."""
    for area in checked_areas(page.data, page.families):
        for indicator in page.data.headline_indicators():
            for measure in MEASURES:
                yield from revisions(page.data, area.area_id, indicator.indicator_id,
                                     page.years, measure, page.as_of)


def cell_name(page: Page, of: Observation) -> str:
    """Call a cell: whose, which year, which indicator, level or rate."""
    return page.say("candidates.row", area=page.writer.name(of.area), year=of.year,
                    indicator=page.writer.short(of.indicator),
                    measure=page.writer.term("measure", of.measure))


def short_name(page: Page, of: Observation) -> str:
    """Call a cell without its measure, where that is said nearby."""
    return page.say("overview.goals.row", area=page.writer.name(of.area), year=of.year,
                    indicator=page.writer.short(of.indicator))


def attributed(page: Page, of: Observation) -> Markup:
    """Write a figure with the kind and the day of its document, and its flags."""
    day = of.source.published_as_printed or page.say("note.no_date")
    said = page.say("evidence.vintages.from", date=day,
                    kind=extent.kind(page, of.source))
    # That it is disputed is what these lists are about: they do not say so at every number.
    return page.writer.figure(of) + page.writer.flags(numbers.flags(of)) + Markup(
        '<span class="year">{}</span>').format(page.say("page.source_date", date=said))


def _table(page: Page, found: Iterable[Revision]) -> Table:
    rows = [[cell_name(page, r.chosen), attributed(page, r.first), _later(page, r)]
            for r in found]
    return Table(
        page.say("evidence.vintages.table"),
        [Column(page.say("evidence.vintages.cell"), numeric=False),
         Column(page.say("evidence.vintages.first"), numeric=False),
         Column(page.say("evidence.vintages.later"), numeric=False)], rows)


def _later(page: Page, found: Revision) -> Markup:
    """Write the chosen figure and those that are neither first nor chosen, with their changes."""
    if found.chosen is found.first:
        written = [Markup("{}").format(page.say("evidence.vintages.kept"))]
    else:
        written = [_moved(page, found.first, found.chosen)]
    unused = page.writer.remark(page.say("evidence.vintages.unused"))
    written += [_moved(page, found.first, other) + unused for other in found.others]
    return Markup("<br>").join(written)


def _moved(page: Page, first: Observation, later: Observation) -> Markup:
    moved = change(page.data, first, later)
    if moved is None:
        return attributed(page, later)
    return page.writer.sentence("evidence.vintages.moved", figure=attributed(page, later),
                                change=page.writer.figure(moved, signed=True))


def _arrow(page: Page, found: Revision) -> Arrow | None:
    moved = change(page.data, found.first, found.chosen)
    beside = [c for c in (change(page.data, found.first, o) for o in found.others) if c]
    if moved is None and not beside:
        return None
    named = moved or beside[0]
    return Arrow(
        short_name(page, found.chosen), float(moved.value) if moved else 0.0,
        tuple(float(c.value) for c in beside), _label(page, found, named),
        look(page.data.families(), found.chosen.area.family),
    )


def _label(page: Page, found: Revision, moved: Quantity) -> str:
    language, used = page.writer.language, found.chosen is not found.first
    last = found.chosen if used else found.others[0]
    (first, unit), (second, unit_later) = (
        page.writer.shown(published(figure)) for figure in (found.first, last))
    ends = [numbers.amount(first, unit, language), numbers.amount(second, unit_later, language)]
    if used and unit == unit_later and unit != "%":
        # One unit is said once: charts have little room.
        ends[0] = numbers.number(numbers.scaled(first, unit, language)[0], language)
    key = "label" if used else "label_unused"
    return page.say(f"evidence.vintages.{key}", first=ends[0], last=ends[1],
                    change=numbers.amount(moved.value, moved.unit, language, signed=True))
