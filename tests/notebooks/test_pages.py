"""What every rendered page must hold, read from its HTML alone."""

import csv
import re
import time
from html.parser import HTMLParser

import nbformat
import pytest

from helpers import fonts
from helpers.briefing.names import names_with_digits
from helpers.briefing.state import all_states
from helpers.parameters import BRIEFINGS, as_cell_source
from helpers.paths import Project
from helpers.review import chinese, english
from helpers.review.gate import faults
from helpers.review.origin import orphans, read

NOTEBOOKS = sorted(Project.find().notebooks.glob("*.ipynb"))
LARGEST = 1_000_000


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_thin_and_stripped(path):
    for number, cell in enumerate(nbformat.read(path, as_version=4).cells):
        if cell.cell_type != "code":
            continue
        assert not cell.outputs and cell.execution_count is None, number
        lines = [line for line in cell.source.splitlines() if line.strip()]
        assert len(lines) <= 10, number
        assert "def " not in cell.source and "read_csv" not in cell.source, number


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_parameters_of_a_notebook_are_those_of_its_model(path):
    assert path.stem in BRIEFINGS
    cells = [c for c in nbformat.read(path, as_version=4).cells
             if "parameters" in c.metadata.get("tags", [])]
    assert [c.source for c in cells] == [as_cell_source(path.stem)]


def test_each_page_says_its_language_and_title(soups):
    for slug, soup in soups.items():
        assert soup.html["lang"] == ("en" if "language-en" in slug else "zh-CN")
        assert soup.title.string.strip() == soup.h1.get_text(strip=True)


def test_a_page_is_one_silent_file(pages, soups):
    for slug, soup in soups.items():
        policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
        assert policy.startswith("default-src 'none'") and "script" not in policy
        assert not soup.find(["script", "iframe", "object", "embed", "link", "base", "form"])
        for tag in soup.find_all(True):
            assert not [name for name in tag.attrs if name.startswith("on")], tag
            for name in ("src", "srcset", "poster", "action", "data"):
                assert name not in tag.attrs, tag
        text = pages[slug].read_text(encoding="utf-8")
        style = "".join(s.string or "" for s in soup.find_all("style"))
        assert set(re.findall(r"url\(\"?(\w+:|#)?", style)) <= {"data:"}
        assert "@import" not in style
        assert len(text.encode()) <= LARGEST


def test_every_id_is_there_once_and_every_inner_link_leads_somewhere(soups):
    for slug, soup in soups.items():
        ids = [tag["id"] for tag in soup.find_all(id=True)]
        assert len(ids) == len(set(ids)), slug
        targets = {a["href"] for a in soup.find_all("a", href=True)}
        assert {t[1:] for t in targets if t.startswith("#")} <= set(ids), slug
        assert all(t.startswith(("#", "https://", "http://", "data:text/csv;")) for t in targets)


def test_every_number_in_tables_and_sentences_leads_to_phrase_document_issuer_and_date(soups):
    for slug, soup in soups.items():
        links = soup.select("a.n")
        assert len(links) > 20, slug
        notes = {note["id"]: note for note in soup.select(".evidence li[id]")}
        remarks = {link["href"][1:] for link in soup.select(".reason a.basis")}
        assert {link["href"][1:] for link in links} <= set(notes), slug
        for note in notes.values():
            if note["id"] in remarks:  # what a remark of the data as a whole rests on
                assert note.select_one(".where").get_text(strip=True)
                assert note.find_parent("section").select_one(".doc").get_text(strip=True)
                continue
            if note.q is None:  # derived: its formula leads on to the parts
                parts = [a["href"][1:] for a in note.find_all("a") if a["href"].startswith("#n")]
                assert parts and all(notes[part].q for part in parts), note
                continue
            head = note.find_parent("section").select_one(".doc").get_text()
            assert note.q.get_text(strip=True)
            assert note.select_one(".where").get_text(strip=True)
            assert re.search(r"\d{4}|日期不详|date unknown", head), head
        for link in links:
            backs = notes[link["href"][1:]].select(".back a")
            assert f"#{link['id']}" in {back["href"] for back in backs}


