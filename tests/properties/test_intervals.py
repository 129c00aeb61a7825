"""Rounding never lies: the interval of an answer holds what the unrounded figures give."""

from dataclasses import replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from helpers.comparison import (
    ComparabilityError,
    growth,
    growth_gap,
    interval,
    level_ratio,
    published,
    share,
    share_of,
)
from helpers.comparison.derived import LONGEST_CHAIN, carried_back, sum_of_parts
from helpers.comparison.quantity import Interval, Quantity
from tests.world import World

#: Decimal divides with 28 digits; what differs beyond them is no fault of an interval.
TINY = Decimal("1e-18")

LEVELS = st.integers(500_000, 10**10).map(lambda n: Decimal(n).scaleb(-6))
RATES = st.integers(-90 * 10**6, 300 * 10**6).map(lambda n: Decimal(n).scaleb(-6))


@st.composite
def printed(draw, true):
    """Print a true value as a document would: value and unit."""
    unit, factor = draw(st.sampled_from((("亿元", 1), ("亿元", 1), ("万元", 10_000))))
    return _rounded(draw, true * factor, 0 if unit == "万元" else 3), unit


def _rounded(draw, value, most):
    step = Decimal(1).scaleb(-draw(st.integers(0, most)))
    return value.quantize(step, rounding=draw(st.sampled_from((ROUND_HALF_UP, ROUND_HALF_EVEN))))


@st.composite
def printed_rate(draw, true):
    return _rounded(draw, true, 2)


def holds(found, true):
    assert found.interval.low - TINY <= true <= found.interval.high + TINY, (found, true)
    # What is shown must not pretend to more than the interval bears.
    assert found.interval.low - half(found) <= found.value <= found.interval.high + half(found)


def half(found):
    return Decimal(5).scaleb(min(found.value.as_tuple().exponent, 0) - 1)


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """A data set without breaks, and figures of it to be printed anew."""
    world = World(tmp_path_factory.mktemp("city"))
    world.row("north", 2020, "1")
    world.row("north", 2021, "1")
    world.row("west", 2021, "1")
    world.row("town", 2021, "1")
    world.row("north", 2021, "1", indicator="gdp")
    world.row("north", 2021, "1", measure="yoy_pct")
    world.row("west", 2021, "1", measure="yoy_pct")
    return world.load()


def anew(figure, drawn):
    value, unit = drawn
    return replace(figure, value=value, unit=unit)


@settings(max_examples=150)
@given(st.data(), LEVELS, LEVELS)
def test_growth_share_and_ratio_hold_the_true_ones(city, data, one, two):
    old, new, west, town, gdp, *_ = city.observations
    first, second = data.draw(printed(one)), data.draw(printed(two))
    made = (
        (lambda: growth(city, anew(old, first), anew(new, second)), (two / one - 1) * 100),
        (lambda: share(city, anew(new, first), anew(gdp, second)), one / two * 100),
        (lambda: level_ratio(city, published(anew(new, first)), published(anew(west, second))),
         one / two),
        (lambda: share_of(city, published(anew(west, first)), published(anew(town, second))),
         one / two * 100),
    )
    for make, true in made:
        try:
            found = make()
        except ComparabilityError as refused:
            # A figure printed as 0 divides nothing.
            assert refused.refusal.code == "not_positive"
            continue
        holds(found, true * 100 if make is made[2][0] and found.unit == "%" else true)


@settings(max_examples=60)
@given(st.data(), RATES, RATES)
def test_the_gap_of_two_rates_holds_the_true_one(city, data, one, two):
    *_, north, west = city.observations
    first, second = (replace(figure, value=data.draw(printed_rate(true)))
                     for figure, true in ((north, one), (west, two)))
    holds(growth_gap(published(first), published(second)), one - two)


@settings(max_examples=40)
@given(st.data(), LEVELS, LEVELS)
def test_a_sum_of_parts_holds_the_true_sum(data, one, two):
    with TemporaryDirectory() as folder:
        world = World(Path(folder))
        for area, true in (("west_old", one), ("east", two)):
            value, unit = data.draw(printed(true))
            world.row(area, 2018, str(value), unit=unit)
        loaded = world.load()
        holds(sum_of_parts(loaded, loaded.areas["west"], "revenue", 2018), one + two)


@settings(max_examples=60)
@given(st.data(), LEVELS, st.lists(RATES, min_size=1, max_size=LONGEST_CHAIN))
def test_a_level_carried_back_over_years_holds_the_true_one(data, true, rates):
    with TemporaryDirectory() as folder:
        world, level = World(Path(folder)), true
        for year, rate in enumerate(rates, 2019):
            level *= 1 + rate / 100
            world.row("north", year, str(data.draw(printed_rate(rate))), measure="yoy_pct")
        value, unit = data.draw(printed(level))
        assume(value > 0)
        world.row("north", 2018 + len(rates), str(value), unit=unit)
        loaded = world.load()
        found = carried_back(loaded, loaded.areas["north"], "revenue", 2018)
        assert found.year == 2018
        holds(found, true)


@settings(max_examples=100)
@given(st.data(), LEVELS)
def test_a_printed_figure_holds_its_true_value_whatever_its_bound(city, data, true):
    value, unit = data.draw(printed(true))
    factor = 10_000 if unit == "万元" else 1
    for bound, low, high in (("eq", true, true), ("ge", true * 2, None), ("le", None, true / 2),
                             ("nearly", None, true), ("approx", None, None)):
        found = interval(replace(city.observations[0], value=value, unit=unit, bound=bound))
        assert (found.low is None) == (bound in ("le", "nearly", "approx"))
        assert (found.high is None) == (bound in ("ge", "approx"))
        assert low is None or found.low is None or found.low <= low * factor
        assert high is None or found.high is None or found.high >= high * factor


def test_a_percentage_above_a_whole_keeps_the_unit_of_its_interval(city):
    _, new, west, *_ = city.observations
    found = level_ratio(city, published(replace(new, value=Decimal("30.0"))),
                        published(replace(west, value=Decimal("40.0"))))
    assert found.unit == "%" and found.interval.low < 75 < found.interval.high


def test_a_derived_level_that_is_shown_as_nothing_divides_nothing(city):
    _, new, west, *_ = city.observations
    small = Interval(Decimal("0.03"), Decimal("0.04"))
    derived = Quantity(Decimal("0.0"), "亿元", small, "sum", (west,))
    with pytest.raises(ComparabilityError) as error:
        level_ratio(city, published(new), derived)
    assert error.value.refusal.code == "not_positive"
