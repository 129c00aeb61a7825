"""One notebook to one page: run by papermill, written by nbconvert, the same bytes every time.

What could make two runs differ is taken out here: random cell ids, time stamps, warnings with
process numbers, and the settings of whoever runs it (`environment`).
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from helpers.briefing.checks import checks
from helpers.briefing.fingerprint import Snapshot, asked
from helpers.briefing.names import names_with_digits
from helpers.briefing.publish import write_whole
from helpers.briefing.state import PageState, page_digest, page_path
from helpers.dataset.asked import MIME_TYPE
from helpers.paths import FIGURES_VARIABLE, ROOT_VARIABLE, Project
from helpers.review.gate import faults

#: Seconds; a cell of a briefing takes one or two.
LONGEST_CELL = 600
#: A page that is held back names its first faults and counts the others.
FAULTS_NAMED = 5
#: Longest socket path that every system takes, less the name that jupyter_client adds.
_LONGEST_SOCKET_FOLDER = 50
#: Settings of the user that reach into a kernel.
_FOREIGN = ("PYTHON", "JUPYTER", "IPYTHON", "MPL", "MATPLOTLIB", "LC_", "LANG", "PAPERMILL")


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


@dataclass(frozen=True)
class Done:
    """A page was made: in how many seconds, with how many warnings from the notebook."""

    seconds: float
    warnings: int


@contextmanager
def environment(project: Project) -> Iterator[None]:
    """Set the environment that workers and kernels inherit; put the old one back afterwards.

    Nothing of the user's own Python, Jupyter, IPython or matplotlib settings reaches a page, and
    neither do time zone, locale and the order of sets.
    """
    before = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="report-") as run_dir:
        for name in before:
            if name.startswith(_FOREIGN):
                del os.environ[name]
        os.environ.update({
            ROOT_VARIABLE: str(project.root.resolve()),
            "PYTHONPATH": str(project.library.parent),
            "PYTHONHASHSEED": "0",
            "PYTHONUTF8": "1",
            "PYTHONNOUSERSITE": "1",
            "PYDEVD_DISABLE_FILE_VALIDATION": "1",
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "SOURCE_DATE_EPOCH": "0",
            "MPLBACKEND": "agg",
            "MPLCONFIGDIR": str((project.work / "matplotlib").resolve()),
            "IPYTHONDIR": str(Path(run_dir, "ipython")),
            "JUPYTER_CONFIG_DIR": str(Path(run_dir, "config")),
            "JUPYTER_DATA_DIR": str(Path(run_dir, "data")),
            "JUPYTER_RUNTIME_DIR": run_dir,
            "JUPYTER_PREFER_ENV_PATH": "1",
        })
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


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
    notebook = _executed(job)
    queries = asked(notebook)
    digest = data.digest(queries)
    date = job.parameters.get("as_of") or data.latest_source(queries)
    warnings = _for_readers(notebook)
    try:
        html = _page(job, notebook, {"data": digest[:12], "date": date})
    except Exception as error:
        raise Failed(f"{job.slug}: the page: {_said(error)}; executed notebook: "
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


def _executed(job: Job) -> Any:
    """Run the notebook and return it without what differs from run to run."""
    # A validator's optional grammar that takes a second to import; no notebook needs it.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    import nbformat

    source = job.project.notebooks / f"{job.briefing}.ipynb"
    try:
        notebook = nbformat.read(source, as_version=4)
    except FileNotFoundError:
        raise Failed(f"{job.slug}: {job.project.shown(source)}: not there") from None
    except Exception as error:
        raise Failed(f"{job.slug}: {job.project.shown(source)}: {_said(error)}") from error
    at = [n for n, cell in enumerate(notebook.cells)
          if "parameters" in cell.metadata.get("tags", ())]
    if not at:
        raise Failed(f"{job.slug}: {job.project.shown(source)}: no cell is tagged parameters")
    # The page's exporter takes as long to import as the kernel takes to start.
    threading.Thread(target=_import_exporter, daemon=True).start()
    written = {cell.get("id") for cell in notebook.cells}
    notebook = _run(job, notebook, at[0])
    for number, cell in enumerate(notebook.cells):
        if cell.id not in written:
            cell.id = f"cell-{number}"
        for stamp in ("papermill", "execution"):
            cell.metadata.pop(stamp, None)
    notebook.metadata.pop("papermill", None)
    write_whole(job.executed, nbformat.writes(notebook) + "\n")
    return notebook


def _run(job: Job, notebook: Any, parameters_at: int, again: bool = True) -> Any:
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill import PapermillExecutionError, execute_notebook
    from papermill.log import logger

    # Its one message would be the traceback that stands in the executed notebook.
    logger.disabled = True
    job.executed.parent.mkdir(parents=True, exist_ok=True)
    # A worker makes one page at a time; its kernel inherits the folder of that page.
    os.environ[FIGURES_VARIABLE] = str(job.figures.resolve())
    lies = f"executed notebook: {job.project.shown(job.executed)}"
    try:
        with job.executed.with_suffix(".log").open("w") as log:
            return execute_notebook(
                notebook,
                # papermill formats paths: a brace in the checkout's own path must stay one.
                str(job.executed).replace("{", "{{").replace("}", "}}"),
                parameters=dict(job.parameters), kernel_name="python3", language="python",
                progress_bar=False, cwd=str(job.project.notebooks),
                execution_timeout=LONGEST_CELL, kernel_manager_class=_kernel_class(log.fileno()),
            )
    except PapermillExecutionError as error:
        # papermill counts the cell that it puts behind the parameters.
        number = error.cell_index + (error.cell_index <= parameters_at)
        raise Failed(f"{job.slug}: cell {number} ({_first_words(error.source)}): "
                     f"{error.ename}: {_one_line(error.evalue)}; {lies}") from error
    except CellTimeoutError as error:
        raise Failed(f"{job.slug}: {_where_it_stopped(job)}not done after {LONGEST_CELL} seconds; "
                     f"{lies}") from error
    except (DeadKernelError, RuntimeError) as error:
        # A kernel that dies or does not answer may do better a second time.
        if again:
            return _run(job, notebook, parameters_at, again=False)
        raise Failed(f"{job.slug}: {_where_it_stopped(job)}the kernel failed twice: "
                     f"{_one_line(str(error))}; {lies}") from error


def _kernel_class(log: int) -> type:
    """Return the kernels of one run; what they write past the notebook goes to ``log``."""
    from jupyter_client import AsyncKernelManager
    from jupyter_client.kernelspec import KernelSpec

    run_dir = os.environ.get("JUPYTER_RUNTIME_DIR", "")

    class Kernel(AsyncKernelManager):
        """The Python that runs this; a kernel installed elsewhere as python3 is not looked at."""

        def __init__(self, **settings: Any):
            super().__init__(**settings)
            if os.name == "posix" and 0 < len(run_dir) < _LONGEST_SOCKET_FOLDER:
                # Files of this run: no port that another kernel might take at the same moment.
                self.transport, self.ip = "ipc", f"{run_dir}/{uuid.uuid4().hex[:12]}"

        @property
        def kernel_spec(self) -> KernelSpec:
            arguments = ["-m", "ipykernel_launcher", "-f", "{connection_file}",
                         "--HistoryManager.enabled=False"]
            return KernelSpec(argv=[sys.executable, *arguments], language="python",
                              display_name="Python 3")

        async def start_kernel(self, **options: Any) -> None:
            await super().start_kernel(stdout=log, stderr=log, **options)

    return Kernel


def _where_it_stopped(job: Job) -> str:
    """Name the last cell that was begun, from the notebook as papermill left it."""
    import nbformat

    number, said = 0, ""
    for cell in nbformat.read(job.executed, as_version=4).cells:
        number += "injected-parameters" not in cell.metadata.get("tags", ())
        if cell.metadata.get("papermill", {}).get("start_time"):
            said = f"cell {number} ({_first_words(cell.source)}): "
    return said


def _import_exporter() -> None:
    from nbconvert.exporters.html import HTMLExporter  # noqa: F401


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


def _first_words(source: str) -> str:
    lines = [line.strip() for line in source.splitlines()]
    code = next((line for line in lines if line and not line.startswith("#")), "")
    return code if len(code) <= 40 else code[:39] + "…"


def _one_line(text: str) -> str:
    """Return the text without colours and line breaks, cut to what fits a message."""
    plain = " ".join(re.sub(r"\x1b\[[0-9;]*m", "", text).split())
    return plain if len(plain) <= 240 else plain[:239] + "…"


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {_one_line(str(error))}"


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
