"""The record of how two readings of a document agreed speaks of that document and adds up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from helpers.dataset.faults import Fault
from helpers.dataset.rules.contents import Contents
from helpers.rounding import half_up

#: The share has three decimals: it lies within half a thousandth of what the counts give.
HALF_A_THOUSANDTH = Decimal("0.0005")


def records_name_documents_read_in_full(contents: Contents) -> Iterator[Fault]:
    """Only a document whose text is held was read twice."""
    if not contents.complete("sources"):
        return
    held = tuple(key for key, row in contents.sources.items() if row["tier"] == "full_text")
    for row in contents.rows("curation"):
        if row["source_id"] not in held:
            yield row.fault("source_id", "no document of tier full_text in sources.csv", held)


def shares_follow_from_counts(contents: Contents) -> Iterator[Fault]:
    """``both`` is at most either pass, ``share_of_union`` is both ÷ (rows_a + rows_b − both)."""
    for row in contents.rows("curation"):
        first, second, both, share = (
            row.number(column) for column in ("rows_a", "rows_b", "both", "share_of_union"))
        if None in (first, second, both, share) or not (first and second):
            continue
        if both > min(first, second):
            yield row.fault("both", "more rows in both passes than in one",
                            f"at most {min(first, second)}")
        elif abs(both / (first + second - both) - share) > HALF_A_THOUSANDTH:
            yield row.fault("share_of_union", "does not follow from the counts",
                            str(half_up(both / (first + second - both), 3)))


def notes_are_in_both_languages(contents: Contents) -> Iterator[Fault]:
    """A caution is said in both languages or in none."""
    for row in contents.rows("curation"):
        for column, other in (("note_zh", "note_en"), ("note_en", "note_zh")):
            if row[other] and not row[column]:
                yield row.fault(column, "empty, while the other language has a note", "filled")


RULES = (
    records_name_documents_read_in_full, shares_follow_from_counts, notes_are_in_both_languages,
)
