import pytest
from bs4 import BeautifulSoup

from helpers.pages.evidence import Evidence
from helpers.pages.sections import questions as asked
from helpers.pages.sections.checks import checks_of
from helpers.pages.sections.reasons import in_chinese_type
from helpers.parameters import EvidenceParameters, validate


def page(world, **parameters):
    wanted = EvidenceParameters.model_validate(
        {"families": ("west", "north"), **parameters}, context={"families": ("west", "north")})
    return Evidence(wanted, world.load())


def soup(block):
    return BeautifulSoup(str(block.html), "html.parser")


def text(block):
    return soup(block).get_text(" ", strip=True)


def rows(block, selector="tbody tr"):
    return [[cell.get_text(" ", strip=True) for cell in line.find_all(["th", "td"])]
            for line in soup(block).select(selector)]


def items(block):
    return [item.get_text("", strip=True) for item in soup(block).select("ol > li")]


PIECES = ("key_points", "coverage_chart", "breaks_table", "vintages_chart", "vintages_words",
          "checks_table", "contradictions_table", "trust_chart", "agreement_table",
          "questions_list", "notes")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("given", [
    {"start_year": 2014, "end_year": 2015}, {"as_of": "2017-01-01"}])
def test_a_page_without_figures_says_so_with_a_caution_and_shows_nothing_else(
        world, language, given):
    world.row("north", 2021, "7")
    shown = page(world, language=language, **given)
    first = soup(shown.key_points())
    assert first.select_one(".nothing").text and first.select_one(".caution").text
    for piece in PIECES[1:-1]:
        assert not getattr(shown, piece)().html, piece
    assert not shown.section("breaks").html


def test_the_caution_speaks_of_excerpts_and_of_two_readings_only_where_there_are_any(world):
    world.row("north", 2021, "7")
    plain = text(page(world).key_points())
    assert "不等于数本身正确" in plain and "两遍" not in plain and "只见片段" not in plain
    world.source("copy", tier="public_excerpt", trust="copy")
    world.row("north", 2021, "8", source="copy")
    world.curation = [("report", "whole", "9", "9", "9", *["1.000"] * 7, "", "")]
    full = text(page(world).key_points())
    assert "两遍录入" in full and "只见片段" in full


def test_without_a_headline_figure_there_is_no_map_of_what_is_known(world):
    world.row("north", 2021, "7", scope="park")
    block = page(world).coverage_chart()
    assert soup(block).select_one(".nothing") and not soup(block).select_one("svg")


def test_breaks_of_one_thing_stand_in_one_row_year_by_year(world):
    world.row("north", 2020, "7")
    for year in ("2019", "2021"):
        world.breaks.append(("north", "", "revenue", year, "definition", "incomparable", "",
                             f"基数变了{year}。", "Base moved.", "report", "level"))
    found = rows(page(world).breaks_table())
    (row,) = [r for r in found if "收入" in r[0]]
    assert "2019、2021年起" in row[0] and "2019年：" in row[1] and "2021年：" in row[1]


def test_an_english_note_on_levels_without_a_unit_gets_it_from_its_row(world):
    world.row("north", 2020, "7")
    for indicator, note in (("revenue", "100 to 150."), ("gdp", "From 10 billion yuan to 12.")):
        world.breaks.append(("north", "", indicator, "2020", "definition", "incomparable", "",
                             "由100亿元到150亿元。", note, "report", "level"))
    heads = {language: [row[0] for row in rows(page(world, language=language).breaks_table())]
             for language in ("zh", "en")}
    assert [head.endswith("0.1 billion yuan") for head in heads["en"]
            if "2020" in head] == [False, True]
    assert not [head for head in heads["zh"] if "单位" in head]


def test_chinese_in_an_english_note_is_marked_as_chinese(world):
    world.row("north", 2020, "37", evidence="绿道37里")
    world.corrections.append(
        ("report", "绿道37里", "应为公里。", "Printed in 里; 公里 is meant.", "x", "flag", "", "",
         "open"))
    block = page(world, language="en").contradictions_table()
    marked = [s.text for s in soup(block).select('.reason span[lang="zh-CN"]')]
    assert marked == ["里", "公里"]


