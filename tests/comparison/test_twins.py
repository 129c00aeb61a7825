"""Goals that a landmark programme and a task list set for one thing."""

import pytest

from helpers.comparison.tasks import tasks
from helpers.comparison.twins import programme_goals, twins


@pytest.fixture
def told(world):
    """The old west sets 17 for 2021, the merged west sets 12 and reports 13."""
    world.source("plan", published="2021-03-08")
    world.source("card", doc_type="scorecard", published="2022-01-19")
    world.task(1)
    goal(world, "west_old", "17", "plan", "landmark:7")
    goal(world, "west", "12", "card", "task:1")
    world.row("west", 2021, "13", source="card", context="task:1")
    return world


def goal(world, area, value, source, mark, **fields):
    world.row(area, 2021, value, source=source, status="target", context=mark, **fields)


def found(world):
    data = world.load()
    judged = [g for task in tasks(data, 2021) for g in task.goals]
    return twins(data, judged, programme_goals(data.observations_of()))


def test_goals_of_one_thing_and_year_in_two_lists_are_twins_with_what_tells_them_apart(told):
    (twin,) = found(told)
    assert (str(twin.task.goal.value), str(twin.programme.value)) == ("12", "17")
    assert twin.task.verdict == "met" and twin.elsewhere and twin.shrunk


@pytest.mark.parametrize("fields", [
    {"indicator": "gdp"}, {"scope": "park"}, {"measure": "yoy_pct"}, {"period": "CUM"}])
def test_a_goal_of_another_thing_scope_measure_or_count_is_no_twin(told, fields):
    told.rows["plan"].clear()
    goal(told, "west_old", "17", "plan", "landmark:7", **fields)
    assert not found(told)


def test_a_whole_that_is_to_reach_more_than_its_part_has_not_shrunk(told):
    told.rows["plan"].clear()
    goal(told, "west_old", "9", "plan", "landmark:7")
    (twin,) = found(told)
    assert twin.elsewhere and not twin.shrunk


def test_a_goal_printed_once_under_both_marks_is_no_twin(told):
    told.rows["plan"].clear()
    told.rows["card"][0]["context"] = "task:1|landmark:7"
    assert not found(told)
