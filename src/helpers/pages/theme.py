"""One theme: what can be compared, each district's own series, what only one of them reports.

>>> from helpers.pages import theme                                           # doctest: +SKIP
>>> page = theme.open(theme="finance", language="en")                         # doctest: +SKIP
>>> page.ratio_chart()                                                        # doctest: +SKIP
"""

from __future__ import annotations

from functools import cached_property

from markupsafe import Markup

from helpers.comparison import pairs
from helpers.comparison.pairs import Pair, Series
from helpers.dataset.load import Dataset
from helpers.dataset.model import Indicator, Observation
from helpers.pages import cutting
from helpers.pages.page import Page
from helpers.pages.sections import (
    theme_alone,
    theme_goals,
    theme_pairs,
    theme_series,
    theme_top,
    theme_words,
)
from helpers.pages.sections.reasons import break_reason
from helpers.parameters import ThemeParameters
from helpers.statement.blocks import Block


def worth_a_page(data: Dataset) -> tuple[str, ...]:
    """Return the themes with enough to compare for a page with the default parameters."""
    fields = ThemeParameters.model_fields
    first, last = fields["start_year"].default, fields["end_year"].default
    return pairs.worth_a_page(data, years=range(first, last + 1))


class Theme(Page):
    """The pieces of the briefing, in the order of the page."""

    name = "theme"
    parameters: ThemeParameters

    def say(self, key: str, **values: object) -> str:
        """Return a message; ``{theme}`` in it is the theme of the page."""
        name = self.writer.say(f"choice.{self.parameters.theme}")
        return super().say(key, **{"theme": name, **values})

    def lead(self, **values: object) -> Markup:
        """Return what the page is about, and that it holds little where it does."""
        kinds = {pair.kind for pair in self._pairs}
        if self._is_empty:
            key = "lead_none"
        elif len(self.families) == 1:
            key = "lead_one"
        else:
            key = "lead" if pairs.enough(kinds, self._series) else "lead_thin"
        return self.writer.sentence(
            f"theme.{key}", pairs=self.writer.count(len(kinds)),
            series=self.writer.count(len(self._series)),
            theme=self.writer.say(f"choice.{self.parameters.theme}"),
            sections=self.say("list.semicolon").join(
                self.say(f"{self._named(f'section.{key}')}.title")
                for key in self._sections_shown), **values)

    def top(self) -> Block:
        """Show what a reader takes away, chosen by a printed rule."""
        found = self._pairs if len(self.families) > 1 else []
        return theme_top.top(self, found, self._series, self._goals)

    def caution(self) -> Block:
        """Warn of what would be misread first: two places of one name, then changed definitions.

        Where neither is true of the page, it says what silence means.
        """
        said = [] if self._is_empty else [
            *(break_reason(self, found) for found in cutting.geography_breaks(self)),
            *theme_words.redefined(self, (i for i in self._indicators if i.headline))]
        said = said or [self.say("theme.caution")]
        return Block(Markup("").join(
            Markup('<p class="caution"><b>{}</b> {}</p>').format(self.say("overview.caution"), text)
            for text in said))

    def section(self, key: str) -> Block:
        """Start a section that has something to show."""
        if key not in self._sections_shown:
            return Block(Markup(""))
        return super().section(key)

    @property
    def _sections_shown(self) -> list[str]:
        """The sections that have something to show, in the order of the page."""
        one = len(self.families) == 1
        shown = {
            "pairs": not (one or self._is_empty or theme_pairs.is_lone(self._pairs)),
            "series": self._series, "goals": self._goals.judged or self._goals.unanswered,
            "alone": self._alone, "parts": self._parts}
        return [key for key, content in shown.items() if content]

    def pair_words(self) -> Block:
        """Say who is ahead, by how much and how surely."""
        if len(self.families) == 1 or self._is_empty:
            return Block(Markup(""))
        return theme_pairs.pair_words(self, self._pairs)

    def ratio_chart(self) -> Block:
        """Show who has more."""
        return theme_pairs.ratio_chart(self, self._pairs)

    def rate_charts(self) -> Block:
        """Show who grew faster, and whose share is larger."""
        return theme_pairs.rate_charts(self, self._pairs)

    def series_charts(self) -> Block:
        """Show each district's own series."""
        return (theme_series.series_charts(self, self._series, self._runs) if self._series
                else Block(Markup("")))

    def goals_table(self) -> Block:
        """Show goals with their outcome."""
        return theme_goals.goals_table(self, self._goals)

    def alone_table(self) -> Block:
        """Show what makes no pair."""
        return theme_alone.alone_table(self, self._indicators, self._compared)

    def parts_table(self) -> Block:
        """Show parts of districts."""
        return theme_alone.parts_table(self, self._indicators)

    # -- what the page is made of ---------------------------------------------------------------

    @cached_property
    def _indicators(self) -> tuple[Indicator, ...]:
        return pairs.indicators_of(self.data, self.parameters.theme)

    @cached_property
    def _pairs(self) -> list[Pair]:
        return [pair for indicator in self._indicators for pair in pairs.pairs(
            self.data, indicator, self.families, self.years_to_focus, self.parameters.basis,
            self.as_of)]

    @cached_property
    def _series(self) -> list[Series]:
        return [one for one in self._runs if len(one.cells) > 1]

    @cached_property
    def _runs(self) -> list[Series]:
        return [one for indicator in self._indicators for one in pairs.runs(
            self.data, indicator, self.families, self.years, self.parameters.basis, self.as_of)]

    @property
    def _compared(self) -> set[str]:
        return {pair.indicator.indicator_id for pair in self._pairs}

    @cached_property
    def _alone(self) -> list:
        return theme_alone.latest(self, self._indicators, self._compared)

    @cached_property
    def _parts(self) -> list[Observation]:
        return theme_alone.parts(self, self._indicators)

    @cached_property
    def _goals(self) -> theme_goals.Found:
        return theme_goals.goals(self, self._indicators)

    @property
    def _is_empty(self) -> bool:
        found = self._goals
        return not (self._pairs or self._series or self._alone or self._parts
                    or found.judged or found.unanswered)


#: What the notebook calls: ``page = theme.open(...)``.
open = Theme.open
