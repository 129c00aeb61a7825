"""The districts that a page may be asked for: the subjects of ``areas.csv``, by id or name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from helpers.dataset.files import read_table
from helpers.dataset.names import spoken
from helpers.paths import Project


class Offered(tuple[str, ...]):
    """The districts on offer by their family, and in ``names`` what else each is called."""

    names: Mapping[str, str] = {}

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]]) -> Offered:
        """Return the districts of rows of ``areas.csv``."""
        rows = list(rows)
        found = cls(dict.fromkeys(
            row.get("family", "") for row in rows if row.get("role") == "subject"))
        found.names = spoken(rows)
        return found


def subject_families(project: Project) -> Offered:
    """Return the districts that can be compared: families of ``areas.csv`` with a subject."""
    path = project.data / "areas.csv"
    return Offered.of(read_table(path, "areas", project.shown(path)).rows)
