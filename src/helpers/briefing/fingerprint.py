"""What a page depends on, as digests: it is made again when one of them changes, and only then.

Two digests stand beside each page. The first is over what makes it: parameters, notebook,
library, lock file, Python version. The second is over what it says: the rows of the data that the
notebook asked for. The questions are kept with the page, so that the next run puts the same ones
to the files as they are then; a new row that answers one of them counts, a changed row that
answers none does not, and neither does the line a row stands on.

Only the standard library is imported here: a report with nothing to do must not wait for pandas.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from helpers.dataset.asked import MIME_TYPE
from helpers.dataset.columns import COLUMNS
from helpers.dataset.files import read_table, table_paths
from helpers.paths import Project

Query = Mapping[str, Any]
Row = Mapping[str, str]

#: For a page that kept no questions: it may depend on everything.
EVERYTHING: tuple[Query, ...] = tuple({"table": table, "where": {}} for table in COLUMNS)
#: Files of the library that no page is made from.
_NOT_LIBRARY = {"__pycache__", ".ipynb_checkpoints", "export"}


class Snapshot:
    """The rows of the data as they stood at one moment, by table, in reading order.

    Rows of observations and skipped phrases carry their ``source_id`` as a column.
    """

    def __init__(self, data_dir: Path):
        self._rows: dict[str, list[Row]] = {table: [] for table in COLUMNS}
        for path, table, source_id in table_paths(data_dir):
            rows = read_table(path, table, path.name).rows
            extra = {"source_id": source_id} if source_id else {}
            self._rows[table] += [{**row, **extra} for row in rows]

    def digest(self, queries: Iterable[Query]) -> str:
        """Return a digest over the content of the rows that answer any of ``queries``."""
        total = hashlib.sha256()
        for table, wanted in sorted(_by_table(queries).items()):
            for row in self._matching(table, wanted):
                fields = ("source_id", *COLUMNS[table])
                line = [table, *(row.get(field, "") for field in fields)]
                total.update(json.dumps(line).encode() + b"\n")
        return total.hexdigest()

    def latest_source(self, queries: Iterable[Query]) -> str:
        """Return the publication date of the newest document that answers ``queries``.

        The date is as the document gives it (``2023-03-06``, ``2023-03``, ``2023``); empty when
        none is known.
        """
        wanted = _by_table(queries).get("observations", [])
        used = {row.get("source_id") for row in self._matching("observations", wanted)}
        dates = [row.get("published", "") for row in self._rows["sources"]
                 if row.get("source_id") in used]
        # An unfinished date means its last day: it sorts behind any day within it.
        return max(dates, key=lambda day: day and day + "-99" * (2 - day.count("-")), default="")

    def _matching(self, table: str, wanted: list[dict[str, frozenset[str]]]) -> Iterator[Row]:
        for row in self._rows[table]:
            if any(all(row.get(column, "") in values for column, values in where.items())
                   for where in wanted):
                yield row


def _by_table(queries: Iterable[Query]) -> dict[str, list[dict[str, frozenset[str]]]]:
    tables: dict[str, list[dict[str, frozenset[str]]]] = {}
    columns: dict[tuple[str, str], set[str]] = {}
    for query in queries:
        where = {column: frozenset(values) for column, values in query["where"].items()}
        if len(where) == 1:
            # Questions for values of one column are one question for all of them.
            ((column, values),) = where.items()
            columns.setdefault((query["table"], column), set()).update(values)
        else:
            tables.setdefault(query["table"], []).append(where)
    for (table, column), values in columns.items():
        tables.setdefault(table, []).append({column: frozenset(values)})
    # A question for the whole table answers all others.
    return {table: [{}] if {} in wanted else wanted for table, wanted in tables.items()}


def asked(notebook: Mapping[str, Any]) -> list[Query]:
    """Return the questions that an executed notebook carries; everything when it has none.

    A question for a table that does not exist counts as one for everything as well: better made
    again too often than stale.
    """
    found: dict[str, Query] = {}
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            for query in output.get("data", {}).get(MIME_TYPE, ()):
                found[json.dumps(query, sort_keys=True)] = query
    queries = [found[key] for key in sorted(found)]
    if not queries or any(query["table"] not in COLUMNS for query in queries):
        return list(EVERYTHING)
    return queries


def library_digest(project: Project) -> str:
    """Return a digest over what makes every page: library, templates, fonts, lock, Python."""
    paths = (path for path in project.library.rglob("*")
             if path.is_file() and not _NOT_LIBRARY & set(path.relative_to(project.library).parts))
    python = ".".join(str(part) for part in sys.version_info[:2])
    return _joined(python, _file_digest(project.lock), files_digest(paths, project.library))


def inputs_digest(
    project: Project, briefing: str, parameters: Mapping[str, Any], library: str
) -> str:
    """Return a digest over all that makes one page, apart from the data.

    ``library`` comes from `library_digest`: it is the same for all pages of a run.
    """
    notebook = _file_digest(project.notebooks / f"{briefing}.ipynb")
    return _joined(library, notebook, json.dumps(sorted(parameters.items())))


def files_digest(paths: Iterable[Path], root: Path) -> str:
    """Return a digest over names and bytes of files."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(f"\n{path.relative_to(root).as_posix()}:{_file_digest(path)}".encode())
    return total.hexdigest()


def _joined(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _file_digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return "missing"
