"""The landmark programmes: what was to be reached when, and what later documents say.

>>> from helpers.pages import milestones                                      # doctest: +SKIP
>>> page = milestones.open(language="en")                                     # doctest: +SKIP
>>> page.programme_tables()                                                   # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from markupsafe import Markup

from helpers.pages.page import Page
from helpers.pages.sections import actions, programme_charts, programme_tables
from helpers.pages.sections.programmes import Programme, programmes
from helpers.parameters import MilestonesParameters
from helpers.statement.blocks import Block


class Milestones(Page):
    """The pieces of the page on landmark programmes, in the order of the page."""

    name = "milestones"
    parameters: MilestonesParameters

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """The programmes of the chosen districts; their goals are shown for all years."""
        return programmes(self)

    @cached_property
    def actions(self) -> tuple[actions.Action, ...]:
        """The special actions of the chosen districts."""
        return actions.actions(self)

    def section(self, key: str) -> Block:
        """Start a section that has something to show."""
        shown = self.actions if key == "actions" else (
            programme_charts.drawable(self.programmes) if key == "drawn" else self.programmes)
        return super().section(key) if shown else Block(Markup(""))

    def lead(self, **values: object) -> str:
        """Return what the page is about, where there is something."""
        return super().lead(**values) if self.programmes else ""

    def key_points(self) -> Block:
        """Show what was set, how much of it is known, and for which place it was set."""
        return programme_tables.key_points(self, self.programmes)

    def years_chart(self) -> Block:
        """Show how many goals each programme has for each year."""
        return self._of_programmes(programme_charts.years_chart)

    def totals_chart(self) -> Block:
        """Show goals that are running totals."""
        return self._of_programmes(programme_charts.totals_chart)

    def yearly_chart(self) -> Block:
        """Show goals of single years."""
        return self._of_programmes(programme_charts.yearly_chart)

    def programme_tables(self) -> Block:
        """Show every programme with its goals and later figures."""
        return self._of_programmes(programme_tables.programme_tables)

    def actions_words(self) -> Block:
        """Say how large the special actions are."""
        return actions.actions_words(self, self.actions)

    def actions_chart(self) -> Block:
        """Show the parts of the special actions."""
        return actions.actions_chart(self, self.actions)

    def _of_programmes(self, piece: Callable[..., Block]) -> Block:
        return piece(self, self.programmes) if self.programmes else Block(Markup(""))


#: What the notebook calls: ``page = milestones.open(...)``.
open = Milestones.open