# -- breaks ------------------------------------------------------------------------------------


def test_numbers_of_a_reason_lead_to_the_figures_that_bear_them_out(world):
    world.row("north", 2019, "100", source="a")
    world.row("north", 2020, "150", source="b")
    world.row("north", 2020, "20", measure="yoy_pct", source="b")
    world.breaks.append((
        "north", "", "revenue", "2020", "definition", "incomparable", "",
        "2019年100亿元到2020年150亿元,增长50.0%,按20%倒推为125亿元,差99亿元。", "x", "a", "level"))
    shown = page(world)
    block = shown.breaks_table()
    cell = soup(block).select_one("td")
    linked = {a.get_text() for a in soup(block).select("td a.n:not(.basis)")}
    assert linked == {"100亿元", "150亿元", "50.0%", "20%", "125亿元"}
    assert "差99亿元" in cell.find_parent("table").get_text()
    notes = soup(shown.notes())
    assert "150亿元 ÷ (1 + 20%)" in notes.get_text()
    # What no figure bears out rests on the document as a whole, and the remark ends in it.
    basis = soup(block).select("td .reason a.basis")
    assert len(basis) == 1
    note = notes.find(id=basis[0]["href"][1:])
    assert "整理者的说明" in note.get_text() and note.q is None


def test_a_number_that_could_be_two_figures_is_linked_where_the_year_decides(world):
    world.row("north", 2019, "100", source="a")
    world.row("north", 2020, "100", source="b")
    world.breaks.append((
        "north", "", "revenue", "2020", "definition", "incomparable", "", "{}", "x", "a", "level"))
    for text, count in (("2019年100亿元，2020年也是100亿元。", 2), ("两年都是100亿元。", 0)):
        world.breaks[-1] = (*world.breaks[-1][:7], text, *world.breaks[-1][8:])
        shown = page(world)
        cell = soup(shown.breaks_table())
        links = [a["href"] for a in cell.select("td a.n:not(.basis)")]
        assert len(links) == len(set(links)) == count, text


def test_breaks_outside_the_years_or_of_other_districts_are_left_out(world):
    for family, year in (("north", "2018"), ("north", "2022"), ("west", "2019")):
        world.breaks.append((family, "", "revenue", year, "definition", "incomparable", "",
                             f"{family}因。", "why", "", "level"))
    world.row("north", 2021, "1")
    found = rows(page(world, families=("north",), start_year=2020).breaks_table())
    assert found == [["北区"], ["revenue总量，2022年起".replace("revenue", "一般公共预算收入"),
                               "north因。"]]


def test_a_break_that_only_a_later_document_shows_is_not_known_yet(world):
    world.row("north", 2021, "1", source="later")
    world.source("earlier", published="2021-01-01")
    world.row("north", 2020, "1", source="earlier")
    world.breaks.append(("north", "", "revenue", "2021", "definition", "incomparable", "",
                         "因。", "why", "later", ""))
    block = page(world, as_of="2021-12-31", families=("north",)).breaks_table()
    assert soup(block).select_one(".nothing")
    assert rows(page(world, families=("north",)).breaks_table())


def test_a_break_for_everyone_stands_first(world):
    world.breaks.append(("*", "", "*", "2020", "classification", "incomparable", "", "因。", "why",
                         "", "rank"))
    world.row("north", 2021, "1")
    found = rows(page(world).breaks_table())
    assert found[:2] == [["各地"], ["全部指标位次，2020年起", "因。"]]


def test_chinese_reasons_are_set_with_full_width_marks():
    assert in_chinese_type("“近”与“以上”并用,6家;见S2/S41,1,234家") == (
        "“近”与“以上”并用，6家；见S2/S41,1,234家")


# -- vintages ----------------------------------------------------------------------------------


def vintages(world):
    world.source("early", published="2019-01-10", vintage="estimate")
    world.source("late", published="2019-09-01", vintage="accounts")
    world.row("north", 2018, "100", source="early", status="provisional")
    world.row("north", 2018, "105.0", source="late")


