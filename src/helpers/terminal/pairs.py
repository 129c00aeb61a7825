"""``python -m helpers pairs``: all that can be compared, across districts and across years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from helpers import messages
from helpers.comparison import pairs
from helpers.comparison.basis import PanelCell
from helpers.comparison.disputed import Disputes
from helpers.comparison.pairs import Pair, Series
from helpers.dataset.load import Dataset
from helpers.dataset.model import Indicator
from helpers.dataset.vocabulary import THEMES
from helpers.statement import numbers
from helpers.statement.units import shown
from helpers.terminal import flagged


@dataclass(frozen=True)
class Line:
    """One pair or series: plain values, ready for CSV."""

    theme: str
    indicator_id: str
    name: str
    measure: str
    of: str
    period: str
    kind: str
    years: str
    areas: str
    values: str
    relation: str
    sources: str


def lines(
    data: Dataset, families: Sequence[str], years: Sequence[int], basis: str, as_of: date | None,
    language: str, theme: str = "",
) -> list[Line]:
    """Return every pair (kind ``districts``) and series (kind ``years``), theme by theme."""
    found: list[Line] = []
    disputes = Disputes(data, families, years, as_of)
    for name in (theme,) if theme else THEMES:
        for indicator in pairs.indicators_of(data, name):
            asked = (data, indicator, families, years, basis, as_of)
            found += _lines(data, indicator, pairs.pairs(*asked), pairs.series(*asked), language,
                            disputes)
    return found


def as_text(found: Sequence[Line], language: str) -> str:
    """Return the lines for reading, and how many there are of each theme."""
    out: list[str] = []
    for theme in dict.fromkeys(line.theme for line in found):
        of_theme = [line for line in found if line.theme == theme]
        kinds = {(line.indicator_id, line.measure, line.of, line.period) for line in of_theme
                 if line.kind == "districts"}
        followed = sum(line.kind == "years" for line in of_theme)
        enough = "worth" if pairs.enough(kinds, range(followed)) else "thin"
        out += ["", messages.text(
            f"pairs.{enough}", language, theme=messages.text(f"choice.{theme}", language),
            kinds=len(kinds), pairs=sum(line.kind == "districts" for line in of_theme),
            series=followed)]
        before = ()
        for line in of_theme:
            subject = (line.indicator_id, line.measure, line.of, line.period)
            if subject != before:
                of = f" / {line.of}" if line.of else ""
                out.append(f"{line.name} ({line.indicator_id}) · "
                           f"{_measure(line.measure, language)}{of} · {line.period}")
            before = subject
            kind = messages.text(f"pairs.{line.kind}", language)
            relation = f"  = {line.relation}" if line.relation else ""
            out.append(f"  {kind}  {line.years}  {line.values}{relation}  [{line.sources}]")
    return "\n".join(out).strip() or messages.text("pairs.none", language)


def _measure(measure: str, language: str) -> str:
    # The name of a rank has its field in it; the field stands beside it here.
    return measure if measure == "rank" else messages.text(f"measure.{measure}", language)


def _lines(data: Dataset, indicator: Indicator, compared: Sequence[Pair],
           followed: Sequence[Series], language: str, disputes: Disputes) -> Iterator[Line]:
    every = [*compared, *followed]
    kinds = list(dict.fromkeys(one.kind for one in every))
    for one in sorted(every, key=lambda one: kinds.index(one.kind)):
        is_pair = isinstance(one, Pair)
        cells = one.cells
        relation = ""
        if is_pair and one.relation is not None:
            rough = "approx" if one.relation.is_rough else "eq"
            relation = numbers.bound_mark(rough, language) + numbers.amount(
                one.relation.value, one.relation.unit, language, signed=one.measure != "level",
            ) + flagged.words(one.relation, disputes, language)
        yield Line(
            theme=indicator.theme, indicator_id=indicator.indicator_id,
            name=indicator.name_zh if language == "zh" else indicator.name_en,
            measure=one.measure, of=one.of, period=one.period,
            kind="districts" if is_pair else "years",
            years="|".join(dict.fromkeys(str(cell.year) for cell in cells)),
            areas="|".join(dict.fromkeys(cell.area.area_id for cell in cells)),
            values=_values(data, cells, is_pair, language, disputes),
            relation=relation,
            sources="|".join(dict.fromkeys(o.source.source_id for o in one.observations)),
        )


def _values(data: Dataset, cells: Sequence[PanelCell], is_pair: bool, language: str,
            disputes: Disputes) -> str:
    """Write figures with their areas and flags; a series says its one area first, then each year.
    """
    written = []
    for cell in cells:
        bound = cell.observation.bound if cell.observation else "eq"
        value = numbers.bound_mark(bound, language) + numbers.amount(
            *shown(data, cell.quantity), language)
        value += flagged.words(cell.quantity, disputes, language)
        written.append(f"{_area(cell, language) if is_pair else cell.year} {value}")
    area = "" if is_pair else f"{_area(cells[0], language)}: "
    return area + " | ".join(written)


def _area(cell: PanelCell, language: str) -> str:
    return cell.area.name_zh if language == "zh" else cell.area.name_en
