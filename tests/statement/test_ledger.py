import re

from bs4 import BeautifulSoup

from helpers.comparison import share
from helpers.statement.writer import Writer


def page(world, language="zh"):
    data = world.load()
    return data, Writer(data, language)


def notes(writer):
    return BeautifulSoup(str(writer.ledger.html(writer.data.scope_name)), "html.parser")


def test_a_number_leads_to_its_phrase_document_issuer_and_date_and_back(world):
    world.source("report", title_zh="某报告", publisher_zh="某政府", published="2023-03-06")
    world.row("north", 2022, "2184.8", evidence="总值达2184.8亿元")
    data, writer = page(world)
    link = BeautifulSoup(str(writer.figure(data.observations[0])), "html.parser").a
    note = notes(writer).find(id=link["href"][1:])
    text = note.find_parent("section").get_text()
    for part in ("总值达2184.8亿元", "某报告", "某政府", "2023-03-06"):
        assert part in text
    assert "某报告" in note.get_text() and "2023-03-06" in note.get_text()
    assert note.find("a", href="#" + link["id"])


def test_one_figure_has_one_note_however_often_it_is_cited(world):
    world.row("north", 2022, "1")
    data, writer = page(world)
    for _ in range(3):
        writer.figure(data.observations[0])
    assert len(writer.ledger) == 1
    assert len(notes(writer).select(".back a")) == 3


def test_a_derived_number_shows_its_formula_with_links_to_its_parts(world):
    world.row("north", 2022, "20.0")
    world.row("north", 2022, "80.0", indicator="gdp")
    data, writer = page(world)
    writer.figure(share(data, *data.observations))
    found = notes(writer)
    formula = found.select("li")[-1]
    assert re.sub(r"\s+", "", formula.get_text()).startswith("20.0亿元÷80.0亿元=25.0%")
    assert all(found.find(id=a["href"][1:]) for a in formula.select("a:not(.back a)"))


def test_what_a_document_gets_wrong_stands_in_the_note(world):
    world.row("north", 2022, "1", evidence="收入1亿元")
    world.corrections.append(("report", "收入1亿元", "单位印错。", "Unit misprinted.", "table",
                              "override", "10", "亿元", "open"))
    data, writer = page(world)
    assert "10亿元" in str(writer.figure(data.observations[0]))
    text = notes(writer).get_text()
    assert "单位印错" in text and "1亿元" in text


def test_hostile_text_in_the_data_is_only_text(world):
    evil = '<script>alert(1)</script>"onx=\''
    world.source("report", title_zh=evil, publisher_zh=evil, url="javascript:alert(1)")
    world.row("north", 2022, "1", evidence=evil, doubt="period", note=evil)
    data, writer = page(world)
    writer.figure(data.observations[0])
    found = notes(writer)
    assert not found.find("script")
    assert not [a for a in found.find_all("a") if not a["href"].startswith("#")]


def test_english_pages_mark_chinese_phrases_as_chinese(world):
    world.row("north", 2022, "1", evidence="收入1亿元")
    data, writer = page(world, "en")
    writer.figure(data.observations[0])
    assert notes(writer).q["lang"] == "zh-CN"
