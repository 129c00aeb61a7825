import pytest
from bs4 import BeautifulSoup

from helpers.pages.milestones import Milestones
from helpers.pages.sections.programmes import base, kind_of
from helpers.parameters import MilestonesParameters
from tests.world import INDICATORS, World


class Programmes(World):
    """The made-up city with two landmark programmes of the old west."""

    def __init__(self, root):
        super().__init__(root)
        self.part_of = {}
        self.source("plan", published="2021-03-08")
        self.source("card", published="2022-01-19")

    def goal(self, year, value, *, landmark="1", area="west_old", **fields):
        self.row(area, year, value, source="plan", status="target",
                 context=f"landmark:{landmark}", **fields)

    def _write(self, file, table, rows):
        if table == "milestones":
            rows = [{"landmark_no": n, "title_zh": f"成果{n}", "title_en": f"Result {n}"}
                    for n in ("1", "2")]
        if table == "indicators":
            rows = [{**row, "part_of": self.part_of.get(row["indicator_id"], "")} for row in rows]
        super()._write(file, table, rows)


@pytest.fixture
def world(tmp_path):
    return Programmes(tmp_path)


def page(world, **parameters):
    asked = MilestonesParameters.model_validate(
        {"families": ("west", "north"), **parameters}, context={"families": ("west", "north")})
    return Milestones(asked, world.load())


def soup(block):
    return BeautifulSoup(str(block.html), "html.parser")


def rows(block):
    return [[cell.get_text(" ", strip=True) for cell in line.find_all(["th", "td"])]
            for line in soup(block).select("tbody tr")]


def test_a_yearly_figure_and_a_running_total_never_share_a_row(world):
    world.goal(2021, "3")
    world.goal(2023, "9", period="CUM")
    found = page(world).programmes
    assert [(row.kind, [str(g.value) for g in row.goals]) for row in found[0].rows] == [
        ("FY", ["3"]), ("CUM", ["9"])]
    table = rows(page(world).programme_tables())
    assert ["当年" in table[0][0], "累计" in table[1][0]] == [True, True]
    assert table[0][1:] == ["3", "—"] and table[1][1:] == ["—", "9"]


def test_goals_of_two_spans_stand_apart(world):
    world.goal(2023, "3", period="Y2021-Y2023")
    world.goal(2025, "4", period="Y2023-Y2025")
    assert len(page(world).programmes[0].rows) == 2


def test_a_later_figure_of_the_merged_district_is_shown_but_not_judged(world):
    world.goal(2021, "3")
    world.row("west", 2021, "5", source="card")
    block = page(world).programme_tables()
    assert "5" in rows(block)[0][-1]
    assert "原西区与西区是两个不同的地域" in soup(block).get_text()
    assert "完成" not in rows(block)[0][-1]


def test_a_later_figure_of_the_same_place_is_judged(world):
    world.goal(2021, "3", area="north")
    world.row("north", 2021, "5", source="card")
    assert "完成" in rows(page(world).programme_tables())[0][-1]


def test_rows_with_a_result_are_counted_apart_from_those_with_one_of_a_year_that_has_a_goal(world):
    for indicator, year in (("revenue", 2021), ("income", 2022)):
        world.goal(2021, "3", indicator=indicator, unit="")
        world.row("west", year, "5", source="card", indicator=indicator)
    said = soup(page(world).key_points()).get_text()
    assert "有归为同一指标的数的2行，其中与目标同年的1行" in said


def note(shown, value):
    """Return the note of a figure, once the tables are written, by what it prints."""
    shown.programme_tables()
    return next(li.get_text() for li in soup(shown.notes()).select("ol.notes li")
                if li.select_one(".printed").get_text() == value)


@pytest.mark.parametrize("period", ["FY", "CUM"])
def test_the_note_of_a_later_figure_quotes_the_goal_that_it_is_taken_to_answer(world, period):
    world.goal(2021, "3", evidence="在外过渡户安置3亿元", period=period)
    world.row("west", 2021, "5", source="card", evidence="回迁安置5亿元")
    shown = page(world)
    assert "对照的目标，原文：在外过渡户安置3亿元。" in note(shown, "5亿元")
    assert "对照的目标" not in note(shown, "3亿元")
    assert "归为同一指标，是本报告的判断" in soup(shown.section("programmes")).get_text()


