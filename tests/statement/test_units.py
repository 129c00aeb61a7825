"""In which unit a figure stands: amounts in that of their indicator, counts in their own word."""

import pytest

from helpers.comparison.derived import sum_of_parts
from helpers.comparison.quantity import published
from helpers.statement import units
from helpers.statement.writer import Writer
from tests.world import World


def figure(tmp_path, **fields):
    world = World(tmp_path)
    world.row("west", 2022, fields.pop("value"), **fields)
    data = world.load()
    return data, data.observations[0]


@pytest.mark.parametrize(("value", "unit", "written"), [
    ("33", "个", "33个"), ("33", "家", "33家"), ("2", "万家", "2万家"),
])
def test_things_keep_the_word_that_their_document_counts_them_by(tmp_path, value, unit, written):
    data, found = figure(tmp_path, indicator="firms", value=value, unit=unit)
    assert Writer(data, "zh").figure(found).striptags() == written


def test_an_amount_stands_in_the_unit_of_its_indicator(tmp_path):
    data, found = figure(tmp_path, value="340139", unit="万元")
    assert units.shown(data, published(found))[1] == "亿元"


def test_two_words_are_one_count_only_where_both_count_one_by_one(tmp_path):
    data, _ = figure(tmp_path, value="1")
    assert data.same_count("个", "家")
    assert not data.same_count("万家", "家") and not data.same_count("万元", "亿元")
    assert not data.same_count("家", "亿元")


def test_a_sum_of_counts_is_shown_in_the_word_of_its_parts(tmp_path):
    world = World(tmp_path)
    for area in ("west_old", "east"):
        world.row(area, 2020, "5", indicator="firms", unit="家")
    data = world.load()
    total = sum_of_parts(data, data.areas["west"], "firms", 2020)
    assert units.shown(data, total) == (10, "家")
