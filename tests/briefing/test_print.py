"""What holds on paper: the running head of a page, the heads of a long table."""

import re
import shutil
import subprocess
from importlib.resources import files

import pytest

from helpers.briefing.page import LONGEST_HEAD, css_text
from helpers.export import chromium, pdf
from helpers.statement.plots.titles import width
from helpers.statement.table import Band, Column, Table


def test_no_title_ends_the_string_or_the_style_sheet():
    hostile = 'A";}</style><script>alert(1)</script>\\"\n\u202e*/{}'
    written = css_text(hostile)
    assert not set(written) & set('"<>\n\u202e;{}*/')
    # Each backslash begins a code point with the blank that ends it.
    assert re.sub(r"\\[0-9a-f]+ ", "", written).isascii()
    assert "\\" not in re.sub(r"\\[0-9a-f]+ ", "", written)


def test_a_code_point_does_not_swallow_the_letter_that_follows():
    assert css_text('"add') == r"\22 add"


def test_a_long_title_is_cut_to_the_room_of_a_running_head_whatever_its_script():
    for title in ("长" * 10_000, "long " * 2_000):
        head = css_text(title)
        assert LONGEST_HEAD - 2 <= width(head) <= LONGEST_HEAD
        assert head.endswith("…")
    fitting = "Gongshu, Binjiang, 2017–2023: how far the figures can be trusted"
    assert "…" not in css_text(fitting)


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    """The lines of each printed sheet of a table with three bands that runs over several."""
    if not chromium.find():
        pytest.skip(chromium.none_here())
    if not shutil.which("pdftotext"):
        pytest.skip("no pdftotext on this machine (Debian: apt install poppler-utils)")
    columns = [Column("Task", numeric=False), Column("Outcome", numeric=False)]
    rows = [row for band in "ABC" for row in (
        Band(f"District {band}"), *([f"task {band}", f"outcome {i}"] for i in range(70)))]
    css = "".join(files("helpers.briefing").joinpath("page", name).read_text(encoding="utf-8")
                  for name in ("page.css", "print.css"))
    folder = tmp_path_factory.mktemp("paper")
    (folder / "page.html").write_text(
        f"<!DOCTYPE html><title>T</title><style>{css}</style><main><h2>Tasks</h2>"
        f"{Table('All tasks', columns, rows).html('tab-1')}</main>", encoding="utf-8")
    (folder / "page.pdf").write_bytes(
        pdf.printed(chromium.find(), folder / "page.html", "2023-03-06"))
    said = subprocess.run(["pdftotext", "-layout", folder / "page.pdf", "-"], check=True,
                          capture_output=True, encoding="utf-8").stdout
    return [[line.strip() for line in sheet.splitlines() if line.strip()]
            for sheet in said.rstrip("\f").split("\f")]


def test_every_sheet_of_a_long_table_says_whose_rows_stand_on_it(sheets):
    assert len(sheets) > 3
    for sheet in sheets:
        assert sum(line.startswith("Task ") for line in sheet) == 1
        band = ""
        for line in sheet:
            band = line[-1] if line.startswith("District ") else band
            assert not line.startswith("task") or line.startswith(f"task {band} ")
        # A band alone at the foot speaks of rows that are not there.
        assert sheet[-2].startswith("task") and "/" in sheet[-1]


def test_columns_of_a_table_with_bands_stand_under_each_other(sheets):
    for sheet in sheets:
        assert len({re.search("[Oo]utcome", line).start() for line in sheet
                    if re.match("[Tt]ask .*utcome", line)}) == 1