@pytest.mark.parametrize("where", ["key_points", "programme_tables"])
def test_goals_named_in_words_carry_the_flags_of_the_tables(world, where):
    world.goal(2021, "3")
    world.source("card", published="2022-01-19", doc_type="scorecard")
    world.task(1)
    world.row("west", 2021, "2", source="card", status="target", context="task:1",
              evidence="目标2", doubt="note")
    world.row("west", 2021, "2.5", source="card", context="task:1", evidence="结果2.5")
    said = soup(getattr(page(world), where)())
    told = next(p for p in said.select("li, .remark") if "任务清单" in p.get_text())
    assert "目标是2亿元[存疑]" in told.get_text()


def test_a_result_that_repeats_the_goal_of_another_year_is_remarked_on(world):
    world.goal(2021, "1721")
    world.goal(2023, "1298")
    world.row("west", 2021, "1298", source="card")
    said = soup(page(world).programme_tables()).get_text()
    assert "2021年的结果1298亿元与此前为" in said and "2023年目标1298亿元同数" in said


def test_the_remark_on_a_repeated_goal_keeps_the_doubt_about_it(world):
    world.goal(2021, "1721")
    world.goal(2023, "1298", doubt="period")
    world.row("west", 2021, "1298", source="card")
    said = soup(page(world).programme_tables()).get_text()
    assert "2023年目标1298亿元[存疑]同数" in said


def test_a_later_total_does_not_answer_a_goal_of_the_year(world):
    world.goal(2021, "3")
    world.row("west", 2021, "50", source="card", period="CUM")
    first = page(world).programmes[0].rows
    assert first[0].later == ()
    assert [row.alike for row in first] == [False, True]


def test_an_earlier_document_says_nothing_of_what_came_after(world):
    world.source("before", published="2021-01-01")
    world.goal(2021, "3")
    world.row("west", 2020, "5", source="before")
    assert page(world).programmes[0].rows[0].later == ()


def test_the_years_of_the_page_limit_later_figures_and_never_goals(world):
    world.goal(2025, "3")
    world.row("west", 2019, "5", source="card")
    cut = page(world, start_year=2020, end_year=2022).programmes[0]
    assert cut.years == (2025,) and cut.rows[0].later == ()
    assert page(world).programmes[0].rows[0].later != ()


def test_what_was_not_yet_published_is_not_on_the_page(world):
    world.goal(2021, "3")
    world.row("west", 2021, "5", source="card")
    assert page(world, as_of="2021-12-31").programmes[0].rows[0].later == ()
    assert page(world, as_of="2021-03-07").programmes == ()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_district_without_programmes_gets_a_page_that_says_so_and_nothing_else(world, language):
    world.goal(2021, "3")
    shown = page(world, families=("north",), language=language)
    first = soup(shown.key_points())
    assert first.select_one(".nothing").get_text(strip=True)
    assert first.select_one(".caution").get_text(strip=True)
    for piece in ("programme_tables", "years_chart", "totals_chart", "yearly_chart",
                  "actions_words", "actions_chart"):
        assert not getattr(shown, piece)().html, piece
    for key in ("years", "programmes", "drawn", "actions"):
        assert not shown.section(key).html, key


def test_before_the_merger_nobody_knew_that_the_place_would_end(world):
    world.goal(2021, "3")
    caution = soup(page(world, as_of="2021-03-31").key_points()).select_one(".caution").get_text()
    assert "止于" not in caution and "目标不是结果" in caution


def test_flags_that_no_table_shows_have_no_key(world):
    world.goal(2021, "3")
    assert "存疑" not in soup(page(world).programme_tables()).get_text()


def test_a_goal_in_doubt_says_so_in_the_tables_and_under_every_chart(world):
    for year, value in ((2021, "3"), (2023, "9")):
        world.goal(year, value, doubt="scope")
        world.goal(year, value, period="CUM", doubt="scope")
    world.row("west_old", 2021, "4", source="card")
    shown = page(world)
    for piece in ("programme_tables", "years_chart", "totals_chart", "yearly_chart"):
        block = soup(getattr(shown, piece)())
        assert {flag.text for flag in block.select("table .flag")} == {"[存疑]"}, piece
        assert [remark.text.startswith("标记：[存疑]") for remark in block.select(".remark")][-1]


