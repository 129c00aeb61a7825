"""``make pdf`` and ``make docx``: render what is out of date, then export what changed."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from helpers.briefing.exported import export_path, keep, stands
from helpers.briefing.fingerprint import files_digest
from helpers.briefing.plan import chosen
from helpers.briefing.run import refresh_index, report
from helpers.briefing.state import PageState, page_digest, page_path, read_state
from helpers.export import NotMade, chromium, docx, pdf
from helpers.parameters import Refused
from helpers.paths import Project

#: Makes the file of one page.
Make = Callable[[Project, PageState], bytes]


def export_pdf(project: Project, briefing: str = "", params: str = "",
               jobs: int | None = None) -> int:
    """Print the pages asked for to ``reports/<slug>.pdf``; return the exit code.

    0: all stand as they should; 1: a page or its PDF could not be made; 2: refused before
    anything started, as where no Chromium is.
    """
    browser = chromium.find()
    if not browser:
        print(f"pdf: {chromium.none_here()}", file=sys.stderr)
        return 2
    # The file's dates are in the zone of the browser: theirs is then everyone's.
    os.environ["TZ"] = "UTC"

    def make(project: Project, state: PageState) -> bytes:
        return pdf.printed(browser, page_path(project, state.slug), state.date)

    made_by = pdf.version(browser)
    return _export(project, "pdf", briefing, params, jobs, make, lambda _: made_by)


def export_docx(project: Project, briefing: str = "", params: str = "",
                jobs: int | None = None) -> int:
    """Write the pages asked for to ``reports/<slug>.docx``; exit codes as for PDF."""
    pandoc = docx.find()
    if not pandoc:
        print(f"docx: {docx.NONE_HERE}", file=sys.stderr)
        return 2

    def make(project: Project, state: PageState) -> bytes:
        html = page_path(project, state.slug).read_text(encoding="utf-8")
        return docx.written(pandoc, html, project.figures / state.slug,
                            state.title or state.slug, state.date)

    def made_by(state: PageState) -> str:
        pictures = sorted((project.figures / state.slug).glob("*.png"))
        return docx.version(pandoc) + files_digest(pictures, project.figures)

    return _export(project, "docx", briefing, params, jobs, make, made_by)


def _export(
    project: Project, kind: str, briefing: str, params: str, jobs: int | None, make: Make,
    made_by: Callable[[PageState], str],
) -> int:
    """Make ``reports/<slug>.<kind>`` of each page; ``made_by`` names what else it depends on."""
    code = report(project, briefing, params, jobs)
    if code == 2:
        return 2
    try:
        slugs = [page.slug for page in chosen(project, briefing, params)]
    except Refused:
        return 2
    # A page that failed stands as it was: its export does too.
    states = [state for slug in slugs if (state := read_state(project, slug))
              and not state.failure and page_digest(project, slug)]
    code_digest = files_digest(sorted(Path(__file__).parent.glob("*.*")), Path(__file__).parent)
    wanted = {state.slug: _digest(page_digest(project, state.slug), made_by(state), code_digest)
              for state in states}
    stale = [state for state in states if not stands(project, state.slug, kind,
                                                     wanted[state.slug])]

    def attempt(state: PageState) -> bool:
        try:
            content = make(project, state)
        except NotMade as error:
            print(f"{kind}: {state.slug}: {error}", file=sys.stderr, flush=True)
            return False
        keep(project, state.slug, kind, content, wanted[state.slug])
        print(f"{kind}: {project.shown(export_path(project, state.slug, kind))}", flush=True)
        return True

    with ThreadPoolExecutor(jobs or os.cpu_count() or 1) as pool:
        made = list(pool.map(attempt, stale))
    # Also where nothing was made: a file taken away by hand is then no longer listed.
    refresh_index(project)
    if not stale:
        print(f"{kind}: nothing to do, {len(states)} up to date")
    return 0 if code == 0 and all(made) else 1


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
