"""The Word edition of a tiny page: what an office worker needs is there, what is hostile is not."""

import base64
import io
import zipfile

import pytest

from helpers.export import NotMade, docx, reference
from helpers.export.word_html import word_html

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA"
    "AABJRU5ErkJggg==")
TITLE = '</w:t><script>alert(1)</script> "A" & <b>\u202eB'
PAGE = """<!DOCTYPE html><html lang="zh-CN"><head><title>甲与乙</title>
<style>p{}</style></head><body>
<a class="skip" href="#main">跳到正文</a><nav><a href="#sec-1">规模</a></nav><main>
<header><h1>甲与乙</h1><p class="lead">引言</p>
<details class="parameters"><summary>本期参数</summary>
<dl><div><dt>口径</dt><dd>公布口径</dd></div></dl></details></header>
<h2 id="sec-1">规模</h2><ul class="points"><li>甲<a class="n" href="#n1">12.5亿元</a></li></ul>
<div class="table"><table><caption><b>表 1</b> 总量</caption><thead><tr><th>指标</th>
<th class="num">甲<span class="unit">亿元</span></th></tr></thead><tbody>
<tr class="band"><th colspan="2">经济</th></tr>
<tr><th scope="row">GDP</th><td class="num"><a href="#n1">12.5</a></td></tr></tbody></table></div>
<p class="take"><a href="data:text/csv,a">CSV</a></p>
<figure class="chart" data-file="levels"><figcaption><b>图 1</b> 规模</figcaption>
<div class="plate">
<div class="picture" role="img" aria-label="甲12.5亿元"><svg><text>secret</text></svg></div>
<p class="src">资料来源：公报</p></div><details><summary>数据</summary><div class="table"><table>
<caption>规模</caption><thead><tr><th>年</th></tr></thead><tbody><tr><td>2023</td></tr></tbody></table>
</div></details></figure>
<p><a href="javascript:alert(1)">坏</a><iframe src="/etc/hostname"></iframe>
<img src="/etc/hostname"></p>
<section class="evidence"><h2>数据出处</h2><p>箭头回到正文。</p><section><h3>公报</h3>
<ol class="notes"><li id="n1" value="7"><b>GDP</b>：<q>增加值12.5亿元</q>
<span class="back"><a href="#u1">↑</a></span></li></ol></section></section></main></body></html>"""


@pytest.fixture
def figures(tmp_path):
    folder = tmp_path / "overview"
    folder.mkdir()
    (folder / "levels.png").write_bytes(PIXEL)
    return folder


@pytest.fixture
def made(figures):
    if not docx.find():
        pytest.skip(docx.NONE_HERE)
    return docx.written(docx.find(), PAGE, figures, TITLE, "2024-09-20")


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


def test_what_is_for_a_screen_or_from_elsewhere_goes():
    left = word_html(PAGE)
    for word in ("<nav", "CSV", "↑", "跳到正文", "javascript", "iframe", "hostname", "<svg",
                 "secret", "箭头"):
        assert word not in left, word
    assert "坏" in left


def test_a_chart_without_its_picture_is_named(figures):
    (figures / "levels.png").unlink()
    with pytest.raises(NotMade, match=r"overview/levels\.png is not among the figures"):
        docx.written("pandoc", PAGE, figures, "T", "")


def test_headings_tables_pictures_and_notes_are_words_own(made):
    opened = pytest.importorskip("docx").Document(io.BytesIO(made))
    headings = [(p.style.name, p.text) for p in opened.paragraphs
                if p.style.name.startswith(("Title", "Heading"))]
    assert headings == [("Title", "甲与乙"), ("Heading 1", "规模"), ("Heading 1", "附：各图的数据"),
                        ("Heading 1", "数据出处")]
    cells = [[cell.text for cell in row.cells] for row in opened.tables[0].rows]
    assert cells == [["指标", "甲\n亿元"], ["经济", "经济"], ["GDP", "12.5"]]
    assert len(opened.tables) == 2
    body = parts(made)["word/document.xml"]
    assert body.count("<w:tblHeader") == 2
    assert 'descr="甲12.5亿元"' in body
    assert body.count('w:hyperlink w:anchor="n1"') == 2 and 'w:name="n1"' in body
    assert "[7]" in body
    assert "按住Ctrl" in body


def test_a_hostile_title_is_only_words_in_the_running_head(made):
    head = parts(made)["word/header1.xml"]
    assert "&lt;script&gt;" in head and "<script" not in head and reference.HEAD not in head
    assert "\u202e" not in head
    pytest.importorskip("docx").Document(io.BytesIO(made))


def test_the_same_page_gives_the_same_document_dated_by_the_data(made, figures, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    assert docx.written(docx.find(), PAGE, figures, TITLE, "2024-09-20") == made
    assert "2024-09-20T00:00:00Z" in parts(made)["docProps/core.xml"]


def test_the_tracked_look_is_what_its_code_builds():
    if not docx.find():
        pytest.skip(docx.NONE_HERE)
    pytest.importorskip("docx")
    assert reference.build() == reference.PATH.read_bytes()
