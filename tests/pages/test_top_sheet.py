import re
from dataclasses import replace
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from helpers.pages import cutting, overview
from helpers.pages.overview import Overview
from helpers.pages.sections import top_sheet
from helpers.pages.sections.reliability import Reliability
from helpers.parameters import validate
from tests.pages.fragments import overview as of

LONGEST = 300


def sheet(**parameters):
    return BeautifulSoup(str(overview.open(**parameters).top_sheet().html), "html.parser")


def test_the_top_sheet_has_three_gaps_three_changes_and_a_caution_in_three_hundred_characters():
    found = sheet().select_one(".sheet")
    assert [len(points.select("li")) for points in found.select("ul")] == [3, 3]
    assert len(found.select(".caution")) == 1
    assert len(re.sub(r"\s", "", found.get_text())) <= LONGEST


def test_nothing_in_doubt_or_of_low_trust_stands_on_it():
    page = overview.open()
    page.top_sheet()
    notes = page.writer.ledger._notes.values()
    figures = [n.evidence for n in notes if hasattr(n.evidence, "doubt")]
    assert figures
    serious = {"area_id", "scope", "year", "period", "status"}
    assert not [o for o in figures if o.source.trust == "low" or serious & set(o.doubt)]


def test_the_sheet_leads_to_the_rule_at_the_end_and_explains_its_own_flags():
    beside = sheet().select_one("p.remark")
    page = overview.open()
    page.top_sheet()
    rule = BeautifulSoup(str(page.rule().html), "html.parser")
    assert rule.find(id=beside.a["href"][1:]).get_text().startswith("候选：")
    flags = {flag.get_text() for flag in sheet().select(".sheet .flag")}
    assert flags and all(flag in beside.get_text() for flag in flags)


def test_a_sheet_without_findings_prints_no_rule(world):
    page = of(world.load(), families=["north"], start_year=2016, end_year=2016)
    page.top_sheet()
    assert str(page.rule().html) == ""


def test_years_that_all_have_in_common_stand_in_the_head_else_in_each_sentence(world):
    def told():
        page = of(world.load(), families=["north"], start_year=2018, end_year=2022)
        found = BeautifulSoup(str(page.top_sheet().html), "html.parser").select_one(".sheet")
        return (found.select_one(".sheet-head").get_text(),
                ["2020–2022年按现价年均" in one.get_text() for one in found.select("li")])

    for indicator in ("gdp", "general-budget-revenue"):
        world.row("north", 2020, "100", indicator=indicator)
        world.row("north", 2022, "140", indicator=indicator)
    assert told() == ("两个变化（2020–2022年）", [False, False])
    world.row("north", 2018, "60", indicator="gdp")
    head, dated = told()
    assert head == "两个变化" and sorted(dated) == [False, True]


def test_one_district_alone_has_changes_and_no_gap():
    found = sheet(families=["binjiang"]).select_one(".sheet")
    assert len(found.select("ul")) == 1


def changes(world, values, **fields):
    """Return the changes of 北区 with these levels by year."""
    world.rows["merger"] = []
    world.rows.pop("report", None)
    world.sources.pop("report", None)
    for year, value in values.items():
        world.row("north", year, value, **fields)
    return weighed(world)


def weighed(world):
    page = Overview(validate("overview", {}, families=("west", "north")), world.load())
    return list(top_sheet._changes(page, Reliability(page)))


def test_a_change_that_another_start_year_turns_weighs_half(world):
    (steady,) = changes(world, {2020: "100", 2021: "120", 2022: "140"})
    (turning,) = changes(world, {2020: "100", 2021: "160", 2022: "140"})
    assert turning.weight * 2 == steady.weight


def test_changes_weigh_by_their_growth_a_year_whatever_their_span(world):
    (short,) = changes(world, {2020: "100", 2022: "121"})
    (long,) = changes(world, {2018: "100", 2022: "131"})
    assert short.weight > long.weight == Decimal("0.070")


def test_one_year_is_no_change_of_the_top_sheet(world):
    assert changes(world, {2021: "100", 2022: "180"}) == []


