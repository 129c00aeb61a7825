from helpers.comparison import order, panel_cell
from helpers.comparison.basis import area_cell


def test_an_order_within_rounding_is_called_sensitive_to_it(world):
    world.row("west", 2021, "100")
    world.row("north", 2021, "100.3")
    data = world.load()
    cells = [panel_cell(data, family, "revenue", 2021) for family in ("north", "west")]
    assert order(data, *cells).sensitive_to == ("rounding",)


def test_an_order_that_another_vintage_turns_is_called_sensitive_to_it(world):
    world.source("first", published="2022-01-01")
    world.source("final", published="2022-09-01", vintage="accounts")
    world.row("west", 2021, "110", source="first")
    world.row("west", 2021, "90", source="final")
    world.row("north", 2021, "100")
    data = world.load()
    cells = [panel_cell(data, family, "revenue", 2021) for family in ("north", "west")]
    found = order(data, *cells)
    assert found.first_is_larger and found.sensitive_to == ("vintage",)


def test_an_order_that_the_basis_turns_is_called_sensitive_to_it(world):
    world.row("west_old", 2018, "84.4")
    world.row("east", 2018, "89.4")
    world.row("north", 2018, "120.0")
    data = world.load()
    cells = [panel_cell(data, family, "revenue", 2018) for family in ("north", "west")]
    assert order(data, *cells).sensitive_to == ("basis",)


def test_a_clear_order_is_robust(world):
    world.row("west", 2021, "50.0")
    world.row("north", 2021, "100.0")
    data = world.load()
    cells = [panel_cell(data, family, "revenue", 2021) for family in ("north", "west")]
    assert order(data, *cells).robust


def test_a_place_that_only_stands_beside_is_ordered_too(world):
    world.row("north", 2021, "10.0", measure="yoy_pct")
    world.row("town", 2021, "5.0", measure="yoy_pct")
    data = world.load()
    cells = [area_cell(data, data.areas[area], "revenue", 2021, "yoy_pct")
             for area in ("north", "town")]
    assert order(data, *cells).robust
