"""Read ``data/`` into typed records, or refuse with every fault that stops the reading.

>>> from pathlib import Path
>>> data = load(Path("data"))                                    # doctest: +SKIP
>>> [o.value for o in data.observations_of("gdp")]               # doctest: +SKIP
[Decimal('1803'), ...]

Loading needs files that can be read and references that resolve; the full set of rules is
:func:`helpers.dataset.check.check`, which ``make report`` runs before any notebook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from helpers.dataset import records
from helpers.dataset.asked import Asked
from helpers.dataset.columns import COLUMNS
from helpers.dataset.faults import DatasetError, Fault
from helpers.dataset.files import Table, read_table
from helpers.dataset.model import Area, Correction, Indicator, Observation
from helpers.dataset.vocabulary import COUNTED

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")


class Dataset:
    """All of ``data/``, typed, with the questions asked of it.

    Attributes are plain dictionaries by id (``areas``, ``indicators``, ``sources``) and tuples
    in file order (``observations``, ``breaks``, ``corrections``). Use :meth:`observations_of`
    where only some indicators matter: it notes the question, so that a page is not made again
    when another indicator changes.
    """

    def __init__(self, data_dir: Path):
        self.data_dir = Path(data_dir)
        self.asked = Asked()
        self._faults: list[Fault] = []
        tables = {name: self._table(name) for name in COLUMNS if name not in
                  ("observations", "skipped")}
        self.tables = tables
        self.sources = self._records(tables["sources"], records.source, "source_id")
        self.areas = self._records(tables["areas"], records.area, "area_id")
        self.indicators = self._records(tables["indicators"], records.indicator, "indicator_id")
        self.breaks = tuple(self._each(tables["breaks"], records.break_))
        self.corrections = tuple(self._each(tables["corrections"], records.correction))
        self._units = {
            row["unit"]: (row["canonical"], Decimal(row["factor"]))
            for row in tables["units"].rows
        }
        self._scopes = {row["scope_id"]: row for row in tables["scopes"].rows}
        self.observations = tuple(self._read_observations())
        if self._faults:
            raise DatasetError(self._faults)
        for name in ("areas", "units", "scopes", "breaks", "corrections", "sources"):
            self.asked.note(name)

    # -- questions -------------------------------------------------------------------------

    def observations_of(self, *indicator_ids: str) -> tuple[Observation, ...]:
        """Return the figures of these indicators in file order, and note the question.

        Without ids: every figure there is.
        """
        if not indicator_ids:
            self.asked.note("observations")
            self.asked.note("indicators")
            return self.observations
        self.asked.note("observations", indicator_id=indicator_ids)
        self.asked.note("indicators", indicator_id=indicator_ids)
        return tuple(
            found for wanted in indicator_ids for found in self._by_indicator.get(wanted, ())
        )

    def headline_indicators(self) -> tuple[Indicator, ...]:
        """Return the headline indicators in the order of the dictionary."""
        self.asked.note("indicators", headline=["yes"])
        return tuple(i for i in self.indicators.values() if i.headline)

    def families(self) -> tuple[str, ...]:
        """Return the families of places that are compared, in the order of the file."""
        return tuple(dict.fromkeys(a.family for a in self.areas.values() if a.role == "subject"))

    def vintages_of(self, family: str) -> tuple[Area, ...]:
        """Return the areas of a family that are compared, oldest first."""
        found = [a for a in self.areas.values() if a.family == family and a.role == "subject"]
        return tuple(sorted(found, key=lambda a: a.valid_from or date.min))

    def comparators(self) -> tuple[Area, ...]:
        """Return the areas only shown beside, in file order; the first is the wider place."""
        return tuple(a for a in self.areas.values() if a.role == "comparator")

    def scope_name(self, scope: str, language: str) -> str:
        """Return what a part of an area is called, empty for the whole."""
        row = self._scopes.get(scope)
        return row[f"name_{language}"] if row else ""

    def canonical(self, value: Decimal, unit: str) -> tuple[Decimal, str]:
        """Return the value in the canonical unit (万元 to 亿元, say), exact."""
        canonical, factor = self._units.get(unit, (unit, Decimal(1)))
        return value * factor, canonical

    def in_unit_of(self, value: Decimal, unit: str, indicator: Indicator) -> tuple[Decimal, str]:
        """Return a level in the unit of its indicator where the units allow (万元 to 亿元, say).

        What is counted one by one keeps the word that its document counts it by: 33所 are no 33家.
        """
        canonical, factor = self._units.get(unit, (unit, Decimal(1)))
        wanted, step = self._units.get(indicator.unit, (indicator.unit, Decimal(1)))
        if unit == indicator.unit or canonical != wanted or self.same_count(unit, indicator.unit):
            return value, unit
        return (value * factor / step).normalize(), indicator.unit

    def same_count(self, unit: str, other: str) -> bool:
        """Tell whether two units are words for counting the same things one by one (家, 个, 所)."""
        return (self._is_counted(unit) and self._is_counted(other)
                and self.canonical(Decimal(1), unit) == self.canonical(Decimal(1), other))

    def frame(self) -> pd.DataFrame:
        """Return all figures as a table for exploring: the contract's columns and the source."""
        import pandas as pd  # only explorers need it: `check` and `verify` start faster without

        columns = ["source_id", *COLUMNS["observations"], "file", "line"]
        rows = [
            {
                "source_id": o.source.source_id, "area_id": o.area.area_id, "scope": o.scope,
                "indicator_id": o.indicator.indicator_id, "year": o.year, "period": o.period,
                "measure": o.measure, "of": o.of, "status": o.status, "bound": o.bound,
                "value": o.value, "unit": o.unit, "evidence": o.evidence,
                "doubt": "|".join(o.doubt), "context": "|".join(o.context), "note": o.note,
                "file": o.file, "line": o.line,
            }
            for o in self.observations_of()
        ]
        return pd.DataFrame(rows, columns=columns)

    @cached_property
    def _by_indicator(self) -> dict[str, list[Observation]]:
        found: dict[str, list[Observation]] = {}
        for observation in self.observations:
            found.setdefault(observation.indicator.indicator_id, []).append(observation)
        return found

    # -- reading ---------------------------------------------------------------------------

    def _table(self, name: str, relative: str | None = None) -> Table:
        relative = relative or f"{name}.csv"
        table = read_table(self.data_dir / relative, name, f"data/{relative}")
        self._faults += table.faults
        return table

    def _each(self, table: Table, make: Callable[[dict[str, str]], T]) -> Iterable[T]:
        for row, line in zip(table.rows, table.lines, strict=True):
            try:
                yield make(row)
            except (ValueError, KeyError, InvalidOperation) as error:
                self._faults.append(Fault(
                    table.shown_as, line, "", f"cannot be read ({error})",
                    accepted="`make check` says what is accepted",
                ))

    def _records(self, table: Table, make: Callable[[dict[str, str]], T], key: str) -> dict[str, T]:
        return {getattr(record, key): record for record in self._each(table, make)}

    def _is_counted(self, unit: str) -> bool:
        canonical, factor = self._units.get(unit, (unit, Decimal(1)))
        return factor == 1 and canonical in COUNTED

    def _read_observations(self) -> Iterable[Observation]:
        corrections: dict[tuple[str, str], list[Correction]] = {}
        for correction in self.corrections:
            key = (correction.source_id, correction.evidence)
            corrections.setdefault(key, []).append(correction)
        for source in self.sources.values():
            table = self._table("observations", f"observations/{source.source_id}.csv")
            for row, line in zip(table.rows, table.lines, strict=True):
                try:
                    known = tuple(corrections.get((source.source_id, row["evidence"]), ()))
                    yield Observation(
                        area=self.areas[row["area_id"]],
                        scope=row["scope"],
                        indicator=self.indicators[row["indicator_id"]],
                        year=int(row["year"]),
                        period=row["period"],
                        measure=row["measure"],
                        of=row["of"],
                        status=row["status"],
                        bound=row["bound"],
                        value=records.number(row["value"]),
                        unit=row["unit"],
                        evidence=row["evidence"],
                        doubt=records.items(row["doubt"]),
                        context=records.items(row["context"]),
                        note=row["note"],
                        source=source,
                        file=table.shown_as,
                        line=line,
                        corrections=known,
                        in_whole_things=self._is_counted(next(
                            (c.use_unit for c in known if c.action == "override" and c.use_unit),
                            row["unit"])),
                    )
                except (ValueError, KeyError, InvalidOperation) as error:
                    self._faults.append(Fault(
                        table.shown_as, line, "", f"cannot be read ({error})",
                        accepted="`make check` says what is accepted",
                    ))


def load(data_dir: Path) -> Dataset:
    """Read the folder ``data_dir``.

    Raises
    ------
    DatasetError
        With every fault that stops the reading, each with file and line.
    """
    return Dataset(data_dir)
