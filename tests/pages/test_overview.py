"""Every piece of the overview stands whatever is asked of it, on real and on made-up data."""

import ast
import inspect
import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from matplotlib.layout_engine import ConstrainedLayoutEngine

from helpers.dataset.load import load
from helpers.pages import keys, tracks
from helpers.pages.overview import Overview
from helpers.pages.sections import city, over_time
from helpers.pages.sections import judged as judged_module
from helpers.paths import Project
from helpers.statement import style
from helpers.statement.flags import FLAGS
from tests.pages.fragments import PIECES, Strict, overview, rendered, whole
from tests.world import World

# One process makes the pages of this file, so that each is made once.
pytestmark = pytest.mark.xdist_group("overview")

ASKED = {
    "as it comes": {},
    "in English on the comparable basis": {"language": "en", "basis": "comparable"},
    "one district": {"families": ["binjiang"], "edition": "analyst"},
    "as of a day, in English, from a later start": {
        "as_of": "2022-02-01", "language": "en", "start_year": 2020, "focus_year": 2021},
}


@pytest.fixture(scope="module")
def real():
    """The shipped data."""
    return load(Project.find().data)


@pytest.fixture(autouse=True)
def without_pictures(monkeypatch):
    """Draw charts, but neither lay them out nor write them: that takes most of the time."""
    monkeypatch.setattr(ConstrainedLayoutEngine, "execute", lambda engine, figure: None)
    monkeypatch.setattr("helpers.statement.chart.svg",
                        lambda figure, prefix: '<svg viewBox="0 0 1 1"><text>1</text></svg>')


@pytest.fixture(scope="module")
def made(real):
    """Return page and pieces of the real data as asked, made once."""
    kept = {}

    def make(name):
        if name not in kept:
            page = overview(real, **ASKED[name])
            kept[name] = page, rendered(page)
        return kept[name]
    return make


def test_the_notebook_calls_every_piece_that_the_page_has():
    tree = ast.parse(inspect.getsource(Overview))
    public = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
              and not node.name.startswith("_")}
    assert public - {"open"} | {"title"} == set(PIECES)


@pytest.mark.parametrize("asked", ASKED)
def test_every_piece_stands_whatever_is_asked(made, asked):
    page, blocks = made(asked)
    assert whole(blocks).links and len(page.writer.ledger) > 20
    for name, block in blocks.items():
        if name == "candidates_table" and page.parameters.edition != "analyst":
            assert str(block.html) == ""
        elif name == "merger_chart" and len(page.families) == 1:
            assert str(block.html) == "", "the words have said that no merger falls on it"
        else:
            assert Strict(str(block.html)).text.strip(), name


@pytest.mark.parametrize("asked", ASKED)
def test_every_flag_that_stands_in_a_table_is_explained_under_it(made, asked):
    page, blocks = made(asked)
    for name, block in blocks.items():
        html = BeautifulSoup(str(block.html), "html.parser")
        key = " ".join(remark.text for remark in html.select(".remark"))
        codes = {f"[{page.say(f'flag.{code}')}]" for code in FLAGS}
        standing = {flag.text for flag in html.select("table .flag")}
        assert {flag for flag in standing & codes if flag not in key} == set(), name


@pytest.mark.parametrize("asked", [name for name in ASKED if "English" in name])
def test_an_english_page_is_english_but_for_what_documents_say(made, asked):
    _, blocks = made(asked)
    for name in PIECES:
        block = blocks[name]
        # Titles of documents are Chinese where they have no English one, and say so.
        html = re.sub(r'<(\w+)[^>]*lang="zh[^>]*>.*?</\1>', "", str(block.html))
        found = re.search(r".{0,40}[一-鿿]+", Strict(html).text)
        assert not found, f"{name}: {found}"


