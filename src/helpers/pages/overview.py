"""The overview, front page of the set: what differs, what changed, what cannot be compared.

>>> from helpers.pages import overview                                        # doctest: +SKIP
>>> page = overview.open(language="en")                                       # doctest: +SKIP
>>> page.over_time_chart()                                                    # doctest: +SKIP
"""

from __future__ import annotations

from functools import cached_property

from markupsafe import Markup

from helpers.pages.page import Page
from helpers.pages.sections import (
    candidates,
    checks,
    city,
    goals,
    merger,
    models,
    over_time,
    side_by_side,
    structure,
    top_sheet,
)
from helpers.parameters import OverviewParameters
from helpers.statement.blocks import Block

#: Contradictions on the front page; the briefing on the evidence has them all.
MOST_CONTRADICTIONS = 5


class Overview(Page):
    """The pieces of the overview, in the order of the page."""

    name = "overview"
    parameters: OverviewParameters

    def top_sheet(self) -> Block:
        """Show three gaps, three changes and one caution, chosen by a printed rule."""
        return top_sheet.top_sheet(self, self._findings)

    @cached_property
    def _findings(self) -> dict[str, list[top_sheet.Finding]]:
        """Choose once what the sheet shows and the rule explains."""
        return top_sheet.findings(self)

    def merger_words(self) -> Block:
        """Say what the merger did to the figures."""
        return merger.merger_words(self)

    def merger_chart(self) -> Block:
        """Show the merger in one picture."""
        return merger.merger_chart(self)

    def known_words(self) -> Block:
        """Say how much is known at all."""
        return side_by_side.known_words(self)

    def side_by_side_table(self) -> Block:
        """Show levels and growth side by side, and what follows from them or why nothing."""
        return side_by_side.side_by_side_table(self)

    def models_words(self) -> Block:
        """Say where each district leads for its size, and which part its growth came from."""
        return models.models_words(self)

    def structure_chart(self) -> Block:
        """Show ratios that do not depend on size."""
        return structure.structure_chart(self)

    def over_time_chart(self) -> Block:
        """Show levels and growth over the years."""
        return over_time.over_time_chart(self)

    def city_words(self) -> Block:
        """Say how far growth is from the city's."""
        return city.city_words(self)

    def city_share_chart(self) -> Block:
        """Show shares of the city."""
        return city.city_share_chart(self)

    @cached_property
    def _judged_goals(self) -> list[goals.Judged]:
        """Judge once what chart and table both show."""
        return goals.judged_goals(self)

    def goals_chart(self) -> Block:
        """Show the latest growth goals and what came of them."""
        return goals.goals_chart(self, self._judged_goals)

    def verdicts_table(self) -> Block:
        """Show the same goals with what is to be said of each."""
        return goals.verdicts_table(self, self._judged_goals)

    def checks_table(self) -> Block:
        """Show where documents contradict themselves or each other most."""
        return checks.checks_table(self, most=MOST_CONTRADICTIONS)

    def candidates_table(self) -> Block:
        """Show, in the analyst's edition, the figures that were not chosen."""
        return candidates.candidates_table(self)

    def rule(self) -> Block:
        """Say by which rule the gaps and changes at the top were chosen, if any were."""
        if not self._findings:
            return Block(Markup(""))
        heading = self.section("rule")
        return Block(Markup('<section class="appendix">{}{}</section>').format(
            heading.html, top_sheet.rule(self)), heading.metadata)


#: What the notebook calls: ``page = overview.open(...)``.
open = Overview.open
