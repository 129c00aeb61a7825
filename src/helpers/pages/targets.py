"""Goals against outcomes: the tasks of a scorecard, and the headline goals of every year."""

from __future__ import annotations

from functools import cached_property

from markupsafe import Markup

from helpers.comparison.tasks import Task, tasks
from helpers.pages.page import Page
from helpers.pages.sections import (
    headline_goals,
    task_groups,
    task_later,
    task_rates,
    task_sheet,
    task_table,
)
from helpers.parameters import TargetsParameters
from helpers.statement.blocks import Block

#: Sections that only a task list fills.
OF_TASKS = ("short", "who", "reached", "words")


class Targets(Page):
    """The pieces of the briefing, in the order of the page.

    Sections that the parameters leave empty do not appear, and neither do their headings.
    """

    name = "targets"
    parameters: TargetsParameters

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks of the year, each goal judged; notes of the answers quote it."""
        found = tasks(self.data, self.parameters.year, self.families, self.as_of)
        for goal in (goal for task in found for goal in task.goals):
            for answer in goal.answers:
                self.writer.ledger.set_against(answer, goal.goal)
        return found

    @cached_property
    def later(self) -> tuple[task_later.Later, ...]:
        """The goals of the tasks that later documents speak of."""
        return task_later.found_later(self, self.tasks)

    @cached_property
    def headline(self) -> tuple[headline_goals.Cell, ...]:
        """The headline goals of the page's years and districts."""
        return headline_goals.cells(self)

    def section(self, key: str) -> Block:
        """Start a section that has something to show."""
        shown = {"later": self.later, "headline": self.headline,
                 **dict.fromkeys(OF_TASKS, self.tasks)}
        return super().section(key) if shown.get(key, True) else Block(Markup(""))

    def lead(self, **values: object) -> str:
        """Return what the page is about, as far as there is something."""
        if not self.tasks:
            return self.say("targets.lead_headline") if self.headline else ""
        areas = dict.fromkeys(goal.goal.area for task in self.tasks for goal in task.goals)
        others = [f for f in self.families if f not in {area.family for area in areas}]
        return super().lead(
            area=self.writer.listed(map(self.writer.name, areas)), year=self.parameters.year,
            others=self.say("targets.lead_others", families=self.writer.listed(
                map(self.writer.family_name, others))) if others else "", **values)

    def key_points(self) -> Block:
        """Show the account: how many tasks, with what verdicts, which fell short."""
        return task_sheet.sheet(self, self.tasks, self.headline, self.later)

    def verdicts_chart(self) -> Block:
        """Show how many goals got which verdict."""
        return self._of_tasks(task_sheet.tally_chart)

    def short_table(self) -> Block:
        """Show the goals that were missed, changed, not answered or answered in other terms."""
        return self._of_tasks(task_table.short_table)

    def later_list(self) -> Block:
        """Say what later documents make of open goals."""
        return task_later.later_list(self, self.later) if self.later else Block(Markup(""))

    def units_table(self) -> Block:
        """Show the lead units whose tasks fell short or were not answered."""
        return self._of_tasks(task_groups.units_table)

    def sections_chart(self) -> Block:
        """Show verdicts by section."""
        return self._of_tasks(task_groups.sections_chart)

    def attainment_chart(self) -> Block:
        """Show level goals by the share attained."""
        return self._of_tasks(task_rates.attainment_chart)

    def growth_chart(self) -> Block:
        """Show goals of growth and what came of them."""
        return self._of_tasks(task_rates.growth_chart)

    def reached_table(self) -> Block:
        """Show the goals that were reached."""
        return self._of_tasks(task_table.reached_table)

    def words_table(self) -> Block:
        """Show the tasks without numeric goals."""
        return self._of_tasks(task_table.words_table)

    def headline_chart(self) -> Block:
        """Show planned against actual growth of GDP and revenue over the years."""
        return headline_goals.growth_chart(self, self.headline)

    def headline_table(self) -> Block:
        """Show every headline goal with what is known of its outcome."""
        return (headline_goals.goals_table(self, self.headline, not self.tasks) if self.headline
                else Block(Markup("")))

    def _of_tasks(self, piece) -> Block:
        return piece(self, self.tasks) if self.tasks else Block(Markup(""))


#: What the notebook calls: ``page = targets.open(...)``.
open = Targets.open
