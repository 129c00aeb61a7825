"""Each table as a file to take away: CSV in a link of the page itself, with units and sources.

One row a number: where it stands in the table, value, unit, what is to be minded, and the document
that prints it. Values come from the evidence behind the link of a cell, never from its digits; a
cell without a number gives one row with its words. Excel reads the file: UTF-8 with a byte order
mark, CRLF, the first lines (caption, page, parameters, units) each one cell. Text that a
spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection).

>>> guarded("=HYPERLINK(1)"), guarded("+5 亿"), guarded("北区")
("'=HYPERLINK(1)", "'+5 亿", '北区')
"""

from __future__ import annotations

import base64
import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from markupsafe import Markup

from helpers import messages
from helpers.comparison.quantity import Quantity, published
from helpers.dataset.model import Observation, Source
from helpers.statement import note_words, numbers, periods
from helpers.statement.cells import Cell, Number
from helpers.statement.ledger import Basis
from helpers.statement.render import render
from helpers.statement.table import Band, Table
from helpers.statement.writer import Writer

#: What makes a spreadsheet read text as a formula, in either width.
_FORMULA = tuple("=+-@＝＋－＠")
#: Control characters and invisible marks, as Unicode classes them.
_UNSEEN = ("Cc", "Cf")
_TYPE = "data:text/csv;charset=utf-8"
#: Words before a number that is not exact, in either language.
_BOUNDS = tuple(messages.text(f"bound.{code}", language).strip()
                for code in messages.keys("bound") for language in messages.LANGUAGES)
#: Columns in their order; catalogue section ``take``.
COLUMNS = ("group", "row", "column", "value", "unit", "bound", "area", "period", "flags", "text",
           "document", "issuer", "date", "note")


