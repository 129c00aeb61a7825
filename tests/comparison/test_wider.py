from decimal import Decimal

import pytest

from helpers.comparison import ComparabilityError, area_cell, share_of_cell


def shared(world):
    """Return the share of the town that 北区 has in 2021."""
    data = world.load()
    cells = [area_cell(data, data.areas[place], "revenue", 2021) for place in ("north", "town")]
    return share_of_cell(data, *cells)


def documents(world):
    world.source("accounts", vintage="accounts", published="2022-09-01")
    world.source("later", published="2023-01-01", trust="low")


def test_a_revised_part_is_set_against_the_whole_as_it_was_revised_and_not_as_first_told(world):
    documents(world)
    world.row("north", 2021, "22.0", status="revised")
    world.row("town", 2021, "200.0")
    world.row("town", 2021, "220.0", source="later", status="revised")
    found = shared(world)
    assert found.value == Decimal("10.0")
    assert [o.status for o in found.observations] == ["revised", "revised"]


def test_a_part_that_is_final_before_the_whole_steps_back_to_what_was_first_told(world):
    documents(world)
    world.row("north", 2021, "22.0", source="accounts")
    world.row("north", 2021, "20.0")
    world.row("town", 2021, "200.0")
    assert shared(world).value == Decimal("10.0")


def test_of_two_pairs_that_agree_one_of_better_trust_is_taken(world):
    documents(world)
    world.row("north", 2021, "22.0", source="accounts")
    world.row("north", 2021, "20.0")
    world.row("town", 2021, "200.0")
    world.row("town", 2021, "210.0", source="later", status="revised")
    found = shared(world)
    assert {o.source.trust for o in found.observations} == {"official"}
    assert found.value == Decimal("10.0")


@pytest.mark.parametrize("fields", [
    {"period": "M01-M09"}, {"scope": "park"}, {"doubt": "status"}, {"status": "target_revised"},
    {"bound": "ge"},
])
def test_where_no_two_figures_agree_the_share_is_refused(world, fields):
    documents(world)
    world.row("north", 2021, "22.0", source="accounts")
    world.row("town", 2021, "200.0")
    # Something else that the final figure must not be set against.
    world.row("town", 2021, "210.0", source="later", **{"status": "revised", **fields})
    with pytest.raises(ComparabilityError) as error:
        shared(world)
    assert error.value.refusal.code == "different_finality"


def test_months_are_not_shared_where_the_years_do_not_agree(world):
    documents(world)
    world.row("north", 2021, "22.0", source="accounts")
    for place, value in (("north", "15"), ("town", "150"), ("town", "200.0")):
        whole = {} if value == "200.0" else {"period": "M01-M09"}
        world.row(place, 2021, value, **whole)
    with pytest.raises(ComparabilityError):
        shared(world)


def test_any_other_reason_is_given_as_it_is(world):
    world.row("north", 2021, "22.0", bound="ge")
    world.row("town", 2021, "200.0")
    with pytest.raises(ComparabilityError) as error:
        shared(world)
    assert error.value.refusal.code == "open_bound"
