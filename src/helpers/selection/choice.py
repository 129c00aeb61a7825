"""One cell: area x indicator x year x measure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from helpers.dataset.load import Dataset
from helpers.dataset.model import Observation
from helpers.dataset.vocabulary import VINTAGES

#: How final a result is; the best first.
_FINALITY = ("revised", "actual", "provisional")
#: Columns about which no doubt may stand where growth or a headline is wanted.
SERIOUS_DOUBTS = frozenset({"area_id", "scope", "year", "period", "status"})

#: What decides between two figures of one cell: a code for the reason, and a rank (lower wins).
CRITERIA: tuple[tuple[str, Callable[[Observation], object]], ...] = (
    ("part_year", lambda o: (not o.is_whole_period, -months(o))),
    ("not_at_years_end", lambda o: o.is_count_of_a_day),
    ("doubtful", lambda o: bool(SERIOUS_DOUBTS.intersection(o.doubt))),
    ("low_trust", lambda o: o.source.trust == "low"),
    ("earlier_vintage", lambda o: -VINTAGES.index(o.source.vintage)),
    ("less_final", lambda o: _FINALITY.index(o.status)),
    # The office's own page before the press, the press before a copy whose page is unknown.
    ("copied", lambda o: o.source.trust in ("copy", "low")),
    ("reported", lambda o: o.source.trust == "press"),
    ("less_exact", lambda o: o.bound != "eq"),
    ("published_earlier", lambda o: -(o.source.published or date.min).toordinal()),
    ("less_text_held", lambda o: o.source.tier != "full_text"),
    # Two documents that differ in nothing else: the name decides, so that row order never does.
    ("equal", lambda o: o.key),
)
#: The criteria before this one are about how good a figure is, this one and the next about its age.
_AGE = [code for code, _ in CRITERIA].index("published_earlier")


@dataclass(frozen=True)
class Loser:
    """A figure that another one beat, and the code of the rule it lost by."""

    observation: Observation
    reason: str


@dataclass(frozen=True)
class Choice:
    """What is known of one cell.

    ``state`` is ``value`` (a whole year), ``part_year``, ``target_only`` or ``not_found``;
    ``chosen`` is a result or None; ``goals`` are the goals for that year, as first set first.
    """

    area_id: str
    indicator_id: str
    year: int
    measure: str
    state: str
    chosen: Observation | None
    losers: tuple[Loser, ...]
    goals: tuple[Observation, ...]


def select(
    data: Dataset,
    area_id: str,
    indicator_id: str,
    year: int,
    measure: str = "level",
    of: str | None = None,
    as_of: date | None = None,
) -> Choice:
    """Choose the figure of one cell.

    Parameters
    ----------
    of
        What a relative figure is relative to; None takes any.
    as_of
        Only documents published until that day count; one without a date never does.
    """
    candidates = [
        o
        for o in data.observations_of(indicator_id)
        if o.area.area_id == area_id and o.year == year and o.measure == measure
        and (of is None or o.of == of) and o.source.known_on(as_of)
    ]
    whole = [o for o in candidates if o.scope == ""]
    results = sorted((o for o in whole if o.is_result and _in_year(o)), key=_rank)
    chosen = _finest(data, results)
    losers = [Loser(o, _lost_by(data, chosen, o)) for o in results if o is not chosen]
    parts = sorted((o for o in candidates if o.scope and o.is_result), key=_rank)
    losers += [Loser(o, "part_of_area") for o in parts]
    goals = _first_set_first(o for o in whole if o.is_goal and _in_year(o))
    if chosen is not None:
        state = "value" if chosen.is_whole_period else "part_year"
    else:
        state = "target_only" if goals else "not_found"
    return Choice(area_id, indicator_id, year, measure, state, chosen, tuple(losers), goals)


def select_goals(
    data: Dataset,
    area_id: str,
    indicator_id: str,
    year: int,
    measure: str | None = None,
    as_of: date | None = None,
) -> tuple[Observation, ...]:
    """Return the goals of a cell as first set first, then stretch and revised ones."""
    return _first_set_first(
        o
        for o in data.observations_of(indicator_id)
        if o.area.area_id == area_id and o.year == year and o.scope == "" and o.is_goal
        and (measure is None or o.measure == measure) and o.source.known_on(as_of)
    )


def _in_year(observation: Observation) -> bool:
    """Whole year, stock or part of the year; spans and running totals are other things."""
    return observation.is_whole_period or observation.period.startswith("M")


def months(observation: Observation) -> int:
    """Return how many months a figure covers: nine tell more of the year than three."""
    if not observation.period.startswith("M"):
        return 12
    first, last = observation.period.split("-")
    return int(last[1:]) - int(first[1:]) + 1


def _rank(observation: Observation) -> tuple:
    return tuple(rank(observation) for _, rank in CRITERIA)


def _finest(data: Dataset, results: list[Observation]) -> Observation | None:
    """Return the best result, in its most exact printing.

    A later document that rounds an earlier figure does not revise it: 1.1万亿元 after 11050.49亿元.
    """
    if not results:
        return None
    printings = [o for o in results[1:] if _rounds(data, results[0], o)]
    return min(printings, key=lambda o: (_step(data, o), _rank(o)), default=results[0])


def _rounds(data: Dataset, coarse: Observation, fine: Observation) -> bool:
    """Tell whether ``coarse`` is ``fine`` in fewer digits, and no better in what counts more."""
    if any(rank(coarse) != rank(fine) for code, rank in CRITERIA[:_AGE]):
        return False
    step = _step(data, coarse)
    apart = abs(_canonical(data, coarse) - _canonical(data, fine))
    return _step(data, fine) < step and 2 * apart <= step


def _step(data: Dataset, observation: Observation) -> Decimal:
    """Return one unit of the last printed digit, in the canonical unit."""
    digits = min(int(observation.usable_value.as_tuple().exponent), 0)
    return data.canonical(Decimal(1).scaleb(digits), observation.usable_unit)[0]


def _canonical(data: Dataset, observation: Observation) -> Decimal:
    return data.canonical(observation.usable_value, observation.usable_unit)[0]


def _lost_by(data: Dataset, winner: Observation, loser: Observation) -> str:
    if _rank(loser) < _rank(winner):
        # The winner is what the newest figure rounds: others were published before that one.
        return "coarser" if _rounds(data, loser, winner) else "published_earlier"
    return next(code for code, rank in CRITERIA if rank(winner) != rank(loser))


def _first_set_first(goals: Iterable[Observation]) -> tuple[Observation, ...]:
    """Sort goals; one that a later document only repeats is the same goal, not another."""
    order = {"target": 0, "stretch": 1, "target_revised": 2}
    found: dict[tuple, Observation] = {}
    for goal in sorted(
        goals, key=lambda o: (order[o.status], o.source.published or date.max, o.key)
    ):
        said = (goal.measure, goal.of, goal.period, goal.status, goal.bound, goal.value, goal.unit)
        found.setdefault(said, goal)
    return tuple(found.values())
