"""How much a finding counts on the top sheet, by the figures that it rests on.

A figure is disputed where the documents contradict it (published growth against the growth
implied by levels, a stated share against its parts, a whole against its parts), or where its own
series breaks after it: what stood before a new base would stand elsewhere on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property

from helpers.comparison import Quantity
from helpers.comparison.rules import breaks_after
from helpers.dataset.model import Observation
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections.checks import checks_of

#: What an order counts that rounding, vintage, basis or start year could turn.
SENSITIVE = Decimal("0.5")
_ENDED, _DISPUTED, _EXPECTED = Decimal("0.5"), Decimal("0.5"), Decimal("0.75")


class Reliability:
    """Weighs the findings of one page."""

    def __init__(self, page: Page):
        self._page = page

    def weight(self, quantities: Iterable[Quantity]) -> Decimal:
        """Return what a finding counts that rests on these: at most one."""
        quantities = tuple(quantities)
        figures = [o for quantity in quantities for o in quantity.observations]
        weight = Decimal(1)
        if any(o.status == "provisional" or o.bound != "eq" for o in figures):
            weight *= _EXPECTED
        if any(o.area != self._page.data.vintages_of(o.area.family)[-1] for o in figures):
            weight *= _ENDED
        if any(map(self.is_disputed, quantities)):
            weight *= _DISPUTED
        return weight

    def is_disputed(self, quantity: Quantity) -> bool:
        """Tell whether a number rests on a figure that is contradicted or lies before a break."""
        return any(o.key in self._contradicted or self._before_break(o)
                   for o in quantity.observations)

    def _before_break(self, figure: Observation) -> bool:
        known = (b for b in self._page.data.breaks if pieces.is_known(self._page, b))
        return bool(breaks_after(known, figure, self._page.years[-1]))

    @cached_property
    def _contradicted(self) -> frozenset[tuple]:
        return frozenset(o.key for check in checks_of(self._page)
                         if check.verdict == "contradictory" for o in check.parts)
