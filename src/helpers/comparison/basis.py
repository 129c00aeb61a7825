"""One cell of the panel, on the published or the comparable basis.

On the comparable basis a family is rebuilt on the area that it has now, by three routes in this
order: the figure that the merged district itself gives for an earlier year; the sum of the parts
it was made of (additive indicators, every part known, same period and same kind of result);
a level calculated back from a published growth rate, as an interval. A rate of real growth
carries no level of current prices back, so that route is closed for GDP and value added. Where no
route exists the cell is refused and says so; nothing is interpolated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from helpers.comparison import rules
from helpers.comparison.quantity import (
    Interval,
    Quantity,
    honest_digits,
    interval,
    published,
)
from helpers.comparison.refusal import ComparabilityError, Refusal, different_unit, refusal
from helpers.comparison.relations import two_places
from helpers.dataset.load import Dataset
from helpers.dataset.model import Area, Observation
from helpers.selection.choice import Choice, select
from helpers.selection.series import family_cell

#: States of a cell, the most known first.
STATES = ("value", "derived", "part_year", "target_only", "refused", "not_found")
BASES = ("as_published", "comparable")
#: Years that a level is carried back at most: each step widens the interval.
LONGEST_CHAIN = 3


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
    return {earlier.state, later.state} <= {"value", "derived"} and not _broken(
        data, later.area, later.indicator_id, earlier.year, later.year)


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


def sum_of_parts(
    data: Dataset, area: Area, indicator_id: str, year: int, as_of: date | None = None
) -> Quantity | None:
    """Return the sum of the areas that ``area`` was made of, or None where it cannot be formed."""
    if not data.indicators[indicator_id].additive or not area.composed_of:
        return None
    parts = [
        select(data, part, indicator_id, year, as_of=as_of).chosen for part in area.composed_of
    ]
    if any(part is None or not part.is_whole_period for part in parts):
        return None
    if rules.first_refusal(rules.same_period(*parts), rules.closed_bounds(*parts)) is not None:
        return None
    if len({part.status == "provisional" for part in parts}) > 1:
        return None
    values, lows, highs, units = [], [], [], set()
    for part in parts:
        value, unit = data.canonical(part.usable_value, part.usable_unit)
        ends = interval(part)
        values.append(value)
        lows.append(data.canonical(ends.low, part.usable_unit)[0])
        highs.append(data.canonical(ends.high, part.usable_unit)[0])
        units.add(unit)
    if len(units) > 1:
        return None
    low, high = sum(lows), sum(highs)
    value = honest_digits(sum(values), low, high, at_most=2)
    return Quantity(value, units.pop(), Interval(low, high), "sum", tuple(parts))


def carried_back(
    data: Dataset, area: Area, indicator_id: str, year: int, as_of: date | None = None
) -> Quantity | None:
    """Return a level calculated back from later levels by published growth, or None.

    Each step needs a growth rate of the same area and period as the level, exact, not in doubt, and
    no break between the two years.
    """
    indicator = data.indicators[indicator_id]
    if indicator.growth != "nominal":
        return None
    rates: list[Observation] = []
    for later in range(year + 1, year + 1 + LONGEST_CHAIN):
        rate = select(data, area.area_id, indicator_id, later, "yoy_pct", as_of=as_of).chosen
        if rate is None or not rate.is_whole_period or not interval(rate).closed:
            return None
        if rules.no_doubt(rate) is not None or rate.usable_value <= -100:
            return None
        rates.append(rate)
        level = select(data, area.area_id, indicator_id, later, as_of=as_of).chosen
        if level is not None and level.is_whole_period and interval(level).closed:
            break
    else:
        return None
    # What is still expected to change carries nothing back.
    if any(figure.status == "provisional" for figure in (level, *rates)):
        return None
    if rules.no_doubt(level) is not None or _broken(data, area, indicator_id, year, level.year):
        return None
    value, unit = data.canonical(level.usable_value, level.usable_unit)
    ends = interval(level)
    if rules.same_period(level, *rates) is not None or ends.low <= 0:
        return None
    low = data.canonical(ends.low, level.usable_unit)[0]
    high = data.canonical(ends.high, level.usable_unit)[0]
    for rate in reversed(rates):
        around = interval(rate)
        value /= 1 + rate.usable_value / 100
        low /= 1 + around.high / 100
        high /= 1 + around.low / 100
    return Quantity(honest_digits(value, low, high), unit, Interval(low, high), "back",
                    (level, *reversed(rates)))


def _broken(data: Dataset, area: Area, indicator_id: str, first: int, last: int) -> bool:
    return any(
        b.effect == "incomparable" and b.kind != "geography"
        and b.family in ("*", area.family) and b.area_id in ("", "*", area.area_id)
        and b.indicator_id in ("*", indicator_id) and b.measure in ("", "level")
        and first < b.from_year <= last
        for b in data.breaks
    )


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
    if _overlap(data, one, two):
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


def _overlap(data: Dataset, one: Quantity, two: Quantity) -> bool:
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
            panel_cell(data, c.family, c.indicator_id, c.year, c.measure, basis, as_of)
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
