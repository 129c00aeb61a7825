"""The panel of the real figures, and what would go wrong without the breaks and vintages.

These tests name districts and figures on purpose: they hold what the data must go on telling.
"""

import csv
import re
import shutil
from decimal import Decimal
from itertools import pairwise

import pytest

from helpers.comparison import (
    ComparabilityError,
    growth,
    level_ratio,
    may_join,
    order,
    panel_cell,
    share_of,
)
from helpers.comparison.basis import STATES, area_cell
from helpers.comparison.coverage import coverage
from helpers.dataset.columns import COLUMNS, OBSERVATION_KEY
from helpers.dataset.load import Dataset, load
from helpers.dataset.vocabulary import RESULTS
from helpers.pages import cutting
from helpers.pages.evidence import Evidence
from helpers.pages.overview import Overview
from helpers.parameters import validate
from helpers.paths import Project
from helpers.selection import family_cell, select, series

SEVEN = range(2017, 2024)
REVENUE = "general-budget-revenue"
FOLDER = Project.find().data


@pytest.fixture(scope="module")
def real() -> Dataset:
    return load(FOLDER)


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path, table, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS[table], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def copied(tmp_path):
    """A copy of the data that a test may spoil."""
    return shutil.copytree(FOLDER, tmp_path / "data")


def put_in(folder, **fields):
    """Add a break to a copy of the data, and load it."""
    rows = rows_of(folder / "breaks.csv")
    plain = dict.fromkeys(COLUMNS["breaks"], "") | {
        "kind": "definition", "effect": "incomparable", "note_zh": "口径已调整。",
        "note_en": "Redefined.", "source_id": rows[0]["source_id"]}
    write(folder / "breaks.csv", "breaks", [*rows, plain | fields])
    return load(folder)


def page_on(data):
    """A page of seven years on any data."""
    families = data.families()
    return Overview(validate("overview", {"families": families}, families), data)


# -- what the shipped figures tell ----------------------------------------------------------------


def test_budget_revenue_of_binjiang_is_known_for_all_seven_years(real):
    cells = [panel_cell(real, "binjiang", REVENUE, year) for year in SEVEN]
    assert [cell.state for cell in cells] == ["value"] * 7
    assert all(may_join(real, *pair) for pair in pairwise(cells))


def test_budget_revenue_of_gongshu_stands_on_its_own_geographies_with_a_cut_between(real):
    found = series(real, "gongshu", REVENUE, SEVEN)
    years = {area: [cell.choice.year for cell in cells] for area, cells in found.items()}
    assert list(years) == ["gongshu_old", "gongshu"]
    assert {2017, 2018} <= set(years["gongshu_old"]) and max(years["gongshu_old"]) <= 2020
    assert years["gongshu"] == [2020, 2021, 2022, 2023]
    cells = {year: panel_cell(real, "gongshu", REVENUE, year) for year in SEVEN}
    joined = {year for year in (*range(2017, 2023),)
              if all(cells[y].quantity for y in (year, year + 1))
              and may_join(real, cells[year], cells[year + 1])}
    assert joined == {2017, 2020, 2021, 2022}
    assert cells[2020].restated and not cells[2021].restated


def test_on_the_comparable_basis_the_earlier_years_are_rebuilt_and_marked(real):
    cells = {year: panel_cell(real, "gongshu", REVENUE, year, basis="comparable")
             for year in SEVEN}
    assert {year: cell.state for year, cell in cells.items()} == {
        2017: "refused", 2018: "derived", 2019: "derived", 2020: "value", 2021: "value",
        2022: "value", 2023: "value"}
    assert cells[2018].quantity.rule == "sum" and cells[2019].quantity.rule == "back"
    assert {o.area.area_id for o in cells[2018].quantity.observations} == {
        "gongshu_old", "xiacheng"}
    assert {(o.area.area_id, o.year, o.measure) for o in cells[2019].quantity.observations} == {
        ("gongshu", 2020, "level"), ("gongshu", 2020, "yoy_pct")}
    assert cells[2017].refusal.code == "no_route"
    for year in (2018, 2019):
        ends = cells[year].quantity.interval
        assert ends.low < cells[year].quantity.value < ends.high
        assert ends.high - ends.low < 1


