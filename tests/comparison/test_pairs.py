from datetime import date
from decimal import Decimal

import pytest

from helpers.comparison.pairs import pairs, series, worth_a_page
from tests.world import World


@pytest.fixture
def world(tmp_path):
    return World(tmp_path)


def found(world, kind, indicator="revenue", **asked):
    data = world.load()
    return kind(data, data.indicators[indicator], **asked)


def years(every):
    return [one.years for one in every]


def test_two_districts_with_a_figure_of_one_year_and_period_make_a_pair(world):
    world.row("west", 2022, "120")
    world.row("north", 2022, "100")
    world.row("north", 2021, "90")
    (pair,) = found(world, pairs)
    assert (pair.year, pair.relation.value) == (2022, Decimal("1.20"))
    assert [cell.area.area_id for cell in pair.cells] == ["west", "north"]
    assert len(pair.observations) == 2


def test_rates_make_a_pair_by_their_gap(world):
    world.row("west", 2022, "3.5", measure="yoy_pct")
    world.row("north", 2022, "5.0", measure="yoy_pct")
    (pair,) = found(world, pairs)
    assert (pair.relation.value, pair.relation.unit) == (Decimal("-1.5"), "个百分点")


def test_ranks_make_a_pair_in_one_field_only_and_have_no_distance(world):
    for area, field in (("west", "town/13:level"), ("north", "town/13:level")):
        world.row(area, 2022, "3" if area == "west" else "5", measure="rank", of=field)
    world.row("west", 2021, "2", measure="rank", of="town/13:level")
    world.row("north", 2021, "2", measure="rank", of="town/15:level")
    (pair,) = found(world, pairs)
    assert pair.year == 2022 and pair.relation is None


@pytest.mark.parametrize("other", [
    {"status": "target"}, {"period": "M01-M09"}, {"scope": "park"}, {"bound": "ge"},
    {"doubt": "period"}, {"doubt": "area_id"}, {"source": "copied"},
])
def test_what_the_rules_refuse_makes_no_pair(world, other):
    world.source("copied", trust="low")
    world.row("west", 2022, "120")
    world.row("north", 2022, "100", **other)
    assert found(world, pairs) == ()


def test_half_a_year_meets_half_a_year_even_where_the_year_is_known(world):
    world.row("west", 2022, "120")
    world.row("west", 2022, "60", period="M01-M06", source="half")
    world.row("north", 2022, "50", period="M01-M06")
    (pair,) = found(world, pairs)
    assert pair.period == "M01-M06" and pair.relation.value == Decimal("1.20")
    assert {cell.state for cell in pair.cells} == {"part_year"}


def test_a_third_district_makes_a_pair_with_each_other_one(world):
    world.areas.append(("south", "south", "subject", "南区", "South", "", "", "", ""))
    for area in ("west", "north", "south"):
        world.row(area, 2022, "120")
    assert len(found(world, pairs)) == 3
    assert len(found(world, pairs, families=("north", "south"))) == 1


def test_the_city_beside_them_is_no_district(world):
    world.row("north", 2022, "100")
    world.row("town", 2022, "900")
    assert found(world, pairs) == ()


def test_only_documents_of_the_day_count(world):
    world.source("late", published="2023-05-01")
    world.row("west", 2022, "120", source="late")
    world.row("north", 2022, "100")
    assert found(world, pairs, as_of=date(2022, 12, 31)) == ()
    assert len(found(world, pairs)) == 1


def test_a_series_holds_one_vintage_and_never_runs_across_the_merger(world):
    for area, year in (("west_old", 2019), ("west_old", 2020), ("west", 2021), ("west", 2022)):
        world.row(area, year, "100")
    assert years(found(world, series)) == [(2019, 2020), (2021, 2022)]


def test_a_break_ends_a_series_and_the_next_begins(world):
    world.breaks.append(("north", "", "revenue", "2021", "definition", "incomparable", "", "口径",
                         "changed", "merger", "level"))
    for year in (2019, 2020, 2021, 2022):
        world.row("north", year, "100")
        world.row("north", year, "5", measure="yoy_pct")
    levels, after, rates = found(world, series)
    assert levels.years == (2019, 2020) and after.years == (2021, 2022)
    assert rates.measure == "yoy_pct" and rates.years == (2019, 2020, 2021, 2022)


def test_a_missing_year_stays_missing_and_a_doubtful_one_is_left_out(world):
    for year, doubt in ((2018, ""), (2020, "scope"), (2021, ""), (2022, "")):
        world.row("north", year, "100", doubt=doubt)
    assert years(found(world, series)) == [(2018, 2021, 2022)]


def test_one_year_or_two_periods_make_no_series(world):
    world.row("north", 2021, "100")
    world.row("north", 2022, "60", period="M01-M06")
    assert found(world, series) == ()


def test_the_comparable_basis_rebuilds_the_years_before_the_merger(world):
    for area in ("west_old", "east"):
        world.row(area, 2020, "50")
    world.row("west", 2021, "110")
    assert found(world, series) == ()
    (rebuilt,) = found(world, series, basis="comparable")
    assert rebuilt.years == (2020, 2021) and rebuilt.area.area_id == "west"


def test_a_theme_is_worth_a_page_from_two_series_or_three_kinds_of_pairs_on(world):
    for year in (2021, 2022):
        world.row("north", year, "100")
    assert worth_a_page(world.load()) == ()
    for year in (2021, 2022):
        world.row("north", year, "5", measure="yoy_pct")
    assert worth_a_page(world.load()) == ("finance",)
    assert worth_a_page(world.load(), years=(2022,)) == ()
    for indicator in ("gdp", "value-added-tertiary"):
        for area in ("west", "north"):
            world.row(area, 2022, "100", indicator=indicator)
    assert worth_a_page(world.load(), years=(2022,)) == ()
    for area in ("west", "north"):
        world.row(area, 2022, "7", indicator="gdp", measure="yoy_pct")
    assert worth_a_page(world.load(), years=(2022,)) == ("economy",)
