"""Notes say what a figure is of, and what its phrase leaves out."""

import pytest
from bs4 import BeautifulSoup

from helpers.comparison import growth
from helpers.statement import note_words
from helpers.statement.writer import Writer

ELSEWHERE = "时期不见于这段短语"


@pytest.mark.parametrize(("period", "phrase", "said"), [
    ("M01-M11", "社零增长12.9%", True), ("M01-M11", "1-11月，社零增长12.9%", False),
    ("FY", "社零增长12.9%", False)])
def test_a_phrase_that_does_not_name_its_months_says_that_the_context_does(
        world, period, phrase, said):
    world.row("north", 2021, "12.9", measure="yoy_pct", period=period, evidence=phrase)
    (figure,) = world.load().observations
    assert any(ELSEWHERE in remark for remark in note_words.remarks(figure, "zh")) is said
    assert any("context in the document" in remark
               for remark in note_words.remarks(figure, "en")) is said


def test_the_day_of_a_newspaper_is_not_looked_for_in_its_phrase(world):
    world.source("paper", doc_type="press", published="2023-11-23")
    world.row("north", 2023, "72", indicator="firms", unit="家", source="paper",
              period="ASOF:2023-11-23", evidence="已培育出72家")
    world.row("north", 2023, "70", indicator="firms", unit="家", source="report",
              period="ASOF:2023-11-01", evidence="已有70家")
    said = {o.source.source_id: note_words.names_its_period(o) for o in world.load().observations}
    assert said == {"paper": True, "report": False}


@pytest.mark.parametrize(("indicator", "unit", "rule"), [
    ("gdp", "亿元", "推算（名义增速）"), ("firms-per-street", "家", "推算（增幅）")])
def test_only_growth_of_money_is_called_nominal(world, indicator, unit, rule):
    for year, value in ((2021, "40"), (2022, "50")):
        world.row("north", year, value, indicator=indicator, unit=unit)
    data = world.load()
    found = growth(data, *data.observations)
    assert note_words.rule(found, "zh") == rule
    writer = Writer(data, "zh")
    writer.figure(found)
    notes = BeautifulSoup(str(writer.ledger.html(data.scope_name)), "html.parser")
    assert rule in notes.get_text()


@pytest.mark.parametrize(("action", "label"), [("flag", "原文的疑点："), ("override", "更正：")])
def test_what_is_kept_as_printed_is_a_question_and_no_error(world, action, label):
    world.row("north", 2022, "1", evidence="收入1亿元")
    value = ("10", "亿元") if action == "override" else ("", "")
    world.corrections.append(("report", "收入1亿元", "两数可以相符。", "Both may hold.", "table",
                              action, *value, "open"))
    (figure,) = world.load().observations
    assert any(remark.startswith(label) for remark in note_words.remarks(figure, "zh"))
