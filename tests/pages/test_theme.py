import re

import matplotlib.pyplot as plt
import pytest
from bs4 import BeautifulSoup

from helpers.pages.sections import theme_series
from helpers.pages.sections.theme_words import measure_name
from helpers.pages.theme import Theme, worth_a_page
from helpers.parameters import validate
from helpers.statement.plots.dots import Dot
from helpers.statement.plots.ratios import RatioRow, ratio_rows
from helpers.statement.style import LOOKS
from tests.world import World

PIECES = ("title", "top", "caution", "pair_words", "ratio_chart", "rate_charts", "series_charts",
          "alone_table", "parts_table", "goals_table", "notes")
SECTIONS = {
    "pairs": ("pair_words", "ratio_chart", "rate_charts"), "series": ("series_charts",),
    "alone": ("alone_table",), "parts": ("parts_table",), "goals": ("goals_table",)}
#: As the notebook calls them.
SECTIONS_IN_ORDER = ("pairs", "series", "goals", "alone", "parts")
FAMILIES = ("west", "north")


@pytest.fixture
def world(tmp_path):
    world = World(tmp_path)
    for year, west, north in ((2021, "110", "95"), (2022, "120", "100"), (2023, "126", "130")):
        world.row("west", year, west)
        world.row("north", year, north)
        world.row("north", year, "5", measure="yoy_pct")
    world.row("west", 2023, "5", measure="yoy_pct")
    world.row("north", 2022, "30", indicator="general-budget-revenue")
    world.row("west", 2023, "8", indicator="general-budget-revenue", scope="park")
    world.row("west", 2023, "130", status="target", source="plan")
    return world


def opened(world, families=FAMILIES, **asked):
    return Theme(validate("theme", {"theme": "finance", **asked}, families=families), world.load())


def shown(page, *pieces):
    html = "".join(str(getattr(page, piece)().html) for piece in pieces or PIECES)
    plt.close("all")
    return BeautifulSoup(html, "html.parser")


def test_a_pair_is_said_in_its_latest_year_with_the_larger_first(world):
    world.rows["report"] = [row for row in world.rows["report"]
                            if (row["area_id"], row["measure"]) != ("north", "yoy_pct")]
    world.row("north", 2023, "30", measure="yoy_pct")
    said = shown(opened(world, language="en"), "pair_words").get_text()
    assert "Budget revenue, 2023: North 13 billion yuan, West 12.6 billion yuan" in said
    assert "the former is 1.03 times the latter (robust). Also comparable: 2021, 2022." in said


def test_what_a_check_contradicts_is_marked_and_never_called_robust(world):
    # A published growth of 5 % against the 30 % of the levels.
    said = shown(opened(world, language="en"), "pair_words").get_text()
    assert "North 13 billion yuan[inconsistent], West 12.6 billion yuan;" in said
    assert "1.03 times the latter (rests on inconsistent figures)" in said
    assert "robust" not in said and "sensitive" not in said


def test_the_year_in_focus_is_the_last_that_is_compared(world):
    said = shown(opened(world, language="en", focus_year=2022), "top").get_text()
    assert "Budget revenue, 2022: West 12 billion yuan, North 10 billion yuan" in said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_number_of_a_cell_is_a_link_and_every_chart_says_its_numbers(world, language):
    world.row("west", 2023, "20", indicator="general-budget-revenue")
    world.row("north", 2023, "30", indicator="general-budget-revenue")
    page = shown(opened(world, language=language))
    charts = page.select("figure.chart")
    assert len(charts) >= 2
    for chart in charts:
        assert re.search(r"\d", chart.select_one("[role=img]")["aria-label"])
        assert chart.select("details table a.n") and chart.select_one(".src").get_text(strip=True)
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    for cell in page.select("td"):
        for part in cell.select("a.n, .flag, .year, .refused, .count"):
            part.decompose()
        assert not re.search(r"\d", re.sub(r"(?<!\d)20\d\d(?!\d)", "", cell.get_text())), cell