def test_no_number_of_a_page_lacks_an_origin(pages, checkout):
    names = names_with_digits(checkout.data)
    found = [f"{slug}: {orphan}" for slug, path in pages.items()
             for orphan in orphans(read(path.read_text(encoding="utf-8")), names)]
    assert not found, "\n".join(found)


def test_a_page_says_what_its_figures_say_and_is_set_as_its_language_is(pages, checkout):
    with (checkout.data / "sources.csv").open(encoding="utf-8", newline="") as rows:
        titles = [row[name] for row in csv.DictReader(rows)
                  for name in ("title_zh", "publisher_zh")]
    found = []
    for slug, path in pages.items():
        page = read(path.read_text(encoding="utf-8"))
        linter = english if page.language == "en" else chinese
        found += [f"{slug}: {f}" for f in linter.findings(page, titles)]
    assert not found, "\n".join(found)


def test_reading_a_page_for_the_build_takes_less_than_half_a_second(pages, checkout):
    names = names_with_digits(checkout.data)
    for slug, path in pages.items():
        html = path.read_text(encoding="utf-8")
        # A machine that does other things as well may need a second go.
        assert any(_seconds(html, names) < 0.5 for _ in range(3)), slug


def _seconds(html, names):
    started = time.process_time()
    faults(html, names)
    return time.process_time() - started


def test_every_chart_has_an_alt_with_numbers_a_source_line_and_its_data(soups):
    for slug, soup in soups.items():
        charts = soup.select("figure.chart")
        assert len(charts) >= (5 if slug.startswith("overview") else 1), slug
        for chart in charts:
            picture = chart.select_one("[role=img]")
            assert re.search(r"\d", picture["aria-label"])
            assert picture.svg and picture.svg.find("text")
            assert chart.select_one(".src").get_text(strip=True)
            assert chart.select("details table a.n")


def test_there_are_at_least_three_tables_of_their_own_with_headers_that_have_scope(soups):
    for soup in soups.values():
        assert len([t for t in soup.select("main > .table")]) >= 3
        for header in soup.find_all("th"):
            assert header.get("scope") in ("col", "row", "rowgroup"), header
        for band in soup.select("th[scope=rowgroup]"):
            # It heads the rows of its own body, and no others.
            assert band.find_parent("tbody").th is band, band
        for table in soup.find_all("table"):
            assert table.caption.get_text(strip=True)


def test_the_code_is_hidden_and_the_contents_list_names_every_section(soups):
    for soup in soups.values():
        assert not soup.select("pre.code")
        named = [a.get_text(strip=True) for a in soup.select("nav.contents a")]
        assert named == [h.get_text(strip=True) for h in soup.find_all("h2")]


class _Characters(HTMLParser):
    """Collects every character that a reader can meet: text, titles, alt texts, style contents."""

    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_data(self, data):
        self.found |= set(re.sub(r"base64,[A-Za-z0-9+/=]+", "", data))

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name in ("aria-label", "alt", "title", "content", "value") and value:
                self.found |= set(value)


def test_every_character_of_a_page_is_in_the_font_that_it_carries(files):
    import base64
    import io

    from fontTools.ttLib import TTFont

    for slug, path in files.items():
        html = path.read_text(encoding="utf-8")
        parser = _Characters()
        parser.feed(html)
        embedded = re.findall(r"data:font/woff2;base64,([A-Za-z0-9+/=]+)", html)
        assert len(embedded) == 2
        for data in embedded:
            cmap = TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap()
            blank = {"\n", "\t", "\r"}
            assert not {c for c in parser.found - blank if ord(c) not in cmap}, slug
        assert fonts.FAMILY in html


def test_a_briefing_says_so_where_two_places_bear_one_name(soups):
    for slug, soup in soups.items():
        if slug.startswith("overview"):
            assert soup.select_one(".caution"), slug


def test_each_page_says_how_to_cite_it_with_the_data_that_it_was_made_from(checkout, soups):
    states = {state.slug: state for state in all_states(checkout)}
    for slug, soup in soups.items():
        said = soup.select_one("main > .cite").get_text()
        assert soup.h1.get_text() in said
        assert states[slug].data[:12] in said and states[slug].date in said, slug
