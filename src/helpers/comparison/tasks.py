"""The tasks of a scorecard: their goals, what answers each goal, and a verdict on both.

A goal is tied to what answers it by its mark in ``context`` (``task:40.2``: the second goal of task
40). The outcome is the result under the same mark of the same indicator, scope and measure; among
several the rules of selection choose, so a whole year speaks before part of one. Verdicts:

* ``exceeded``, ``met``, ``missed`` – a whole year. Exceeded begins at 110 % of a level (90 % where
  less is better) and one percentage point beyond a goal of growth or change: a convention of the
  project (:mod:`helpers.comparison.thresholds`).
* ``ahead``, ``behind`` – part of a year: a pace, by :func:`helpers.comparison.goals.attainment`;
  ``above``, ``below`` – a rate of growth to date.
* ``base_changed`` – the goal was changed on the way (``target_revised``), and the verdict turns on
  which of the two is asked. Where both come to the same, that is the verdict.
* ``not_comparable`` – what is reported is another indicator, scope or measure, or in doubt.
* ``no_outcome`` – no figure that is reported speaks of the goal. Where words do, ``judgement`` of
  ``tasks.csv`` says what; the goal itself gets no verdict from them.
* ``no_numeric_goal`` – the task has no goal with a number: its ``judgement`` stands.

A ``stretch`` goal (力争) beside an ensured one (确保) gives a second mark, never the verdict. A
task takes the worst verdict that can be computed, else the worst of the others, and keeps all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from helpers.comparison import answers
from helpers.comparison.goals import DECISIVE, Attainment, attainment
from helpers.comparison.refusal import ComparabilityError, Refusal
from helpers.comparison.thresholds import verdict_of
from helpers.dataset.load import Dataset
from helpers.dataset.model import Observation
from helpers.dataset.records import items
from helpers.selection.choice import CRITERIA, SERIOUS_DOUBTS, select

#: Worst first.
VERDICTS = ("missed", "base_changed", "behind", "below", "no_outcome", "not_comparable", "above",
            "ahead", "met", "exceeded", "no_numeric_goal")
#: Those that rest on a goal and an outcome set against each other.
COMPUTED = ("missed", "base_changed", "behind", "below", "above", "ahead", "met", "exceeded")
SHORT_OF_GOAL = ("missed", "base_changed", "behind", "below")
UNANSWERED = ("no_outcome", "not_comparable")

SCORECARD = "scorecard"
MARK = "task:"


@dataclass(frozen=True)
class Judged:
    """A goal with its verdict.

    ``mark`` is its number (``40.2``). ``found`` holds goal, outcome and rate where the two could
    be set against each other; ``answers`` what is reported of it, the outcome first; ``reason``
    why nothing could be computed; ``revised`` and ``stretch`` the second marks.
    """

    mark: str
    goal: Observation
    verdict: str
    found: Attainment | None = None
    answers: tuple[Observation, ...] = ()
    reason: Refusal | None = None
    revised: Judged | None = None
    stretch: Judged | None = None

    @property
    def forecast(self) -> bool:
        """True when the outcome is itself provisional."""
        return self.found is not None and self.found.forecast

    @property
    def settled(self) -> bool:
        """True when the outcome is final and of the whole year."""
        return self.found is not None and not self.forecast and self.found.calendar is None


@dataclass(frozen=True)
class Task:
    """A row of ``tasks.csv`` with its goals, in the order of their numbers.

    ``limits`` are upper bounds that were ``planned`` ("at most 80 days"): never set against an
    outcome, so they have no verdict.
    """

    number: int
    section: str
    title_zh: str
    title_en: str
    units: tuple[str, ...]
    judgement: str
    goals: tuple[Judged, ...] = ()
    section_en: str = ""
    units_en: tuple[str, ...] = ()
    limits: tuple[Observation, ...] = ()

    @property
    def verdict(self) -> str:
        """The worst verdict that can be computed, else the worst of the others."""
        given = [goal.verdict for goal in self.goals] or ["no_numeric_goal"]
        return min([v for v in given if v in COMPUTED] or given, key=VERDICTS.index)

    @property
    def forecast(self) -> bool:
        """True when the verdict rests on an outcome that is itself provisional."""
        return any(g.forecast for g in self.goals if g.verdict == self.verdict)

    @property
    def rank(self) -> tuple:
        """What sorts tasks worst first, ties in the order of the document."""
        found = [g.found for g in self.goals if g.found]
        # Points short of a goal or of the calendar weigh as percent short of an amount do.
        rates = [100 + points.value for f in found if (points := f.pace or f.gap)]
        rates += [f.rate.value for f in found if f.rate and not f.pace]
        return VERDICTS.index(self.verdict), min(rates, default=Decimal(100)), self.number


def tasks(
    data: Dataset, year: int, families: Iterable[str] | None = None, as_of: date | None = None
) -> tuple[Task, ...]:
    """Return the tasks of the scorecards of a year, in the order of the list.

    ``families`` keeps the districts asked for, ``as_of`` the documents published until a day.
    Where no scorecard speaks of that year there are no tasks.
    """
    wanted = tuple(data.families() if families is None else families)
    data.asked.note("tasks")
    marked: dict[tuple[str, str], list[Observation]] = {}
    for figure in data.observations_of():
        source = figure.source
        if source.doc_type != SCORECARD or figure.area.family not in wanted:
            continue
        if not source.known_on(as_of):
            continue
        for item in figure.context:
            if item.startswith(MARK):
                marked.setdefault((source.source_id, item[len(MARK):]), []).append(figure)
    if not any(f.is_goal and f.year == year for figures in marked.values() for f in figures):
        return ()
    goals: dict[int, list[Judged]] = {}
    limits: dict[int, list[Observation]] = {}
    for (_, mark), figures in marked.items():
        number = int(mark.partition(".")[0])
        goals.setdefault(number, []).extend(_judged(data, mark, figures, year))
        limits.setdefault(number, []).extend(
            f for f in figures if f.status == "planned" and f.bound == "le" and f.year == year)
    return tuple(
        Task(number, row["section_zh"], row["title_zh"], row["title_en"],
             items(row["lead_units_zh"]), row["judgement"],
             tuple(sorted(goals.get(number, ()), key=lambda g: _order(g.mark))),
             row["section_en"], items(row["lead_units_en"]),
             tuple(limits.get(number, ())))
        for row in data.tables["tasks"].rows
        for number in (int(row["task_no"]),)
    )


def judge(
    data: Dataset, goal: Observation, results: Iterable[Observation], mark: str = ""
) -> Judged:
    """Judge one goal by the results that stand under its mark."""
    spoken = tuple(r for r in results if answers.speaks_of(data, goal, r, mark))
    same = tuple(sorted((r for r in spoken if answers.same(goal, r)), key=_rank))
    if not spoken:
        return Judged(mark, goal, "no_outcome")
    if not same:
        reason = answers.remark(*spoken, goal) or answers.difference(goal, spoken[0])
        return Judged(mark, goal, "not_comparable", answers=spoken, reason=reason)
    doubtful = {f: doubts for f in (goal, same[0]) if (doubts := _doubts(f))}
    try:
        if doubtful:
            raise ComparabilityError(
                answers.remark(*doubtful) or answers.in_doubt(doubtful))
        found = attainment(data, goal, same[0])
    except ComparabilityError as error:
        return Judged(mark, goal, "not_comparable", answers=same, reason=error.refusal)
    return Judged(mark, goal, verdict_of(found), found, same)


def later(data: Dataset, judged: Judged, as_of: date | None = None) -> Attainment | None:
    """Return what other documents say of the whole year, where the scorecard could not know it."""
    goal = judged.goal
    if judged.settled or goal.scope:
        return None
    chosen = select(data, goal.area.area_id, goal.indicator.indicator_id, goal.year, goal.measure,
                    goal.of, as_of).chosen
    if chosen is None or not chosen.is_whole_period or chosen.source == goal.source:
        return None
    try:
        return attainment(data, goal, chosen)
    except ComparabilityError:
        return None


def _judged(
    data: Dataset, mark: str, figures: list[Observation], year: int
) -> Iterable[Judged]:
    """Judge the goals under one mark; stretch and changed ones go beside the one first set."""
    results = [f for f in figures if f.is_result]
    groups: dict[tuple, dict[str, list[Judged]]] = {}
    for goal in (f for f in figures if f.is_goal and f.year == year):
        same = groups.setdefault(answers.thing(goal), {})
        same.setdefault(goal.status, []).append(judge(data, goal, results, mark))
    for group in groups.values():
        stretch = group.get("stretch", [None])[0]
        revised = group.get("target_revised", [None])[-1]
        for first in group.get("target", []):
            yield _marked(first, stretch, revised)
        if "target" not in group:
            yield _marked(stretch or revised, None, revised)


def _marked(first: Judged, stretch: Judged | None, revised: Judged | None) -> Judged:
    found = replace(first, stretch=stretch, revised=revised)
    if revised is None or revised.verdict == first.verdict:
        return found
    return replace(found, verdict="base_changed")


def _doubts(figure: Observation) -> tuple[str, ...]:
    settled = ("value", "unit") if figure.override else ()
    return tuple(d for d in figure.doubt
                 if d in DECISIVE | SERIOUS_DOUBTS and d not in settled)


def _rank(result: Observation) -> tuple:
    return tuple(rank(result) for _, rank in CRITERIA)


def _order(mark: str) -> tuple[int, ...]:
    return tuple(int(part) for part in mark.split("."))
