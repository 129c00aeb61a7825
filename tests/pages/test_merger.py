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
    assert "的先后换了位：" in words(turned)
    assert "the order by general revenue turned:" in words(turned, "en")


def test_one_that_rests_on_a_derived_figure_only_seems_to(turned):
    turned.row("west", 2020, "-10.0", measure="yoy_pct", **REVENUE)
    assert "似已换位（据推算数）" in words(turned)
    assert "appears to have turned, but this rests on derived figures:" in words(turned, "en")


def test_one_that_rests_on_a_source_of_low_trust_only_seems_to(turned):
    turned.row("west", 2019, "100.0", **REVENUE)
    turned.source("report", trust="low")
    assert "似已换位（据低可信来源）" in words(turned)


def test_both_are_said(turned):
    turned.row("west", 2020, "-10.0", measure="yoy_pct", **REVENUE)
    turned.source("report", trust="low")
    assert "据推算数和低可信来源" in words(turned)
    assert "rests on derived figures and sources of low trust" in words(turned, "en")
