"""The overview: what is known of the districts, what can be compared, and what cannot.

>>> from helpers.pages import overview                                        # doctest: +SKIP
>>> page = overview.open(language="en")                                       # doctest: +SKIP
>>> page.levels()                                                             # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from helpers.briefing.parameters import OverviewParameters, validate
from helpers.comparison import (
    Attainment,
    ComparabilityError,
    Quantity,
    Refusal,
    attainment,
    growth_gap,
    level_ratio,
    published,
    share,
)
from helpers.comparison import rules
from helpers.comparison.refusal import refusal
from helpers.dataset.model import Indicator, Observation
from helpers.pages.page import Page
from helpers.selection import Cell, family_cell, select, series
from helpers.statement import numbers
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.coverage import coverage_map
from helpers.statement.plots.dots import Dot, DotRow, dot_rows
from helpers.statement.plots.lines import small_multiples
from helpers.statement.plots.marks import Line, Panel, Point
from helpers.statement.style import look
from helpers.statement.table import Column, Table

#: Ratios that do not grow with the size of a place: part, whole.
SIZE_FREE = (
    ("value-added-tertiary", "gdp"),
    ("value-added-digital-core", "gdp"),
    ("retail-sales", "gdp"),
    ("fixed-asset-investment", "gdp"),
    ("general-budget-revenue", "gdp"),
    ("rd-spending", "gdp"),
)
#: States of a coverage cell, most known first.
STATES = ("value", "part_year", "target_only", "not_found")


def open(**parameters: object) -> Overview:
    """Start the overview with the parameters of the notebook (checked, defaults filled in)."""
    return Overview(validate("overview", parameters))


@dataclass(frozen=True)
class _Ratio:
    """A size-free ratio of one family in its latest year."""

    family: str
    year: int
    quantity: Quantity


class Overview(Page):
    """Sections of the overview, in the order of the page."""

    name = "overview"
    parameters: OverviewParameters

    # -- top ----------------------------------------------------------------------------------

    def key_points(self) -> Block:
        """Show what matters first: size, pace and structure of each district, and one caution."""
        points = [p for family in self.families for p in self._family_points(family)]
        widest = self._widest_ratio()
        if widest is not None:
            points.append(widest)
        if not points:
            return self.nothing("overview.nothing")
        html = Markup("").join(Markup("<li>{}</li>").format(point) for point in points)
        caution = Markup("").join(
            Markup('<p class="caution"><b>{}</b> {}</p>').format(self.say("overview.caution"), note)
            for note in self._break_notes()
        )
        return Block(Markup('<div class="sheet"><ul class="points">{}</ul>{}</div>').format(
            html, caution))

    def _family_points(self, family: str) -> Iterator[Markup]:
        for indicator_id in ("gdp", "general-budget-revenue"):
            cell = self._latest(family, indicator_id)
            if cell is None:
                continue
            level = cell.choice.chosen
            rate = select(self.data, cell.area.area_id, indicator_id, level.year, "yoy_pct",
                          as_of=self.as_of).chosen
            rank = select(self.data, cell.area.area_id, indicator_id, level.year, "rank",
                          as_of=self.as_of).chosen
            yield self.writer.sentence(
                "overview.point", area=cell.area, year=level.year, indicator=level.indicator,
                value=level, flags=self.writer.flags(numbers.flags(level, cell.restated)),
                growth=self._growth_clause(rate), rank=self._rank_clause(rank),
            )

    def _growth_clause(self, rate: Observation | None) -> Markup:
        if rate is None:
            return Markup("")
        grew = rate.usable_value >= 0
        written = self.writer.ledger.link(
            rate, numbers.amount(abs(rate.usable_value), rate.usable_unit, self.writer.language))
        return self.writer.sentence(f"overview.{'grew' if grew else 'fell'}", rate=written)

    def _rank_clause(self, rank: Observation | None) -> Markup:
        if rank is None:
            return Markup("")
        place = rank.of.partition(":")[0].partition("/")[0]
        written = self.writer.ledger.link(
            rank, self.say("overview.place", number=rank.usable_value))
        return self.writer.sentence("overview.rank", place=self.say(f"rank_field.{place}"),
                                    number=written)

    def _widest_ratio(self) -> Markup | None:
        """Return the sentence on the ratio in which two districts differ most, as a multiple."""
        found = []
        for pair in SIZE_FREE:
            ratios = self._ratios(*pair)
            if len(ratios) > 1:
                values = sorted(float(r.quantity.value) for r in ratios)
                if values[0] > 0:
                    found.append((values[-1] / values[0], pair, ratios))
        if not found:
            return None
        _, (part, whole), ratios = max(found, key=lambda item: item[0])
        return self.writer.sentence(
            "overview.structure_point", ratio=self._ratio_name(part, whole),
            values=self.writer.listed(
                self.writer.sentence("overview.structure_value",
                                     area=self.writer.family_name(r.family), year=r.year,
                                     value=r.quantity)
                for r in ratios
            ),
        )

    def _break_notes(self) -> list[str]:
        language = self.writer.language
        return [
            b.note_zh if language == "zh" else b.note_en
            for b in self.data.breaks
            if b.family in (*self.families, "*") and b.kind == "geography"
            and self.years[0] < b.from_year <= self.years[-1]
        ]

    # -- coverage -----------------------------------------------------------------------------

    def coverage(self) -> Block:
        """Show which headline figures are known, for which year, of which district."""
        indicators = self.data.headline_indicators()
        letters = {state: self.say(f"letter.{state}") for state in
                   ("value", "derived", "part_year", "target_only", "refused", "not_found")}
        panels, rows, counts = [], [], dict.fromkeys(STATES, 0)
        used: list[Observation] = []
        grids: dict[str, list[list[str]]] = {}
        for family in self.families:
            grid = []
            for indicator in indicators:
                states = []
                for year in self.years:
                    state, figure = self._coverage_state(family, indicator.indicator_id, year)
                    states.append(state)
                    counts[state] += 1
                    used += [figure] if figure else []
                grid.append(states)
            grids[family] = grid
            panels.append((self.writer.family_name(family), grid))
        for family in self.families:
            for indicator, states in zip(indicators, grids[family], strict=True):
                rows.append([
                    Markup("{} · {}").format(self.writer.family_name(family),
                                             self.writer.name(indicator)),
                    *(self._coverage_cell(family, indicator, year, state)
                      for year, state in zip(self.years, states, strict=True)),
                ])
        total = sum(counts.values())
        figure = coverage_map([self.writer.short(i) for i in indicators], self.years, panels, letters)
        legend = self.say("list.separator").join(
            f"{letters[s]} {self.say(f'state.{s}')}" for s in STATES if letters[s].strip())
        return self.chart(Chart(
            key="coverage",
            figure=figure,
            caption=self.say("overview.coverage.caption"),
            alt=self.say("overview.coverage.alt", total=total, value=counts["value"],
                         part_year=counts["part_year"], target_only=counts["target_only"],
                         not_found=counts["not_found"]),
            source_line=self.source_line(used),
            remark=self.say("overview.coverage.legend", legend=legend),
            table=Table(self.say("overview.coverage.caption"),
                        [Column(self.say("column.indicator_id"), numeric=False),
                         *(Column(str(year), numeric=False) for year in self.years)], rows),
            table_label=self.say("page.data"),
        ))

    def _coverage_state(
        self, family: str, indicator_id: str, year: int
    ) -> tuple[str, Observation | None]:
        """Return the best state over levels and growth rates, and the figure behind it."""
        best: tuple[str, Observation | None] = ("not_found", None)
        for measure in ("level", "yoy_pct"):
            choice = family_cell(self.data, family, indicator_id, year, measure,
                                 as_of=self.as_of).choice
            if STATES.index(choice.state) < STATES.index(best[0]):
                best = (choice.state, choice.chosen or (choice.goals or (None,))[0])
        return best

    def _coverage_cell(self, family: str, indicator: Indicator, year: int, state: str) -> Markup:
        _, figure = self._coverage_state(family, indicator.indicator_id, year)
        if figure is None:
            return Markup('<span class="none">{}</span>').format(self.say("state.not_found"))
        return self.writer.figure(figure) + self.writer.flags(
            [*numbers.flags(figure), *(["goal"] if figure.is_goal else [])])

    # -- levels -------------------------------------------------------------------------------

    def levels(self) -> Block:
        """Show levels over the years, each vintage of a district a line of its own."""
        return self._multiples("levels", "level", zero=True)

    def latest(self) -> Block:
        """Show the latest level of every headline indicator, and their gap where one may be drawn."""
        rows = []
        for indicator in self.data.headline_indicators():
            cells = [self._latest(family, indicator.indicator_id) for family in self.families]
            if not any(cells):
                continue
            rows.append([
                self.writer.name(indicator),
                *(self._dated(cell) for cell in cells),
                self._gap(indicator.indicator_id, "level"),
            ])
        if not rows:
            return self.nothing("overview.nothing")
        return self.table(Table(
            self.say("overview.latest.caption"),
            [Column(self.say("column.indicator_id"), numeric=False),
             *(Column(self.writer.family_name(f)) for f in self.families),
             Column(self.say("overview.latest.ratio"), numeric=False)],
            rows, [self.say("overview.latest.remark"), self._flag_legend()],
        ))

    def _gap(self, indicator_id: str, measure: str) -> Markup:
        """Return the gap of the first two districts in the latest year both know, or why not."""
        if len(self.families) < 2:
            return Markup("")
        reason: Refusal | None = None
        for year in reversed(self.years):
            cells = [family_cell(self.data, f, indicator_id, year, measure, as_of=self.as_of)
                     for f in self.families[:2]]
            figures = [cell.choice.chosen for cell in cells]
            if None in figures:
                continue
            try:
                found = (level_ratio(self.data, *figures) if measure == "level"
                         else growth_gap(*figures))
                return self.writer.sentence(f"overview.gap.{measure}", year=year, value=found)
            except ComparabilityError as error:
                reason = reason or error.refusal
        if reason is None:
            reason = self._no_common_year(indicator_id, measure)
        return self.writer.refused(reason)

    def _no_common_year(self, indicator_id: str, measure: str) -> Refusal:
        years = [
            cell.choice.chosen.year
            for family in self.families[:2]
            if (cell := self._latest(family, indicator_id, measure)) is not None
        ]
        if len(years) == 2:
            return refusal("different_year", years=" / ".join(map(str, years)))
        return refusal("one_side_missing")

    def _dated(self, cell: Cell | None) -> Markup:
        if cell is None:
            return self.writer.cell(None)
        return Markup('{} <span class="year">{}</span>').format(
            self.writer.cell(cell), cell.choice.chosen.year)

    # -- growth -------------------------------------------------------------------------------

    def growth(self) -> Block:
        """Show growth rates as published; a goal is a tick beside them."""
        return self._multiples("growth", "yoy_pct", zero=True, goals=True)

    def growth_table(self) -> Block:
        """Show published growth rates year by year."""
        rows = []
        for indicator in self.data.headline_indicators():
            for family in self.families:
                cells = [family_cell(self.data, family, indicator.indicator_id, year, "yoy_pct",
                                     as_of=self.as_of) for year in self.years]
                if not any(cell.choice.chosen for cell in cells):
                    continue
                rows.append([
                    Markup("{} · {}").format(self.writer.name(indicator),
                                             self.writer.family_name(family)),
                    *(self._rate(cell) for cell in cells),
                ])
        if not rows:
            return self.nothing("overview.nothing")
        return self.table(Table(
            self.say("overview.growth.table"),
            [Column(self.say("column.indicator_id"), numeric=False),
             *(Column(str(year), "%") for year in self.years)],
            rows, [self.say("overview.growth.remark"), self._flag_legend()],
        ))

    def _rate(self, cell: Cell) -> Markup:
        if cell.choice.chosen is None:
            return Markup('<span class="none">{}</span>').format("–")
        return self.writer.cell(cell, unit=False)

    # -- structure ----------------------------------------------------------------------------

    def structure(self) -> Block:
        """Show ratios that do not depend on size, each district in its latest year."""
        rows, table_rows, parts = [], [], []
        for part, whole in SIZE_FREE:
            ratios = self._ratios(part, whole)
            if not ratios:
                continue
            name = self._ratio_name(part, whole)
            rows.append(DotRow(name, tuple(
                Dot(float(r.quantity.value),
                    self.say("overview.structure.label", year=r.year,
                             value=numbers.amount(r.quantity.value, "%", self.writer.language)),
                    look(self.data.families(), r.family), hollow=bool(r.quantity.notes))
                for r in ratios)))
            by_family = {r.family: r for r in ratios}
            table_rows.append([name, *(
                Markup('{} <span class="year">{}</span>').format(
                    self.writer.figure(by_family[f].quantity), by_family[f].year)
                if f in by_family else self.writer.cell(None)
                for f in self.families)])
            parts += [p for r in ratios for p in r.quantity.parts]
        if not rows:
            return self.nothing("overview.nothing")
        return self.chart(Chart(
            key="structure",
            figure=dot_rows(rows, self.say("overview.structure.axis")),
            caption=self.say("overview.structure.caption"),
            alt=self.say("overview.structure.alt", rows=self.say("list.semicolon").join(
                f"{row.name} {self.say('list.separator').join(dot.label for dot in row.dots)}"
                for row in rows)),
            source_line=self.source_line(parts),
            remark=self._family_key() + Markup(" {}").format(self.say("overview.structure.remark")),
            table=Table(self.say("overview.structure.caption"),
                        [Column(self.say("overview.structure.ratio"), numeric=False),
                         *(Column(self.writer.family_name(f)) for f in self.families)], table_rows),
            table_label=self.say("page.data"),
        ))

    def _ratios(self, part: str, whole: str) -> list[_Ratio]:
        found = (self._ratio(family, part, whole) for family in self.families)
        return [ratio for ratio in found if ratio is not None]

    def _ratio(self, family: str, part: str, whole: str) -> _Ratio | None:
        """Return the latest ratio of one family: as published, else from its parts."""
        for year in reversed(self.years):
            stated = family_cell(self.data, family, part, year, "share_pct", of=whole,
                                 as_of=self.as_of).choice
            if stated.state == "value":
                return _Ratio(family, year, published(stated.chosen))
            above = family_cell(self.data, family, part, year, as_of=self.as_of).choice
            below = family_cell(self.data, family, whole, year, as_of=self.as_of).choice
            if above.state == below.state == "value":
                try:
                    return _Ratio(family, year, share(self.data, above.chosen, below.chosen))
                except ComparabilityError:
                    continue
        return None

    def _ratio_name(self, part: str, whole: str) -> str:
        return self.say("overview.structure.name",
                        part=self.writer.short(self.data.indicators[part]),
                        whole=self.writer.short(self.data.indicators[whole]))

    # -- goals --------------------------------------------------------------------------------

    def goals(self) -> Block:
        """Show growth goals as ticks and what came of them as dots."""
        judged = [a for a in self._attainments()]
        if not judged:
            return self.nothing("overview.nothing")
        families = self.data.families()
        rows = [
            DotRow(
                self.say("overview.goals.row", area=self.writer.name(a.goal.area),
                         year=a.goal.year, indicator=self.writer.name(a.goal.indicator)),
                (Dot(float(a.result.usable_value),
                     numbers.amount(a.result.usable_value, "%", self.writer.language),
                     look(families, a.goal.area.family),
                     hollow=a.forecast or not a.result.is_whole_period),),
                Dot(float(a.goal.usable_value), "", look(families, a.goal.area.family)),
            )
            for a in judged
        ]
        return self.chart(Chart(
            key="goals",
            figure=dot_rows(rows, self.say("overview.goals.axis")),
            caption=self.say("overview.goals.caption"),
            alt=self.say("overview.goals.alt", rows=self.say("list.semicolon").join(
                self.say("overview.goals.alt_row", row=row.name,
                         goal=numbers.amount(a.goal.usable_value, "%", self.writer.language),
                         result=row.dots[0].label)
                for row, a in zip(rows, judged, strict=True))),
            source_line=self.source_line([o for a in judged for o in (a.goal, a.result)]),
            remark=self.say("overview.goals.remark"),
            table=self._goals_table(judged),
            table_label=self.say("page.data"),
        ))

    def goals_table(self) -> Block:
        """Show every headline goal with its result and verdict, or why none can be given."""
        rows = []
        for family in self.families:
            for area in self.data.vintages_of(family):
                for indicator in self.data.headline_indicators():
                    for year in self.years:
                        rows += self._goal_rows(area.area_id, indicator.indicator_id, year)
        if not rows:
            return self.nothing("overview.nothing")
        return self.table(Table(
            self.say("overview.goals.table"),
            [Column(self.say("overview.goals.what"), numeric=False),
             Column(self.say("overview.goals.goal")), Column(self.say("overview.goals.result")),
             Column(self.say("overview.goals.verdict"), numeric=False)],
            rows, [self.say("overview.goals.table_remark"), self._flag_legend()],
        ))

    def _goal_rows(self, area_id: str, indicator_id: str, year: int) -> Iterator[list]:
        for measure in ("level", "yoy_pct"):
            choice = select(self.data, area_id, indicator_id, year, measure, as_of=self.as_of)
            for goal in choice.goals:
                name = self.say("overview.goals.row", area=self.writer.name(goal.area), year=year,
                                indicator=self.writer.name(goal.indicator))
                flags = ["stretch"] if goal.status == "stretch" else []
                written = self.writer.figure(goal) + self.writer.flags(flags)
                if choice.chosen is None:
                    yield [name, written, self.writer.cell(None),
                           self.say("verdict.unknown")]
                    continue
                result = self.writer.figure(choice.chosen) + self.writer.flags(
                    numbers.flags(choice.chosen))
                try:
                    found = attainment(goal, choice.chosen)
                    key = f"verdict.{found.verdict}" + ("_forecast" if found.forecast else "")
                    yield [name, written, result, self.say(key)]
                except ComparabilityError as error:
                    yield [name, written, result, self.writer.refused(error.refusal)]

    def _attainments(self) -> Iterator[Attainment]:
        for family in self.families:
            for area in self.data.vintages_of(family):
                for indicator in self.data.headline_indicators():
                    for year in self.years:
                        choice = select(self.data, area.area_id, indicator.indicator_id, year,
                                        "yoy_pct", as_of=self.as_of)
                        first = next((g for g in choice.goals if g.status == "target"), None)
                        if first is not None and choice.chosen is not None:
                            yield attainment(first, choice.chosen)

    def _goals_table(self, judged: list[Attainment]) -> Table:
        rows = [
            [self.say("overview.goals.row", area=self.writer.name(a.goal.area), year=a.goal.year,
                      indicator=self.writer.name(a.goal.indicator)),
             self.writer.figure(a.goal),
             self.writer.figure(a.result) + self.writer.flags(numbers.flags(a.result))]
            for a in judged
        ]
        return Table(self.say("overview.goals.caption"),
                     [Column(self.say("overview.goals.what"), numeric=False),
                      Column(self.say("overview.goals.goal")),
                      Column(self.say("overview.goals.result"))], rows)

    # -- what cannot be compared --------------------------------------------------------------

    def refusals(self) -> Block:
        """Show which comparisons the data does not bear, each with its reason."""
        rows = []
        for indicator in self.data.headline_indicators():
            for measure in ("level", "yoy_pct"):
                known = [f for f in self.families
                         if self._latest(f, indicator.indicator_id, measure)]
                if known:
                    rows.append([
                        self.writer.name(indicator), self.say(f"measure.{measure}"),
                        self._gap(indicator.indicator_id, measure),
                    ])
        if not rows:
            return self.nothing("overview.nothing")
        return self.table(Table(
            self.say("overview.refusals.caption"),
            [Column(self.say("column.indicator_id"), numeric=False),
             Column(self.say("column.measure"), numeric=False),
             Column(self.say("overview.refusals.result"), numeric=False)], rows))

    # -- shared -------------------------------------------------------------------------------

    def _latest(self, family: str, indicator_id: str, measure: str = "level") -> Cell | None:
        """Return the cell of the latest year with a whole-year result (no later than focus_year)."""
        last = self.parameters.focus_year or self.years[-1]
        for year in sorted((y for y in self.years if y <= last), reverse=True):
            cell = family_cell(self.data, family, indicator_id, year, measure, as_of=self.as_of)
            if cell.choice.state == "value":
                return cell
        return None

    def _multiples(self, key: str, measure: str, zero: bool, goals: bool = False) -> Block:
        panels, rows, used, said = [], [], [], []
        for indicator in self.data.headline_indicators():
            lines, ticks = [], []
            for family in self.families:
                found = series(self.data, family, indicator.indicator_id, self.years, measure,
                               as_of=self.as_of)
                for cells in found.values():
                    figures = [cell.choice.chosen for cell in cells]
                    lines.append(self._line(family, figures))
                    used += figures
                    said.append(self._said(indicator, figures))
                if goals:
                    ticks += self._goal_ticks(family, indicator, measure, used)
            if not lines and not ticks:
                continue
            panels.append(Panel(self._panel_title(indicator, measure, lines), tuple(lines),
                                tuple(ticks)))
            rows += self._multiples_rows(indicator, measure)
        if not panels:
            return self.nothing("overview.nothing")
        cuts = sorted({b.from_year for b in self.data.breaks
                       if b.kind == "geography" and b.family in self.families})
        return self.chart(Chart(
            key=key,
            figure=small_multiples(panels, (self.years[0], self.years[-1]), cuts, zero),
            caption=self.say(f"overview.{key}.caption"),
            alt=self.say(f"overview.{key}.alt", series=self.say("list.semicolon").join(said)),
            source_line=self.source_line(used),
            remark=self._family_key() + Markup(" {}").format(self.say(f"overview.{key}.key")),
            table=Table(self.say(f"overview.{key}.caption"),
                        [Column(self.say("column.indicator_id"), numeric=False),
                         Column(self.say("column.year")), Column(self.say("column.value"))], rows),
            table_label=self.say("page.data"),
        ))

    def _line(self, family: str, figures: list[Observation]) -> Line:
        language = self.writer.language
        points = tuple(
            Point(o.year, self.writer.value_in(o, o.usable_unit),
                  numbers.bound_mark(o.bound, language) + self._short(o),
                  hollow=not o.is_whole_period or o.status == "provisional",
                  joins=before is not None and rules.may_join(self.data.breaks, before, o))
            for before, o in zip([None, *figures], figures, strict=False)
        )
        return Line(self.writer.family_name(family), look(self.data.families(), family), points)

    def _short(self, o: Observation) -> str:
        value, canonical = self.data.canonical(o.usable_value, o.usable_unit)
        value, _ = numbers.scaled(value, canonical, self.writer.language)
        return numbers.number(value, self.writer.language)

    def _goal_ticks(
        self, family: str, indicator: Indicator, measure: str, used: list[Observation]
    ) -> Iterator[Line]:
        for area in self.data.vintages_of(family):
            goals = [
                choice.goals[0]
                for year in self.years
                if (choice := select(self.data, area.area_id, indicator.indicator_id, year,
                                     measure, as_of=self.as_of)).goals
            ]
            if goals:
                used += goals
                yield self._line(family, goals)

    def _panel_title(self, indicator: Indicator, measure: str, lines: list[Line]) -> str:
        if measure != "level":
            return self.writer.short(indicator)
        unit, _ = numbers.unit_name(self.data.canonical(Decimal(1), indicator.unit)[1],
                                    self.writer.language)
        return self.say("overview.levels.panel", indicator=self.writer.short(indicator), unit=unit)

    def _said(self, indicator: Indicator, figures: list[Observation]) -> str:
        values = self.say("list.separator").join(
            self.say("overview.alt_value", year=numbers.period_name(o, self.writer.language),
                     value=numbers.bound_mark(o.bound, self.writer.language)
                     + numbers.amount(o.usable_value, o.usable_unit, self.writer.language))
            for o in figures)
        return self.say("overview.alt_series", indicator=self.writer.name(indicator),
                        area=self.writer.name(figures[0].area), values=values)

    def _multiples_rows(self, indicator: Indicator, measure: str) -> Iterator[list]:
        for family in self.families:
            for area in self.data.vintages_of(family):
                for year in self.years:
                    choice = select(self.data, area.area_id, indicator.indicator_id, year, measure,
                                    as_of=self.as_of)
                    shown = [choice.chosen] if choice.chosen else []
                    shown += [g for g in choice.goals if measure != "level"][:1]
                    for figure in shown:
                        yield [
                            Markup("{} · {}").format(self.writer.name(indicator),
                                                     self.writer.name(area)),
                            str(year),
                            self.writer.figure(figure) + self.writer.flags(
                                [*numbers.flags(figure), *(["goal"] if figure.is_goal else [])]),
                        ]

    def _family_key(self) -> Markup:
        """Return which look is which district, as words with their mark."""
        marks = {"o": "●", "s": "■", "^": "▲", "D": "◆"}
        families = self.data.families()
        return Markup("{} ").format(self.writer.listed(
            Markup('<span style="color:{}">{}</span> {}').format(
                look(families, f).colour, marks[look(families, f).marker],
                self.writer.family_name(f))
            for f in self.families))

    def _flag_legend(self) -> str:
        return self.say("page.flags", flags=self.say("list.semicolon").join(
            f"[{self.say(f'flag.{code}')}] {self.say(f'flag_meaning.{code}')}"
            for code in ("provisional", "part_year", "restated", "doubt")))
