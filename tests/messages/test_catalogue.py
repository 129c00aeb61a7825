import re
import string
import tomllib
from pathlib import Path

import pytest

from helpers import messages

ROOT = Path(messages.__file__).parent
CATALOGUE = {
    section: entries
    for path in sorted(ROOT.glob("*.toml"))
    for section, entries in tomllib.loads(path.read_text(encoding="utf-8")).items()
}


def entries(table, path=()):
    for key, value in table.items():
        if set(value) == {"zh", "en"} and all(isinstance(v, str) for v in value.values()):
            yield ".".join((*path, key)), value
        else:
            yield from entries(value, (*path, key))


ALL = dict(entries(CATALOGUE))


def names(text):
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


@pytest.mark.parametrize("key", ALL)
def test_both_languages_fill_in_the_same_names(key):
    zh, en = names(ALL[key]["zh"]), names(ALL[key]["en"])
    # Months are written as numbers in Chinese and as names in English.
    assert {n.removesuffix("_name") for n in zh} == {n.removesuffix("_name") for n in en}


@pytest.mark.parametrize("key", ALL)
def test_chinese_sentences_use_chinese_punctuation(key):
    text = re.sub(r"\{\w+\}", "", ALL[key]["zh"])
    assert not re.search(r"[一-鿿][,;:?!]|[,;:?!][一-鿿]", text), text


def test_no_district_is_named_in_the_catalogue():
    from helpers.dataset.files import read_table
    from helpers.paths import Project

    rows = read_table(Project.find().data / "areas.csv", "areas", "data/areas.csv").rows
    known = {row["name_zh"].removesuffix("区").removesuffix("市") for row in rows}
    named = {(key, name) for key, value in ALL.items() for name in known if name in value["zh"]}
    assert named == set()


def test_an_unknown_message_is_refused():
    with pytest.raises(KeyError, match="catalogue"):
        messages.text("no.such", "zh")
