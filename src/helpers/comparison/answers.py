"""Which figures of a scorecard speak of a goal, and why one that does may not answer it.

A goal may be spoken of without being answered. Every result under the mark of a second or later
goal (``40.2``) was put there as its answer. Under the bare mark of a task (``40``), where its
other figures stand too, only the same indicator speaks of the goal, or a count of the same kind,
scope, year and unit: "17 firms contacted" speaks of "5 firms recruited" and does not answer it;
"65 % let" says nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from helpers import messages
from helpers.comparison.refusal import Refusal
from helpers.dataset.load import Dataset
from helpers.dataset.model import Observation

#: Half-width marks of the data, as they are printed in Chinese.
_WIDE = str.maketrans(",;", "，；")


def thing(figure: Observation) -> tuple:
    """Return what a figure is a figure of: place, indicator, scope, measure and base."""
    return (figure.area.area_id, figure.indicator.indicator_id, figure.scope, figure.measure,
            figure.of)


def same(goal: Observation, result: Observation) -> bool:
    """Tell whether a result is of the very thing and year of a goal."""
    return thing(goal) == thing(result) and goal.year == result.year


def speaks_of(data: Dataset, goal: Observation, result: Observation, mark: str) -> bool:
    """Tell whether a result under the mark of a goal speaks of it; see the module."""
    if result.measure == "rank" and goal.measure != "rank":
        return False
    if "." in mark or goal.indicator == result.indicator:
        return True
    if "%" in (goal.unit, result.unit) or goal.measure != result.measure:
        return False
    return _sort(data, goal) == _sort(data, result)


def _sort(data: Dataset, figure: Observation) -> tuple:
    unit = data.canonical(Decimal(1), figure.unit)[1]
    return figure.scope, figure.indicator.kind, figure.year, unit


def difference(goal: Observation, answer: Observation) -> Refusal:
    """Say in what an answer differs from its goal."""
    parts = (goal, answer)
    for code, field in (("other_indicator", "indicator"), ("other_scope", "scope"),
                        ("other_measure", "measure"), ("other_base", "of"),
                        ("other_year", "year")):
        if getattr(goal, field) != getattr(answer, field):
            return reason(code, parts)
    return reason("other_place", parts)


def in_doubt(doubtful: Mapping[Observation, Iterable[str]]) -> Refusal:
    """Say which columns of goal or outcome are in doubt."""
    columns = dict.fromkeys(column for doubts in doubtful.values() for column in doubts)
    fields = {
        language: messages.text("list.separator", language).join(
            messages.text(f"column.{column}", language) for column in columns)
        for language in messages.LANGUAGES
    }
    return reason("doubt", tuple(doubtful), fields=fields)


def remark(*figures: Observation) -> Refusal | None:
    """Return the first remark of ``corrections.csv`` on these figures that holds no number.

    A number would stand on the page without a link to its phrase.
    """
    for figure in figures:
        for found in figure.corrections:
            if not any(c.isdigit() for c in found.problem_zh + found.problem_en):
                return Refusal("printed", found.problem_zh.rstrip("。").translate(_WIDE),
                               found.problem_en.rstrip("."), (figure,))
    return None


def reason(code: str, parts: tuple[Observation, ...], **values: dict[str, str]) -> Refusal:
    """Make a reason from the catalogue; a value is one text per language."""
    zh, en = (
        messages.text(f"targets.reason.{code}", language,
                      **{name: said[language] for name, said in values.items()})
        for language in messages.LANGUAGES
    )
    return Refusal(code, zh, en, parts)