def test_a_cell_that_documents_give_differently_shows_first_chosen_and_change(world):
    vintages(world)
    found = rows(page(world).vintages_chart())
    assert len(found) == 1 and len(found[0]) == 3
    name, first, chosen = found[0]
    assert name == "北区2018年一般公共预算收入总量"
    assert "100亿元" in first and "2019-01-10" in first
    assert "105.0亿元" in chosen and "2019-09-01" in chosen and "+5" in chosen


def test_what_rounding_explains_is_counted_and_not_drawn(world):
    world.source("late", published="2019-09-01", vintage="accounts")
    world.row("north", 2018, "100", source="early")
    world.row("north", 2018, "100.4", source="late")
    shown = page(world)
    assert soup(shown.vintages_chart()).select_one(".nothing")
    assert "1处是同一格" in text(shown.vintages_words()).replace(" ", "")
    assert "1处一致" in text(shown.vintages_words()).replace(" ", "")


def test_where_the_first_is_still_used_the_other_stands_as_not_used(world):
    world.source("early", published="2019-01-10")
    world.source("late", published="2019-09-01", trust="low")
    world.row("north", 2018, "100", source="early")
    world.row("north", 2018, "110", source="late")
    shown = page(world)
    (found,) = rows(shown.vintages_chart())
    assert "仍用首次的数" in found[2] and "110亿元" in found[2] and "未选用" in found[2]
    picture = soup(shown.vintages_chart()).select_one("[role=img]")
    assert "未用110亿元" in picture["aria-label"]


def test_rates_differ_by_points_as_printed(world):
    vintages(world)
    for source, value in (("early", "5"), ("late", "4.2")):
        world.row("north", 2018, value, source=source, measure="yoy_pct")
    found = {name: later for name, _, later in rows(page(world).vintages_chart())}
    assert "−0.8个百分点" in found["北区2018年一般公共预算收入同比增速"]


def test_a_figure_published_after_the_day_of_the_page_is_not_known(world):
    vintages(world)
    shown = page(world, as_of="2019-03-01")
    assert soup(shown.vintages_chart()).select_one(".nothing")
    assert "105" not in text(shown.trust_chart())


# -- checks ------------------------------------------------------------------------------------


def counts(block, selector):
    return [int(number.text) for number in soup(block).select(f"{selector} .count")]


def test_the_checks_of_the_real_data_add_up_wherever_the_page_counts_them():
    shown = Evidence(validate("evidence", {}))
    (said,) = [item for item in soup(shown.key_points()).select("li") if "互相核对" in item.text]
    every, agreeing, contradictory, revised = (int(n.text) for n in said.select(".count"))
    assert every == agreeing + contradictory + revised
    whole, pairs, alike, apart = counts(shown.vintages_words(), "p")
    table = shown.checks_table()
    rest, fine, off = counts(table, ".remark")
    assert whole == every == pairs + rest and pairs == alike + apart and rest == fine + off
    assert (alike + fine, off, apart) == (agreeing, contradictory, revised)
    assert len(rows(table)) == off
    # What every row comes to stands in the caption, once.
    assert str(table.html).count("增速与总量不符") == 1
    # Each difference between documents belongs to a cell that the arrows show, and no other does.
    differing = {c.parts[0].key for c in checks_of(shown) if c.verdict == "revised"}
    assert len(rows(shown.vintages_chart())) == len(differing)


# -- contradictions ----------------------------------------------------------------------------


