"""The briefing of goals against outcomes, on made-up data and with nothing to say."""

import pytest
from bs4 import BeautifulSoup

from helpers.dataset.load import load
from helpers.pages.sections import task_rates
from helpers.pages.targets import Targets
from helpers.parameters import validate
from helpers.paths import Project
from helpers.review.origin import numbers_left

PIECES = ("title", "key_points", "verdicts_chart", "short_table", "later_list", "units_table",
          "sections_chart", "attainment_chart", "growth_chart", "reached_table", "words_table",
          "headline_chart", "headline_table", "notes")
SECTIONS = ("sheet", "short", "later", "who", "reached", "words", "headline")


@pytest.fixture
def filled(world):
    world.source("card", doc_type="scorecard", published="2022-01-19")
    world.task(1)
    world.task(2, section_zh="乙类", lead_units_zh="甲局|乙局")
    world.task(3, "done")

    say(world, "7.5", "task:1", status="target", measure="yoy_pct", indicator="gdp")
    say(world, "9.6", "task:1", period="M01-M09", measure="yoy_pct", indicator="gdp")
    say(world, "19", "task:2", status="target")
    say(world, "14", "task:2")
    say(world, "5", "task:2.2", status="target", indicator="income")
    say(world, "3", "task:2.2", indicator="gdp")
    return world


def say(world, value, mark, **fields):
    evidence = f"{mark} {fields.get('status', 'actual')} {value}"
    world.row("west", 2021, value, source="card", context=mark, evidence=evidence, **fields)


def opened(world, **given):
    return Targets(validate("targets", given, families=("west", "north")), world.load())


def soup(block):
    return BeautifulSoup(str(block.html), "html.parser")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_piece_renders_and_no_cell_holds_a_bare_number(filled, language):
    page = opened(filled, language=language)
    for piece in PIECES:
        html = soup(getattr(page, piece)())
        for cell in html.select("td"):
            for part in cell.select("a.n, .flag, .year, .count, .no, .rule"):
                part.decompose()
            assert not numbers_left(cell.get_text()), piece


def test_the_sheet_counts_tasks_and_names_those_that_fell_short(filled):
    text = soup(opened(filled).key_points()).get_text()
    assert "共3项任务：2项有数字目标（3个目标），1项没有" in text
    assert "未完成1项、部分月份高于目标1项" in text
    assert "目标19亿元，结果14亿元，未完成" in text


def test_the_sheet_warns_of_figures_that_came_too_early(filled):
    caution = soup(opened(filled).key_points()).select_one(".caution").get_text()
    assert "2022-01-19" in caution and "可判断的目标中，1个只有前几个月的数" in caution


@pytest.fixture
def early(world):
    world.source("card", doc_type="scorecard", published="2022-01-19")
    for number, outcome in ((1, {"value": "8.58", "period": "M01-M11"}),
                            (2, {"value": "12.0", "status": "provisional"}),
                            (3, {"value": "10.8"})):
        world.task(number)
        for fields in ({"value": "10.6", "status": "target"}, outcome):
            world.row("west", 2021, source="card", context=f"task:{number}",
                      evidence=f"{number} {fields}", indicator=("gdp", "income", "revenue")[
                          number - 1], **fields)
    return world


def test_only_final_figures_of_the_whole_year_are_counted_as_attained_or_missed(early):
    text = soup(opened(early).key_points()).get_text()
    assert "全年数已定的总量、比率目标1个，0个恰好达到，1个超过，0个不足" in text
    assert "进度滞后1项、完成1项、预计超额完成1项" in text
    assert "没有达到或滞后的" in text


def test_an_expected_outcome_has_a_bar_of_its_own(early):
    rows = [row.get_text(" ", strip=True) for row in
            soup(opened(early).verdicts_chart()).select("tbody tr")]
    assert [row.split()[0] for row in rows] == ["进度滞后", "完成", "预计超额完成"]


@pytest.mark.parametrize(("language", "said"), [
    ("zh", "完成年度目标的80.9%，慢于序时进度（11/12）10.7个百分点"),
    ("en", "80.9% of the year's goal, 10.7 percentage points behind the calendar (11/12)"),
])
def test_some_months_are_set_beside_the_calendar_with_the_share_that_the_bar_shows(
        early, language, said):
    page = opened(early, language=language)
    for piece in (page.short_table(), page.attainment_chart()):
        assert said in " ".join(soup(piece).get_text().split())
    assert "80.9%" in soup(page.attainment_chart()).select_one("[role=img], img, svg").decode()


def test_the_note_of_a_pace_says_how_it_was_made(early):
    page = opened(early)
    page.short_table()
    assert "8.58亿元 ÷ 10.6亿元 − 11 ÷ 12 ≈ −10.7个百分点" in soup(page.notes()).get_text()


