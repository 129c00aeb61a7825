"""The key under a table explains every flag that stands in it, and none that does not."""

import pytest

from helpers import messages
from helpers.statement import flags
from helpers.statement.table import Band, Column, Table
from helpers.statement.writer import Writer


@pytest.fixture
def writer(world):
    return Writer(world.load(), "zh")


def holding(*cells, remarks=()):
    return Table("表", [Column("值")], [Band("段"), *([cell] for cell in cells)], remarks)


def test_flags_of_cells_and_remarks_are_explained_in_one_order_and_no_others(writer):
    table = holding(writer.flags(["disputed"]), "预计", remarks=[writer.flags(["revised"])])
    said = flags.shown(writer, [table], writer.flags(["goal"]))
    assert said == flags.legend(writer, ["goal", "revised", "disputed"])
    assert "[预计]" not in said


def test_the_name_of_a_district_of_before_the_merger_is_explained_where_it_stands_as_a_flag(writer):
    table = holding(writer.remark("原西区"), writer.remark("原东区"))
    assert flags.shown(writer, [table]).startswith("标记：[原西区][原东区] ")
    assert flags.shown(writer, [holding("原西区", writer.remark("西区"))]) == ""


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_flag_of_the_catalogue_can_be_explained(language):
    assert set(flags.FLAGS) == {*messages.keys("flag")}
    assert all(messages.text(f"flag_meaning.{code}", language) for code in flags.FLAGS)
