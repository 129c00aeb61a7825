"""Whole pages made from hostile data: nothing runs, nothing breaks, nothing leaks into exports.

Every text of a copy of the data that reaches a page is poisoned, as if `make check` had let it
pass; what it refuses is shown to be refused. The notebooks' cells run in this process.
"""

import ast
import csv
import json
import shutil
import warnings
from xml.etree import ElementTree

import nbformat
import pytest
from bs4 import BeautifulSoup

from helpers import fonts
from helpers.briefing import render
from helpers.briefing.job import Job
from helpers.dataset import files
from helpers.dataset.check import check
from helpers.dataset.load import DatasetError, load
from helpers.paths import FIGURES_VARIABLE, ROOT_VARIABLE, Project
from helpers.statement.blocks import Block
from tests.statement.test_takeaway import opened

EVIL = ("""<script>alert(1)</script>"onload=alert(2) x='&amp;</style></svg>"""
        "<img src=x onerror=alert(3)>")
FORMULA = '=HYPERLINK("http://x")'
#: Names that charts draw, so short; ``$`` would be mathematics to matplotlib.
NAME = "<b onclick=alert(4)>$\\frac{x$&"
LONG = "长" * 10_000
#: What each file is poisoned with: column to text; ``{}`` is what stands there.
POISON = {
    "sources.csv": {"title_zh": FORMULA + EVIL, "title_en": FORMULA + EVIL, "publisher_zh": EVIL,
                    "index_no": EVIL, "url": "javascript:alert(5)"},
    "areas.csv": {"name_zh": "{}" + NAME, "name_en": "{}" + NAME},
    "indicators.csv": {"name_zh": "{}" + NAME, "name_en": "{}" + NAME, "short_zh": "=" + NAME,
                       "short_en": "=" + NAME, "definition_zh": EVIL, "definition_en": EVIL},
    "scopes.csv": {"name_zh": "@{}" + EVIL, "name_en": "@{}" + EVIL},
    "breaks.csv": {"note_zh": EVIL, "note_en": EVIL},
    "tasks.csv": {"section_zh": "{}" + EVIL, "title_zh": FORMULA + EVIL, "title_en": FORMULA + EVIL,
                  "lead_units_zh": "{}" + NAME},
    "milestones.csv": {"title_zh": "+" + EVIL, "title_en": "+" + EVIL},
    "corrections.csv": {"evidence": EVIL + "{}", "problem_zh": EVIL, "problem_en": EVIL},
}
#: Every kind of page in Chinese, two in English.
NAMES = ("overview", "evidence", "targets", "milestones", "theme", "overview en", "evidence en")
#: Attributes that can make a browser fetch or run something.
ACTIVE = ("src", "srcset", "action", "formaction", "data", "poster", "srcdoc", "background")


def poisoned(folder, changes):
    """Rewrite the columns of one file."""
    with folder.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        rows, columns = list(reader), reader.fieldnames
    for row in rows:
        row |= {name: text.replace("{}", row[name]) for name, text in changes.items()
                if name in row}
    with folder.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the data with every text poisoned; one document has a title without end."""
    here, root = Project.find(), tmp_path_factory.mktemp("hostile")
    shutil.copytree(here.data, root / "data")
    shutil.copytree(here.notebooks, root / "notebooks")
    for name, changes in POISON.items():
        poisoned(root / "data" / name, changes)
    for file in (root / "data" / "observations").glob("*.csv"):
        if not file.name.endswith(".skipped.csv"):
            poisoned(file, {"evidence": EVIL + "{}", "note": EVIL})
    poisoned_row = root / "data" / "sources.csv"
    text = poisoned_row.read_text("utf-8").replace('"=HYPERLINK', f'"{LONG}', 1)
    poisoned_row.write_text(text, "utf-8", newline="\n")
    return Project(root)


@pytest.fixture(scope="module", params=NAMES)
def page(request, project):
    """One page of the poisoned data: its name, its file, its charts."""
    kind, _, language = request.param.partition(" ")
    name = request.param.replace(" ", "-")
    figures = project.root / "figures" / name
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        # A chart whose parts leave no room to draw in warns of it.
        warnings.filterwarnings("error", ".*collapsed")
        patch.setenv(ROOT_VARIABLE, str(project.root))
        patch.setenv(FIGURES_VARIABLE, str(figures))
        patch.setattr(files, "LONGEST_FIELD", 50_000)
        notebook = nbformat.read(project.notebooks / f"{kind}.ipynb", as_version=4)
        told = {}
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = shown(cell.source, told)
                if language and "parameters" in cell.metadata.get("tags", []):
                    told["language"] = language
        job = Job(project, kind, name, {"edition": "reader"}, {}, "")
        html = render._page(job, notebook, {"data": "0" * 12, "date": "2024-01-01"})
    path = project.root / f"{name}.html"
    path.write_text(html, encoding="utf-8")
    return name, path, figures


def shown(source, told):
    """Run a cell and return what it shows, as a kernel would."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), told)
    if last is None:
        return []
    block = eval(compile(ast.Expression(last.value), "cell", "eval"), told)
    assert isinstance(block, Block)
    return [nbformat.v4.new_output(
        "execute_result", data={"text/html": str(block.html)},
        metadata=json.loads(json.dumps(block.metadata)), execution_count=1)]