def test_a_part_of_a_district_stands_in_its_own_table_and_never_as_the_district(world):
    page = opened(world, language="en")
    alone = shown(page, "alone_table").get_text(" ")
    assert "general revenue not found 3 billion yuan 2022" in " ".join(alone.split())
    parts = shown(page, "parts_table").get_text(" ")
    assert "West, the park: general revenue" in parts and "0.8 billion yuan" in parts


def test_a_goal_stands_beside_its_outcome(world):
    said = " ".join(shown(opened(world, language="en"), "goals_table").get_text().split())
    assert "missed" in said and "Goals that can be judged: 1 (1 missed)" in said


def test_a_definition_is_given_once(world):
    text = shown(opened(world, language="en")).get_text()
    assert text.count("budget revenue: definition") == 1


def test_a_theme_with_little_says_so_in_its_lead(world):
    world.row("west", 2022, "9", indicator="gdp")
    rich = shown(opened(world), "title").select_one(".lead").get_text()
    thin = shown(opened(world, theme="economy"), "title").select_one(".lead").get_text()
    assert "不足以下结论" in thin and "不足以下结论" not in rich


@pytest.mark.parametrize("asked", [
    {"theme": "governance"}, {"start_year": 2013, "end_year": 2014}, {"as_of": "2014-01-01"}])
def test_parameters_that_leave_nothing_give_a_page_that_says_so_under_no_heading(world, asked):
    page = opened(world, **asked)
    assert "没有一个数" in page.lead()
    caution = shown(page, "caution").select(".caution")
    assert len(caution) == 1 and "不说明该区没有" in caution[0].text
    for key in SECTIONS:
        assert not page.section(key).html, key
    for piece in (p for p in PIECES if p not in ("title", "caution", "notes")):
        assert not getattr(page, piece)().html, piece


@pytest.mark.parametrize("asked", [{"edition": "analyst"}, {"basis": "comparable"}, {}])
def test_every_heading_has_something_under_it(world, asked):
    page = opened(world, **asked)
    for key, pieces in SECTIONS.items():
        under = "".join(str(getattr(page, piece)().html) for piece in pieces)
        plt.close("all")
        assert bool(page.section(key).html) == bool(under), key


def test_one_district_alone_is_not_compared_and_not_said_to_lack_a_pair(world):
    page = opened(world, families=("north",))
    text = shown(page).get_text()
    assert "只列北区" in text and "不能成对" not in text and "两列" not in text
    assert not page.section("pairs").html and "最近的数" in str(page.section("alone").html)


def test_the_key_of_a_chart_names_only_what_is_drawn_in_it(world):
    remark = shown(opened(world), "series_charts").select_one("figure .remark").get_text()
    assert "西区" in remark and "北区" in remark and "空心" not in remark
    world.row("north", 2020, "9", indicator="gdp", status="provisional")
    world.row("north", 2021, "9", indicator="gdp")
    world.row("north", 2020, "9", indicator="value-added-tertiary", status="provisional")
    world.row("north", 2021, "9", indicator="value-added-tertiary")
    remark = shown(opened(world, theme="economy"), "series_charts").select_one(
        "figure .remark").get_text()
    assert "北区" in remark and "西区" not in remark and "空心为预计。" in remark


def test_a_merger_that_is_not_known_yet_is_no_caution(world):
    assert "两区合并" in shown(opened(world), "caution").text
    world.row("north", 2020, "7", source="early")
    world.sources["early"]["published"] = "2021-01-01"
    assert "两区合并" not in shown(opened(world, as_of="2021-02-01"), "caution").text


def test_a_result_that_is_only_expected_is_not_counted_as_met(world):
    world.row("west", 2022, "115", status="target", source="plan")
    world.row("north", 2022, "20", status="target", source="plan",
              indicator="general-budget-revenue")
    world.row("north", 2021, "90", status="target", source="plan")
    world.row("north", 2020, "90", status="target", source="plan")
    world.row("north", 2020, "95", status="provisional")
    text = shown(opened(world), "goals_table").get_text()
    assert "超额完成1个，预计完成1个，完成2个，未完成1个" in text


def test_a_result_in_doubt_about_its_year_answers_no_goal(world):
    world.row("north", 2020, "90", status="target", source="plan")
    world.row("north", 2020, "95", doubt="year")
    assert "95" not in shown(opened(world), "goals_table").get_text()


