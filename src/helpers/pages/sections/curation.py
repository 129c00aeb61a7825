"""How the figures were read from the documents, and how well two readings agreed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from markupsafe import Markup

from helpers.pages.page import Page
from helpers.pages.sections import extent
from helpers.pages.sections.reasons import reason
from helpers.rounding import half_up
from helpers.statement import numbers
from helpers.statement.blocks import Block
from helpers.statement.table import Column, Table

#: Columns of curation.csv that hold a share of agreeing rows, as the table shows them.
SHARES = ("share_of_union", "value", "year", "period", "status", "scope", "bound")


def curation_words(page: Page) -> Block:
    """Say how it was done, where there is a record of it."""
    return page.paragraphs([page.say("evidence.curation.how")] if any(passes(page)) else [])


def agreement_table(page: Page) -> Block:
    """Show for each document how far the readings agreed, and what that can and cannot say."""
    found = list(passes(page))
    if not found:
        return page.nothing("evidence.curation.none")
    every = extent.figures(page)
    see = page.writer.remark(page.say("evidence.curation.see"))
    rows = [[_document(page, row, every) + (see if row["note_en"] else ""),
             page.writer.count(f"{row['rows_a']}/{row['rows_b']}"),
             *(_share(page, row[key]) for key in SHARES)] for row in found]
    notes = [Markup("{}{}{}").format(_document(page, row, every), page.say("note.colon"),
                                      reason(page, note, (), page.data.sources[row["source_id"]]))
             for row in found if (note := row[f"note_{page.writer.language}"])]
    return extent.dense(page.table(Table(
        page.say("evidence.curation.caption"),
        [Column(page.say("evidence.curation.document"), numeric=False),
         Column(page.say("evidence.curation.rows")),
         *(Column(_column(page, key)) for key in SHARES)],
        rows, [*(page.say(f"evidence.curation.{key}") for key in ("source", "limits")), *notes])))


def passes(page: Page) -> Iterator[dict[str, str]]:
    """Yield the rows of curation.csv for documents that the page speaks of."""
    page.data.asked.note("curation")
    known = {source.source_id for source in extent.documents(extent.figures(page))}
    yield from (row for row in page.data.tables["curation"].rows if row["source_id"] in known)


def _document(page: Page, row: dict[str, str], every) -> Markup:
    document = extent.label(page, page.data.sources[row["source_id"]], every)
    if row["pass"] == "whole":
        return document
    return page.writer.sentence("evidence.curation.row", document=document,
                                part=page.writer.term("evidence.pass", row["pass"]))


def _share(page: Page, text: str) -> Markup:
    percent = half_up(Decimal(text) * 100, 1)
    return page.writer.count(numbers.amount(percent, "%", page.writer.language))


def _column(page: Page, key: str) -> str:
    if key == "share_of_union":
        return page.say("evidence.curation.share_of_union")
    return page.writer.term("column", key)
