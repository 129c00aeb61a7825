from bs4 import BeautifulSoup

from helpers.comparison import share
from helpers.statement.definitions import definitions, indicators
from helpers.statement.table import Band, Column, Table
from helpers.statement.writer import Writer


def test_a_definition_stands_beside_the_first_table_that_uses_its_indicator(world):
    world.row("north", 2022, "20.0")
    world.row("north", 2022, "80.0", indicator="gdp")
    writer = Writer(world.load(), "zh")
    columns = [Column("指标"), Column("数值")]
    revenue, gdp = writer.data.observations
    first = Table("一", columns, [Band("甲"), ["收入", writer.figure(revenue)]])
    both = Table("二", columns, [["占比", writer.figure(share(writer.data, revenue, gdp))]])
    given = set()
    said = BeautifulSoup(str(definitions(writer, first, given)), "html.parser")
    assert [dt.get_text() for dt in said.select("dt")] == ["一般公共预算收入"]
    assert said.dd.get_text() == "定义"
    # A derived number brings the indicators of its parts; what stands already is not repeated.
    assert [i.indicator_id for i in indicators(both, writer.ledger)] == ["revenue", "gdp"]
    said = BeautifulSoup(str(definitions(writer, both, given)), "html.parser")
    assert [dt.get_text() for dt in said.select("dt")] == ["地区生产总值"]
    assert definitions(writer, both, given) == ""


def test_what_must_be_known_of_the_name_of_an_area_stands_once_with_the_definitions(world):
    world.areas = [(*area, "北区兼作他名。", "North goes by two names.")
                   if area[0] == "north" else area for area in world.areas]
    world.row("north", 2022, "20.0")
    world.row("west", 2022, "30.0")
    writer = Writer(world.load(), "zh")
    table = Table("一", [Column("数值")], [[writer.figure(o)] for o in writer.data.observations])
    given = set()
    said = BeautifulSoup(str(definitions(writer, table, given)), "html.parser")
    assert [dt.get_text() for dt in said.select("dt")][1:] == ["北区"]
    assert said.select("dd")[1].get_text() == "北区兼作他名。"
    assert definitions(writer, table, given) == ""
