import pytest

from helpers.comparison import ComparabilityError, attainment


def judged(world, goal, result):
    world.row("north", 2021, **{"measure": "yoy_pct", "status": "target", **goal})
    world.row("north", **{"year": 2021, "measure": "yoy_pct", **result})
    return attainment(*world.load().observations)


@pytest.mark.parametrize(("goal", "result", "verdict"), [
    ({"value": "7.5"}, {"value": "7.8"}, "met"),
    ({"value": "7.5"}, {"value": "7.4"}, "missed"),
    ({"value": "-10", "bound": "le"}, {"value": "-12"}, "met"),
    ({"value": "-10", "bound": "le"}, {"value": "-8"}, "missed"),
    ({"value": "-10"}, {"value": "-32.5"}, "met"),
    ({"value": "7.5"}, {"value": "9.6", "period": "M01-M09"}, "ahead"),
    ({"value": "7.5"}, {"value": "5.8", "period": "M01-M11"}, "behind"),
])
def test_a_goal_is_judged_and_part_of_a_year_is_only_a_pace(world, goal, result, verdict):
    assert judged(world, goal, result).verdict == verdict


def test_an_expected_result_is_called_a_forecast(world):
    assert judged(world, {"value": "7.5"}, {"value": "8", "status": "provisional"}).forecast


@pytest.mark.parametrize(("code", "goal", "result"), [
    ("different_measure", {"value": "7.5"}, {"value": "100", "measure": "level"}),
    ("different_year", {"value": "7.5"}, {"value": "8", "year": 2022}),
    ("part_year", {"value": "90", "measure": "level"},
     {"value": "80", "measure": "level", "period": "M01-M09"}),
    ("not_a_goal", {"value": "7.5", "status": "actual", "period": "M01-M06"}, {"value": "8"}),
])
def test_what_is_not_the_same_quantity_gets_no_verdict(world, code, goal, result):
    with pytest.raises(ComparabilityError) as error:
        judged(world, goal, result)
    assert error.value.refusal.code == code
