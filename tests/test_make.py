import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.paths import ROOT_VARIABLE
from tests.briefing.checkout import Checkout

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


class Made(Checkout):
    """A checkout whose ``.venv`` is set up already: the Python of the tests, behind a script."""

    def __init__(self, root: Path):
        super().__init__(root)
        shutil.copy(ROOT / "Makefile", root)
        self.text("requirements/lab.txt", "none==1\n")
        self.text(".venv/bin/python", f"""#!/bin/sh
PYTHONPATH='{ROOT / "src"}' {ROOT_VARIABLE}='{root}' exec '{sys.executable}' "$@"
""")
        (root / ".venv/bin/python").chmod(0o755)
        self.text(".venv/.report", "")
        self.text(".venv/.lab", "")

    def make(self, *words: str, **settings: str) -> subprocess.CompletedProcess:
        clean = {name: value for name, value in os.environ.items()
                 if not name.startswith(("MAKE", "MFLAGS", "HELPERS_"))}
        return subprocess.run(
            ["make", *words], cwd=self.root, env=clean | settings, capture_output=True, text=True,
            check=False)


@pytest.fixture
def made(tmp_path):
    return Made(tmp_path / "中文 and blank")


CODE = ("$(shell touch trap)", "`touch trap`", "$$(touch trap)", "x; touch trap",
        "'; touch trap; '", '"; touch trap; "', "x\ntouch trap", "$(eval $(shell touch trap))",
        "| touch trap", "& touch trap #", "language=$(shell touch trap)")


@pytest.mark.parametrize("name", ["PARAMS", "BRIEFING", "JOBS", "SOURCES"])
def test_code_in_a_variable_never_runs(made, name):
    target = "verify" if name == "SOURCES" else "report"
    others = ["BRIEFING=overview"] if name == "PARAMS" else []
    for code in CODE:
        assert made.make(target, f"{name}={code}", *others).returncode, code
        assert not (made.root / "trap").exists(), code
    assert made.make(target, *others, **{name: CODE[0]}).returncode, "from the environment"
    assert not (made.root / "trap").exists()


def test_parameters_arrive_as_they_were_written(made):
    done = made.make("report", "BRIEFING=overview", "PARAMS=language='a  $b\\c' edition=x")
    assert done.stderr.splitlines()[:2] == [
        "report: parameter language: 'a  $b\\\\c': accepted: zh, en",
        "report: parameter edition: 'x': accepted: reader, analyst",
    ]


def spent() -> float:
    """Return the processor's seconds of all child processes: a busy machine takes no more."""
    used = os.times()
    return used.children_user + used.children_system


def test_a_report_with_nothing_to_do_takes_under_a_second(made, monkeypatch):
    monkeypatch.setattr("helpers.dataset.check.check", lambda folder: [])
    assert made.report() == 0
    seconds = []
    for _ in range(3):
        before = spent()
        done = made.make("report")
        seconds.append(spent() - before)
        assert done.stdout == "report: nothing to do, 1 page up to date\nreports/index.html\n"
        assert done.returncode == 0
    assert min(seconds) < 1


@pytest.mark.parametrize("answer", ["exit 1", "echo 3.9 >&2; exit 1"])
def test_a_python_that_will_not_do_is_one_line(made, answer):
    shutil.rmtree(made.root / ".venv")
    made.text("old", f"#!/bin/sh\n{answer}\n")
    (made.root / "old").chmod(0o755)
    done = made.make("check", "PYTHON=./old")
    said = done.stderr.splitlines()
    assert done.returncode
    assert said[0].startswith("This needs Python 3.11 or later with venv: install")
    assert all(line.startswith("make: ***") for line in said[1:])
    assert not (made.root / ".venv").exists()


def test_make_alone_prints_the_commands(made):
    done = made.make()
    for word in ("report", "lab", "test", "check", "verify", "bench", "lock", "clean"):
        assert f"make {word}" in done.stdout