def test_the_threshold_of_exceeded_stands_with_the_first_verdicts_as_our_convention(
        early):
    (sentence,) = (item.get_text() for item in soup(opened(early).key_points()).select("li")
                   if "本报告称为超额完成" in item.get_text())
    assert "超额完成1项" in sentence and "110%" in sentence
    assert "本报告的约定" in soup(opened(early).reached_table()).get_text()


def test_goals_not_reached_stand_in_full_the_worst_first(filled):
    rows = [row.get_text(" ", strip=True) for row in
            soup(opened(filled).short_table()).select("tbody tr")]
    assert [row.split()[0] for row in rows] == ["未完成（", "2", "不可比（", "2.2"]
    assert "完成率 74%" in rows[1] and "某局" not in rows[1] and "甲局" in rows[1]


def test_goals_that_were_reached_stand_in_brief_with_outcome_before_goal(filled):
    table = soup(opened(filled).reached_table())
    rows = [row.get_text(" ", strip=True) for row in table.select("tbody tr")]
    assert rows[0].startswith("部分月份高于目标") and "9.6% [1–9月] ／ 7.5%" in rows[1]


def test_a_goal_answered_in_other_terms_gives_a_reason_unless_it_is_the_usual_one(filled):
    other = {"indicator": "general-budget-revenue"}
    say(filled, "4", "task:2.3", status="target", doubt="period", **other)
    say(filled, "4", "task:2.3", **other)
    rows = soup(opened(filled).short_table()).select("tbody tr")
    assert "两者不是同一指标" not in rows[3].get_text()
    assert "存疑，原文可作两解" in rows[4].get_text()
    assert "所报与目标不是同一指标" in soup(opened(filled).short_table()).get_text()


def test_the_caution_counts_goals_that_were_answered_in_other_terms(filled):
    assert "另有1个目标不能与结果直接相比" in soup(
        opened(filled).key_points()).select_one(".caution").text


def test_sections_and_units_have_english_names_on_english_pages(filled):
    filled.tasks[0].update(section_en="First things", lead_units_en="Some office")
    page = opened(filled, language="en")
    html = str(page.reached_table().html) + str(page.sections_chart().html)
    assert "Some office" in html and "First things" in html and "某局" not in html


def test_names_without_english_stand_in_chinese_and_say_so(filled):
    page = opened(filled, language="en")
    assert '<span lang="zh-CN">甲局</span>' in str(page.units_table().html)


def test_an_office_and_the_second_name_that_it_bears_are_counted_as_one(filled):
    whole = soup(opened(filled).units_table()).get_text()
    filled.tasks[1]["lead_units_zh"] = "甲局（丙局）|乙局"
    assert soup(opened(filled).units_table()).get_text() == whole


def test_what_is_said_in_words_stands_beside_a_goal_without_a_figure(filled):
    filled.task(4, "not_done")
    filled.task(5)
    for number in (4, 5):
        say(filled, "18", f"task:{number}", status="target", indicator="income")
    page = opened(filled)
    rows = [row.get_text(" ", strip=True) for row in soup(page.short_table()).select("tbody tr")]
    assert [("文字称未完成" in row) for row in rows if "18亿元" in row] == [True, False]
    text = soup(page.key_points()).get_text()
    assert text.count("文字称") == 1 and "目标18亿元，文字称未完成" in text


def test_a_limit_is_named_beneath_the_goals_without_a_verdict(filled):
    say(filled, "80", "task:1", status="planned", bound="le", unit="天", indicator="income")
    text = soup(opened(filled).reached_table()).get_text()
    assert "≤\u00a080天为限期，不作判断" in text
    assert "限期" not in soup(opened(filled).short_table()).get_text()


def test_three_figures_reported_in_place_of_a_goal_are_all_written_out(filled):
    say(filled, "40", "task:2.3", status="target", indicator="income", period="EOY")
    for value, fields in (("11", {}), ("12", {"scope": "park"}), ("13", {"period": "EOY"})):
        say(filled, value, "task:2.3", indicator="gdp", **fields)
    text = soup(opened(filled).short_table()).get_text()
    assert all(f"{value}亿元" in text for value in ("11", "12", "13"))


def test_units_that_reached_their_goals_are_only_counted(filled):
    table = soup(opened(filled).units_table())
    assert [th.get_text() for th in table.select("tbody th")] == ["甲局", "乙局"]
    assert "另有1个责任单位" in table.get_text()


@pytest.mark.parametrize("given", [
    {"year": 2022}, {"as_of": "2021-12-31"}, {"families": ("north",)}])
