"""Slips that the data itself betrays: a unit wrong by 10 000, a part above its whole.

A figure that is right in spite of it says so in its note; then these rules are quiet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from helpers.dataset.faults import Fault
from helpers.dataset.patterns import split_list
from helpers.dataset.rules.contents import Contents, Row

#: No figure of a district grew or fell fifty-fold in the years covered; a unit slip is 10⁴.
SPREAD = 50
#: Rounding of published figures may lift a part slightly above its whole.
ROUNDING = Decimal("1.02")


def _whole_levels(contents: Contents) -> Iterator[tuple[Row, Decimal]]:
    """Yield the levels of whole districts with their value in canonical units."""
    for row in contents.observations:
        value, unit = row.number("value"), contents.units.get(row["unit"])
        plain = row["measure"] == "level" and not row["scope"] and not row.explanation
        if plain and value is not None and value > 0 and unit is not None:
            yield row, value * unit[1]


def levels_keep_their_size(contents: Contents) -> Iterator[Fault]:
    """Levels of one indicator and one family lie within a factor of 50 over all years.

    Flows of part of a year are left out, and so are indicators with fewer than two levels.
    """
    groups = defaultdict(list)
    for row, size in _whole_levels(contents):
        area, indicator = contents.areas.get(row["area_id"]), row["indicator_id"]
        if area is not None and row["period"] in ("FY", "EOY"):
            groups[area["family"], indicator].append((row, size))
    for members in groups.values():
        middle = median(size for _, size in members)
        if max(size for _, size in members) < SPREAD * min(size for _, size in members):
            continue
        for row, size in members:
            others = [other for other, _ in members if other is not row]
            if max(size / middle, middle / size) * 2 >= SPREAD and others:
                yield row.fault(
                    "value", f"{row['unit']}: far from the figures of other years "
                    f"({others[0].place}: {others[0]['value']} {others[0]['unit']})",
                    f"within a factor of {SPREAD}, or a note that says why")


def parts_are_not_above_their_whole(contents: Contents) -> Iterator[Fault]:
    """In one document a part (``part_of``) is at most its whole, for one area, year and status."""
    wholes: dict[tuple[str, ...], tuple[Row, Decimal]] = {}
    same = ("area_id", "year", "period", "status")
    levels = [(row, size) for row, size in _whole_levels(contents)
              if row["bound"] in ("eq", "approx")]
    for row, size in levels:
        wholes[row.source_id, row["indicator_id"], *(row[column] for column in same)] = row, size
    for row, size in levels:
        indicator = contents.indicators.get(row["indicator_id"])
        for item in split_list(indicator["part_of"]) if indicator else []:
            key = (row.source_id, item.partition(":")[0], *(row[column] for column in same))
            whole = wholes.get(key)
            if whole is not None and size > whole[1] * ROUNDING:
                yield row.fault(
                    "value", f"{row['unit']}: a part above its whole ({whole[0].place}: "
                    f"{whole[0]['value']} {whole[0]['unit']})", "at most the whole, or a note")


RULES = (levels_keep_their_size, parts_are_not_above_their_whole)
