"""How a task, its goals, outcomes and verdicts are written, wherever on the page they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from helpers.comparison.tasks import COMPUTED, SHORT_OF_GOAL, Judged, Task
from helpers.comparison.thresholds import EXCEEDED_LEVEL, EXCEEDED_POINTS
from helpers.dataset.model import Observation
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import verdict_words
from helpers.pages.sections.theme_words import measure_name
from helpers.pages.sections.verdict_words import FORECAST, word
from helpers.statement import numbers, periods

#: Of figures that speak of a goal without answering it, so many are written out.
ANSWERS_SHOWN = 3
#: What is counted together where single verdicts would be too many; worst first.
GROUPS = ("short", "no_outcome", "not_comparable", "reached", "words")
#: The shade of each group in charts: to look at, neither, reached.
SHADE = {"short": 0, "no_outcome": 1, "not_comparable": 1, "reached": 2, "words": 1}


def group(verdict: str) -> str:
    """Return the group of a verdict: one of :data:`GROUPS`."""
    if verdict in SHORT_OF_GOAL:
        return "short"
    if verdict in COMPUTED:
        return "reached"
    return "words" if verdict == "no_numeric_goal" else verdict


def title(page: Page, task: Task) -> str:
    """Return the short title of a task."""
    return task.title_zh if page.writer.language == "zh" else task.title_en


def numbered(page: Page, task: Task, mark: str = "") -> Markup:
    """Write number (or the mark of one of its goals) and short title of a task."""
    return page.writer.sentence("targets.item", title=title(page, task),
                                number=page.writer.numbering(mark or task.number))


def exceeded(page: Page) -> dict[str, Markup]:
    """Return what a rule asks of a goal that is exceeded: of a level, and points of growth."""
    return {"level": page.writer.rule(numbers.amount(EXCEEDED_LEVEL, "%", page.writer.language)),
            "points": page.writer.rule(EXCEEDED_POINTS)}


def exceeded_told(page: Page, verdicts: Iterable[str]) -> Markup:
    """Say what tells a goal exceeded from one that was met, where one of these was exceeded."""
    if "exceeded" not in verdicts:
        return Markup("")
    return page.writer.sentence("targets.exceeded", **exceeded(page))


def section(page: Page, task: Task) -> Markup | str:
    """Return the section of the list that a task stands in."""
    return _called(page, task.section, task.section_en)


def units(page: Page, task: Task) -> Markup:
    """Return the lead units of a task."""
    return page.writer.listed(unit_names(page, task))


def unit_names(page: Page, task: Task) -> tuple[Markup | str, ...]:
    """Return the name of each lead unit."""
    named = task.units_en or ("",) * len(task.units)
    return tuple(_called(page, zh, en) for zh, en in zip(task.units, named, strict=False))


def offices(page: Page, task: Task) -> tuple[Markup | str, ...]:
    """Return the lead units without the second name that one bears for some of its tasks.

    An office and its 加挂牌子 in brackets are one unit: 甲局（乙局） is 甲局.
    """
    bare = replace(task, units=tuple(map(_bare, task.units)),
                   units_en=tuple(map(_bare, task.units_en)))
    return tuple(dict.fromkeys(unit_names(page, bare)))


def _bare(name: str) -> str:
    """Return a name without what stands in brackets at its end.

    >>> _bare("甲局（乙局）"), _bare("Trade (Fairs)"), _bare("丙局")
    ('甲局', 'Trade', '丙局')
    """
    return re.sub(r" ?[（(][^（）()]*[）)]$", "", name)


def _called(page: Page, zh: str, en: str) -> Markup | str:
    """Return a name in the language of the page; one that has no English name says so in type."""
    if page.writer.language == "zh":
        return zh
    return en or Markup('<span lang="zh-CN">{}</span>').format(zh)


def thing(page: Page, figure: Observation) -> str:
    """Return what a figure counts (growth says so), and of which part of the district."""
    scope = page.data.scope_name(figure.scope, page.writer.language)
    return measured(page, figure) + (page.say("note.scope", scope=scope) if scope else "")


def measured(page: Page, figure: Observation) -> str:
    """Return the indicator of a figure, with its measure where that is not the level."""
    if figure.measure == "yoy_pct":
        return page.say("overview.side.rate_of", indicator=page.writer.short(figure.indicator))
    return measure_name(page, figure.indicator, figure.measure, figure.of)


def named(page: Page, figure: Observation) -> Markup | str:
    """Return :func:`thing`; a name with digits in it (“152”) leads to its phrase as numbers do."""
    name = thing(page, figure)
    return page.writer.ledger.link(figure, name) if any(c.isdigit() for c in name) else name


def months(page: Page, figure: Observation) -> str:
    """Return the months of a figure of part of a year, else nothing."""
    if not figure.period.startswith("M"):
        return ""
    return periods.months_name(figure.period, page.writer.language)


def outcome(page: Page, judged: Judged) -> Markup:
    """Write what came of a goal, or what was reported in its place."""
    if not judged.answers:
        return Markup('<span class="none">{}</span>').format(page.say("state.not_found"))
    if judged.found is None:
        return reported(page, judged)
    # A figure of some months beside that of the year says how the year went.
    return page.writer.listed(pieces.figure(page, figure) for figure in judged.answers)


def reported(page: Page, judged: Judged) -> Markup:
    """Write what was reported without answering the goal, each figure under its own name."""
    shown = [
        pieces.figure(page, figure) if figure.indicator == judged.goal.indicator
        else page.writer.sentence("targets.answer.item", thing=named(page, figure),
                                  figure=pieces.figure(page, figure))
        for figure in judged.answers[:ANSWERS_SHOWN]
    ]
    more = page.say("targets.more") if len(judged.answers) > ANSWERS_SHOWN else ""
    return page.writer.listed(shown) + more


def kind(judged: Judged | Task) -> tuple[str, bool]:
    """Return a verdict and whether it is only expected."""
    return judged.verdict, judged.forecast and judged.verdict in FORECAST


def verdict(page: Page, judged: Judged) -> Markup:
    """Write a verdict with how much of the goal there is, and that on the stretch goal."""
    said = page.writer.clauses(filter(None, [
        word(page, judged.verdict, judged.forecast),
        verdict_words.attained(page, judged.found) if judged.found else ""]))
    if judged.stretch is not None:
        said += Markup("<br>") + page.writer.sentence(
            "verdict.stretch", goal=pieces.figure(page, judged.stretch.goal),
            verdict=word(page, judged.stretch.verdict, judged.stretch.forecast))
    return said


def in_words(page: Page, judgement: str) -> str:
    """Return what the document says in words of a goal that no figure answers."""
    return page.say("targets.answer.in_words",
                    judgement=page.say(f"targets.judgement.{judgement}"))


def goals(tasks: Iterable[Task]) -> list[Judged]:
    """Return every goal of these tasks."""
    return [goal for task in tasks for goal in task.goals]