def test_nothing_runs_and_nothing_breaks(page):
    _, path, _ = page
    soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    assert soup.html["lang"] == ("en" if path.stem.endswith("-en") else "zh-CN")
    assert not soup.find(["script", "img", "iframe", "object", "embed", "base", "form", "link"])
    for tag in soup.find_all(True):
        assert not [a for a in tag.attrs if a.startswith("on") or a in ACTIVE], tag.name
        address = str(tag.get("href", "#"))
        assert address.startswith(("#", "https://", "http://", "data:text/csv;")), address
    # The text is there, as text, and so is all of the page around it.
    assert "<script>alert(1)</script>" in soup.get_text()
    assert "javascript:alert(5)" in soup.get_text()
    sections = [a.get_text(strip=True) for a in soup.select("nav.contents a")]
    assert sections == [h.get_text(strip=True) for h in soup.find_all("h2")]
    assert len(sections) > 4 and len(soup.select("style")) == 1
    assert soup.select(".evidence li") and soup.select("figure.chart svg text")
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for a in soup.select("a[href^='#']")} <= set(ids)


def test_in_a_browser_no_dialog_opens_and_the_page_keeps_its_width(page, browser):
    _, path, _ = page
    context = browser.new_context(viewport={"width": 375, "height": 900}, offline=True)
    tab = context.new_page()
    said, asked = [], []
    tab.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    tab.on("console", lambda m: m.type == "error" and said.append(m.text))
    tab.on("request", lambda r: asked.append(r.url))
    tab.goto(path.as_uri())
    tab.locator("a.n:visible").first.click()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 375
    assert said == []
    assert [url for url in asked if not url.startswith(("file:", "data:font/"))] == []
    context.close()


def test_nothing_leaks_into_the_files_that_are_taken_away(page):
    _, path, figures = page
    soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    links = soup.select(".take a")
    assert links
    guarded = 0
    for link in links:
        about, rows = opened(link["href"])
        for row in rows:
            for column, text in row.items():
                bare = text.lstrip()
                if column in ("数值", "value") and bare:
                    float(bare)
                else:
                    assert not bare.startswith(("=", "+", "-", "@")), (column, text[:40])
                guarded += bare.startswith(("'=", "'+", "'@"))
        assert not [line for line in about if line.startswith(("=", "+", "-", "@"))]
    assert guarded
    drawings = sorted(figures.glob("*.svg"))
    assert drawings
    for drawing in drawings:
        for element in ElementTree.parse(drawing).iter():
            assert element.tag.rpartition("}")[2] not in ("script", "foreignObject", "a", "image")
            assert not [a for a in element.attrib if a.startswith("on")]


def test_what_the_check_refuses_of_this_is_refused(world, tmp_path):
    world.source("report", url="javascript:alert(1)")
    world.row("north", 2022, "1", evidence="收入\u202e1亿元")
    world.row("north", 2021, "1", note=LONG)
    with pytest.raises(DatasetError):
        world.load()
    said = "\n".join(map(str, check(world.folder)))
    for part in ("javascript:alert(1)", "http:// or https://", "202E", "2000"):
        assert part in said or part.lower() in said, part


def test_a_mark_that_turns_the_reading_direction_never_reaches_a_page():
    with pytest.raises(fonts.MissingGlyphs, match=r"U\+202E"):
        fonts.embedded_css("1亿元\u202e")


def test_the_shipped_data_are_read_by_the_same_route():
    assert load(Project.find().data).observations
