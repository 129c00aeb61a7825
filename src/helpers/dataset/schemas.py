"""What a single cell may hold: words of a vocabulary, numbers, dates, ids. Checked by pandera.

`CELLS` is the dictionary of the columns: for each, what it must be and what is accepted. Only
rules about one cell stand here; what must hold between cells, rows and files are ``rules``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from helpers.dataset import vocabulary as words
from helpers.dataset.columns import COLUMNS
from helpers.dataset.faults import Fault
from helpers.dataset.files import Table
from helpers.dataset.patterns import (
    AREA,
    COUNT,
    DECIMAL,
    KEBAB,
    LIST,
    YEAR,
    is_match,
    last_day,
)

#: Shorter phrases name nothing; longer ones are paragraphs, not the phrase that carries a figure.
EVIDENCE_LENGTH = (4, 80)
NUMERALS = "0-9０-９〇零一二三四五六七八九十百千万亿两双半首倍番"


@dataclass(frozen=True)
class Cell:
    """One demand on the cells of a column; ``holds`` gets the column, returns booleans.

    ``closed``: what holds has no stray blanks either, so they need not be looked for.
    """

    problem: str
    holds: Callable[[pd.Series], pd.Series]
    accepted: tuple[str, ...] | str = ""
    closed: bool = False


def _each(accepts: Callable[[str], bool]) -> Callable[[pd.Series], pd.Series]:
    """Try each different text of a column once."""
    def holds(column: pd.Series) -> pd.Series:
        verdicts = {text: accepts(text) for text in column.unique()}
        return column.map(verdicts).astype(bool)

    return holds


def one_of(accepted: tuple[str, ...]) -> Cell:
    """A word of a closed vocabulary."""
    return Cell("not a known word", lambda column: column.isin(accepted), accepted, True)


def written(pattern: str, problem: str, accepted: str) -> Cell:
    """Text written like a pattern."""
    return Cell(problem, _each(lambda text: is_match(pattern, text)), accepted, True)


def may_be_empty(cell: Cell) -> Cell:
    """The same demand, but an empty cell is accepted too."""
    return Cell(cell.problem, lambda column: (column == "") | cell.holds(column), cell.accepted,
                cell.closed)


FILLED = Cell("must not be empty", lambda column: column != "", "text")
SPACED = Cell(
    "blanks at the start or the end, or two in a row",
    _each(lambda text: text == text.strip() and "  " not in text), "single blanks between words")
ID = written(KEBAB, "not an id", "kebab-case: small Latin letters, digits, hyphens")
AREA_ID = written(AREA, "not an id", "small Latin letters, digits, underscores")
LISTED = Cell("an empty item in the list", _each(lambda text: is_match(LIST, text)),
              "items separated by one | each, as a|b")
YEARED = written(YEAR, "not a year", "four digits, 1950 to 2049")
COUNTED = written(COUNT, "not a count", "a whole number from 1, without sign or separators")
NUMBER = written(
    DECIMAL, "not a plain decimal number",
    "digits and at most one point, a minus before a fall, as 1234.5 or -3.2; no +, no commas, no "
    "full-width digits, no NaN")
DAY = Cell("not a date of the calendar", _each(lambda text: last_day(text) is not None),
           "2023-03-06, 2023-03 or 2023")
WHOLE_DAY = Cell(
    "not a day of the calendar",
    _each(lambda text: len(text) == 10 and last_day(text) is not None), "as 2023-03-06")
URL = written(r"https?://[^\s/]+\.[^\s]+", "not an address", "http:// or https://")
SHA256 = written(r"[0-9a-f]{64}", "not a SHA-256 digest", "64 small hex digits, as sha256sum")
PERIOD = Cell(
    "not a known period",
    _each(lambda text: is_match(words.PERIOD_PATTERN, text)
          and (not text.startswith("ASOF:") or last_day(text[5:]) is not None)),
    "FY, EOY, CUM, CUM2021, M01-M09, Y2023-Y2025, ASOF:2021-12-27")
PHRASE_LENGTH = Cell(
    "too short or too long for the phrase of a figure",
    _each(lambda text: EVIDENCE_LENGTH[0] <= len(text) <= EVIDENCE_LENGTH[1]),
    f"{EVIDENCE_LENGTH[0]} to {EVIDENCE_LENGTH[1]} characters")
QUOTED = Cell(
    PHRASE_LENGTH.problem.replace("a figure", "a break"),
    _each(lambda text: all(
        EVIDENCE_LENGTH[0] <= len(phrase) <= EVIDENCE_LENGTH[1] for phrase in text.split("|"))),
    f"{PHRASE_LENGTH.accepted} each, as a|b")
NUMERAL = Cell(
    "no numeral in the phrase", _each(lambda text: is_match(rf"(?s).*[{NUMERALS}].*", text)),
    "a digit or a Chinese numeral")
SHARED = written(r"0\.[0-9]{3}|1\.000", "not a share", "0.000 to 1.000, three decimals")
TASK_NO = written(r"[1-9][0-9]{0,2}", "not a number of a task", "a whole number from 1")

CELLS: dict[str, dict[str, tuple[Cell, ...]]] = {
    "observations": {
        "area_id": (FILLED,),
        "indicator_id": (FILLED,),
        "year": (YEARED,),
        "period": (PERIOD,),
        "measure": (one_of(words.MEASURES),),
        "status": (one_of(words.STATUSES),),
        "bound": (one_of(words.BOUNDS),),
        "value": (NUMBER,),
        "unit": (FILLED,),
        "evidence": (PHRASE_LENGTH, NUMERAL),
        "doubt": (LISTED,),
        "context": (LISTED,),
    },
    "skipped": {
        "phrase": (FILLED,),
        "count": (COUNTED,),
        "reason": (one_of(words.SKIP_REASONS),),
    },
    "sources": {
        "source_id": (ID,),
        "title_zh": (FILLED,),
        "title_en": (FILLED,),
        "publisher_zh": (FILLED,),
        "doc_type": (one_of(words.DOC_TYPES),),
        "published": (may_be_empty(DAY),),
        "vintage": (one_of(words.VINTAGES),),
        "url": (may_be_empty(URL),),
        "tier": (one_of(words.TIERS),),
        "trust": (one_of(words.TRUSTS),),
        "sha256": (may_be_empty(SHA256),),
    },
    "areas": {
        "area_id": (AREA_ID,),
        "family": (AREA_ID,),
        "role": (one_of(words.ROLES),),
        "name_zh": (FILLED,),
        "name_en": (FILLED,),
        "valid_from": (may_be_empty(WHOLE_DAY),),
        "valid_to": (may_be_empty(WHOLE_DAY),),
        "composed_of": (LISTED,),
    },
    "scopes": {
        "scope_id": (ID,),
        "name_zh": (FILLED,),
        "name_en": (FILLED,),
        "relation": (one_of(words.RELATIONS),),
    },
    "indicators": {
        "indicator_id": (ID,),
        "name_zh": (FILLED,),
        "name_en": (FILLED,),
        "theme": (one_of(words.THEMES),),
        "unit": (FILLED,),
        "kind": (one_of(words.KINDS),),
        "additive": (one_of(words.YES_NO),),
        "better": (one_of(words.BETTER),),
        "growth": (one_of(words.GROWTHS),),
        "headline": (one_of(words.YES_NO),),
        "aliases": (LISTED,),
    },
    "units": {
        "unit": (FILLED,),
        "canonical": (FILLED,),
        "factor": (NUMBER,),
    },
    "breaks": {
        "measure": (one_of(("", *words.MEASURES)),),
        "family": (FILLED,),
        "indicator_id": (FILLED,),
        "from_year": (YEARED,),
        "kind": (one_of(words.BREAK_KINDS),),
        "effect": (one_of(words.BREAK_EFFECTS),),
        "note_zh": (FILLED,),
        "note_en": (FILLED,),
        "evidence": (may_be_empty(QUOTED),),
    },
    "corrections": {
        "source_id": (FILLED,),
        "evidence": (FILLED,),
        "problem_zh": (FILLED,),
        "problem_en": (FILLED,),
        "how_known": (FILLED,),
        "action": (one_of(words.CORRECTION_ACTIONS),),
        "use_value": (may_be_empty(NUMBER),),
        "status": (one_of(words.CORRECTION_STATUSES),),
    },
    "tasks": {
        "task_no": (TASK_NO,),
        "section_zh": (FILLED,),
        "title_zh": (FILLED,),
        "title_en": (FILLED,),
        "judgement": (one_of(words.JUDGEMENTS),),
    },
    "milestones": {
        "landmark_no": (TASK_NO,),
        "title_zh": (FILLED,),
        "title_en": (FILLED,),
    },
    "curation": {
        "source_id": (FILLED,),
        "pass": (one_of(words.CURATION_PASSES),),
        **{column: (COUNTED,) for column in ("rows_a", "rows_b", "both")},
        **{column: (SHARED,) for column in (
            "share_of_union", "value", "year", "period", "status", "scope", "bound")},
    },
}


def cell_faults(name: str, tables: list[Table]) -> Iterator[Fault]:
    """Yield the faults of single cells in all tables of one kind, with their physical lines.

    ``name`` is a key of `COLUMNS`; the tables are looked at as one frame, lazily, so that every
    fault is found at once.
    """
    places = [(table, index) for table in tables for index in range(len(table.rows))]
    if not places:
        return
    columns = list(COLUMNS[name])
    frame = pd.DataFrame(
        [[table.rows[index].get(column, "") for column in columns] for table, index in places],
        columns=columns, dtype=object)
    demands = {
        column: cells if any(cell.closed for cell in cells) else (*cells, SPACED)
        for column in columns for cells in [CELLS[name].get(column, ())]
    }
    schema = pa.DataFrameSchema({
        column: pa.Column(object, [
            pa.Check(cell.holds, error=cell.problem, name=f"{column}-{number}")
            for number, cell in enumerate(cells)
        ])
        for column, cells in demands.items()
    })
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as error:
        for case in error.failure_cases.itertuples():
            table, index = places[int(case.index)]
            if case.column not in table.rows[index]:
                continue  # the file lacks the column: said once, by the reading of the file
            cell = demands[case.column][int(case.check_number)]
            yield table.fault(index, case.column, cell.problem, cell.accepted)
