"""Which of two cells is larger, and whether that survives rounding, other vintages and basis.

An order is sensitive to rounding where the intervals of the two overlap, to vintage where another
figure of either cell would turn it, to basis where the published and the comparable one disagree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from helpers.comparison import rules
from helpers.comparison.basis import BASES, PanelCell, panel_cell
from helpers.comparison.quantity import Quantity
from helpers.comparison.refusal import ComparabilityError, Refusal, different_unit, refusal
from helpers.comparison.relations import two_places
from helpers.dataset.load import Dataset


@dataclass(frozen=True)
class Order:
    """Which of two quantities is larger, and whether that would survive another reading.

    ``first_is_larger`` is None where they cannot be told apart; ``sensitive_to`` holds
    ``rounding``, ``vintage``, ``basis`` as far as they could turn the order.
    """

    first_is_larger: bool | None
    sensitive_to: tuple[str, ...]

    @property
    def robust(self) -> bool:
        """True when nothing that was tried turns the order."""
        return self.first_is_larger is not None and not self.sensitive_to


def missing(known: Sequence[PanelCell]) -> Refusal:
    """Say that of two cells one is known, or none is."""
    if not known:
        return refusal("neither_known")
    return refusal("one_side_missing", known[0].quantity.observations,
                   area=rules.name(known[0].area))


def order(data: Dataset, first: PanelCell, second: PanelCell, as_of: date | None = None) -> Order:
    """Say which cell is larger, re-tried under rounding, other vintages and the other basis.

    Raises
    ------
    ComparabilityError
        When the cells are not of one kind, year and unit, when a figure is in doubt, or when a
        cell holds no number.
    """
    one, two = first.quantity, second.quantity
    if one is None or two is None:
        raise ComparabilityError(
            first.refusal or second.refusal or missing([c for c in (first, second) if c.quantity]))
    unit, other = (data.canonical(q.value, q.unit)[1] for q in (one, two))
    reason = two_places(one, two)
    if reason is None and unit != other:
        reason = different_unit((*one.observations, *two.observations), unit, other)
    if reason is not None:
        raise ComparabilityError(reason)
    larger = _larger(_canonical(data, one), _canonical(data, two))
    if larger is None:
        return Order(None, ())
    sensitive = []
    if overlap(data, one, two):
        sensitive.append("rounding")
    if any(
        _larger(a, b) != larger
        for a in _alternatives(data, first) for b in _alternatives(data, second)
    ):
        sensitive.append("vintage")
    if _turned_by_basis(data, first, second, larger, as_of):
        sensitive.append("basis")
    return Order(larger, tuple(sensitive))


def _canonical(data: Dataset, quantity: Quantity) -> Decimal:
    return data.canonical(quantity.value, quantity.unit)[0]


def _larger(one: Decimal, two: Decimal) -> bool | None:
    return None if one == two else one > two


def overlap(data: Dataset, one: Quantity, two: Quantity) -> bool:
    """Tell whether rounding could turn which of two quantities of one dimension is larger.

    >>> overlap(data, published(about_70_percent), published(exactly_71))     # doctest: +SKIP
    True
    """
    def ends(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
        low, high = quantity.interval.low, quantity.interval.high
        unit = quantity.unit
        return (None if low is None else data.canonical(low, unit)[0],
                None if high is None else data.canonical(high, unit)[0])

    (low_1, high_1), (low_2, high_2) = ends(one), ends(two)
    apart = (high_1 is not None and low_2 is not None and high_1 < low_2) or (
        high_2 is not None and low_1 is not None and high_2 < low_1)
    return not apart


def _alternatives(data: Dataset, cell: PanelCell) -> list[Decimal]:
    """Return the figure of a cell and those it beat that speak of the same thing."""
    values = [_canonical(data, cell.quantity)]
    for lost in cell.choice.losers:
        other = lost.observation
        if lost.reason in ("part_year", "part_of_area", "low_trust", "doubtful"):
            continue
        value, unit = data.canonical(other.usable_value, other.usable_unit)
        # A rank or share in another field, a census day, another unit: not the same thing.
        if rules.same_period(*cell.quantity.kin, other) is None and other.of == (
            cell.quantity.kin[0].of
        ) and unit == data.canonical(cell.quantity.value, cell.quantity.unit)[1]:
            values.append(value)
    return values


def _turned_by_basis(
    data: Dataset, first: PanelCell, second: PanelCell, larger: bool, as_of: date | None
) -> bool:
    for basis in BASES:
        cells = [
            # A place that is only shown beside has no vintages and so one basis.
            panel_cell(data, c.family, c.indicator_id, c.year, c.measure, basis, as_of)
            if data.vintages_of(c.family) else c
            for c in (first, second)
        ]
        if any(c.state not in ("value", "derived") for c in cells):
            continue
        one, two = (c.quantity for c in cells)
        if two_places(one, two) is None and (
            _larger(_canonical(data, one), _canonical(data, two)) != larger
        ):
            return True
    return False