def test_the_first_lines_say_for_which_territory_the_goals_were_set(world):
    world.goal(2021, "3")
    caution = soup(page(world).key_points()).select_one(".caution").get_text()
    assert "原西区" in caution and "2021-04-09" in caution and "原东区" in caution


def test_goals_of_a_place_that_still_exists_are_not_said_to_be_of_another(world):
    world.goal(2021, "3", area="north")
    cautions = soup(page(world).key_points()).select(".caution")
    assert len(cautions) == 1 and "止于" not in cautions[0].get_text()


def test_the_map_counts_goals_year_by_year_with_blank_years_between(world):
    world.goal(2021, "3")
    world.goal(2023, "4")
    world.goal(2023, "9", period="CUM")
    table = rows(page(world).years_chart())[0]
    assert [cell[:2] for cell in table[1:]] == ["1 ", "—", "2 "]


def test_a_total_with_a_goal_for_one_year_only_is_not_drawn(world):
    world.goal(2021, "3", period="CUM")
    assert not page(world).totals_chart().html and not page(world).section("drawn").html
    world.goal(2023, "4", period="CUM")
    assert soup(page(world).totals_chart()).select_one("figure.chart svg")


def test_a_later_figure_keeps_the_word_that_its_document_counts_by(world):
    world.goal(2021, "3", indicator="firms", unit="个")
    world.row("west", 2021, "5", source="card", indicator="firms", unit="家")
    line = rows(page(world).programme_tables())[0]
    assert line[1] == "3个" and "5家" in line[-1]


def test_actions_show_sizes_in_words_and_parts_in_the_chart(world):
    world.source("plan2", published="2021-03-08")
    world.row("west_old", 2021, "404", source="plan2", status="planned", unit="家",
              context="action:works", scope="park")
    said = soup(page(world).actions_words())
    assert "园区" in said.get_text() and said.select_one("a.n").get_text() == "404家"
    assert not page(world).actions_chart().html


def test_a_cut_of_one_part_of_an_action_is_named_by_that_part(world, monkeypatch):
    world.part_of = {"own": "all:leader", "rest": "all:leader", "roads": "own:kind",
                     "homes": "own:kind"}
    monkeypatch.setattr("tests.world.INDICATORS", [*INDICATORS, *(
        (code, name, name, "urban", "个", "yes", "no", "") for code, name in (
            ("all", "项目"), ("own", "项目：自办"), ("rest", "项目：他办"), ("roads", "项目：道路"),
            ("homes", "项目：住房")))])
    world.source("plan2", published="2021-03-08")
    for name, value in (("own", "30"), ("rest", "9"), ("roads", "20"), ("homes", "10")):
        world.row("west_old", 2021, value, source="plan2", status="planned", unit="个",
                  context="action:works", indicator=name)
    said = soup(page(world).actions_chart()).get_text()
    assert "按实施主体" in said and "其中“自办”按类别" in said


@pytest.mark.parametrize(("period", "measure", "kind"), [
    ("FY", "level", "FY"), ("M01-M09", "yoy_pct", "FY"), ("CUM2021", "level", "CUM"),
    ("ASOF:2021-09-30", "level", "EOY"), ("Y2023-Y2025", "level", "SPAN"),
    ("FY", "multiple", "SPAN"),
])
def test_every_period_has_its_kind(world, period, measure, kind):
    world.row("north", 2021, "2", source="plan", period=period, measure=measure)
    assert kind_of(world.load().observations[0]) == kind


def test_two_counts_of_one_thing_are_known_by_the_ends_of_their_names():
    assert base("greenway-new") == base("greenway")
    assert base("model-renovations-total") == base("model-renovations")
    assert base("newcomers") == "newcomers"


def test_a_goal_that_the_task_list_sets_too_stands_beside_with_its_verdict(world):
    world.source("card", doc_type="scorecard", published="2022-01-19")
    world.task(1)
    world.goal(2021, "17")
    world.row("west", 2021, "12", source="card", status="target", context="task:1")
    world.row("west", 2021, "13", source="card", context="task:1")
    shown = page(world)
    for block in (shown.programme_tables(), shown.key_points()):
        said = soup(block).get_text()
        assert "为西区定的目标是12亿元" in said and "108%" in said
        assert "两者地域不同" in said and "目标反而更低" in said
    early = page(world, as_of="2021-06-01")
    assert "任务清单" not in soup(early.programme_tables()).get_text()
