"""The typed records of single rows, as :mod:`helpers.dataset.load` makes them of every table.

What a row says that cannot be read raises ``ValueError`` (or ``KeyError``, ``ArithmeticError``);
the caller names file and line.

>>> items("a|b"), number("-3.20")
(('a', 'b'), Decimal('-3.20'))
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from helpers.dataset.model import Area, Break, Correction, Indicator, Source
from helpers.dataset.patterns import last_day, split_list


def items(cell: str) -> tuple[str, ...]:
    """Return the items of a list cell (``a|b``)."""
    return tuple(split_list(cell))


def number(cell: str) -> Decimal:
    """Return the number of a cell; what is not finite is none."""
    value = Decimal(cell)
    if not value.is_finite():
        raise ValueError(f"value is not a number: {cell}")
    return value


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _published(cell: str) -> date | None:
    """Return the last day that a publication date can mean (None when it is not known)."""
    found = last_day(cell)
    if cell and found is None:
        raise ValueError(f"published is no date: {cell}")
    return found


def source(row: dict[str, str]) -> Source:
    """Return a document of one row."""
    return Source(
        source_id=row["source_id"], title_zh=row["title_zh"], title_en=row["title_en"],
        publisher_zh=row["publisher_zh"], doc_type=row["doc_type"],
        published=_published(row["published"]), published_as_printed=row["published"],
        vintage=row["vintage"], index_no=row["index_no"], url=row["url"], tier=row["tier"],
        trust=row["trust"],
    )


def area(row: dict[str, str]) -> Area:
    """Return a geography of one row."""
    valid_to = _day(row["valid_to"])
    return Area(
        area_id=row["area_id"], family=row["family"], role=row["role"], name_zh=row["name_zh"],
        name_en=row["name_en"], valid_from=_day(row["valid_from"]), valid_to=valid_to,
        composed_of=items(row["composed_of"]), note_zh=row["note_zh"], note_en=row["note_en"],
    )


def indicator(row: dict[str, str]) -> Indicator:
    """Return an entry of the dictionary of one row."""
    return Indicator(
        indicator_id=row["indicator_id"], name_zh=row["name_zh"], name_en=row["name_en"],
        theme=row["theme"], unit=row["unit"], kind=row["kind"],
        additive=row["additive"] == "yes", better=row["better"],
        headline=row["headline"] == "yes", part_of=items(row["part_of"]),
        definition_zh=row["definition_zh"], definition_en=row["definition_en"],
        aliases=items(row["aliases"]),
        short_zh=row["short_zh"] or row["name_zh"], short_en=row["short_en"] or row["name_en"],
        growth=row["growth"],
    )


def break_(row: dict[str, str]) -> Break:
    """Return a break of one row."""
    return Break(
        family=row["family"], area_id=row["area_id"], indicator_id=row["indicator_id"],
        from_year=int(row["from_year"]), kind=row["kind"], effect=row["effect"],
        bridge=row["bridge"], note_zh=row["note_zh"], note_en=row["note_en"],
        source_id=row["source_id"], measure=row["measure"], evidence=items(row["evidence"]),
    )


def correction(row: dict[str, str]) -> Correction:
    """Return a correction of one row."""
    return Correction(
        source_id=row["source_id"], evidence=row["evidence"], problem_zh=row["problem_zh"],
        problem_en=row["problem_en"], how_known=row["how_known"], action=row["action"],
        use_value=Decimal(row["use_value"]) if row["use_value"] else None,
        use_unit=row["use_unit"], status=row["status"],
    )