@pytest.mark.parametrize(("rate", "factor"), [("10", 1), ("18", 2)])
def test_a_figure_that_published_growth_contradicts_weighs_half(world, rate, factor):
    world.row("north", 2020, rate, measure="yoy_pct", source="rates")
    (found,) = changes(world, {2019: "100", 2020: "110", 2022: "121"})
    assert found.weight * factor == found.values["rate"].value / 100


def test_a_figure_that_lies_before_a_break_of_its_own_series_weighs_half(world):
    plain = {2018: "100", 2020: "121"}
    (whole,) = changes(world, plain)
    world.breaks.append(("north", "", "revenue", "2022", "definition", "incomparable", "",
                         "口径。", "Scope.", "merger", ""))
    (half,) = changes(world, plain)
    assert half.weight * 2 == whole.weight


def test_what_is_disputed_is_marked_and_the_key_says_what_that_means(world):
    world.row("north", 2020, "18", measure="yoy_pct", source="rates", indicator="gdp")
    asked = {"families": ["north"], "start_year": 2018, "end_year": 2022}
    for year, value in {2019: "100", 2020: "110", 2022: "125"}.items():
        world.row("north", year, value, indicator="gdp")
    block = str(of(world.load(), **asked).top_sheet().html)
    assert block.count("[有出入]") > 1 and "与公布的增速、比重或分项对不上" in block
    world.rows["rates"][0]["value"] = "8"
    assert "有出入" not in str(of(world.load(), **asked).top_sheet().html)


def gap(world, **fields):
    """Return the gap of growth between the two districts in 2022."""
    world.rows.pop("report", None)
    world.sources.pop("report", None)
    world.row("west", 2022, "4.0", measure="yoy_pct")
    world.row("north", 2022, "12.0", measure="yoy_pct", **fields)
    page = Overview(validate("overview", {}, families=("west", "north")), world.load())
    (found,) = top_sheet._gaps(page, Reliability(page))
    return found


def test_a_gap_of_growth_is_its_percentage_points_and_what_is_expected_counts_less(world):
    assert gap(world).weight == Decimal("0.08")
    assert gap(world, status="provisional").weight == Decimal("0.06")


def test_a_merger_is_no_caution_before_its_day(world):
    world.row("north", 2018, "100", indicator="gdp")
    world.row("north", 2020, "130", indicator="gdp")
    world.sources["report"]["published"] = "2021-03-01"
    given = {"families": ["west", "north"], "start_year": 2018, "end_year": 2022}
    assert "合并" in str(of(world.load(), **given).top_sheet().html)
    before = str(of(world.load(), **given, as_of="2021-04-01").top_sheet().html)
    assert 'class="caution"' in before and "合并为" not in before


def test_the_day_of_a_merger_leads_to_the_phrases_of_its_break(world):
    world.row("north", 2018, "100", indicator="gdp")
    world.row("north", 2020, "130", indicator="gdp")
    given = {"families": ["west", "north"], "start_year": 2018, "end_year": 2022}
    plain = of(world.load(), **given)
    assert "4月9日</a>" not in str(plain.top_sheet().html)
    (merger,) = world.breaks
    world.breaks = [(*merger, "两区整合成立新区|整合了两区数据")]
    page = of(world.load(), **given)
    day = BeautifulSoup(str(page.top_sheet().html), "html.parser").select_one(".caution a.n")
    assert day.get_text() == "2021年4月9日"
    notes = BeautifulSoup(str(page.writer.ledger.html(page.data.scope_name)), "html.parser")
    note = notes.select_one(day["href"])
    assert [q.get_text() for q in note.select("q")] == ["两区整合成立新区", "整合了两区数据"]
    assert "引文之外" in note.get_text() and page.writer.ledger.without_phrase == 0


