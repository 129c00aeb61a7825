"""One notebook to one page: run, written by nbconvert, held to the rules, put in place whole."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from helpers.briefing.checks import checks
from helpers.briefing.execute import executed, said
from helpers.briefing.fingerprint import Snapshot, asked
from helpers.briefing.job import Failed, Job
from helpers.briefing.names import names_with_digits
from helpers.briefing.publish import write_whole
from helpers.briefing.state import PageState, page_digest, page_path
from helpers.dataset.asked import MIME_TYPE
from helpers.review.gate import faults

#: A page that is held back names its first faults and counts the others.
FAULTS_NAMED = 5


@dataclass(frozen=True)
class Done:
    """A page was made: in how many seconds, with how many warnings from the notebook."""

    seconds: float
    warnings: int


def render(job: Job) -> Done:
    """Make one page and record what it was made from.

    Raises
    ------
    Failed
        The last good page and its record then stand as they were.
    """
    started = time.monotonic()
    # Before the notebook reads them: a row changed meanwhile makes the page out of date.
    data = Snapshot(job.project.data)
    notebook = executed(job)
    queries = asked(notebook)
    digest = data.digest(queries)
    date = job.parameters.get("as_of") or data.latest_source(queries)
    warnings = _for_readers(notebook)
    try:
        html = _page(job, notebook, {"data": digest[:12], "date": date})
    except Exception as error:
        raise Failed(f"{job.slug}: the page: {said(error)}; executed notebook: "
                     f"{job.project.shown(job.executed)}") from error
    _hold_back(job, html)
    write_whole(page_path(job.project, job.slug), html)
    _hand_over_figures(job)
    PageState(
        slug=job.slug, briefing=job.briefing, parameters=dict(job.differing),
        language=job.parameters.get("language", "zh"), title=_title(html) or job.slug,
        date=date, inputs=job.inputs, data=digest, queries=queries,
        page=page_digest(job.project, job.slug), size=len(html.encode()), checks=checks(html),
    ).save(job.project)
    return Done(time.monotonic() - started, warnings)


def _hold_back(job: Job, html: str) -> None:
    """Raise `Failed` for a page with a number that leads nowhere, or words that mislead."""
    if not _is_ours(job):
        return
    found = faults(html, names_with_digits(job.project.data))
    if found:
        raise Failed(f"{job.slug}: the page: {'; '.join(found[:FAULTS_NAMED])}"
                     + (f"; and {len(found) - FAULTS_NAMED} more"
                        if len(found) > FAULTS_NAMED else ""))


def _is_ours(job: Job) -> bool:
    """Tell whether the page is made with the project's own template and its rules."""
    return job.project.templates == job.project.library / "briefing"


def _hand_over_figures(job: Job) -> None:
    """Put the charts that the notebook drew as files in place of those of the last run."""
    target = job.project.figures / job.slug
    target.mkdir(parents=True, exist_ok=True)
    drawn = sorted(job.figures.glob("*")) if job.figures.is_dir() else []
    for path in drawn:
        path.replace(target / path.name)
    for path in target.glob("*"):
        if path.name not in {p.name for p in drawn} and path.suffix in (".svg", ".png"):
            path.unlink()


def _page(job: Job, notebook: Any, known: Mapping[str, str]) -> str:
    from nbconvert.exporters.html import HTMLExporter

    from helpers.briefing.page import css_text, finish

    exporter = HTMLExporter(
        filters={"css_text": css_text},
        template_name="page",
        extra_template_basedirs=[str(job.project.templates)],
        exclude_input=job.parameters.get("edition") != "analyst",
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )
    about = {
        "slug": job.slug, "name": job.briefing, "parameters": dict(job.parameters),
        "differing": dict(job.differing), **known,
    }
    html, _ = exporter.from_notebook_node(notebook, resources={"briefing": about})
    if _is_ours(job):
        # The last step belongs to the template: another one brings none.
        html = finish(html, about)
    return html.rstrip() + "\n"


def _for_readers(notebook: Any) -> int:
    """Drop what is not for the page, the questions and what went to stderr; count the latter.

    Warnings name temporary files, which differ from run to run; the executed notebook has them.
    """
    warnings = 0
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        kept = []
        for output in cell.outputs:
            if output.output_type == "stream" and output.name == "stderr":
                warnings += 1
                continue
            asked_here = output.get("data", {}).pop(MIME_TYPE, None)
            if asked_here is None or output.data:
                kept.append(output)
        cell.outputs = kept
    return warnings


class _TitleParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self._inside = False

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self._inside = tag == "title" and not self.title

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.title += data


def _title(html: str) -> str:
    """Return the page's title (the first: charts have titles of their own).

    >>> _title("<title>A &amp; B</title><svg><title>chart</title></svg>")
    'A & B'
    """
    parser = _TitleParser()
    parser.feed(html.partition("<body")[0])
    return " ".join(parser.title.split())
