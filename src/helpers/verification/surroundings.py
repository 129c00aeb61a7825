"""The words around a figure: of what time it is, whether it is an estimate, of which task.

A phrase is short and mostly leaves both out. The document names them before: the last year
named ahead of a figure is the year it is of, and 1-9月 holds for what follows in its paragraph
until 全年, 年底, 累计 or a year end it. A row that differs is in doubt about that column, or its
note names the year.

预计 governs its sentence: what it says is provisional, and nothing is provisional without such a
word. A scorecard runs task by task, each under its number alone on a line, and names its year in
the title; there the number is held against ``task:45``, and the year is not looked for.

>>> from helpers.verification.documents import Document
>>> _months(Document("x", "1-9月,用电43.4亿度。全年增长8%。").text)
['M01-M09', '']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from helpers.dataset.faults import Fault
from helpers.dataset.vocabulary import PERIOD_PATTERN, RESULTS
from helpers.verification.documents import Document
from helpers.verification.evidence import Examined
from helpers.verification.rows import Row

SCORECARD = "scorecard"
_PARTS = {"上半年": "M01-M06", "前三季度": "M01-M09", "一季度": "M01-M03"}
_MONTHS = re.compile(
    r"(?<![0-9])(?P<first>[0-9]{1,2})[-—–－~至到](?P<last>[0-9]{1,2})月"
    rf"|(?P<part>{'|'.join(_PARTS)})"
    r"|全年|年底|年末|全部|目前|累计|截至|截止|至今|年均|当年|[0-9]{4}年"
)
#: One month by itself: no day of it, nor its end, nor the last of several.
_ONE_MONTH = re.compile(r"(?<![-—–－~至到0-9])([0-9]{1,2})月(?![0-9底末初中])")
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?:年|-|—|–|/)")
#: Words that make what follows an estimate, and those that may.
_GOVERNING = re.compile("预计|尚未出")
_ESTIMATE = re.compile("预计|尚未出|初步|预期|预估|快报")
_TASK_NUMBER = re.compile(r"^ *([0-9]{1,3}) *$", re.MULTILINE)
#: Years so far before a document are those of things (2000年底前建成), not of its figures.
LONG_AGO = 10


def faults_around(
    source: Row, examined: Sequence[Examined], document: Document, file: str
) -> Iterator[Fault]:
    """Yield the rows of ``file`` that the words around their figure contradict.

    ``source`` is the document's row of sources.csv. Rows that were not found in the text are
    passed over.
    """
    for entry in examined:
        row = entry.row
        if not entry.positions:
            continue
        doubts = row["doubt"].split("|")
        if re.fullmatch(PERIOD_PATTERN, row["period"]) and "period" not in doubts:
            yield from _part_of_year(row, entry.positions, document, file)
        told = "year" in doubts or row["year"] in row["note"]
        if source["doc_type"] != SCORECARD and re.fullmatch(r"[0-9]{4}", row["year"]) and not told:
            yield from _year(row, entry.positions, document, file, source["published"][:4])
        if "status" not in doubts:
            yield from _estimate(row, entry.positions, document, file)
        if source["doc_type"] == SCORECARD:
            yield from _task(row, entry.positions, document, file)


def _part_of_year(
    row: Row, positions: Sequence[int], document: Document, file: str
) -> Iterator[Fault]:
    period = row["period"]
    said = [_months(_before(document, position)) for position in positions]
    if period.startswith("M"):
        alone = {f"M{int(found):02d}-M{int(found):02d}" for position in positions
                 for found in _ONE_MONTH.findall(_before(document, position))}
        if period not in alone and not any(period in marks for marks in said):
            named = {mark for marks in said for mark in marks if mark}
            yield Fault(file, row.line, "period",
                        "the paragraph does not name these months before the figure", period,
                        tuple(sorted(named)) or "FY, or a note that says where they are named")
    elif row["status"] in RESULTS and not period.startswith("ASOF:"):
        last = [marks[-1] if marks else "" for marks in said]
        if all(mark and mark != "M01-M12" for mark in last):
            yield Fault(file, row.line, "period",
                        "the paragraph speaks of part of the year when it comes to the figure",
                        period, tuple(dict.fromkeys(last)))


def _year(
    row: Row, positions: Sequence[int], document: Document, file: str, published: str
) -> Iterator[Fault]:
    said = []
    for position in positions:
        named = _YEAR.findall(document.text[:position])
        named = [year for year in named
                 if not published.isdecimal() or int(year) > int(published) - LONG_AGO]
        said += named[-1:]
    if said and row["year"] not in said:
        yield Fault(file, row.line, "year", "the document last named another year before the "
                    "figure", row["year"], tuple(dict.fromkeys(said)))


def _estimate(
    row: Row, positions: Sequence[int], document: Document, file: str
) -> Iterator[Fault]:
    said = [_sentence_before(document, position) for position in positions]
    if row["status"] == "actual" and all(_GOVERNING.search(words) for words in said):
        yield Fault(file, row.line, "status", "the sentence says 预计 or 尚未出 before the figure",
                    row["status"], ("provisional",))
    elif row["status"] == "provisional" and not any(
        _ESTIMATE.search(words) for words in (*said, row["evidence"])
    ):
        yield Fault(file, row.line, "status", "the sentence has no word of an estimate",
                    row["status"], ("actual", "revised"))


def _task(
    row: Row, positions: Sequence[int], document: Document, file: str
) -> Iterator[Fault]:
    numbers = {
        found[-1] for position in positions
        if (found := _TASK_NUMBER.findall(document.text[:position]))
    }
    named = set(re.findall(r"task:([0-9]+)", row["context"]))
    if numbers and named and not numbers & named:
        yield Fault(file, row.line, "context", "the figure stands under another task",
                    row["context"], tuple(f"task:{number}" for number in sorted(numbers)))


def _sentence_before(document: Document, position: int) -> str:
    """Return the sentence of a figure up to the figure."""
    start = max(document.text.rfind(end, 0, position) for end in "。;；\n")
    return document.text[start + 1 : position]


def _before(document: Document, position: int) -> str:
    """Return the paragraph of a figure up to the figure."""
    return document.text[document.text.rfind("\n", 0, position) + 1 : position]


def _months(text: str) -> list[str]:
    """Return the parts of the year that a text names, in order; empty where they end."""
    marks = []
    for found in _MONTHS.finditer(text):
        if found["first"]:
            marks.append(f"M{int(found['first']):02d}-M{int(found['last']):02d}")
        else:
            marks.append(_PARTS.get(found["part"] or "", ""))
    return marks
