from decimal import Decimal

import pytest

from helpers import messages
from helpers.comparison import (
    ComparabilityError,
    growth,
    growth_gap,
    interval,
    level_ratio,
    may_join,
    panel_cell,
    published,
    share,
    share_of,
)


def only(data, **wanted):
    found = [o for o in data.observations if all(
        str(getattr(o, k) if k != "area" else o.area.area_id) == str(v)
        for k, v in wanted.items())]
    assert len(found) == 1, found
    return found[0]


def refused(code, make, *arguments):
    with pytest.raises(ComparabilityError) as error:
        make(*arguments)
    reason = error.value.refusal
    assert reason.code == code, reason
    assert reason.zh and reason.en
    return reason


def pair(world, first, second):
    world.row(**first)
    world.row(**second)
    data = world.load()
    return data, *data.observations


def test_growth_is_nominal_and_lies_within_the_rounding_of_both_levels(world):
    data, old, new = pair(world, {"area": "north", "year": 2020, "value": "100.0"},
                          {"area": "north", "year": 2021, "value": "110.0"})
    found = growth(data, old, new)
    assert found.value == Decimal("10.0")
    assert found.interval.low < 10 < found.interval.high
    assert found.observations == (old, new)


@pytest.mark.parametrize(("indicator", "unit", "notes"), [
    ("gdp", "亿元", ("note.nominal_beside_real",)),
    ("revenue", "亿元", ("note.nominal_beside_nominal",)),
    ("income", "元", ("note.nominal",)),
    ("firms", "家", ()),
])
def test_the_note_on_prices_follows_from_how_the_growth_of_the_indicator_is_published(
        world, indicator, unit, notes):
    old, new = ({"area": "north", "year": year, "value": value, "indicator": indicator,
                 "unit": unit} for year, value in ((2020, "100"), (2021, "110")))
    found = growth(*pair(world, old, new))
    assert found.notes == notes
    for language in messages.LANGUAGES:
        said = [messages.text(key, language) for key in found.notes]
        assert ("不同" in "".join(said) or "unlike" in "".join(said)) is (indicator == "gdp")


def test_no_growth_between_the_old_district_and_the_new(world):
    data, old, new = pair(world, {"area": "west_old", "year": 2020, "value": "60"},
                          {"area": "west", "year": 2021, "value": "150"})
    assert "原西区" in refused("different_vintage", growth, data, old, new).zh


def test_growth_within_the_new_district_runs_across_the_merger_year(world):
    data, old, new = pair(world, {"area": "west", "year": 2020, "value": "100.0"},
                          {"area": "west", "year": 2021, "value": "110.0"})
    assert growth(data, old, new).value == Decimal("10.0")


@pytest.mark.parametrize(("code", "fields"), [
    ("goal_not_result", {"status": "target"}),
    ("part_year", {"period": "M01-M09"}),
    ("different_period", {"period": "EOY"}),
    ("different_scope", {"scope": "park"}),
    ("open_bound", {"bound": "ge"}),
    ("open_bound", {"bound": "approx"}),
    ("doubt", {"doubt": "status", "note": "or a goal"}),
    ("doubt", {"doubt": "year", "note": "or of the year before"}),
    ("different_measure", {"measure": "yoy_pct"}),
    ("different_unit", {"unit": "家"}),
])
def test_growth_is_refused_with_its_reason(world, code, fields):
    data, old, new = pair(world, {"area": "north", "year": 2020, "value": "100"},
                          {"area": "north", "year": 2021, "value": "110", **fields})
    reason = refused(code, growth, data, old, new)
    if not code.startswith("different") or code == "different_scope":
        # Two districts stand side by side: a reason names the one whose figure it is about.
        assert "北区2021年" in reason.zh and "North 2021" in reason.en


def test_months_of_either_side_are_named(world):
    data, old, new = pair(
        world, {"area": "north", "year": 2020, "value": "100", "period": "M01-M09"},
        {"area": "north", "year": 2021, "value": "110", "period": "M01-M11"})
    reason = refused("part_year", growth, data, old, new)
    assert reason.zh == "北区2020年只有1至9月的数，北区2021年只有1至11月的数"
    assert reason.en == (
        "North 2020: Jan–Sep only, North 2021: Jan–Nov only")


def test_a_break_put_into_the_data_refuses_growth_and_its_note_is_the_reason(world):
    world.breaks.append(("north", "", "revenue", "2021", "definition", "incomparable", "",
                         "口径调整。", "Redefined.", "merger"))
    data, old, new = pair(world, {"area": "north", "year": 2020, "value": "100"},
                          {"area": "north", "year": 2021, "value": "110"})
    assert "口径调整" in refused("break", growth, data, old, new).zh


