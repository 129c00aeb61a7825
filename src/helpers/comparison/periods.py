"""A cell opened by period: the first half of a year is known beside the year, not instead of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helpers.comparison.basis import PanelCell
from helpers.comparison.quantity import published
from helpers.dataset.load import Dataset
from helpers.dataset.model import Area, Indicator
from helpers.selection.choice import select
from helpers.selection.series import is_restated


def area_cell_of(
    data: Dataset, area: Area, indicator: Indicator, year: int, measure: str, of: str,
    as_of: date | None = None,
) -> PanelCell:
    """Return the cell of one area as published, relative to ``of`` alone (a whole, a field)."""
    choice = select(data, area.area_id, indicator.indicator_id, year, measure, of, as_of)
    return PanelCell(
        area.family, indicator.indicator_id, year, measure, choice.state, area,
        published(choice.chosen) if choice.chosen else None, choice,
        restated=is_restated(area, year),
    )


def by_period(cell: PanelCell) -> dict[str, PanelCell]:
    """Return the best figure of each period: the first half of a year stands beside the year."""
    if cell.quantity is None:
        return {}
    if cell.observation is None:
        return {cell.quantity.kin[0].period: cell}
    found = {cell.observation.period: cell}
    for lost in cell.choice.losers:
        other = lost.observation
        if other.scope == "" and other.period not in found:
            state = "value" if other.is_whole_period else "part_year"
            choice = replace(cell.choice, state=state, chosen=other, losers=tuple(
                left for left in cell.choice.losers if left is not lost))
            found[other.period] = replace(
                cell, state=state, quantity=published(other), choice=choice)
    return found
