"""A contribution is one increase over another, where both increases hold."""

from decimal import Decimal

import pytest

from helpers.comparison import ComparabilityError, contribution


def figures(world, part, whole, **named):
    """Load a part and a whole of two years and return both pairs."""
    for year, value in part.items():
        world.row("north", year, value, indicator="value-added-tertiary", **named)
    for year, value in whole.items():
        world.row("north", year, value, indicator="gdp")
    data = world.load()

    def pair(indicator):
        found = [o for o in data.observations if o.indicator.indicator_id == indicator]
        return tuple(sorted(found, key=lambda o: o.year))
    return data, pair("value-added-tertiary"), pair("gdp")


@pytest.fixture
def empty(world):
    world.rows = {"merger": []}
    world.sources.pop("report", None)
    return world


def test_it_is_the_increase_of_the_part_over_that_of_the_whole_with_what_rounding_allows(empty):
    data, part, whole = figures(empty, {2021: "1759.1", 2022: "1810.0"},
                                {2021: "1949.8", 2022: "2003.3"})
    found = contribution(data, part, whole)
    assert found.value == Decimal("95.1")
    assert found.interval.low == Decimal("50.8") / Decimal("53.6") * 100
    assert found.interval.high == Decimal("51.0") / Decimal("53.4") * 100
    assert found.observations == (part[1], part[0], whole[1], whole[0])


def test_a_part_that_shrank_has_a_negative_contribution(empty):
    data, part, whole = figures(empty, {2021: "60.0", 2022: "50.0"}, {2021: "100.0", 2022: "120.0"})
    assert contribution(data, part, whole).value == Decimal("-50.0")


@pytest.mark.parametrize("later", ["100.0", "99.0", "100.1"])
def test_a_whole_that_did_not_surely_rise_has_none(empty, later):
    data, part, whole = figures(empty, {2021: "60.0", 2022: "65.0"}, {2021: "100.0", 2022: later})
    with pytest.raises(ComparabilityError) as raised:
        contribution(data, part, whole)
    assert raised.value.refusal.code == "no_rise"


@pytest.mark.parametrize("broken", ["gdp", "value-added-tertiary"])
def test_a_break_in_either_refuses_it(empty, broken):
    empty.breaks.append(("north", "", broken, "2022", "definition", "incomparable", "", "口径。",
                         "Scope.", "merger", ""))
    data, part, whole = figures(empty, {2021: "60.0", 2022: "65.0"},
                                {2021: "100.0", 2022: "120.0"})
    with pytest.raises(ComparabilityError) as raised:
        contribution(data, part, whole)
    assert raised.value.refusal.code == "break"


def test_part_and_whole_must_be_of_the_same_years(empty):
    data, part, whole = figures(empty, {2020: "60.0", 2022: "65.0"},
                                {2021: "100.0", 2022: "120.0"})
    with pytest.raises(ComparabilityError):
        contribution(data, part, whole)
