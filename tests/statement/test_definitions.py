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
