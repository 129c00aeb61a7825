"""How far the sources can be trusted: figures by what was seen of a document, and whose it is."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from helpers.comparison.quantity import published
from helpers.dataset.model import Observation
from helpers.dataset.vocabulary import TIERS, TRUSTS
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import extent
from helpers.pages.sections.task_words import named
from helpers.statement import marks
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.bars import bar_panels
from helpers.statement.style import look
from helpers.statement.table import Column, Table


def trust_chart(page: Page) -> Block:
    """Show how many figures of each place rest on which class of source."""
    found = extent.figures(page, beside=True)
    if not found:
        return page.nothing("overview.nothing")
    families = [f for f in (*page.families, *extent.beside_families(page))
                if any(o.area.family == f for o in found)]
    counted = Counter((o.area.family, o.source.tier, o.source.trust) for o in found)
    present = {(o.source.tier, o.source.trust) for o in found}
    classes = [(tier, trust) for tier in TIERS for trust in TRUSTS if (tier, trust) in present]
    names = [_name(page, *c) for c in classes]
    panels = [(extent.family_name(page, f), look(page.data.families(), f),
               [counted[f, *c] for c in classes]) for f in families]
    return page.chart(Chart(
        key="trust",
        figure=bar_panels(names, panels),
        caption=page.say("evidence.trust.caption"),
        alt=page.say("evidence.trust.alt", rows=page.say("list.semicolon").join(
            page.say("evidence.trust.alt_row", area=title, counts=page.say("list.separator").join(
                f"{name} {count}" for name, count in zip(names, counts, strict=True) if count))
            for title, _, counts in panels)),
        source_line=page.source_line(found),
        remark=page.say("evidence.trust.remark"),
        table=Table(
            page.say("evidence.trust.caption"),
            [Column(page.say("evidence.trust.class"), numeric=False),
             Column(page.say("evidence.trust.documents")),
             Column(page.say("evidence.trust.figures")),
             Column(page.say("evidence.trust.example"), numeric=False)],
            [_row(page, f, c, found) for f in families for c in classes if counted[f, *c]]),
        table_label=page.say("page.data"),
    ))


def _name(page: Page, tier: str, trust: str) -> str:
    return page.say("evidence.trust.name", tier=page.writer.term("evidence.tier", tier),
                    trust=page.writer.term("evidence.trust_class", trust))


def _row(page: Page, family: str, kind: tuple[str, str], found: tuple[Observation, ...]) -> list:
    those = [o for o in found if (o.area.family, o.source.tier, o.source.trust) == (family, *kind)]
    example = min(those, key=lambda o: _unfit(page, o))
    return [
        page.say("evidence.trust.row", area=extent.family_name(page, family),
                 name=_name(page, *kind)),
        page.writer.count(len(extent.documents(those))), page.writer.count(len(those)),
        Markup("{} {}").format(named(page, example),
                               pieces.figure(page, example, among_results=True)
                               + pieces.former(page, example.area))
        + Markup(' <span class="year">{}</span>').format(example.year),
    ]


def _unfit(page: Page, figure: Observation) -> tuple:
    """Return what makes a figure a poor example of its class, the worst first.

    Best is a result of a whole year and a whole place that nothing is to be minded about.
    """
    return (
        not figure.is_result, not figure.is_whole_period, bool(figure.scope),
        bool(figure.doubt), bool(marks.codes(published(figure), page.disputes)),
        bool(pieces.former(page, figure.area)), not figure.indicator.headline,
        figure.measure != "level", -figure.year)
