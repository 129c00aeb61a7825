"""One row against its phrase and its document."""

from __future__ import annotations

import pytest

from helpers.verification.documents import Document
from helpers.verification.evidence import examine
from helpers.verification.rows import Row

FILE = "data/observations/page.csv"
TEXT = "新增孵化器5家、市级40家。电耗上升7.3%左右,发案数下降47.1%、46%,报表减少到26张。居全市第3。"


def faults(document: Document | None = None, excerpt: bool = False, **fields: str) -> list[str]:
    row = {"measure": "level", "bound": "eq", "note": "", **fields}
    return [str(fault) for fault in examine(Row(7, row), FILE, document, excerpt).faults]


def held(**fields: str) -> list[str]:
    return faults(Document("page", TEXT), **fields)


def test_a_row_that_says_what_its_phrase_says_has_no_fault():
    assert held(value="5", unit="家", evidence="孵化器5家") == []
    assert held(value="-46", unit="%", evidence="下降47.1%、46%", measure="yoy_pct") == []
    assert held(value="3", unit="位", evidence="居全市第3", measure="rank") == []


@pytest.mark.parametrize(
    ("column", "fields"),
    [
        ("value", {"value": "6", "unit": "家", "evidence": "孵化器5家"}),
        ("unit", {"value": "5", "unit": "万家", "evidence": "孵化器5家"}),
        ("unit", {"value": "5", "unit": "个", "evidence": "孵化器5家"}),
        ("bound", {"value": "5", "unit": "家", "evidence": "孵化器5家", "bound": "ge"}),
        ("value", {"value": "47.1", "unit": "%", "evidence": "下降47.1%", "measure": "yoy_pct"}),
        ("value", {"value": "-5", "unit": "家", "evidence": "孵化器5家"}),
        ("measure", {"value": "3", "unit": "位", "evidence": "居全市第3", "measure": "level"}),
        ("evidence", {"value": "5", "unit": "家", "evidence": "新增孵化器"}),
        ("evidence", {"value": "5", "unit": "家", "evidence": " "}),
    ],
)
def test_what_the_phrase_does_not_say_is_reported_in_the_column_that_departs(column, fields):
    (fault,) = faults(**fields)
    assert fault.startswith(f"{FILE}:7: {column}: ")


def test_a_bare_number_takes_the_unit_that_its_note_declares_and_no_other():
    document = Document("page", "评估总得分为98.5,属优秀。孵化器5家。")
    score = {"value": "98.5", "unit": "分", "evidence": "评估总得分为98.5"}
    assert faults(document, **score)
    assert faults(document, **score, note="unprinted:分; named by 得分.") == []
    assert faults(document, **{**score, "unit": "万分"}, note="unprinted:分")
    assert faults(document, value="5", unit="个", evidence="孵化器5家", note="unprinted:个")


def test_digits_are_those_that_are_printed():
    cells = {"unit": "%", "evidence": "增长5.0%", "measure": "yoy_pct"}
    assert faults(value="5.0", **cells) == []
    assert faults(value="5", **cells) and faults(value="5.00", **cells)
    assert faults(value="100", unit="家", evidence="百家企业") == []


def test_the_fault_names_what_the_phrase_can_mean():
    (fault,) = faults(value="6", unit="家", evidence="孵化器5家、市级40家")
    assert "'6'" in fault and "5 家 eq" in fault and "40 家 eq" in fault


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e3", "５", "1,234", "", "5 ", "--5", "+5"])
def test_a_value_that_is_no_plain_decimal_is_refused_without_a_traceback(value):
    (fault,) = faults(value=value, unit="家", evidence="孵化器5家")
    assert "not a plain decimal" in fault


def test_a_phrase_that_is_not_in_the_document_shows_where_they_part():
    (fault,) = held(value="5", unit="家", evidence="新增孵化器共5家")
    assert "not found in the document" in fault and "新增孵化器5家" in fault


def test_full_width_digits_are_read_but_not_found_where_the_document_has_others():
    (fault,) = held(value="5", unit="家", evidence="孵化器５家")
    assert "not found in the document" in fault


def test_a_phrase_that_cuts_a_number_in_two_is_refused():
    (fault,) = held(value="7.1", unit="%", evidence="7.1%")
    assert "cuts a number" in fault and "47.1%" in fault


@pytest.mark.parametrize(
    ("fields", "truth"),
    [
        ({"value": "46", "unit": "%", "evidence": "46%", "measure": "yoy_pct"}, "-46 % eq"),
        ({"value": "7.3", "unit": "%", "evidence": "电耗上升7.3%"}, "7.3 % approx"),
        ({"value": "26", "unit": "", "evidence": "报表减少到26"}, "26 张 eq"),
    ],
)
def test_a_phrase_may_not_leave_out_the_words_that_turn_its_figure(fields, truth):
    (fault,) = held(**fields)
    assert "leaves out words" in fault and truth in fault


def test_a_cut_is_a_positive_quantity_as_level_and_a_negative_change():
    cut = {"unit": "%", "evidence": "支出压减10%"}
    assert faults(value="10", measure="level", **cut) == []
    assert faults(value="-10", measure="change_pct", **cut) == []
    assert faults(value="-10", measure="level", **cut)
    assert faults(value="10", measure="change_pct", **cut)


def test_a_bare_number_of_a_table_serves_only_where_nothing_but_an_excerpt_was_seen():
    table = {"evidence": "滨江区 98.3 1 0 36.5 6"}
    for cell in ({"value": "36.5", "unit": "微克/立方米", **table},
                 {"value": "6", "unit": "位", "measure": "rank", **table}):
        assert faults(excerpt=True, **cell) == []
        assert faults(**cell)
        assert faults(excerpt=True, **{**cell, "value": "36"})
