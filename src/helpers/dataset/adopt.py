"""Turn a CSV file that Excel saved into what the data contract asks: UTF-8, no BOM, ``\\n``.

Excel on Chinese Windows saves GBK, UTF-8 with a byte order mark or UTF-16, ends lines with CRLF,
adds empty columns and rows, and writes dates as ``2023/3/6``. Each of those is undone and named.
What would lose a character, or would have to be guessed, is refused and the file stays as it is.

>>> import tempfile
>>> path = Path(tempfile.mkdtemp()) / "units.csv"
>>> _ = path.write_bytes("unit,canonical,factor\\r\\n万元,亿元,０.0001\\r\\n".encode("gb18030"))
>>> adopt(path)
['GBK or GB18030 to UTF-8', 'line ends CRLF to \\\\n', '1 number in full-width digits']
>>> path.read_text(encoding="utf-8")
'unit,canonical,factor\\n万元,亿元,0.0001\\n'
"""

from __future__ import annotations

import codecs
import csv
import io
import os
import re
import tempfile
import unicodedata
from pathlib import Path

from helpers.dataset.columns import COLUMNS
from helpers.dataset.decoding import looks_like_gb18030, utf_16_name
from helpers.dataset.faults import DatasetError, Fault
from helpers.dataset.files import LONGEST_FIELD, SKIPPED_SUFFIX
from helpers.dataset.patterns import is_match

#: Cells that Excel takes for dates and rewrites.
DATE_COLUMNS = ("published", "valid_from", "valid_to")
#: Cells that hold a number, where full-width digits are a slip of the input method.
NUMBER_COLUMNS = (
    "value", "year", "count", "factor", "from_year", "use_value", "task_no", "landmark_no",
    "rows_a", "rows_b", "both",
)
_EXCEL_DATE = re.compile(r"([0-9]{4})[/.年]([0-9]{1,2})[/.月]([0-9]{1,2})日?")
_EXCEL_MONTH = re.compile(r"([0-9]{4})[/.年]([0-9]{1,2})月?")


def adopt(path: Path) -> list[str]:
    """Rewrite ``path`` as the contract asks and return what was changed, empty if nothing.

    The file is replaced whole or not at all.

    Raises
    ------
    DatasetError
        When the file is none of the data's, cannot be decoded without loss, or is broken in a
        way that only its author can mend (open quotes, fields missing, other columns).
    """
    path = Path(path)
    shown = path.as_posix()
    columns = COLUMNS[_kind(path)]
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise _refusal(shown, 0, f"the file cannot be read ({error.strerror})") from error
    text, changes = _decode(raw, shown)
    records = _records(text, shown)
    records = _without_empty(records, changes)
    if not records:
        raise _refusal(shown, 1, "the file is empty", ",".join(columns))
    rows = _in_columns(records, columns, shown, changes)
    _mend_cells(rows, columns, changes)
    written = _written(columns, rows)
    if written == raw:
        return []
    _replace(path, written)
    return changes or ["quoting as the csv module writes it"]


def _kind(path: Path) -> str:
    if path.name.endswith(SKIPPED_SUFFIX):
        return "skipped"
    if path.stem in COLUMNS and path.suffix == ".csv":
        return path.stem
    if path.suffix == ".csv" and path.resolve().parent.name == "observations":
        return "observations"
    raise _refusal(
        path.as_posix(), 0, "not a file of the data",
        "a CSV file of data/ or data/observations/, under its own name")


def _refusal(
    shown: str, line: int, problem: str, accepted: str = "", value: str = ""
) -> DatasetError:
    return DatasetError([Fault(shown, line, "", problem, value, accepted)])


def _decode(raw: bytes, shown: str) -> tuple[str, list[str]]:
    """Decode without loss; name the encoding and the line ends that are given up."""
    changes = []
    wide = utf_16_name(raw)
    try:
        if wide:
            text = raw.decode(wide)
            changes.append("UTF-16 to UTF-8")
        elif raw.startswith(codecs.BOM_UTF8):
            text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
            changes.append("byte order mark removed")
        else:
            text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if wide or not looks_like_gb18030(raw):
            line = raw[: error.start].count(b"\n") + 1
            raise _refusal(
                shown, line, "cannot be decoded without loss: neither UTF-8, UTF-16 nor GB18030",
                "the file as it was before it was damaged") from error
        text = raw.decode("gb18030")
        changes.append("GBK or GB18030 to UTF-8")
    text = text.removeprefix("\ufeff")
    # GBK has no place for some characters; Excel writes a question mark in their stead.
    for mark, name in (("\0", "a NUL byte"), ("\ufffd", "a replacement character")):
        if mark in text:
            line = text[: text.index(mark)].count("\n") + 1
            raise _refusal(shown, line, f"{name}: the text was lost before", "the original file")
    if "\r\n" in text:
        changes.append("line ends CRLF to \\n")
    if re.search(r"\r(?!\n)", text):
        changes.append("line ends CR to \\n")
    return text.replace("\r\n", "\n").replace("\r", "\n"), changes


