"""What a table must not do: mix 亿 and 万 in a column of one kind, or have parts beside their sum.

A total that its parts do not make is accepted where the remark under the table, or its caption,
speaks of rounding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from helpers.review.finding import Finding
from helpers.review.text import Page, Piece

_AMOUNT = re.compile(r"\d\s?(亿|万)(元|美元|人|家|户|平方米|平方公里|千瓦时|吨)")
_DIGIT = re.compile(r"\d")
_PLAIN = re.compile(r"([+−-]?)(\d[\d,]*(?:\.\d+)?)\s?(%?)")
_TOTAL = re.compile(r"^(?:合计|总计|总和|[Tt]otal)$")
_COMPOSED = re.compile(r"构成|[Cc]omposition|[Mm]ade up")
_ROUNDED = re.compile(r"四舍五入|[Rr]ounding|分项之和")


def findings(page: Page) -> list[Finding]:
    """Return what the tables of a page get wrong."""
    said = " ".join(piece.text for piece in page.pieces if piece.kind == "remark")
    rounded = bool(_ROUNDED.search(said))
    found: list[Finding] = []
    for where, pieces in page.tables():
        rows = _rows(pieces)
        caption = next((p.text for p in pieces if p.kind == "caption"), where)
        found += _mixed(caption, rows)
        if not rounded:
            found += _sums(caption, rows)
    return found


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the rows of a table, each a list of its header and cells; notes in cells join them."""
    rows: dict[int, list[Piece]] = {}
    for piece in pieces:
        if piece.kind in ("row", "cell") and piece.row:
            rows.setdefault(piece.row, []).append(piece)
    return list(rows.values())


def _mixed(caption: str, rows: Sequence[Sequence[Piece]]) -> Iterator[Finding]:
    """Find columns in which one thing is counted in 亿 here and in 万 there."""
    by_column: dict[int, list[str]] = {}
    for row in rows:
        for piece in row:
            if piece.kind == "cell" and _DIGIT.search(piece.text):
                by_column.setdefault(piece.column, []).append(piece.text)
    for column, cells in by_column.items():
        amounts = [set(_AMOUNT.findall(text)) for text in cells]
        units = {unit for found in amounts for _, unit in found}
        # A column of many kinds of things (firms, shares) names its units cell by cell anyway.
        if len(units) != 1 or not all(amounts):
            continue
        (unit,) = units
        scales = {scale: text for text, found in zip(cells, amounts, strict=True)
                  for scale, _ in found}
        if len(scales) > 1:
            yield Finding("亿 and 万 in one column", f"{caption}, column {column}",
                          " / ".join(scales.values()), f"one of 亿{unit}, 万{unit}")


def _sums(caption: str, rows: Sequence[Sequence[Piece]]) -> Iterator[Finding]:
    total = [row for row in rows if _TOTAL.match(row[0].text)]
    parts = [row for row in rows if row not in total]
    if len(total) == 1 and len(parts) > 1:
        for whole in total[0][1:]:
            yield from _against(caption, whole.column, parts, _number(whole.text))
    elif _COMPOSED.search(caption) and len(parts) > 1:
        for column in sorted({piece.column for row in parts for piece in row[1:]}):
            cells = _column(parts, column)
            if len(cells) == len(parts) and all("%" in text for text in cells):
                yield from _against(caption, column, parts, (Decimal(100), Decimal(1)))


def _against(caption: str, column: int, parts: Sequence[Sequence[Piece]],
             whole: tuple[Decimal, Decimal] | None) -> Iterator[Finding]:
    numbers = [_number(text) for text in _column(parts, column)]
    if whole is None or len(numbers) != len(parts) or not all(numbers):
        return
    total = sum(value for value, _ in numbers)
    if total != whole[0]:
        yield Finding("parts that do not add up", f"{caption}, column {column}",
                      f"{' + '.join(str(value) for value, _ in numbers)} = {total}, not {whole[0]}",
                      "a remark on rounding under the table")


def _column(rows: Sequence[Sequence[Piece]], column: int) -> list[str]:
    return [piece.text for row in rows for piece in row[1:] if piece.column == column]


def _number(text: str) -> tuple[Decimal, Decimal] | None:
    """Return the one number of a cell with the step of its last digit."""
    found = _PLAIN.findall(text)
    if len(found) != 1:
        return None
    value = Decimal(found[0][1].replace(",", ""))
    return (-value if found[0][0] in "−-" and found[0][0] else value,
            Decimal(1).scaleb(int(value.as_tuple().exponent)))
