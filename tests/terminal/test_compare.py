"""One answer in three forms, names in two languages, and exit codes."""

import csv
import io
import json
import re
from decimal import Decimal

import pytest

from helpers.cli import main
from helpers.paths import ROOT_VARIABLE
from tests.world import World

YEARS = ("--years", "2018:2022")


@pytest.fixture
def town(tmp_path, monkeypatch):
    """A folder of data that the command line finds, with every state of a cell in it."""
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    world = World(tmp_path)
    world.row("west_old", 2018, "84.4", evidence="收入84.4亿元")
    world.row("east", 2018, "893996", unit="万元", evidence="收入893996万元")
    world.row("north", 2018, "160.5")
    world.row("west_old", 2019, "88.0")
    world.row("north", 2019, "5", scope="park")
    world.row("west", 2020, "1679652", unit="万元")
    world.row("north", 2020, "182.75")
    world.row("west", 2021, "179.5")
    world.row("west", 2021, "6.9", measure="yoy_pct")
    world.row("north", 2021, "150", period="M01-M09")
    world.row("north", 2021, "11", measure="yoy_pct", bound="ge")
    world.row("north", 2022, "5.8", measure="yoy_pct")
    world.row("west", 2022, "-2.6", measure="yoy_pct", status="provisional")
    world.row("west", 2022, "190", status="target")
    world.load()
    return world


@pytest.fixture
def said(capsys):
    """Run a command and return its exit code, what it printed, and what it complained of."""
    def run(*words):
        code = main(list(words))
        out = capsys.readouterr()
        return code, out.out, out.err
    return run


def cells(text):
    """Return the figures of the text form: (measure, year) to one text a district and the gap."""
    found, measure = {}, None
    for line in text.splitlines():
        measure = {"总量": "level", "同比增速": "yoy_pct"}.get(line.strip(), measure)
        if row := re.match(r"  (\d{4})  (.*)", line):
            found[measure, int(row[1])] = re.split(r"  +", row[2].strip())
    return found


@pytest.mark.parametrize("basis", ["as_published", "comparable"])
def test_text_json_and_csv_hold_the_same_figures(town, said, basis):
    asked = ("compare", "revenue", *YEARS, "--basis", basis)
    (_, text, _), (_, as_json, _), (_, as_csv, _) = (
        said(*asked), said(*asked, "--json"), said(*asked, "--csv"))
    listed = json.loads(as_json)
    assert list(csv.DictReader(io.StringIO(as_csv))) == [
        {name: str(value) for name, value in line.items()} for line in listed]
    assert len(listed) == 2 * 2 * 5
    shown = cells(text)
    for line in listed:
        row = shown.get((line["measure"], line["year"]))
        written = "(未见)" if row is None else row[("west", "north").index(line["family"])]
        if not line["value"]:
            assert written == f"({line['reason']})" or line["state"] in ("target_only", "not_found")
            continue
        number = re.match(r"(?:[≥≤约近]\s?)?([−\d.,]+)", written)[1]
        value = Decimal(number.replace("−", "-").replace(",", ""))
        assert abs(value - Decimal(line["value"])) <= Decimal("0.005"), line
        assert line["unit"] in written and line["sources"] and line["evidence"]
        for end, side in (("low", 1), ("high", -1)):
            assert not line[end] or (Decimal(line["value"]) - Decimal(line[end])) * side >= 0, line


def test_levels_stand_in_the_unit_of_their_indicator_exactly(town, said):
    _, as_json, _ = said("compare", "revenue", "--years", "2020", "--json", "--families", "west")
    level = json.loads(as_json)[0]
    assert (level["value"], level["unit"]) == ("167.9652", "亿元")
    assert Decimal(level["low"]) < Decimal("167.9652") < Decimal(level["high"])
    _, text, _ = said("compare", "revenue", "--years", "2020")
    assert "167.97亿元" in text


def test_every_state_is_told_apart(town, said):
    _, as_json, _ = said("compare", "revenue", *YEARS, "--json")
    published = {(x["family"], x["year"]): x["state"] for x in json.loads(as_json)
                 if x["measure"] == "level"}
    assert published["north", 2021] == "part_year" and published["west", 2022] == "target_only"
    assert published["north", 2019] == "refused" and published["north", 2022] == "not_found"
    _, as_json, _ = said("compare", "revenue", *YEARS, "--json", "--basis", "comparable")
    rebuilt = {(x["family"], x["year"]): x for x in json.loads(as_json)
               if x["measure"] == "level"}
    assert rebuilt["west", 2018]["state"] == "derived"
    assert rebuilt["west", 2018]["flags"] == "sum"
    assert rebuilt["west", 2018]["evidence"] == "收入84.4亿元|收入893996万元"
    assert rebuilt["west", 2019]["state"] == "refused" and rebuilt["west", 2019]["reason"]


def test_the_gap_and_a_sum_inherit_what_is_to_be_minded_of_their_parts(town, said):
    town.source("copied", trust="low")
    town.row("north", 2017, "150", source="copied")
    town.row("west_old", 2017, "75", status="provisional")
    town.row("east", 2017, "25", status="provisional")
    town.load()
    asked = ("compare", "revenue", "--years", "2017", "--basis", "comparable")
    _, text, _ = said(*asked)
    level = cells(text)["level", 2017]
    assert "[预计] [两区相加]" in level[0] and level[2].endswith("[预计] [两区相加] [来源可信度低]")
    _, as_json, _ = said(*asked, "--json")
    assert json.loads(as_json)[0]["flags"] == "provisional|sum"


