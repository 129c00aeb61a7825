"""What the indicators of a table mean, to stand beside the first table that uses them."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from helpers.comparison.quantity import Quantity
from helpers.dataset.model import Indicator, Observation
from helpers.statement.cells import Cell
from helpers.statement.ledger import Ledger
from helpers.statement.punctuation import in_chinese_type
from helpers.statement.render import chinese_marked, render
from helpers.statement.table import Band, Table
from helpers.statement.writer import Writer


def indicators(table: Table, ledger: Ledger) -> Iterator[Indicator]:
    """Yield the indicators of the numbers of a table, each once, in the order of its rows."""
    found: dict[str, Indicator] = {}
    for row in table.rows:
        for cell in () if isinstance(row, Band) else row:
            for number in Cell(cell).numbers:
                evidence = ledger.evidence(number.note)
                figures = (evidence.observations if isinstance(evidence, Quantity)
                           else (evidence,) if isinstance(evidence, Observation) else ())
                found.update({o.indicator.indicator_id: o.indicator for o in figures})
    yield from found.values()


def definitions(writer: Writer, table: Table, given: set[str]) -> Markup:
    """Return the definitions of a table's headline indicators that the page has not given yet.

    ``given`` holds the ids of those it has, and takes in the new ones.
    """
    language = writer.language
    fresh = [i for i in indicators(table, writer.ledger)
             if i.headline and i.indicator_id not in given and getattr(i, f"definition_{language}")]
    given.update(i.indicator_id for i in fresh)
    if not fresh:
        return Markup("")
    typed = in_chinese_type if language == "zh" else chinese_marked
    return render("definitions.html.j2", label=writer.say("page.definitions"), items=[
        (writer.short(i), typed(getattr(i, f"definition_{language}"))) for i in fresh])
