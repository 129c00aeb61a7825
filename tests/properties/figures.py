"""Random figures of the made-up city: every kind of figure that documents hold, most of them plain.

Rows come in groups that would lead to an answer (both parts of a sum, a level and its growth, a
goal and its result) if nothing came between; then some rows get a twist: another period, a goal, an
open bound, a part of the district, a doubt, another unit. So pairs that differ in one thing only
come up often, and those tell whether a rule is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from helpers.comparison.basis import BASES, PanelCell, panel_cell
from helpers.comparison.coverage import coverage
from helpers.dataset.load import Dataset
from helpers.dataset.model import Observation
from helpers.dataset.patterns import last_day
from helpers.selection import Choice, family_cell, select, select_goals
from tests.world import World

AREAS = ("west_old", "east", "west", "north", "town")
FAMILIES = ("west", "north")
INDICATORS = ("revenue", "gdp")
YEARS = range(2018, 2023)
MEASURES = ("level", "yoy_pct", "share_pct")
#: What groups of rows can lead to.
ANSWERS = ("sum", "back", "growth", "goal", "share", "gap")
DOCUMENTS = ("a", "b", "c", "d")

_OF = {"share_pct": ("gdp", "value-added-tertiary"), "rank": ("town/13:level", "town/10:level")}
_TWISTS = (
    *(("period", p) for p in (
        "M01-M09", "M01-M06", "M04-M06", "EOY", "CUM", "CUM2018", "Y2020-Y2022",
        "ASOF:2021-12-27")),
    *(("status", s) for s in (
        "provisional", "revised", "target", "stretch", "target_revised", "planned")),
    *(("bound", b) for b in ("ge", "le", "approx", "nearly")),
    *(("scope", "park") for _ in range(3)),
    *(("doubt", d) for d in ("period", "area_id", "value", "scope|status")),
    *(("unit", u) for u in ("万元", "万元", "家", "家", "家", "%")),
)
#: Close values come up often, so that orders within rounding do.
_VALUES = ("100", "100.0", "100.2", "98.75")


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
        return {name: last_day(fields["published"]) for name, fields in self.documents}

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


class _Chance:
    """Draws rows, documents and breaks."""

    def __init__(self, chance: Random):
        self.one_of = chance.choice
        self.up_to = chance.randint

    def row(self, area: str, year: int, measure: str = "level", twists: int = 1, **fields) -> dict:
        """Draw a row of a place and a year: as plain as can be, but for some twists at times."""
        value = self.one_of((self.one_of(_VALUES),
                             f"{self.up_to(1, 40_000) / 100:.{self.up_to(0, 2)}f}"))
        if measure == "yoy_pct" and self.up_to(0, 1):
            value = "-" + value
        row = {"area": area, "year": year, "measure": measure, "indicator": "revenue",
               "value": value, "source": self.one_of(DOCUMENTS), **fields}
        if measure in _OF:
            row["of"] = self.one_of(_OF[measure])
        if self.up_to(0, 2) == 0:
            row.update(self.one_of(_TWISTS) for _ in range(twists))
        return row

    def group(self, leading_to: str) -> list[dict]:
        """Draw rows that would lead to one answer if nothing came between."""
        year, area = self.one_of(YEARS[1:]), self.one_of(("west", "north"))
        measure = self.one_of(("level", "yoy_pct"))
        row = partial(self.row, indicator=self.one_of(("revenue", "revenue", "revenue", "gdp")))
        match leading_to:
            case "sum":
                return [row(place, year) for place in ("west_old", "east", "north", "town")]
            case "back":
                return [row("west", year), row("west", year, "yoy_pct"), row("north", year - 1),
                        row("town", year - 1)]
            case "growth":
                return [row(area, year - 1), row(area, year), row(area, year)]
            case "goal":
                return [row(area, year, measure, status="target"), row(area, year, measure)]
            case "share":
                return [row(area, year), row(area, year, indicator="gdp"), row("town", year)]
        return [row("west", year, measure), row("north", year, measure)]

    def any_row(self, near: list[dict]) -> dict:
        """Draw a row of any kind, at a place and in a year that other rows speak of or not."""
        return self.row(
            self.one_of((self.one_of(near)["area"], self.one_of(AREAS))), self.one_of(near)["year"],
            self.one_of(("level", "level", "yoy_pct", "share_pct", "avg_growth_pct", "rank")),
            twists=2, indicator=self.one_of(("revenue", "revenue", "gdp")))

    def document(self) -> dict:
        """Draw when a document came out, how final and how trusted it is."""
        return {
            "published": self.one_of(("", "2019", "2020-03", "2021-04-08", "2021-09",
                                      "2022-01-31", "2022-02-01", "2023")),
            "vintage": self.one_of(("estimate", "first", "first", "accounts", "census")),
            "trust": self.one_of(("official", "official", "press", "copy", "low")),
            "tier": self.one_of(("full_text", "public_excerpt")),
        }

    def cut(self, near: list[dict]) -> tuple:
        """Draw a break at a place and in a year that rows speak of, or anywhere."""
        beside = self.one_of(near)
        family = {"west_old": "west", "east": "west"}.get(beside["area"], beside["area"])
        return (
            self.one_of((family, family, self.one_of(FAMILIES), "*")),
            self.one_of(("", "", "*", "west", "north")),
            self.one_of(("revenue", "gdp", "*")), str(beside["year"]),
            self.one_of(("definition", "census", "geography")),
            self.one_of(("incomparable", "incomparable", "bridged")), "", "口径变了。",
            "Redefined.", "merger", self.one_of(("", "", "level", "yoy_pct")))


def data_sets(
    groups: int = 3, more: int = 8, leading_to: tuple[str, ...] = ANSWERS
) -> st.SearchStrategy[Drawn]:
    """Draw a data set of several documents: groups of rows that lead to answers, and any others.

    All of it comes from one seed: drawn choice by choice, twists would be rare.
    """
    def draw(chance: Random) -> Drawn:
        made = _Chance(chance)
        rows = [row for _ in range(made.up_to(1, groups))
                for row in made.group(made.one_of(leading_to))]
        rows += [made.any_row(rows) for _ in range(made.up_to(0, more))]
        return Drawn(
            documents=tuple((name, made.document()) for name in DOCUMENTS),
            rows=tuple({key_of(row): row for row in rows}.values()),
            breaks=tuple(made.cut(rows) for _ in range(made.up_to(0, 3))))

    return st.randoms(use_true_random=True).map(draw)


def key_of(row: dict) -> tuple:
    """Return what a row must be the only one of."""
    return tuple(row.get(name, "") for name in (
        "source", "area", "scope", "indicator", "year", "period", "measure", "of", "status",
        "bound"))


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
