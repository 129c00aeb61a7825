"""Nothing stands twice."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator

from helpers.dataset.columns import OBSERVATION_KEY
from helpers.dataset.faults import Fault
from helpers.dataset.rules.contents import Contents, Row

#: What identifies a row of the files that stand once.
KEYS: dict[str, tuple[str, ...]] = {
    "sources": ("source_id",),
    "areas": ("area_id",),
    "scopes": ("scope_id",),
    "indicators": ("indicator_id",),
    "units": ("unit",),
    "breaks": ("family", "area_id", "indicator_id", "from_year", "kind", "measure"),
    "corrections": ("source_id", "evidence"),
    "tasks": ("task_no",),
    "milestones": ("landmark_no",),
    "curation": ("source_id", "pass"),
}


def doubles(
    rows: Iterable[Row], key: Callable[[Row], Hashable], column: str, problem: str
) -> Iterator[Fault]:
    """Yield a fault for every row whose key stood before, naming the first place."""
    first: dict[Hashable, Row] = {}
    for row in rows:
        known = first.setdefault(key(row), row)
        if known is not row:
            yield row.fault(column, f"{problem} (first in line {known.line})", "once")


def ids_are_unique(contents: Contents) -> Iterator[Fault]:
    """An id names one row of its file."""
    for name, columns in KEYS.items():
        yield from doubles(
            contents.rows(name), lambda row, columns=columns: tuple(row[c] for c in columns),
            columns[0], "stands twice")


def figures_are_unique(contents: Contents) -> Iterator[Fault]:
    """Key of a figure: source, area, scope, indicator, year, period, measure, of, status, bound.

    A figure printed twice in one document is one row; the second place is skipped as ``repeat``.
    """
    yield from doubles(
        contents.observations,
        lambda row: (row.source_id, *(row[column] for column in OBSERVATION_KEY)),
        "", "the same figure stands twice: " + ", ".join(OBSERVATION_KEY) + " are all equal")


def ranges_have_two_ends(contents: Contents) -> Iterator[Fault]:
    """Figures that differ in ``bound`` only are the two ends of a range or two statements.

    They never have one value (then one of them was typed twice), and a ``ge`` does not lie above
    its ``le``.
    """
    rest = tuple(column for column in OBSERVATION_KEY if column != "bound")
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in contents.observations:
        groups.setdefault((row.source_id, *(row[column] for column in rest)), []).append(row)
    for rows in groups.values():
        by_bound = {row["bound"]: row for row in rows}
        if len(by_bound) < 2:
            continue
        seen: dict[str, Row] = {}
        for row in rows:
            known = seen.setdefault(row["value"], row)
            if known["bound"] != row["bound"]:
                yield row.fault(
                    "bound", f"the figure of line {known.line} again, with another bound",
                    "one row a figure; the ends of a range differ in value")
        if {"ge", "le"} <= by_bound.keys():
            low, high = (by_bound[bound].number("value") for bound in ("ge", "le"))
            if low is not None and high is not None and low > high:
                yield by_bound["ge"].fault(
                    "value", f"the range is upside down: its other end is line "
                    f"{by_bound['le'].line}", f"at most {by_bound['le']['value']}")


def phrases_are_unique(contents: Contents) -> Iterator[Fault]:
    """A skipped phrase stands once for each reason; how many numbers it covers is its count."""
    yield from doubles(
        contents.skipped, lambda row: (row.source_id, row["phrase"], row["reason"]),
        "phrase", "the phrase stands twice")


def documents_are_unique(contents: Contents) -> Iterator[Fault]:
    """The same document seen at two addresses is one source: copies don't corroborate."""
    held = [row for row in contents.rows("sources") if row["sha256"]]
    yield from doubles(
        held, lambda row: row["sha256"], "sha256", "the same text is another source already")


RULES = (
    ids_are_unique, figures_are_unique, ranges_have_two_ends, phrases_are_unique,
    documents_are_unique,
)
