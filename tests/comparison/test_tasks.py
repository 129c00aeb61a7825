"""Tasks of a scorecard: which outcome answers which goal, and the verdict on it."""

from datetime import date

import pytest

from helpers.comparison.tasks import later, tasks


@pytest.fixture
def card(world):
    """A scorecard of one task; call it with goals and results of the task."""
    world.source("card", doc_type="scorecard", published="2022-01-19")
    world.task(1)

    def add(value, mark="task:1", year=2021, **fields):
        said = {"evidence": f"{mark} {fields.get('status', 'actual')} {value}", **fields}
        world.row("west", year, value, source="card", context=mark, **said)
        return world

    return add


def only(world, **asked):
    (task,) = tasks(world.load(), 2021, **asked)
    return task


def verdicts(task):
    return {goal.mark: goal.verdict for goal in task.goals}


@pytest.mark.parametrize(("goal", "outcome", "verdict"), [
    ("100", "110", "exceeded"), ("100", "109", "met"), ("100", "100", "met"),
    ("100", "99", "missed"),
])
def test_a_level_goal_is_exceeded_from_a_tenth_more(card, goal, outcome, verdict):
    card(goal, status="target")
    assert only(card(outcome)).verdict == verdict


@pytest.mark.parametrize(("outcome", "verdict"), [
    ("8.5", "exceeded"), ("8.4", "met"), ("7.5", "met"), ("7.4", "missed"),
])
def test_a_growth_goal_is_exceeded_from_one_point_more(card, outcome, verdict):
    card("7.5", status="target", measure="yoy_pct")
    assert only(card(outcome, measure="yoy_pct")).verdict == verdict


@pytest.mark.parametrize(("outcome", "verdict"), [
    ("-11", "exceeded"), ("-10.5", "met"), ("-9", "missed")])
def test_a_cut_is_exceeded_by_cutting_more(card, outcome, verdict):
    card("-10", status="target", measure="change_pct", of="before")
    assert only(card(outcome, measure="change_pct", of="before")).verdict == verdict


@pytest.mark.parametrize(("outcome", "verdict"), [("92", "ahead"), ("90", "behind")])
def test_eleven_months_are_a_pace_against_the_calendar(card, outcome, verdict):
    card("100", status="target")
    task = only(card(outcome, period="M01-M11"))
    assert task.verdict == verdict
    assert not task.goals[0].settled


def test_an_expected_year_speaks_before_nine_months_and_is_a_forecast(card):
    card("7.5", status="target", measure="yoy_pct")
    card("9.6", measure="yoy_pct", period="M01-M09")
    goal = only(card("8", measure="yoy_pct", status="provisional")).goals[0]
    assert (goal.verdict, goal.forecast) == ("met", True)
    assert [str(answer.value) for answer in goal.answers] == ["8", "9.6"]


def test_a_task_is_a_forecast_where_the_goal_that_gives_its_verdict_is(card):
    card("100", status="target")
    card("120", status="provisional")
    card("5", "task:1.2", status="target", indicator="income")
    assert only(card("6", "task:1.2", indicator="income")).forecast
    card("5", "task:1.3", status="target", indicator="gdp")
    assert not only(card("4", "task:1.3", indicator="gdp")).forecast


def test_each_goal_has_its_own_answer_and_the_task_takes_the_worst_computed(card):
    card("16", status="target", indicator="gdp")
    card("17", indicator="gdp")
    card("19", "task:1.2", status="target")
    card("14", "task:1.2")
    card("5", "task:1.3", status="target", indicator="income")
    task = only(card("3", "task:1.3", indicator="gdp"))
    assert verdicts(task) == {"1": "met", "1.2": "missed", "1.3": "not_comparable"}
    assert task.verdict == "missed"


def test_an_outcome_of_another_goal_is_no_answer(card):
    card("5", status="target")
    assert verdicts(only(card("7", "task:2"))) == {"1": "no_outcome"}


def test_what_cannot_be_computed_stands_where_nothing_can(card):
    card("5", status="target")
    card("5", "task:1.2", status="target", indicator="gdp")
    task = only(card("3", "task:1.2", indicator="income"))
    assert verdicts(task) == {"1": "no_outcome", "1.2": "not_comparable"}
    assert task.verdict == "no_outcome"


@pytest.mark.parametrize(("outcome", "verdict"), [
    ("5.8", "below"), ("7", "above"), ("9", "above")])
def test_a_rate_of_some_months_has_no_pace_but_stands_above_or_below_its_goal(
        card, outcome, verdict):
    card("7", status="target", measure="yoy_pct")
    assert only(card(outcome, measure="yoy_pct", period="M01-M11")).verdict == verdict


@pytest.mark.parametrize(("outcome", "verdict"), [
    ("91", "exceeded"), ("90.9", "met"), ("90", "met"), ("89.9", "missed")])
def test_a_goal_in_percent_is_exceeded_from_one_point_more(card, outcome, verdict):
    card("90", status="target", unit="%")
    assert only(card(outcome, unit="%")).verdict == verdict


@pytest.mark.parametrize(("outcome", "verdict"), [
    ("2", "missed"), ("20", "base_changed"), ("14", "base_changed")])
def test_a_changed_goal_changes_the_base_only_where_the_verdict_turns_on_it(
        card, outcome, verdict):
    card("39", status="target")
    card("14", status="target_revised")
    assert only(card(outcome)).goals[0].verdict == verdict


