"""A number inherits what is to be minded of every figure that it rests on."""

import pytest
from bs4 import BeautifulSoup

from helpers.comparison import published, share
from helpers.comparison.basis import panel_cell
from helpers.statement import marks
from tests.pages.fragments import overview


def page_of(world, **asked):
    return overview(world.load(), start_year=2018, end_year=2023, **asked)


def figures(page, area, year):
    return {o.indicator.indicator_id: o for o in page.data.observations_of()
            if (o.area.area_id, o.year, o.measure) == (area, year, "level")}


def cells(block):
    return {row.th.text + row.td.text if len(row.find_all("td")) > 1 else row.th.text:
            [cell.text for cell in row.find_all("td")]
            for row in BeautifulSoup(str(block.html), "html.parser").select("tbody tr")}


@pytest.fixture
def copied(world):
    world.source("copied", trust="low")
    return world


def test_a_quotient_has_the_marks_of_both_its_parts_each_once_in_the_order_of_the_key(copied):
    copied.row("west", 2020, "80", status="provisional", source="copied", doubt="bound",
               note="Another reading.")
    copied.row("west", 2020, "100", indicator="gdp", source="copied")
    page = page_of(copied)
    found = figures(page, "west", 2020)
    quotient = share(page.data, found["revenue"], found["gdp"])
    assert marks.codes(quotient, page.disputes) == ("provisional", "restated", "doubt", "low_trust")
    assert marks.codes(published(found["gdp"]), page.disputes) == ("restated", "low_trust")


def test_a_sum_says_that_it_is_one_and_what_its_parts_are(copied):
    copied.row("west_old", 2020, "60", source="copied")
    copied.row("east", 2020, "40", status="revised")
    copied.rows["copied"][-1]["status"] = "revised"
    page = page_of(copied)
    cell = panel_cell(page.data, "west", "revenue", 2020, basis="comparable")
    assert cell.state == "derived"
    assert marks.codes(cell.quantity, page.disputes) == ("revised", "sum", "low_trust")


def test_what_a_check_contradicts_marks_the_quotient_too(world):
    for year, value in ((2021, "100"), (2022, "110")):
        world.row("north", year, value, indicator="gdp")
    world.row("north", 2022, "18", indicator="gdp", measure="yoy_pct")
    world.row("north", 2022, "11")
    page = page_of(world)
    found = figures(page, "north", 2022)
    quotient = share(page.data, found["revenue"], found["gdp"])
    assert marks.codes(quotient, page.disputes) == ("disputed",)


def test_who_repeats_a_contradicted_number_is_contradicted_too_and_who_says_another_is_not(world):
    world.source("press", trust="press", vintage="first", published="2023-05-01")
    for year, value in ((2021, "100"), (2022, "110")):
        world.row("north", year, value, indicator="gdp")
    world.row("north", 2022, "18", indicator="gdp", measure="yoy_pct")
    world.row("north", 2022, "110", indicator="gdp", source="press")
    world.row("north", 2021, "102", indicator="gdp", source="press")
    page = page_of(world)
    assert {(str(o.value), marks.codes(published(o), page.disputes))
            for o in page.data.observations_of() if o.source.source_id == "press"} == {
        ("110", ("disputed",)), ("102", ())}


def test_ratios_name_the_old_district_in_the_column_of_todays_and_carry_their_marks(world):
    for area in ("west_old", "north"):
        world.row(area, 2019, "100.0", indicator="gdp")
    world.row("west_old", 2019, "80.0", indicator="value-added-tertiary", status="provisional")
    world.row("north", 2019, "70.0", indicator="value-added-tertiary")
    block = page_of(world).structure_chart()
    (row,) = cells(block).values()
    assert [cell.split()[0] for cell in row] == ["80.0%[原西区][预计]", "70.0%"]
    assert "[预计] 文件写明" in block.html and "[原西区] " in block.html
    said = BeautifulSoup(str(page_of(world).models_words().html), "html.parser").text
    assert "原西区80.0%[预计]" in said and "[原西区]" not in said


def test_shares_of_the_city_carry_the_marks_of_district_and_city(copied):
    for year, whole in ((2018, "report"), (2019, "copied"), (2020, "report")):
        copied.row("town", year, "1000", indicator="gdp", source=whole)
        copied.row("west_old", year, "100", indicator="gdp")
    block = page_of(copied).city_share_chart()
    said = BeautifulSoup(str(block.html), "html.parser")
    assert [row.get_text("|", strip=True) for row in said.select("tbody tr")] == [
        "地区生产总值 · 原西区|2018|10.0%|[原西区]",
        "地区生产总值 · 原西区|2019|10.0%|[原西区]|[来源可信度低]",
        "地区生产总值 · 原西区|2020|10.0%|[原西区]"]
    assert "[来源可信度低] 转引" in said.text and "[原西区] " in said.text


