"""Table 1 says of each cell what is known: usable, known but not usable, or not found."""

import re

import pytest
from bs4 import BeautifulSoup

from helpers.pages.sections.coverage import coverage_chart
from tests.pages.fragments import overview


@pytest.fixture
def empty(world):
    world.rows = {"merger": []}
    world.sources.pop("report", None)
    return world


def table(world, piece="side_by_side_table"):
    page = overview(world.load(), start_year=2021, end_year=2023)
    return BeautifulSoup(str(getattr(page, piece)().html), "html.parser")


def rows(world):
    found = {}
    for row in table(world).select("tbody tr"):
        cells = [" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")]
        found[cells[0]] = cells[1:]
    return found


def test_a_number_of_low_trust_is_not_called_not_found(empty):
    empty.source("copied", trust="low")
    empty.row("west", 2022, "100", indicator="gdp")
    empty.row("north", 2022, "90", indicator="gdp", source="copied")
    ((_, north, result),) = rows(empty).values()
    assert north == "有，来源可信度低 2022" and "来源可信度低" in result
    (link,) = [a for a in table(empty).select("a.n") if "来源可信度低" in a.get_text()]
    assert link["href"].startswith("#n")


def test_a_pair_with_one_side_in_doubt_and_the_other_copied_is_refused_for_both(empty):
    empty.source("copied", trust="low")
    empty.row("west", 2022, "21", indicator="gdp", doubt="year", note="It may be of 2021.")
    empty.row("north", 2022, "90", indicator="gdp", source="copied")
    empty.row("north", 2021, "80", indicator="gdp")
    ((west, north, result),) = rows(empty).values()
    assert (west, north) == ("有，存疑 2022", "80 2021")
    assert result == "西区2022年的数存疑，北区2022年的数来源可信度低"


def test_what_is_known_of_some_months_only_is_not_called_not_found(empty):
    empty.row("north", 2022, "90", indicator="gdp")
    empty.row("north", 2022, "3", indicator="gdp", measure="yoy_pct", period="M01-M09")
    said = table(empty).get_text()
    assert "没有各区都可用的全年数：地区生产总值增速。" in said
    assert "地区生产总值增速" not in said.partition("未见：")[2]


def test_the_count_of_what_is_known_names_what_nothing_may_rest_on(empty):
    empty.source("copied", trust="low")
    empty.row("west", 2022, "100", indicator="gdp")
    empty.row("north", 2022, "90", indicator="gdp", source="copied")
    assert "有数2格（其中1格存疑或来源可信度低）" in table(empty, "known_words").get_text()
    # A sound rate of the same year makes the cell sound, whatever its level.
    empty.row("north", 2022, "3", indicator="gdp", measure="yoy_pct")
    assert "有数2格，" in table(empty, "known_words").get_text()


@pytest.mark.parametrize("fields", [{"source": "copied"}, {"doubt": "year"}, {"doubt": "bound"}])
def test_as_many_cells_are_counted_as_weak_as_the_map_of_what_is_known_marks(empty, fields):
    empty.source("copied", trust="low")
    empty.row("north", 2022, "90", indicator="gdp", note="Another reading.", **fields)
    empty.row("north", 2023, "90", indicator="gdp", note="Another reading.", **fields)
    empty.row("north", 2023, "3", indicator="gdp", measure="yoy_pct")
    assert "（其中1格存疑或来源可信度低）" in table(empty, "known_words").get_text()
    page = overview(empty.load(), start_year=2021, end_year=2023)
    shown = BeautifulSoup(str(coverage_chart(page).html), "html.parser").select("tbody td")
    marked = [cell for cell in shown if re.search("存疑|来源可信度低", cell.get_text())]
    assert len(marked) == 1
    # The growth that nothing is to be minded about is what the map shows of the other year.
    assert [c.get_text() for c in shown if "3%" in c.get_text()] == ["3%"]


