import re
from datetime import date

import pytest
from bs4 import BeautifulSoup

from helpers.comparison import share
from helpers.statement.ledger import Basis
from helpers.statement.rivals import rivals
from helpers.statement.writer import Writer


def page(world, language="zh"):
    data = world.load()
    return data, Writer(data, language)


def notes(writer, data=None, as_of=None):
    """Return the notes, parsed; with ``data`` they name the other figures of their cells."""
    found = {"rivals": lambda figure: rivals(data, figure, as_of)} if data else {}
    return BeautifulSoup(str(writer.ledger.html(writer.data.scope_name, **found)), "html.parser")


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
    text = re.sub(r"\s+", "", formula.get_text())
    assert text.startswith("推算（百分比）：20.0亿元÷80.0亿元=25.0%")
    parts = formula.select("a:not(.back a, .close)")
    assert parts and all(found.find(id=a["href"][1:]) for a in parts)


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


def test_a_note_names_issuer_and_leads_to_the_head_of_its_document_with_the_address(world):
    world.source("report", publisher_zh="某政府", url="https://a.cn/1.html", index_no="K1")
    world.row("north", 2022, "1")
    data, writer = page(world)
    writer.figure(data.observations[0])
    found = notes(writer)
    where = found.select_one("li .where")
    assert "某政府" in where.get_text()
    head = found.find(id=where["href"][1:])
    assert head.select_one("a[href='https://a.cn/1.html']") and "K1" in head.get_text()


def test_the_figures_that_a_number_beat_stand_in_its_note_with_document_and_reason(world):
    world.source("early", title_zh="早报告", vintage="estimate", published="2023-01-05")
    world.source("late", title_zh="晚报告", vintage="accounts", published="2023-09-01")
    world.row("north", 2022, "9.8", source="early", evidence="收入9.8亿元")
    world.row("north", 2022, "10.1", source="late")
    data, writer = page(world)
    chosen = next(o for o in data.observations if o.value > 10)
    writer.figure(chosen)
    found = notes(writer, data)
    note = found.find(id="n1")
    for part in ("9.8亿元", "早报告", "2023-01-05", "版本较早"):
        assert part in note.get_text()
    beaten = found.find(id=note.select_one(".remark a")["href"][1:])
    assert beaten.q.get_text() == "收入9.8亿元" and "取用的是 10.1亿元" in beaten.get_text()
    # A page as of a day knows nothing of what came later, and one note does without the other.
    data, writer = page(world)
    writer.figure(data.observations[0])
    assert "10.1" not in notes(writer, data, date(2023, 3, 1)).get_text()


def test_what_is_to_be_minded_stands_in_the_note(world):
    world.source("report", trust="low")
    world.row("north", 2022, "1", status="provisional", bound="ge", doubt="scope",
              note="Read as the whole district.")
    for language, parts in (("zh", ("预计或初步数", "下限", "存疑：范围", "来源可信度低")),
                            ("en", ("Expected", "lower bound", "In doubt: scope", "low-reliability",
                                    "Read as the whole district."))):
        data, writer = page(world, language)
        writer.figure(data.observations[0])
        text = notes(writer).get_text()
        assert [part for part in parts if part not in text] == []


def test_only_addresses_of_the_web_become_links(world):
    for number, url in enumerate(("javascript:alert(1)", "data:text/html,x", " http://a.cn",
                                  'http://a.cn/"x', "//a.cn", "https://a.cn/x")):
        world.source(f"s{number}", url=url)
        world.row("north", 2010 + number, "1", source=f"s{number}")
    data, writer = page(world)
    for figure in data.observations:
        writer.figure(figure)
    out = [a["href"] for a in notes(writer).find_all("a") if not a["href"].startswith("#")]
    assert out == ["https://a.cn/x"]


def test_a_number_that_a_sentence_leaves_out_gets_no_link(world):
    world.row("north", 2022, "1")
    data, writer = page(world)
    writer.sentence("note.overridden", problem="x", figure=data.observations[0])
    assert len(writer.ledger) == 0


def test_the_end_of_a_year_is_named_where_the_phrase_names_it(world):
    for area, phrase in (("north", "常住人口达到11万人"), ("west", "年末常住人口11万人"),
                         ("town", "至2022年底常住人口11万人")):
        world.row(area, 2022, "11", period="EOY", evidence=phrase)
    data, writer = page(world)
    for figure in data.observations:
        writer.figure(figure)
    north, west, town = (item.get_text() for item in notes(writer).select("li"))
    assert "北区2022年一般公共预算收入" in north and "年末" not in north
    assert "西区2022年末" in west and "某市2022年末" in town


def test_remarks_that_quote_no_phrase_are_counted(world):
    world.row("north", 2022, "11")
    data, writer = page(world)
    source = data.observations[0].source
    writer.figure(data.observations[0])
    assert writer.ledger.without_phrase == 0
    writer.ledger.basis(Basis(source, "共3处"), "依据")
    writer.ledger.basis(Basis(source, "另有4处", ("收入4亿元",)), "依据")
    assert (len(writer.ledger), writer.ledger.without_phrase) == (3, 1)


@pytest.mark.parametrize(("trust", "words"), [
    ("low", "发布机构照该页所称"), ("copy", "所见为转载文本"),
])
def test_a_note_says_that_the_page_seen_is_not_that_of_the_office_it_names(world, trust, words):
    world.source("seen", trust=trust, publisher_zh="某财政局")
    world.row("north", 2022, "1", source="seen")
    world.row("north", 2021, "2")
    data, writer = page(world)
    for figure in data.observations:
        writer.figure(figure)
    seen, other = sorted((item.get_text() for item in notes(writer).select("li[id], .note")),
                         key=lambda text: words not in text)
    assert words in seen and words not in other


@pytest.mark.parametrize(("goal", "quoted"), [
    ("新增泊位630个", True), ("完工泊位630个以上", False),
])
def test_the_note_of_a_figure_quotes_the_goal_where_it_is_worded_otherwise(world, goal, quoted):
    world.row("north", 2022, "630", status="target", evidence=goal)
    world.row("north", 2022, "784", evidence="已完工泊位784个")
    data, writer = page(world)
    wanted, found = data.observations
    writer.ledger.set_against(found, wanted)
    writer.figure(found)
    assert goal not in notes(writer).get_text(), "a goal that is not on the page has no note"
    writer.figure(wanted)
    note = notes(writer).find(id="n1")
    assert (f"对照的目标，原文：{goal}" in note.get_text()) == quoted
    assert bool(note.find("a", href="#n2")) == quoted


def test_words_of_a_sentence_that_lead_to_a_basis_are_printed_too(world):
    world.row("north", 2022, "1")
    data, writer = page(world)
    basis = Basis(data.sources["report"], "两区合并。")
    links = [BeautifulSoup(str(writer.ledger.basis(basis, "4月9日", in_sentence=said)),
                           "html.parser").a["class"] for said in (True, False)]
    assert links == [["n"], ["n", "basis"]]