def test_the_day_of_a_merger_leads_to_no_document_that_came_later(world):
    world.row("north", 2018, "100", indicator="gdp")
    world.row("north", 2020, "130", indicator="gdp")
    world.sources["report"]["published"] = "2021-03-01"
    world.sources["merger"]["published"] = "2021-07-13"
    world.breaks[0] = (*world.breaks[0][:11], "整合成立了新西区")
    given = {"families": ["west", "north"], "start_year": 2018, "end_year": 2022}

    def day(as_of):
        page = of(world.load(), **given, as_of=as_of)
        caution = BeautifulSoup(str(page.top_sheet().html), "html.parser").select_one(".caution")
        assert "合并" in caution.get_text()
        return caution.a

    assert day("2021-08-01") is not None
    assert day("2021-05-01") is None


def test_an_indicator_is_taken_once_for_each_district_among_the_changes(world):
    for area in ("west_old", "west", "north"):
        for year in (2018, 2020, 2022):
            value = str(100 + 20 * (year - 2018))
            world.row(area, year, value, indicator="gdp")
            world.row(area, year, value, indicator="value-added-tertiary")
    block = of(world.load(), start_year=2018, end_year=2022).top_sheet()
    lists = BeautifulSoup(str(block.html), "html.parser").select("ul")
    said = [item.get_text() for item in lists[-1].select("li")]
    assert len(said) == 3
    # Old West and West are one district: the one of today is told.
    assert sorted(line.partition("：")[0] for line in said) == [
        "北区地区生产总值", "北区服务业增加值", "西区地区生产总值"]


def test_growth_from_a_figure_left_as_it_was_when_later_ones_were_revised_weighs_half(world):
    levels = {2020: "100", 2021: "110", 2022: "121"}
    (plain,) = changes(world, levels)
    world.rows["report"][1]["status"] = "revised"
    (old,) = weighed(world)
    assert old.weight * 2 == plain.weight
    assert "旧基数" in old.values["base"] and not plain.values["base"]


def test_growth_from_a_trough_weighs_half_and_says_so(world):
    levels = {2020: "100", 2022: "121"}
    world.row("north", 2020, "-5.0", measure="yoy_pct", source="rates")
    (plain,) = changes(world, levels)
    world.rows["rates"][0]["value"] = "-5.1"
    (low,) = changes(world, levels)
    assert low.weight * 2 == plain.weight
    assert "基数低" in low.values["base"] and not plain.values["base"]


def test_changes_of_both_districts_are_told_over_the_same_years_where_both_are_known(world):
    for year in (2018, 2021, 2023):
        world.row("north", year, str(100 + 10 * (year - 2018)))
    for year in (2021, 2022, 2023):
        world.row("west", year, str(100 + 10 * (year - 2018)))
    page = of(world.load(), start_year=2018, end_year=2023)
    spans = {f.about: (f.values["start"], f.values["end"])
             for f in top_sheet._changes(page, Reliability(page))}
    assert spans == {"revenue west": (2021, 2023), "revenue north": (2021, 2023)}


def test_a_district_that_no_longer_exists_fills_only_places_that_are_left(world):
    for year, old in ((2018, "10"), (2020, "900")):
        world.row("west_old", year, old, indicator="gdp")
    for year in (2020, 2022):
        for indicator in ("gdp", "value-added-tertiary", "general-budget-revenue", "revenue"):
            world.row("north", year, str(100 + 20 * (year - 2020)), indicator=indicator)
    asked = {"start_year": 2018, "end_year": 2022}
    many = str(of(world.load(), **asked).top_sheet().html)
    world.rows["report"] = [row for row in world.rows["report"]
                            if row["indicator_id"] == "gdp"]
    few = str(of(world.load(), **asked).top_sheet().html)
    assert "原西区地区生产总值" not in many and "原西区地区生产总值" in few


def test_the_heading_counts_what_stands_under_it():
    found = sheet(families=["binjiang"]).select_one(".sheet")
    heads = [head.get_text().partition("（")[0] for head in found.select(".sheet-head")]
    counts = [len(points.select("li")) for points in found.select("ul")]
    assert heads == [{1: "一个变化", 2: "两个变化", 3: "三个变化"}[counts[0]]]


