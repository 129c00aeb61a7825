"""Texts: the first copy, the numbers in it, what is structure."""

from __future__ import annotations

import hashlib

import pytest

from helpers.verification.documents import Document, first_copy, load_document

BODY = "\n\n".join(f"{number}、这一段讲第{word}件事情,新增项目{number}7个。"
                   for number, word in enumerate("甲乙丙丁戊己庚辛", start=1))


def test_a_page_that_prints_its_body_twice_is_read_once():
    page = f"信息索引号 K1-6/2018-10457\n{BODY}\n相关链接\n索引号\n\nK1-6/2018-10457\n\n{BODY}\n"
    copy = first_copy(page)
    assert copy.count("新增项目17个") == 1
    assert page.startswith(copy)


def test_a_second_copy_that_lacks_some_lines_is_still_cut():
    shorter = BODY.replace("3、这一段讲第丙件事情,新增项目37个。\n\n", "")
    assert first_copy(f"{BODY}\n链接\n{shorter}").count("新增项目17个") == 1


def test_a_body_with_a_few_repeated_lines_is_kept_whole():
    text = f"{BODY}\n\n1、这一段讲第甲件事情,新增项目17个。\n\n后来又讲了另外一件不同的事情,共9个。"
    assert first_copy(text) == text


@pytest.mark.parametrize(
    "structure",
    [
        "1.聚焦核心产业站位", "3、提升平台发展能级", "重点工作1.产业空间布局。2.细分产业定位。",
        "\n45\n", "(三)着力稳定经济运行", "生成日期 2018-01-23 发布日期 2018-01-23",
        "发布日期: 2018-01-23 14:25:50 点击率:", "信息索引号 K1493206-6/2018-10457 公开方式",
        "索引号\n\n00250027-9/2021-16597\n", "公布日期\n\n2021-07-13\n",
        "2021-03-08 10:27:53 来源", "新闻热线: 0571-88255213",
    ],
)
def test_numbering_and_the_frame_of_the_page_need_no_account(structure):
    assert Document("page", structure).tokens == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("\n5家企业\n", ["5"]),
        ("1.5级开发", ["1.5"]),
        ("地铁3、4、10号线", ["3", "4", "10"]),
        ("项目20个。2条道路", ["20", "2"]),
    ],
)
def test_figures_at_the_head_of_a_line_or_in_lists_are_not_taken_for_numbering(text, numbers):
    assert [token.text for token in Document("page", text).tokens] == numbers


def test_lines_and_sentences_are_those_of_the_file():
    document = Document("page", "第甲行\n\n新增5家\n")
    (token,) = document.tokens
    assert (document.line(token.start), document.sentence(token.start)) == (3, "新增5家")


def test_the_digest_is_that_of_the_whole_file(tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes("新增5家".encode())
    document = load_document(path)
    assert document.source_id == "page"
    assert document.digest == hashlib.sha256("新增5家".encode()).hexdigest()
