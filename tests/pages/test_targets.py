"""The briefing of goals against outcomes, on made-up data and with nothing to say."""

import re

import pytest
from bs4 import BeautifulSoup

from helpers.briefing.parameters import validate
from helpers.pages.targets import Targets

PIECES = ("title", "key_points", "verdicts_chart", "attainment_chart", "growth_chart",
          "sections_chart", "units_table", "tasks_table", "shifted_list", "later_list",
          "words_table", "headline_chart", "headline_table", "notes")


@pytest.fixture
def filled(world):
    world.source("card", doc_type="scorecard", published="2022-01-19")
    world.task(1)
    world.task(2, section_zh="乙类", lead_units_zh="甲局|乙局")
    world.task(3, "done")

    def say(value, mark, **fields):
        evidence = f"{mark} {fields.get('status', 'actual')} {value}"
        world.row("west", 2021, value, source="card", context=mark, evidence=evidence, **fields)

    say("7.5", "task:1", status="target", measure="yoy_pct", indicator="gdp")
    say("9.6", "task:1", period="M01-M09", measure="yoy_pct", indicator="gdp")
    say("19", "task:2", status="target")
    say("14", "task:2")
    say("5", "task:2.2", status="target", indicator="income")
    say("3", "task:2.2", indicator="gdp")
    return world


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
            for part in cell.select("a.n, .flag, .year, .count"):
                part.decompose()
            assert not re.search(r"\d", cell.get_text()), piece


def test_the_sheet_counts_tasks_and_names_those_that_fell_short(filled):
    text = soup(opened(filled).key_points()).get_text()
    assert "共3项任务：2项有数字目标（3个目标），1项没有" in text
    assert "未完成1项、进度超前1项" in text
    assert "目标19亿元，结果14亿元，未完成" in text


def test_the_sheet_warns_of_figures_that_came_too_early(filled):
    caution = soup(opened(filled).key_points()).select_one(".caution").get_text()
    assert "2022-01-19" in caution and "1个目标只有前几个月的数" in caution


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
    assert "全年数已定、能算完成率的1个目标中，0个恰好完成100%，1个超过，0个不足" in text
    assert "进度滞后1项、完成1项、预计超额完成1项" in text
    assert "没有达到或进度滞后的" in text


def test_an_expected_outcome_has_a_bar_of_its_own(early):
    rows = [row.get_text(" ", strip=True) for row in
            soup(opened(early).verdicts_chart()).select("tbody tr")]
    assert [row.split()[0] for row in rows] == ["进度滞后", "完成", "预计超额完成"]


@pytest.mark.parametrize(("language", "said", "never"), [
    ("zh", "进度滞后，为序时进度的88.3%", "80.9%"),
    ("en", "pace behind, 88.3% of what the calendar asks for by then", "80.9%"),
])
def test_some_months_are_given_as_a_share_of_the_calendar_and_not_of_the_goal(
        early, language, said, never):
    text = soup(opened(early, language=language).tasks_table()).get_text()
    assert said in " ".join(text.split())
    assert never not in " ".join(text.split())
    table = soup(opened(early, language=language).attainment_chart()).select_one("table")
    assert never not in " ".join(table.get_text().split())


def test_the_note_of_a_pace_says_how_it_was_made(early):
    page = opened(early)
    page.tasks_table()
    assert "8.58亿元 ÷ (10.6亿元 × 11 ÷ 12) = 88.3%" in soup(page.notes()).get_text()


def test_the_threshold_of_exceeded_stands_beneath_the_verdicts_as_our_convention(filled):
    assert "本报告的约定" in soup(opened(filled).tasks_table()).get_text()


def test_the_table_has_each_goal_worst_first_under_its_section(filled):
    rows = [row.get_text(" ", strip=True) for row in
            soup(opened(filled).tasks_table()).select("tbody tr")]
    assert [row.split()[0] for row in rows] == ["乙类", "2", "2.2", "甲类", "1"]
    assert "未完成" in rows[1] and "不可比" in rows[2]


def test_a_goal_answered_in_other_terms_is_listed_with_the_reason(filled):
    text = soup(opened(filled).shifted_list()).get_text()
    assert "2.2 任务2" in text and "两者不是同一指标" in text


def test_units_that_reached_their_goals_are_only_counted(filled):
    table = soup(opened(filled).units_table())
    assert [th.get_text() for th in table.select("tbody th")] == ["甲局", "乙局"]
    assert "另有1个责任单位" in table.get_text()


@pytest.mark.parametrize("given", [
    {"year": 2022}, {"as_of": "2021-12-31"}, {"families": ("north",)}])
def test_parameters_that_leave_nothing_give_a_page_that_says_so(filled, given):
    page = opened(filled, **given)
    blocks = [getattr(page, piece)() for piece in PIECES]
    assert "没有这一年的任务清单" in soup(blocks[1]).get_text()
    assert all(soup(block).get_text(strip=True) for block in blocks)