def test_a_district_that_no_merger_made_has_a_caution_that_is_true_of_it(world):
    for year, value in ((2020, "100"), (2021, "120"), (2022, "150"), (2023, "160")):
        world.row("north", year, value, indicator="gdp")
    asked = {"families": ["north"], "start_year": 2019, "end_year": 2023}
    plain = str(of(world.load(), **asked).top_sheet().html)
    world.breaks.append(("north", "", "gdp", "2021", "definition", "incomparable", "", "口径。",
                         "Scope.", "merger", ""))
    cut = str(of(world.load(), **asked).top_sheet().html)
    world.breaks[-1] = (*world.breaks[-1][:-1], "share_pct")
    share = str(of(world.load(), **asked).top_sheet().html)
    assert "基数或口径疑有变" in cut and "基数或口径疑有变" not in plain + share
    assert 'class="caution"' in plain


def test_a_ratio_on_the_sheet_is_marked_like_the_figures_that_it_is_made_of(world):
    for area, status in (("west", "provisional"), ("north", "actual")):
        world.row(area, 2022, "100.0", indicator="gdp", status=status)
        world.row(area, 2022, "6.0" if area == "west" else "9.0",
                  indicator="general-budget-revenue")
    page = of(world.load(), families=["west", "north"], start_year=2022, end_year=2022)
    ratio = next(found for found in top_sheet._gaps(page, Reliability(page))
                 if found.key == "overview.top.structure")
    said = BeautifulSoup(str(top_sheet._sentence(page, "gap", ratio, dated=True)), "html.parser")
    assert said.get_text().endswith("：西区6.0%[预计]，北区9.0%。")


def test_a_gap_of_ratios_that_rounding_could_turn_weighs_half(world):
    def ratio_gap(west, north):
        world.rows["merger"] = []
        world.rows.pop("report", None)
        world.sources.pop("report", None)
        for area, value in (("west", west), ("north", north)):
            world.row(area, 2022, "100.0", indicator="gdp")
            world.row(area, 2022, value, indicator="general-budget-revenue")
        page = Overview(validate("overview", {}, families=("west", "north")), world.load())
        found = [one for one in top_sheet._gaps(page, Reliability(page))
                 if one.about == "general-budget-revenue"]
        return found[-1].weight

    assert ratio_gap("6", "7") * 2 == ratio_gap("6.0", "7.0") > 0


def test_a_whole_and_what_is_part_of_it_are_one_story(world):
    def told(part_of):
        data = world.load()
        budget = data.indicators["general-budget-revenue"]
        data.indicators[budget.indicator_id] = replace(budget, part_of=part_of)
        page = Overview(validate("overview", {}, families=("west", "north")), data)
        return top_sheet._heaviest(top_sheet._gaps(page, Reliability(page)))

    world.rows.pop("report", None)
    world.sources.pop("report", None)
    for indicator, north in (("revenue", "200"), ("general-budget-revenue", "150")):
        world.row("west", 2022, "100", indicator=indicator)
        world.row("north", 2022, north, indicator=indicator)
    assert len(told(())) == 2
    (whole,) = told(("revenue:level",))
    assert whole.about == "revenue" and whole.values["b"].quantity.value == 200


def test_a_cut_of_before_the_merger_is_told_of_the_district_of_then(world):
    world.breaks.append(("west", "", "gdp", "2018", "definition", "incomparable", "", "口径。",
                         "Scope.", "merger", ""))
    found = cutting.redefined(of(world.load(), start_year=2017, end_year=2020),
                             [world.load().indicators["gdp"]])
    assert [area.area_id for area in found] == ["west_old"]


@pytest.mark.parametrize(("trust", "named"), [("copy", True), ("official", False)])
def test_documents_read_as_copies_only_are_named_beside_the_sheet(world, trust, named):
    world.source("seen", trust=trust, title_zh="某公报")
    for year, value in ((2020, "100"), (2022, "140")):
        world.row("north", year, value, indicator="gdp", source="seen")
    page = of(world.load(), families=["north"], start_year=2018, end_year=2022)
    said = BeautifulSoup(str(page.top_sheet().html), "html.parser").select_one("p.remark").text
    assert ("未见原网页的文件：某公报" in said) == named
