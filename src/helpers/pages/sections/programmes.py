"""The landmark programmes: which goals each has, and what later documents say of the same thing.

A programme is a row of ``milestones.csv`` and the figures whose context names it
(``landmark:3``), family by family. Its goals are those of the earliest such document. Figures of
documents published later stand beside them when they give the same indicator, or name the
programme themselves; a result of the year alone never stands in the row of a running total.

Some indicators come in two counts that the dictionary tells apart by the end of their ids:
``greenway`` (a running total) and ``greenway-new`` (what the year added), or ``…-total`` and the
plain id. A later document that counts the other way gets a row of its own.

>>> base("greenway-new"), base("model-renovations-total"), base("first-stores")
('greenway', 'model-renovations', 'first-stores')
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helpers.comparison import Attainment, Refusal, rules
from helpers.comparison.twins import PROGRAMME_MARK
from helpers.dataset.model import Indicator, Observation
from helpers.pages.page import Page
from helpers.pages.sections.judged import judge_one

#: Ends of ids that tell the two counts of one thing apart.
COUNTS = ("-new", "-total")


@dataclass(frozen=True)
class Row:
    """One quantity counted one way: its goals by year, and the later figures, oldest first.

    ``kind`` is the period in words of the catalogue: ``FY``, ``CUM``, ``EOY`` or ``SPAN``.
    ``alike`` marks a row that the programme does not set: the same thing counted the other way.
    """

    indicator: Indicator
    scope: str
    measure: str
    kind: str
    goals: tuple[Observation, ...]
    later: tuple[Observation, ...]
    alike: bool = False

    @property
    def first(self) -> Observation:
        """A figure to name the row by."""
        return (self.goals or self.later)[0]

    def goals_of(self, year: int) -> tuple[Observation, ...]:
        """Return the goals for a year, as printed (a range has two)."""
        return tuple(goal for goal in self.goals if goal.year == year)


@dataclass(frozen=True)
class Programme:
    """A programme of one family, with its rows in the order of the document."""

    family: str
    number: str
    title_zh: str
    title_en: str
    rows: tuple[Row, ...]

    @property
    def goals(self) -> tuple[Observation, ...]:
        """Return every goal of the programme, in the order of its rows."""
        return tuple(goal for row in self.rows for goal in row.goals)

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years that it has goals for."""
        return tuple(sorted({goal.year for goal in self.goals}))


@dataclass(frozen=True)
class Beside:
    """A later figure beside a goal: the verdict, or why there is none."""

    figure: Observation
    goal: Observation
    found: Attainment | None
    reason: Refusal | None


def base(indicator_id: str) -> str:
    """Return what an indicator counts, whichever way it is counted."""
    for end in COUNTS:
        indicator_id = indicator_id.removesuffix(end)
    return indicator_id


def counted(figure: Observation) -> tuple:
    """Return what tells the things apart that figures count, whichever way they do."""
    return base(figure.indicator.indicator_id), figure.scope, figure.measure


def kind_of(figure: Observation) -> str:
    """Return the kind of period: a flow of the year, a running total, a state, a span."""
    if figure.measure in ("avg_growth_pct", "multiple") or figure.period.startswith("Y"):
        return "SPAN"
    if figure.period.startswith("CUM"):
        return "CUM"
    if figure.period.startswith(("EOY", "ASOF")):
        return "EOY"
    return "FY"


def programmes(page: Page) -> tuple[Programme, ...]:
    """Return the programmes of the page's families that have goals, in the order of the file.

    Which later figure is the same thing as a goal is our judgement: the ledger is told of each
    pair, so that the note of the figure can quote the goal.
    """
    page.data.asked.note("milestones")
    known = [o for o in page.data.observations_of() if o.source.known_on(page.as_of)]
    found = []
    for family in page.families:
        own = [o for o in known if o.area.family == family]
        for row in page.data.tables["milestones"].rows:
            named = [o for o in own if f"{PROGRAMME_MARK}{row['landmark_no']}" in o.context]
            goals = _set_first(named)
            if goals:
                found.append(Programme(family, row["landmark_no"], row["title_zh"],
                                       row["title_en"], tuple(_rows(page, goals, named, own))))
                for figure, goal in _matched(found[-1]):
                    page.writer.ledger.set_against(figure, goal)
    return tuple(found)


