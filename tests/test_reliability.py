"""Faults made by a program in a copy of the shipped data are refused (tests/reliability).

Each third kind is tried once here; `python -m tests.reliability.campaign` tries all of them many
times and writes docs/reliability.md. Kinds that only a text betrays are left out where SOURCES
names no folder of texts.
"""

import re

import pytest

from tests.reliability.campaign import FULL, REASONS, ROOT, Count, page, run, texts
from tests.reliability.kinds import KINDS, Kind

PAGE = ROOT / "docs" / "reliability.md"
TRIED = [kind for kind in KINDS[::3] if kind.name not in REASONS]


@pytest.fixture(scope="module")
def counts() -> list[Count]:
    return run(1, texts(), TRIED)


def test_every_fault_is_refused(counts):
    assert [f"{count.kind.name}: {made.file}:{made.line}: {made.what}"
            for count in counts for made in count.missed] == []


def test_no_fault_ends_in_a_traceback(counts):
    assert [raised for count in counts for raised in count.raised] == []


def test_a_refusal_names_the_file_and_mostly_the_line(counts):
    assert sum(count.placed for count in counts) >= 0.8 * sum(count.caught for count in counts)


def test_at_least_forty_kinds_of_faults_are_known():
    assert len({kind.name for kind in KINDS}) == len(KINDS) >= 40


def test_what_is_not_caught_is_explained_and_known():
    assert REASONS.keys() <= {kind.name for kind in KINDS}
    text = PAGE.read_text(encoding="utf-8")
    assert "Not explained" not in text
    named = re.search(r"\*\*(\d+) of (\d+) faults refused", text)
    assert named is not None
    assert int(named[1]) >= 0.9 * int(named[2])
    assert int(named[2]) > 40 * FULL


def test_the_page_counts_what_passed():
    kind = Kind("rows", "a row deleted", lambda copy: None)
    text = page([Count(kind, made=4, by_check=1, by_verify=2, placed=3)], held=True)
    assert "**3 of 4 faults refused (75.0 %), 1 kinds" in text
    assert "| a row deleted | 4 | 1 | 2 | **3 of 4** |" in text
