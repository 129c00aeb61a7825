"""The headline goals of every year and district, with what is known of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from helpers.comparison import Attainment, Refusal
from helpers.dataset.model import Area, Observation
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import extent, verdict_words
from helpers.pages.sections import task_words as words
from helpers.pages.sections.goal_dots import goal_dots
from helpers.pages.sections.judged import judge_one
from helpers.statement.blocks import Block
from helpers.statement.table import Band, Column, Table

#: Planned growth is drawn against actual growth for these; the table has all headline indicators.
DRAWN = frozenset({"gdp", "fiscal-revenue", "general-budget-revenue"})


@dataclass(frozen=True)
class Cell:
    """The goals of one area, year and indicator, the ensured one first, and the figure chosen."""

    goals: tuple[Observation, ...]
    result: Observation | None

    @property
    def first(self) -> Observation:
        """The goal that names the cell."""
        return self.goals[0]

    def judged(self, page: Page) -> Iterator[Attainment | Refusal]:
        """Yield what each goal came to, or why that cannot be said."""
        for goal in self.goals:
            page.writer.ledger.set_against(self.result, goal)
            yield judge_one(page, goal, self.result)


def cells(page: Page) -> tuple[Cell, ...]:
    """Return the headline goals of the page, area by area, year by year."""
    found = []
    for family in page.families:
        for area in page.data.vintages_of(family):
            choices = [
                cell.choice
                for indicator in page.data.headline_indicators()
                for measure in ("level", "yoy_pct")
                for cell in pieces.area_cells(page, area, indicator.indicator_id, measure)
                if cell.choice.goals
            ]
            found += [
                Cell(tuple(sorted(c.goals, key=lambda goal: goal.status != "target")), c.chosen)
                for c in sorted(choices, key=lambda c: c.year)
            ]
    return tuple(found)


def growth_chart(page: Page, found: tuple[Cell, ...]) -> Block:
    """Show planned growth as ticks and actual growth as dots, for GDP and revenue."""
    drawable = [cell for cell in found if _is_drawable(cell)]
    judged = [a for cell in drawable for a in _judged(page, cell)]
    levels = [a for cell in found if cell.first.measure == "level" and _is_drawn(cell)
              for a in _judged(page, cell)]
    withheld = sum(cell.result is not None for cell in drawable) - len(judged)
    table = Table(page.say("targets.headline.caption"), [
        Column(page.say("targets.headline.what"), numeric=False),
        Column(page.say("overview.goals.goal")), Column(page.say("targets.tasks.outcome"))],
        [[_name(page, a.goal), pieces.figure(page, a.goal), pieces.figure(page, a.result)]
         for a in judged])
    more = Markup("")
    if withheld:
        more += page.writer.sentence("targets.headline.withheld",
                                     count=page.writer.count(withheld))
    if levels:
        more += page.writer.sentence("targets.headline.levels", items=page.writer.listed(
            page.writer.sentence(
                "targets.headline.level", name=_name(page, a.goal),
                goal=pieces.figure(page, a.goal), result=pieces.figure(page, a.result),
                verdict=verdict_words.written(page, a)) for a in levels))
    return goal_dots(page, "goals", [(_name(page, a.goal), a) for a in judged], table, more)


def goals_table(page: Page, found: tuple[Cell, ...], first: bool = False) -> Block:
    """Show every headline goal with what is known of its outcome.

    Where its verdicts are the ``first`` of the page, it says what they mean.
    """
    if not found:
        return page.nothing("targets.headline.none")
    rows: list = []
    area: Area | None = None
    for cell in found:
        if cell.first.area != area:
            area = cell.first.area
            rows.append(Band(page.writer.name(area)))
        rows.append([
            page.say("targets.headline.row", year=cell.first.year,
                     indicator=words.measured(page, cell.first)),
            verdict_words.goals(page, cell.goals),
            pieces.figure(page, cell.result) if cell.result else pieces.written(page, None),
            _verdicts(page, cell)])
    told = verdict_words.told(page, (pair for cell in found if cell.result is not None
                                     for pair in zip(cell.goals, cell.judged(page), strict=True)))
    remarks = [Markup(page.say("targets.headline.remark")) + page.say("list.sentences") + told]
    if first:
        remarks[0] += words.exceeded_told(page, [
            verdict_words.kind_of(one)[0] for cell in found if cell.result is not None
            for one in cell.judged(page) if isinstance(one, Attainment)])
    return extent.dense(page.table(Table(
        page.say("targets.headline.table"),
        [Column(page.say("targets.headline.what"), numeric=False),
         Column(page.say("overview.goals.goal"), numeric=False),
         Column(page.say("targets.tasks.outcome"), numeric=False),
         Column(page.say("targets.tasks.verdict"), numeric=False)], rows, remarks)))


def _verdicts(page: Page, cell: Cell) -> Markup:
    if cell.result is None:
        return page.writer.blank()
    return verdict_words.verdicts(page, list(zip(cell.goals, cell.judged(page), strict=True)))


def _is_drawn(cell: Cell) -> bool:
    return cell.first.indicator.indicator_id in DRAWN


def _is_drawable(cell: Cell) -> bool:
    return cell.first.measure == "yoy_pct" and _is_drawn(cell)


def _judged(page: Page, cell: Cell) -> Iterator[Attainment]:
    """Yield the first goal with its result, where the one can be judged by the other."""
    if cell.result is not None:
        found = next(cell.judged(page))
        if isinstance(found, Attainment):
            yield found


def _name(page: Page, goal: Observation) -> str:
    return page.say("targets.headline.name", area=page.writer.name(goal.area), year=goal.year,
                    indicator=page.writer.short(goal.indicator))