def test_a_goal_changed_on_the_way_is_judged_as_first_set(card):
    card("39", status="target")
    card("14", status="target_revised")
    goal = only(card("2")).goals[0]
    assert (goal.verdict, str(goal.goal.value)) == ("missed", "39")
    assert [str(found.rate.value) for found in (goal.found, goal.revised.found)] == ["5", "14"]


def test_a_stretch_goal_gives_a_second_mark(card):
    card("100", status="target")
    card("120", status="stretch")
    goal = only(card("115")).goals[0]
    assert (goal.verdict, goal.stretch.verdict) == ("exceeded", "missed")


@pytest.mark.parametrize(("fields", "code"), [
    ({"indicator": "gdp"}, "other_indicator"),
    ({"scope": "park"}, "other_scope"),
    ({"measure": "yoy_pct"}, "other_measure"),
])
def test_the_reason_says_in_what_goal_and_outcome_differ(card, fields, code):
    card("100", "task:1.2", status="target")
    goal = only(card("120", "task:1.2", **fields)).goals[0]
    assert (goal.verdict, goal.reason.code) == ("not_comparable", code)
    assert goal.reason.zh and goal.reason.en


def test_a_base_that_the_goal_does_not_name_is_no_base(card):
    card("-10", status="target", measure="change_pct", of="unstated")
    goal = only(card("-32.5", measure="change_pct", of="budget")).goals[0]
    assert goal.reason.code == "other_base"


def test_a_computed_verdict_speaks_for_a_task_before_goals_without_answer(card):
    card("5", status="target")
    card("5", "task:1.2", status="target", indicator="gdp")
    assert only(card("5")).verdict == "met"


@pytest.mark.parametrize(("unit", "beside", "verdict"), [
    ("亿元", {"unit": "亿元"}, "not_comparable"), ("亿元", {"unit": "家"}, "no_outcome"),
    ("亿元", {"unit": "亿元", "scope": "park"}, "no_outcome"),
    ("%", {"unit": "%"}, "no_outcome"),
])
def test_figures_beside_the_first_goal_speak_of_it_only_where_they_count_alike(
        card, unit, beside, verdict):
    card("5", status="target", unit=unit)
    assert verdicts(only(card("17", indicator="gdp", **beside))) == {"1": verdict}


@pytest.mark.parametrize("doubt", ["indicator_id", "unit", "status"])
def test_what_is_in_doubt_gets_no_verdict(card, doubt):
    card("5", status="target")
    goal = only(card("6", doubt=doubt, note="or else")).goals[0]
    assert (goal.verdict, goal.reason.code) == ("not_comparable", "doubt")


def test_a_doubt_about_the_unit_is_settled_by_a_correction(card):
    card("37", status="target")
    world = card("37", doubt="unit", note="or else", unit="万元", evidence="37万元")
    world.corrections = [("card", "37万元", "印错。", "Misprint.", "the goal", "override", "37",
                          "亿元", "open")]
    assert only(world).verdict == "met"


def test_a_remark_of_the_data_is_the_reason_unless_it_holds_a_number(card):
    card("5", "task:1.2", status="target")
    world = card("6", "task:1.2", indicator="gdp", evidence="六")
    for remark, code in (("对象不同,口径不同;未印合计。", "printed"),
                         ("对象为6家。", "other_indicator")):
        world.corrections = [("card", "六", remark, "Other.", "read", "flag", "", "", "open")]
        reason = only(world).goals[0].reason
        assert reason.code == code
        assert not reason.zh.endswith("。") and not set(",;") & set(reason.zh)


def test_a_planned_size_is_neither_goal_nor_outcome(card):
    card("80", status="planned")
    card("5", status="target")
    assert verdicts(only(card("5"))) == {"1": "met"}


def test_a_task_without_numbers_keeps_its_judgement(card):
    world = card("5", status="target")
    world.task(2, "under_way")
    second = tasks(world.load(), 2021)[1]
    assert (second.verdict, second.judgement) == ("no_numeric_goal", "under_way")


def test_words_give_a_goal_without_a_figure_no_verdict_but_are_kept(card):
    world = card("18", status="target")
    world.tasks[0]["judgement"] = "done"
    task = only(world)
    assert (task.verdict, task.judgement) == ("no_outcome", "done")


def test_an_upper_limit_that_was_planned_is_kept_beside_the_goals(card):
    card("80", status="planned", bound="le", unit="天")
    card("7", status="planned")
    card("100", status="target", indicator="gdp")
    task = only(card("101", indicator="gdp"))
    assert [str(limit.value) for limit in task.limits] == ["80"]
    assert verdicts(task) == {"1": "met"}


def test_a_year_family_or_day_without_scorecard_has_no_tasks(card):
    data = card("5", status="target").load()
    assert tasks(data, 2022) == ()
    assert tasks(data, 2021, ["north"]) == ()
    assert tasks(data, 2021, as_of=date(2022, 1, 18)) == ()
    assert len(tasks(data, 2021, as_of=date(2022, 1, 19))) == 1


def test_a_later_document_settles_what_the_scorecard_could_not(card):
    card("100", status="target")
    world = card("95", period="M01-M11")
    world.row("west", 2021, "99", source="bulletin")
    data = world.load()
    (task,) = tasks(data, 2021)
    assert later(data, task.goals[0]).verdict == "missed"
    assert later(data, task.goals[0], date(2022, 2, 1)) is None


def test_a_settled_outcome_asks_for_nothing_later(card):
    card("100", status="target")
    world = card("101")
    world.row("west", 2021, "99", source="bulletin")
    data = world.load()
    assert later(data, tasks(data, 2021)[0].goals[0]) is None
