"""A notebook run by papermill: the same outputs every time, whoever runs it.

What could make two runs differ is taken out here: random cell ids, time stamps, and the settings
of the user (`environment`).
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from helpers.briefing.job import Failed, Job
from helpers.briefing.publish import write_whole
from helpers.paths import FIGURES_VARIABLE, ROOT_VARIABLE, Project

#: Seconds; a cell of a briefing takes one or two.
LONGEST_CELL = 600
#: Longest socket path that every system takes, less the name that jupyter_client adds.
_LONGEST_SOCKET_FOLDER = 50
#: Settings of the user that reach into a kernel.
_FOREIGN = ("PYTHON", "JUPYTER", "IPYTHON", "MPL", "MATPLOTLIB", "LC_", "LANG", "PAPERMILL")


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


def executed(job: Job) -> Any:
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
        raise Failed(f"{job.slug}: {job.project.shown(source)}: {said(error)}") from error
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


def _first_words(source: str) -> str:
    lines = [line.strip() for line in source.splitlines()]
    code = next((line for line in lines if line and not line.startswith("#")), "")
    return code if len(code) <= 40 else code[:39] + "…"


def _one_line(text: str) -> str:
    """Return the text without colours and line breaks, cut to what fits a message."""
    plain = " ".join(re.sub(r"\x1b\[[0-9;]*m", "", text).split())
    return plain if len(plain) <= 240 else plain[:239] + "…"


def said(error: BaseException) -> str:
    """Return kind and words of an error in one line."""
    return f"{type(error).__name__}: {_one_line(str(error))}"
