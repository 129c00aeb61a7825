"""The shipped figures against the held texts (folder SOURCES); skipped where there are none.

For every row of every document that claims to be complete: deleting it, changing its value, its
sign or its unit is reported.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.reading import readings
from helpers.reading.reader import plain
from helpers.verification import verify
from helpers.verification.audit import Ledger
from helpers.verification.evidence import examine
from helpers.verification.rows import Row
from helpers.verification.verify import Checked

DATA = Path(__file__).parents[2] / "data"
SOURCES = os.environ.get("SOURCES", "")

pytestmark = pytest.mark.skipif(
    not SOURCES or not any(Path(SOURCES).glob("*.txt")),
    reason="no texts of documents: set SOURCES to the folder that holds them",
)


@pytest.fixture(scope="module")
def complete() -> list[Checked]:
    found = [
        checked for checked in verify(DATA, Path(SOURCES)).documents
        if checked.complete and checked.ledger
    ]
    if not found:
        pytest.skip("no document claims to be complete yet")
    return found


def test_the_shipped_figures_hold_against_the_texts():
    assert [str(fault) for fault in verify(DATA, Path(SOURCES)).faults] == []


def test_deleting_any_row_is_reported(complete):
    silent = []
    for checked in complete:
        for index, entry in enumerate(checked.rows):
            rest = (*checked.rows[:index], *checked.rows[index + 1 :])
            if not _faults_of_audit(checked, rest):
                silent.append(f"{checked.source_id}:{entry.row.line}")
    assert silent == []


def test_changing_value_sign_or_unit_of_any_row_is_reported(complete):
    silent = []
    for checked in complete:
        for index, entry in enumerate(checked.rows):
            for what, row in _changed(entry.row):
                examined = examine(row, checked.source_id, checked.document)
                rest = (*checked.rows[:index], examined, *checked.rows[index + 1 :])
                if not examined.faults and not _faults_of_audit(checked, rest):
                    silent.append(f"{checked.source_id}:{row.line}: {what}")
    assert silent == []


def _faults_of_audit(checked: Checked, rows) -> tuple:
    assert checked.document and checked.ledger
    ledger = Ledger(checked.document, rows, checked.ledger.skipped)
    return ledger.faults(checked.source_id, checked.source_id)


def _changed(row: Row) -> Iterator[tuple[str, Row]]:
    value, unit = row["value"], row["unit"]
    values = {f"{value}1", f"1{value}" if value[0] != "-" else f"-1{value[1:]}"}
    values |= {plain(r.value) for r in readings(row["evidence"]) if plain(r.value) != value}
    if value.strip("-0."):
        values.add(value.removeprefix("-") if value[0] == "-" else f"-{value}")
    for other in sorted(values):
        yield f"value {other}", Row(row.line, {**row.fields, "value": other})
    # Where the words bear a second unit (10大综合体: 大 or 个), a careful reader may choose it.
    borne = {r.unit for r in readings(row["evidence"]) if plain(r.value) == value}
    for other in {f"万{unit}", f"亿{unit}", "%", "个百分点", "家", "个"} - borne - {unit}:
        yield f"unit {other}", Row(row.line, {**row.fields, "unit": other})
