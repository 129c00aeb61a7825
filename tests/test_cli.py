import subprocess
import sys

import pytest

from helpers.cli import main
from helpers.dataset.faults import Fault
from helpers.paths import ROOT_VARIABLE
from tests.briefing.checkout import Checkout

COMMANDS = ("check", "verify", "adopt", "report", "params")


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    for name in ("HELPERS_PARAMS", "HELPERS_BRIEFING", "HELPERS_JOBS", "SOURCES"):
        monkeypatch.delenv(name, raising=False)
    made = Checkout(tmp_path)
    monkeypatch.setattr("helpers.dataset.check.check", lambda folder: made.faults)
    return made


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command, capsys):
    assert main([command, "--help"]) == 0
    assert f"helpers {command}" in capsys.readouterr().out


def test_an_unknown_command_is_refused_with_the_nearest(capsys):
    assert main(["reprot"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("helpers: 'reprot': unknown: accepted: check, verify, adopt, report")
    assert said.endswith("(nearest: report)\n")


@pytest.mark.parametrize("words", [[], ["report", "--jobs", "0"], ["report", "--brifing", "x"],
                                   ["report", "--jobs", "$(touch x)"], ["check", "--nonsense"]])
def test_what_is_not_understood_is_one_line_and_exit_code_2(words, capsys):
    assert main(words) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_check_prints_every_fault_and_ends_with_1(checkout, capsys):
    checkout.faults = [Fault("data/areas.csv", 3, "role", "not a known role", "subjct"),
                       Fault("data/units.csv", 2, "", "an empty row")]
    assert main(["check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        *map(str, checkout.faults), "check: 2 faults"]
    checkout.faults = []
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "check: the data hold\n"


def test_parameters_come_from_the_words_or_from_make(checkout, capsys, monkeypatch):
    assert main(["report", "--briefing", "overview", "--params", "language=xx"]) == 2
    assert "parameter language: 'xx': accepted: zh, en" in capsys.readouterr().err
    monkeypatch.setenv("HELPERS_BRIEFING", "overview")
    monkeypatch.setenv("HELPERS_PARAMS", "edition=$(reader)")
    assert main(["report"]) == 2
    assert "parameter edition: '$(reader)': accepted: reader" in capsys.readouterr().err


def test_params_lists_names_choices_and_help_in_both_languages(capsys):
    assert main(["params", "--language", "en"]) == 0
    english = capsys.readouterr().out
    assert "zh | en" in english
    assert "language of the page" in english
    assert main(["params"]) == 0
    assert "语言" in capsys.readouterr().out
    assert main(["params", "overveiw"]) == 2
    assert "nearest: overview" in capsys.readouterr().err


def test_verify_without_texts_says_so(checkout, capsys):
    assert main(["verify"]) == 0
    assert "No texts of documents" in capsys.readouterr().out


def test_verify_with_a_folder_that_lacks_the_texts_ends_with_1(checkout, capsys, tmp_path):
    assert main(["verify", "--sources", str(tmp_path / "nowhere")]) == 1
    assert "No texts of documents in" in capsys.readouterr().out


def test_adopt_tells_what_it_changed_and_refuses_in_one_line(checkout, capsys):
    path = checkout.small.folder / "units.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    assert main(["adopt", str(path)]) == 0
    assert "GBK or GB18030 to UTF-8" in capsys.readouterr().out
    assert main(["adopt", str(path)]) == 0
    assert "nothing to change" in capsys.readouterr().out
    assert main(["adopt", str(checkout.root / "briefings.toml")]) == 1
    assert "not a file of the data" in capsys.readouterr().err


def test_a_reader_that_has_enough_is_no_error():
    done = subprocess.run(
        f'"{sys.executable}" -m helpers params | head -n 1 >/dev/null', shell=True,
        capture_output=True, text=True, check=False)
    assert done.stderr == ""
