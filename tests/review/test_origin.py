"""Numbers that lead nowhere are found, and what is no figure is let pass."""

import pytest

from helpers.review.origin import numbers_left, orphans, read

NOTES = '<section class="evidence"><ol><li id="n1">一</li><li id="n2">依据</li></ol></section>'
FIGURE = """<figure id="fig-1"><figcaption><b>图 1</b> 收入</figcaption>
<div role="img" aria-label="{alt}"><svg><g class="tick"><text>{tick}</text></g>
<text>{label}</text></svg></div><p class="remark">共<span class="count">7</span>格</p>
<table><caption>收入</caption><tr><th scope="row">2021年</th>
<td><a class="n" id="u1" href="#n1">187.94亿元</a></td></tr></table></figure>"""


def left(html, names=()):
    return [found.number for found in orphans(read(f"<main>{html}</main>{NOTES}"), names)]


def drawn(alt="2021年187.94亿元", tick="2021", label="187.94"):
    return left(FIGURE.format(alt=alt, tick=tick, label=label))


def test_a_number_in_a_link_to_a_note_is_traced_and_one_beside_it_is_not():
    assert left('<p>收入<a class="n" href="#n1">2184.8亿元</a>，增长5%。</p>') == ["5"]


def test_a_link_to_a_note_that_is_not_there_traces_nothing():
    assert left('<p>收入<a class="n" href="#n9">2184.8亿元</a></p>') == [
        "link to nowhere: 收入2184.8亿元"]


@pytest.mark.parametrize("html", [
    "<td>增长5%</td>", "<th>前5位</th>", "<caption>前5位</caption>", '<p class="remark">共5处</p>',
    '<td><span class="flag">[前5个月]</span></td>',
    '<td><span class="refused">只有5个月</span></td>',
    "<li>5</li>", "<h2>5项</h2>", "<summary>5项</summary>",
])
def test_it_may_stand_anywhere_flags_and_refusals_included(html):
    assert left(html) == ["5"]


@pytest.mark.parametrize("text", [
    "2017–2023年", "2021年", "2017/18", "2021-04-09", "2021年4月9日", "1–9月", "Jan–Sep 2021",
    "9 April 2021", "图 1和表 2", "任务40.2", "Tasks 14 and 16", "months 1 to 11",
    "PM2.5、5G、LOFT49", "“152”工程", "R&D", "十四五", "Ⅱ类",
])
def test_years_dates_numbering_and_names_are_no_figures(text):
    assert numbers_left(text) == []


@pytest.mark.parametrize(("text", "found"), [
    ("2022亿元", ["2022"]), ("2,022人", ["2,022"]), ("2021.5", ["2021.5"]), ("≥2000", ["2000"]),
    ("表中3行", ["3"]), ("第5亿元", ["5"]), ("4.9个百分点", ["4.9"]), ("5km", ["5"]),
    ("2022 people", ["2022"]), ("20%–30%", ["20", "30"]),
])
def test_what_looks_like_a_year_or_a_number_of_a_list_is_still_a_figure(text, found):
    assert numbers_left(text) == found


def test_names_of_the_dictionary_may_hold_digits_in_either_type():
    assert numbers_left("新引进世界500强企业5家", ["新引进世界500强企业"]) == ["5"]
    assert numbers_left("路段（德胜路2号）", ["路段(德胜路2号)"]) == []


def test_counts_rules_and_numbering_are_marked_by_whoever_writes_them():
    assert left('<p>共<span class="count">5</span>处，<span class="rule">110%</span>以上，'
                '<span class="no">21</span> 某任务</p>') == []


def test_labels_and_alt_texts_must_say_what_the_table_under_the_chart_links_or_counts():
    assert drawn() == []
    assert drawn(label="187.9", alt="共7格，188亿元") == []
    assert drawn(label="187.95") == ["187.95"]
    assert drawn(alt="2021187.94亿元") == ["2021187.94"]


def test_marks_of_an_axis_are_let_pass_but_not_figures_in_the_names_of_rows():
    assert drawn(tick="1,000") == drawn(tick="20%") == drawn(tick="1/16") == []
    assert drawn(tick="甲区 35.1亿元") == ["35.1"]


def test_the_numbers_of_another_figure_do_not_count():
    other = '<figure id="fig-2"><div role="img" aria-label="187.94"></div></figure>'
    assert left(FIGURE.format(alt="1月", tick="", label="") + other) == ["187.94"]


def test_a_remark_of_the_data_may_end_in_a_link_to_what_it_rests_on():
    remark = '<td><span class="reason">按8.5%倒推{}</span>{}</td>'
    link = '<a class="n basis" href="#n{}">依据</a>'
    assert left(remark.format("", "")) == ["8.5"]
    assert left(remark.format(link.format(2), "")) == []
    assert "8.5" in left(remark.format(link.format(9), ""))
    assert left(remark.format(link.format(2), "，另增长7%")) == ["7"]


def test_sources_parameters_notes_and_quotations_are_not_the_page_speaking():
    assert left('<p class="src">1.35万亿</p><div class="parameters">8.5</div>'
                '<p><q lang="zh-CN">增长8.5%</q></p>') == []