@pytest.mark.parametrize(("stated", "end"), [("18", "（用到有出入的数）"), ("10", "")])
def test_a_sentence_on_the_city_says_when_its_order_rests_on_a_disputed_figure(
        world, stated, end):
    for year, value in ((2021, "100"), (2022, "110")):
        world.row("north", year, value, indicator="gdp")
    world.row("north", 2022, stated, indicator="gdp", measure="yoy_pct")
    world.row("town", 2022, "5", indicator="gdp", measure="yoy_pct")
    said = BeautifulSoup(str(page_of(world).city_words().html), "html.parser").text
    mark = "[有出入]" if end else ""
    assert said.strip() == (f"2022年地区生产总值增速：北区{stated}%{mark}，高于某市（5%）"
                            f"{int(stated) - 5}个百分点{end}。")


def test_a_share_that_is_about_what_its_parts_give_is_expected_and_no_contradiction(world):
    """An expected 1700 of 2184.8 is 75.5 to 80.1 %, which "about 75 %" allows."""
    world.row("north", 2022, "1700", indicator="value-added-tertiary", status="provisional")
    world.row("north", 2022, "2184.8", indicator="gdp")
    world.row("north", 2022, "75", indicator="value-added-tertiary", measure="share_pct", of="gdp",
              bound="approx", status="provisional")
    page = page_of(world, families=["north"])
    (row,) = cells(page.structure_chart()).values()
    assert row[0].split()[0] == "约75%[预计]、按两数相除78%[预计]"


def test_the_note_of_what_a_check_contradicts_says_by_what_with_a_link_to_each_part(world):
    for year, value in ((2021, "100"), (2022, "110")):
        world.row("north", year, value, indicator="gdp")
    world.row("north", 2022, "18", indicator="gdp", measure="yoy_pct")
    world.row("north", 2023, "115", indicator="gdp")
    page = page_of(world)
    found = figures(page, "north", 2022) | {"later": figures(page, "north", 2023)["gdp"]}
    for name in ("gdp", "later"):
        page.writer.figure(found[name])
    notes = BeautifulSoup(str(page.notes().html), "html.parser")
    wrong = notes.find(id="n1")
    assert "有出入：公布的增速18%，由总量100亿元、110亿元推算为10%。" in wrong.get_text()
    rate, old, new = (link["href"] for link in wrong.select(".remark a"))
    assert new == "#n1" and notes.select_one(rate) and notes.select_one(old)
    assert "有出入" not in notes.find(id="n2").get_text()


def test_what_may_be_of_another_area_or_is_of_a_park_is_not_called_restated(world):
    world.row("west", 2020, "80")
    world.row("west", 2020, "90", indicator="gdp", doubt="area_id", note="Another reading.")
    world.row("west", 2020, "8", indicator="value-added-tertiary", scope="park")
    page = page_of(world)
    found = {o.indicator.indicator_id: o for o in page.data.observations_of()
             if (o.area.area_id, o.year) == ("west", 2020)}
    codes = {name: marks.codes(published(figure), page.disputes) for name, figure in found.items()}
    assert codes == {"revenue": ("restated",), "gdp": ("doubt",), "value-added-tertiary": ()}


def test_a_difference_coarser_than_its_terms_is_told_as_about(world):
    for area, rate in (("north", "6.9"), ("town", "14")):
        world.row(area, 2021, rate, indicator="gdp", measure="yoy_pct")
    assert "低于某市（14%）约7个百分点" in BeautifulSoup(
        str(page_of(world, families=["north"]).city_words().html), "html.parser").get_text()


def test_the_table_of_contradictions_marks_what_was_seen_on_a_copied_page(copied):
    copied.row("north", 2021, "100", indicator="gdp", source="copied")
    copied.row("north", 2022, "110", indicator="gdp")
    copied.row("north", 2022, "18", indicator="gdp", measure="yoy_pct")
    page = page_of(copied)
    table = BeautifulSoup(str(page.checks_table().html), "html.parser")
    assert [cell.text for cell in table.select("tbody td")] == ["18%", "10%[来源可信度低]"]
    assert "也可能是转载有误" in table.get_text()
    # What another document gives is not implied by anything.
    assert [head.text for head in table.select("thead th")][-1] == "按其他数推得"
    copied.source("again", vintage="census")
    copied.row("north", 2022, "112", indicator="gdp", source="again")
    table = BeautifulSoup(str(page_of(copied).checks_table().html), "html.parser")
    assert "按其他数推得，或另载" in [head.text for head in table.select("thead th")]
