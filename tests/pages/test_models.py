"""What growth rests on is said of the right place, in the right words, or not at all."""

import pytest

from tests.pages.fragments import Strict, overview


@pytest.fixture
def empty(world):
    world.rows = {"merger": []}
    world.sources.pop("report", None)
    return world


def words(world, **asked):
    page = overview(world.load(), **{"start_year": 2018, "end_year": 2022, **asked})
    return Strict(str(page.models_words().html)).text


def levels(world, area, year, part, whole):
    world.row(area, year, part, indicator="value-added-tertiary")
    world.row(area, year, whole, indicator="gdp")


def test_a_ratio_of_before_the_merger_is_told_of_the_place_of_then(empty):
    levels(empty, "west_old", 2019, "80.0", "100.0")
    levels(empty, "north", 2019, "50.0", "100.0")
    said = words(empty)
    assert said.startswith("原西区比例较高的：") and "（2019年原西区80.0%，北区50.0%）" in said


def test_a_stated_ratio_that_its_two_levels_contradict_is_told_with_what_they_give(empty):
    levels(empty, "west", 2021, "50.0", "100.0")
    levels(empty, "north", 2021, "78.0", "100.0")
    empty.row("north", 2021, "75", indicator="value-added-tertiary", measure="share_pct",
              of="gdp")
    assert "北区75%" in words(empty) and "、按两数相除78.0%" in words(empty)
    empty.rows["report"][-1]["value"] = "78"
    assert "按两数相除" not in words(empty)


def test_a_ratio_is_led_by_the_larger_one_and_told_of_one_year_only(empty):
    levels(empty, "west", 2021, "50.0", "100.0")
    levels(empty, "north", 2021, "80.0", "100.0")
    assert words(empty).startswith("北区比例较高的：")
    levels(empty, "north", 2022, "20.0", "100.0")
    assert words(empty).startswith("北区比例较高的：")


def test_a_contribution_is_given_for_the_latest_pair_of_years_that_bears_one(empty):
    levels(empty, "north", 2020, "50.0", "100.0")
    levels(empty, "north", 2021, "59.0", "110.0")
    assert "2020–2021年，服务业增加值对北区地区生产总值增量的贡献率为90%" in words(empty)


def test_a_break_refuses_the_contribution_in_few_words(empty):
    levels(empty, "north", 2020, "50.0", "100.0")
    levels(empty, "north", 2021, "59.0", "110.0")
    empty.breaks.append(("north", "", "gdp", "2021", "definition", "incomparable", "",
                         "很长的一段说明。", "A long note.", "merger", ""))
    said = words(empty)
    assert "不计算：地区生产总值总量自2021年起基数或口径疑有变，从严断开。" in said
    assert "很长" not in said


def test_with_nothing_to_say_it_says_so(empty):
    empty.row("north", 2021, "5", indicator="gdp")
    assert words(empty) == "没有可以对照的比例或可以计算的贡献率。"


def test_a_break_of_the_part_is_not_said_to_be_one_of_the_whole(empty):
    levels(empty, "north", 2020, "50.0", "100.0")
    levels(empty, "north", 2021, "59.0", "110.0")
    empty.breaks.append(("north", "", "value-added-tertiary", "2021", "definition", "incomparable",
                         "", "很长的一段说明。", "A long note.", "merger", ""))
    assert "不计算：服务业增加值总量自2021年起基数或口径疑有变，从严断开。" in words(empty)