def test_the_order_of_the_districts_by_budget_revenue_turned_between_2019_and_2020(real):
    larger = {}
    for year in range(2018, 2024):
        cells = [panel_cell(real, family, REVENUE, year, basis="comparable")
                 for family in ("gongshu", "binjiang")]
        found = order(real, *cells)
        assert "rounding" not in found.sensitive_to and "vintage" not in found.sensitive_to
        larger[year] = found.first_is_larger
    assert larger == {2018: True, 2019: True, 2020: False, 2021: False, 2022: False, 2023: False}


def test_every_known_vintage_of_a_headline_figure_is_kept(real):
    headline = {indicator.indicator_id for indicator in real.headline_indicators()}
    kept = {
        o.key
        for area in real.areas for indicator in headline for year in range(2013, 2026)
        for measure in ("level", "yoy_pct")
        for choice in [select(real, area, indicator, year, measure)]
        for o in (choice.chosen, *(x.observation for x in choice.losers)) if o is not None}
    printed = set()
    for path in sorted((FOLDER / "observations").glob("*.csv")):
        if path.name.endswith(".skipped.csv"):
            continue
        for row in rows_of(path):
            if (row["indicator_id"] in headline and row["measure"] in ("level", "yoy_pct")
                    and row["status"] in RESULTS and re.match(r"FY|EOY|M\d", row["period"])):
                printed.add((path.stem, *(row[name] for name in OBSERVATION_KEY)))
    assert printed <= kept
    assert len({key for key in printed if key[3] == "gdp"}) > 60


def test_a_revised_gdp_beats_the_first_one_and_keeps_it_among_the_losers(real):
    revised = [choice for area in ("gongshu_old", "gongshu", "binjiang", "hangzhou")
               for year in SEVEN
               if (choice := select(real, area, "gdp", year)).chosen and any(
                   x.observation.value != choice.chosen.value for x in choice.losers)]
    assert revised
    assert {x.reason for choice in revised for x in choice.losers} >= {"earlier_vintage"}


def test_twelve_headline_indicators_have_one_state_a_cell_and_each_state_its_reason(real):
    headline = real.headline_indicators()
    assert len(headline) == 12
    states = set()
    for basis in ("as_published", "comparable"):
        for family in ("gongshu", "binjiang"):
            for indicator in headline:
                for year in SEVEN:
                    cell = coverage(real, family, indicator.indicator_id, year, basis)
                    states.add(cell.state)
                    assert cell.state in STATES
                    match cell.state:
                        case "derived":
                            assert len(cell.quantity.observations) >= 2
                        case "part_year":
                            assert cell.observation.period.startswith("M")
                        case "target_only":
                            assert cell.choice.goals
                        case "refused":
                            assert cell.refusal.zh and cell.refusal.en
    assert states == set(STATES)


def test_gdp_is_known_for_both_districts_in_most_years(real):
    for family in ("gongshu", "binjiang"):
        known = [year for year in SEVEN
                 if coverage(real, family, "gdp", year).state == "value"]
        assert len(known) >= 5, family


# -- what would go wrong without the merger, and what a break does --------------------------------


def nonsense(data):
    """Return what must never be computed, as far as these data let it be."""
    found = {}
    old, new = (family_cell(data, "gongshu", REVENUE, year) for year in (2017, 2022))
    try:
        found["growth"] = growth(data, old.choice.chosen, new.choice.chosen).value
    except ComparabilityError as error:
        assert error.refusal.code == "different_vintage"
    cells = {year: panel_cell(data, "gongshu", REVENUE, year) for year in (2017, 2018, 2020, 2021)}
    if cells[2017].area == cells[2021].area:
        found["one line"] = True
    if not cutting.geography_breaks(page_on(data)):
        found["no caution"] = True
    if panel_cell(data, "gongshu", REVENUE, 2017, basis="comparable").state == "value":
        found["old as new"] = True
    return found


