"""The entry point: what is held against what, and what is said when texts are missing."""

from __future__ import annotations

import time

import pytest

from helpers.dataset.columns import COLUMNS
from helpers.verification import verify


def test_without_a_folder_the_figures_are_read_from_their_phrases_and_this_is_said(folder):
    folder.row("5", "家", "众创空间5家")
    folder.row("6", "家", "众创空间5家")
    folder.write()
    found = verify(folder.data, None)
    assert [fault.line for fault in found.faults] == [3]
    assert "No texts of documents" in found.report()


def test_a_folder_without_texts_says_so(folder, tmp_path):
    folder.complete()
    folder.write()
    empty = tmp_path / "empty"
    empty.mkdir()
    for place in (empty, tmp_path / "missing"):
        found = verify(folder.data, place)
        assert found.ok and "No texts of documents" in found.report()


def test_another_text_than_the_one_that_was_read_is_refused(folder):
    folder.complete()
    folder.digest = "0" * 64
    (fault,) = folder.faults()
    assert fault.startswith("data/sources.csv:2: sha256: ")


def test_a_text_missing_from_the_folder_is_a_fault_of_its_source(folder):
    folder.complete()
    folder.write()
    with (folder.data / "sources.csv").open("a", encoding="utf-8") as file:
        file.write("other,,,,,,,,,full_text,,,\n")
    header = (folder.data / "observations/page.csv").read_text("utf-8").splitlines()[0]
    (folder.data / "observations/other.csv").write_text(f"{header}\n", encoding="utf-8")
    (fault,) = verify(folder.data, folder.texts).faults
    assert str(fault).startswith("data/sources.csv:3: source_id: its text is not in the folder")


@pytest.mark.parametrize(("phrase", "lines"), [
    ("", []), ("众创空间5家|推出“四个平台”", []), ("众创空间5家|推出四个平台", [2]),
])
def test_the_phrases_that_a_break_quotes_stand_in_the_text_of_its_document(folder, phrase, lines):
    folder.complete()
    folder.write()
    (folder.data / "breaks.csv").write_text(
        f"{','.join(COLUMNS['breaks'])}\n"
        f"west,,*,2021,geography,incomparable,,两区合并。,Merged.,page,,{phrase}\n", "utf-8")
    assert [fault.line for fault in verify(folder.data, folder.texts).faults] == lines


def test_an_excerpt_is_held_only_against_its_own_phrases(folder):
    folder.tier, folder.held = "public_excerpt", ""
    folder.row("9", "家", "不在文中的9家")
    folder.row("36.5", "微克/立方米", "滨江区 98.3 1 0 36.5 6")
    found = folder.verify()
    assert found.ok
    assert "unit not in the phrase" in found.report()


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw.decode().encode("gb18030"),
        lambda raw: raw[: len(raw) - 20],
        lambda raw: raw.replace(b"level", b"le\0vel", 1),
        lambda raw: raw.replace(b"\n", b'\n"', 2),
        lambda raw: b"",
        lambda raw: raw.replace(b"evidence", b"evidense", 1),
        lambda raw: raw.replace("众创".encode(), b"\xff\xfe", 1),
        lambda raw: raw.replace("众创".encode(), b"x" * 200_000, 1),
    ],
)
def test_a_damaged_file_is_a_fault_with_its_name_and_never_a_traceback(folder, damage):
    folder.complete()
    folder.write()
    path = folder.data / "observations/page.csv"
    path.write_bytes(damage(path.read_bytes()))
    found = verify(folder.data, folder.texts)
    assert any(fault.file == "data/observations/page.csv" for fault in found.faults)
    assert found.report()


def test_a_missing_list_of_sources_is_a_fault(folder):
    folder.complete()
    folder.write()
    (folder.data / "sources.csv").unlink()
    assert any(f.file == "data/sources.csv" for f in verify(folder.data, folder.texts).faults)


def test_lines_are_physical_where_a_field_runs_over_several(folder):
    folder.row("5", "家", "众创空间5家", note="one\ntwo\nthree")
    folder.row("41", "家", "市级40家")
    faults = folder.verify().faults
    assert [fault.line for fault in faults if fault.column == "value"] == [5]


def test_a_thousand_rows_take_less_than_two_seconds(folder):
    folder.text("\n".join(f"地块{chr(0x4E00 + n)}完成投资{n}.5亿元。" for n in range(1000)))
    for n in range(1000):
        folder.row(f"{n}.5", "亿元", f"地块{chr(0x4E00 + n)}完成投资{n}.5亿元")
    folder.write()
    start = time.perf_counter()
    found = verify(folder.data, folder.texts)
    assert time.perf_counter() - start < 2
    assert found.ok and "1000 of 1000 figures read" in found.report()