@dataclass(frozen=True)
class Takeaway:
    """Makes the links of one page. ``slug`` names its files, ``about`` are lines on the page."""

    writer: Writer
    slug: str
    about: Sequence[str]

    def link(self, table: Table, anchor: str, label: str) -> Markup:
        """Return the link under a table or chart; ``label`` is its number on the page."""
        data = self.text(table, label).encode("utf-8-sig")
        written = min(f"{_TYPE};base64,{base64.b64encode(data).decode('ascii')}",
                      f"{_TYPE},{quote(data, safe=',.;:/()+')}", key=len)
        return render("takeaway.html.j2", name=f"{self.slug}-{anchor}.csv", data=Markup(written),
                      label=label, say=self.writer.say)

    def text(self, table: Table, label: str) -> str:
        """Return the file as text, without the byte order mark."""
        rows = list(self._rows(table))
        units = list(dict.fromkeys(row["unit"] for row in rows if row.get("unit")))
        kept = [name for name in COLUMNS if any(row.get(name) not in (None, "") for row in rows)]
        out = io.StringIO(newline="")
        say = self.writer.say
        lines = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
        for line in (f"{label} {table.caption}".strip(), *self.about,
                     say("take.units", units=say("list.separator").join(units)) if units else ""):
            if line:
                lines.writerow([guarded(line)])
        cells = csv.writer(out, lineterminator="\r\n")
        cells.writerow(say(f"take.{name}") for name in kept)
        for row in rows:
            cells.writerow(_written(row.get(name)) for name in kept)
        return out.getvalue()

    def _rows(self, table: Table) -> Iterator[dict]:
        read = [row.label if isinstance(row, Band) else [Cell(cell) for cell in row]
                for row in table.rows]
        cells = [row for row in read if isinstance(row, list)]
        # Columns in front without any number (a place, a year) say which row it is.
        keys = next((at for at in range(len(table.columns)) if any(c[at].numbers for c in cells)),
                    len(table.columns) - 1)
        group, row = "", ""
        for found in read:
            if not isinstance(found, list):
                group, row = Cell(found).text, ""
                continue
            named = self.writer.say("take.between").join(
                filter(None, (cell.text.strip() for cell in found[:keys])))
            # A first cell left empty belongs to the row above.
            row = named if not keys or found[0].text.strip() else f"{row} {named}".strip()
            for column, cell in zip(table.columns[keys:], found[keys:], strict=True):
                yield from self._cell(cell, {"group": group, "row": row, "column": column.label})

    def _cell(self, cell: Cell, place: dict) -> Iterator[dict]:
        if not cell.numbers:
            if cell.text.strip():
                yield place | {"text": cell.text}
            return
        found = [self._number(number) for number in cell.numbers]
        links = zip(cell.numbers, found, strict=True)
        words = _words(cell.rest) or any(_words(link.text, row["unit"]) for link, row in links)
        for position, row in enumerate(found):
            # What stands around the numbers of a cell is said once, with the first of them.
            yield place | row | {"text": cell.text if words and position == 0 else ""}

    def _number(self, number: Number) -> dict:
        evidence = self.writer.ledger.evidence(number.note)
        if isinstance(evidence, Basis):
            # A remark of the curator: words that rest on a document, no number of their own.
            return self._printed([evidence.source]) | {
                "unit": "", "note": number.note[1:], "flags": self.writer.say("note.basis")}
        quantity = published(evidence) if isinstance(evidence, Observation) else evidence
        value, unit = numbers.scaled(*self.writer.shown(quantity), self.writer.language)
        found = {"value": value, "unit": unit, "note": number.note[1:],
                 "flags": self._joined((*self._states(evidence), *number.flags))}
        kin = quantity.observations
        found |= self._printed([o.source for o in kin])
        found["area"] = self._joined(self._area(o) for o in kin)
        if quantity.is_published:
            found["bound"] = self.writer.say(f"take.bounds.{kin[0].bound}")
            found["period"] = periods.period_name(kin[0], self.writer.language)
        return found

    def _printed(self, sources: Sequence[Source]) -> dict:
        """Name documents, their issuers and dates."""
        none, once = self.writer.say("note.no_date"), tuple(dict.fromkeys(sources))
        return {
            "document": self._joined(self.writer.title(s) for s in once),
            "issuer": self._joined(s.publisher_zh for s in once),
            "date": self._joined(s.published_as_printed or none for s in once),
        }

    def _states(self, evidence: Observation | Quantity) -> Iterator[str]:
        """Say what must be minded: a goal, an estimate, a doubt; how a number was derived."""
        if isinstance(evidence, Quantity):
            yield note_words.rule(evidence, self.writer.language)
            return
        if evidence.is_goal or evidence.status == "planned":
            yield self.writer.say(f"take.status.{evidence.status}")
        for code in numbers.flags(evidence):
            yield numbers.flag_name(code, self.writer.language)

    def _area(self, figure: Observation) -> str:
        scope = self.writer.data.scope_name(figure.scope, self.writer.language)
        return self.writer.name(figure.area) + (
            self.writer.say("note.scope", scope=scope) if scope else "")

    def _joined(self, words) -> str:
        return self.writer.say("list.semicolon").join(dict.fromkeys(filter(None, words)))


def _words(text: str, unit: str = "") -> bool:
    """Tell whether more stands there than a number, its bound and its unit."""
    for known in (unit, *_BOUNDS):
        text = text.replace(known, "")
    return any(c.isalpha() for c in text)


def guarded(text: str) -> str:
    """Return text as one line that no spreadsheet takes for a formula.

    Control characters and invisible marks (reading direction among them) are dropped: one in
    front would hide the formula from us, not from a spreadsheet.
    """
    seen = "".join(c for c in " ".join(text.split()) if unicodedata.category(c) not in _UNSEEN)
    line = seen.strip()
    return f"'{line}" if line.startswith(_FORMULA) else line


def _written(value: object) -> str:
    """Write a cell: numbers as numbers, with the sign and point that every program reads."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return guarded(str(value or ""))