def beside(page: Page, row: Row) -> Iterator[Beside]:
    """Yield each later result of a row beside the goal that it could answer."""
    for figure in row.later:
        if not figure.is_result or not row.goals:
            continue
        yield judged(page, _nearest(row.goals, figure), figure)


def judged(page: Page, goal: Observation, figure: Observation) -> Beside:
    """Set a later figure beside a goal: that they are of two places is the first thing to say."""
    reason = rules.same_vintage(goal, figure)
    if reason is not None:
        return Beside(figure, goal, None, reason)
    found = judge_one(page, goal, figure)
    if isinstance(found, Attainment):
        return Beside(figure, goal, found, None)
    return Beside(figure, goal, None, found)


def _matched(programme: Programme) -> Iterator[tuple[Observation, Observation]]:
    """Yield each later figure with a goal that counts the same thing, whichever way it counts."""
    for row in programme.rows:
        goals = row.goals or tuple(
            goal for goal in programme.goals if counted(goal) == counted(row.first))
        for figure in row.later if goals else ():
            yield figure, _nearest(goals, figure)


def _nearest(goals: Sequence[Observation], figure: Observation) -> Observation:
    """Return the goal of a figure's year, else the first."""
    return next((goal for goal in goals if goal.year == figure.year), goals[0])


def _set_first(named: Sequence[Observation]) -> tuple[Observation, ...]:
    """Return the goals of the document that set the programme: the earliest one that has any."""
    goals = [o for o in named if o.is_goal and o.source.published]
    if not goals:
        return ()
    source = min(goals, key=lambda o: o.source.published).source
    return tuple(o for o in goals if o.source == source)


def _rows(page: Page, goals: Sequence[Observation], named: Sequence[Observation],
          own: Sequence[Observation]) -> Iterator[Row]:
    set_on = goals[0].source.published
    later = [o for o in own if o.source.published and o.source.published > set_on
             and page.years[0] <= o.year <= page.years[-1] and (o.is_goal or o.is_result)]
    grouped: dict[tuple, list[Observation]] = {}
    for goal in goals:
        grouped.setdefault(_key(goal), []).append(goal)
    answers = {key: [o for o in later if _key(o) == key or _same_rate(o, members[0])]
               for key, members in grouped.items()}
    used = {o.key for found in answers.values() for o in found}
    others: dict[tuple, list[Observation]] = {}
    for o in later:
        if o.key not in used:
            others.setdefault(_key(o), []).append(o)
    for key, members in grouped.items():
        yield _row(members[0], members, answers[key])
        # The other count of the same thing follows at once, where the eye looks for it.
        same = counted(members[0])
        for other in [k for k, found in others.items() if counted(found[0]) == same]:
            found = others.pop(other)
            yield _row(found[0], (), found)
    for found in others.values():
        if any(o in named for o in found):
            yield _row(found[0], (), found)


def _row(first: Observation, goals: Sequence[Observation], later: Sequence[Observation]) -> Row:
    return Row(first.indicator, first.scope, first.measure, kind_of(first), tuple(goals),
               _by_time(later), alike=not goals)


def _key(figure: Observation) -> tuple:
    kind = kind_of(figure)
    span = figure.period if kind in ("SPAN", "CUM") else ""
    return (figure.indicator.indicator_id, figure.scope, figure.measure, figure.of, kind, span)


def _same_rate(figure: Observation, goal: Observation) -> bool:
    """A rate adds nothing up: that of a year and that of its end stand in one row."""
    return goal.indicator.kind == "rate" and _key(figure)[:4] == _key(goal)[:4]


def _by_time(figures: Sequence[Observation]) -> tuple[Observation, ...]:
    """Sort by year, goals before results; a goal printed again in a later document goes once."""
    found: dict[tuple, Observation] = {}
    for o in sorted(figures, key=lambda o: (o.year, o.is_result, o.source.published, o.key)):
        found.setdefault((o.year, o.period, o.status, o.bound, o.value, o.unit), o)
    return tuple(found.values())