def test_a_figure_that_a_check_contradicts_says_so(town, said):
    for year, value in ((2021, "100"), (2022, "110")):
        town.row("north", year, value, indicator="general-budget-revenue")
    town.row("north", 2022, "18", indicator="general-budget-revenue", measure="yoy_pct")
    town.load()
    _, text, _ = said("compare", "general-budget-revenue", *YEARS)
    assert "[有出入]" in cells(text)["level", 2022][1]


def test_refusals_stand_in_place_of_numbers(town, said):
    code, text, _ = said("compare", "revenue", *YEARS)
    shown = cells(text)
    assert code == 0
    assert shown["level", 2019][1] == "(只见北区一部分范围的数，不能代表全区)"
    assert shown["level", 2021][2] == "(北区2021年只有1至9月的数)"
    assert "“超”或“约”" in shown["yoy_pct", 2021][2]
    assert "[1–9月]" in shown["level", 2021][1]
    _, english, _ = said("compare", "revenue", *YEARS, "--language", "en")
    assert "(North 2021: Jan–Sep only)" in english
    assert "first to second" in english


def test_every_cited_document_is_listed_with_its_phrase_and_date(town, said):
    _, text, _ = said("compare", "revenue", "--years", "2018", "--basis", "comparable")
    assert "原西区 2018: “收入84.4亿元” – 《report》 (2022-03-01)" in text
    marks = set(re.findall(r"\[([\d,]+)\]", text.partition("出处")[0]))
    numbered = {n for mark in marks for n in mark.split(",")}
    assert numbered == set(re.findall(r"^  \[(\d+)\]", text, re.MULTILINE))


@pytest.mark.parametrize("name", ["revenue", "一般公共预算收入", "Budget Revenue", " REVENUE "])
def test_an_indicator_goes_by_its_id_and_its_names(town, said, name):
    code, text, _ = said("compare", name, *YEARS)
    assert code == 0 and text.startswith("一般公共预算收入 (revenue)")


@pytest.mark.parametrize("name", ["GDP", "生产总值", "地区生产总值(GDP)", "gross domestic product"])
def test_an_indicator_goes_by_its_aliases(said, name):
    code, text, _ = said("compare", name, "--years", "2022")
    assert code == 0 and "(gdp)" in text.splitlines()[0]


@pytest.mark.parametrize("names", ["west,north", "西区,北区", "西区，北区", "West, NORTH",
                                   "原西区,north", "west_old,north,west"])
def test_districts_go_by_id_and_name_of_any_vintage(town, said, names):
    _, all_of_them, _ = said("compare", "revenue", *YEARS)
    assert said("compare", "revenue", *YEARS, "--families", names)[:2] == (0, all_of_them)


@pytest.mark.parametrize(("words", "offered"), [
    (("compare", "revenu"), "indicator 'revenu': unknown (nearest: revenue, id revenue)"),
    (("compare", "公共预算收入"), "(nearest: 一般公共预算收入, id revenue)"),
    (("compare", "revenue", "--families", "nroth"), "(nearest: north)"),
    (("compare", "revenue", "--families", "town"), "accepted: west, north"),
    (("compare", "revenue", "--years", "2022:2018"), "accepted: first year, colon, a later year"),
    (("compare", "revenue", "--years", "soon"), "accepted: 2017:2023 or 2022"),
    (("coverage", "--families", "wset"), "(nearest: west)"),
])
def test_an_unknown_name_is_refused_in_one_line_with_the_nearest(town, said, words, offered):
    code, out, err = said(*words)
    assert (code, out) == (2, "") and offered in err and len(err.splitlines()) == 1


@pytest.mark.parametrize("words", [
    ("compare",), ("compare", "revenue", "--json", "--csv"), ("compare", "revenue", "--basis", "x"),
    ("compare", "revenue", "--as-of", "yesterday"), ("coverage", "--language", "fr"),
])
def test_what_is_not_understood_ends_with_2_and_one_line(town, said, words):
    code, out, err = said(*words)
    assert (code, out) == (2, "") and len(err.splitlines()) == 1


@pytest.mark.parametrize("words", [("compare", "revenue"), ("coverage",)])
def test_data_that_cannot_be_read_end_with_1_and_every_fault(town, said, words):
    town.row("nowhere", 2021, "1")
    town.row("north", 2021, "one", source="other")
    with pytest.raises(ValueError, match="nowhere"):
        town.load()
    code, out, err = said(*words)
    assert (code, out) == (1, "")
    assert "data/observations/report.csv:" in err and "data/observations/other.csv:2" in err


def test_as_of_a_day_only_what_was_out_by_then_is_compared(town, said):
    town.source("late", published="2023-01-01", vintage="census")
    town.row("north", 2020, "999", source="late")
    town.load()
    for day, value in (("2022-12-31", "182.75"), ("2023-01-01", "999")):
        _, as_json, _ = said("compare", "revenue", "--years", "2020", "--families", "north",
                             "--json", "--as-of", day)
        assert json.loads(as_json)[0]["value"] == value


@pytest.mark.parametrize("language", ["zh", "en"])
def test_coverage_prints_a_letter_a_cell_and_the_reason_of_each_without_a_value(
        town, said, language):
    code, text, _ = said("coverage", *YEARS, "--basis", "comparable", "--reasons", "--language",
                         language)
    assert code == 0
    grid = [line for line in text.splitlines() if re.search(r"  [●◇◎△×·]", line)
            and ":" not in line]
    letters = [letter for line in grid for letter in re.findall(r"[●◇◎△×·](?=   |$)", line)]
    reasons = [line for line in text.splitlines() if line.startswith("  ") and ": " in line]
    assert len(letters) == 2 * 5 * 5
    assert len(reasons) == sum(letter != "●" for letter in letters)
    assert any("report" in line for line in reasons)
