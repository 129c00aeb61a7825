"""The rows that are held against the texts, each with its physical line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from helpers.dataset.faults import Fault
from helpers.dataset.files import read_table


@dataclass(frozen=True)
class Row:
    """One record: the physical line that it starts on, and its fields by column."""

    line: int
    fields: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the field of ``column``, empty where the file lacks it."""
        return self.fields.get(column, "")


def read_rows(path: Path, table: str, name: str) -> tuple[tuple[Row, ...], tuple[Fault, ...]]:
    """Return the rows of a file of the contract and what kept others from being read."""
    found = read_table(path, table, name)
    rows = zip(found.lines, found.rows, strict=True)
    return tuple(Row(line, fields) for line, fields in rows), tuple(found.faults)
