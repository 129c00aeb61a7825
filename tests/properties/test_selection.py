"""What is chosen depends on what documents say and when they came out, and on nothing else."""

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import messages
from helpers.comparison.basis import STATES, panel_cell
from helpers.comparison.coverage import coverage
from helpers.terminal import coverage as map_of_coverage
from tests.properties.figures import (
    FAMILIES,
    YEARS,
    Drawn,
    choices,
    data_sets,
    figures_of,
    goals,
    key_of,
    panel,
    said,
    shown_by,
)
from tests.world import World

DAYS = (date(2019, 12, 31), date(2021, 4, 8), date(2022, 1, 31), date(2022, 2, 1),
        date(2024, 1, 1))
#: Any data, or data in which figures are derived.
EITHER = st.one_of(data_sets(), data_sets(groups=2, more=2, leading_to=("back", "back", "sum")))


@settings(max_examples=20)
@given(EITHER, st.sampled_from(DAYS))
def test_as_of_a_day_nothing_shows_a_later_figure_or_an_undated_one(drawn, day):
    data = drawn.load()
    shown = [o for cell in panel(data, day).values() for o in shown_by(cell)]
    shown += [o for choice in choices(data, day).values() for o in figures_of(choice)]
    shown += [o for named in goals(data, day).values() for o in named]
    late = [o.key for o in shown if o.source.published is None or o.source.published > day]
    assert late == []


@settings(max_examples=25)
@given(EITHER, st.sampled_from(DAYS))
def test_as_of_a_day_all_is_said_as_if_later_documents_did_not_exist(drawn, day):
    late = [name for name, published in drawn.days().items()
            if published is None or published > day]
    assert said(drawn.load(), day) == said(drawn.without(*late).load())


@pytest.mark.parametrize("late", ["level", "yoy_pct"])
def test_as_of_a_day_nothing_is_carried_back_by_what_came_later(world, late):
    world.source("early", published="2022-01-31")
    world.source("late", published="2022-02-02")
    for measure in ("level", "yoy_pct"):
        world.row("west", 2021, "5", measure=measure, source="late" if measure == late else "early")
    data = world.load()
    cells = [panel_cell(data, "west", "revenue", 2020, basis="comparable", as_of=day)
             for day in (date(2022, 2, 1), date(2022, 2, 2))]
    assert [cell.state for cell in cells] == ["not_found", "derived"]


@settings(max_examples=12)
@given(data_sets(), st.integers(0, 2**32))
def test_the_order_of_rows_and_of_documents_changes_nothing(drawn, seed):
    chance = Random(seed)
    documents, rows = list(drawn.documents), list(drawn.rows)
    chance.shuffle(documents)
    chance.shuffle(rows)
    assert said(Drawn(tuple(documents), tuple(rows), drawn.breaks).load()) == said(drawn.load())


def test_figures_of_parts_are_listed_in_one_order_however_the_rows_stand(world, tmp_path):
    other = World(tmp_path / "other")
    for made, order in ((world, ("a", "b")), (other, ("b", "a"))):
        for name in order:
            made.row("north", 2021, "1", source=name, scope="park")
    assert said(world.load()) == said(other.load())


def beaten(drawn):
    """Return the documents whose every row lost to a row of another document."""
    lost = set()
    for choice in choices(drawn.load()).values():
        if choice.chosen is not None:
            lost |= {x.observation.key for x in choice.losers
                     if x.observation.source != choice.chosen.source}
    rows = {}
    for o in drawn.load().observations:
        rows.setdefault(o.source.source_id, set()).add(o.key)
    return [name for name, keys in rows.items() if keys <= lost]


def test_a_document_that_loses_changes_nothing_but_the_list_of_losers():
    tried = 0

    @settings(max_examples=20)
    @given(data_sets(more=4), st.integers(1, 5))
    def hold(drawn, copies):
        nonlocal tried
        # A copy of the first rows in a page of low trust: a document that is likely to lose.
        rows = {key_of(row): row for row in (
            {**row, "source": "copy"} for row in drawn.rows[:copies])}.values()
        drawn = Drawn((*drawn.documents, ("copy", {"trust": "low", "published": "2018"})),
                      (*drawn.rows, *rows), drawn.breaks)
        for name in beaten(drawn):
            tried += 1
            with_it, without = drawn.load(), drawn.without(name).load()
            assert said(with_it, losers=False) == said(without, losers=False)
            left = choices(without)
            for key, choice in choices(with_it).items():
                assert [(x.observation.key, x.reason) for x in choice.losers
                        if x.observation.source.source_id != name] == [
                    (x.observation.key, x.reason) for x in left[key].losers]

    hold()
    assert tried > 5


@settings(max_examples=20)
@given(data_sets())
def test_every_cell_has_one_state_and_its_reason_at_hand(drawn):
    data = drawn.load()
    for key, cell in panel(data).items():
        assert cell.state in STATES, key
        assert (cell.quantity is not None) == (cell.state in ("value", "derived", "part_year"))
        assert (cell.refusal is not None) == (cell.state == "refused"), key
        match cell.state:
            case "value":
                assert cell.observation.is_whole_period and cell.observation.is_result
            case "derived":
                assert cell.quantity.rule in ("sum", "back") and cell.quantity.observations
                assert cell.observation is None
            case "part_year":
                assert cell.observation.period.startswith("M") and cell.observation.is_result
            case "target_only":
                assert cell.choice.goals and cell.choice.chosen is None
            case "refused":
                assert cell.refusal.zh and cell.refusal.en and cell.refusal.parts


@settings(max_examples=8)
@given(data_sets(), st.sampled_from(("as_published", "comparable")),
       st.sampled_from(messages.LANGUAGES))
def test_the_printed_map_has_a_reason_for_every_cell_without_a_value(drawn, basis, language):
    data = drawn.load()
    text = map_of_coverage.as_text(data, FAMILIES, YEARS, basis, None, language, reasons=True)
    reasons = [line for line in text.splitlines() if line.startswith("  ") and ": " in line]
    states = [coverage(data, family, indicator.indicator_id, year, basis).state
              for family in FAMILIES for indicator in data.headline_indicators() for year in YEARS]
    assert len(reasons) == sum(state != "value" for state in states)
    assert all(line.partition(": ")[2].strip() for line in reasons)

