"""A family of places over years: each vintage its own series, never joined.

A family is what people call one district (before and after a merger). For one year the vintage
in force on its last day speaks first; a figure restated later on the new area comes second and
is marked so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from helpers.dataset.load import Dataset
from helpers.dataset.model import Area
from helpers.selection.choice import Choice, select


@dataclass(frozen=True)
class Cell:
    """A choice for a family and a year. ``restated``: said of an area that was not yet in force."""

    family: str
    area: Area
    choice: Choice
    restated: bool


def family_cell(
    data: Dataset,
    family: str,
    indicator_id: str,
    year: int,
    measure: str = "level",
    of: str | None = None,
    as_of: date | None = None,
) -> Cell:
    """Choose for a family: the vintage in force at the year's end, else a restated figure.

    A whole year beats part of a year, which beats a goal, in either vintage.
    """
    order = {"value": 0, "part_year": 1, "target_only": 2, "not_found": 3}
    cells = [
        Cell(family, area, select(data, area.area_id, indicator_id, year, measure, of, as_of),
             restated=is_restated(area, year))
        for area in data.vintages_of(family)
    ]
    return min(cells, key=lambda c: (
        order[c.choice.state], not c.area.existed_on(date(year, 12, 31))))


def series(
    data: Dataset,
    family: str,
    indicator_id: str,
    years: Iterable[int],
    measure: str = "level",
    of: str | None = None,
    as_of: date | None = None,
) -> dict[str, tuple[Cell, ...]]:
    """Return the cells of each vintage that has a result, by area_id, oldest vintage first.

    Years without a result are left out, not filled.
    """
    found: dict[str, tuple[Cell, ...]] = {}
    for area in data.vintages_of(family):
        cells = tuple(
            Cell(family, area, choice, restated=is_restated(area, year))
            for year in years
            if (choice := select(data, area.area_id, indicator_id, year, measure, of, as_of)).chosen
        )
        if cells:
            found[area.area_id] = cells
    return found


def is_restated(area: Area, year: int) -> bool:
    """Tell whether a figure of a year was said of an area that began only after it."""
    return area.valid_from is not None and area.valid_from > date(year, 12, 31)
