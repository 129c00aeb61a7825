"""One catalogue for everything that a reader sees, in Chinese and English.

``catalogue.toml`` holds what all pages share and the overview; every other briefing has a file of
its own beside it. A table per message with ``zh`` and ``en``; ``{name}`` in it is filled in. Both
languages must use the same names, which a test holds.

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
    found: dict = {}
    for path in sorted(Path(__file__).parent.glob("*.toml")):
        sections = tomllib.loads(path.read_text(encoding="utf-8"))
        twice = found.keys() & sections.keys()
        if twice:
            raise ValueError(f"messages/{path.name}: already in another file: {', '.join(twice)}")
        found |= sections
    return found


def template(key: str, language: str) -> str:
    """Return the wording of ``key`` (``section.name``) with its ``{names}`` still in it.

    Raises
    ------
    KeyError
        When the catalogue has no such message.
    """
    entry = _entry(key)
    if entry is None:
        raise KeyError(f"no message {key!r} in the catalogue (messages/*.toml)")
    return entry[language]


def has(key: str) -> bool:
    """Tell whether the catalogue has a message or section of this name."""
    return _entry(key) is not None


def _entry(key: str) -> dict | None:
    entry: dict | None = _catalogue()
    for part in key.split("."):
        entry = entry.get(part) if isinstance(entry, dict) else None
    return entry


def text(key: str, language: str, **values: object) -> str:
    """Return the message with its names filled in, as plain text."""
    return template(key, language).format(**values)


def keys(section: str) -> tuple[str, ...]:
    """Return the names of the messages in a section of the catalogue."""
    return tuple(_catalogue()[section])