def test_one_district_alone_is_compared_with_none(made):
    _, blocks = made("one district")
    table = str(blocks["side_by_side_table"].html)
    assert 'class="refused"' not in table and "前者" not in Strict(table).text
    assert "没有区划调整" in Strict(str(blocks["merger_words"].html)).text
    for name in ("side_by_side_table", "models_words", "structure_chart", "city_words",
                 "checks_table"):
        assert "拱墅" not in Strict(str(blocks[name].html)).text, name


def test_as_of_a_day_the_page_cites_nothing_that_came_later(made):
    page, _ = made("as of a day, in English, from a later start")
    assert len(page.writer.ledger.sources()) > 5
    for source in page.writer.ledger.sources():
        assert source.published is not None and source.published <= date(2022, 2, 1), source


def test_a_later_start_shows_no_earlier_year(made):
    _, blocks = made("as of a day, in English, from a later start")
    for name in ("side_by_side_table", "checks_table"):
        years = re.findall(r'<(?:t[hd]|span)[^>]*>(20\d\d)<', str(blocks[name].html))
        assert all(int(year) >= 2020 for year in years), name


def test_where_nothing_is_known_each_piece_says_so_in_a_sentence(real):
    blocks = rendered(overview(real, as_of="2001-01-01"))
    whole(blocks)
    for name in (PIECES[1], "merger_words", "side_by_side_table", "over_time_chart",
                 "models_words", "structure_chart", "city_words", "city_share_chart",
                 "goals_chart", "checks_table"):
        assert 'class="nothing"' in str(blocks[name].html), name
        assert re.search(r"。$", Strict(str(blocks[name].html)).text), name
    assert "168格：未见168格。" in Strict(str(blocks["known_words"].html)).text


# -- a third district, by rows alone --------------------------------------------------------------


@pytest.fixture
def three(tmp_path):
    """A city of three districts: the third one came with rows of CSV and nothing else."""
    world = World(tmp_path)
    world.areas.append(("south", "south", "subject", "南区", "South", "", "", "", ""))
    for year in range(2018, 2023):
        for area, level in (("south", 50 + year - 2018), ("north", 100), ("town", 900)):
            for indicator in ("gdp", "general-budget-revenue"):
                world.row(area, year, f"{level}.{year - 2018}", indicator=indicator)
        for area, rate in (("south", "9.5"), ("north", "8.1"), ("town", "7.7")):
            world.row(area, year, rate, indicator="gdp", measure="yoy_pct")
            world.row(area, year, rate, indicator="general-budget-revenue", measure="yoy_pct")
    for year in (2018, 2019):
        world.row("west_old", year, "60.5", indicator="general-budget-revenue")
        world.row("east", year, "40.1", indicator="general-budget-revenue")
    for year in (2021, 2022):
        world.row("west", year, "130.5", indicator="gdp")
        world.row("west", year, "110.5", indicator="general-budget-revenue")
    world.row("south", 2022, "10", indicator="gdp", measure="yoy_pct", status="target")
    world.row("south", 2022, "25.1", indicator="value-added-tertiary")
    return world


def test_a_third_district_is_rows_of_csv_and_appears_everywhere(three):
    page = overview(three.load(), start_year=2018, end_year=2022)
    assert page.families == ("west", "north", "south")
    blocks = rendered(page)
    whole(blocks)
    for piece in ("title", PIECES[1], "merger_chart", "side_by_side_table", "over_time_chart",
                  "structure_chart", "city_words", "city_share_chart", "goals_chart"):
        assert "南区" in str(blocks[piece].html), piece


def test_two_of_three_districts_are_compared_when_asked(three):
    page = overview(three.load(), start_year=2018, end_year=2022, families=["south", "north"])
    blocks = rendered(page, (*PIECES[:2], "side_by_side_table", "models_words", "rule"))
    whole(blocks)
    assert "西区" not in "".join(str(b.html) for b in blocks.values())
    assert "为北区的54.2%" in Strict(str(blocks["side_by_side_table"].html)).text


