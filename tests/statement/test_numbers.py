from decimal import Decimal

import pytest

from helpers.statement import numbers, periods


@pytest.mark.parametrize(("value", "language", "text"), [
    ("2184.8", "zh", "2184.8"), ("2184.8", "en", "2,184.8"), ("31148", "zh", "31,148"),
    ("6.0", "zh", "6.0"), ("-10.6", "zh", "−10.6"), ("0", "en", "0"), ("-0.25", "en", "−0.25"),
])
def test_a_number_keeps_the_decimals_it_was_printed_with(value, language, text):
    assert numbers.number(Decimal(value), language) == text


@pytest.mark.parametrize(("value", "unit", "zh", "en"), [
    ("2184.8", "亿元", "2184.8亿元", "218.48 billion yuan"),
    ("14.6", "亿美元", "14.6亿美元", "1.46 billion US dollars"),
    ("3.8", "万人", "3.8万人", "38 thousand people"),
    ("5.8", "%", "5.8%", "5.8%"),
    ("539", "家", "539家", "539"),
    ("1700", "亿元", "1700亿元", "170 billion yuan"),
    ("300", "亿元", "300亿元", "30 billion yuan"),
    ("1810.0", "亿元", "1810.0亿元", "181.00 billion yuan"),
    ("1705", "亿元", "1705亿元", "170.5 billion yuan"),
    ("112", "万人", "112万人", "1.12 million people"),
])
def test_units_are_written_as_each_language_counts(value, unit, zh, en):
    assert numbers.amount(Decimal(value), unit, "zh") == zh
    assert numbers.amount(Decimal(value), unit, "en") == en


def test_no_figure_is_scaled_by_anything_but_a_power_of_ten():
    from helpers import messages

    for unit in messages.keys("unit"):
        _, factor = numbers.unit_name(unit, "en")
        assert factor.normalize().as_tuple().digits == (1,), unit


@pytest.mark.parametrize(("period", "year", "zh", "en"), [
    ("M12-M12", 2021, "2021年12月", "Dec 2021"),
    ("FY", 2021, "2021年", "2021"), ("EOY", 2021, "2021年末", "end of 2021"),
    ("M01-M09", 2021, "2021年1–9月", "Jan–Sep 2021"),
    ("Y2023-Y2025", 2025, "2023–2025年", "2023–2025"),
    ("CUM2021", 2023, "2021年起至2023年累计", "cumulative 2021 to 2023"),
    ("ASOF:2021-12-27", 2021, "截至2021年12月27日", "as of 2021-12-27"),
])
def test_a_part_year_never_reads_as_a_year(world, period, year, zh, en):
    world.row("north", year, "1", period=period)
    found = world.load().observations[0]
    assert periods.period_name(found, "zh") == zh
    assert periods.period_name(found, "en") == en


@pytest.mark.parametrize(("value", "unit", "zh", "en"), [
    ("1000", "万元", "1000万元", "10 million yuan"),
    ("13509", "亿元", "13,509亿元", "1.3509 trillion yuan"),
    ("70000", "元", "7万元", "70,000 yuan"),
    ("72600", "元", "72,600元", "72,600 yuan"),
    ("70000", "万元", "7亿元", "700 million yuan"),
    ("99.95", "万人", "99.95万人", "999.5 thousand people"),
])
def test_amounts_take_the_word_of_magnitude_that_a_reader_expects(value, unit, zh, en):
    assert numbers.amount(Decimal(value), unit, "zh") == zh
    assert numbers.amount(Decimal(value), unit, "en") == en


def test_the_day_of_a_newspaper_is_not_said_to_be_that_of_the_count(world):
    world.source("paper", doc_type="press", published="2023-11-23")
    world.row("north", 2023, "72", source="paper", period="ASOF:2023-11-23")
    world.row("north", 2023, "70", source="paper", period="ASOF:2023-11-01")
    paper, count = sorted(world.load().observations, key=lambda o: -o.value)
    assert periods.period_name(paper, "zh") == "2023年11月23日刊载"
    assert periods.period_name(paper, "en") == "published 2023-11-23"
    assert periods.period_name(count, "zh") == "截至2023年11月1日"