def test_a_bridged_break_and_one_of_another_indicator_do_not(world):
    world.breaks += [
        ("north", "", "revenue", "2021", "definition", "bridged", "rule", "甲。", "A.", "merger"),
        ("north", "", "gdp", "2021", "definition", "incomparable", "", "乙。", "B.", "merger"),
    ]
    data, old, new = pair(world, {"area": "north", "year": 2020, "value": "100"},
                          {"area": "north", "year": 2021, "value": "110"})
    assert growth(data, old, new).value == Decimal(10)


def test_a_break_of_levels_leaves_published_rates_joined(world):
    world.breaks.append(("north", "", "revenue", "2021", "census", "incomparable", "",
                         "基数修订。", "Re-based.", "merger", "level"))
    for year in (2020, 2021):
        world.row("north", year, "100")
        world.row("north", year, "5", measure="yoy_pct")
    data = world.load()
    cells = {m: [panel_cell(data, "north", "revenue", y, m) for y in (2020, 2021)]
             for m in ("level", "yoy_pct")}
    assert may_join(data, *cells["yoy_pct"]) and not may_join(data, *cells["level"])


def test_units_are_brought_together_before_dividing(world):
    data, old, new = pair(world, {"area": "north", "year": 2020, "value": "100.0"},
                          {"area": "north", "year": 2021, "value": "1100000", "unit": "万元"})
    assert growth(data, old, new).value == Decimal("10.0")


def test_a_share_needs_one_place_and_one_year(world):
    data, part, whole = pair(
        world, {"area": "north", "year": 2021, "value": "30.0"},
        {"area": "north", "year": 2021, "value": "120.0", "indicator": "gdp"})
    assert share(data, part, whole).value == Decimal("25.0")
    world.row("north", 2019, "30")
    world.row("north", 2018, "120", indicator="gdp")
    data = world.load()
    refused("different_year", share, data, only(data, year=2019), only(data, year=2018))


def test_two_places_are_compared_within_one_year_only(world):
    data, one, two = pair(world, {"area": "north", "year": 2021, "value": "100.0"},
                          {"area": "west", "year": 2022, "value": "50.0"})
    refused("different_year", level_ratio, data, published(one), published(two))


def test_ratio_and_gap_carry_their_intervals(world):
    data, one, two = pair(world, {"area": "north", "year": 2021, "value": "100.0"},
                          {"area": "west", "year": 2021, "value": "50.0"})
    ratio = level_ratio(data, published(one), published(two))
    assert ratio.value == Decimal("2.00") and ratio.interval.low < 2 < ratio.interval.high
    world.row("north", 2020, "8.5", measure="yoy_pct")
    world.row("west", 2020, "6", measure="yoy_pct")
    data = world.load()
    gap = growth_gap(published(only(data, year=2020, area="north")),
                     published(only(data, year=2020, area="west")))
    # 6 % may be 5.5 or 6.5 %, so the gap bears no decimal.
    assert gap.value == Decimal("3")
    assert (gap.interval.low, gap.interval.high) == (Decimal("1.95"), Decimal("3.05"))


def test_a_share_of_the_city_needs_the_same_indicator(world):
    data, part, whole = pair(world, {"area": "north", "year": 2021, "value": "20.0"},
                             {"area": "town", "year": 2021, "value": "200.0"})
    assert share_of(data, published(part), published(whole)).value == Decimal("10.0")
    world.row("north", 2019, "20")
    world.row("town", 2019, "200", indicator="gdp")
    data = world.load()
    refused("different_measure", share_of, data, published(only(data, year=2019, area="north")),
            published(only(data, year=2019, area="town")))


