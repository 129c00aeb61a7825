"""What English pages call the units and fields of the shipped figures."""

import re

import pytest

from helpers import messages
from helpers.dataset.load import load
from helpers.paths import Project

CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def figures():
    return load(Project.find().data).observations_of()


def test_every_chinese_unit_of_a_figure_has_an_english_name(figures):
    units = {unit for o in figures for unit in (o.unit, o.indicator.unit) if not unit.isascii()}
    for unit in sorted(units):
        assert not CHINESE.search(messages.template(f"unit.{unit}", "en")), unit


def test_every_field_of_a_rank_has_a_name_in_both_languages(figures):
    fields = {o.of.partition(":")[0].partition("/")[0] for o in figures if o.measure == "rank"}
    for field in sorted(fields):
        assert messages.template(f"rank_field.{field}", "zh")
        assert messages.template(f"rank_field.{field}", "en").isascii(), field