def test_a_contradiction_shows_its_figure_as_a_link_and_what_is_done(world):
    world.row("north", 2020, "37", unit="元", evidence="绿道37里")
    world.row("north", 2020, "8", indicator="income", unit="元", evidence="8处")
    world.row("north", 2021, "9", indicator="income", unit="元", evidence="9处")
    world.corrections += [
        ("report", "绿道37里", "单位印错。", "Wrong unit.", "x", "override", "38", "元", "open"),
        ("report", "8处", "前后不一。", "Differs.", "x", "flag", "", "", "open"),
        ("report", "9处", "又一处。", "Another.", "x", "flag", "", "", "open"),
        ("report", "8处没有的", "无此数。", "No such.", "x", "flag", "", "", "open"),
    ]
    block = page(world).contradictions_table()
    band, first, second, _ = rows(block)
    assert len(band) == 1 and "2022-03-01" in band[0]
    assert first[0].startswith("绿道37里 → 38元")
    assert "按更正值计算" in first[1] and "单位印错。" in first[1]
    assert second == ["8处", "前后不一。"]
    assert "共 3 处" in text(block) and "无此数" not in text(block)
    assert len(soup(block).select("tbody a.n")) == 4


def test_what_is_done_is_said_once_where_all_contradictions_stand_alike(world):
    world.row("north", 2020, "37", unit="元", evidence="绿道37里")
    world.corrections.append(
        ("report", "绿道37里", "应为公里。", "Off.", "x", "flag", "", "", "open"))
    assert "共 1 处，待核： 1 处照录并注明。" in text(page(world).contradictions_table())


# -- trust and curation ------------------------------------------------------------------------


def test_figures_are_counted_by_place_tier_and_trust(world):
    world.source("copy", tier="public_excerpt", trust="copy")
    for year in (2019, 2020, 2021):
        world.row("north", year, "1")
    world.row("west_old", 2019, "1", source="copy")
    world.row("town", 2019, "2", source="copy")
    found = [line[:3] for line in rows(page(world).trust_chart(), "details tbody tr")]
    assert found == [["西区：摘录·转载", "1", "1"], ["北区：全文·官方", "1", "3"],
                     ["某市：摘录·转载", "1", "1"]]


def test_the_example_of_a_class_is_a_sound_result_of_a_whole_year_where_there_is_one(world):
    def example():
        return rows(page(world, start_year=2017, end_year=2023).trust_chart(),
                    "details tbody tr")[0][3]

    world.row("west_old", 2020, "9", indicator="gdp", status="target")
    assert example() == "地区生产总值 9亿元 [目标] [原西区] 2020"
    world.row("west", 2023, "8", indicator="gdp", period="M01-M09")
    assert example() == "地区生产总值 8亿元 [1–9月] 2023"
    world.row("west", 2022, "7", indicator="gdp", doubt="bound", note="Another reading.")
    assert example() == "地区生产总值 7亿元 [存疑] 2022"
    world.row("west", 2021, "6", indicator="firms", unit="家")
    assert example() == "企业 6家 2021"
    shown = text(page(world).trust_chart())
    assert "标记" not in shown


@pytest.mark.parametrize(("trust", "named"), [
    ("official", "官方网页"), ("press", "报刊报道"), ("copy", "转载报道"),
    ("low", "可信度低的网页")])
def test_what_is_no_report_of_an_office_is_called_by_whose_it_is(world, trust, named):
    world.source("early", published="2019-01-10", doc_type="press", trust=trust)
    world.source("late", published="2019-09-01")
    world.row("north", 2018, "100", source="early")
    world.row("north", 2018, "110", source="late")
    assert named in text(page(world).vintages_chart())


def test_figures_that_stand_beside_are_counted_apart_with_their_documents(world):
    world.row("north", 2019, "1")
    assert "对照" not in text(page(world).key_points())
    world.source("city")
    world.row("town", 2019, "2", source="city")
    world.row("town", 2020, "3")
    said = text(page(world).key_points()).replace(" ", "")
    assert "共1个数，出自1份文件" in said
    assert "另有某市的2个数用作对照，所据文件多出1份，合计2份。" in said


def test_the_key_of_the_map_names_only_marks_that_stand_in_it(world):
    world.row("north", 2020, "7")
    said = text(page(world).coverage_chart())
    assert "有数" in said and "推算" not in said and "不可比" not in said


