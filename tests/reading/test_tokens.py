"""Which numbers of a text an audit must account for."""

from __future__ import annotations

import pytest

from helpers.reading import number_tokens


def counted(text: str) -> list[str]:
    return [token.text for token in number_tokens(text) if token.counted]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("2021年1-9月增长9.6%", ["2021", "1", "9", "9.6"]),
        ("“14+7”闭环", ["14", "7"]),
        ("共1,234家", ["1,234"]),
        ("百余家企业回归,首破百亿元", ["百", "百"]),
        ("推出七个系列,设计五条线路", ["七", "五"]),
        ("总量全市第一,增量全市首位,区内居首", ["一", "首位", "首"]),
        ("连续十二年创建", ["十二"]),
        ("翻一番,三分之一,一半以上,百分之五", ["翻一番", "三分之一", "一半", "百分之五"]),
        ("三大攻坚战", ["三"]),
        ("预估前三", ["三"]),
        ("石祥路220KV等电力", ["220"]),
        ("企业开办一日办结", ["一"]),
        ("每周一次抽样检测,一个平台", ["一"]),
    ],
)
def test_numbers_that_count_something_must_be_accounted_for(text, tokens):
    assert counted(text) == tokens


@pytest.mark.parametrize(
    "text",
    [
        "“四个平台”建设", "《八个方面》", "一个平台、一家企业", "每千名老人", "第六批入选",
        "七届三次全会", "第一,回迁安置;第二,学校", "党的十九大", "六位一体", "三次产业",
        "数百家企业", "GS1101-15地块", "PM2.5", "5G", "1#楼", "首位度", "个百分点", "十四五规划",
        "(三)着力稳定", "进一步", "一体化", "三年行动计划", "百县千碗",
    ],
)
def test_names_idioms_and_codes_need_no_account(text):
    assert counted(text) == []


def test_a_list_head_is_numbering_but_the_same_word_at_the_end_is_a_rank():
    assert counted("办好实事:第一,安置。数量全省第一。") == ["一"]


def test_positions_are_those_of_the_text_as_given():
    text = "增长７．５％,百余家"
    assert [text[token.start : token.end] for token in number_tokens(text)] == ["７．５", "百"]
