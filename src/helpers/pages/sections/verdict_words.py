"""The words of verdicts, one vocabulary for every page: overview, targets, themes, milestones.

A verdict is a word and how much of the goal there is: an amount by the share attained (some months
beside the calendar's share), a rate by percentage points. Several goals of one cell (确保 and 力争)
get a verdict each, said once where all come to the same.

>>> code("met", forecast=True), code("behind", forecast=True)
('met_forecast', 'behind')
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from helpers.comparison import Attainment, Refusal
from helpers.comparison.tasks import VERDICTS
from helpers.comparison.thresholds import verdict_of
from helpers.dataset.model import Observation
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.selection.choice import months

#: Verdicts that are only expected where the outcome is.
FORECAST = ("missed", "met", "exceeded")
#: Verdicts worst first, each final one before the expected.
KINDS = tuple((v, told) for v in VERDICTS for told in (False, True) if not told or v in FORECAST)
#: What the first months of a year say of a goal for all of it.
PART_OF_YEAR = ("ahead", "behind", "above", "below")
#: Refusals that every page writes as a verdict that was withheld.
WITHHELD = ("doubt", "low_trust")


def code(verdict: str, forecast: bool = False) -> str:
    """Return the code word of a verdict, one that an expected outcome gives told apart."""
    return f"{verdict}_forecast" if forecast and verdict in FORECAST else verdict


def kind_of(found: Attainment) -> tuple[str, bool]:
    """Return a verdict and whether it is only expected: one of :data:`KINDS`."""
    verdict = verdict_of(found)
    return verdict, found.forecast and verdict in FORECAST


def word(page: Page, verdict: str, forecast: bool = False) -> str:
    """Return the verdict in a word or two."""
    return page.say(f"verdict.{code(verdict, forecast)}")


def word_of(page: Page, found: Attainment) -> str:
    """Return the verdict on a goal set against a result in a word or two."""
    return word(page, *kind_of(found))


def counted(page: Page, kind: tuple[str, bool], number: int) -> Markup:
    """Write how many goals got a verdict."""
    return page.writer.sentence("verdict.counted", verdict=word(page, *kind),
                                count=page.writer.count(number))


def attained(page: Page, found: Attainment) -> Markup:
    """Write how much of a goal there is; nothing where it was met exactly, or by growth."""
    if found.pace is not None:
        return page.writer.sentence(
            f"verdict.pace_{found.verdict}", rate=found.rate,
            calendar=page.writer.rule(f"{months(found.result)}/12"),
            gap=page.writer.magnitude(found.pace))
    if found.gap is not None and found.gap.value:
        return page.writer.sentence(
            "verdict.higher" if found.gap.value > 0 else "verdict.lower",
            gap=page.writer.magnitude(found.gap))
    if found.rate is not None and found.calendar is None and found.rate.value != 100:
        return page.writer.sentence("verdict.rate", rate=found.rate)
    return Markup("")


def written(page: Page, one: Attainment | Refusal) -> Markup:
    """Write a verdict with how much of the goal there is, or why there is none."""
    if isinstance(one, Refusal):
        if one.code not in WITHHELD:
            return page.writer.refused(one)
        return Markup('<span class="refused">{}</span>').format(
            page.say(f"verdict.withheld_{one.code}"))
    return page.writer.clauses(filter(None, [word_of(page, one), attained(page, one)]))


def goals(page: Page, found: Iterable[Observation]) -> Markup:
    """Write the goals of one cell, all but the first set with kind and flags."""
    return page.writer.stacked("list.semicolon", [pieces.figure(page, goal) for goal in found])


def verdicts(page: Page, found: Sequence[tuple[Observation, Attainment | Refusal]]) -> Markup:
    """Write the verdict on each goal of a cell, once where all come to the same."""
    said: dict[Markup, list[Observation]] = {}
    for goal, one in found:
        said.setdefault(written(page, one), []).append(goal)
    if len(said) == 1:
        return next(iter(said))
    return Markup(page.say("list.semicolon")).join(
        page.writer.sentence("verdict.each", goal=pieces.figure(page, first[0]), verdict=text)
        for text, first in said.items())


def told(page: Page, found: Iterable[tuple[Observation, Attainment | Refusal]]) -> str:
    """Say under a table of goals which goals these are, and what a result of some months means.

    A cell takes its result of the whole year where there is one, so that where it has one of some
    months, none of the year was found.
    """
    rows = list(found)
    revised = any(goal.status == "target_revised" for goal, _ in rows)
    said = [page.say("verdict.first_set_but" if revised else "verdict.first_set")]
    if any(isinstance(one, Attainment) and verdict_of(one) in PART_OF_YEAR for _, one in rows):
        said.append(page.say("verdict.part_of_year"))
    return page.say("list.sentences").join(said)
