from datetime import date
from pathlib import Path

import nbformat
import papermill
import pytest

from helpers.parameters import (
    BRIEFINGS,
    LONGEST_SLUG,
    Offered,
    Refused,
    as_cell_source,
    help_table,
    parse,
    slug,
    subject_families,
    validate,
)
from helpers.paths import Project
from tests.briefing.checkout import Checkout

DISTRICTS = ("west", "north")
NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def refusal(text: str) -> str:
    with pytest.raises(Refused) as refused:
        parse("overview", text, DISTRICTS)
    return "\n".join(refused.value.lines)


def name(text: str, districts: tuple[str, ...] = DISTRICTS) -> str:
    return slug(parse("overview", text, districts))


def test_nothing_asked_means_every_district_in_the_order_of_the_data():
    assert parse("overview", "", DISTRICTS).families == DISTRICTS


def test_words_become_values_of_their_type():
    chosen = parse(
        "overview",
        "families=north start_year=2018 focus_year=2020 as_of=2022-03-01 basis=comparable",
        DISTRICTS,
    )
    assert chosen.families == ("north",)
    assert (chosen.start_year, chosen.focus_year) == (2018, 2020)
    assert (chosen.as_of, chosen.basis) == ("2022-03-01", "comparable")


def test_lists_take_the_commas_and_blanks_of_a_chinese_keyboard():
    chosen = parse("overview", "families=north，west\u3000language=en", DISTRICTS)
    assert chosen.families == ("north", "west")
    assert chosen.language == "en"


@pytest.mark.parametrize("typed", ["西山", "西山区", "West", "west", "原西山区"])
def test_districts_are_called_by_any_of_their_names(typed):
    offered = Offered.of([
        {"family": family, "area_id": area, "role": "subject", "name_zh": zh, "name_en": en}
        for family, area, zh, en in (("west", "west_old", "原西山区", "Old West"),
                                     ("west", "west", "西山区", "West"),
                                     ("north", "north", "北山区", "North"))])
    assert parse("overview", f"families={typed}", offered).families == ("west",)
    with pytest.raises(Refused, match="given twice: west"):
        parse("overview", f"families=west,{typed}", offered)
    with pytest.raises(Refused, match=r"unknown district '东山': accepted: west, north"):
        parse("overview", "families=东山", offered)


def test_quotes_hold_blanks_together():
    assert parse("overview", "families='north, west'", DISTRICTS).families == ("north", "west")


@pytest.mark.parametrize(("text", "line"), [
    ("focus_yaer=2022",
     "parameter focus_yaer: unknown: accepted: families, start_year, end_year, focus_year, "
     "basis, as_of, language, edition (nearest: focus_year)"),
    ("start_year=abc", "parameter start_year: not a year: 'abc': accepted: 2013 to 2030"),
    ("start_year=2018.0", "parameter start_year: not a year: '2018.0': accepted: 2013 to 2030"),
    ("start_year=２０１８", "parameter start_year: not a year: '２０１８': accepted: 2013 to 2030"),
    ("start_year=1999", "parameter start_year: 1999: accepted: 2013 to 2030"),
    ("focus_year=2031", "parameter focus_year: 2031: accepted: 2013 to 2030, or latest"),
    ("start_year=2022 end_year=2018",
     "parameter end_year: 2018: before start_year 2022: accepted: 2022 to 2030"),
    ("focus_year=2016",
     "parameter focus_year: 2016: outside start_year to end_year: "
     "accepted: 2017 to 2023, or latest"),
    ("families=nroth",
     "parameter families: unknown district 'nroth': accepted: west, north (nearest: north)"),
    ("families=north,", "parameter families: unknown district '': accepted: west, north"),
    ("families=north,north",
     "parameter families: given twice: north: accepted: each district once"),
    ("language=eng", "parameter language: 'eng': accepted: zh, en (nearest: en)"),
    ("edition=", "parameter edition: '': accepted: reader, analyst"),
    ("basis=as-published",
     "parameter basis: 'as-published': accepted: as_published, comparable "
     "(nearest: as_published)"),
    ("as_of=2023-02-30",
     "parameter as_of: not a day: '2023-02-30': accepted: a date such as 2022-03-01, or nothing"),
    ("as_of=2023-W01-1",
     "parameter as_of: not a day: '2023-W01-1': accepted: a date such as 2022-03-01, or nothing"),
    ("language", "parameter 'language': accepted: name=value"),
    ("=en", "parameter '=en': accepted: name=value"),
    ("language=en language=zh", "parameter language: given twice: accepted: each name once"),
    ("language='en", 'parameters "language=\'en": a quote is not closed'),
])
def test_a_refusal_is_one_line_that_names_what_is_accepted(text, line):
    assert refusal(text) == line