def test_agreement_is_read_from_the_record_with_its_caution(world):
    world.row("north", 2020, "1")
    world.curation = [
        ("report", "whole", "10", "9", "9", "0.900", "1.000", "1.000", "0.889", "1.000", "1.000",
         "1.000", "并非互盲。", "Not blind."),
        ("merger", "whole", "1", "1", "1", "1.000", *["1.000"] * 6, "", ""),
    ]
    block = page(world).agreement_table()
    (found,) = rows(block)
    assert found[1:] == ["10/9", "90.0%", "100.0%", "100.0%", "88.9%", "100.0%", "100.0%",
                         "100.0%"]
    assert "见注" in found[0] and "并非互盲。" in text(block)
    assert not soup(block).select("td a.n") and soup(block).select("td .count")


# -- questions ---------------------------------------------------------------------------------


def doubtful(world):
    world.row("north", 2020, "7", evidence="收入7亿元", doubt="period", note="x")
    for value in ("1", "2", "3", "4"):
        world.row("north", 2020, value, indicator="minor", doubt="scope", note="x",
                  evidence=f"小项{value}亿元", of="", scope="" if value == "1" else f"part-{value}")
    world.row("north", 2020, "9", indicator="minor", measure="yoy_pct", doubt="bound", note="x",
              evidence="小项增长9%")


@pytest.fixture
def minor(world, monkeypatch):
    from tests import world as made

    monkeypatch.setattr(made, "INDICATORS", [
        *made.INDICATORS, ("minor", "小项", "minor thing", "economy", "亿元", "yes", "no", "")])
    return world


def test_headline_doubts_come_first_then_the_question_about_most_figures(minor):
    doubtful(minor)
    found = items(page(minor).questions_list())
    assert len(found) == 3
    assert found[0] == "收入7亿元：请确认是当年、年末、累计还是部分月份的数。现按“2020年”录入。"
    assert "有4个数，如小项1亿元、小项2亿元等" in found[1]
    assert found[1].endswith("请确认是全区的数还是其中一部分的数。")
    assert "小项增长9%" in found[2]


def test_a_result_that_repeats_the_goal_of_another_year_is_asked_about(minor):
    doubtful(minor)
    minor.source("plan", published="2019-01-01")
    minor.row("north", 2022, "1298", indicator="minor", status="target", source="plan")
    minor.row("north", 2021, "1298", indicator="minor", source="later")
    # A goal of the same year is there to be met, round numbers meet by chance, and a goal that
    # came after a result may well repeat it.
    minor.row("north", 2019, "1234", indicator="minor", status="target", source="plan")
    minor.row("north", 2019, "1234", indicator="minor", source="later")
    minor.row("north", 2023, "1200", indicator="minor", status="target", source="plan")
    minor.row("north", 2018, "1200", indicator="minor", source="later")
    minor.row("north", 2017, "4321", indicator="minor", source="plan")
    minor.row("north", 2020, "4321", indicator="minor", status="target", source="later")
    shown = page(minor)
    kinds = [q.kind for q in asked.questions(shown)]
    assert kinds.count("repeated") == 1 and kinds[1] == "repeated", "first after the headlines"
    found = asked.questions(shown)[1]
    assert [o.year for o in found.figures] == [2021, 2022]
    (said,) = (item for item in items(shown.questions_list()) if "误用" in item)
    assert "北区2021年小项的结果1298亿元" in said and "2022年目标1298亿元" in said


def test_every_kind_of_question_is_asked(world):
    vintages(world)
    world.row("north", 2019, "100", source="c")
    world.row("north", 2020, "150", source="c")
    world.row("north", 2020, "20", measure="yoy_pct", source="c", evidence="增长20%")
    world.corrections.append(("c", "增长20%", "与总量不符。", "Off.", "x", "flag", "", "", "open"))
    found = items(page(world).questions_list())
    assert [kind for kind in ("与总量不符", "各文件所载不同", "公布的增速与由总量推得的增速不符")
            if any(kind in q for q in found)] == [
        "与总量不符", "各文件所载不同", "公布的增速与由总量推得的增速不符"]
    asked = next(q for q in found if "推得" in q)
    assert "2020年公布20%" in asked and "2019年100亿元" in asked and "2020年150亿元" in asked
    assert "统计资料，2022-03-01" in asked
    shown = page(world)
    html = soup(shown.questions_list()), soup(shown.notes())
    ids = {tag["id"] for half in html for tag in half.find_all(id=True)}
    assert {a["href"][1:] for a in html[1].select(".back a")} <= ids


