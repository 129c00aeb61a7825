"""Whatever is not refused compares like with like; whatever is refused says why in two languages.

The rules are said here a second time, from the figures behind an answer alone, so that a rule that
the code forgets to ask shows.
"""

import re
from collections import Counter
from itertools import pairwise, product

import pytest
from hypothesis import given, settings

from helpers import messages
from helpers.comparison import (
    ComparabilityError,
    attainment,
    growth,
    growth_gap,
    level_ratio,
    order,
    panel_cell,
    published,
    share,
    share_of,
)
from helpers.comparison.basis import BASES, may_join
from helpers.comparison.derived import carried_back, sum_of_parts
from tests.properties.figures import FAMILIES, INDICATORS, YEARS, data_sets, panel

SERIOUS = {"area_id", "scope", "period", "status"}
RESULTS = {"actual", "provisional", "revised"}
GOALS = {"target", "stretch", "target_revised"}


def what(o):
    """Return what kind of thing a figure is: equal for two that may be set against each other."""
    return o.indicator.indicator_id, o.measure, o.of, o.scope, o.period


def kind(quantity):
    """Return what kind of thing a quantity is, and of which year."""
    if quantity.rule == "back":
        level, *rates = quantity.observations
        return what(level), level.year - len(rates)
    kinds = {(what(o), o.year) for o in quantity.observations}
    assert len(kinds) == 1
    return kinds.pop()


def results_beyond_doubt(*figures, bounds=True):
    for o in figures:
        assert o.status in RESULTS
        assert not SERIOUS & set(o.doubt)
        assert o.bound == "eq" or not bounds


def cut(data, earlier, later):
    """Return whether a break stands between two figures of one area."""
    return any(
        b.effect == "incomparable" and b.family in ("*", later.area.family)
        and b.area_id in ("", "*", later.area.area_id) and b.measure in ("", later.measure)
        and b.indicator_id in ("*", later.indicator.indicator_id) and b.kind != "geography"
        and earlier.year < b.from_year <= later.year for b in data.breaks)


def two_places(one, two):
    """Assert that two places are compared by one kind, in one year, and as two families."""
    assert kind(one) == kind(two)
    areas = [{o.area.area_id for o in q.observations} for q in (one, two)]
    families = [{o.area.family for o in q.observations} for q in (one, two)]
    assert areas[0] == areas[1] or not families[0] & families[1]


def answer(refusals, make, *arguments):
    """Return the answer, or None where it is refused; keep the refusal."""
    try:
        return make(*arguments)
    except ComparabilityError as error:
        reason = error.refusal
        assert reason.code in messages.keys("refusal")
        for text in (reason.zh, reason.en):
            assert text and not re.search(r"[{}]", text), reason
        assert re.search(r"[一-鿿]", reason.zh) and not re.search(r"[一-鿿]", reason.en), reason
        refusals[reason.code] += 1
        return None


def test_no_comparison_of_two_printed_figures_mixes_anything():
    answers, refusals = Counter(), Counter()

    @settings(max_examples=40)
    @given(data_sets())
    def hold(drawn):
        data = drawn.load()
        for one, two in product(data.observations, repeat=2):
            if one is two:
                continue
            if one.year < two.year and (found := answer(refusals, growth, data, one, two)):
                answers["growth"] += 1
                assert set(found.observations) == {one, two}
                assert one.measure == "level"
                assert what(one) == what(two) and one.area == two.area
                assert not cut(data, one, two)
                results_beyond_doubt(one, two)
            if found := answer(refusals, share, data, one, two):
                answers["share"] += 1
                assert (one.area, one.scope, one.year, one.period) == (
                    two.area, two.scope, two.year, two.period)
                assert one.measure == two.measure == "level"
                for o in found.observations:
                    assert o.status in RESULTS and o.bound == "eq"
                    assert not SERIOUS & set(o.doubt) or found.notes == ("note.doubt",)
            if found := answer(refusals, attainment, data, one, two):
                answers["attainment"] += 1
                fair(found)

    hold()
    assert all(answers[name] for name in ("growth", "share", "attainment")), answers
    assert set(refusals) >= {
        "goal_not_result", "not_a_goal", "part_year", "different_period", "different_year",
        "different_scope", "different_measure", "different_vintage", "different_unit", "doubt",
        "open_bound", "break", "not_a_level"}, refusals


