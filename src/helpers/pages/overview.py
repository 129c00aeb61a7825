"""The overview: what is known of the districts, what can be compared, and what cannot.

>>> from helpers.pages import overview                                        # doctest: +SKIP
>>> page = overview.open(language="en")                                       # doctest: +SKIP
>>> page.levels_chart()                                                       # doctest: +SKIP
"""

from __future__ import annotations

from helpers.briefing.parameters import OverviewParameters, validate
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
    top_sheet,
)
from helpers.statement.blocks import Block


def open(**parameters: object) -> Overview:
    """Start the overview with the parameters of the notebook (checked, defaults filled in)."""
    return Overview(validate("overview", parameters))


class Overview(Page):
    """The pieces of the overview, in the order of the page."""

    name = "overview"
    parameters: OverviewParameters

    def top_sheet(self) -> Block:
        """Show three gaps, three changes and one caution, chosen by a printed rule."""
        return top_sheet.top_sheet(self)

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