def test_a_result_of_a_district_before_its_merger_names_it_and_not_the_head_of_the_column(three):
    old = "原西区为北区的60.4%（高低不稳：口径，用到有出入的数）"
    for year, named in ((2019, old), (2022, "为北区的1.10倍")):
        page = overview(three.load(), start_year=2018, end_year=year, families=["west", "north"])
        table = BeautifulSoup(str(page.side_by_side_table().html), "html.parser")
        assert named in [cell.get_text() for cell in table.select("td:last-child")]


def test_a_city_without_a_wider_place_says_that_there_is_nothing_to_share(three):
    three.areas = [area for area in three.areas if area[2] != "comparator"]
    three.rows = {source: [row for row in rows if row["area_id"] != "town"]
                  for source, rows in three.rows.items()}
    page = overview(three.load(), start_year=2018, end_year=2022)
    blocks = rendered(page, (*PIECES[:2], "over_time_chart", "city_words", "city_share_chart",
                            "rule"))
    whole(blocks)
    assert 'class="nothing"' in str(blocks["city_words"].html)
    assert 'class="nothing"' in str(blocks["city_share_chart"].html)


def test_one_district_alone_is_not_said_to_be_compared(three):
    alone = overview(three.load(), start_year=2018, end_year=2022, families=["north"])
    said = Strict(str(alone.title().html + alone.section("compare").html)).text
    assert "北区：2018–2022年的数" in said and "比什么" not in said and "能比的与" not in said


# -- lines ----------------------------------------------------------------------------------------


def drawn(monkeypatch, data, piece="city_share_chart"):
    """Return for each panel and line the years to which a line runs from the year before."""
    kept = []

    def keep(panels, *rest, **named):
        kept.extend(panels)
        return real_drawing(panels, *rest, **named)

    section = city if piece == "city_share_chart" else over_time
    real_drawing = section.small_multiples
    monkeypatch.setattr(section, "small_multiples", keep)
    getattr(overview(data, start_year=2018, end_year=2022), piece)()
    return {(panel.title, line.label): [p.year for p in line.points if p.joins]
            for panel in kept for line in panel.lines}


@pytest.mark.parametrize(("family", "measure"), [("north", ""), ("north", "level"), ("town", "")])
def test_a_break_cuts_the_line_of_shares_of_the_city(three, monkeypatch, family, measure):
    line = ("预算收入", "北区")
    assert drawn(monkeypatch, three.load())[line] == [2019, 2020, 2021, 2022]
    three.breaks.append((family, "", "general-budget-revenue", "2020", "definition",
                         "incomparable", "", "口径。", "Scope.", "merger", measure))
    assert drawn(monkeypatch, three.load())[line] == [2019, 2021, 2022]
    said = str(overview(three.load(), start_year=2018, end_year=2022).city_share_chart().html)
    assert "预算收入的份额跨以下年份不能相减" in said
    assert "北区2020年" in said


def test_shares_of_unlike_wholes_say_so_with_a_link_to_each(three):
    def said():
        page = overview(three.load(), start_year=2018, end_year=2022)
        return str(page.city_share_chart().html)

    assert "分母不是同一个" not in said()
    revised = []
    for row in three.rows["report"]:
        about = (row["indicator_id"], row["year"], row["measure"])
        if about == ("general-budget-revenue", "2020", "level"):
            if row["area_id"] == "north":
                row["status"] = "revised"
            if row["area_id"] == "town":
                revised.append({**row, "status": "revised", "value": "9999"})
    three.source("revision")
    three.rows["revision"] += revised
    text = said()
    assert "2020年预算收入的分母不是同一个某市数，各区份额不宜互比" in text
    # How final the whole is stands in words; that a check contradicts it is its flag.
    seen = BeautifulSoup(text, "html.parser").get_text()
    assert "北区除以9999亿元[有出入]（修订或决算数）" in seen
    assert re.search(r"北区除以<a [^>]*>9999亿元</a>", text)


