"""No number without an origin: each leads to a note, or is none of the data's.

A number of prose, tables, captions, remarks is traced when it stands inside a link to a note that
is there; a number of a chart's label or alt text, when the data table under that chart links or
counts the same number. What the page has counted itself is marked as a count. A statement of a
curator (``.reason``) may hold numbers of its own when it ends in a link (``.basis``) to a note
that names its document.

No figures of the data, and let pass: years and dates, numbering (图 1, task 21), names that hold
digits (5G, “152”工程, those handed over in ``names``), numeric marks of an axis, the parameters
of the page, the lines that name documents, the notes themselves, quotations of documents.

>>> page = read('<p>2023年增长5%，<a class="n" href="#n1">6%</a></p><i id="n1"></i>')
>>> [str(found) for found in orphans(page)]
['prose: 5: 2023年增长5%，6%']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from helpers.review.text import Page, Piece, read
from helpers.rounding import half_up

__all__ = ["Orphan", "orphans", "read"]

#: Kinds of pieces that hold no statements of the page.
_EXEMPT = {"note", "parameter", "source", "contents"}
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?")
_YEAR = r"(?:19|20)\d\d"
_DASH = r"\s?[-–—/至、]\s?"
#: A year followed by one of these is an amount that happens to lie between 1900 and 2099.
_NO_UNIT = (r"(?![\d,.]*\d)(?!\s?(?:%|[亿万千百]|元|人|家|个|件|户|项|倍|位|条|处|公里"
            r"|平方|亩|名|场|台|所|yuan|million|billion|thousand|people|percent|km|m²|households|times"
            r"|mu\b))")
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_MONTH = rf"(?:{_MONTHS})[a-z]*"
#: What is no figure, the longest first; each is taken out before numbers are looked for.
_NO_FIGURES = [re.compile(pattern) for pattern in (
    # dates
    r"(?<!\d)(?:19|20)\d\d-\d\d(?:-\d\d)?(?!\d)",
    rf"(?:{_YEAR}年)?(?:\d{{1,2}}{_DASH})?\d{{1,2}}月(?:末|底|初)?(?:\d{{1,2}}日)?",
    r"\bmonths? \d{1,2} to \d{1,2}\b",
    rf"\b\d{{1,2}} {_MONTH}(?: {_YEAR})?|\b{_MONTH} \d{{1,2}}(?:, {_YEAR})?(?!\d)",
    # years and spans of years, short second ends included
    rf"(?<![\d.,≥≤+−-]){_YEAR}年?{_DASH}(?:{_YEAR}|\d\d(?!\d)){_NO_UNIT}",
    rf"(?<![\d.,≥≤+−]){_YEAR}{_NO_UNIT}",
    # numbering
    r"(?:图|表|任务|第)\s?\d+(?:\.\d+)?(?:(?:、|–)\d+(?:\.\d+)?)*(?=$|[^\d%亿万元个人家位])",
    r"\b(?:[Ff]igure|[Tt]able|[Tt]asks?|[Nn]ote) \d+(?:\.\d+)?(?:(?:, | and |–)\d+(?:\.\d+)?)*",
    # names: letters before digits (PM2.5, LOFT49), a capital after them (5G), digits in quotes
    r"[A-Za-z]+[-.]?\d+(?:\.\d+)?(?!\d)", r"(?<![\d.])\d+[A-Z]\b",
    r"“[\d+.]+”", r"(?:成果|[Ll]andmark )\d+(?=：|:)",
)]
#: A number and the word of magnitude behind it, Chinese or English.
_MAGNITUDE = re.compile(
    rf"({NUMBER.pattern})\s?(?:(万亿|[万亿])|(thousand|million|billion|trillion))?")
_ROW_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TICK_NUMBER = re.compile(r"[+−-]?[\d,]+(?:\.\d+)?\s?%?|1/\d+")


@dataclass(frozen=True)
class Orphan:
    """A number without an origin: the piece it stands in, and the number."""

    piece: Piece
    number: str

    def __str__(self) -> str:
        where = f"{self.piece.kind} in {self.piece.where}" if self.piece.where else self.piece.kind
        text = self.piece.text
        return f"{where}: {self.number}: {text if len(text) <= 100 else text[:99] + '…'}"


def orphans(page: Page, names: Iterable[str] = ()) -> list[Orphan]:
    """Return every number of the page that leads nowhere, in the order of the page."""
    known = _folded_names(names)
    drawn = _numbers_of_figures(page)
    found = []
    for piece in page.pieces:
        if piece.kind not in _EXEMPT:
            found += [Orphan(piece, n) for n in _untraced(page, piece, known, drawn)]
    return found


def _untraced(page: Page, piece: Piece, names: list[str], drawn: dict[str, set[Decimal]]
              ) -> Iterator[str]:
    if any(run.role == "link" and run.target not in page.ids and NUMBER.search(run.text)
           for run in piece.runs):
        yield f"link to nowhere: {piece.text}"
    if piece.kind == "row" and _ROW_NUMBER.fullmatch(piece.text):
        return
    if piece.kind == "tick" and _TICK_NUMBER.fullmatch(piece.text):
        return
    left = _left(_plain(page, piece), names)
    if piece.kind in ("label", "tick", "alt") and piece.figure:
        left = [n for n in left if not _is_drawn(n, drawn.get(piece.figure, set()))]
    yield from left


def numbers_left(text: str, names: Iterable[str] = ()) -> list[str]:
    """Return the numbers of a text that are no years, dates, numbering or parts of names.

    >>> numbers_left("2017–2023年，2021年1–9月增长5.3%（图 1，5G）")
    ['5.3']
    >>> numbers_left("2022亿元", ["“6+2”产业"])
    ['2022']
    """
    return _left(text, _folded_names(names))


def _left(text: str, names: list[str]) -> list[str]:
    text = _folded(text)
    for name in names:
        if name in text:
            text = text.replace(name, "\ue001")
    for pattern in _NO_FIGURES:
        text = pattern.sub("\ue001", text)
    return NUMBER.findall(text)


def _plain(page: Page, piece: Piece) -> str:
    """Return the words of a piece that must not hold a number."""
    based = any(run.role == "link" and "basis" in run.marks and run.target in page.ids
                for run in piece.runs)
    return "".join("\ue000" if run.role or (based and "reason" in run.marks) else run.text
                   for run in piece.runs)


def _folded_names(names: Iterable[str]) -> list[str]:
    """Return the names that hold digits, the longest first."""
    return sorted({_folded(n) for n in names if any(c.isdigit() for c in n)},
                  key=lambda name: (-len(name), name))


_WIDE = str.maketrans(",;:()", "，；：（）")


def _folded(text: str) -> str:
    # A name keeps its marks as typed; the page may set them in Chinese type. A comma within a
    # number is neither.
    return re.sub(r"(?<!\d)[,]|[,](?!\d)|[;:()]", lambda m: m[0].translate(_WIDE), text)


def _numbers_of_figures(page: Page) -> dict[str, set[Decimal]]:
    """Return for each figure the numbers that its own table links, and those it counts."""
    found: dict[str, set[Decimal]] = {}
    for piece in page.pieces:
        if piece.figure and piece.kind in ("cell", "row", "remark"):
            for run in piece.runs:
                if run.role in ("link", "count", "rule", "no"):
                    found.setdefault(piece.figure, set()).update(_spellings(run.text))
    return found


def _spellings(text: str) -> Iterator[Decimal]:
    """Yield the numbers of a cell; an axis may count in another word of magnitude than the cell.

    >>> sorted(map(str, _spellings("7万元"))), len(set(_spellings("7%")))
    (['0.0007', '7', '70000'], 1)
    """
    for found in _MAGNITUDE.finditer(text):
        value = _value(found[1])
        step = 4 if found[2] else 3 if found[3] else 0
        yield from dict.fromkeys((value, value.scaleb(-step), value * 10 ** step))


def _value(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


def _is_drawn(number: str, drawn: set[Decimal]) -> bool:
    """Tell whether a number is one of those, or one of those rounded to its decimals."""
    value = _value(number)
    if value in drawn:
        return True
    decimals = -int(value.as_tuple().exponent)
    return any(half_up(other, decimals) == value for other in drawn
               if other.as_tuple().exponent < value.as_tuple().exponent)
