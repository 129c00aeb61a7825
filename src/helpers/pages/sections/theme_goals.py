"""Goals of a theme that an outcome is known for, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from helpers.dataset.model import Indicator
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import theme_words as words
from helpers.pages.sections import verdict_words
from helpers.pages.sections.judged import Judged, judge
from helpers.selection import Choice, select
from helpers.statement.blocks import Block
from helpers.statement.table import Column, Table

#: Rows that a reader's page has room for; the analyst's edition shows all.
MOST_ROWS = 14


@dataclass(frozen=True)
class Found:
    """The goals of a theme: those that a result answers, the worst first, and how many it cannot.

    A stretch goal is a second mark on the goal that it stands above, not a goal more.
    ``unanswered`` counts goals without a known result, or with one that does not settle them.
    """

    judged: tuple[Judged, ...]
    unanswered: int


def goals(page: Page, indicators: Sequence[Indicator]) -> Found:
    """Set every goal of the page's years against what is known of its outcome."""
    judged, unanswered = [], 0
    for choice in _cells(page, indicators):
        found = judge(page, choice)
        if found is None:
            unanswered += 1
        else:
            judged.append(found)
    return Found(tuple(sorted(judged, key=_rank)), unanswered)


def _rank(found: Judged) -> tuple:
    goal = found.first.goal
    return (verdict_words.KINDS.index(verdict_words.kind_of(found.first)),
            not goal.indicator.headline, -goal.year)


def goals_table(page: Page, found: Found) -> Block:
    """Show goals with their results and verdicts; goals without a known result are counted."""
    judged, count = found.judged, page.writer.count
    if not judged:
        return (page.paragraphs([page.writer.sentence("theme.goals.none",
                                                      open=count(found.unanswered))])
                if found.unanswered else Block(Markup("")))
    summary = page.writer.sentence(
        "theme.goals.summary" if found.unanswered else "theme.goals.summary_all",
        judged=count(len(judged)), open=count(found.unanswered),
        verdicts=verdicts(page, found))
    shown = judged if page.parameters.edition == "analyst" else judged[:MOST_ROWS]
    remarks = [summary, verdict_words.told(page, (pair for one in shown for pair in one.goals))]
    if any(goal.status == "stretch" for one in shown for goal, _ in one.goals[1:]):
        remarks.append(page.say("theme.goals.stretch"))
    if len(judged) > len(shown):
        remarks.append(page.writer.sentence(
            "theme.goals.more", count=count(len(judged) - len(shown))))
    rows = [_row(page, one) for one in shown]
    return page.table(Table(
        page.say("theme.goals.caption"),
        [Column(page.say("theme.goals.what"), numeric=False),
         Column(page.say("theme.goals.goal")), Column(page.say("theme.goals.result")),
         Column(page.say("theme.goals.verdict"), numeric=False)],
        rows, remarks))


def verdicts(page: Page, found: Found) -> Markup:
    """Count the verdicts in words, the best first."""
    counts = Counter(verdict_words.kind_of(one.first) for one in found.judged)
    return page.writer.clauses(verdict_words.counted(page, kind, counts[kind])
                               for kind in reversed(verdict_words.KINDS) if counts[kind])


def _cells(page: Page, indicators: Sequence[Indicator]) -> Iterator[Choice]:
    """Yield the cells of the page's years that have a goal, each once."""
    for indicator in indicators:
        kinds = dict.fromkeys(
            (o.area, o.year, o.measure, o.of)
            for o in page.data.observations_of(indicator.indicator_id)
            if o.is_goal and not o.scope and o.area.role == "subject"
            and o.area.family in page.families and o.year in page.years)
        for area, year, measure, of in kinds:
            choice = select(page.data, area.area_id, indicator.indicator_id, year, measure, of,
                            page.as_of)
            if choice.goals:
                yield choice


def _row(page: Page, found: Judged) -> list:
    goal, result = found.first.goal, found.first.result
    name = page.say("theme.goals.row", area=page.writer.name(goal.area), year=goal.year,
                    name=words.measure_name(page, goal.indicator, goal.measure, goal.of))
    return [name, verdict_words.goals(page, [goal for goal, _ in found.goals]),
            pieces.figure(page, result),
            verdict_words.verdicts(page, found.goals)]