def test_without_a_task_list_nothing_stands_under_a_heading_of_its_own(filled, given):
    page = opened(filled, **given)
    text = soup(page.key_points())
    assert "没有20" in text.get_text() and "任务清单" in text.get_text()
    assert text.select_one(".caution").get_text(strip=True)
    for section in ("short", "later", "who", "reached", "words"):
        assert not page.section(section).html, section
    for piece in PIECES[2:11]:
        assert not getattr(page, piece)().html, piece


def test_every_section_with_a_heading_has_something_to_show(filled):
    page = opened(filled)
    shown = [key for key in SECTIONS if page.section(key).html]
    assert shown == ["sheet", "short", "who", "reached", "words", "headline"]


def test_a_page_without_any_goal_says_that_silence_is_no_answer(filled):
    page = opened(filled, as_of="2017-01-01")
    text = soup(page.key_points()).get_text()
    assert "也没有主要指标的目标" in text and "不说明没有定目标" in text
    assert not page.section("headline").html and page.lead() == ""


def test_goals_of_one_cell_share_a_row_and_differ_in_verdict(filled):
    for value, status in (("5", "target"), ("9", "stretch")):
        filled.row("north", 2021, value, source="plan", measure="yoy_pct", indicator="gdp",
                   status=status, evidence=f"{status} {value}")
    filled.row("north", 2021, "7", source="plan", measure="yoy_pct", indicator="gdp")
    rows = soup(opened(filled).headline_table()).select("tbody tr")
    text = next(r for r in rows if "2021年地区生产总值" in r.text and "9%" in r.text).text
    assert "5%；9%[力争]" in text and "5%：超额完成；9%[力争]：未完成" in text
    assert "目标照所引文件所定" in soup(opened(filled).headline_table()).get_text()


def test_a_result_in_doubt_about_its_year_is_not_set_against_a_goal(filled):
    filled.row("north", 2022, "5", source="plan", measure="yoy_pct", indicator="gdp",
               status="target")
    filled.row("north", 2022, "7", source="plan", measure="yoy_pct", indicator="gdp", doubt="year")
    page = opened(filled)
    row = next(r for r in soup(page.headline_table()).select("tbody tr") if "2022年" in r.text)
    assert "存疑，不作判断" in row.text
    assert "2022" not in str(page.headline_chart().html).partition("<details")[2]


def test_every_section_and_lead_unit_of_the_shipped_list_has_an_english_name():
    for row in load(Project.find().data).tables["tasks"].rows:
        assert row["section_en"], row["task_no"]
        assert bool(row["lead_units_en"]) == bool(row["lead_units_zh"]), row["task_no"]


def test_every_way_back_from_a_note_leads_to_a_number_on_the_page(filled):
    page = opened(filled)
    html = soup(type(page.notes())("".join(str(getattr(page, p)().html) for p in PIECES)))
    ids = {tag["id"] for tag in html.find_all(id=True)}
    assert {a["href"][1:] for a in html.select(".back a")} <= ids


def test_a_goal_that_a_programme_had_set_too_is_named_under_its_table_with_both_places(filled):
    filled.source("plan", published="2021-03-08")
    filled.row("west_old", 2021, "25", source="plan", status="target", context="landmark:7")
    said = soup(opened(filled).short_table()).get_text()
    assert "任务2的一般公共预算收入：标志性成果（2021-03-08）为原西区定的目标是25亿元" in said
    assert "两者地域不同" in said
    assert "标志性成果" not in soup(opened(filled).reached_table()).get_text()


def test_the_threshold_of_exceeded_stands_by_headline_goals_where_no_list_comes_first(world):
    for value, fields in (("100", {"status": "target"}), ("120", {})):
        world.row("west", 2021, value, indicator="gdp", **fields)
    html = soup(opened(world).headline_table()).get_text()
    assert "超额完成" in html and "本报告称为超额完成" in html


def test_a_goal_of_growth_says_that_it_is_one(filled):
    say(filled, "7.5", "task:1.2", status="target", measure="yoy_pct", indicator="revenue")
    text = soup(opened(filled).short_table()).get_text(" ", strip=True)
    assert "预算收入增速" in text.replace("一般公共", "")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_things_with_one_long_beginning_are_told_apart_beside_their_bars(
        filled, monkeypatch, language):
    page = opened(filled, language=language)
    goals = [goal for task in page.tasks for goal in task.goals][:2]
    ends = {"zh": ("开工项目", "交付项目"),
            "en": ("housing started", "housing delivered")}[language]
    start = {"zh": "安置房" * 8, "en": "facilities for the resettlement "}[language]
    named = dict(zip(map(id, (goal.goal for goal in goals)), ends, strict=True))
    monkeypatch.setattr(task_rates.words, "thing", lambda _, goal: start + named[id(goal)])
    names = task_rates._names(page, goals)
    assert len(set(name.partition(" ")[2] for name in names)) == 2
    assert all(name.endswith(end) for name, end in zip(names, ends, strict=True))
    assert all(len(name) <= task_rates.NAME_WIDTH[language] for name in names)


