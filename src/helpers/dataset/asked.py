"""Remember what was asked of the data, so that a page is made again only when its answer changes.

Each question names a table and the values that its rows must have. The list travels with the
executed notebook; the runner later asks the same questions of the files as they are then.

>>> asked = Asked()
>>> asked.note("observations", indicator_id=["gdp"])
>>> asked.note("observations", indicator_id=["gdp"])
>>> asked.as_list()
[{'table': 'observations', 'where': {'indicator_id': ['gdp']}}]
"""

from __future__ import annotations

import json
from collections.abc import Iterable

#: How the list is carried in an output of the executed notebook.
MIME_TYPE = "application/vnd.helpers.asked+json"


class Asked:
    """The questions put to one dataset, each once, in a fixed order."""

    def __init__(self) -> None:
        self._questions: set[str] = set()

    def note(self, table: str, **where: Iterable[str]) -> None:
        """Note a question: rows of ``table`` whose columns hold one of the given values."""
        question = {
            "table": table,
            "where": {column: sorted(set(values)) for column, values in sorted(where.items())},
        }
        self._questions.add(json.dumps(question, ensure_ascii=False, sort_keys=True))

    def as_list(self) -> list[dict]:
        """Return the questions as plain dictionaries, sorted."""
        return [json.loads(question) for question in sorted(self._questions)]
