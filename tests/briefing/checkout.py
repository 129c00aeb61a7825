"""A checkout in a temporary folder: the small data, a notebook of a few lines, a plain template."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat

from helpers.briefing.run import report
from helpers.dataset.asked import MIME_TYPE
from helpers.dataset.faults import Fault
from helpers.parameters import as_cell_source
from helpers.paths import Project
from tests.dataset.small import Small

TEMPLATES = Path(__file__).parent / "templates"
PLAN = '[[briefing]]\nnotebook = "overview"\n'
#: What a notebook that asked for the GDP rows leaves behind.
ASKS_GDP = (
    "from IPython.display import publish_display_data\n"
    "asked = [{'table': 'observations', 'where': {'indicator_id': ['gdp']}}]\n"
    f"publish_display_data({{'{MIME_TYPE}': asked}})"
)


class Checkout:
    """Write files below ``root`` and run reports on them."""

    def __init__(self, root: Path):
        self.root = root
        self.project = Project(root, templates=TEMPLATES)
        self.small = Small(root)
        #: What the check of the data finds.
        self.faults: list[Fault] = []
        self.text("requirements/report.txt", "none==1\n")
        self.text("briefings.toml", PLAN)
        self.notebook("families, language", ASKS_GDP)

    def text(self, file: str, content: str) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def notebook(self, *cells: str, tags: tuple[str, ...] = ("parameters",)) -> None:
        """Write the overview: a heading, its parameters, then ``cells``."""
        v4 = nbformat.v4
        made = v4.new_notebook(
            cells=[
                v4.new_markdown_cell("# Tiny"),
                v4.new_code_cell(as_cell_source("overview"), metadata={"tags": list(tags)}),
                *map(v4.new_code_cell, cells),
            ],
            metadata={"kernelspec": {
                "name": "elsewhere", "display_name": "Elsewhere", "language": "python"}},
        )
        for number, cell in enumerate(made.cells):
            cell.id = f"written-{number}"
        (self.root / "notebooks").mkdir(exist_ok=True)
        nbformat.write(made, self.root / "notebooks" / "overview.ipynb")

    def report(self, briefing: str = "", params: str = "", **options) -> int:
        return report(self.project, briefing, params, **options)

    def page(self, slug: str = "overview") -> bytes:
        return (self.root / "reports" / f"{slug}.html").read_bytes()

    def index(self) -> str:
        return (self.root / "reports" / "index.html").read_text(encoding="utf-8")

    def state(self, slug: str = "overview") -> dict:
        return json.loads((self.root / f"reports/.state/{slug}.json").read_text(encoding="utf-8"))