def test_a_third_district_by_rows_alone_stands_in_the_same_charts(world):
    world.areas.append(("south", "south", "subject", "南区", "South", "", "", "", ""))
    world.row("south", 2023, "140")
    page = opened(world, families=(*FAMILIES, "south"), language="en")
    said = shown(page, "pair_words").get_text()
    assert "South 14 billion yuan, West 12.6 billion yuan" in said
    alt = shown(page, "ratio_chart").select_one("[role=img]")["aria-label"]
    assert all(name in alt for name in ("West", "North", "South"))


def test_the_maintainer_is_told_which_themes_have_enough(world):
    assert worth_a_page(world.load()) == ("finance",)


def test_the_scale_of_multiples_shows_twice_as_far_as_half():
    dots = (Dot(1, "1", LOOKS[0]), Dot(2, "2", LOOKS[1]))
    axis = ratio_rows([RatioRow("a", "", dots)], "x").axes[0]
    at = axis.transScale.transform
    low, middle, high = (at((value, 0))[0] for value in (0.5, 1, 2))
    assert middle - low == pytest.approx(high - middle)
    plt.close("all")


def test_the_latest_figure_is_the_latest_whole_year_not_a_later_half_of_low_trust(world):
    world.source("copied", trust="low")
    world.row("north", 2023, "9", indicator="general-budget-revenue", period="M01-M06")
    world.row("north", 2023, "55", indicator="general-budget-revenue", source="copied")
    alone = shown(opened(world, language="en"), "alone_table").get_text(" ")
    assert "3 billion yuan 2022" in " ".join(alone.split())


def test_the_top_counts_who_is_higher_and_tells_the_widest_pair_the_change_and_the_goals(world):
    world.row("west", 2023, "20", indicator="general-budget-revenue")
    world.row("north", 2023, "30", indicator="general-budget-revenue")
    said = [li.get_text() for li in shown(opened(world, language="en"), "top").select("li")]
    assert said[0].startswith("Items comparable within one year: 3 (North higher in 1, "
                              "too close to call in 1, on inconsistent figures and not counted: 1)")
    assert ("Widest apart by the overview's measure: General revenue, 2023: "
            "North 3 billion yuan, West 2 billion") in said[0]
    # A published growth of 5 % disputes the 30 % of the levels.
    assert said[1] == ("North, budget revenue: 9.5 billion yuan in 2021, "
                       "13 billion yuan[inconsistent] in 2023, up by 17% a year (nominal).")
    assert said[2] == "Goals that can be judged: 1 (1 missed)." and len(said) == 3


def test_pairs_that_all_rest_on_disputed_figures_are_counted_for_nobody_and_the_flag_is_explained(
        world):
    world.rows["report"] = [r for r in world.rows["report"] if r["area_id"] != "west"
                            or r["measure"] == "level"]
    world.row("west", 2023, "20", indicator="general-budget-revenue")
    world.row("north", 2023, "40", indicator="general-budget-revenue")
    world.row("north", 2023, "5", indicator="general-budget-revenue", measure="yoy_pct")
    top = shown(opened(world), "top")
    assert "各项都用到有出入的数，不计谁高谁低" in top.select_one("li").get_text()
    assert "较高的" not in top.select_one("li").get_text()
    assert "与公布的增速、比重或分项对不上" in top.select_one("p.remark").get_text()


def test_an_order_that_is_not_robust_is_counted_for_nobody(world):
    # Both rates are the same number: no order at all.
    world.row("west", 2023, "20", indicator="general-budget-revenue")
    world.row("north", 2023, "20", indicator="general-budget-revenue")
    assert "too close to call in 2" in shown(opened(world, language="en"), "top").get_text()


def test_the_district_of_today_is_told_before_a_wider_gap_of_an_ended_one(world):
    world.row("west_old", 2020, "1", indicator="general-budget-revenue")
    world.row("north", 2020, "99", indicator="general-budget-revenue")
    text = shown(opened(world, language="en"), "top").get_text()
    assert ("Widest apart between the districts of today, by the overview's measure: "
            "Budget revenue, 2023") in text


