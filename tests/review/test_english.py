"""Each rule of English has words that trip it, and a near miss that does not."""

import pytest

from helpers.review import english
from helpers.review.text import read

TRAPS = [
    ("% for percentage points", "the share of services rose by 3.2 %",
     "the share of services rose by 3.2 percentage points"),
    ("% for percentage points", "a lead of 2 %", "a lead of 2 percentage points"),
    ("points for growth", "revenue grew by 3 percentage points", "revenue grew by 3 %"),
    ("fall of a negative", "exports decreased by −5 %", "exports decreased by 5 %"),
    ("rise of a negative", "revenue up -3 %", "revenue up 3 %"),
    ("times for less", "2 times lower", "2 times the other"),
    ("Chinese mark", "goal，result", "goal, result"),
    ("wide quotation mark", "the district’s own", "the district's own"),
    ("Chinese words unmarked", "the 确保 goal", "the ensured goal"),
]


@pytest.mark.parametrize(("rule", "trips", "near_miss"), TRAPS)
def test_each_rule_finds_its_trap_and_lets_the_near_miss_pass(rule, trips, near_miss):
    assert rule in {found.rule for found in english.lint(trips)}
    assert rule not in {found.rule for found in english.lint(near_miss)}


def test_chinese_that_is_marked_as_chinese_may_stand_on_an_english_page():
    html = '<html lang="en"><p>said <span lang="zh-CN">确保</span></p></html>'
    assert english.findings(read(html)) == []
