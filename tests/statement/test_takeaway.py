import base64
import csv
import io
import re
from decimal import Decimal
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from markupsafe import Markup

from helpers.comparison import share
from helpers.statement.table import Band, Column, Table
from helpers.statement.takeaway import Takeaway, guarded
from helpers.statement.writer import Writer


def taken(writer, rows, columns=None, caption="表"):
    """Return the file under a table as comment lines and a list of rows by column."""
    columns = columns or [Column("指标", numeric=False), Column("北区")]
    take = Takeaway(writer, "overview", ("某页", "本期参数：无"))
    link = BeautifulSoup(str(take.link(Table(caption, columns, rows), "tab-1", "表 1")),
                         "html.parser").a
    assert link["download"] == "overview-tab-1.csv"
    return opened(link["href"])


def opened(href):
    head, _, data = href.partition(",")
    assert head.startswith("data:text/csv;charset=utf-8")
    raw = base64.b64decode(data) if head.endswith("base64") else unquote(data, "latin-1").encode(
        "latin-1")
    assert raw.startswith(b"\xef\xbb\xbf") and raw.count(b"\n") == raw.count(b"\r\n")
    lines = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    start = next(n for n, line in enumerate(lines) if len(line) > 1)
    return ([line[0] for line in lines[:start]],
            [dict(zip(lines[start], line, strict=True)) for line in lines[start + 1:]])


def test_each_number_is_a_row_with_unit_flags_and_the_document_that_prints_it(world):
    world.source("report", title_zh="某报告", publisher_zh="某政府", published="2023-03-06")
    world.row("north", 2022, "12345.60", status="provisional", bound="ge", period="M01-M09")
    writer = Writer(world.load(), "zh")
    about, rows = taken(writer, [["收入", writer.figure(writer.data.observations[0])]])
    assert about == ["表 1 表", "某页", "本期参数：无", "单位：亿元"]
    assert rows == [{
        "行": "收入", "列": "北区", "数值": "12345.60", "单位": "亿元", "界限": "不少于",
        "地域": "北区", "时期": "2022年1–9月", "标记": "1–9月；预计", "文件": "某报告",
        "发布机构": "某政府", "日期": "2023-03-06", "注号": "1"}]


def test_english_files_count_as_english_pages_do(world):
    world.row("north", 2022, "2184.8")
    writer = Writer(world.load(), "en")
    _, rows = taken(writer, [["revenue", writer.figure(writer.data.observations[0])]])
    assert (rows[0]["value"], rows[0]["unit"]) == ("218.48", "billion yuan")


def test_the_value_is_that_of_the_evidence_whatever_the_link_says(world):
    world.row("north", 2022, "-10.6", measure="yoy_pct")
    world.row("north", 2021, "0.01")
    writer = Writer(world.load(), "zh")
    fall, small = writer.data.observations
    _, rows = taken(writer, [["甲", writer.ledger.link(fall, "下降10.6%")],
                             ["乙", writer.figure(small, unit=False)]])
    assert [row["数值"] for row in rows] == ["-10.6", "0.01"]
    assert [Decimal(row["数值"]) for row in rows]
    assert rows[0]["原样文字"] == "下降10.6%" and rows[1]["原样文字"] == ""


def test_a_derived_number_says_how_and_from_which_documents(world):
    world.row("north", 2022, "20.0", source="one")
    world.row("north", 2022, "80.0", source="two", indicator="gdp")
    writer = Writer(world.load(), "zh")
    made = share(writer.data, *writer.data.observations)
    _, (row,) = taken(writer, [["占比", writer.figure(made)]])
    assert (row["数值"], row["单位"]) == ("25.0", "%")
    assert "推算" in row["标记"] and row["文件"] == "《one》；《two》"


def test_a_cell_with_two_numbers_gives_two_rows_and_its_words_once(world):
    world.row("north", 2021, "1")
    world.row("north", 2022, "2")
    writer = Writer(world.load(), "zh")
    one, two = (writer.figure(o) for o in writer.data.observations)
    cell = Markup("由{}增至{}").format(one, two) + writer.remark("存疑")
    _, rows = taken(writer, [["收入", cell]])
    assert [row["数值"] for row in rows] == ["1", "2"]
    assert [row["原样文字"] for row in rows] == ["由1亿元增至2亿元[存疑]", ""]
    assert [row["标记"] for row in rows] == ["", "存疑"]


def test_reasons_in_place_of_numbers_bands_and_columns_that_name_the_row_are_kept(world):
    world.row("north", 2022, "2")
    writer = Writer(world.load(), "zh")
    columns = [Column("指标", numeric=False), Column("年份"), Column("北区"), Column("西区")]
    _, rows = taken(writer, [
        Band("甲类"), ["收入", "2022", writer.figure(writer.data.observations[0]), "未见"],
    ], columns)
    assert [(r["分组"], r["行"], r["列"], r["原样文字"]) for r in rows] == [
        ("甲类", "收入 · 2022", "北区", ""), ("甲类", "收入 · 2022", "西区", "未见")]


def test_a_table_of_words_gives_a_row_each(world):
    writer = Writer(world.load(), "zh")
    _, rows = taken(writer, [["任务一", "完成"], ["任务二", "未完成"]])
    assert rows == [{"行": "任务一", "列": "北区", "原样文字": "完成"},
                    {"行": "任务二", "列": "北区", "原样文字": "未完成"}]


@pytest.mark.parametrize("text", [
    '=HYPERLINK("http://x")', "+1", "-1+cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1", " =1",
    "＝1", "＋1", "－1", "＠x", "\u202e=1", "\ufeff=1", "\u200b@x", "\n=1", "\x00=1"])
def test_no_text_is_left_that_a_spreadsheet_reads_as_a_formula(text):
    assert guarded(text)[0] == "'"
    assert not re.search(r"[\x00-\x1f\u202a-\u202e\u200b\ufeff]", guarded(text))


def test_every_cell_of_a_hostile_table_is_harmless_and_negative_numbers_stay_numbers(world):
    evil = '=HYPERLINK("http://x","甲")'
    world.source("report", title_zh=evil, publisher_zh="@x", published="2022-03-01")
    world.row("north", 2022, "-5.0", measure="yoy_pct", evidence=evil)
    writer = Writer(world.load(), "zh")
    about, rows = taken(
        writer, [[evil, Markup("{} +1 或更多").format(writer.figure(writer.data.observations[0]))],
                 ["+x", "-未见"]], [Column("=a", numeric=False), Column("-b")], caption=evil)
    cells = [*about, *rows[0], *(value for row in rows for value in row.values())]
    assert not [c for c in cells if c.startswith(("=", "+", "@", "\t"))]
    assert [c for c in cells if c.startswith("-")] == ["-5.0"]
    assert rows[0]["文件"] == "'" + evil and rows[0]["发布机构"] == "'@x"


def test_the_link_can_be_told_from_others_and_holds_no_markup_of_the_data(world):
    writer = Writer(world.load(), "en")
    take = Takeaway(writer, "overview", ())
    link = take.link(Table('"><script>', [Column("a"), Column("b")], [["x", '"&<']]), "tab-1",
                     "Table 1")
    found = BeautifulSoup(str(link), "html.parser")
    assert not found.find("script") and found.a["aria-label"].endswith("Table 1")
    assert re.fullmatch(r"data:text/csv;charset=utf-8(;base64)?,[\w%.,;:/()+'=-]+", found.a["href"])