def test_questions_stand_under_the_full_title_of_their_document_numbered_through(world):
    for source, index in (("一号文件", "K-7"), ("二号文件", "")):
        world.source(source, title_zh=source, index_no=index)
        world.row("north", 2020, "7" if index else "9", source=source, doubt="period", note="x",
                  evidence=f"{source}7亿元", context="task:45.2")
    block = soup(page(world).questions_list())
    heads = [h.get_text() for h in block.select("h3")]
    assert heads[0] == "一号文件（2022-03-01，索引号K-7）" and heads[1] == "二号文件（2022-03-01）"
    assert [ol["start"] for ol in block.select("ol")][:2] == ["1", "2"]
    assert "（任务45）" in block.select_one("li").get_text()


def test_phrases_that_hold_one_another_are_quoted_once(world):
    for value, evidence in (("7", "收入7亿元,"), ("8", "收入7亿元,全市第8")):
        world.row("north", 2020, value, evidence=evidence, doubt="period", note="x",
                  scope="" if value == "7" else "park")
    (asked,) = items(page(world).questions_list())
    assert asked.count("收入7亿元") == 1


def test_a_contradiction_that_was_fixed_is_no_question(world):
    world.row("north", 2020, "20", evidence="收入20亿元")
    world.corrections.append(
        ("report", "收入20亿元", "印错。", "Misprint.", "x", "flag", "", "", "fixed"))
    assert soup(page(world).questions_list()).select_one(".nothing")


def test_at_most_so_many_questions_are_listed_and_the_rest_counted(world, monkeypatch):
    monkeypatch.setattr(asked, "MOST", 2)
    for year in (2018, 2019, 2020):
        world.row("north", year, "7", source=f"s{year}", doubt="period", note="x",
                  evidence=f"{year}年7亿元")
    block = page(world).questions_list()
    assert len(items(block)) == 2
    assert "共 3 条，另有 1 条（涉及 1 个数）未列" in text(block)


def test_only_questions_that_are_listed_are_cited_in_the_notes(world, monkeypatch):
    monkeypatch.setattr(asked, "MOST", 1)
    for year in (2018, 2019):
        world.row("north", year, "7", source=f"s{year}", doubt="period", note="x",
                  evidence=f"{year}年7亿元")
    shown = page(world)
    shown.questions_list()
    assert len(shown.writer.ledger) == 1


def test_an_english_page_asks_in_english_and_quotes_in_chinese(world):
    world.row("north", 2020, "7", evidence="收入7亿元", doubt="area_id", note="x")
    block = page(world, language="en").questions_list()
    (found,) = items(block)
    assert "Please confirm which area is meant" in found and "Entered as: North." in found
    assert soup(block).select_one("q")["lang"] == "zh-CN"


def test_key_points_count_what_the_page_speaks_of(world):
    world.source("copy", tier="public_excerpt", trust="copy")
    world.row("north", 2020, "7", doubt="period", note="x")
    world.row("north", 2021, "8", source="copy")
    world.row("town", 2021, "8", source="copy", indicator="gdp")
    world.row("north", 2030, "8", source="copy")
    said = text(page(world).key_points()).replace(" ", "")
    assert "共2个数，出自2份文件，其中1份只见摘录" in said
    assert "存疑的1个" in said and "请注意" in said


def test_a_third_district_needs_rows_only(world):
    world.areas.append(("south", "south", "subject", "南区", "South", "", "", "", ""))
    for area in ("west", "north", "south"):
        world.row(area, 2022, "5", source=f"of-{area}", doubt="period", note="x",
                  evidence=f"{area}收入5亿元")
    wanted = EvidenceParameters.model_validate(
        {}, context={"families": ("west", "north", "south")})
    shown = Evidence(wanted, world.load())
    for piece in PIECES:
        assert getattr(shown, piece)().html is not None
    assert len(items(shown.questions_list())) == 3
