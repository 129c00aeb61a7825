"""The formula of a derived number: one unit, what is printed beside it, no rounding passed over."""

import pytest
from markupsafe import Markup

from helpers.comparison import average_growth, growth, growth_gap, level_ratio, published, share
from helpers.comparison.derived import carried_back, sum_of_parts
from helpers.statement.formula import Formula, result
from helpers.statement.note_words import expected


def written(data, quantity, language="zh"):
    """Return a formula as text."""
    return Formula(data, quantity, language, lambda _, text: Markup(text)).html().striptags()


def two(world, *rows):
    for row in rows:
        world.row(**row)
    data = world.load()
    return data, *data.observations


@pytest.mark.parametrize(("language", "text"), [
    ("zh", "34.0139亿元（原文340,139万元） ÷ 43.4亿元 ≈ 78.4%（计入四舍五入：78.28至78.46）"),
    ("en", "3.40139 billion yuan (printed 340,139万元) ÷ 4.34 billion yuan ≈ 78.4%"
           " (with rounding: 78.28 to 78.46)"),
])
def test_all_levels_stand_in_one_unit_and_what_is_printed_beside(world, language, text):
    data, first, second = two(
        world, {"area": "west", "year": 2022, "value": "340139", "unit": "万元"},
        {"area": "north", "year": 2022, "value": "43.4"})
    found = level_ratio(data, published(first), published(second))
    assert written(data, found, language) == text


def test_counts_keep_their_own_words_in_a_formula(world):
    plain = {"year": 2022, "indicator": "firms"}
    data, first, second = two(world, {"area": "west", "value": "6", "unit": "家", **plain},
                              {"area": "north", "value": "5", "unit": "个", **plain})
    found = level_ratio(data, published(first), published(second))
    assert written(data, found) == "6家 ÷ 5个 = 1.2倍"


def test_growth_a_year_writes_out_its_root(world):
    data, old, new = two(world, {"area": "north", "year": 2017, "value": "142.81"},
                         {"area": "north", "year": 2023, "value": "242.14"})
    found = average_growth(data, old, new)
    assert written(data, found) == (
        "(242.14亿元 ÷ 142.81亿元)^(1/6) − 1 ≈ 9.2%（计入四舍五入：9.198至9.200）")
    assert abs(float(result(data, found)) - 9.199) < 0.001


def test_a_fall_is_subtracted_and_a_result_that_was_rounded_is_marked(world):
    world.row("west", 2020, "1679652", unit="万元")
    world.row("west", 2020, "-10.6", measure="yoy_pct")
    data = world.load()
    found = carried_back(data, data.areas["west"], "revenue", 2019)
    assert written(data, found) == (
        "167.9652亿元（原文1,679,652万元） ÷ (1 − 10.6%) ≈ 187.9亿元"
        "（计入四舍五入：187.78至187.99）")
    assert written(data, found, "en") == (
        "16.79652 billion yuan (printed 1,679,652万元) ÷ (1 − 10.6%) ≈ 18.79 billion yuan"
        " (with rounding: 18.778 to 18.799)")


def test_a_sum_that_was_rounded_is_marked_and_an_exact_one_is_equal(world):
    for year, value in ((2018, "893996"), (2017, "890000")):
        world.row("west_old", year, "84.4")
        world.row("east", year, value, unit="万元")
    data = world.load()
    rounded, exact = (sum_of_parts(data, data.areas["west"], "revenue", y) for y in (2018, 2017))
    assert " ≈ 173.8亿元" in written(data, rounded)
    assert "84.4亿元 + 89亿元（原文890,000万元） = 173.4亿元" in written(data, exact)


def test_growth_starts_from_the_later_level(world):
    data, old, new = two(world, {"area": "north", "year": 2020, "value": "100"},
                         {"area": "north", "year": 2021, "value": "110"})
    assert written(data, growth(data, old, new)).startswith("110亿元 ÷ 100亿元 − 1 = 10%")


def test_a_negative_rate_that_is_taken_away_stands_in_brackets(world):
    data, one, other = two(
        world, {"area": "west", "year": 2022, "value": "-2", "measure": "yoy_pct"},
        {"area": "north", "year": 2022, "value": "-3", "measure": "yoy_pct"})
    gap = growth_gap(published(one), published(other))
    assert written(data, gap).startswith("−2% − (−3%) = 1个百分点")


def test_english_raises_all_levels_of_a_formula_alike(world):
    data, part, whole = two(
        world, {"area": "north", "year": 2022, "value": "582"},
        {"area": "north", "year": 2022, "value": "13509", "indicator": "gdp"})
    assert written(data, share(data, part, whole), "en").startswith(
        "58.2 billion yuan ÷ 1,350.9 billion yuan ≈ 4.3%")


def test_a_corrected_figure_shows_what_is_printed(world):
    world.corrections.append(("report", "收入1亿元", "单位印错。", "Unit misprinted.", "table",
                              "override", "10", "亿元", "open"))
    data, part, whole = two(
        world, {"area": "north", "year": 2022, "value": "1", "evidence": "收入1亿元"},
        {"area": "north", "year": 2022, "value": "40", "indicator": "gdp"})
    assert written(data, share(data, part, whole)).startswith("10亿元（原文1亿元） ÷ 40亿元 = 25%")


def test_a_formula_comes_to_its_number(world):
    data, old, new = two(world, {"area": "north", "year": 2020, "value": "120"},
                         {"area": "north", "year": 2021, "value": "132"})
    assert result(data, growth(data, old, new)) == 10


def test_counts_leave_no_interval_and_what_is_expected_and_round_a_wide_one(world):
    counts = [{"area": area, "year": 2022, "value": value, "indicator": "firms", "unit": "家"}
              for area, value in (("north", "14"), ("west", "19"))]
    data, one, two_ = two(world, *counts)
    assert written(data, level_ratio(data, published(one), published(two_))) == (
        "14家 ÷ 19家 ≈ 73.7%")
    world.row("north", 2023, "1700", status="provisional")
    world.row("west", 2023, "80.4")
    data = world.load()
    one, two_ = (o for o in data.observations if o.year == 2023)
    ratio = level_ratio(data, published(one), published(two_))
    assert written(data, ratio) == "1700亿元 ÷ 80.4亿元 ≈ 21倍（计入四舍五入：20.51至21.78）"
    assert expected(ratio, "zh") == ["1700亿元是预计的整数，末尾的0不当作有效数字。"]
    assert expected(published(two_), "zh") == []
