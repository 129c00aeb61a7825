"""Every name leads to a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helpers.dataset.faults import Fault
from helpers.dataset.patterns import KEBAB, is_match, split_list
from helpers.dataset.rules.contents import Contents, Row

#: Columns that a row may be in doubt about: those that a second reader could settle otherwise.
DOUBTABLE = (
    "area_id", "scope", "indicator_id", "year", "period", "measure", "of", "status", "bound",
    "value", "unit",
)


def _known(
    rows: Iterable[Row], column: str, contents: Contents, target: str, key: str,
    also: tuple[str, ...] = (), is_list: bool = False,
) -> Iterator[Fault]:
    """Yield the rows whose ``column`` names nothing in the column ``key`` of file ``target``."""
    if not contents.complete(target):
        return
    accepted = (*also, *contents.by(target, key))
    lookup = set(accepted)
    for row in rows:
        for name in split_list(row[column]) if is_list else [row[column]]:
            if name not in lookup and (name or "" not in also):
                yield row.fault(column, f"not in {target}.csv", accepted, name)


def areas_exist(contents: Contents) -> Iterator[Fault]:
    """``area_id`` of a figure is a row of areas.csv."""
    yield from _known(contents.observations, "area_id", contents, "areas", "area_id")


def scopes_exist(contents: Contents) -> Iterator[Fault]:
    """``scope`` of a figure is empty (the whole district) or a row of scopes.csv."""
    yield from _known(contents.observations, "scope", contents, "scopes", "scope_id", ("",))


def indicators_exist(contents: Contents) -> Iterator[Fault]:
    """``indicator_id`` of a figure is a row of indicators.csv."""
    yield from _known(
        contents.observations, "indicator_id", contents, "indicators", "indicator_id")


def units_exist(contents: Contents) -> Iterator[Fault]:
    """Every unit is a row of units.csv: of figures, indicators, corrections, canonical ones."""
    yield from _known(contents.observations, "unit", contents, "units", "unit")
    yield from _known(contents.rows("indicators"), "unit", contents, "units", "unit")
    yield from _known(contents.rows("units"), "canonical", contents, "units", "unit")
    yield from _known(contents.rows("corrections"), "use_unit", contents, "units", "unit", ("",))


def places_exist(contents: Contents) -> Iterator[Fault]:
    """``composed_of`` of an area and ``area_id`` of a scope name areas; an empty one names any."""
    yield from _known(
        contents.rows("areas"), "composed_of", contents, "areas", "area_id", is_list=True)
    yield from _known(contents.rows("scopes"), "area_id", contents, "areas", "area_id", ("",))


def breaks_name_something(contents: Contents) -> Iterator[Fault]:
    """A break names a family, an area of it or none, an indicator or ``*``, and its source."""
    rows = contents.rows("breaks")
    yield from _known(rows, "family", contents, "areas", "family", ("*",))
    yield from _known(rows, "area_id", contents, "areas", "area_id", ("",))
    yield from _known(rows, "indicator_id", contents, "indicators", "indicator_id", ("*",))
    yield from _known(rows, "source_id", contents, "sources", "source_id", ("",))
    for row in rows:
        area = contents.areas.get(row["area_id"])
        if area is not None and row["family"] not in ("*", area["family"]):
            yield row.fault(
                "area_id", f"not an area of the family {row['family']}",
                tuple(key for key, other in contents.areas.items()
                      if other["family"] == row["family"]))


def corrections_name_documents(contents: Contents) -> Iterator[Fault]:
    """A correction names a document of sources.csv."""
    yield from _known(contents.rows("corrections"), "source_id", contents, "sources", "source_id")


def contexts_exist(contents: Contents) -> Iterator[Fault]:
    """``context`` is ``task:45``, ``task:40.2``, ``landmark:8`` or ``action:public-projects``.

    Tasks and landmarks are rows of tasks.csv and milestones.csv; an action has a kebab-case name;
    the goals of one task are numbered from 2, the first has no number.
    """
    tasks, landmarks = contents.by("tasks", "task_no"), contents.by("milestones", "landmark_no")
    for row in contents.observations:
        items = split_list(row["context"])
        for item in items:
            kind, _, name = item.partition(":")
            number, dot, goal = name.partition(".")
            if kind == "task":
                if contents.complete("tasks") and number not in tasks:
                    yield row.fault("context", "no such task in tasks.csv", tuple(
                        f"task:{key}" for key in tasks), item)
                elif dot and not is_match(r"[2-9]|[1-9][0-9]", goal):
                    yield row.fault("context", "not the number of a further goal",
                                    "task:40 for the first goal, task:40.2 for the second", item)
            elif kind == "landmark":
                if contents.complete("milestones") and name not in landmarks:
                    yield row.fault("context", "no such landmark in milestones.csv", tuple(
                        f"landmark:{key}" for key in landmarks), item)
            elif kind == "action":
                if not is_match(KEBAB, name):
                    yield row.fault("context", "not the name of an action",
                                    "kebab-case, as action:public-projects", item)
            else:
                yield row.fault("context", "not a known context",
                                ("task:45", "task:40.2", "landmark:8", "action:name"), item)
        if len(set(items)) < len(items):
            yield row.fault("context", "an item stands twice", "each item once")


def doubts_name_columns(contents: Contents) -> Iterator[Fault]:
    """``doubt`` names columns of its row, and the note says how they could be read otherwise."""
    for row in contents.observations:
        items = split_list(row["doubt"])
        for item in items:
            if item not in DOUBTABLE:
                yield row.fault("doubt", "not a column that can be in doubt", DOUBTABLE, item)
        if len(set(items)) < len(items):
            yield row.fault("doubt", "a column stands twice", "each column once")
        if items and not row.explanation:
            yield row.fault("note", "a row in doubt has no note", "the second reading")


RULES = (
    areas_exist, scopes_exist, indicators_exist, units_exist, places_exist,
    breaks_name_something, corrections_name_documents, contexts_exist, doubts_name_columns,
)