def test_no_line_joins_a_share_of_unlike_or_low_figures_and_the_page_says_so(three, monkeypatch):
    line = ("预算收入", "北区")
    three.source("low", trust="low")
    for row in three.rows["report"]:
        if (row["area_id"], row["indicator_id"], row["measure"]) == (
                "north", "general-budget-revenue", "level"):
            row["status"] = {"2019": "revised"}.get(row["year"], row["status"])
            if row["year"] == "2021":
                three.rows["low"].append(row)
    three.rows["report"] = [r for r in three.rows["report"] if r not in three.rows["low"]]
    data = three.load()
    assert drawn(monkeypatch, data)[line] == []
    said = str(overview(data, start_year=2018, end_year=2022).city_share_chart().html)
    assert "北区2019年预算收入未画：分子是修订或决算数，分母是初步数。" in said


@pytest.mark.parametrize("fields", [{"bound": "ge"}, {"bound": "approx"}, {"doubt": "year"},
                                    {"source": "low"}])
def test_no_line_of_levels_joins_a_bound_or_what_is_not_sound(three, monkeypatch, fields):
    def lines():
        return drawn(monkeypatch, three.load(), "over_time_chart")[("预算收入（亿元）", "北区")]

    whole_line = lines()
    assert 2021 in whole_line and 2022 in whole_line
    three.source("low", trust="low")
    row = next(r for r in three.rows["report"] if (
        r["area_id"], r["indicator_id"], r["measure"], r["year"]) == (
            "north", "general-budget-revenue", "level", "2021"))
    if "source" in fields:
        three.rows["report"].remove(row)
        three.rows["low"].append(row)
    else:
        row.update(fields, note="Another reading.")
    assert lines() == [year for year in whole_line if year not in (2021, 2022)]


def test_a_break_cuts_the_line_of_levels_and_leaves_that_of_rates_where_it_says_so(
        three, monkeypatch):
    three.breaks.append(("north", "", "gdp", "2021", "definition", "incomparable", "", "口径。",
                         "Scope.", "merger", "level"))
    data = three.load()
    found = drawn(monkeypatch, data, "over_time_chart")
    unbroken = [2019, 2020, 2021, 2022]
    # GDP: level, then growth; then the same of revenue.
    assert [years for (_, label), years in found.items() if label == "北区"] == [
        [2019, 2020, 2022], unbroken, unbroken, unbroken]


def test_no_line_runs_across_the_merger(three, monkeypatch):
    found = drawn(monkeypatch, three.load(), "over_time_chart")
    assert found["预算收入（亿元）", "原西区"] == [2019]
    assert found["预算收入（亿元）", "西区"] == [2022]


def test_goals_are_judged_once_for_the_chart_and_the_table(three, monkeypatch):
    judged = []
    real = judged_module.attainment
    monkeypatch.setattr(
        judged_module, "attainment", lambda *about: judged.append(about) or real(*about))
    page = overview(three.load(), start_year=2018, end_year=2022)
    page.goals_chart()
    once = len(judged)
    page.verdicts_table()
    assert len(judged) == once > 0


def text_of(block):
    return BeautifulSoup(str(block.html), "html.parser").get_text().replace("\n", "")


@pytest.fixture
def goals_of_both_kinds(three):
    """Growth was the goal of the old district, an amount that of the new one; a stretch beside."""
    for value, status in (("8", "target"), ("8", "actual")):
        three.row("west_old", 2018, value, indicator="general-budget-revenue", measure="yoy_pct",
                  status=status, evidence=f"old {status}")
    three.row("west", 2021, "120", indicator="general-budget-revenue", status="target",
              evidence="amount")
    three.row("north", 2022, "8", indicator="gdp", measure="yoy_pct", status="target",
              evidence="ensured")
    three.row("north", 2022, "9", indicator="gdp", measure="yoy_pct", status="stretch",
              evidence="stretch")
    return three


