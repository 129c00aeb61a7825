import re

from bs4 import BeautifulSoup

from helpers.pages import overview

LONGEST = 300


def sheet(**parameters):
    return BeautifulSoup(str(overview.open(**parameters).top_sheet().html), "html.parser")


def test_the_top_sheet_has_three_gaps_three_changes_and_a_caution_in_three_hundred_characters():
    found = sheet().select_one(".sheet")
    assert [len(points.select("li")) for points in found.select("ul")] == [3, 3]
    assert len(found.select(".caution")) == 1
    assert len(re.sub(r"\s", "", found.get_text())) <= LONGEST


def test_nothing_in_doubt_or_of_low_trust_stands_on_it():
    page = overview.open()
    page.top_sheet()
    notes = page.writer.ledger._notes.values()
    figures = [n.evidence for n in notes if hasattr(n.evidence, "doubt")]
    assert figures
    serious = {"area_id", "scope", "period", "status"}
    assert not [o for o in figures if o.source.trust == "low" or serious & set(o.doubt)]


def test_the_rule_is_printed_beside_it():
    assert "取法" in sheet().select_one("p.remark").get_text()


def test_one_district_alone_has_changes_and_no_gap():
    found = sheet(families=["binjiang"]).select_one(".sheet")
    assert len(found.select("ul")) == 1


def test_a_change_that_another_start_year_turns_weighs_half(world):
    from helpers.briefing.parameters import validate
    from helpers.pages.overview import Overview
    from helpers.pages.sections import top_sheet

    def weight(values):
        world.rows["merger"] = []
        world.rows.pop("report", None)
        world.sources.pop("report", None)
        for year, value in values.items():
            world.row("north", year, value)
        page = Overview(validate("overview", {}, families=("west", "north")), world.load())
        (found,) = top_sheet._changes(page)
        return found.weight

    steady = weight({2020: "100", 2021: "120", 2022: "140"})
    turning = weight({2020: "100", 2021: "160", 2022: "140"})
    assert turning * 2 == steady


def test_the_heading_counts_what_stands_under_it():
    found = sheet(families=["binjiang"]).select_one(".sheet")
    heads = [head.get_text() for head in found.select(".sheet-head")]
    counts = [len(points.select("li")) for points in found.select("ul")]
    assert heads == [{1: "一个变化", 2: "两个变化", 3: "三个变化"}[counts[0]]]


def test_a_district_that_no_merger_made_has_a_caution_that_is_true_of_it(world):
    from tests.pages.fragments import overview as of

    for year, value in ((2020, "100"), (2021, "120"), (2022, "150")):
        world.row("north", year, value, indicator="gdp")
    asked = {"families": ["north"], "start_year": 2019, "end_year": 2022}
    plain = str(of(world.load(), **asked).top_sheet().html)
    world.breaks.append(("north", "", "gdp", "2021", "definition", "incomparable", "", "口径。",
                         "Scope.", "merger", ""))
    cut = str(of(world.load(), **asked).top_sheet().html)
    assert "变过基数或口径" in cut and "变过基数或口径" not in plain
    assert 'class="caution"' in plain
