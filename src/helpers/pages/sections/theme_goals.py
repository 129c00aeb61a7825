"""Goals of a theme that an outcome is known for, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from helpers.comparison import Attainment, ComparabilityError, attainment
from helpers.dataset.model import Indicator, Observation
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import theme_words as words
from helpers.pages.sections.headline_goals import UNSETTLED
from helpers.selection import select
from helpers.statement import numbers
from helpers.statement.blocks import Block
from helpers.statement.table import Column, Table

#: Rows that a reader's page has room for; the analyst's edition shows all.
MOST_ROWS = 14
#: The worst first.
_ORDER = ("missed", "missed_forecast", "behind", "ahead", "met_forecast", "met")


@dataclass(frozen=True)
class Found:
    """The goals of a theme: those that a result answers, the worst first, and how many it cannot.

    ``unanswered`` counts goals without a known result, or with one that does not settle them.
    """

    judged: tuple[Attainment, ...]
    unanswered: int


def goals(page: Page, indicators: Sequence[Indicator]) -> Found:
    """Set every goal of the page's years against what is known of its outcome."""
    judged, unanswered = [], 0
    for goal in _goals(page, indicators):
        result = select(page.data, goal.area.area_id, goal.indicator.indicator_id, goal.year,
                        goal.measure, goal.of, page.as_of).chosen
        if result is None or UNSETTLED.intersection(result.doubt) - _settled(result):
            unanswered += 1
            continue
        try:
            judged.append(attainment(page.data, goal, result))
        except ComparabilityError:
            unanswered += 1
    return Found(tuple(sorted(judged, key=lambda a: (
        _ORDER.index(_verdict(a)), not a.goal.indicator.headline, -a.goal.year))), unanswered)


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
    remarks = [summary]
    if len(judged) > len(shown):
        remarks.append(page.writer.sentence(
            "theme.goals.more", count=count(len(judged) - len(shown))))
    rows = [_row(page, one) for one in shown]
    remarks += filter(None, [pieces.flags_shown(page, rows)])
    return page.table(Table(
        page.say("theme.goals.caption"),
        [Column(page.say("theme.goals.what"), numeric=False),
         Column(page.say("theme.goals.goal")), Column(page.say("theme.goals.result")),
         Column(page.say("theme.goals.verdict"), numeric=False)],
        rows, remarks))


def verdicts(page: Page, found: Found) -> Markup:
    """Count the verdicts in words, the best first."""
    counts = Counter(_verdict(a) for a in found.judged)
    return Markup(page.say("list.comma")).join(
        page.writer.sentence(f"theme.goals.count_{verdict}",
                             count=page.writer.count(counts[verdict]))
        for verdict in reversed(_ORDER) if counts[verdict])


def _verdict(found: Attainment) -> str:
    """Return the verdict, an expected one told apart from a final one; a pace is neither."""
    final = found.verdict in ("met", "missed")
    return f"{found.verdict}_forecast" if found.forecast and final else found.verdict


def _settled(result: Observation) -> frozenset[str]:
    return frozenset({"value", "unit"}) if result.override else frozenset()


def _goals(page: Page, indicators: Sequence[Indicator]) -> Iterator[Observation]:
    """Yield the goals of the page's years that the choice of each cell knows, each once."""
    for indicator in indicators:
        kinds = dict.fromkeys(
            (o.area, o.year, o.measure, o.of)
            for o in page.data.observations_of(indicator.indicator_id)
            if o.is_goal and not o.scope and o.area.role == "subject"
            and o.area.family in page.families and o.year in page.years)
        for area, year, measure, of in kinds:
            yield from select(page.data, area.area_id, indicator.indicator_id, year, measure, of,
                              page.as_of).goals


def _row(page: Page, found: Attainment) -> list:
    goal, result = found.goal, found.result
    name = page.say("theme.goals.row", area=page.writer.name(goal.area), year=goal.year,
                    name=words.measure_name(page, goal.indicator, goal.measure, goal.of))
    flags = [goal.status] if goal.status != "target" else []
    key = f"verdict.{found.verdict}" + ("_forecast" if found.forecast else "")
    verdict = Markup("{}").format(page.say(key))
    if found.pace is not None:
        verdict += page.writer.sentence("theme.goals.pace", pace=found.pace)
    elif found.rate is not None and found.rate.value != 100:
        verdict += page.writer.sentence("theme.goals.rate", rate=found.rate)
    return [name, page.writer.figure(goal) + page.writer.flags(flags),
            page.writer.figure(result) + page.writer.flags(numbers.flags(result)), verdict]
