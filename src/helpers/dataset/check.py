"""Hold the data against the contract: every fault at once, each with its file and line.

Three layers, each quiet about what an earlier one has said: the text of the files (`files`),
single cells (`schemas`), and what must hold between cells, rows and files (`rules`).

>>> for fault in check(Path("data")):                                  # doctest: +SKIP
...     print(fault)
data/observations/a.csv:7: unit: not the unit of yoy_pct: '亿元': accepted: %
"""

from __future__ import annotations

from pathlib import Path

from helpers.dataset.columns import COLUMNS
from helpers.dataset.faults import Fault
from helpers.dataset.rules import RULES
from helpers.dataset.rules.contents import read_contents
from helpers.dataset.schemas import cell_faults


def check(data_dir: Path) -> list[Fault]:
    """Return all faults of a data folder, sorted by file and line; none means it is sound.

    ``data_dir`` is the folder of the contract (``sources.csv``, ``observations/`` …); messages
    call it as it is typed. Never raises on what the files hold.
    """
    contents = read_contents(Path(data_dir))
    tables = [table for _, table in contents.tables()]
    faults = {fault for table in tables for fault in table.faults}
    for name in COLUMNS:
        faults.update(cell_faults(name, [table for table in tables if table.name == name]))
    for rule in RULES:
        faults.update(rule(contents))
    return sorted(faults, key=lambda f: (f.file, f.line, f.column, f.problem, f.value))
