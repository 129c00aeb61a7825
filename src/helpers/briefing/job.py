"""One page to make: what it is made of, and why it could not be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.paths import Project


class Failed(Exception):
    """The page could not be made; the message is one line that says why."""


@dataclass(frozen=True)
class Job:
    """One page to make: ``parameters`` as the notebook gets them, ``differing`` for the record."""

    project: Project
    briefing: str
    slug: str
    parameters: Mapping[str, Any]
    differing: Mapping[str, Any]
    inputs: str

    @property
    def executed(self) -> Path:
        """Where the executed notebook lies."""
        return self.project.work / f"{self.slug}.ipynb"

    @property
    def figures(self) -> Path:
        """Where the notebook draws its charts as files, until the page is whole."""
        return self.project.work / "figures" / self.slug
