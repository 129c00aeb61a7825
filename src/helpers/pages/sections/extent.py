"""What a page speaks of: its figures, documents, corrections; and how a document is called briefly.

A page speaks of the families chosen (parts of a district among them), of the years chosen, and
of what was published by its day. The places that are only shown beside count where a section
says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from helpers.dataset.model import Correction, Observation, Source
from helpers.pages.page import Page
from helpers.statement.blocks import Block


@lru_cache(maxsize=4)
def figures(page: Page, beside: bool = False) -> tuple[Observation, ...]:
    """Return the figures that the page speaks of; ``beside`` takes the comparators' too."""
    wanted = {*page.families, *(beside_families(page) if beside else ())}
    return tuple(
        o for o in page.data.observations_of()
        if o.area.family in wanted and o.year in page.years and o.source.known_on(page.as_of)
    )


def beside_families(page: Page) -> tuple[str, ...]:
    """Return the families of the places that are only shown beside."""
    return tuple(dict.fromkeys(a.family for a in page.data.comparators()))


def family_name(page: Page, family: str) -> str:
    """Return the name of any family, also of one that is only shown beside."""
    if page.data.vintages_of(family):
        return page.writer.family_name(family)
    return next((page.writer.name(a) for a in page.data.areas.values() if a.family == family),
                family)


def documents(of: Iterable[Observation]) -> tuple[Source, ...]:
    """Return the documents of figures, in the order of first use."""
    return tuple(dict.fromkeys(o.source for o in of))


def concerned(page: Page, correction: Correction) -> tuple[Observation, ...]:
    """Return the figures of the page that a correction is tied to, by document and phrase."""
    return tuple(o for o in figures(page) if correction in o.corrections)


def label(page: Page, source: Source, of: Iterable[Observation]) -> Markup:
    """Call a document briefly: whose it is, of which kind, of which day.

    ``of`` are the figures to look among; the area that most of the document's figures speak of
    gives its name. The full title stands in the notes.
    """
    areas = Counter(o.area for o in of if o.source == source)
    area = page.writer.name(areas.most_common(1)[0][0]) if areas else ""
    return page.writer.sentence(
        "evidence.document", area=area, kind=kind(page, source), date=dated(page, source))


def kind(page: Page, source: Source) -> str:
    """Name the kind of a document.

    What is neither a report nor a table of an office is told apart by how far it can be trusted:
    a page of an office itself, a report of the press, a copy of one, a page of low trust.
    """
    if source.doc_type == "press":
        return page.writer.term("evidence.press", source.trust)
    return page.writer.term("evidence.doc_type", source.doc_type)


def dense(block: Block) -> Block:
    """Return a long table as one that is printed small."""
    return Block(block.html.replace(Markup('class="table"'), Markup('class="table dense"')),
                 block.metadata)


def dated(page: Page, source: Source) -> Markup:
    """Write the day of a document, or that it is not known."""
    return Markup('<span class="year">{}</span>').format(
        page.say("page.source_date", date=source.published_as_printed or page.say("note.no_date")))


def phrase(page: Page, of: Observation) -> Markup:
    """Write the phrase of a figure as a link to its note."""
    return page.writer.ledger.link(of, Markup('<q lang="zh-CN">{}</q>').format(of.evidence))
