"""One catalogue for everything that a reader sees, in Chinese and English.

``catalogue.toml`` holds a table per message with ``zh`` and ``en``; ``{name}`` in it is filled in.
Both languages must use the same names, which a test holds.

>>> text("state.not_found", "en")
'not found'
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("zh", "en")


@cache
def _catalogue() -> dict:
    return tomllib.loads((Path(__file__).parent / "catalogue.toml").read_text(encoding="utf-8"))


def template(key: str, language: str) -> str:
    """Return the wording of ``key`` (``section.name``) with its ``{names}`` still in it.

    Raises
    ------
    KeyError
        When the catalogue has no such message.
    """
    entry = _catalogue()
    for part in key.split("."):
        if part not in entry:
            raise KeyError(f"no message {key!r} in messages/catalogue.toml")
        entry = entry[part]
    return entry[language]


def text(key: str, language: str, **values: object) -> str:
    """Return the message with its names filled in, as plain text."""
    return template(key, language).format(**values)


def keys(section: str) -> tuple[str, ...]:
    """Return the names of the messages in a section of the catalogue."""
    return tuple(_catalogue()[section])
