"""How much a gap or a change counts among the findings of a page: its size times its reliability.

Size of a gap: the difference of two numbers over their sum, which treats large and small alike; of
growth, percentage points. Size of a change: growth a year, which treats long and short spans
alike. Reliability: half for each of what rounding, vintage, basis or start year could turn, what
rests on a disputed figure (:mod:`helpers.pages.disputed`), what stands before a break of its own
series (on a new base it would stand elsewhere), what starts from a trough (growth from it is
recovery) or from a figure that was left as it was when later ones were revised (part of its growth
may be the revision); three quarters for what is expected still or given roughly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from helpers.comparison import (
    ComparabilityError,
    PanelCell,
    Quantity,
    average_growth,
    growth,
    order,
)
from helpers.comparison.basis import area_cell
from helpers.comparison.order import overlap
from helpers.comparison.rules import breaks_after
from helpers.dataset.model import Area, Observation
from helpers.pages import pieces
from helpers.pages.page import Page

#: Where two numbers lie closer than this share of their sum, a reader would call them alike.
SMALLEST = Decimal("0.02")
#: Years that a change spans at least: of one year there is a published rate.
SHORTEST = 2
#: A year whose published growth is below this (in percent) is a low base for what follows.
LOW_BASE = Decimal("-5")
#: The flags of what a change starts from, in the catalogue under ``flag``.
FLAG_LOW_BASE, FLAG_OLD_BASE = "low_base", "old_base"
_SENSITIVE, _DISPUTED, _BASE = Decimal("0.5"), Decimal("0.5"), Decimal("0.5")
_EXPECTED = Decimal("0.75")


class Reliability:
    """Weighs the findings of one page."""

    def __init__(self, page: Page):
        self._page = page

    def gap(self, one: PanelCell, two: PanelCell) -> Decimal:
        """Return what the gap between two cells of one kind and year counts."""
        values = self._amounts(one, two)
        weight = size(*values)
        if one.measure != "level":
            # Rates are small numbers: two of them far apart are points of a percent, no multiples.
            weight = min(weight, abs(values[0] - values[1]) / 100)
        weight *= self.weight((one.quantity, two.quantity))
        robust = order(self._page.data, one, two, self._page.as_of).robust
        return weight if robust else weight * _SENSITIVE

    def ratio_gap(self, one: Quantity, two: Quantity) -> Decimal:
        """Return what the gap between two ratios of one kind and year counts."""
        weight = size(one.value, two.value) * self.weight((one, two))
        return weight * _SENSITIVE if overlap(self._page.data, one, two) else weight

    def change(self, known: Sequence[PanelCell], first: PanelCell) -> tuple[Decimal, Quantity]:
        """Return what the change from ``first`` to the last of ``known`` counts, and growth a year.

        Raises
        ------
        ComparabilityError
            As :func:`helpers.comparison.average_growth`.
        """
        last = known[-1]
        found = average_growth(self._page.data, first.observation, last.observation)
        # What a reader would call alike is no change, however it is counted by year.
        weight = abs(found.value) / 100 if size(*self._amounts(first, last)) else Decimal(0)
        weight *= self.weight((first.quantity, last.quantity))
        weight *= _BASE ** len(self._base_flags(known, first))
        turned = self._turned_by_start(known, found.value >= 0)
        return weight * _SENSITIVE if turned else weight, found

    def weight(self, quantities: Iterable[Quantity]) -> Decimal:
        """Return how reliable a finding is that rests on these: at most one."""
        quantities = tuple(quantities)
        figures = [o for quantity in quantities for o in quantity.observations]
        weight = Decimal(1)
        if any(o.status == "provisional" or o.bound != "eq" for o in figures):
            weight *= _EXPECTED
        if (any(self._page.disputes.touch(quantity) for quantity in quantities)
                or any(map(self._before_break, figures))):
            weight *= _DISPUTED
        return weight

    def is_low_base(self, cell: PanelCell) -> bool:
        """Tell whether the published growth of a level's own year is below :data:`LOW_BASE`."""
        rate = area_cell(self._page.data, cell.area, cell.indicator_id, cell.year, "yoy_pct",
                         self._page.as_of)
        return rate.state == "value" and rate.quantity.value < LOW_BASE

    def bearing(self, cells: Iterable[PanelCell]) -> list[PanelCell]:
        """Return the cells that a change may be told from: printed, sound, of a year to focus."""
        return [c for c in cells if c.observation is not None and pieces.may_lead(c)
                and c.year in self._page.years_to_focus]

    def base_flags(self, known: Sequence[PanelCell], first: PanelCell) -> Markup:
        """Write what is to be minded of ``first``, the number that a change of ``known`` starts at.
        """
        return self._page.writer.flags(self._base_flags(known, first))

    def _base_flags(self, known: Sequence[PanelCell], first: PanelCell) -> list[str]:
        is_old = first.observation.status != "revised" and any(
            cell.year > first.year and cell.observation.status == "revised" for cell in known)
        return ([FLAG_LOW_BASE] if self.is_low_base(first) else []) + (
            [FLAG_OLD_BASE] if is_old else [])

    def is_of_today(self, *areas: Area) -> bool:
        """Tell whether these places still exist at the end of the years of the page."""
        return all(area.existed_on(date(self._page.years[-1], 12, 31)) for area in areas)

    def _before_break(self, figure: Observation) -> bool:
        return bool(breaks_after(self._page.breaks, figure, self._page.years[-1]))

    def _amounts(self, *cells: PanelCell) -> list[Decimal]:
        return [self._page.data.canonical(c.quantity.value, c.quantity.unit)[0] for c in cells]

    def _turned_by_start(self, known: Sequence[PanelCell], rose: bool) -> bool:
        """Tell whether another start year, as far as the rules let it, turns the direction."""
        for start in known[:-1]:
            try:
                found = growth(self._page.data, start.observation, known[-1].observation)
            except ComparabilityError:
                continue
            if (found.value >= 0) != rose:
                return True
        return False


def size(one: Decimal, two: Decimal) -> Decimal:
    """Return the difference over the sum of magnitudes, zero where they are alike.

    >>> size(Decimal(3), Decimal(1)), size(Decimal(100), Decimal(101))
    (Decimal('0.5'), Decimal('0'))
    """
    total = abs(one) + abs(two)
    found = abs(one - two) / total if total else Decimal(0)
    return found if found >= SMALLEST else Decimal(0)
