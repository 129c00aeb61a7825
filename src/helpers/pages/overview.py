"""The overview: what is known of the districts, what can be compared, and what cannot.

>>> from helpers.pages import overview                                        # doctest: +SKIP
>>> page = overview.open(language="en")                                       # doctest: +SKIP
>>> page.levels_chart()                                                       # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from helpers.briefing.parameters import OverviewParameters, validate
from helpers.dataset.model import Observation
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import (
    candidates,
    checks,
    coverage,
    goals,
    growth,
    levels,
    merger,
    refusals,
    structure,
)
from helpers.selection import select
from helpers.statement import numbers
from helpers.statement.blocks import Block

#: What the first lines say of each district.
FIRST = ("gdp", "general-budget-revenue")


def open(**parameters: object) -> Overview:
    """Start the overview with the parameters of the notebook (checked, defaults filled in)."""
    return Overview(validate("overview", parameters))


class Overview(Page):
    """The pieces of the overview, in the order of the page."""

    name = "overview"
    parameters: OverviewParameters

    def key_points(self) -> Block:
        """Show what matters first: size, pace and structure of each district, and one caution."""
        points = [p for family in self.families for p in self._points(family)]
        points += [p for p in (structure.widest(self),) if p is not None]
        if not points:
            return self.nothing("overview.nothing")
        items = Markup("").join(Markup("<li>{}</li>").format(point) for point in points)
        caution = Markup("").join(
            Markup('<p class="caution"><b>{}</b> {}</p>').format(
                self.say("overview.caution"), pieces.break_note(self, found))
            for found in pieces.geography_breaks(self))
        return Block(Markup('<div class="sheet"><ul class="points">{}</ul>{}</div>').format(
            items, caution))

    def coverage_chart(self) -> Block:
        """Show which headline figures are known, for which year, of which district."""
        return coverage.coverage_chart(self)

    def merger_words(self) -> Block:
        """Say what the merger did to the figures."""
        return merger.merger_words(self)

    def merger_chart(self) -> Block:
        """Show the merger in one picture."""
        return merger.merger_chart(self)

    def levels_table(self) -> Block:
        """Show levels of one year side by side, or why they are not."""
        return levels.levels_table(self)

    def levels_chart(self) -> Block:
        """Show levels over the years."""
        return levels.levels_chart(self)

    def city_share_chart(self) -> Block:
        """Show shares of the city."""
        return levels.city_share_chart(self)

    def growth_words(self) -> Block:
        """Say who grew faster, and how surely."""
        return growth.growth_words(self)

    def growth_chart(self) -> Block:
        """Show published growth over the years."""
        return growth.growth_chart(self)

    def structure_chart(self) -> Block:
        """Show ratios that do not depend on size."""
        return structure.structure_chart(self)

    def goals_chart(self) -> Block:
        """Show growth goals and what came of them."""
        return goals.goals_chart(self)

    def goals_table(self) -> Block:
        """Show every headline goal with its verdict."""
        return goals.goals_table(self)

    def checks_table(self) -> Block:
        """Show where documents contradict themselves or each other."""
        return checks.checks_table(self)

    def refusals_table(self) -> Block:
        """Show what can be compared and what cannot."""
        return refusals.refusals_table(self)

    def candidates_table(self) -> Block:
        """Show, in the analyst's edition, the figures that were not chosen."""
        return candidates.candidates_table(self)

    # -- the first lines ------------------------------------------------------------------------

    def _points(self, family: str) -> Iterator[Markup]:
        for indicator_id in FIRST:
            cell = pieces.latest(self, family, indicator_id)
            if cell is None:
                continue
            rate, rank = (
                select(self.data, cell.area.area_id, indicator_id, cell.year, measure,
                       as_of=self.as_of).chosen
                for measure in ("yoy_pct", "rank")
            )
            yield self.writer.sentence(
                "overview.point", area=cell.area, year=cell.year,
                indicator=self.data.indicators[indicator_id], value=pieces.written(self, cell),
                growth=self._growth_clause(rate), rank=self._rank_clause(rank),
            )

    def _growth_clause(self, rate: Observation | None) -> Markup:
        if rate is None or not rate.is_whole_period:
            return Markup("")
        grew = rate.usable_value >= 0
        written = self.writer.ledger.link(
            rate, numbers.amount(abs(rate.usable_value), rate.usable_unit, self.writer.language))
        return self.writer.sentence(f"overview.{'grew' if grew else 'fell'}", rate=written)

    def _rank_clause(self, rank: Observation | None) -> Markup:
        if rank is None or not rank.of.endswith(":level"):
            return Markup("")
        place = rank.of.partition(":")[0].partition("/")[0]
        written = self.writer.ledger.link(
            rank, self.say("overview.place", number=rank.usable_value))
        return self.writer.sentence("overview.rank", place=self.writer.term("rank_field", place),
                                    number=written)
