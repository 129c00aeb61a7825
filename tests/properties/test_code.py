"""What the code as text must hold: every refusal is used, and no district is named in it."""

import ast
import re
import string
from pathlib import Path

import pytest

import helpers
from helpers import messages
from helpers.dataset.files import read_table
from helpers.paths import Project

LIBRARY = Path(helpers.__file__).parent
MODULES = sorted(LIBRARY.rglob("*.py"))
#: Format examples in messages on column ``of``: the field of a rank is written so in the data.
SHOWN_AS_A_FORMAT = {("dataset/rules/figures.py", "hangzhou")}


def shown(path):
    return path.relative_to(LIBRARY).as_posix()


@pytest.fixture(scope="module")
def trees():
    return {shown(path): ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}


def refused(trees):
    """Yield the codes that the code refuses with, and the values that it fills in."""
    for tree in trees.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "refusal":
                values = {keyword.arg for keyword in node.keywords}
                # One of two codes (`"a" if … else "b"`) counts as both.
                for part in ast.walk(node.args[0]):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield part.value, values


def test_every_refusal_of_the_catalogue_is_used_and_every_used_one_is_there(trees):
    assert {code for code, _ in refused(trees)} == set(messages.keys("refusal"))


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_refusal_is_given_every_value_that_its_sentence_names(trees, language):
    for code, values in refused(trees):
        sentence = messages.template(f"refusal.{code}", language)
        named = {field for _, field, _, _ in string.Formatter().parse(sentence) if field}
        assert named == values, code


def names():
    """Return the Chinese and pinyin names of every area, without the words for its kind."""
    rows = read_table(Project.find().data / "areas.csv", "areas", "data/areas.csv").rows
    found = set()
    for row in rows:
        found |= {re.sub(r"^原|[区市县]$", "", row["name_zh"]), row["family"],
                  re.sub(r"_old$", "", row["area_id"])}
    return sorted(found)


def words_of(tree):
    """Yield the names and texts of a module that do something: comments and docstrings do not.

    Docstrings hold examples, some run as doctests, that read best with a real district in them.
    """
    documentation = {
        id(node.body[0].value) for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in documentation:
                yield text
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
                yield name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name


def test_no_district_is_named_in_the_code(trees):
    known = names()
    assert {"gongshu", "xiacheng", "binjiang", "hangzhou", "拱墅", "下城", "滨江"} <= set(known)
    any_name = re.compile("|".join(map(re.escape, known)), re.IGNORECASE)
    named = {(path, found.lower()) for path, tree in trees.items() for text in words_of(tree)
             for found in any_name.findall(text)}
    assert named - SHOWN_AS_A_FORMAT == set()


def test_only_one_module_rounds_a_decimal_and_it_rounds_half_up(trees):
    """``terminal/compare`` rounds the ends of an interval outwards, and names the direction."""
    found = {(path, len(node.args)) for path, tree in trees.items() for node in ast.walk(tree)
             if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "quantize"}
    assert found == {("rounding.py", 2), ("terminal/compare.py", 2)}
