"""Everything that can be compared: districts within one year, and years within one district.

Both lists hold figures of whole districts only, and only what the rules of comparison let through:

* a :class:`Pair` sets two districts against each other: one indicator, measure, year and period,
  neither figure in doubt, of low trust or open-ended; two ranks make a pair in one field;
* a :class:`Series` follows one area of one vintage over two or more years in which no break, change
  of period or doubt lies between neighbours. Where one does, the series ends and another begins.

Running totals and spans of years stand for no single year and make neither.

>>> found = pairs(data, data.indicators["gdp"])                               # doctest: +SKIP
>>> [(pair.year, pair.first.area.area_id, pair.relation.value) for pair in found][-1:]
...                                                                           # doctest: +SKIP
[(2022, 'gongshu', Decimal('82.5'))]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from helpers.comparison import rules
from helpers.comparison.basis import PanelCell, may_join, panel_cell
from helpers.comparison.periods import area_cell_of, by_period
from helpers.comparison.quantity import Quantity
from helpers.comparison.refusal import ComparabilityError
from helpers.comparison.relations import growth_gap, level_ratio, two_places
from helpers.dataset.load import Dataset
from helpers.dataset.model import Area, Indicator, Observation
from helpers.dataset.vocabulary import MEASURES, THEMES
from helpers.selection.choice import SERIOUS_DOUBTS

#: A theme is worth a page from so many pairs, or so many series, on.
FEWEST_PAIRS = 3
FEWEST_SERIES = 2


@dataclass(frozen=True)
class Pair:
    """Two districts in one year.

    ``relation`` is the ratio of two levels or the gap of two rates; None for ranks, which tell an
    order and no distance.
    """

    indicator: Indicator
    measure: str
    of: str
    period: str
    year: int
    first: PanelCell
    second: PanelCell
    relation: Quantity | None

    @property
    def kind(self) -> tuple[str, str, str, str]:
        """What is compared, whatever the year."""
        return self.indicator.indicator_id, self.measure, self.of, self.period

    @property
    def cells(self) -> tuple[PanelCell, PanelCell]:
        """Both sides, in the order of the districts."""
        return self.first, self.second

    @property
    def observations(self) -> tuple[Observation, ...]:
        """Every printed figure that the pair rests on."""
        return _observations(self.cells)


@dataclass(frozen=True)
class Series:
    """One area over two or more years, oldest first; missing years are left out."""

    indicator: Indicator
    measure: str
    of: str
    period: str
    family: str
    area: Area
    cells: tuple[PanelCell, ...]

    @property
    def kind(self) -> tuple[str, str, str, str]:
        """What is followed, whatever the area."""
        return self.indicator.indicator_id, self.measure, self.of, self.period

    @property
    def years(self) -> tuple[int, ...]:
        """The years that are known."""
        return tuple(cell.year for cell in self.cells)

    @property
    def observations(self) -> tuple[Observation, ...]:
        """Every printed figure of the series."""
        return _observations(self.cells)


def indicators_of(data: Dataset, theme: str) -> tuple[Indicator, ...]:
    """Return the indicators of a theme in the order of the dictionary, and note the question."""
    data.asked.note("indicators", theme=[theme])
    return tuple(i for i in data.indicators.values() if i.theme == theme)


def pairs(
    data: Dataset, indicator: Indicator, families: Sequence[str] = (),
    years: Sequence[int] = (), basis: str = "as_published", as_of: date | None = None,
) -> tuple[Pair, ...]:
    """Return the pairs of an indicator by measure and year; no families or years means all."""
    families = tuple(families) or data.families()
    found = []
    for measure, of in _kinds(data, indicator):
        for year in tuple(years) or _years(data, indicator):
            cells = [
                by_period(panel_cell(
                    data, family, indicator.indicator_id, year, measure, basis, as_of, of))
                for family in families
            ]
            for one, two in combinations(cells, 2):
                for period in (p for p in one if p in two):
                    pair = _pair(data, indicator, (measure, of, period), one[period], two[period])
                    found += [pair] if pair else []
    return tuple(found)


def series(
    data: Dataset, indicator: Indicator, families: Sequence[str] = (),
    years: Sequence[int] = (), basis: str = "as_published", as_of: date | None = None,
) -> tuple[Series, ...]:
    """Return the series of an indicator by measure and area; no families or years means all."""
    return tuple(one for one in runs(data, indicator, families, years, basis, as_of)
                 if len(one.cells) > 1)


def runs(
    data: Dataset, indicator: Indicator, families: Sequence[str] = (),
    years: Sequence[int] = (), basis: str = "as_published", as_of: date | None = None,
) -> tuple[Series, ...]:
    """Return every series, and each figure that no other may be set beside as one of one year."""
    found = []
    for measure, of in _kinds(data, indicator):
        for family in tuple(families) or data.families():
            for area in _areas(data, family, basis):
                grouped: dict[str, list[PanelCell]] = {}
                for year in tuple(years) or _years(data, indicator):
                    cell = (
                        panel_cell(data, family, indicator.indicator_id, year, measure, basis,
                                   as_of, of)
                        if basis == "comparable"
                        else area_cell_of(data, area, indicator, year, measure, of, as_of)
                    )
                    for period, known in by_period(cell).items():
                        grouped.setdefault(period, []).append(known)
                for period, cells in grouped.items():
                    found += [
                        Series(indicator, measure, of, period, family, area, run)
                        for run in _runs(data, cells)
                    ]
    return tuple(found)


def worth_a_page(data: Dataset, families: Sequence[str] = (), years: Sequence[int] = ()
                 ) -> tuple[str, ...]:
    """Return the themes with enough pairs or series for a briefing of their own.

    An indicator and measure counts once as a pair, in however many years it can be compared.
    """
    found = []
    for theme in THEMES:
        indicators = indicators_of(data, theme)
        compared = {p.kind for i in indicators for p in pairs(data, i, families, years)}
        followed = [s for i in indicators for s in series(data, i, families, years)]
        if enough(compared, followed):
            found.append(theme)
    return tuple(found)


def enough(compared: Iterable[object], followed: Iterable[object]) -> bool:
    """Tell whether so many kinds of pairs, and so many series, are worth a page.

    >>> enough(["gdp", "revenue"], []), enough([], ["gdp", "revenue"])
    (False, True)
    """
    return len(list(compared)) >= FEWEST_PAIRS or len(list(followed)) >= FEWEST_SERIES


# -- cells ------------------------------------------------------------------------------------


def _observations(cells: Iterable[PanelCell]) -> tuple[Observation, ...]:
    return tuple(dict.fromkeys(o for cell in cells for o in cell.quantity.observations))


def _results(data: Dataset, indicator: Indicator) -> Iterator[Observation]:
    return (o for o in data.observations_of(indicator.indicator_id)
            if o.is_result and not o.scope and o.area.role != "comparator")


def _kinds(data: Dataset, indicator: Indicator) -> list[tuple[str, str]]:
    """Return measures with what they are relative to, levels first."""
    found = {(o.measure, o.of) for o in _results(data, indicator)}
    return sorted(found, key=lambda kind: (MEASURES.index(kind[0]), kind[1]))


def _years(data: Dataset, indicator: Indicator) -> tuple[int, ...]:
    return tuple(sorted({o.year for o in _results(data, indicator)}))


def _areas(data: Dataset, family: str, basis: str) -> tuple[Area, ...]:
    vintages = data.vintages_of(family)
    return vintages[-1:] if basis == "comparable" else vintages


def _pair(data: Dataset, indicator: Indicator, kind: tuple[str, str, str], first: PanelCell,
          second: PanelCell) -> Pair | None:
    one, two = first.quantity, second.quantity
    if any(o.source.trust == "low" for o in _observations((first, second))):
        return None
    try:
        if kind[0] == "level":
            relation = level_ratio(data, one, two)
        elif kind[0] == "rank":
            relation = None
            if two_places(one, two) is not None:
                return None
        else:
            relation = growth_gap(one, two)
    except ComparabilityError:
        return None
    return Pair(indicator, *kind, first.year, first, second, relation)


def _runs(data: Dataset, cells: Sequence[PanelCell]) -> Iterator[tuple[PanelCell, ...]]:
    """Yield runs of cells, each of which may be set beside the one before it."""
    run: list[PanelCell] = []
    for cell in cells:
        if any(SERIOUS_DOUBTS.intersection(o.doubt) for o in cell.quantity.observations):
            continue
        if run and not _joins(data, run[-1], cell):
            yield tuple(run)
            run = []
        run.append(cell)
    if run:
        yield tuple(run)


def _joins(data: Dataset, earlier: PanelCell, later: PanelCell) -> bool:
    if earlier.observation is None or later.observation is None:
        return may_join(data, earlier, later)
    units = {data.canonical(c.quantity.value, c.quantity.unit)[1] for c in (earlier, later)}
    return len(units) == 1 and rules.may_join(
        data.breaks, earlier.observation, later.observation)
