"""Each rule of Chinese has words that trip it, and a near miss that does not."""

import pytest

from helpers.review import chinese
from helpers.review.text import read

TRAPS = [
    ("% for 百分点", "服务业占比提高3.2%", "服务业占比提高到73.2%"),
    ("% for 百分点", "覆盖率下降了2%", "覆盖率下降了2个百分点"),
    ("% for 百分点", "增速回落1.5%", "劳动生产率提高5%"),
    ("% for 百分点", "增速8%，高于全市2.1%", "增速8%，高于全市的6%"),
    ("百分点 for growth", "增长3个百分点", "增长3%"),
    ("百分点 for a rate", "失业率下降到3个百分点", "差距缩小到3个百分点"),
    ("fall of a negative", "同比下降-3.5%", "同比下降3.5%"),
    ("fall of a negative", "投资减少了−5%", "增速为−5%"),
    ("rise of a negative", "同比增长-3%", "增长5%至-3%"),
    ("倍 for a fall", "比上年减少2倍", "是上年的2倍"),
    ("倍 for a fall", "前者比后者低3倍", "最低3倍"),
    ("增长到 a rate", "同比增长到5%", "增长到500亿元"),
    ("翻番", "翻一番，即增长200%", "翻一番，即增长100%"),
    ("增长 of an amount", "比上年增长5亿元", "增长到5亿元"),
    ("approximate twice", "近2000亿元以上", "近2000亿元，占75%以上"),
    ("half-width mark", "目标6家,完成5家", "1,234家"),
    ("half-width mark", "结果:未见", "3:2"),
    ("half-width mark", "完成. 未完成", "完成5.3%"),
    ("half-width bracket", "研究(R&D)经费", "研究（R&D）经费"),
    ("half-width bracket", "PM2.5 (平均)", "GDP (2021)"),
    ("full-width letter or digit", "增长５％", "增长5%"),
    ("blank in Chinese", "合并 以后", "合并 GDP 以后"),
    ("line break in Chinese", "第一行\n第二行", "第一段。\n\n- GDP"),
    ("straight quote", '所谓"龙头"企业', "所谓“龙头”企业"),
    ("not simplified", "區的收入", "区的收入"),
]


@pytest.mark.parametrize(("rule", "trips", "near_miss"), TRAPS)
def test_each_rule_finds_its_trap_and_lets_the_near_miss_pass(rule, trips, near_miss):
    assert rule in {found.rule for found in chinese.lint(trips)}
    assert rule not in {found.rule for found in chinese.lint(near_miss)}


def found_on(html, titles=()):
    return [f.rule for f in chinese.findings(read(f'<html lang="zh-CN">{html}</html>'), titles)]


def test_numbers_in_links_are_read_with_the_words_around_them():
    assert found_on('<p>比重提高<a class="n" href="#n1">3%</a>。</p>') == ["% for 百分点"]


def test_what_documents_say_and_are_called_is_left_as_it_is():
    assert found_on("<p><q>目标6家,完成5家</q></p>") == []
    assert found_on('<p><a class="n" href="#n1"><q>目标6家,完成5家</q></a></p>') == []
    assert found_on("<p>见《报告(草案)》</p>", ["《报告(草案)》"]) == []
    assert found_on("<p>见《报告(草案)》</p>") == ["half-width bracket"]


def test_a_blank_between_two_elements_is_the_pages_own():
    assert found_on("<p><b>请注意</b> 两区合并</p>") == []
    assert found_on("<p>请注意 两区合并</p>") == ["blank in Chinese"]


def table(rows, caption="表", remark=""):
    body = "".join(f'<tr><th scope="row">{row[0]}</th>'
                   + "".join(f"<td>{cell}</td>" for cell in row[1:]) + "</tr>" for row in rows)
    return f'<table><caption>{caption}</caption>{body}</table><p class="remark">{remark}</p>'


def test_a_column_does_not_mix_hundred_millions_and_ten_thousands_of_one_unit():
    assert found_on(table([("甲", "5亿元"), ("乙", "800万元")])) == ["亿 and 万 in one column"]
    assert found_on(table([("甲", "5亿元", "800万元"), ("乙", "6亿元", "3万元")])) == []
    assert found_on(table([("甲", "5亿元"), ("乙", "800万元"), ("丙", "3%")])) == []


def test_parts_make_their_total_or_the_page_speaks_of_rounding():
    rows = [("甲", "3"), ("乙", "4"), ("合计", "8")]
    assert found_on(table(rows)) == ["parts that do not add up"]
    assert found_on(table(rows, remark="四舍五入，分项之和与总数略有出入。")) == []
    assert found_on(table([*rows[:2], ("合计", "7")])) == []
    shares = [("甲", "33.3%"), ("乙", "66.6%")]
    assert found_on(table(shares, caption="产业构成")) == ["parts that do not add up"]
    assert found_on(table(shares, caption="完成率")) == []
