import json
import os
import re
import threading
import time

import nbformat
import pytest

from helpers.dataset.faults import Fault
from tests.briefing.checkout import ASKS_GDP, PLAN
from tests.dataset.small import REPORT

ENGLISH = PLAN + '[[briefing]]\nnotebook = "overview"\nparams = { language = "en" }\n'


def rendered(capsys) -> list[str]:
    """Return the pages that the last report says it made."""
    return sorted(re.findall(r"^report: (\S+): [0-9.]+ s$", capsys.readouterr().out, re.M))


def test_only_what_changed_is_rendered_again(checkout, capsys):
    checkout.text("briefings.toml", ENGLISH)
    assert checkout.report() == 0
    assert rendered(capsys) == ["overview", "overview-language-en"]
    first, english = checkout.page(), checkout.page("overview-language-en")
    assert b"<title>Tiny overview</title>" in first
    assert b'data-date="2023-03-06"' in first
    assert b"(['west', 'north'], 'en')" in english

    assert checkout.report() == 0
    said = capsys.readouterr().out
    assert said == "report: nothing to do, 2 pages up to date\nreports/index.html\n"

    checkout.small.figure(REPORT, 6, value="101")
    assert checkout.report() == 0
    assert rendered(capsys) == [], "nobody asked for that row"

    checkout.small.add(f"observations/{REPORT}.csv", 2, year="2021", evidence="2021年总值")
    checkout.small.package()
    checkout.text("briefings.toml", PLAN)
    assert checkout.report() == 0
    assert rendered(capsys) == ["overview"]
    assert checkout.page() != first, "the digest of the data stands on the page"
    assert checkout.page("overview-language-en") == english, "it is in the plan no more"
    assert checkout.index().count("Made from earlier data") == 1


def test_the_same_data_give_the_same_bytes_whatever_the_machine_is_set_to(
    checkout, capsys, monkeypatch
):
    checkout.notebook(
        "import os, sys, time, warnings\nwarnings.warn('careful')\n"
        "print(list({'b', 'a', 'c', 'd', 'e'}), time.tzname, sys.flags.no_user_site, os.getcwd())",
        "import site\nprint(site.ENABLE_USER_SITE, 'PYTHONSTARTUP' in os.environ)",
        ASKS_GDP)
    assert checkout.report() == 0
    assert "overview: 1 warning in reports/.work/overview.ipynb" in capsys.readouterr().out
    first, index = checkout.page(), checkout.index()
    assert b"careful" not in first
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    monkeypatch.setenv("LC_ALL", "de_DE")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.setenv("PYTHONSTARTUP", "/nowhere.py")
    monkeypatch.setenv("JUPYTER_PATH", "/nowhere")
    before = dict(os.environ)
    assert checkout.report(force=True, jobs=1) == 0
    assert dict(os.environ) == before
    assert (checkout.page(), checkout.index()) == (first, index)
    executed = nbformat.read(checkout.project.work / "overview.ipynb", as_version=4)
    assert [cell.id for cell in executed.cells][:4] == [
        "written-0", "written-1", "cell-2", "written-2"]
    assert "papermill" not in json.dumps(executed)


def test_a_failed_notebook_leaves_the_last_good_page_and_says_why_in_one_line(checkout, capsys):
    assert checkout.report() == 0
    good = checkout.page()
    capsys.readouterr()
    checkout.notebook("x = 1", "# first\nlevels = {}\nlevels['gdp' +\n  '<&']")
    assert checkout.report() == 1
    said = capsys.readouterr()
    line = ("overview: cell 4 (levels = {}): KeyError: 'gdp<&'; "
            "executed notebook: reports/.work/overview.ipynb")
    assert said.err == f"report: {line}\n"
    assert said.out == "reports/index.html\n"
    assert checkout.page() == good
    assert "KeyError: &#39;gdp&lt;&amp;&#39;" in checkout.index()
    assert 'href="overview.html"' in checkout.index()
    assert (checkout.project.work / "overview.ipynb").exists()

    checkout.notebook("families, language", ASKS_GDP)
    assert checkout.report() == 0
    assert rendered(capsys) == [], "the notebook is again what the page was made from"
    assert "KeyError" not in checkout.index()


def test_one_failure_does_not_stop_the_other_pages(checkout, capsys):
    checkout.text("briefings.toml", ENGLISH)
    checkout.notebook("1 / (language == 'zh')")
    assert checkout.report() == 1
    assert rendered(capsys) == ["overview"]
    assert checkout.page()
    assert not (checkout.project.reports / "overview-language-en.html").exists()
    assert "ZeroDivisionError" in checkout.index()


def test_a_kernel_that_dies_once_gets_a_second_chance(checkout, capsys):
    checkout.notebook(
        "import os, pathlib\nonce = pathlib.Path('../died')\n"
        "if not once.exists():\n    once.touch()\n    os._exit(1)")
    assert checkout.report() == 0
    assert rendered(capsys) == ["overview"]


def test_a_kernel_that_dies_twice_is_named_with_its_cell(checkout, capsys):
    checkout.notebook("import os", "os._exit(1)")
    assert checkout.report() == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert said[0].startswith("report: overview: cell 4 (os._exit(1)): the kernel failed twice")


