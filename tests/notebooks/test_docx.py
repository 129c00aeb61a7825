"""One real page as a Word document: nothing that the page says is lost."""

import io
import re

import pytest

from helpers.briefing.state import read_state
from helpers.export import docx


def test_a_word_document_has_every_table_picture_and_number_of_its_page(checkout, pages, soups):
    opener = pytest.importorskip("docx", reason="python-docx is not installed")
    if not docx.find():
        pytest.skip(docx.NONE_HERE)
    slug = "overview"
    state, soup = read_state(checkout, slug), soups[slug]
    content = docx.written(docx.find(), pages[slug].read_text(encoding="utf-8"),
                           checkout.figures / slug, state.title, state.date)
    opened = opener.Document(io.BytesIO(content))

    tables = soup.find_all("table")
    assert len(opened.tables) == len(tables)
    in_word = sorted(sorted(numbers("".join(row_text(row) for row in table.rows)))
                     for table in opened.tables)
    assert in_word == sorted(sorted(numbers(" ".join(
        cell.get_text(" ") for cell in table.select("th, td")))) for table in tables)

    alts = [shape._inline.docPr.get("descr") for shape in opened.inline_shapes]
    assert alts == [picture["aria-label"] for picture in soup.select("figure .picture")]
    headings = [p.text for p in opened.paragraphs if p.style.name == "Heading 1"]
    assert set(headings) >= {heading.get_text() for heading in soup.find_all("h2")}
    notes = [p.text for p in opened.paragraphs if p.style.name == "Evidence"]
    assert len(notes) == len(soup.select(".evidence li"))


def row_text(row) -> str:
    """The text of a row, a cell that spans columns once."""
    return " ".join(cell.text for cell in dict.fromkeys(row.cells)) + " "


def numbers(words: str) -> list[str]:
    return re.findall(r"\d+(?:[.,]\d+)*", words)