def test_the_table_under_a_chart_says_what_its_flags_mean(early):
    block = soup(opened(early).attainment_chart())
    assert "[预计]" in block.select_one("table").get_text()
    (legend,) = (p.get_text() for p in block.select("details .remark"))
    assert legend.startswith("标记：[预计]")


def test_tasks_that_reached_what_can_be_computed_name_goals_that_stay_open(filled):
    say(filled, "5", "task:1.2", status="target", indicator="income")
    text = soup(opened(filled).key_points()).get_text()
    assert "达到或超前的1项中，1项（任务1）另有目标未见数字或不可比" in text
    assert "另有目标" not in soup(opened(filled, families=("north",)).key_points()).get_text()


def test_a_goal_missed_as_changed_too_is_missed_and_the_sheet_says_so(filled):
    say(filled, "15", "task:2", status="target_revised")
    text = soup(opened(filled).key_points()).get_text()
    assert "未完成1项" in text and "未完成的目标中1个中途调整过，按调整后的也未完成" in text
    assert "目标调整" not in text.partition("请注意")[0]


def test_the_sheet_tells_what_later_figures_make_of_a_goal_that_seemed_reached(filled):
    filled.source("later", published="2022-06-01")
    filled.row("west", 2021, "6.1", source="later", measure="yoy_pct", indicator="gdp")
    text = soup(opened(filled).key_points()).get_text()
    assert "清单之后公布的数另有未达目标的：1 地区生产总值" in text and "6.1%，未完成" in text


def test_a_result_of_low_trust_gets_no_verdict_on_any_goal(filled):
    filled.source("copied", trust="low")
    filled.row("north", 2022, "5", source="plan", measure="yoy_pct", indicator="gdp",
               status="target")
    filled.row("north", 2022, "7", source="copied", measure="yoy_pct", indicator="gdp")
    page = opened(filled)
    row = next(r for r in soup(page.headline_table()).select("tbody tr") if "2022年" in r.text)
    assert "来源可信度低，不作判断" in row.text


def test_goals_of_revenue_set_as_amounts_are_named_beneath_the_chart_of_growth(filled):
    filled.row("north", 2021, "5", source="plan", measure="yoy_pct", indicator="gdp",
               status="target", evidence="goal")
    filled.row("north", 2021, "7", source="plan", measure="yoy_pct", indicator="gdp")
    filled.row("north", 2021, "90", source="plan", indicator="gdp", status="target",
               evidence="level goal")
    filled.row("north", 2021, "88", source="plan", indicator="gdp")
    text = soup(opened(filled).headline_chart()).get_text()
    assert "目标90亿元，结果88亿元，未完成，完成率98%" in text


def test_a_goal_in_doubt_says_so_in_every_table_and_the_key_says_what_that_means(filled):
    say(filled, "200", "task:3", status="target", indicator="firms", doubt="bound", unit="家")
    say(filled, "150", "task:3", indicator="firms", unit="家")
    page = opened(filled)
    for piece in ("short_table", "attainment_chart"):
        said = soup(getattr(page, piece)()).get_text()
        assert "200家[存疑]" in said and "[存疑] 原文可作两解" in said, piece
    filled.row("north", 2021, "5", source="plan", measure="yoy_pct", indicator="gdp",
               status="target", doubt="bound")
    filled.row("north", 2021, "7", source="plan", measure="yoy_pct", indicator="gdp")
    page = opened(filled)
    for piece in ("headline_chart", "headline_table"):
        assert "5%[存疑]" in soup(getattr(page, piece)()).get_text(), piece


def test_the_note_of_an_outcome_quotes_the_goal_that_it_is_taken_to_answer(filled):
    page = opened(filled)
    for piece in ("short_table", "reached_table"):
        getattr(page, piece)()
    notes = [li.get_text() for li in soup(page.notes()).select("ol.notes li")]
    outcome = next(text for text in notes if "task:2 actual 14" in text)
    assert "对照的目标，原文：task:2 target 19。" in outcome


def test_the_first_line_says_whose_list_it_is_and_who_has_none(filled):
    lead = soup(opened(filled).title()).get_text()
    assert "逐项对照西区2021年任务清单" in lead and "未见北区的任务清单" in lead
    assert "未见" not in soup(opened(filled, families=["west"]).title()).select("p")[0].get_text()


def test_only_verdicts_that_some_task_got_are_named_under_the_sections(filled):
    said = soup(opened(filled).sections_chart()).select_one(".remark").get_text()
    assert "未达到或滞后：未完成。达到或超前：部分月份高于目标。" in said
