"""``python -m helpers compare gdp --years 2017:2023``: one indicator, all districts."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from helpers import messages
from helpers.comparison import ComparabilityError, Quantity, growth_gap, level_ratio
from helpers.comparison.basis import PanelCell, panel_cell
from helpers.comparison.disputed import Disputes
from helpers.dataset.load import Dataset
from helpers.dataset.model import Indicator
from helpers.statement import marks, numbers
from helpers.statement.units import shown
from helpers.terminal import flagged

#: Ends of intervals are written to so many decimals at most.
_FINEST = Decimal("1e-8")


@dataclass(frozen=True)
class Line:
    """One cell of the answer: plain values, ready for JSON and CSV."""

    indicator_id: str
    measure: str
    family: str
    area_id: str
    year: int
    state: str
    bound: str
    value: str
    unit: str
    low: str
    high: str
    flags: str
    sources: str
    evidence: str
    reason: str


def lines(
    data: Dataset, indicator: Indicator, families: Sequence[str], years: Sequence[int],
    basis: str, as_of: date | None, language: str,
) -> list[Line]:
    """Return every cell of the comparison: levels, then growth rates."""
    disputes = Disputes(data, families, years, as_of)
    return [
        _line(data, panel_cell(data, family, indicator.indicator_id, year, measure, basis, as_of),
              language, disputes)
        for measure in ("level", "yoy_pct")
        for year in years
        for family in families
    ]


def _line(data: Dataset, cell: PanelCell, language: str, disputes: Disputes) -> Line:
    quantity = cell.quantity
    parts = quantity.observations if quantity else ()
    value, unit, low, high = _exact(data, quantity) if quantity else ("", "", "", "")
    return Line(
        indicator_id=cell.indicator_id, measure=cell.measure, family=cell.family,
        area_id=cell.area.area_id, year=cell.year, state=cell.state,
        bound=cell.observation.bound if cell.observation else "",
        value=value, unit=unit, low=low, high=high,
        flags="|".join(marks.codes(quantity, disputes)) if quantity else "",
        sources="|".join(dict.fromkeys(part.source.source_id for part in parts)),
        evidence="|".join(part.evidence for part in parts),
        reason=cell.refusal.reason(language) if cell.refusal else "",
    )


def _exact(data: Dataset, quantity: Quantity) -> tuple[str, str, str, str]:
    """Return value, unit and both ends of the interval, in the unit in which tables show it.

    Tables cut a converted level to two decimals; here it keeps what is printed.
    """
    unit = shown(data, quantity)[1]
    ends = (quantity.interval.low, quantity.interval.high)
    found = (quantity.value, *ends)
    if unit != quantity.unit:
        indicator = quantity.kin[0].indicator
        found = tuple(
            None if number is None else data.in_unit_of(number, quantity.unit, indicator)[0]
            for number in found)
    value, low, high = found
    return f"{value:f}", unit, _end(low, ROUND_FLOOR), _end(high, ROUND_CEILING)


def _end(value: Decimal | None, rounding: str) -> str:
    """Write an end of an interval, rounded away from the value where its digits never stop."""
    return "" if value is None else f"{value.quantize(_FINEST, rounding).normalize():f}"


def as_json(found: Sequence[Line]) -> str:
    """Return the lines as JSON."""
    return json.dumps([asdict(line) for line in found], ensure_ascii=False, indent=1)


def as_text(
    data: Dataset, indicator: Indicator, families: Sequence[str], years: Sequence[int],
    basis: str, as_of: date | None, language: str,
) -> str:
    """Return the comparison as tables for reading: figures, gap or refusal, sources."""
    def say(key: str, **values: object) -> str:
        return messages.text(key, language, **values)

    name = indicator.name_zh if language == "zh" else indicator.name_en
    out = [f"{name} ({indicator.indicator_id}) · {say(f'choice.{basis}')}"]
    cited: dict[str, str] = {}
    disputes = Disputes(data, families, years, as_of)
    for measure in ("level", "yoy_pct"):
        rows = [["", *(_family(data, family, language) for family in families),
                 say("compare.gap")]]
        for year in years:
            cells = [panel_cell(data, family, indicator.indicator_id, year, measure, basis, as_of)
                     for family in families]
            if all(cell.state == "not_found" for cell in cells):
                continue
            rows.append([str(year), *(_written(data, cell, language, cited, disputes)
                                       for cell in cells),
                         _gap(data, cells, measure, language, disputes)])
        out += ["", say(f"measure.{measure}")]
        out += _aligned(rows) if len(rows) > 1 else [say("state.not_found")]
    if cited:
        out += ["", say("compare.sources")]
        out += [f"  [{mark}] {text}" for text, mark in cited.items()]
    return "\n".join(out)


def _family(data: Dataset, family: str, language: str) -> str:
    area = data.vintages_of(family)[-1]
    return area.name_zh if language == "zh" else area.name_en


def _written(data: Dataset, cell: PanelCell, language: str, cited: dict[str, str],
             disputes: Disputes) -> str:
    if cell.quantity is None:
        if cell.refusal is not None:
            return f"({cell.refusal.reason(language)})"
        return f"({messages.text(f'state.{cell.state}', language)})"
    bound = cell.observation.bound if cell.observation else "eq"
    text = numbers.bound_mark(bound, language) + numbers.amount(
        *shown(data, cell.quantity), language)
    text += flagged.words(cell.quantity, disputes, language)
    notes = []
    for part in cell.quantity.observations:
        area = part.area.name_zh if language == "zh" else part.area.name_en
        title = part.source.title_zh if language == "zh" else part.source.title_en
        entry = (f"{area} {part.year}: “{part.evidence}” – {title}"
                 f" ({part.source.published_as_printed or '?'})")
        notes.append(cited.setdefault(entry, str(len(cited) + 1)))
    return f"{text} [{','.join(notes)}]"


def _gap(data: Dataset, cells: Sequence[PanelCell], measure: str, language: str,
         disputes: Disputes) -> str:
    if len(cells) < 2:
        return ""
    pair = [cell.quantity for cell in cells[:2]]
    if None in pair:
        return "–"
    try:
        found = level_ratio(data, *pair) if measure == "level" else growth_gap(*pair)
    except ComparabilityError as error:
        return f"({error.refusal.reason(language)})"
    written = numbers.bound_mark("approx" if found.is_rough else "eq", language)
    written += numbers.amount(found.value, found.unit, language, signed=measure != "level")
    return written + flagged.words(found, disputes, language)


def width(text: str) -> int:
    """Return how many columns a text takes in a terminal: Chinese characters take two.

    >>> width("GDP"), width("拱墅")
    (3, 4)
    """
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(width(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  " + "  ".join(cell + " " * (widths[i] - width(cell)) for i, cell in enumerate(row))
        .rstrip()
        for row in rows
    ]
