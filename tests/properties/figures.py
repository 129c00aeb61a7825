"""Random figures of the made-up city: every kind of figure that documents hold, most of them plain.

The rows of one data set stand close together (few places and years), so that several documents
speak of one cell; a row differs from the plain case (a whole year, the whole district, an exact
result) in at most two fields, so that pairs which differ in one thing only come up often: those tell
whether a rule is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from helpers.comparison.basis import BASES, PanelCell, panel_cell
from helpers.comparison.coverage import coverage
from helpers.dataset.load import Dataset, published_day
from helpers.dataset.model import Observation
from helpers.selection import Choice, family_cell, select, select_goals
from tests.world import World

AREAS = ("west_old", "east", "west", "north", "town")
FAMILIES = ("west", "north")
INDICATORS = ("revenue", "gdp")
YEARS = range(2018, 2023)
MEASURES = ("level", "yoy_pct", "share_pct")
DOCUMENTS = ("a", "b", "c", "d")

_OF = {"share_pct": ("gdp", "value-added-tertiary"), "rank": ("town/13:level", "town/10:level")}
_TWISTS = st.one_of(
    st.tuples(st.just("period"), st.sampled_from(
        ("M01-M09", "M01-M06", "EOY", "CUM", "CUM2018", "Y2020-Y2022", "ASOF:2021-12-27"))),
    st.tuples(st.just("status"), st.sampled_from(
        ("provisional", "revised", "target", "stretch", "target_revised", "planned"))),
    st.tuples(st.just("bound"), st.sampled_from(("ge", "le", "approx", "nearly"))),
    st.tuples(st.just("scope"), st.just("park")),
    st.tuples(st.just("doubt"), st.sampled_from(("period", "area_id", "value", "scope|status"))),
    st.tuples(st.just("unit"), st.sampled_from(("万元", "家", "%"))),
)


@dataclass(frozen=True)
class Drawn:
    """Documents (id and fields), rows (document and fields) and breaks of one made-up data set."""

    documents: tuple[tuple[str, dict], ...]
    rows: tuple[dict, ...]
    breaks: tuple[tuple, ...] = ()

    def without(self, *documents: str) -> Drawn:
        """Return the same without these documents and their rows."""
        return replace(
            self, documents=tuple(d for d in self.documents if d[0] not in documents),
            rows=tuple(r for r in self.rows if r["source"] not in documents))

    def days(self) -> dict[str, date | None]:
        """Return the day of publication of each document."""
        return {name: published_day(fields["published"]) for name, fields in self.documents}

    def load(self) -> Dataset:
        """Write the rows in the order that they have here, and load them."""
        with TemporaryDirectory() as folder:
            world = World(Path(folder))
            for name, fields in self.documents:
                world.source(name, **fields)
            for row in self.rows:
                world.row(**row)
            world.breaks += self.breaks
            return world.load()


@st.composite
def rows(draw, places: tuple[tuple[str, int], ...]) -> dict:
    """Draw one row at one of these places and years, plain but for two fields at most."""
    area, year = draw(st.sampled_from(places))
    measure = draw(st.sampled_from(("level", "level", "level", "yoy_pct", "yoy_pct", "share_pct",
                                    "avg_growth_pct", "rank")))
    decimals = draw(st.integers(0, 2))
    hundredths = draw(st.integers(1, 40_000))
    sign = "-" if measure == "yoy_pct" and draw(st.booleans()) else ""
    row = {
        "area": area, "year": year, "measure": measure,
        "indicator": draw(st.sampled_from(("revenue", "revenue", "gdp"))),
        "value": f"{sign}{hundredths / 100:.{decimals}f}",
        "source": draw(st.sampled_from(DOCUMENTS)),
    }
    if measure in _OF:
        row["of"] = draw(st.sampled_from(_OF[measure]))
    row.update(draw(st.lists(_TWISTS, max_size=2)))
    return row


@st.composite
def _documents(draw) -> dict:
    return {
        "published": draw(st.sampled_from(
            ("", "2019", "2020-03", "2021-04-08", "2021-09", "2022-01-31", "2022-02-01", "2023"))),
        "vintage": draw(st.sampled_from(("estimate", "first", "first", "accounts", "census"))),
        "trust": draw(st.sampled_from(("official", "official", "press", "copy", "low"))),
        "tier": draw(st.sampled_from(("full_text", "public_excerpt"))),
    }


_BREAKS = st.tuples(
    st.sampled_from((*FAMILIES, "*")), st.sampled_from(("", "*", "west", "north")),
    st.sampled_from((*INDICATORS, "*")), st.sampled_from([str(year) for year in YEARS]),
    st.sampled_from(("definition", "census", "geography")),
    st.sampled_from(("incomparable", "incomparable", "bridged")),
    st.just(""), st.just("口径变了。"), st.just("Redefined."), st.just("merger"),
    st.sampled_from(("", "", "level", "yoy_pct")),
)


def _key(row: dict) -> tuple:
    return tuple(row.get(name, "") for name in (
        "source", "area", "scope", "indicator", "year", "period", "measure", "of", "status",
        "bound"))


def _almost_plain(**row) -> st.SearchStrategy[dict]:
    """Draw a row as given, at times with one twist."""
    values = st.integers(100, 40_000).map(lambda n: f"{n / 100:.1f}")
    twist = st.one_of(st.just(()), st.just(()), st.just(()), _TWISTS.map(lambda t: (t,)))
    return st.builds(
        lambda value, source, twists: {
            "indicator": "revenue", "measure": "level", "value": value, "source": source, **row,
            **dict(twists)},
        values, st.sampled_from(DOCUMENTS), twist)


def _leading_to_a_sum() -> st.SearchStrategy[list[dict]]:
    """Draw both parts of the merged district in one year, and the other district beside."""
    return st.sampled_from(YEARS).flatmap(lambda year: st.tuples(*(
        _almost_plain(area=area, year=year) for area in ("west_old", "east", "north")))).map(list)


def _leading_back() -> st.SearchStrategy[list[dict]]:
    """Draw level and growth of the merged district, and the other district a year before."""
    return st.sampled_from(YEARS[1:]).flatmap(lambda year: st.tuples(
        _almost_plain(area="west", year=year),
        _almost_plain(area="west", year=year, measure="yoy_pct"),
        _almost_plain(area="north", year=year - 1))).map(list)


@st.composite
def data_sets(draw, least: int = 4, most: int = 18) -> Drawn:
    """Draw a data set of several documents."""
    places = tuple(draw(st.lists(
        st.tuples(st.sampled_from(AREAS), st.sampled_from(YEARS)), min_size=1, max_size=6)))
    drawn = draw(st.lists(rows(places), min_size=least, max_size=most))
    drawn += draw(st.one_of(st.just([]), _leading_to_a_sum(), _leading_back()))
    return Drawn(
        documents=tuple((name, draw(_documents())) for name in DOCUMENTS),
        rows=tuple({_key(row): row for row in drawn}.values()),
        breaks=tuple(draw(st.lists(_BREAKS, max_size=2))),
    )


# -- everything that is said of a data set, in plain values ---------------------------------------


def panel(data: Dataset, as_of: date | None = None) -> dict[tuple, PanelCell]:
    """Return every cell of the panel on both bases, and its coverage."""
    cells = {}
    for family in FAMILIES:
        for indicator in INDICATORS:
            for year in YEARS:
                for basis in BASES:
                    for measure in MEASURES:
                        cells[family, indicator, year, basis, measure] = panel_cell(
                            data, family, indicator, year, measure, basis, as_of)
                    cells[family, indicator, year, basis, "coverage"] = coverage(
                        data, family, indicator, year, basis, as_of)
    return cells


def choices(data: Dataset, as_of: date | None = None) -> dict[tuple, Choice]:
    """Return the choice of every cell of every area, and of every family as published."""
    found = {}
    for indicator in INDICATORS:
        for year in YEARS:
            for measure in MEASURES:
                for area in AREAS:
                    found[area, indicator, year, measure] = select(
                        data, area, indicator, year, measure, as_of=as_of)
                for family in FAMILIES:
                    found["family", family, indicator, year, measure] = family_cell(
                        data, family, indicator, year, measure, as_of=as_of).choice
    return found


def goals(data: Dataset, as_of: date | None = None) -> dict[tuple, tuple[Observation, ...]]:
    """Return the goals of every area, indicator and year."""
    return {(area, indicator, year): select_goals(data, area, indicator, year, as_of=as_of)
            for area in AREAS for indicator in INDICATORS for year in YEARS}


def shown_by(cell: PanelCell) -> tuple[Observation, ...]:
    """Return every figure that a cell shows, rests on or names."""
    return (*figures_of(cell.choice), *(cell.quantity.observations if cell.quantity else ()),
            *(cell.refusal.parts if cell.refusal else ()))


def figures_of(choice: Choice) -> tuple[Observation, ...]:
    """Return every figure that a choice names: chosen, losers and goals."""
    return (*((choice.chosen,) if choice.chosen else ()),
            *(lost.observation for lost in choice.losers), *choice.goals)


def said(data: Dataset, as_of: date | None = None, losers: bool = True) -> dict[tuple, tuple]:
    """Return all that is said of a data set as plain values that can be compared.

    ``losers`` False leaves out what lost.
    """
    found: dict[tuple, tuple] = {}
    for key, choice in choices(data, as_of).items():
        found["choice", *key] = _plain_choice(choice, losers)
    for key, cell in panel(data, as_of).items():
        quantity, refused = cell.quantity, cell.refusal
        found["panel", *key] = (
            cell.state, cell.area.area_id, cell.restated, _plain_choice(cell.choice, losers),
            quantity and (quantity.value, quantity.unit, quantity.interval, quantity.rule,
                          tuple(o.key for o in quantity.observations)),
            refused and (refused.code, refused.zh, refused.en,
                         tuple(o.key for o in refused.parts) if losers else ()),
        )
    for key, named in goals(data, as_of).items():
        found["goals", *key] = tuple(o.key for o in named)
    return found


def _plain_choice(choice: Choice, losers: bool) -> tuple:
    return (
        choice.state, choice.chosen.key if choice.chosen else None,
        tuple(o.key for o in choice.goals),
        tuple((lost.observation.key, lost.reason) for lost in choice.losers) if losers else (),
    )
