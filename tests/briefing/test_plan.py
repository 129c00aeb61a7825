import pytest

from helpers.briefing.plan import chosen, read_plan
from helpers.parameters import Refused
from helpers.paths import Project


def slugs(pages) -> list[str]:
    return [page.slug for page in pages]


def refusal(checkout, text: str) -> list[str]:
    checkout.text("briefings.toml", text)
    with pytest.raises(Refused) as refused:
        read_plan(checkout.project)
    return list(refused.value.lines)


def test_entries_become_pages_in_file_order(checkout):
    checkout.text("briefings.toml", """
[[briefing]]
notebook = "overview"
params = { language = "en", families = ["north"], as_of = 2022-03-01 }
[[briefing]]
notebook = "overview"
""")
    assert slugs(read_plan(checkout.project)) == [
        "overview-families-north-as_of-2022-03-01-language-en", "overview"]


def test_every_entry_at_fault_is_named_with_file_and_number(checkout):
    lines = refusal(checkout, """
[[briefing]]
notebook = "overveiw"
[[briefing]]
notebook = "overview"
params = { focus_year = "soon", langauge = "en" }
[[briefing]]
params = {}
[[briefing]]
notebook = "overview"
parms = {}
""")
    assert lines == [
        "briefings.toml: briefing 1: briefing 'overveiw': unknown: accepted: overview, targets, "
        "milestones, evidence, theme (nearest: overview)",
        "briefings.toml: briefing 2: parameter focus_year: not a year: 'soon': "
        "accepted: 2013 to 2030, or latest",
        "briefings.toml: briefing 2: parameter langauge: unknown: accepted: families, start_year, "
        "end_year, focus_year, basis, as_of, language, edition (nearest: language)",
        'briefings.toml: briefing 3: no notebook: accepted: notebook = "overview"',
        "briefings.toml: briefing 4: parms: unknown: accepted: notebook, params (nearest: params)",
    ]


def test_the_same_page_twice_is_refused(checkout):
    lines = refusal(checkout, """
[[briefing]]
notebook = "overview"
[[briefing]]
notebook = "overview"
params = { language = "zh" }
""")
    assert lines == [
        "briefings.toml: briefing 2: overview: the same briefing stands above already"]


@pytest.mark.parametrize(("text", "said"), [
    ("[[briefing]\n", "briefings.toml: "),
    ("", "briefings.toml: no briefing: accepted: [[briefing]]"),
    ("briefing = 3\n", "briefings.toml: no briefing: accepted: [[briefing]]"),
    ("[[briefings]]\n", "briefings.toml: briefings: unknown: accepted: briefing (nearest"),
    ("[[briefing]]\nnotebook = \"overview\"\nparams = 3\n",
     "briefings.toml: briefing 1: params 3: accepted: a table"),
])
def test_a_plan_that_cannot_be_read_is_one_line(checkout, text, said):
    lines = refusal(checkout, text)
    assert len(lines) == 1
    assert lines[0].startswith(said)


def test_a_missing_plan_is_said(tmp_path):
    with pytest.raises(Refused, match=r"briefings\.toml: No such file"):
        read_plan(Project(tmp_path))


def test_a_briefing_by_name_is_taken_as_planned_and_with_parameters_as_asked(checkout):
    checkout.text("briefings.toml", """
[[briefing]]
notebook = "overview"
[[briefing]]
notebook = "overview"
params = { language = "en" }
""")
    assert slugs(chosen(checkout.project, "", "")) == ["overview", "overview-language-en"]
    assert slugs(chosen(checkout.project, "overview", "")) == ["overview", "overview-language-en"]
    assert slugs(chosen(checkout.project, "overview", "edition=analyst")) == [
        "overview-edition-analyst"]
    with pytest.raises(Refused, match="parameters are for one briefing"):
        chosen(checkout.project, "", "language=en")


def test_the_shipped_plan_holds():
    assert slugs(read_plan(Project.find()))[0] == "overview"
