"""What the indicators of a table mean, to stand beside the first table that uses them."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from helpers.comparison.quantity import Quantity
from helpers.dataset.model import Area, Indicator, Observation
from helpers.statement.cells import Cell
from helpers.statement.ledger import Ledger
from helpers.statement.punctuation import in_chinese_type
from helpers.statement.render import chinese_marked, render
from helpers.statement.table import Band, Table
from helpers.statement.writer import Writer


def _figures(table: Table, ledger: Ledger) -> Iterator[Observation]:
    for row in table.rows:
        for cell in () if isinstance(row, Band) else row:
            for number in Cell(cell).numbers:
                evidence = ledger.evidence(number.note)
                if isinstance(evidence, Observation):
                    yield evidence
                elif isinstance(evidence, Quantity):
                    yield from evidence.observations


def indicators(table: Table, ledger: Ledger) -> Iterator[Indicator]:
    """Yield the indicators of the numbers of a table, each once, in the order of its rows."""
    yield from {o.indicator.indicator_id: o.indicator for o in _figures(table, ledger)}.values()


def areas(table: Table, ledger: Ledger) -> Iterator[Area]:
    """Yield the areas of the numbers of a table, each once, in the order of its rows."""
    yield from dict.fromkeys(figure.area for figure in _figures(table, ledger))


def definitions(writer: Writer, table: Table, given: set[str]) -> Markup:
    """Return the definitions of a table's headline indicators that the page has not given yet.

    What must be known of the names of its areas follows, in the same way. ``given`` holds the ids
    of those that the page has given, and takes in the new ones.
    """
    language = writer.language
    fresh: list[Indicator | Area] = [
        i for i in indicators(table, writer.ledger)
        if i.headline and i.indicator_id not in given and getattr(i, f"definition_{language}")]
    fresh += [a for a in areas(table, writer.ledger)
              if a.area_id not in given and getattr(a, f"note_{language}")]
    given.update(_id(record) for record in fresh)
    if not fresh:
        return Markup("")
    typed = in_chinese_type if language == "zh" else chinese_marked
    return render("definitions.html.j2", label=writer.say("page.definitions"), items=[
        (writer.name(record), typed(getattr(record, f"note_{language}")))
        if isinstance(record, Area) else
        (writer.short(record), typed(getattr(record, f"definition_{language}")))
        for record in fresh])


def _id(record: Indicator | Area) -> str:
    return record.area_id if isinstance(record, Area) else record.indicator_id
