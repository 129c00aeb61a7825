"""What is known of an indicator in a year: the best of its level and its growth rate."""

from __future__ import annotations

from datetime import date

from helpers.comparison.basis import STATES, PanelCell, panel_cell
from helpers.dataset.load import Dataset

#: Either tells of the year; the level comes first where both are equally known.
MEASURES = ("level", "yoy_pct")


def coverage(
    data: Dataset, family: str, indicator_id: str, year: int, basis: str = "as_published",
    as_of: date | None = None,
) -> PanelCell:
    """Return the cell that tells most of this indicator and year, in one of STATES.

    A growth rate that nothing is to be minded about tells more than a level in doubt.
    """
    cells = [
        panel_cell(data, family, indicator_id, year, measure, basis, as_of) for measure in MEASURES
    ]
    return min(cells, key=lambda cell: (STATES.index(cell.state), is_weak(cell)))


def is_weak(cell: PanelCell) -> bool:
    """Tell whether the number of a cell is marked: in doubt, whatever of, or of low trust."""
    figures = cell.quantity.observations if cell.quantity else ()
    return any(figure.doubt or figure.source.trust == "low" for figure in figures)
