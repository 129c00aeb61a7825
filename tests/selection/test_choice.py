from datetime import date

import pytest

from helpers import messages
from helpers.selection import CRITERIA, family_cell, select, series


def choose(world, **options):
    return select(world.load(), "north", "revenue", 2021, **options)


def test_a_whole_year_beats_part_of_one_however_late_it_was_published(world):
    world.source("early", published="2022-01-01")
    world.source("late", published="2023-01-01", vintage="accounts")
    world.row("north", 2021, "100", source="early")
    world.row("north", 2021, "80", source="late", period="M01-M09")
    found = choose(world)
    assert (found.state, str(found.chosen.value)) == ("value", "100")
    assert [(str(x.observation.value), x.reason) for x in found.losers] == [("80", "part_year")]


def test_nine_months_beat_six_and_the_cell_says_part_year(world):
    world.row("north", 2021, "50", period="M01-M06")
    world.row("north", 2021, "80", period="M01-M09")
    found = choose(world)
    assert (found.state, str(found.chosen.value)) == ("part_year", "80")


@pytest.mark.parametrize(("worse", "better", "reason"), [
    ({"vintage": "first"}, {"vintage": "accounts"}, "earlier_vintage"),
    ({"trust": "press"}, {"trust": "official"}, "reported"),
    ({"trust": "copy", "doc_type": "bulletin"}, {"doc_type": "plan_report"}, "copied"),
    ({"trust": "copy"}, {"trust": "press"}, "copied"),
    ({"published": "2022-01"}, {"published": "2022-06"}, "published_earlier"),
    ({"trust": "low", "vintage": "accounts"}, {"vintage": "first"}, "low_trust"),
])
def test_the_better_document_wins_and_the_loser_says_why(world, worse, better, reason):
    world.source("a", **worse)
    world.source("b", **better)
    world.row("north", 2021, "1", source="a")
    world.row("north", 2021, "2", source="b")
    found = choose(world)
    assert str(found.chosen.value) == "2"
    assert [x.reason for x in found.losers] == [reason]


@pytest.mark.parametrize(("later", "chosen", "reason"), [
    ("1.1", "1.104", "coarser"),
    ("1.10", "1.104", "coarser"),
    ("1.2", "1.2", "published_earlier"),
    ("1.1045", "1.1045", "published_earlier"),
])
def test_a_later_document_that_rounds_a_figure_does_not_revise_it(world, later, chosen, reason):
    world.source("a", published="2022-01")
    world.source("b", published="2022-06")
    world.row("north", 2021, "1.104", source="a")
    world.row("north", 2021, later, source="b")
    found = choose(world)
    assert str(found.chosen.value) == chosen
    assert [x.reason for x in found.losers] == [reason]


def test_a_rounded_figure_of_a_later_vintage_is_still_the_later_vintage(world):
    world.source("a", vintage="first")
    world.source("b", vintage="accounts")
    world.row("north", 2021, "1.104", source="a")
    world.row("north", 2021, "1.1", source="b")
    assert str(choose(world).chosen.value) == "1.1"


def test_a_goal_is_never_a_result(world):
    world.row("north", 2021, "100", status="target")
    found = choose(world)
    assert (found.state, found.chosen, len(found.goals)) == ("target_only", None, 1)


def test_a_park_never_stands_for_its_district(world):
    world.row("north", 2021, "100", scope="park")
    found = choose(world)
    assert (found.state, found.chosen) == ("not_found", None)
    assert [x.reason for x in found.losers] == ["part_of_area"]


def test_the_same_goal_in_two_documents_is_one_goal(world):
    for source in ("plan", "scorecard"):
        world.row("north", 2021, "100", source=source, status="target")
    assert len(choose(world).goals) == 1


def test_as_of_a_day_only_what_was_published_by_then_is_known(world):
    world.source("early", published="2022-01-19")
    world.source("late", published="2022-02", vintage="accounts")
    world.source("undated", published="", vintage="census")
    for source, value in (("early", "1"), ("late", "2"), ("undated", "3")):
        world.row("north", 2021, value, source=source)
    assert str(choose(world, as_of=date(2022, 2, 1)).chosen.value) == "1"
    assert str(choose(world, as_of=date(2022, 2, 28)).chosen.value) == "2"
    assert choose(world, as_of=date(2022, 1, 1)).state == "not_found"


def test_the_order_of_rows_and_documents_changes_nothing(world, tmp_path):
    from tests.world import World

    other = World(tmp_path / "other")
    figures = [("a", "1"), ("b", "2"), ("c", "3")]
    for made, order in ((world, figures), (other, figures[::-1])):
        for source, value in order:
            made.row("north", 2021, value, source=source)
    assert choose(world).chosen.key == choose(other).chosen.key


def test_before_the_merger_the_old_district_speaks_and_a_restated_figure_says_so(world):
    world.row("west_old", 2020, "60")
    world.row("west", 2020, "150")
    world.row("west", 2019, "140")
    data = world.load()
    old = family_cell(data, "west", "revenue", 2020)
    assert (old.area.area_id, old.restated) == ("west_old", False)
    restated = family_cell(data, "west", "revenue", 2019)
    assert (restated.area.area_id, restated.restated) == ("west", True)


def test_a_figure_of_the_old_district_from_its_last_months_is_not_restated(world):
    world.row("west_old", 2021, "43", period="M01-M02")
    found = family_cell(world.load(), "west", "revenue", 2021)
    assert (found.area.area_id, found.restated) == ("west_old", False)
    world.row("west", 2021, "99", period="M01-M02")
    assert family_cell(world.load(), "west", "revenue", 2021).area.area_id == "west"


def test_each_vintage_of_a_place_is_a_series_of_its_own(world):
    for area, year in (("west_old", 2019), ("west_old", 2020), ("west", 2021)):
        world.row(area, year, "1")
    found = series(world.load(), "west", "revenue", range(2017, 2024))
    assert {area: [c.choice.year for c in cells] for area, cells in found.items()} == {
        "west_old": [2019, 2020], "west": [2021]}


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_rule_that_decides_has_a_reason_in_words(language):
    assert all(messages.text(f"lost.{code}", language) for code, _ in CRITERIA)
