from decimal import Decimal

from helpers.comparison import may_join, panel_cell
from helpers.comparison.coverage import coverage


def rebuilt(world, year, indicator="revenue", measure="level"):
    return panel_cell(world.load(), "west", indicator, year, measure, basis="comparable")


def test_a_figure_restated_by_the_merged_district_comes_first(world):
    world.row("west", 2019, "150.0")
    world.row("west_old", 2019, "60.0")
    world.row("east", 2019, "80.0")
    found = rebuilt(world, 2019)
    assert (found.state, found.quantity.value, found.restated) == ("value", Decimal("150.0"), True)


def test_the_sum_of_both_parts_comes_second_and_says_that_it_is_one(world):
    world.row("west_old", 2018, "84.4")
    world.row("east", 2018, "89.3996")
    found = rebuilt(world, 2018)
    assert (found.state, found.quantity.rule) == ("derived", "sum")
    assert found.quantity.value == Decimal("173.80")
    assert found.quantity.interval.low < Decimal("173.7996") < found.quantity.interval.high
    assert [o.area.area_id for o in found.quantity.observations] == ["west_old", "east"]


def test_one_part_alone_is_refused_with_the_reason(world):
    world.row("west_old", 2018, "84.4")
    found = rebuilt(world, 2018)
    assert (found.state, found.refusal.code) == ("refused", "no_route")
    assert "原西区" in found.refusal.zh


def test_what_cannot_be_added_is_not(world):
    world.row("west_old", 2018, "50000", indicator="income", unit="元")
    world.row("east", 2018, "40000", indicator="income", unit="元")
    assert rebuilt(world, 2018, "income").state == "refused"


def test_a_part_year_part_makes_no_sum(world):
    world.row("west_old", 2018, "84.4")
    world.row("east", 2018, "60", period="M01-M09")
    assert rebuilt(world, 2018).state == "refused"


def test_a_settled_part_and_a_preliminary_one_make_no_sum(world):
    world.row("west_old", 2018, "84.4")
    world.row("east", 2018, "89.4", status="revised")
    assert rebuilt(world, 2018).state == "refused"
    world.rows["report"][0]["status"] = "revised"
    assert rebuilt(world, 2018).state == "derived"


def test_a_level_is_calculated_back_from_published_growth_as_an_interval(world):
    world.row("west", 2020, "167.97")
    world.row("west", 2020, "-10.6", measure="yoy_pct")
    found = rebuilt(world, 2019)
    true = Decimal("167.97") / Decimal("0.894")
    assert (found.state, found.quantity.rule) == ("derived", "back")
    assert found.quantity.interval.low < true < found.quantity.interval.high


def test_real_growth_carries_no_level_back(world):
    world.row("west", 2021, "1949.8", indicator="gdp")
    world.row("west", 2021, "7.8", indicator="gdp", measure="yoy_pct")
    assert rebuilt(world, 2020, "gdp").state == "not_found"


def test_nothing_is_carried_back_across_a_break(world):
    world.row("west", 2020, "100")
    world.row("west", 2020, "5", measure="yoy_pct")
    assert rebuilt(world, 2019).state == "derived"
    world.breaks.append(("west", "", "revenue", "2020", "definition", "incomparable", "",
                         "口径。", "Scope.", "merger"))
    assert rebuilt(world, 2019).state == "not_found"


def test_lines_join_within_a_place_and_are_cut_where_growth_would_be_refused(world):
    for area, year in (("west_old", 2019), ("west_old", 2020), ("west", 2021), ("west", 2022)):
        world.row(area, year, "100")
    data = world.load()
    cells = {year: panel_cell(data, "west", "revenue", year) for year in range(2019, 2023)}
    assert may_join(data, cells[2019], cells[2020])
    assert not may_join(data, cells[2020], cells[2021])
    assert may_join(data, cells[2021], cells[2022])
    world.breaks.append(("*", "", "*", "2022", "definition", "incomparable", "", "甲。", "A.",
                         "merger"))
    data = world.load()
    cells = [panel_cell(data, "west", "revenue", year) for year in (2021, 2022)]
    assert not may_join(data, *cells)


def test_every_cell_has_exactly_one_state(world):
    world.row("west", 2021, "1")
    world.row("west", 2020, "1", period="M01-M09")
    world.row("west", 2022, "1", status="target")
    world.row("west", 2019, "1", scope="park")
    data = world.load()
    states = [coverage(data, "west", "revenue", year).state for year in range(2018, 2023)]
    assert states == ["not_found", "refused", "part_year", "value", "target_only"]
