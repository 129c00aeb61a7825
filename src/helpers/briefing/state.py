"""What is known of each page from the last run: what it was made from, or why it failed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from helpers.briefing.fingerprint import Snapshot
from helpers.briefing.publish import write_whole
from helpers.paths import Project


@dataclass
class PageState:
    """One page as it stands in ``reports/`` (``page`` is empty when there is none yet).

    ``inputs`` and ``data`` are the digests of `fingerprint`, ``queries`` the questions put to
    the data, ``page`` the digest of the file itself, ``size`` its bytes, ``checks`` what it was
    held to and whether it passed (`checks`), ``date`` the day of the newest document that it
    rests on, ``failure`` the line that the last attempt ended with.
    """

    slug: str
    briefing: str
    parameters: dict[str, Any] = field(default_factory=dict)
    language: str = "zh"
    title: str = ""
    date: str = ""
    inputs: str = ""
    data: str = ""
    queries: list[Any] = field(default_factory=list)
    page: str = ""
    size: int = 0
    checks: dict[str, bool] = field(default_factory=dict)
    failure: str = ""

    def save(self, project: Project) -> None:
        """Write the state beside those of the other pages."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)
        write_whole(project.state / f"{self.slug}.json", text + "\n")

    def is_current(self, project: Project, inputs: str, data: Snapshot) -> bool:
        """Tell whether the page would come out the same if it were made again."""
        return (
            self.page == page_digest(project, self.slug) != ""
            and self.inputs == inputs
            and self.data == data.digest(self.queries)
        )


def page_path(project: Project, slug: str) -> Path:
    """Return where a page stands."""
    return project.reports / f"{slug}.html"


def page_digest(project: Project, slug: str) -> str:
    """Return a digest of the page as it stands, empty when there is none."""
    try:
        return hashlib.sha256(page_path(project, slug).read_bytes()).hexdigest()
    except OSError:
        return ""


def read_state(project: Project, slug: str) -> PageState | None:
    """Return what is known of a page, None when nothing (or nothing readable) is."""
    try:
        known = json.loads((project.state / f"{slug}.json").read_text(encoding="utf-8"))
        return PageState(**known)
    except (OSError, ValueError, TypeError):
        return None


def all_states(project: Project) -> Iterator[PageState]:
    """Yield what is known of every page that was ever asked for, by name."""
    for path in sorted(project.state.glob("*.json")):
        found = read_state(project, path.stem)
        if found:
            yield found