def test_a_page_that_cannot_be_written_out_keeps_the_last_one(checkout, capsys):
    assert checkout.report() == 0
    good = checkout.page()
    capsys.readouterr()
    (checkout.root / "templates" / "page").mkdir(parents=True)
    checkout.text("templates/page/index.html.j2", "{{ nothing.at.all }}")
    broken = type(checkout.project)(checkout.root, templates=checkout.root / "templates")
    checkout.project = broken
    assert checkout.report(force=True) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert said[0].startswith("report: overview: the page: UndefinedError: 'nothing' is undefined")
    assert checkout.page() == good


def test_a_notebook_that_is_missing_broken_or_without_parameters_is_one_line(checkout, capsys):
    checkout.notebook("1", tags=())
    assert checkout.report() == 1
    checkout.text("notebooks/overview.ipynb", "{")
    assert checkout.report() == 1
    (checkout.project.notebooks / "overview.ipynb").unlink()
    assert checkout.report() == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "report: overview: notebooks/overview.ipynb: no cell is tagged parameters"
    assert said[1].startswith("report: overview: notebooks/overview.ipynb: NotJSONError")
    assert said[2:] == ["report: overview: notebooks/overview.ipynb: not there"]


def test_a_page_changed_by_hand_is_made_again_and_other_parameters_make_another(checkout, capsys):
    assert checkout.report() == 0
    default = checkout.page()
    checkout.text("reports/overview.html", "edited")
    capsys.readouterr()
    assert checkout.report() == 0
    assert rendered(capsys) == ["overview"]
    assert checkout.page() == default
    assert checkout.report("overview", "families=north focus_year=2020") == 0
    assert checkout.page() == default
    other = checkout.page("overview-families-north-focus_year-2020")
    assert b"(['north'], 'zh')" in other
    assert checkout.index().count("<li>") == 2


def test_a_row_changed_while_a_page_is_made_puts_it_out_of_date(checkout, capsys):
    path = f"../data/observations/{REPORT}.csv"
    checkout.notebook(
        ASKS_GDP, f"from pathlib import Path\np = Path({path!r})\nt = p.read_text()\n"
        "_ = p.write_text(t.replace('2184.8,', '2184.7,'))")
    assert checkout.report() == 0
    capsys.readouterr()
    assert checkout.report() == 0
    assert rendered(capsys) == ["overview"]


def refuse(*_, **__):
    raise AssertionError("a worker was started")


@pytest.fixture
def no_kernel(monkeypatch):
    monkeypatch.setattr("helpers.briefing.run.ProcessPoolExecutor", refuse)


@pytest.mark.parametrize(("briefing", "params", "said"), [
    ("overveiw", "", "briefing 'overveiw': unknown: accepted: overview, targets, milestones, "
     "evidence, theme (nearest: overview)"),
    ("overview", "start_year=2022 end_year=2020",
     "parameter end_year: 2020: before start_year 2022: accepted: 2022 to 2030"),
    ("overview", "families=south",
     "parameter families: unknown district 'south': accepted: west, north (nearest: north)"),
])
def test_what_cannot_be_is_refused_before_any_kernel(
    checkout, capsys, no_kernel, briefing, params, said
):
    started = time.monotonic()
    assert checkout.report(briefing, params) == 2
    assert capsys.readouterr() == ("", f"report: {said}\n")
    assert not checkout.project.reports.exists()
    assert time.monotonic() - started < 1


def test_faulty_data_are_told_in_full_and_nothing_is_rendered(checkout, capsys, no_kernel):
    checkout.faults = [
        Fault("data/areas.csv", 3, "role", "not a known role", "subjct", ("subject", "part")),
        Fault("data/units.csv", 0, "", "the file is missing"),
    ]
    assert checkout.report() == 1
    assert capsys.readouterr().err.splitlines() == [
        *map(str, checkout.faults),
        "report: 2 faults in the data; no page was made, the last ones stand",
    ]
    assert not list(checkout.project.reports.glob("*.html"))


def test_data_are_checked_again_only_when_they_changed(checkout, no_kernel, monkeypatch):
    checked = []
    monkeypatch.setattr("helpers.dataset.check.check", lambda folder: checked.append(1) or [])
    monkeypatch.setattr("helpers.briefing.run._settled", lambda job, data: True)
    assert [checkout.report(), checkout.report(), len(checked)] == [0, 0, 1]
    checkout.small.figure(REPORT, 6, value="102")
    assert [checkout.report(), checkout.report(), len(checked)] == [0, 0, 2]


def test_a_second_report_waits_for_the_first(checkout, capsys):
    fcntl = pytest.importorskip("fcntl")
    checkout.project.state.mkdir(parents=True)
    with (checkout.project.state / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        threading.Timer(0.5, fcntl.flock, (lock, fcntl.LOCK_UN)).start()
        started = time.monotonic()
        assert checkout.report() == 0
    assert time.monotonic() - started > 0.4
    assert "waiting for another report to end" in capsys.readouterr().err