def test_the_latest_goal_of_either_kind_is_judged_and_no_former_district_stands_in(
        goals_of_both_kinds):
    page = overview(goals_of_both_kinds.load(), start_year=2018, end_year=2022)
    table = text_of(page.verdicts_table())
    assert "西区2021年预算收入120亿元110.5亿元未完成，完成率92.1%" in table
    assert "原西区" not in table
    assert "以总量定的1个目标不画" in text_of(page.goals_chart())


def test_a_former_district_has_its_row_where_the_years_hold_nothing_later(goals_of_both_kinds):
    page = overview(goals_of_both_kinds.load(), start_year=2018, end_year=2019, focus_year=2019)
    assert "原西区2018年预算收入增速8%8%完成" in text_of(page.verdicts_table())


def test_an_ensured_and_a_stretch_goal_get_a_mark_each(goals_of_both_kinds):
    page = overview(goals_of_both_kinds.load(), start_year=2018, end_year=2022)
    assert "8%：完成；9%[力争]：未完成" in text_of(page.verdicts_table())
    assert "目标照所引文件所定" in text_of(page.verdicts_table())


def test_a_goal_in_doubt_says_so_in_tables_and_under_every_chart(goals_of_both_kinds):
    goals_of_both_kinds.row("north", 2023, "7", indicator="gdp", measure="yoy_pct",
                            status="target", doubt="bound", evidence="doubtful goal")
    goals_of_both_kinds.row("north", 2023, "8", indicator="gdp", measure="yoy_pct",
                            evidence="came of it")
    page = overview(goals_of_both_kinds.load(), start_year=2018, end_year=2023)
    for piece in ("goals_chart", "verdicts_table"):
        said = text_of(getattr(page, piece)())
        assert "7%[存疑]8%" in said and "标记：[存疑] " in said, piece
    rows = BeautifulSoup(str(page.over_time_chart().html), "html.parser").select("tbody tr")
    assert "地区生产总值 · 北区 · 同比增速|2023|7%|[目标]|[存疑]" in [
        row.get_text("|", strip=True) for row in rows]


def test_the_convention_of_exceeded_stands_under_the_goals_where_one_was_exceeded(
        goals_of_both_kinds):
    asked = {"start_year": 2018, "end_year": 2023}
    assert "超额完成" not in text_of(overview(goals_of_both_kinds.load(), **asked).verdicts_table())
    goals_of_both_kinds.row("west", 2023, "3", indicator="gdp", measure="yoy_pct",
                            status="target", evidence="low goal")
    goals_of_both_kinds.row("west", 2023, "6", indicator="gdp", measure="yoy_pct",
                            evidence="far above")
    said = text_of(overview(goals_of_both_kinds.load(), **asked).verdicts_table())
    assert "结果达到目标的110%" in said


def test_months_stand_beside_the_last_value_of_a_year_not_yet_whole(tmp_path):
    world = World(tmp_path)
    for year, value in ((2021, "5"), (2022, "6")):
        world.row("north", year, value, measure="yoy_pct")
    world.row("north", 2023, "7.9", measure="yoy_pct", period="M01-M09")
    for language, last in (("zh", "1–9月 7.9"), ("en", "7.9 (Jan–Sep)")):
        page = overview(world.load(), families=["north"], language=language)
        (track,) = tracks.tracks(page, "north", "revenue", "yoy_pct")
        assert [p.label for p in tracks.line(page, track).points] == ["5", "6", last]


def test_keys_of_old_districts_wear_the_colour_that_they_are_drawn_in(real):
    page = overview(real)
    (track,) = [t for t in tracks.tracks(page, "gongshu", "gdp") if t.area.valid_to]
    (said,) = keys.old_key(page, [(track.area, track.cells)])
    assert f'<span style="color:{style.LOOKS[0].colour}">●</span>' in said
    assert "&lt;" not in over_time.over_time_chart(page).html.partition("<svg")[0]