def test_a_pair_is_refused_for_a_reason_of_a_year_that_stands_in_the_row(empty):
    empty.source("copied", trust="low")
    empty.row("west", 2022, "100", indicator="gdp")
    empty.row("north", 2021, "90", indicator="gdp")
    empty.row("west", 2023, "60", indicator="gdp", period="M01-M06", source="copied")
    empty.row("north", 2023, "70", indicator="gdp", period="M01-M09")
    ((west, north, result),) = rows(empty).values()
    assert (west, north) == ("100 2022", "90 2021")
    assert result == "没有共同年份（2022 / 2021）"
    empty.row("west", 2021, "80", indicator="gdp", period="M01-M11")
    assert "西区2021年只有1至11月的数" in next(iter(rows(empty).values()))[2]


def test_a_figure_that_a_check_contradicts_is_marked_in_its_cell(empty):
    for area, old, new in (("west", "100", "110"), ("north", "90", "99")):
        empty.row(area, 2021, old)
        empty.row(area, 2022, new)
        empty.row(area, 2022, "10", measure="yoy_pct")
    assert "有出入]" not in table(empty).get_text()
    empty.rows["report"][-1]["value"] = "18"
    shown = rows(empty)
    level, rate = (cells for name, cells in shown.items() if name.endswith("2022"))
    assert level[:2] == ["110", "99 [有出入]"] and rate[:2] == ["10%", "18% [有出入]"]
    assert "[有出入] 与公布的增速" in table(empty).get_text()


def test_the_key_of_ratios_names_the_old_district_in_its_colour(empty):
    for area in ("west_old", "north"):
        empty.row(area, 2019, "100.0", indicator="gdp")
        empty.row(area, 2019, "80.0", indicator="value-added-tertiary")
    page = overview(empty.load(), start_year=2018, end_year=2022)
    remark = BeautifulSoup(str(page.structure_chart().html), "html.parser").select_one(".remark")
    assert "为原西区。" in remark.get_text() and "<" not in remark.get_text()


def test_no_gap_is_drawn_where_a_side_is_in_doubt(empty, monkeypatch):
    from helpers.pages.sections import structure

    for area, part in (("west", "80.0"), ("north", "50.0")):
        empty.row(area, 2022, "100.0", indicator="gdp")
        empty.row(area, 2022, part, indicator="value-added-tertiary")
    drawn = []
    keep = structure.dot_rows
    monkeypatch.setattr(structure, "dot_rows",
                        lambda rows, *rest, **named: drawn.extend(rows) or keep(
                            rows, *rest, **named))
    assert "连线为两区同年的差距" in table(empty, "structure_chart").get_text()
    empty.rows["report"][-1]["doubt"] = "scope"
    assert "连线" not in table(empty, "structure_chart").get_text()
    assert [row.joined for row in drawn] == [True, False]
    assert [dot.hollow for dot in drawn[1].dots] == [False, True]


def test_pairs_of_figures_that_are_not_equally_final_are_named_under_the_table(empty):
    empty.row("west", 2022, "100", indicator="gdp")
    empty.row("north", 2022, "90", indicator="gdp")
    assert "确定程度不同" not in table(empty).get_text()
    empty.rows["report"][-1]["status"] = "revised"
    assert "（预计、初步、修订或决算）：地区生产总值总量。" in table(empty).get_text()


def test_marks_that_no_row_of_the_table_bears_are_not_spoken_of(empty):
    for year, west, north in ((2021, "80", "40"), (2022, "100", "50")):
        empty.row("west", year, west, indicator="gdp")
        empty.row("north", year, north, indicator="gdp")
    plain = table(empty).get_text()
    assert "四舍五入、换一版数据或换一种口径，都不改变谁高谁低。" in plain
    assert "高低不稳" not in plain and "有出入" not in plain
    empty.row("north", 2022, "60", indicator="gdp", measure="yoy_pct")
    marked = table(empty).get_text()
    assert "未注明“有出入”的" in marked and "高低不稳" not in marked


def test_where_nothing_is_compared_no_order_is_spoken_of(empty):
    empty.row("west", 2022, "100", indicator="gdp")
    assert "谁高谁低" not in table(empty).get_text()
