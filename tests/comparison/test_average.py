"""Growth a year: compound, nominal, with what rounding allows."""

from decimal import Decimal

import pytest

from helpers.comparison import ComparabilityError, average_growth, growth


def two(world, old, new, **named):
    world.row("north", 2017, old)
    world.row("north", 2020, new, **named)
    data = world.load()
    return data, *sorted(data.observations, key=lambda o: o.year)


def test_three_years_of_ten_percent_are_ten_percent_a_year(world):
    data, old, new = two(world, "100.00", "133.10")
    found = average_growth(data, old, new)
    assert (found.value, found.unit, found.rule) == (Decimal("10.0"), "%", "average")
    assert found.notes == ("note.nominal_beside_nominal",)
    low, high = found.interval.low, found.interval.high
    assert Decimal("9.995") < low < 10 < high < Decimal("10.005")


def test_a_fall_is_a_fall_a_year(world):
    data, old, new = two(world, "100.00", "51.20")
    assert average_growth(data, old, new).value == Decimal("-20.0")


def test_one_year_is_the_growth_of_that_year(world):
    world.row("north", 2019, "100.0")
    world.row("north", 2020, "110.0")
    data = world.load()
    old, new = sorted(data.observations, key=lambda o: o.year)
    assert average_growth(data, old, new).value == growth(data, old, new).value


def test_what_refuses_growth_refuses_the_average(world):
    data, old, new = two(world, "100", "120", bound="ge")
    with pytest.raises(ComparabilityError) as error:
        average_growth(data, old, new)
    assert error.value.refusal.code == "open_bound"
