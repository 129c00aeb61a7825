"""What is written by hand (messages, notebooks, notes of the data) speaks as the rules ask."""

import csv
import re

import nbformat
import pytest

from helpers import messages
from helpers.paths import Project
from helpers.review import chinese, english

PROJECT = Project.find()
NOTEBOOKS = sorted(PROJECT.notebooks.glob("*.ipynb"))
#: Columns of our own words; titles of documents and printed phrases are theirs.
OURS = {
    "indicators": ("name_zh", "short_zh", "definition_zh"), "scopes": ("name_zh",),
    "areas": ("name_zh",), "tasks": ("section_zh", "title_zh", "lead_units_zh"),
    "milestones": ("title_zh",), "breaks": ("note_zh",), "corrections": ("problem_zh",),
    "curation": ("note_zh",),
}


def _messages(entry, path=""):
    for key, value in entry.items():
        if isinstance(value, dict) and set(value) != {"zh", "en"}:
            yield from _messages(value, f"{path}{key}.")
        elif isinstance(value, dict):
            yield f"{path}{key}", value


def test_messages_in_both_languages():
    found = []
    for key, entry in _messages(messages._catalogue()):
        if key.startswith("unit."):  # as documents print them
            continue
        found += [str(f) for f in chinese.lint(entry["zh"], key)]
        found += [str(f) for f in english.lint(entry["en"], key)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks(path):
    found = []
    for number, cell in enumerate(nbformat.read(path, as_version=4).cells):
        # In code only Chinese strings and comments are language.
        texts = ([cell.source] if cell.cell_type == "markdown"
                 else re.findall(r"[^\n\"'#]*[\u3400-\u9fff][^\n\"'#]*", cell.source))
        found += [str(f) for text in texts for f in chinese.lint(text, f"cell {number}")]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("table", OURS)
def test_notes_and_names_of_the_data(table):
    found = []
    with (PROJECT.data / f"{table}.csv").open(encoding="utf-8", newline="") as rows:
        for number, row in enumerate(csv.DictReader(rows), start=2):
            found += [str(f) for column in OURS[table]
                      for f in chinese.lint(row[column], f"{table}.csv:{number}: {column}")]
    assert not found, "\n".join(found)
