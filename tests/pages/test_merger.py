"""The merger's section: what turned for sure, and what only seems to have."""

import pytest

from tests.pages.fragments import Strict
from tests.pages.fragments import overview as of

REVENUE = {"indicator": "general-budget-revenue"}


def words(world, language="zh"):
    page = of(world.load(), start_year=2018, end_year=2022, language=language)
    return Strict(str(page.merger_words().html)).text


@pytest.fixture
def turned(world):
    """The merged district leads in 2019 and follows in 2020; every figure is printed and sound."""
    for area, year, value in (("west", 2020, "90.0"), ("north", 2019, "95.0"),
                              ("north", 2020, "100.0")):
        world.row(area, year, value, **REVENUE)
    return world


def test_an_order_that_sound_figures_turn_has_turned(turned):
    turned.row("west", 2019, "100.0", **REVENUE)
    said = words(turned)
    assert "2019年西区的预算收入（100.0亿元[新区口径]）高于北区（95.0亿元）" in said
    assert "，2020年起低于北区" in said
    assert "was above that of North in 2019" in words(turned, "en")


def test_one_that_turns_back_later_is_told_of_its_year_only(turned):
    turned.row("west", 2019, "100.0", **REVENUE)
    turned.row("west", 2021, "150.0", **REVENUE)
    turned.row("north", 2021, "120.0", **REVENUE)
    assert "2020年低于北区" in words(turned)


def test_the_district_that_was_higher_is_told_of_first(turned):
    turned.row("west", 2019, "94.0", **REVENUE)
    turned.rows["report"] = [row for row in turned.rows["report"]
                             if (row["area_id"], row["year"]) != ("west", "2020")]
    turned.row("west", 2020, "101.0", **REVENUE)
    said = words(turned)
    assert "2019年北区的预算收入（95.0亿元）高于西区（94.0亿元[新区口径]）" in said
    assert "，2020年起低于西区" in said


def test_one_that_rests_on_a_derived_figure_only_seems_to(turned):
    turned.row("west", 2020, "-10.0", measure="yoy_pct", **REVENUE)
    assert "似高于北区（95.0亿元）" in words(turned) and "；据推算数。" in words(turned)
    assert "appears to have been above that of North" in words(turned, "en")


def test_one_that_rests_on_a_source_of_low_trust_only_seems_to(turned):
    turned.row("west", 2019, "100.0", **REVENUE)
    turned.source("report", trust="low")
    assert "；据来源可信度低的数。" in words(turned)


def test_both_are_said(turned):
    turned.row("west", 2020, "-10.0", measure="yoy_pct", **REVENUE)
    turned.source("report", trust="low")
    assert "；据推算数和来源可信度低的数。" in words(turned)
    assert "rests on derived figures and low-reliability sources" in words(turned, "en")


def remark(world, **asked):
    block = of(world.load(), **{"start_year": 2018, "end_year": 2022, **asked}).merger_chart()
    return Strict(str(block.html)).text


def test_the_chart_explains_the_marks_that_are_drawn_and_no_others(turned):
    assert "圆点为合并后的区" in remark(turned) and "三角" not in remark(turned)
    assert "空心" not in remark(turned)
    turned.row("west_old", 2019, "60.0", **REVENUE)
    turned.row("west", 2020, "-10.0", measure="yoy_pct", **REVENUE)
    assert "三角为合并前的区" in remark(turned) and "空心菱形为推算" in remark(turned)


def test_years_without_a_merger_have_no_chart_of_one(turned):
    assert remark(turned, start_year=2020)
    assert remark(turned, start_year=2021) == remark(turned, families=["north"]) == ""