def test_a_lone_pair_is_told_once_with_its_other_years(world):
    page = opened(world, focus_year=2022, language="en")
    top = shown(page, "top").get_text()
    assert "Only one item can be compared within one year (" in top
    assert "Also comparable: 2021." in top
    assert not page.pair_words().html and not page.section("pairs").html


def test_counts_too_small_for_a_ratio_get_none_and_no_row(world):
    world.rows["report"] = []
    for indicator, values in (("gdp", ("1", "6")), ("value-added-tertiary", ("10", "60"))):
        for area, value in zip(("west", "north"), values, strict=True):
            world.row(area, 2022, value, indicator=indicator, unit="家")
    page = opened(world, theme="economy", language="en")
    object.__setattr__(page.data.indicators["gdp"], "unit", "家")
    assert "GDP, 2022: North 6, West 1; counts this small bear no ratio." in shown(
        page, "pair_words").get_text()
    assert "GDP" not in shown(page, "ratio_chart").get_text()


def test_one_series_of_two_years_is_a_sentence_not_a_chart(world):
    world.row("north", 2020, "9", indicator="gdp")
    world.row("north", 2021, "8", indicator="gdp")
    found = shown(opened(world, theme="economy", language="en"), "series_charts")
    assert "GDP · North: 0.9 billion yuan (2020), 0.8 billion yuan (2021)." in found.get_text()
    assert not found.select("figure")


def test_changed_definitions_are_a_caution_of_the_theme_that_they_touch(world):
    world.breaks.append(("north", "", "revenue", "2022", "definition", "incomparable", "",
                         "改了。", "Changed.", "merger", ""))
    assert "北区的一般公共预算收入" in shown(opened(world), "caution").text
    assert "北区" not in shown(opened(world, theme="economy"), "caution").text


def test_a_stretch_goal_is_a_second_mark_and_not_a_goal_more(world):
    world.row("west", 2023, "120", status="stretch", source="plan", evidence="stretch")
    before = shown(opened(world), "goals_table").get_text()
    assert "可判断的目标1个：未完成1个" in before and "力争目标不另计" in before
    assert "130亿元：未完成，完成率96.9%；120亿元[力争]：完成，完成率105.0%" in before


def test_where_there_is_no_stretch_goal_none_is_spoken_of(world):
    assert "力争" not in shown(opened(world), "goals_table").get_text()


def test_a_panel_shows_every_year_known_of_a_place_and_joins_none_across_a_break(
        world, monkeypatch):
    world.row("west", 2019, "101")
    world.breaks.append(("west", "", "revenue", "2023", "definition", "incomparable", "", "因。",
                         "why", "", "level"))
    kept, real = [], theme_series.small_multiples
    monkeypatch.setattr(theme_series, "small_multiples",
                        lambda panels, *rest, **named: kept.extend(panels) or real(
                            panels, *rest, **named))
    chart = shown(opened(world), "series_charts")
    line = next(one for panel in kept for one in panel.lines
                if one.label == "西区" and len(one.points) > 1)
    assert [(p.year, p.joins) for p in line.points] == [
        (2019, False), (2021, False), (2022, True), (2023, False)]
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in chart.select("tr")]
    assert ["一般公共预算收入 · 西区", "2023", "126亿元"] in rows
    assert "只画点，不连线" in chart.get_text()
    # The series are what they were: a single year is none.
    assert all(len(one.cells) > 1 for one in opened(world)._series)


def test_the_lead_names_the_sections_that_stand_on_the_page_in_their_order(world):
    def told_and_standing():
        page = opened(world)
        stand = [found["heading"]["text"] for key in SECTIONS_IN_ORDER
                 if (found := page.section(key).metadata)]
        lead = next(p.get_text() for p in shown(page, "title").select("p")
                    if "依次为" in p.get_text())
        return lead.partition("依次为：")[2].rstrip("。").split("；"), stand

    told, stand = told_and_standing()
    assert told == stand and "同年对照" in stand
    # One item that compares is told among the main points, without a section of its own.
    world.rows["report"] = [row for row in world.rows["report"] if row["measure"] == "level"]
    told, stand = told_and_standing()
    assert told == stand and "同年对照" not in stand


