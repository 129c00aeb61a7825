from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.comparison import (
    ComparabilityError,
    Refusal,
    area_cell,
    breaks_of_share,
    denominator,
    share_of_cell,
    shares_of_cell,
)
from tests.world import World


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


# -- several places in one year ---------------------------------------------------------------


def town_and_districts(world):
    """Return data set, the cells of both districts and of the town in 2021."""
    data = world.load()
    cells = [area_cell(data, data.areas[place], "revenue", 2021)
             for place in ("north", "west", "town")]
    return data, cells[:2], cells[2]


def test_two_districts_of_one_year_are_shared_of_one_figure_of_the_town(world):
    documents(world)
    # Only the revised figure of 西区 is known; 北区 has both, and its first one agrees too.
    world.row("west", 2021, "22.0", status="revised")
    world.row("north", 2021, "30.0")
    world.row("north", 2021, "33.0", source="accounts")
    world.row("town", 2021, "200.0")
    world.row("town", 2021, "220.0", source="later", status="revised")
    data, parts, whole = town_and_districts(world)
    found = shares_of_cell(data, parts, whole)
    assert [share.value for share in found] == [Decimal("15.0"), Decimal("10.0")]
    assert {denominator(share).value for share in found} == {Decimal("220.0")}


def test_where_one_district_was_revised_and_the_other_not_each_has_a_whole_of_its_own(world):
    documents(world)
    world.row("west", 2021, "22.0", status="revised")
    world.row("north", 2021, "30.0")
    world.row("town", 2021, "200.0")
    world.row("town", 2021, "220.0", source="later", status="revised")
    data, parts, whole = town_and_districts(world)
    found = shares_of_cell(data, parts, whole)
    assert [denominator(share).value for share in found] == [Decimal("200.0"), Decimal("220.0")]


def test_one_district_that_has_no_share_takes_none_from_the_other(world):
    world.row("west", 2021, "22.0", bound="ge")
    world.row("north", 2021, "30.0")
    world.row("town", 2021, "200.0")
    data, parts, whole = town_and_districts(world)
    north, west = shares_of_cell(data, parts, whole)
    assert (north.value, west.code) == (Decimal("15.0"), "open_bound")


@pytest.mark.parametrize(("family", "measure", "years"), [
    ("north", "level", [2021]), ("north", "", [2021]), ("town", "level", [2021]),
    ("*", "", [2021]), ("north", "yoy_pct", []), ("west", "level", []),
])
def test_a_share_has_the_breaks_of_its_part_and_of_its_whole(world, family, measure, years):
    world.breaks.append((family, "", "revenue", "2021", "definition", "incomparable", "", "口径。",
                         "Scope.", "merger", measure))
    for year in (2020, 2022):
        world.row("north", year, "20.0")
        world.row("town", year, "200.0")
    data = world.load()
    part, whole = (area_cell(data, data.areas[place], "revenue", 2020)
                   for place in ("north", "town"))
    assert [b.from_year for b in breaks_of_share(data.breaks, part, whole, 2022)] == years
    assert not breaks_of_share(data.breaks, part, whole, 2020)


#: A figure of a place: its value, and how final it is.
FIGURES = st.lists(st.sampled_from(("actual", "revised", "provisional")), unique=True, max_size=3)


@settings(max_examples=60, deadline=None)
@given(FIGURES, FIGURES, FIGURES)
def test_shares_of_one_year_are_of_one_whole_wherever_any_grade_is_known_of_all(
        north, west, town):
    with TemporaryDirectory() as folder:
        world = World(Path(folder))
        for number, (place, known) in enumerate(
                (("north", north), ("west", west), ("town", town))):
            for status in known:
                world.row(place, 2021, f"{number + 1}0.{len(status)}", source=f"of-{status}",
                          status=status)
        if not (north and west and town):
            return
        data, parts, whole = town_and_districts(world)
        found = shares_of_cell(data, parts, whole)
    agreed = [share for share in found if not isinstance(share, Refusal)]
    # Whatever grade a place shares with the town gives it a share …
    assert len(agreed) == sum(bool(set(known) & set(town)) for known in (north, west))
    # … and one that both share with it gives them one whole.
    wholes = {denominator(share).key for share in agreed}
    assert len(wholes) <= 1 or not set(north) & set(west) & set(town)