def _records(text: str, shown: str) -> list[tuple[int, list[str]]]:
    """Split into records with their lines; ``Unicode text`` of Excel has tabs for commas."""
    head = text.partition("\n")[0]
    delimiter = "\t" if "\t" in head and "," not in head else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found, line = [], 1
    try:
        for fields in reader:
            found.append((line, fields))
            line = reader.line_num + 1
    except csv.Error as error:
        raise _refusal(
            shown, line, f"a quote is not closed or stands astray ({error})",
            "quotes only around a whole field, a quote inside it doubled") from error
    return found


def _without_empty(
    records: list[tuple[int, list[str]]], changes: list[str]
) -> list[tuple[int, list[str]]]:
    kept = [(line, fields) for line, fields in records if any(cell.strip() for cell in fields)]
    if len(kept) < len(records):
        changes.append(_counted(len(records) - len(kept), "empty row", "removed"))
    return kept


def _in_columns(
    records: list[tuple[int, list[str]]], columns: tuple[str, ...], shown: str, changes: list[str]
) -> list[dict[str, str]]:
    """Cut trailing empty columns and bring the others into the contract's order."""
    header = [cell.strip() for cell in records[0][1]]
    while header and not header[-1]:
        header.pop()
    width = len(records[0][1])
    if width > len(header):
        changes.append(_counted(width - len(header), "empty column", "removed"))
    if sorted(header) != sorted(columns):
        wrong = sorted(set(header) ^ set(columns)) or header
        raise _refusal(shown, records[0][0], "other columns than the contract's",
                       ",".join(columns), ", ".join(wrong))
    if tuple(header) != columns:
        changes.append("columns in the contract's order")
    rows = []
    for line, fields in records[1:]:
        surplus = fields[len(header):]
        if len(fields) < len(header) or any(cell.strip() for cell in surplus):
            raise _refusal(shown, line, f"{len(fields)} fields where the header has "
                           f"{len(header)}", "as many fields as columns")
        if any(len(cell) > LONGEST_FIELD for cell in fields):
            raise _refusal(shown, line, "a field is too long: lines or quotes are lost",
                           f"at most {LONGEST_FIELD} characters")
        rows.append(dict(zip(header, fields, strict=False)))
    return rows


def _mend_cells(rows: list[dict[str, str]], columns: tuple[str, ...], changes: list[str]) -> None:
    """Undo what Excel or an input method does to single cells, counting each kind."""
    trimmed = dates = digits = breaks = 0
    for row in rows:
        for column in columns:
            cell = row[column]
            mended = " ".join(cell.split("\n")) if "\n" in cell else cell
            breaks += mended != cell
            stripped = mended.strip()
            trimmed += stripped != mended
            mended = stripped
            if column in DATE_COLUMNS:
                plain = _as_contract_date(mended)
                dates += plain != mended
                mended = plain
            elif column in NUMBER_COLUMNS:
                plain = unicodedata.normalize("NFKC", mended).replace("−", "-")
                if plain != mended and is_match(r"-?[0-9]+(?:\.[0-9]+)?", plain):
                    digits, mended = digits + 1, plain
            row[column] = mended
    for count, thing, done in (
        (dates, "date", "as 2023-03-06"), (digits, "number", "in full-width digits"),
        (trimmed, "cell", "without blanks around it"), (breaks, "cell", "without line breaks"),
    ):
        if count:
            changes.append(_counted(count, thing, done))


def _as_contract_date(cell: str) -> str:
    """Return ``2023/3/6`` as ``2023-03-06`` and ``2023/3`` as ``2023-03``; others as they are."""
    day, month = _EXCEL_DATE.fullmatch(cell), _EXCEL_MONTH.fullmatch(cell)
    if day:
        return f"{day[1]}-{int(day[2]):02d}-{int(day[3]):02d}"
    if month:
        return f"{month[1]}-{int(month[2]):02d}"
    return cell


def _counted(count: int, thing: str, done: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'} {done}"


def _written(columns: tuple[str, ...], rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row[column] for column in columns] for row in rows)
    return out.getvalue().encode("utf-8")


def _replace(path: Path, content: bytes) -> None:
    """Write beside the file, then put it in its place: never half a file."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
