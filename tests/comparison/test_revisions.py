from decimal import Decimal

from helpers.comparison.revisions import change, revisions


def found(world, **fields):
    return list(revisions(world.load(), "north", "revenue", range(2017, 2024), **fields))


def test_the_first_is_what_was_published_first_whatever_is_chosen(world):
    world.source("a", published="2019-09-01", vintage="first")
    world.source("b", published="2019-01-01", vintage="accounts")
    world.source("c", published="", vintage="estimate")
    for source, value in (("a", "10"), ("b", "11"), ("c", "12")):
        world.row("north", 2018, value, source=source)
    (one,) = found(world)
    assert [f.source.source_id for f in one.figures] == ["b", "a", "c"]
    assert one.chosen.source.source_id == "b" and one.first is one.chosen
    assert [f.source.source_id for f in one.others] == ["a", "c"] and not one.agrees


def test_figures_of_parts_other_periods_and_open_bounds_are_no_vintages(world):
    world.row("north", 2018, "10", source="a")
    world.row("north", 2018, "9", source="b", scope="park")
    world.row("north", 2018, "7", source="c", period="M01-M09")
    world.row("north", 2018, "9", source="d", bound="ge")
    assert found(world) == []


def test_one_document_alone_is_no_revision_and_units_may_differ(world):
    world.row("north", 2018, "10.00", source="a")
    assert found(world) == []
    world.row("north", 2018, "100000", source="b", unit="万元")
    (one,) = found(world)
    assert one.agrees


def test_a_change_of_levels_is_percent_of_the_first_as_an_interval(world):
    world.row("north", 2018, "100", source="a")
    world.row("north", 2018, "105", source="b")
    data = world.load()
    first, later = data.observations
    moved = change(data, first, later)
    assert (moved.value, moved.unit, moved.rule) == (Decimal("5"), "%", "growth") or (
        moved.value == Decimal("5.0"))
    assert moved.interval.low < 5 < moved.interval.high
    assert moved.observations == (first, later)
    assert change(data, first, first) is None


def test_nothing_is_a_percentage_of_zero(world):
    world.row("north", 2018, "0", source="a")
    world.row("north", 2018, "105", source="b")
    data = world.load()
    assert change(data, *data.observations) is None