@pytest.mark.parametrize(("part", "whole", "first", "second"), [
    ({"status": "revised"}, {}, "revised or final", "preliminary"),
    ({}, {"status": "revised"}, "preliminary", "revised or final"),
    ({"source": "accounts"}, {}, "revised or final", "preliminary"),
    ({"source": "accounts"}, {"status": "revised"}, "", ""),
    ({"status": "provisional"}, {}, "expected", "preliminary"),
    ({"status": "provisional"}, {"status": "provisional"}, "", ""),
    ({"status": "provisional"}, {"source": "accounts"}, "expected", "revised or final"),
    ({"source": "estimate"}, {}, "", ""),
    ({"source": "undated"}, {}, "undated copy, not known whether revised", "preliminary"),
    ({"source": "undated"}, {"source": "undated"}, "", ""),
    ({"source": "undated"}, {"source": "other"}, "undated copy, not known whether revised",
     "undated copy, not known whether revised"),
])
def test_a_share_of_figures_that_are_not_equally_final_is_refused(
        world, part, whole, first, second):
    world.source("accounts", vintage="accounts")
    world.source("estimate", vintage="estimate")
    for copy in ("undated", "other"):
        world.source(copy, trust="low", published="")
    world.row("north", 2021, "20.0", **part)
    world.row("town", 2021, "200.0", **whole)
    data = world.load()
    pair = [published(only(data, area=place)) for place in ("north", "town")]
    if not first:
        assert share_of(data, *pair).value == Decimal("10.0")
        return
    reason = refused("different_finality", share_of, data, *pair)
    assert reason.en == (f"2021: the figure of North is {first}, that of Town {second}")
    assert "北区" in reason.zh and "某市" in reason.zh


@pytest.mark.parametrize(("unit", "fields", "half"), [
    # Counted one by one: exact. Whatever is rounded, expected, or no count: as it is printed.
    ("家", {}, "0"), ("个", {"period": "EOY"}, "0"), ("家", {"status": "target"}, "0"),
    ("万家", {}, "0.5"), ("亿元", {}, "0.5"), ("家", {"status": "provisional"}, "0.5"),
    ("家", {"value": "14.0"}, "0"), ("家", {"value": "14.5"}, "0.05"),
    ("家", {"indicator": "firms-per-street"}, "0.5"),
])
def test_a_count_as_printed_is_exact_and_nothing_else_is(world, unit, fields, half):
    world.row("north", 2021, **{"value": "14", "indicator": "firms", "unit": unit} | fields)
    of = world.load().observations[0]
    found, value = interval(of), Decimal(fields.get("value", "14"))
    assert (found.low, found.high) == (value - Decimal(half), value + Decimal(half))


@pytest.mark.parametrize(("status", "value", "unit", "half"), [
    ("provisional", "1700", "亿元", "50"), ("provisional", "569.5", "亿元", "0.05"),
    ("provisional", "570.0", "亿元", "0.05"), ("provisional", "841", "亿元", "0.5"),
    ("provisional", "120", "家", "5"), ("actual", "1700", "亿元", "0.5"),
    ("revised", "1700", "亿元", "0.5"), ("provisional", "10", "%", "0.5"),
])
def test_the_noughts_of_what_is_expected_are_no_digits(world, status, value, unit, half):
    world.row("north", 2021, value, unit=unit, status=status)
    figure = world.load().observations[0]
    found, as_printed = published(figure).interval, interval(figure)
    assert (found.high - found.low) / 2 == Decimal(half)
    # Documents are held against each other as they print.
    assert as_printed.high - as_printed.low <= 1


def test_a_ratio_of_a_round_expectation_has_the_digits_that_it_bears(world):
    data, one, two = pair(
        world, {"area": "north", "year": 2022, "value": "1700", "status": "provisional"},
        {"area": "west", "year": 2022, "value": "80.4"})
    found = level_ratio(data, published(one), published(two))
    assert str(found.value) == "21"
    assert found.interval.low < Decimal("20.6") and found.interval.high > Decimal("21.7")


@pytest.mark.parametrize(("one", "two", "value"), [("5", "4", "1.25"), ("14", "19", "73.7"),
                                                   ("3", "4", "75"), ("10", "4", "2.5")])
def test_a_ratio_of_counts_is_exact(world, one, two, value):
    data, *figures = pair(
        world, *({"area": area, "year": 2022, "value": count, "indicator": "firms", "unit": "家"}
                 for area, count in (("north", one), ("west", two))))
    found = level_ratio(data, *map(published, figures))
    assert str(found.value) == value
    assert found.interval.low == found.interval.high


@pytest.mark.parametrize(("bound", "value", "low", "high"), [
    ("eq", "78.1", "78.05", "78.15"), ("eq", "1803", "1802.5", "1803.5"),
    ("ge", "300", "299.5", None), ("le", "-70", None, "-69.5"), ("nearly", "1.5", None, "1.55"),
    ("approx", "75", None, None),
])
def test_a_printed_figure_stands_for_all_that_round_to_it(world, bound, value, low, high):
    world.row("north", 2021, value, bound=bound)
    found = interval(world.load().observations[0])
    assert found.low == (None if low is None else Decimal(low))
    assert found.high == (None if high is None else Decimal(high))
