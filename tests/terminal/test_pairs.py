import csv
import io

from helpers.terminal import formats, pairs
from tests.world import World


def asked(**changed):
    return {"families": ("west", "north"), "years": range(2020, 2024), "basis": "as_published",
            "as_of": None, "language": "en", **changed}


def filled(tmp_path):
    world = World(tmp_path)
    world.row("west", 2022, "120")
    world.row("north", 2022, "100")
    world.row("north", 2021, "90", source="other")
    world.row("north", 2021, "7", indicator="gdp", measure="yoy_pct")
    return world.load()


def test_pairs_and_series_are_listed_with_years_values_and_sources(tmp_path):
    found = pairs.lines(filled(tmp_path), **asked())
    rows = list(csv.DictReader(io.StringIO(formats.as_csv(found, pairs.Line))))
    assert [(r["kind"], r["years"], r["sources"]) for r in rows] == [
        ("districts", "2022", "report"), ("years", "2021|2022", "other|report")]
    assert rows[0]["values"] == "West 12 billion yuan | North 10 billion yuan"
    assert rows[0]["relation"] == "1.20 times"
    assert rows[1]["values"] == "North: 2021 9 billion yuan | 2022 10 billion yuan"


def test_the_list_says_how_much_each_theme_holds(tmp_path):
    data = filled(tmp_path)
    said = pairs.as_text(pairs.lines(data, **asked(language="zh")), "zh")
    assert said.startswith("== 财政金融：可比1项、1对，序列1条；不足以成篇")
    assert "西区 120亿元 | 北区 100亿元" in said


def test_one_theme_alone_and_a_theme_with_nothing(tmp_path):
    data = filled(tmp_path)
    assert {line.theme for line in pairs.lines(data, **asked(), theme="finance")} == {"finance"}
    assert pairs.as_text(pairs.lines(data, **asked(), theme="economy"), "en") == (
        "Nothing can be compared.")


def test_what_is_to_be_minded_of_a_number_stands_beside_it_and_beside_its_relation(tmp_path):
    world = World(tmp_path)
    world.row("west", 2022, "120", status="provisional")
    # A published growth of 25 % contradicts the 11 % of the levels.
    world.row("north", 2022, "100")
    world.row("north", 2021, "90")
    world.row("north", 2022, "25", measure="yoy_pct")
    line = next(one for one in pairs.lines(world.load(), **asked()) if one.kind == "districts")
    assert line.values == (
        "West 12 billion yuan [provisional] | North 10 billion yuan [inconsistent]")
    assert line.relation == "1.2 times [provisional] [inconsistent]"
