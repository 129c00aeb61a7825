"""One real page as a real PDF."""

import re
import shutil
import subprocess

import pytest

from helpers.briefing.state import read_state
from helpers.export import chromium, pdf


@pytest.fixture(scope="module")
def printed(checkout, pages):
    """The shortest page, printed."""
    if not chromium.find():
        pytest.skip(chromium.none_here())
    slug = min(pages, key=lambda slug: pages[slug].stat().st_size)
    return pdf.printed(chromium.find(), pages[slug], read_state(checkout, slug).date), slug


def test_a_pdf_is_tagged_has_bookmarks_and_its_own_fonts(printed):
    content, _ = printed
    assert b"/MarkInfo" in content and b"/StructTreeRoot" in content and b"/Outlines" in content
    fonts = set(re.findall(rb"/FontName /([A-Z]{6}\+\S+)", content))
    assert fonts and all(b"BriefingSansSC" in name for name in fonts)
    assert content.count(b"/FontFile2") == len(fonts)


def test_nothing_in_a_pdf_is_of_the_hour_it_was_printed(checkout, printed):
    content, slug = printed
    day = read_state(checkout, slug).date.replace("-", "").encode()
    assert set(re.findall(rb"\(D:(\d{8})", content)) == {day}


def test_text_of_a_pdf_can_be_searched_and_its_running_head_begins_on_page_two(
        printed, soups, tmp_path):
    if not shutil.which("pdftotext"):
        pytest.skip("no pdftotext on this machine (Debian: apt install poppler-utils)")
    content, slug = printed
    (tmp_path / "page.pdf").write_bytes(content)
    said = subprocess.run(["pdftotext", "-raw", tmp_path / "page.pdf", "-"], check=True,
                          capture_output=True, encoding="utf-8").stdout
    sheets = said.rstrip("\f").split("\f")
    title = soups[slug].title.text
    # The line on how to cite stands on page one and names the same day, with more behind it.
    until = re.compile(r"(文件最晚|latest document )2\d{3}-\d\d-\d\d(?![，,])")
    assert not until.search(sheets[0])
    assert all(title in sheet and until.search(sheet) for sheet in sheets[1:])
    assert all(f"{number} / {len(sheets)}" in sheet for number, sheet in enumerate(sheets, 1))
    for heading in soups[slug].find_all("h2"):
        assert heading.text in said
