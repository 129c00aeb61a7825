from decimal import Decimal

import pytest

from helpers.comparison import ComparabilityError, attainment


def judged(world, goal, result):
    world.row("north", 2021, **{"measure": "yoy_pct", "status": "target", **goal})
    world.row("north", **{"year": 2021, "measure": "yoy_pct", **result})
    data = world.load()
    return attainment(data, *sorted(data.observations, key=lambda o: not o.is_goal))


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


@pytest.mark.parametrize(("value", "verdict"), [("95.0", "ahead"), ("85.0", "behind")])
def test_a_flow_to_date_is_set_against_the_share_of_the_calendar(world, value, verdict):
    found = judged(world, {"value": "100.0", "measure": "level"},
                   {"value": value, "measure": "level", "period": "M01-M11"})
    assert (found.verdict, str(found.rate.value)) == (verdict, value)
    assert found.calendar == Decimal(11) / 12


def test_a_pace_is_the_points_between_the_share_reached_and_that_of_the_calendar(world):
    found = judged(world, {"value": "10.6", "measure": "level"},
                   {"value": "8.58", "measure": "level", "period": "M01-M11"})
    assert (str(found.rate.value), str(found.pace.value)) == ("80.9", "-10.7")
    assert found.pace.interval.low < Decimal("-10.7") < found.pace.interval.high


@pytest.mark.parametrize(("measure", "period"), [("level", "FY"), ("yoy_pct", "M01-M11")])
def test_a_year_and_a_rate_of_growth_have_no_pace(world, measure, period):
    found = judged(world, {"value": "10", "measure": measure},
                   {"value": "9", "measure": measure, "period": period})
    assert found.pace is None


def test_a_level_goal_tells_how_much_of_it_was_attained(world):
    found = judged(world, {"value": "181.35", "measure": "level", "bound": "ge"},
                   {"value": "179.54", "measure": "level"})
    assert (found.verdict, str(found.rate.value)) == ("missed", "99.0")


def test_a_goal_in_percent_is_compared_by_points_and_never_by_a_share(world):
    found = judged(world, {"value": "90", "measure": "level", "unit": "%"},
                   {"value": "99.95", "measure": "level", "unit": "%"})
    assert found.rate is None
    assert (str(found.gap.value), found.gap.unit) == ("9.95", "个百分点")


@pytest.mark.parametrize("end", ["goal", "result"])
def test_what_was_seen_on_a_copied_page_only_bears_no_verdict(world, end):
    world.source("copied", trust="low")
    ends = {"goal": {"value": "5"}, "result": {"value": "6.4", "period": "M01-M06"}}
    ends[end]["source"] = "copied"
    with pytest.raises(ComparabilityError) as error:
        judged(world, ends["goal"], ends["result"])
    assert error.value.refusal.code == "low_trust"


def test_an_expected_result_is_called_a_forecast(world):
    assert judged(world, {"value": "7.5"}, {"value": "8", "status": "provisional"}).forecast


@pytest.mark.parametrize(("code", "goal", "result"), [
    ("different_measure", {"value": "7.5"}, {"value": "100", "measure": "level"}),
    ("different_year", {"value": "7.5"}, {"value": "8", "year": 2022}),
    ("doubt", {"value": "7.5"}, {"value": "8", "doubt": "status", "note": "or a goal"}),
    ("doubt", {"value": "7.5"}, {"value": "8", "doubt": "year", "note": "or the year before"}),
    ("not_a_goal", {"value": "7.5", "status": "actual", "period": "M01-M06"}, {"value": "8"}),
])
def test_what_is_not_the_same_quantity_gets_no_verdict(world, code, goal, result):
    with pytest.raises(ComparabilityError) as error:
        judged(world, goal, result)
    assert error.value.refusal.code == code


def test_a_tie_is_rounded_half_up_as_every_reader_of_the_documents_would(world):
    # 17 of 16 is 106.25 %; to the even digit it would be 106.2.
    found = judged(world, {"value": "16", "measure": "level", "indicator": "firms", "unit": "家"},
                   {"value": "17", "measure": "level", "indicator": "firms", "unit": "家"})
    assert str(found.rate.value) == "106.3"
