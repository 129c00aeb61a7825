"""Reads pieces of pages as a strict reader would."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from helpers.dataset.load import Dataset
from helpers.pages.overview import Overview
from helpers.parameters import validate
from helpers.paths import Project
from helpers.statement.blocks import Block

#: Every piece of the page in its order, as the notebook calls them; the notes come last.
PIECES = tuple(
    name for name in re.findall(
        r"page\.(\w+)\(\)", (Project.find().notebooks / "overview.ipynb").read_text("utf-8"))
    if name != "notes")
#: Elements that have no end.
VOID = {"br", "hr", "img", "input", "meta", "link", "col", "wbr", "path", "use", "rect"}


class Strict(HTMLParser):
    """Follows every element to its end and collects ids, inner links and visible text."""

    def __init__(self, html: str):
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == [], f"never closed: {self.open}"

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice: {tag} {names}"
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"])
        if (found.get("href") or "").startswith("#"):
            self.links.append(found["href"][1:])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> within {self.open}"
        self.open.pop()

    def handle_data(self, data):
        self.text += data


def overview(data: Dataset, **parameters) -> Overview:
    """Start an overview on any data."""
    return Overview(validate("overview", parameters, data.families()), data)


def rendered(page: Overview, pieces: tuple[str, ...] = PIECES) -> dict[str, Block]:
    """Return pieces of a page, all if none are named, and its notes, by name."""
    blocks = {name: getattr(page, name)() for name in pieces}
    return blocks | {"notes": page.notes()}


def whole(blocks: dict[str, Block]) -> Strict:
    """Read the pieces one by one, then as one page."""
    for name, block in blocks.items():
        html = str(block.html)
        assert "{" not in Strict(html).text, f"{name}: a brace was not filled in"
    page = Strict("".join(str(block.html) for block in blocks.values()))
    assert len(page.ids) == len(set(page.ids)), "an id stands twice"
    assert set(page.links) <= {*page.ids}, "a link leads nowhere"
    return page
