"""Growth, ratio, share and gap of figures, as intervals, or a refusal."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from helpers.comparison import rules
from helpers.comparison.quantity import Interval, Quantity, honest_digits, published
from helpers.comparison.refusal import ComparabilityError, Refusal, different_unit, refusal
from helpers.dataset.load import Dataset
from helpers.dataset.model import Break, Observation

_HUNDRED = Decimal(100)


def _refuse(reason: Refusal | None) -> None:
    if reason is not None:
        raise ComparabilityError(reason)


def in_canonical(data: Dataset, quantity: Quantity) -> tuple[Decimal, Interval, str]:
    """Return value, interval and unit of a quantity in its canonical unit."""
    value, unit = data.canonical(quantity.value, quantity.unit)
    ends = (
        None if end is None else data.canonical(end, quantity.unit)[0]
        for end in (quantity.interval.low, quantity.interval.high)
    )
    return value, Interval(*ends), unit


def growth(
    data: Dataset, earlier: Observation, later: Observation, breaks: Iterable[Break] | None = None
) -> Quantity:
    """Return the growth in percent that two levels of one place imply: nominal, not real.

    Its note says so where growth is published as real; where that is nominal too, that both are
    of one kind; of what is not counted in money there is nothing to say.

    Raises
    ------
    ValueError
        When ``later`` is not of a later year.
    ComparabilityError
        When the levels differ in vintage, period, scope or measure, when a break lies between
        them, when one is a goal, in doubt, or open-ended.
    """
    if later.year <= earlier.year:
        raise ValueError(f"no growth from {earlier.year} to {later.year}")
    _refuse(rules.first_refusal(
        rules.results_only(earlier, later),
        rules.same_measure(earlier, later),
        rules.levels_only(earlier, later),
        rules.same_vintage(earlier, later),
        rules.same_scope(earlier, later),
        rules.same_period(earlier, later),
        rules.no_break(data.breaks if breaks is None else breaks, earlier, later),
        rules.no_doubt(earlier, later),
        rules.closed_bounds(earlier, later),
    ))
    (old, old_ends, old_unit), (new, new_ends, new_unit) = (
        in_canonical(data, published(figure)) for figure in (earlier, later)
    )
    if old_unit != new_unit:
        _refuse(different_unit((earlier, later), old_unit, new_unit))
    if old_ends.low <= 0 or new_ends.low <= 0:
        _refuse(refusal("not_positive", (earlier, later)))
    low = (new_ends.low / old_ends.high - 1) * _HUNDRED
    high = (new_ends.high / old_ends.low - 1) * _HUNDRED
    value = honest_digits((new / old - 1) * _HUNDRED, low, high)
    return Quantity(value, "%", Interval(low, high), "growth", (earlier, later),
                    _price_note(later))


def _price_note(figure: Observation) -> tuple[str, ...]:
    """Return the note on prices that growth implied by levels needs, if any."""
    kind = figure.indicator.growth
    if kind:
        return (f"note.nominal_beside_{kind}",)
    return ("note.nominal",) if figure.indicator.is_money else ()


def share(data: Dataset, part: Observation, whole: Observation) -> Quantity:
    """Return ``part`` as a percentage of ``whole``: two indicators of one place, year and basis.

    Serves size-free ratios too (budget revenue / GDP), which compare places of unlike size.
    """
    _refuse(rules.first_refusal(
        rules.results_only(part, whole),
        rules.levels_only(part, whole),
        rules.same_vintage(part, whole),
        rules.same_scope(part, whole),
        rules.same_year(part, whole),
        rules.same_period(part, whole),
        rules.closed_bounds(part, whole),
    ))
    return _quotient(data, part, whole, "share", _HUNDRED, "%")


def level_ratio(data: Dataset, first: Quantity, second: Quantity) -> Quantity:
    """Return which multiple (below one: percentage) of ``second`` ``first`` is, in one year.

    Either may be derived (a comparable basis); the rules are asked of the figures of that year.
    """
    _refuse(rules.first_refusal(
        two_places(first, second), rules.levels_only(*first.kin), _open(first, second)))
    if in_canonical(data, first)[0] < in_canonical(data, second)[0]:
        return quotient(data, first, second, "ratio", _HUNDRED, "%")
    return quotient(data, first, second, "ratio", Decimal(1), "倍", at_most=2)


def growth_gap(first: Quantity, second: Quantity) -> Quantity:
    """Return the difference of two published growth rates of one year, in percentage points.

    It has the decimals that the coarser rate bears: 14 % less 6.9 % is 7 points, not 7.1.
    """
    _refuse(rules.first_refusal(
        two_places(first, second), rules.rates_only(*first.kin, *second.kin),
        _open(first, second)))
    low = first.interval.low - second.interval.high
    high = first.interval.high - second.interval.low
    parts = tuple(q.parts[0] if q.is_published else q for q in (first, second))
    value = honest_digits(first.value - second.value, low, high, at_most=2)
    return Quantity(value, "个百分点", Interval(low, high), "gap", parts)


def two_places(first: Quantity, second: Quantity) -> Refusal | None:
    """Return why two quantities of two places may not be set against each other, or None.

    Open bounds are the caller's: "over 300" tells an order, but no ratio.
    """
    figures = (*first.observations, *second.observations)
    return rules.first_refusal(
        rules.results_only(*figures), _one_kind(first, second), _one_vintage(first, second),
        rules.no_doubt(*figures),
    )


def _one_kind(first: Quantity, second: Quantity) -> Refusal | None:
    """Ask for one indicator, measure, year, scope and period."""
    kin = (*first.kin, *second.kin)
    years = sorted({first.year, second.year})
    return rules.first_refusal(
        rules.same_measure(*kin),
        refusal("different_year", kin, years=" / ".join(map(str, years)))
        if len(years) > 1 else None,
        rules.same_scope(*kin),
        rules.same_period(*kin),
    )


def _one_vintage(first: Quantity, second: Quantity) -> Refusal | None:
    """Two places are two families; one family is compared with itself on one area only."""
    one, two = ({o.area.area_id: o.area for o in q.observations} for q in (first, second))
    if one.keys() == two.keys():
        return None
    if not {a.family for a in one.values()} & {a.family for a in two.values()}:
        return None
    places = [next(iter(one.values())), *(a for key, a in two.items() if key not in one)]
    if len(places) == 1:
        places = [next(a for key, a in one.items() if key not in two), next(iter(two.values()))]
    return refusal("different_vintage", (*first.observations, *second.observations),
                   first=rules.name(places[0]), second=rules.name(places[1]))


def _open(*quantities: Quantity) -> Refusal | None:
    figures = tuple(o for q in quantities for o in q.observations)
    if all(q.interval.closed for q in quantities):
        return rules.closed_bounds(*figures)
    return refusal("open_bound", figures, whose=rules.whose(*figures))


def share_of(data: Dataset, part: Quantity, whole: Quantity) -> Quantity:
    """Return one level as a percentage of the same indicator's level of a wider place.

    ``part`` may be derived (a comparable basis); every printed figure behind both must be a
    result of one indicator, year, period and exactness. Levels of unlike finality are refused:
    a final or revised one moves against a preliminary one where the place itself did not.
    :func:`helpers.comparison.wider.share_of_cell` looks for figures that are alike.
    """
    figures = (*part.observations, *whole.observations)
    _refuse(rules.first_refusal(
        rules.results_only(*figures),
        _one_kind(part, whole),
        rules.levels_only(*part.kin),
        rules.closed_bounds(*figures),
        rules.same_finality(*part.kin, *whole.kin),
    ))
    return quotient(data, part, whole, "share", _HUNDRED, "%")


def _quotient(
    data: Dataset, above: Observation, below: Observation, rule: str, factor: Decimal, unit: str,
    at_most: int = 1,
) -> Quantity:
    return quotient(data, published(above), published(below), rule, factor, unit, at_most)


def quotient(
    data: Dataset, above: Quantity, below: Quantity, rule: str, factor: Decimal, unit: str,
    at_most: int = 1,
) -> Quantity:
    """Divide two quantities as intervals; the caller has asked the rules."""
    (top, top_ends, top_unit), (bottom, bottom_ends, bottom_unit) = (
        in_canonical(data, quantity) for quantity in (above, below)
    )
    figures = (*above.observations, *below.observations)
    if top_unit != bottom_unit:
        _refuse(different_unit(figures, top_unit, bottom_unit))
    # A derived level may be so small that it is shown as 0.
    if bottom_ends.low <= 0 or bottom <= 0:
        _refuse(refusal("not_positive", figures))
    low = top_ends.low / bottom_ends.high * factor
    high = top_ends.high / bottom_ends.low * factor
    value = honest_digits(top / bottom * factor, low, high, at_most)
    doubtful = rules.no_doubt(*figures) is not None
    parts = tuple(q.parts[0] if q.is_published else q for q in (above, below))
    return Quantity(value, unit, Interval(low, high), rule, parts,
                    ("note.doubt",) if doubtful else ())
