"""Goals against outcomes: the tasks of a scorecard, and the headline goals of every year."""

from __future__ import annotations

from functools import cached_property

from helpers.briefing.parameters import TargetsParameters, validate
from helpers.comparison.tasks import Task, tasks
from helpers.pages.page import Page
from helpers.pages.sections import (
    goals,
    task_groups,
    task_rates,
    task_sheet,
    task_shifts,
    task_table,
)
from helpers.statement.blocks import Block

#: Planned growth is drawn against actual growth for these; the table has all headline indicators.
PLANNED = frozenset({"gdp", "fiscal-revenue", "general-budget-revenue"})


def open(**parameters: object) -> Targets:
    """Start the briefing with the parameters of the notebook (checked, defaults filled in)."""
    return Targets(validate("targets", parameters))


class Targets(Page):
    """The pieces of the briefing, in the order of the page."""

    name = "targets"
    parameters: TargetsParameters

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks of the year, each goal judged."""
        return tasks(self.data, self.parameters.year, self.families, self.as_of)

    def key_points(self) -> Block:
        """Show the account: how many tasks, with what verdicts, which fell short."""
        return task_sheet.sheet(self, self.tasks, self.parameters.year)

    def verdicts_chart(self) -> Block:
        """Show how many goals got which verdict."""
        return task_sheet.tally_chart(self, self.tasks)

    def attainment_chart(self) -> Block:
        """Show level goals by the share attained."""
        return task_rates.attainment_chart(self, self.tasks)

    def growth_chart(self) -> Block:
        """Show goals of growth and what came of them."""
        return task_rates.growth_chart(self, self.tasks)

    def sections_chart(self) -> Block:
        """Show verdicts by section."""
        return task_groups.sections_chart(self, self.tasks)

    def units_table(self) -> Block:
        """Show the lead units whose tasks fell short or were not answered."""
        return task_groups.units_table(self, self.tasks)

    def tasks_table(self) -> Block:
        """Show every numeric goal with outcome and verdict."""
        return task_table.tasks_table(self, self.tasks)

    def shifted_list(self) -> Block:
        """Say which goals shifted or do not match."""
        return task_shifts.shifted_list(self, self.tasks)

    def later_list(self) -> Block:
        """Say what later documents make of open goals."""
        return task_shifts.later_list(self, self.tasks)

    def words_table(self) -> Block:
        """Show the tasks without numeric goals."""
        return task_table.words_table(self, self.tasks)

    def headline_chart(self) -> Block:
        """Show planned against actual growth of GDP and revenue over the years."""
        return goals.goals_chart(self, PLANNED)

    def headline_table(self) -> Block:
        """Show every headline goal with what is known of its outcome."""
        return goals.goals_table(self)
