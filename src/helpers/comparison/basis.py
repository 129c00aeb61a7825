"""One cell of the panel, on the published or the comparable basis.

On the comparable basis a family is rebuilt on the area that it has now, by three routes in this
order: the figure that the merged district itself gives for an earlier year; the sum of the parts
it was made of; a level calculated back from a published growth rate, as an interval (the last two
in :mod:`helpers.comparison.derived`). Where no route exists the cell is refused and says so;
nothing is interpolated.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helpers.comparison import rules
from helpers.comparison.derived import carried_back, sum_of_parts
from helpers.comparison.quantity import Quantity, published
from helpers.comparison.refusal import Refusal, refusal
from helpers.dataset.load import Dataset
from helpers.dataset.model import Area, Observation
from helpers.selection.choice import Choice, select
from helpers.selection.series import family_cell

#: States of a cell, the most known first.
STATES = ("value", "derived", "part_year", "target_only", "refused", "not_found")
BASES = ("as_published", "comparable")


@dataclass(frozen=True)
class PanelCell:
    """What stands in one cell, why, and what it beat.

    ``quantity`` is the number for states ``value``, ``derived`` and ``part_year``; ``refusal`` the
    reason for ``refused``; ``choice`` the selection behind it with losers and goals.
    """

    family: str
    indicator_id: str
    year: int
    measure: str
    state: str
    area: Area
    quantity: Quantity | None
    choice: Choice
    refusal: Refusal | None = None
    restated: bool = False

    @property
    def observation(self) -> Observation | None:
        """The published figure of the cell (None where derived or empty)."""
        return self.choice.chosen if self.state in ("value", "part_year") else None


def panel_cell(
    data: Dataset,
    family: str,
    indicator_id: str,
    year: int,
    measure: str = "level",
    basis: str = "as_published",
    as_of: date | None = None,
    of: str | None = None,
) -> PanelCell:
    """Return the cell of a family; see the module for the two bases."""
    if basis == "comparable":
        return _comparable(data, family, indicator_id, year, measure, as_of, of)
    cell = family_cell(data, family, indicator_id, year, measure, of, as_of)
    found = _plain(family, cell.area, cell.choice, cell.restated)
    if found.state != "not_found":
        return found
    # Another vintage may at least know of a part: that is a reason, not a blank.
    others = (area_cell(data, area, indicator_id, year, measure, as_of)
              for area in data.vintages_of(family))
    return next((other for other in others if other.state == "refused"), found)


def area_cell(
    data: Dataset,
    area: Area,
    indicator_id: str,
    year: int,
    measure: str = "level",
    as_of: date | None = None,
) -> PanelCell:
    """Return the cell of one area as published: a vintage, a part, or a comparator."""
    choice = select(data, area.area_id, indicator_id, year, measure, as_of=as_of)
    return _plain(area.family, area, choice, not area.existed_on(date(year, 12, 31)))


def may_join(data: Dataset, earlier: PanelCell, later: PanelCell) -> bool:
    """Tell whether a line may run from one cell to the next: what refuses growth cuts the line."""
    if earlier.year + 1 != later.year or earlier.area != later.area:
        return False
    if earlier.observation is not None and later.observation is not None:
        return rules.may_join(data.breaks, earlier.observation, later.observation)
    return {earlier.state, later.state} <= {"value", "derived"} and not rules.breaks_within(
        data.breaks, later.area, later.indicator_id, later.measure, earlier.year, later.year)


def _plain(family: str, area: Area, choice: Choice, restated: bool) -> PanelCell:
    reason = None
    state = choice.state
    if state == "not_found" and any(lost.reason == "part_of_area" for lost in choice.losers):
        state = "refused"
        reason = refusal("only_a_part", tuple(lost.observation for lost in choice.losers),
                         area=rules.name(area))
    quantity = published(choice.chosen) if choice.chosen is not None else None
    return PanelCell(family, choice.indicator_id, choice.year, choice.measure, state, area,
                     quantity, choice, reason, restated)


def _comparable(
    data: Dataset, family: str, indicator_id: str, year: int, measure: str, as_of: date | None,
    of: str | None,
) -> PanelCell:
    area = data.vintages_of(family)[-1]
    restated = not area.existed_on(date(year, 12, 31))
    choice = select(data, area.area_id, indicator_id, year, measure, of, as_of)
    if choice.state == "value" or not area.composed_of:
        return _plain(family, area, choice, restated)
    if measure == "level":
        derived = (
            sum_of_parts(data, area, indicator_id, year, as_of)
            or carried_back(data, area, indicator_id, year, as_of)
        )
        if derived is not None:
            return PanelCell(family, indicator_id, year, measure, "derived", area, derived, choice,
                             restated=restated)
    if choice.state != "not_found":
        return _plain(family, area, choice, restated)
    older = [
        found.chosen
        for part in area.composed_of
        if (found := select(data, part, indicator_id, year, measure, of, as_of)).chosen
    ]
    if older:
        reason = refusal("no_route", tuple(older), year=str(year), area=rules.name(area),
                         known=rules.name(older[0].area))
        return PanelCell(family, indicator_id, year, measure, "refused", area, None, choice, reason,
                         restated)
    return _plain(family, area, choice, restated)