def fair(found):
    """Assert that a goal was judged by a result of the same thing."""
    goal, result = found.goal, found.result
    assert goal.status in GOALS and result.status in RESULTS
    assert (goal.area, goal.indicator, goal.measure, goal.of, goal.scope, goal.year) == (
        result.area, result.indicator, result.measure, result.of, result.scope, result.year)
    assert not SERIOUS & {*goal.doubt, *result.doubt}
    assert {goal.unit, result.unit} <= {"亿元", "万元"} or goal.unit == result.unit
    if found.verdict in ("met", "missed"):
        assert goal.period == result.period
    else:
        assert goal.period == "FY" and re.match(r"M01-M\d\d$", result.period)
        assert goal.measure != "level" or goal.indicator.kind == "flow"


def quantities(data):
    """Return every number of the made-up city that stands for a level or rate of one year."""
    found = [published(o) for o in data.observations]
    for area, indicator, year in product(("west", "north"), INDICATORS, YEARS):
        found += [q for make in (sum_of_parts, carried_back)
                  if (q := make(data, data.areas[area], indicator, year))]
    return found


def test_no_comparison_of_two_places_mixes_anything():
    answers, refusals = Counter(), Counter()

    @settings(max_examples=40)
    @given(data_sets())
    def hold(drawn):
        data = drawn.load()
        for one, two in product(quantities(data), repeat=2):
            if one is two:
                continue
            if found := answer(refusals, level_ratio, data, one, two):
                answers["ratio"] += 1
                answers["ratio of derived"] += not (one.is_published and two.is_published)
                two_places(one, two)
                assert kind(one)[0][1] == "level"
                results_beyond_doubt(*found.observations)
            if found := answer(refusals, growth_gap, one, two):
                answers["gap"] += 1
                two_places(one, two)
                assert {o.unit for o in found.observations} == {"%"}
                results_beyond_doubt(*found.observations)
            if found := answer(refusals, share_of, data, one, two):
                answers["share of"] += 1
                assert kind(one) == kind(two)
                assert kind(one)[0][1] == "level"
                assert len({settled(o) for q in (one, two) for o in q.kin}) == 1
                for o in found.observations:
                    assert o.status in RESULTS and o.bound == "eq"

    hold()
    assert all(answers[name] for name in ("ratio", "ratio of derived", "gap", "share of")), answers
    assert {"not_a_rate", "different_finality"} <= refusals.keys()


def settled(figure):
    """Return whether a result is expected still, and if not, whether nothing will revise it."""
    late = figure.status == "revised" or figure.source.vintage in {"accounts", "census"}
    return figure.status == "provisional", late and figure.status != "provisional"


def test_no_sum_and_no_level_carried_back_mixes_anything():
    answers = Counter()

    @settings(max_examples=150)
    @given(data_sets(more=3, leading_to=("sum", "back")))
    def hold(drawn):
        data = drawn.load()
        for area, indicator, year in product(data.areas.values(), INDICATORS, YEARS):
            if found := sum_of_parts(data, area, indicator, year):
                answers["sum"] += 1
                assert [o.area.area_id for o in found.observations] == list(area.composed_of)
                assert {what(o)[:4] for o in found.observations} == {(indicator, "level", "", "")}
                assert {o.year for o in found.observations} == {year}
                assert len({o.period for o in found.observations}) == 1
                assert found.observations[0].period in ("FY", "EOY")
                assert len({settled(o) for o in found.observations}) == 1
                for o in found.observations:
                    assert o.status in RESULTS and o.bound == "eq"
            if found := carried_back(data, area, indicator, year):
                answers["back"] += 1
                level, *rates = found.observations
                assert level.measure == "level" and {r.measure for r in rates} == {"yoy_pct"}
                assert [r.year for r in rates] == list(range(level.year, year, -1))
                assert len({(o.area, o.indicator, o.scope, o.period) for o in (level, *rates)}) == 1
                assert data.indicators[indicator].growth == "nominal"
                results_beyond_doubt(level, *rates)
                assert not any(
                    b.effect == "incomparable" and b.kind != "geography"
                    and b.family in ("*", area.family)
                    and b.area_id in ("", "*", area.area_id) and b.measure in ("", "level")
                    and b.indicator_id in ("*", indicator) and year < b.from_year <= level.year
                    for b in data.breaks)

    hold()
    assert answers["sum"] and answers["back"], answers


@pytest.mark.parametrize("twist", [
    {}, {"doubt": "period"}, {"bound": "ge"}, {"period": "M01-M09"}, {"period": "EOY"},
    {"status": "target"}, {"status": "provisional"}, {"scope": "park"}, {"value": "-100"},
])
@pytest.mark.parametrize("twisted", ["level", "yoy_pct"])
def test_a_level_is_carried_back_by_plain_figures_only(world, twisted, twist):
    if (twisted, twist) == ("level", {"value": "-100"}):
        twist = {"value": "0"}
    for measure, value in (("level", "100"), ("yoy_pct", "5")):
        world.row("north", 2021, **{"value": value, "measure": measure,
                                    **(twist if measure == twisted else {})})
    data = world.load()
    found = carried_back(data, data.areas["north"], "revenue", 2020)
    assert (found is None) == bool(twist)