def test_the_real_data_refuse_growth_across_the_merger(real):
    assert nonsense(real) == {}


def test_without_the_vintages_of_the_areas_nonsense_would_come_through(copied):
    areas = [row for row in rows_of(copied / "areas.csv") if row["area_id"] != "gongshu_old"]
    for row in areas:
        if row["area_id"] == "gongshu":
            row.update(composed_of="", valid_from="")
    write(copied / "areas.csv", "areas", areas)
    for path in (copied / "observations").glob("*.csv"):
        if not path.name.endswith(".skipped.csv"):
            rows = rows_of(path)
            for row in rows:
                row["area_id"] = row["area_id"].replace("gongshu_old", "gongshu")
            write(path, "observations", rows)
    breaks = [row for row in rows_of(copied / "breaks.csv") if row["kind"] != "geography"]
    write(copied / "breaks.csv", "breaks", breaks)
    found = nonsense(load(copied))
    assert found.keys() == {"growth", "one line", "no caution", "old as new"}
    # 78.1 of the old district against 184.3 of the merged one, as if it had grown so.
    assert found["growth"] > 130


def test_without_the_break_of_the_merger_alone_the_caution_would_be_gone(copied):
    breaks = [row for row in rows_of(copied / "breaks.csv") if row["kind"] != "geography"]
    write(copied / "breaks.csv", "breaks", breaks)
    assert nonsense(load(copied)) == {"no caution": True}


def test_a_break_put_in_cuts_the_line_and_refuses_the_rate_with_its_note(real, copied):
    def pair(data):
        return [panel_cell(data, "binjiang", REVENUE, year) for year in (2021, 2022)]

    before = pair(real)
    assert may_join(real, *before)
    assert growth(real, *(cell.observation for cell in before)).value == Decimal("5.8")
    data = put_in(copied, family="binjiang", indicator_id=REVENUE, from_year="2022")
    cut = pair(data)
    assert not may_join(data, *cut)
    with pytest.raises(ComparabilityError) as error:
        growth(data, *(cell.observation for cell in cut))
    assert error.value.refusal.code == "break"
    assert error.value.refusal.zh == "2022年起断开，不可比：口径已调整。"
    assert error.value.refusal.en == "broken from 2022 on: Redefined."
    # What does not cross it stands as before.
    other = [panel_cell(data, "binjiang", REVENUE, year) for year in (2022, 2023)]
    assert may_join(data, *other)
    assert level_ratio(data, panel_cell(data, "gongshu", REVENUE, 2022).quantity, cut[1].quantity)
    city = area_cell(data, data.areas["hangzhou"], REVENUE, 2022)
    assert city.quantity is None or share_of(data, cut[1].quantity, city.quantity)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_break_put_in_stands_in_the_table_of_breaks_without_code(copied, language):
    data = put_in(copied, family="binjiang", indicator_id=REVENUE, from_year="2022")
    page = Evidence(validate("evidence", {"language": language}, data.families()), data)
    written = str(page.breaks_table().html)
    assert {"zh": "口径已调整。", "en": "Redefined."}[language] in written


def test_a_break_of_levels_put_in_carries_no_level_back_across_it(real, copied):
    def rebuilt(data):
        return panel_cell(data, "gongshu", REVENUE, 2019, basis="comparable").state

    assert rebuilt(real) == "derived"
    assert rebuilt(put_in(copied, family="gongshu", indicator_id=REVENUE, from_year="2020",
                          measure="level")) != "derived"


def test_a_geography_break_put_in_is_a_caution_on_the_page(real, copied):
    data = put_in(copied, family="binjiang", indicator_id="*", from_year="2019", kind="geography",
                  note_zh="又一次合并。")
    notes = [found.note_zh for found in cutting.geography_breaks(page_on(data))]
    assert "又一次合并。" in notes
    assert len(notes) == len(cutting.geography_breaks(page_on(real))) + 1
