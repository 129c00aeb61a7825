import subprocess
import sys

import pytest

from helpers.briefing.fingerprint import (
    EVERYTHING,
    Snapshot,
    asked,
    inputs_digest,
    library_digest,
)
from helpers.dataset.asked import MIME_TYPE
from helpers.paths import Project
from tests.dataset.small import CITY, OLD_REPORT, REPORT

GDP = [{"table": "observations", "where": {"indicator_id": ["gdp"]}}]
NORTH_GDP = [{"table": "observations", "where": {"indicator_id": ["gdp"], "area_id": ["north"]}}]


def digest(small, queries=GDP) -> str:
    return Snapshot(small.folder).digest(queries)


def test_a_changed_value_that_was_asked_for_shows(small):
    before = digest(small)
    small.figure(REPORT, 2, value="2184.9")
    assert digest(small) != before


def test_a_changed_row_that_nobody_asked_for_does_not_show(small):
    before, everything = digest(small), digest(small, EVERYTHING)
    small.figure(REPORT, 6, value="101")
    assert digest(small) == before
    assert digest(small, EVERYTHING) != everything


def test_a_new_row_that_answers_a_question_shows(small):
    before = digest(small)
    small.add(f"observations/{REPORT}.csv", 2, year="2021")
    assert digest(small) != before


def test_a_new_row_that_answers_none_does_not_move_the_others(small):
    before = digest(small)
    rows = small.rows(f"observations/{REPORT}.csv")
    small.save(f"observations/{REPORT}.csv", [rows[4] | {"year": "2021"}, *rows])
    assert digest(small) == before


def test_all_columns_of_a_question_must_match(small):
    before = digest(small, NORTH_GDP)
    small.figure(CITY, 2, value="18110")
    assert digest(small, NORTH_GDP) == before
    small.figure(REPORT, 3, value="-1.9")
    assert digest(small, NORTH_GDP) != before


def test_a_figure_that_moves_to_another_document_shows(small):
    before = digest(small)
    row = small.rows(f"observations/{CITY}.csv")[0]
    small.remove(f"observations/{CITY}.csv", 2)
    small.save(f"observations/{OLD_REPORT}.csv",
               [*small.rows(f"observations/{OLD_REPORT}.csv"), row])
    assert digest(small) != before


def test_two_fields_never_read_as_one(small):
    small.figure(REPORT, 2, doubt="value", context="")
    one = digest(small)
    small.figure(REPORT, 2, doubt="", context="value")
    assert digest(small) != one


def test_questions_may_overlap_and_come_in_any_order(small):
    areas = {"table": "areas", "where": {}}
    assert digest(small, [areas, *GDP]) == digest(small, [*GDP, *NORTH_GDP, areas])


def test_the_source_of_a_figure_can_be_asked_for(small):
    query = [{"table": "observations", "where": {"source_id": [CITY]}}]
    before = digest(small, query)
    small.figure(REPORT, 2, value="1")
    assert digest(small, query) == before
    small.figure(CITY, 2, value="1")
    assert digest(small, query) != before


def test_line_ends_are_no_content(small):
    before = digest(small)
    path = small.folder / f"observations/{REPORT}.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert digest(small) == before


def test_the_date_is_that_of_the_newest_document_that_answers(small):
    data = Snapshot(small.folder)
    assert data.latest_source(GDP) == "2023-03-06"
    only = [{"table": "observations", "where": {"area_id": ["town", "west_old"]}}]
    assert data.latest_source(only) == "2022"
    assert data.latest_source([{"table": "areas", "where": {}}]) == ""


@pytest.mark.parametrize("published", ["2023-03", "2023"])
def test_an_unfinished_date_means_its_last_day(small, published):
    small.set("sources.csv", 3, published=published)
    assert Snapshot(small.folder).latest_source(GDP) == published


def outputs(*bundles):
    return {"cells": [{"cell_type": "markdown"}, {"outputs": [
        {"output_type": "stream", "text": "x"}, *({"data": bundle} for bundle in bundles)]}]}


def test_questions_are_gathered_from_all_outputs_once_each():
    notebook = outputs({MIME_TYPE: [*GDP, *NORTH_GDP]}, {"text/plain": "x"}, {MIME_TYPE: GDP})
    assert sorted(map(str, asked(notebook))) == sorted(map(str, [*GDP, *NORTH_GDP]))


def test_a_notebook_without_questions_depends_on_everything():
    assert asked(outputs()) == list(EVERYTHING)
    assert asked(outputs({MIME_TYPE: []})) == list(EVERYTHING)
    assert asked(outputs({MIME_TYPE: [{"table": "gone", "where": {}}]})) == list(EVERYTHING)


def test_what_makes_a_page_is_its_library_lock_notebook_and_parameters(checkout, tmp_path):
    library = tmp_path / "helpers"
    for name in ("a.py", "page/page.css", "fonts/f.woff2", "__pycache__/a.pyc"):
        (library / name).parent.mkdir(parents=True, exist_ok=True)
        (library / name).write_bytes(b"1")
    project = Project(checkout.root, library=library)

    def now(parameters) -> str:
        return inputs_digest(project, "overview", parameters, library_digest(project))

    seen = [now({"a": 1}), now({"a": 2})]
    for name in ("a.py", "page/page.css", "fonts/f.woff2"):
        (library / name).write_bytes(b"2")
        seen.append(now({"a": 1}))
    (library / "new.py").write_bytes(b"1")
    seen.append(now({"a": 1}))
    (library / "new.py").rename(library / "other.py")
    seen.append(now({"a": 1}))
    checkout.text("requirements/report.txt", "other==1\n")
    seen.append(now({"a": 1}))
    checkout.notebook("1 + 1")
    seen.append(now({"a": 1}))
    assert len(set(seen)) == len(seen)
    (library / "__pycache__/a.pyc").write_bytes(b"2")
    assert now({"a": 1}) == seen[-1]


def test_telling_that_nothing_changed_loads_nothing_heavy():
    heavy = ("pandas", "numpy", "papermill", "nbconvert", "nbformat", "matplotlib", "tqdm")
    code = ("import sys, helpers.briefing.run; "
            f"print([name for name in {heavy!r} if name in sys.modules])")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
