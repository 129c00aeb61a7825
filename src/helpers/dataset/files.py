"""One CSV file of the data, read as text: rows, the lines they stand on, what is broken.

Nothing is guessed and nothing raises: a file that Excel saved as GBK, that ends in the middle
of a record or lacks a column comes back with `Fault`s that name the line and the way out. Only
text is handled here; what the fields mean is the business of `check`.

>>> import tempfile
>>> path = Path(tempfile.mkdtemp()) / "units.csv"
>>> _ = path.write_bytes("unit,canonical,factor\\n万元,亿元,0.0001\\n".encode())
>>> table = read_table(path, "units", "data/units.csv")
>>> table.rows, table.lines, table.faults
([{'unit': '万元', 'canonical': '亿元', 'factor': '0.0001'}], [2], [])
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from helpers.dataset.columns import COLUMNS, SINGLE_FILES
from helpers.dataset.decoding import decoded, physical_lines
from helpers.dataset.faults import Fault

#: Longer than any phrase or definition; a file without its line ends or quotes shows here.
LONGEST_FIELD = 2000
SKIPPED_SUFFIX = ".skipped.csv"

_FIELD = r'(?:"(?:[^"]|"")*"|[^",]*)'
_RECORD = re.compile(rf"{_FIELD}(?:,{_FIELD})*")
#: Characters that a reader cannot see and that make two equal-looking fields differ.
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffb\ufffd\ud800-\udfff]"
)


@dataclass
class Table:
    """A file as read: ``rows`` and ``lines`` run in parallel, ``lines`` are physical.

    ``usable`` is False when the rows cannot speak for the whole file (missing, not decodable, a
    column lacking): whoever looks things up in it should then not report what is not found.
    """

    name: str
    shown_as: str
    rows: list[dict[str, str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    usable: bool = True

    def fault(
        self, index: int, column: str, problem: str, accepted: tuple[str, ...] | str = ""
    ) -> Fault:
        """Return a fault in the row ``index`` (0 is the first below the header)."""
        value = self.rows[index].get(column, "")
        return Fault(self.shown_as, self.lines[index], column, problem, value, accepted)


def read_table(path: Path, table: str, shown_as: str) -> Table:
    """Return the rows of one CSV file of the contract, with every fault of its text.

    ``table`` names the file's columns (a key of `COLUMNS`), ``shown_as`` is how messages call
    the file. Fields are kept exactly as they stand, as ``str``. Records that cannot be read are
    reported and left out. Never raises on what is in the file.
    """
    found = Table(table, shown_as)
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = "the file is missing" if isinstance(error, FileNotFoundError) else (
            f"the file cannot be read ({error.strerror or type(error).__name__})"
        )
        found.faults.append(Fault(shown_as, 0, "", reason))
        found.usable = False
        return found
    text = decoded(raw, shown_as, found.faults, ",".join(COLUMNS[table]))
    if text is None:
        found.usable = False
        return found
    lines = physical_lines(text, shown_as, found.faults)
    header_end, header = _record_at(lines, 0, found, width=None)
    if header is None:
        found.usable = False
        return found
    columns = _known_columns(header, COLUMNS[table], found)
    _read_records(lines, header_end, columns, found)
    return found


def table_paths(data_dir: Path) -> Iterator[tuple[Path, str, str]]:
    """Yield ``(path, table name, source_id)`` of every file the data should consist of.

    First the files that stand once (``source_id`` empty), whether they exist or not; then
    observations and skipped phrases by source in the order of ``sources.csv``; then those of
    sources that are not listed there, by name. Skipped files only where they exist.
    """
    for name in SINGLE_FILES:
        yield data_dir / f"{name}.csv", name, ""
    folder = data_dir / "observations"
    listed = [row.get("source_id", "") for row in
              read_table(data_dir / "sources.csv", "sources", "sources.csv").rows]
    ordered = list(dict.fromkeys(name for name in listed if _is_file_name(name)))
    present = sorted(path.name for path in folder.glob("*.csv"))
    strays = {_source_of(name) for name in present} - set(ordered)
    for source_id in [*ordered, *sorted(strays)]:
        figures = folder / f"{source_id}.csv"
        skipped = folder / f"{source_id}{SKIPPED_SUFFIX}"
        if source_id in ordered or figures.exists():
            yield figures, "observations", source_id
        if skipped.exists():
            yield skipped, "skipped", source_id


def _source_of(file_name: str) -> str:
    return file_name.removesuffix(SKIPPED_SUFFIX).removesuffix(".csv")


def _is_file_name(source_id: str) -> bool:
    """A source's id becomes a path; one with separators must not lead out of the folder."""
    return re.fullmatch(r"[\w-]+", source_id) is not None


