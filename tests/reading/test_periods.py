"""A phrase names the months or the day of its figure, or leaves them to what stands before it."""

import pytest

from helpers.reading.periods import names_day, names_months


@pytest.mark.parametrize(("phrase", "first", "last"), [
    ("1-9月，增加值增长6.6%", 1, 9), ("1—11月增长12.9%", 1, 11), ("1至11月增长12.9%", 1, 11),
    ("一至九月增长6%", 1, 9), ("前9个月增长6%", 1, 9), ("前三季度增长6%", 1, 9),
    ("截至11月底完成8.58亿美元", 1, 11), ("上半年增长6.4%", 1, 6), ("一季度增长5%", 1, 3),
    ("up 7.9 % in January to September", 1, 9), ("in the first three quarters", 1, 9),
    ("１-９月增长6%", 1, 9), ("12月当月增长3%", 12, 12), ("1－2月空气优良率", 1, 2),
])
def test_months_are_named_by_their_last_or_by_the_name_of_the_part(phrase, first, last):
    assert names_months(phrase, first, last)


@pytest.mark.parametrize(("phrase", "first", "last"), [
    ("实现社零同比增长12.9%", 1, 11), ("上半年增长6.4%", 1, 9), ("1-9月增长6%", 1, 11),
    ("1-11月增长6%", 1, 1), ("十一月增长6%", 1, 1), ("增长9.6%，9个月度指标", 1, 11),
])
def test_other_months_or_none_are_not_those_of_the_figure(phrase, first, last):
    assert not names_months(phrase, first, last)


@pytest.mark.parametrize(("phrase", "named"), [
    ("2020年11月1日零时", True), ("as of 1 November 2020", True), ("November 1, 2020", True),
    ("2020-11-01", True), ("常住人口635136人", False), ("2020年11月", False), ("11月11日", False),
])
def test_a_day_is_named_by_month_and_day(phrase, named):
    assert names_day(phrase, 11, 1) is named


def test_the_end_of_a_month_is_its_last_day():
    assert names_day("截至12月底", 12, 31) and not names_day("截至12月底", 12, 27)
