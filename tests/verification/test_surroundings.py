import pytest

from helpers.verification.documents import Document
from helpers.verification.evidence import Examined
from helpers.verification.rows import Row
from helpers.verification.surroundings import faults_around

TEXT = """2017年工作回顾

一年来,完成投资30亿元。1-9月,用电43亿度,同比增长7.3%。全年增长8%。上半年新增20家。

2018年工作安排

新增停车位1500个,改造2000年底前建成的小区20个。到2022年,绿道300公里。"""


def columns(number, doc_type="work_report", text=TEXT, **cells):
    """Return the columns at fault of a row that lives from a number of the text."""
    fields = {"year": "2017", "period": "FY", "status": "actual", "doubt": "", "note": "",
              "context": "", "evidence": number}
    row = Row(2, fields | cells)
    source = Row(2, {"doc_type": doc_type, "published": "2018-01-23"})
    entry = Examined(row, (), (text.index(number),))
    found = faults_around(source, [entry], Document("x", text), "x.csv")
    return [fault.column for fault in found]


@pytest.mark.parametrize(("number", "cells", "fault"), [
    ("30亿元", {}, []), ("30亿元", {"period": "M01-M09"}, ["period"]),
    ("43亿度", {"period": "M01-M09"}, []), ("43亿度", {}, ["period"]),
    ("43亿度", {"period": "M01-M11"}, ["period"]), ("7.3%", {"period": "M01-M09"}, []),
    ("7.3%", {"period": "EOY"}, ["period"]), ("7.3%", {"status": "target"}, []),
    ("8%", {}, []), ("20家", {"period": "M01-M06"}, []), ("20家", {}, ["period"]),
])
def test_part_of_the_year_holds_until_the_paragraph_ends_it(number, cells, fault):
    assert columns(number, **cells) == fault


@pytest.mark.parametrize(("said", "fault"), [
    ("12月", []), ("12月底", ["period"]), ("12月3日", ["period"]), ("1-12月", ["period"]),
    ("11月", ["period"]),
])
def test_the_rate_of_one_month_stands_behind_the_name_of_that_month(said, fault):
    assert columns("97%", text=f"今年,{said}办理率达到97%。", period="M12-M12") == fault


@pytest.mark.parametrize(("number", "year", "fault"), [
    ("30亿元", "2018", ["year"]), ("30亿元", "2016", ["year"]), ("1500个", "2018", []),
    ("1500个", "2019", ["year"]), ("300公里", "2022", []), ("300公里", "2018", ["year"]),
])
def test_the_last_year_named_before_a_figure_is_its_year(number, year, fault):
    assert columns(number, year=year, status="target") == fault


def test_a_year_long_ago_is_that_of_a_thing():
    assert columns("20个", year="2018", status="target") == []


@pytest.mark.parametrize("cells", [
    {"doubt": "scope|year"}, {"note": "Said of 2016 in the table."},
])
def test_a_year_in_doubt_or_explained_by_the_note_stands(cells):
    assert columns("30亿元", year="2016", **cells) == []


def test_a_note_about_something_else_explains_no_year():
    assert columns("30亿元", year="2016", note="Rounded.") == ["year"]


def test_a_period_in_doubt_stands():
    assert columns("43亿度", doubt="period", note="FY?") == []


def test_a_scorecard_names_its_year_in_the_title():
    assert columns("30亿元", doc_type="scorecard", year="2016") == []
    assert columns("43亿度", doc_type="scorecard") == ["period"]


@pytest.mark.parametrize(("number", "status", "fault"), [
    ("8%", "actual", ["status"]), ("8%", "provisional", []), ("30亿元", "provisional", ["status"]),
    ("30亿元", "actual", []), ("8%", "target", []),
])
def test_an_estimate_has_a_word_that_says_so(number, status, fault):
    text = TEXT.replace("全年增长", "预计全年增长")
    assert columns(number, text=text, status=status) == fault
    assert columns(number, text=text, status=status, doubt="status") == []


@pytest.mark.parametrize(("context", "fault"), [
    ("task:7", []), ("task:7.2|landmark:1", []), ("task:3|task:7", []), ("task:8", ["context"]),
    ("task:6", ["context"]), ("landmark:1", []),
])
def test_a_figure_of_a_scorecard_stands_under_its_task(context, fault):
    text = "6\n\n项目\n\n7\n\n完成投资30亿元。\n\n8\n\n项目"
    assert columns("30亿元", "scorecard", text, context=context) == fault


def test_a_row_that_was_not_found_is_passed_over():
    row = Row(2, {"year": "1999", "period": "FY", "status": "actual", "doubt": "", "note": ""})
    source = Row(2, {"doc_type": "press", "published": ""})
    assert not list(faults_around(source, [Examined(row, ())], Document("x", TEXT), "x.csv"))
