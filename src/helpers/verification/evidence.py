"""One row against its phrase, and the phrase against the document.

A row holds when its phrase stands in the document and one of the phrase's readings has the row's
value, unit and bound in a sense that the row's measure can have; and when the document, in that
very place, allows the same reading, so that a phrase cannot leave out the words that turn it
(下降, 左右, 余). A number that the document prints without a unit takes the one that the note
declares (``unprinted:分``). Status words are not looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from helpers.dataset.faults import Fault
from helpers.reading import Reading, readings
from helpers.reading.signs import CHANGE, PLAIN, QUANTITY
from helpers.verification.documents import Document
from helpers.verification.rows import Row

#: Measures whose sign says rise or fall; in all others a cut is a positive quantity.
CHANGE_MEASURES = ("yoy_pct", "avg_growth_pct", "change_pct", "change_pp")
#: At most so many readings are named in a fault.
SHOWN_READINGS = 6
_PLAIN_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
#: A note may name the unit of a number that the document prints bare (得分为98.5, 持续为零).
_UNPRINTED = re.compile(r"(?<![\w:])unprinted:([^\s;,]+)")


@dataclass(frozen=True)
class Examined:
    """What became of one row: ``faults``, and the positions in the document of the number that it
    can live from (empty without a text)."""

    row: Row
    faults: tuple[Fault, ...]
    positions: tuple[int, ...] = ()
    found: bool = False
    read: bool = False
    unit_not_printed: bool = False


def examine(row: Row, file: str, document: Document | None, excerpt: bool = False) -> Examined:
    """Hold one row of ``file`` against its phrase and, where there is one, the document.

    ``excerpt``: only the phrase of the page was ever seen; a bare number of a table then serves for
    a row with a unit, since the unit stood in the table's head.
    """
    phrase, value_text = row["evidence"], row["value"]
    if not phrase.strip():
        return Examined(row, (Fault(file, row.line, "evidence", "empty"),))
    if not _PLAIN_DECIMAL.fullmatch(value_text):
        problem = "not a plain decimal"
        return Examined(row, (Fault(file, row.line, "value", problem, value_text),))
    value, offered = Decimal(value_text), readings(phrase)
    matching = [reading for reading in offered if _is(reading, row, value)]
    unit_missing = False
    if not matching and excerpt:
        matching = [
            reading for reading in offered
            if not reading.unit and reading.value == value and row["bound"] == "eq"
        ]
        unit_missing = bool(matching)
    faults: list[Fault] = []
    if not matching:
        faults.append(_unreadable(row, file, value, offered))
    if document is None:
        return Examined(row, tuple(faults), (), False, bool(matching), unit_missing)
    places = document.places(phrase)
    if not places:
        faults.append(_not_found(row, file, document))
        return Examined(row, tuple(faults), (), False, bool(matching), unit_missing)
    positions, contrary = _positions(row, value, matching, places, document)
    if matching and not positions:
        faults.append(_contradicted(row, file, contrary, document))
    return Examined(
        row, tuple(faults), positions, True, bool(matching) and bool(positions), unit_missing
    )


def _is(reading: Reading, row: Row, value: Decimal) -> bool:
    return (
        reading.value == value
        and _digits_fit(reading, value)
        and _unit_fits(reading, row)
        and reading.bound == row["bound"]
        and _sense_fits(reading, row["measure"])
        and (reading.kind == "rank") == (row["measure"] == "rank")
    )


def _digits_fit(reading: Reading, value: Decimal) -> bool:
    """5.0 is not 5: the digits printed say how exact a figure is."""
    printed, typed = reading.value.as_tuple().exponent, value.as_tuple().exponent
    return printed == typed or reading.kind == "fraction" or printed > 0


def _unit_fits(reading: Reading, row: Row) -> bool:
    if reading.unit == row["unit"]:
        return True
    declared = _UNPRINTED.search(row["note"])
    return not reading.unit and declared is not None and declared[1] == row["unit"]


def _sense_fits(reading: Reading, measure: str) -> bool:
    return reading.sense in (PLAIN, CHANGE if measure in CHANGE_MEASURES else QUANTITY)


def _positions(
    row: Row, value: Decimal, matching: list[Reading], places: tuple[int, ...], document: Document
) -> tuple[tuple[int, ...], int]:
    """Return where the document allows the row's reading, and a place where it does not."""
    found: list[int] = []
    contrary = -1
    for place in places:
        for start in dict.fromkeys(place + reading.start for reading in matching):
            there = document.readings.get(start, ())
            if any(_is(reading, row, value) for reading in there):
                found.append(start)
            else:
                contrary = start
    return tuple(dict.fromkeys(found)), contrary


def _unreadable(row: Row, file: str, value: Decimal, offered: tuple[Reading, ...]) -> Fault:
    """Name the column that departs least from what the phrase can mean."""
    said = _said(offered)
    bound = row["bound"]
    if not offered:
        return Fault(file, row.line, "evidence", "no figure can be read from it", row["evidence"])
    fits = [r for r in offered if (r.kind == "rank") == (row["measure"] == "rank")]
    if not fits:
        problem = f"measure {row['measure']} cannot be read from the evidence"
        return Fault(file, row.line, "measure", problem, row["measure"], said)
    same = [r for r in fits if r.value == value and r.unit == row["unit"]]
    if [r for r in same if _sense_fits(r, row["measure"])]:
        return Fault(file, row.line, "bound", "not what the evidence says", bound, said)
    if same or [r for r in fits if r.value == -value and r.unit == row["unit"]]:
        problem = f"sign not what the evidence says for {row['measure']}"
        return Fault(file, row.line, "value", problem, row["value"], said)
    if [r for r in fits if abs(r.value) == abs(value)]:
        return Fault(file, row.line, "unit", "not what the evidence says", row["unit"], said)
    return Fault(file, row.line, "value", "not readable from the evidence", row["value"], said)


def _not_found(row: Row, file: str, document: Document) -> Fault:
    phrase = row["evidence"]
    if document.cuts_only(phrase):
        problem = "cuts a number of the document in two"
        place = document.text.find(phrase)
        said = f"the text reads: {document.sentence(place, len(phrase) + 8)}"
        return Fault(file, row.line, "evidence", problem, phrase, said)
    low, high = 0, len(phrase)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if phrase[:middle] in document.text else (low, middle - 1)
    said = "a phrase of the first copy, character for character"
    if low:
        place = document.text.find(phrase[:low])
        goes_on = document.text[place : place + len(phrase) + 4].replace("\n", "⏎")
        said = f"the text reads: {goes_on} (line {document.line(place)})"
    return Fault(file, row.line, "evidence", "not found in the document", phrase, said)


def _contradicted(row: Row, file: str, position: int, document: Document) -> Fault:
    said = _said(document.readings.get(position, ())) or "no figure"
    problem = "leaves out words of the document that change the figure"
    accepted = (
        f"in its place (line {document.line(position)}: {document.sentence(position, 16)}) {said}"
    )
    return Fault(file, row.line, "evidence", problem, row["evidence"], accepted)


def _said(offered: tuple[Reading, ...]) -> str:
    shown = list(dict.fromkeys(_with_sense(reading) for reading in offered))
    more = f" and {len(shown) - SHOWN_READINGS} more" if len(shown) > SHOWN_READINGS else ""
    return f"the evidence says {'; '.join(shown[:SHOWN_READINGS])}{more}" if shown else ""


def _with_sense(reading: Reading) -> str:
    said = {CHANGE: " (as a change)", QUANTITY: " (as a quantity)"}.get(reading.sense, "")
    return f"{reading}{said}"
