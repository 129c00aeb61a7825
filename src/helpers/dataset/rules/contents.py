"""All files of the data side by side, as text, for rules that look across them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from helpers.dataset.columns import SINGLE_FILES
from helpers.dataset.faults import Fault
from helpers.dataset.files import Table, read_table, table_paths
from helpers.dataset.patterns import DECIMAL, is_match

#: What notes declare to `verify`: how many rows rest on one number, a unit that is not printed.
_DECLARED = re.compile(r"(?<![\w:])(?:shared:[0-9]+|unprinted:[^\s;,]+)")


class Row(NamedTuple):
    """One row where it stands; ``source_id`` is empty in the files that stand once."""

    cells: dict[str, str]
    table: Table
    index: int
    source_id: str = ""

    def __getitem__(self, column: str) -> str:  # type: ignore[override]
        """Return a cell; empty where the file lacks the column."""
        return self.cells.get(column, "")

    @property
    def line(self) -> int:
        """The physical line, the header being line 1."""
        return self.table.lines[self.index]

    @property
    def place(self) -> str:
        """Where the row stands, to be named in the fault of another row."""
        return f"{self.table.shown_as}:{self.line}"

    @property
    def explanation(self) -> str:
        """The note in words: without ``shared:3`` and ``unprinted:分``, which are for `verify`."""
        return _DECLARED.sub("", self["note"]).strip(" ;")

    def fault(
        self, column: str, problem: str, accepted: tuple[str, ...] | str = "",
        value: str | None = None,
    ) -> Fault:
        """Return a fault of this row; ``value`` where a part of the cell is meant."""
        shown = self[column] if value is None else value
        return Fault(self.table.shown_as, self.line, column, problem, shown, accepted)

    def number(self, column: str) -> Decimal | None:
        """Return the cell as a number, None where it is not the plain decimal it should be."""
        return Decimal(self[column]) if is_match(DECIMAL, self[column]) else None


@dataclass
class Contents:
    """Every file as read. ``figures`` and ``phrases`` are keyed by source_id."""

    folder: Path
    shown_as: str
    single: dict[str, Table] = field(default_factory=dict)
    figures: dict[str, Table] = field(default_factory=dict)
    phrases: dict[str, Table] = field(default_factory=dict)

    def tables(self) -> Iterator[tuple[str, Table]]:
        """Yield ``(source_id, table)`` of all files; source_id is empty for single files."""
        yield from (("", table) for table in self.single.values())
        yield from self.figures.items()
        yield from self.phrases.items()

    def rows(self, name: str) -> list[Row]:
        """Return the rows of one file that stands once."""
        table = self.single[name]
        return [Row(cells, table, index) for index, cells in enumerate(table.rows)]

    @cached_property
    def observations(self) -> list[Row]:
        """All figures of all documents, in the order of the files."""
        return _rows_by_source(self.figures)

    @cached_property
    def skipped(self) -> list[Row]:
        """All skipped phrases of all documents."""
        return _rows_by_source(self.phrases)

    @cached_property
    def sources(self) -> dict[str, Row]:
        """Documents by source_id."""
        return self.by("sources", "source_id")

    @cached_property
    def areas(self) -> dict[str, Row]:
        """Areas by area_id."""
        return self.by("areas", "area_id")

    @cached_property
    def indicators(self) -> dict[str, Row]:
        """Indicators by indicator_id."""
        return self.by("indicators", "indicator_id")

    @cached_property
    def units(self) -> dict[str, tuple[str, Decimal]]:
        """``unit -> (canonical unit, factor)``; malformed rows are left out."""
        return {
            row["unit"]: (row["canonical"], factor)
            for row in self.rows("units") if (factor := row.number("factor"))
        }

    def by(self, name: str, column: str) -> dict[str, Row]:
        """Return the rows of a single file by one column; of doubles the first."""
        found: dict[str, Row] = {}
        for row in self.rows(name):
            found.setdefault(row[column], row)
        return found

    def complete(self, name: str) -> bool:
        """Tell whether a single file was read whole, so that what it lacks does not exist."""
        return self.single[name].usable

    def by_evidence(self) -> dict[tuple[str, str], list[Row]]:
        """Return the figures by ``(source_id, evidence)``."""
        found = defaultdict(list)
        for row in self.observations:
            found[row.source_id, row["evidence"]].append(row)
        return found


def read_contents(data_dir: Path) -> Contents:
    """Read all files of a data folder; faults of their text stand in the tables."""
    shown = _as_typed(data_dir)
    contents = Contents(data_dir, shown)
    for path, name, source_id in table_paths(data_dir):
        below = path.relative_to(data_dir).as_posix()
        table = read_table(path, name, f"{shown}/{below}")
        if name in SINGLE_FILES:
            contents.single[name] = table
        elif name == "observations":
            contents.figures[source_id] = table
        else:
            contents.phrases[source_id] = table
    return contents


def _as_typed(folder: Path) -> str:
    """Name a folder as its reader would: relative where that is the shorter way."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()


def _rows_by_source(tables: dict[str, Table]) -> list[Row]:
    return [
        Row(cells, table, index, source_id)
        for source_id, table in tables.items() for index, cells in enumerate(table.rows)
    ]