def test_no_order_of_two_cells_mixes_anything():
    answers, refusals = Counter(), Counter()

    @settings(max_examples=30)
    @given(data_sets(more=4, leading_to=("gap", "gap", "sum", "back")))
    def hold(drawn):
        data = drawn.load()
        cells = [cell for key, cell in panel(data).items()
                 if cell.quantity is not None and key[-1] in ("level", "yoy_pct")]
        for one, two in product(cells, repeat=2):
            if one is two or one.quantity == two.quantity:
                continue
            found = answer(refusals, order, data, one, two)
            if found is None:
                continue
            two_places(one.quantity, two.quantity)
            results_beyond_doubt(*one.quantity.observations, *two.quantity.observations,
                                 bounds=False)
            first, second = (data.canonical(c.quantity.value, c.quantity.unit) for c in (one, two))
            assert first[1] == second[1]
            same = first[0] == second[0]
            assert found.first_is_larger == (None if same else first[0] > second[0])
            assert not (same and (found.robust or found.sensitive_to))
            answers[found.robust] += 1

    hold()
    assert answers[True] and answers[False], answers


def test_equal_figures_in_unlike_units_are_equal_and_sensitive_to_nothing(world):
    world.row("west", 2021, "100")
    world.row("north", 2021, "1000000", unit="万元")
    world.row("west", 2022, "100")
    world.row("north", 2022, "100", unit="万元")
    data = world.load()
    for year, larger in ((2021, None), (2022, True)):
        cells = [panel_cell(data, family, "revenue", year) for family in FAMILIES]
        assert order(data, *cells).first_is_larger is larger
    assert order(data, *(panel_cell(data, family, "revenue", 2021) for family in FAMILIES)
                 ).sensitive_to == ()


@pytest.mark.parametrize(("goal", "result", "verdict"), [
    ({"value": "181.35"}, {"value": "181.30"}, "missed"),
    ({"value": "100", "unit": "万元"}, {"value": "0.5"}, "met"),
    ({"value": "100", "period": "M01-M06"}, {"value": "90", "period": "M01-M06"}, "missed"),
    ({"value": "100"}, {"value": "40", "period": "M04-M06"}, "part_year"),
    ({"value": "100"}, {"value": "120", "period": "EOY"}, "different_period"),
    ({"value": "100"}, {"value": "120", "period": "CUM"}, "different_period"),
    ({"value": "100"}, {"value": "120", "unit": "家"}, "different_unit"),
    ({"value": "100"}, {"value": "90", "bound": "ge"}, "open_bound"),
    ({"value": "100"}, {"value": "100", "bound": "ge"}, "met"),
    ({"value": "100"}, {"value": "100", "bound": "nearly"}, "open_bound"),
    ({"value": "100"}, {"value": "90", "bound": "le"}, "missed"),
    ({"value": "100", "bound": "le"}, {"value": "90", "bound": "nearly"}, "met"),
])
def test_a_goal_is_judged_by_exact_values_of_its_own_period(world, goal, result, verdict):
    world.row("north", 2021, **{"status": "target", **goal})
    world.row("north", 2021, **result)
    data = world.load()
    wanted, got = data.observations
    try:
        assert attainment(data, wanted, got).verdict == verdict
    except ComparabilityError as error:
        assert error.refusal.code == verdict


def test_growth_runs_forward_only(world):
    world.row("north", 2021, "1")
    world.row("north", 2021, "2", source="other")
    data = world.load()
    with pytest.raises(ValueError, match="no growth from 2021 to 2021"):
        growth(data, *data.observations)


@settings(max_examples=25)
@given(data_sets())
def test_no_line_runs_where_growth_is_refused(drawn):
    data = drawn.load()
    for family, indicator, basis, measure in product(
            FAMILIES, INDICATORS, BASES, ("level", "yoy_pct")):
        cells = [panel_cell(data, family, indicator, year, measure, basis) for year in YEARS]
        for one, two in pairwise(cells):
            if not may_join(data, one, two):
                continue
            assert one.area == two.area and one.year + 1 == two.year
            assert one.quantity is not None and two.quantity is not None
            if one.observation and two.observation:
                assert what(one.observation) == what(two.observation)
                assert not cut(data, one.observation, two.observation)
                results_beyond_doubt(one.observation, two.observation, bounds=False)
            else:
                kinds = [kind(cell.quantity)[0] for cell in (one, two)]
                assert kinds[0] == kinds[1]
