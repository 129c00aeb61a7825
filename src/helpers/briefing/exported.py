"""Which PDF and Word files lie beside a page, and which of them still say what the page says.

An export is recorded with digests: of what it was made from, of the file, of the page. One whose
page was made again since is older than it, and one changed by hand is no longer the project's:
neither is offered in the index, as a reader takes what is linked for the page itself.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from helpers.briefing.publish import write_whole
from helpers.briefing.state import page_digest
from helpers.paths import Project

#: The kinds of files, by their endings, and what readers call them.
KINDS = {"pdf": "PDF", "docx": "Word"}


def export_path(project: Project, slug: str, kind: str) -> Path:
    """Return where the export of a page stands."""
    return project.reports / f"{slug}.{kind}"


def keep(project: Project, slug: str, kind: str, content: bytes, made_from: str) -> None:
    """Write an export beside its page, and what it was made from (a digest) beside the states."""
    write_whole(export_path(project, slug, kind), content)
    said = [made_from, hashlib.sha256(content).hexdigest(), page_digest(project, slug)]
    write_whole(_record(project, slug, kind), "\n".join(said) + "\n")


def stands(project: Project, slug: str, kind: str, made_from: str) -> bool:
    """Tell whether the export is the one made from this, untouched since."""
    known = _known(project, slug, kind)
    return known is not None and known[0] == made_from


def sizes(project: Project, slug: str) -> dict[str, int]:
    """Return the bytes of the exports that say what the page says, by kind."""
    page = page_digest(project, slug)
    return {kind: export_path(project, slug, kind).stat().st_size for kind in KINDS
            if page and (known := _known(project, slug, kind)) and known[1] == page}


def _known(project: Project, slug: str, kind: str) -> tuple[str, str] | None:
    """Return what an export was made from and of which page, None where it is not as recorded."""
    try:
        content = export_path(project, slug, kind).read_bytes()
        made_from, file, page = _record(project, slug, kind).read_text(encoding="utf-8").split()
    except (OSError, ValueError):
        return None
    return (made_from, page) if file == hashlib.sha256(content).hexdigest() else None


def _record(project: Project, slug: str, kind: str) -> Path:
    return project.state / f"{slug}.{kind}"
