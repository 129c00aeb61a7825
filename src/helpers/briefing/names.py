"""Names in the data that hold digits (“6+2”产业, 5G, top 500): no figures on any page."""

from __future__ import annotations

import csv
from pathlib import Path

from helpers import messages

#: Tables of names, and how the columns begin that hold them.
_TABLES = ("indicators", "scopes", "areas", "tasks", "milestones", "sources")
_COLUMNS = ("name_", "short_", "title_", "definition_", "section_", "lead_units_",
            "index_no")


def names_with_digits(data: Path) -> list[str]:
    """Return every such name of the dictionary, of documents (index numbers too), of ranks."""
    found = []
    for table in _TABLES:
        path = data / f"{table}.csv"
        if not path.is_file():
            continue
        with path.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                found += [value for column, value in row.items()
                          if column and column.startswith(_COLUMNS) and value]
    found += [messages.text(f"rank_field.{key}", language)
              for key in messages.keys("rank_field") for language in messages.LANGUAGES]
    # "×10 thousand people" says how values are scaled; a name is "per 1,000 people".
    found += [unit for key in messages.keys("unit")
              if not (unit := messages.template(f"unit.{key}", "en")).startswith("×")]
    return [name for name in dict.fromkeys(found) if any(c.isdigit() for c in name)]