def _record_at(
    lines: list[str], start: int, found: Table, width: int | None
) -> tuple[int, list[str] | None]:
    """Read the record that starts at index ``start``; return the next index and its fields.

    A quote that is opened and not closed swallows the lines below it. When that ends in no
    record of ``width`` fields, the quote is the fault and reading goes on one line below.
    """
    def refuse(problem: str, accepted: str = "") -> tuple[int, None]:
        found.faults.append(
            Fault(found.shown_as, start + 1, "", problem, lines[start], accepted))
        return start + 1, None

    quoting = "quotes only around a whole field, a quote inside it doubled"
    end, record = start + 1, lines[start]
    while record.count('"') % 2 and end < len(lines) and len(record) <= LONGEST_FIELD * 20:
        record += "\n" + lines[end]
        end += 1
    if record.count('"') % 2:
        return refuse("a quote is opened and never closed", quoting)
    if not _RECORD.fullmatch(record):
        return refuse("a stray quote", quoting)
    # The field limit of the csv module would raise; an absurd record is named before.
    if len(record) > csv.field_size_limit():
        return refuse(f"a line of {len(record)} characters", f"at most {LONGEST_FIELD} a field")
    fields = next(csv.reader([record], strict=True), [])
    if width is not None and len(fields) != width:
        if end > start + 1:
            return refuse("a stray quote swallows the lines below", quoting)
        if not record.strip():
            return refuse("an empty line", "no empty lines")
        return refuse(f"{len(fields)} fields where the header has {width}",
                      f"{width} fields; a field with a comma stands in quotes")
    return end, fields


def _known_columns(
    header: list[str], wanted: tuple[str, ...], found: Table
) -> list[str]:
    """Compare the header with the contract; return the name each field goes by."""
    def report(problem: str, value: str = "", accepted: tuple[str, ...] | str = "") -> None:
        found.faults.append(Fault(found.shown_as, 1, value, problem, value, accepted))

    if tuple(header) == wanted:
        return header
    names = []
    for name in header:
        plain = unicodedata.normalize("NFKC", name).strip().strip("\ufeff").lower()
        if name not in wanted and plain in wanted:
            report("a column's name is written otherwise", name, (plain,))
            name = plain
        elif name not in wanted:
            report("unknown column", name, wanted)
        names.append(name)
    for name in wanted:
        if names.count(name) > 1:
            report("the column stands twice", name)
            found.usable = False
        elif name not in names:
            found.faults.append(
                Fault(found.shown_as, 1, name, "the column is missing", "", ",".join(wanted)))
            found.usable = False
    if found.usable and [name for name in names if name in wanted] != list(wanted):
        report("the columns stand in another order", "", ",".join(wanted))
    return names


def _read_records(lines: list[str], start: int, columns: list[str], found: Table) -> None:
    index = start
    while index < len(lines):
        line = index + 1
        index, fields = _record_at(lines, index, found, len(columns))
        if fields is None:
            continue
        if not any(fields):
            found.faults.append(
                Fault(found.shown_as, line, "", "an empty row", "", "no empty rows"))
            continue
        row = dict(zip(columns, fields, strict=True))
        for column, value in row.items():
            found.faults.extend(_unreadable(found.shown_as, line, column, value))
        found.rows.append(row)
        found.lines.append(line)


def _unreadable(shown_as: str, line: int, column: str, value: str) -> Iterator[Fault]:
    if len(value) > LONGEST_FIELD:
        yield Fault(shown_as, line, column, "the field is too long", value,
                    f"at most {LONGEST_FIELD} characters")
    if "\n" in value:
        yield Fault(shown_as, line, column, "a line break inside the field", value, "one line")
    unseen = _UNSEEN.search(value)
    if unseen:
        char = unseen.group()
        name = unicodedata.name(char, "a control character")
        yield Fault(shown_as, line, column,
                    f"an invisible character: U+{ord(char):04X} ({name})", value,
                    "text that can be seen")