@pytest.mark.parametrize(("measure", "of", "name"), [
    ("rank", "town/13:share_pct", "企业比重"), ("rank", "town/13:level", "企业"),
    ("rank", "town/13:yoy_pct", "企业同比增速"),
    ("share_pct", "revenue", "企业占一般公共预算收入比重"),
    ("change_pp", "revenue", "企业占一般公共预算收入比重变动百分点"),
    ("change_pct", "budget", "企业较预算的变动幅度"), ("change_pct", "unstated", "企业变动幅度"),
    ("attainment_pct", "plan", "企业计划完成率"), ("yoy_pct", "", "企业同比增速"),
])
def test_a_name_says_what_was_ranked_and_of_what_the_points_are(world, measure, of, name):
    page = opened(world)
    said = measure_name(page, page.data.indicators["firms"], measure, of)
    assert said.removesuffix("的位次") == name


def test_a_share_is_shown_rather_than_its_change(world):
    for measure, value in (("change_pp", "2.8"), ("share_pct", "74.7")):
        world.row("north", 2022, value, indicator="general-budget-revenue", measure=measure,
                  of="revenue", period="FY")
    world.rows["report"] = [r for r in world.rows["report"] if r["measure"] != "level"
                            or r["indicator_id"] != "general-budget-revenue"]
    assert "74.7%" in str(opened(world).alone_table().html)


def test_a_change_of_two_years_is_the_published_one_and_none_of_what_is_not_sound(world):
    def change():
        page = opened(world)
        (series,) = (one for one in page._series if one.area.area_id == "north"
                     and one.indicator.indicator_id == "general-budget-revenue")
        return BeautifulSoup(str(theme_series._change(page, series)), "html.parser").get_text()

    world.row("north", 2021, "27", indicator="general-budget-revenue", source="seen")
    assert change() == "约+11%"
    world.source("seen", trust="low")
    assert "来源可信度低" in change() and "%" not in change()
    world.row("north", 2022, "11.2", indicator="general-budget-revenue", measure="yoy_pct")
    assert change() == "+11.2%"


def test_a_share_beside_a_level_says_of_what_it_is(world):
    world.row("west", 2022, "74.7", indicator="general-budget-revenue", measure="share_pct",
              of="revenue")
    said = shown(opened(world), "alone_table").get_text()
    assert "[占一般公共预算收入比重]" in said and "[比重]" not in said


def test_years_of_cuts_that_are_drawn_are_listed_one_by_one(world):
    for year in ("2021", "2022", "2023"):
        world.breaks.append(("north", "", "revenue", year, "definition", "incomparable", "", "因。",
                             "why", "merger", "level"))
    said = shown(opened(world), "series_charts").get_text()
    # Nothing is drawn of before 2021, so that a cut there separates nothing.
    assert "北区一般公共预算收入（2022、2023）" in said and "原因见证据分册" in said


def test_goals_are_said_to_be_those_first_set_and_results_of_months_to_have_no_year(world):
    said = shown(opened(world), "goals_table").get_text()
    assert "另见的年中调整预期不计。" in said and "部分月份" not in said and "调整后" not in said
    world.row("north", 2023, "6", measure="yoy_pct", status="target", source="plan")
    world.rows["report"] = [row for row in world.rows["report"] if row["value"] != "5"]
    world.row("north", 2023, "7", measure="yoy_pct", period="M01-M09")
    said = shown(opened(world), "goals_table").get_text()
    assert "部分月份高于目标" in said and "只有部分月份结果的，未见全年结果。" in said
    world.row("west", 2023, "125", status="target_revised", source="plan", evidence="revised")
    assert "另见的年中调整预期不计，注明“调整后”的除外。" in shown(
        opened(world), "goals_table").get_text()


def test_hollow_marks_are_explained_by_the_kinds_that_are_drawn(world):
    assert "空心" not in shown(opened(world), "series_charts").get_text()
    world.row("north", 2020, "90", bound="approx")
    world.row("west", 2020, "100", status="provisional")
    said = shown(opened(world), "series_charts").get_text()
    assert "空心为预计、约数或上下限（约数或上下限的不连线）。" in said
