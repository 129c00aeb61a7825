"""Notebooks in the languages that ``make report`` leaves out, built in this process.

``briefings.toml`` renders most briefings in one language only; a message or a number that goes
wrong in the other would be seen by nobody. What is rendered is held by ``tests/notebooks``; here
the cells run one after the other, charts drawn, and only papermill and the template are left out.
"""

import ast

import matplotlib.pyplot as plt
import nbformat
import pytest

from helpers.briefing.names import names_with_digits
from helpers.briefing.plan import read_plan
from helpers.dataset.load import load
from helpers.messages import LANGUAGES
from helpers.pages import page as pages
from helpers.parameters import BRIEFINGS, slug
from helpers.paths import Project
from helpers.review import chinese, english
from helpers.review.origin import orphans, read
from tests.pages.fragments import Strict

HERE = Project.find()
PLANNED = {slug(page.parameters): page.parameters for page in read_plan(HERE)}
TWINS = {slug(twin): twin for parameters in PLANNED.values() for language in LANGUAGES
         if slug(twin := parameters.model_copy(update={"language": language})) not in PLANNED}


@pytest.fixture(scope="module")
def loaded():
    """The shipped data, read once for all pages."""
    return load(HERE.data)


def built(parameters):
    """Run the cells of a notebook and return what they show as one page."""
    name = parameters.briefing
    space, shown = {}, []
    for cell in nbformat.read(HERE.notebooks / f"{name}.ipynb", as_version=4).cells:
        if cell.cell_type != "code":
            continue
        code = ast.parse(cell.source)
        last = code.body.pop() if isinstance(code.body[-1], ast.Expr) else None
        exec(compile(code, name, "exec"), space)
        if "parameters" in cell.metadata.get("tags", ()):
            space |= parameters.model_dump(mode="json")
        if last is not None:
            shown.append(eval(compile(ast.Expression(last.value), name, "eval"), space))
    html = "".join(str(block.html) for block in shown)
    language = "en" if parameters.language == "en" else "zh-CN"
    return f'<html lang="{language}"><body><main>{html}</main></body></html>'


def test_every_notebook_is_built_in_each_language_there_or_here():
    kinds = {(page.briefing, page.language) for page in (*PLANNED.values(), *TWINS.values())}
    assert kinds == {(name, language) for name in BRIEFINGS for language in LANGUAGES}
    assert set(BRIEFINGS) == {path.stem for path in HERE.notebooks.glob("*.ipynb")}


@pytest.mark.parametrize("name", TWINS)
def test_a_notebook_builds_in_the_other_language_with_an_origin_for_each_number(
        name, loaded, monkeypatch):
    monkeypatch.setattr(pages, "load", lambda folder: loaded)
    try:
        html = built(TWINS[name])
    finally:
        plt.close("all")
    strict, page = Strict(html), read(html)
    assert "{" not in strict.text, "a brace was not filled in"
    assert len(strict.ids) == len(set(strict.ids)) and set(strict.links) <= {*strict.ids}
    titles = [name for source in loaded.sources.values()
              for name in (source.title_zh, source.publisher_zh)]
    linter = english if page.language == "en" else chinese
    found = [*orphans(page, names_with_digits(HERE.data)), *linter.findings(page, titles)]
    assert not found, "\n".join(map(str, found))