def test_all_refusals_come_at_once():
    assert len(refusal("start_year=x language=y families=z").splitlines()) == 3


def test_nothing_in_a_parameter_is_evaluated(tmp_path):
    trap = tmp_path / "trap"
    for value in (f"$(touch {trap})", f"`touch {trap}`", f"__import__('os').mkdir('{trap}')",
                  "{0.__class__}", "~", "${HOME}", "*"):
        refusal(f'language="{value}"')
    assert not trap.exists()
    assert refusal('language="${HOME}"').startswith("parameter language: '${HOME}': accepted")


def test_an_unknown_briefing_is_refused_with_the_nearest():
    with pytest.raises(Refused, match=r"'overveiw': unknown: accepted: .*\(nearest: overview\)"):
        parse("overveiw", "", DISTRICTS)


def test_no_district_in_the_data_is_said():
    with pytest.raises(Refused, match=r"no district on offer: accepted: a row with role subject"):
        parse("overview", "", ())


def test_typed_values_are_taken_as_well_and_wrong_types_refused():
    chosen = validate("overview", {"families": ["north"], "as_of": date(2022, 3, 1)}, DISTRICTS)
    assert (chosen.families, chosen.as_of) == (("north",), "2022-03-01")
    for values in ({"families": 3}, {"families": [3]}, {"start_year": True}, {"language": 3},
                   {"start_year": 2018.0}, {"as_of": 3}):
        with pytest.raises(Refused, match="accepted: "):
            validate("overview", values, DISTRICTS)


def test_the_districts_on_offer_are_the_families_with_a_subject(tmp_path):
    assert subject_families(Checkout(tmp_path).project) == ("west", "north")


def test_a_page_is_named_after_what_differs_from_the_default():
    assert name("") == "overview"
    assert name("language=en") == "overview-language-en"
    assert name("language=zh families=west,north focus_year=latest") == "overview"
    assert name("families=north,west") == "overview-families-north.west"
    assert name("language=en focus_year=2022") == name("focus_year=2022 language=en")


def test_two_sets_of_parameters_never_share_a_file():
    odd = ("a/b", "a_b", "../../x", "区" * 100, "区" * 101)
    names = [name(f"families={family}", odd) for family in odd]
    assert len(set(names)) == len(odd)
    for slugged in names:
        assert "/" not in slugged
        assert len(slugged.encode()) <= LONGEST_SLUG + 9


@pytest.mark.parametrize("briefing", BRIEFINGS)
def test_the_parameters_cell_of_the_notebook_is_the_model(briefing):
    path = NOTEBOOKS / f"{briefing}.ipynb"
    cells = [cell for cell in nbformat.read(path, as_version=4).cells
             if "parameters" in cell.metadata.get("tags", ())]
    assert [cell.source for cell in cells] == [as_cell_source(briefing)]
    found = papermill.inspect_notebook(str(path))
    assert list(found) == list(BRIEFINGS[briefing].model_fields)
    assert all(parameter["help"] for parameter in found.values())


@pytest.mark.parametrize("briefing", BRIEFINGS)
def test_what_the_parameters_cell_sets_is_the_default(briefing):
    values: dict = {}
    exec(as_cell_source(briefing), values)
    given = {name: value for name, value in values.items() if not name.startswith("__")}
    assert not validate(briefing, given, DISTRICTS).differing()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_parameter_has_help_and_says_what_it_accepts(language):
    for row in help_table("overview", language):
        assert all(row), row


def test_the_real_data_offer_both_districts():
    assert {"gongshu", "binjiang"} <= set(subject_families(Project.find()))
