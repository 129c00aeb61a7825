"""How a printed figure is worded in its note: what it is of, as it was printed, what to mind."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from helpers import messages
from helpers.comparison.quantity import Quantity, is_round_expectation
from helpers.dataset.model import Observation
from helpers.reading.periods import names_day, names_months
from helpers.statement import numbers, periods
from helpers.statement.render import chinese_marked


def subject(of: Observation, language: str, scope: str = "") -> str:
    """Say what a figure is of: place, part of it, period, indicator and measure."""
    return messages.text(
        "note.subject", language, area=_name(of.area, language),
        scope=messages.text("note.scope", language, scope=scope) if scope else "",
        period=_period(of, language), indicator=_name(of.indicator, language),
        measure=measure(of, language))


#: Where the page that was seen is not that of the office or paper which the note names.
_NOT_THE_ORIGINAL = ("copy", "low")

#: How a phrase says that a stock is of the end of its period.
_AT_THE_END = ("末", "底", "年终", " end")


#: Rules by which money grows at the prices of each year.
_AT_PRICES = ("growth", "average")

#: What differs between two phrases that say the same of two numbers.
_NUMBERS = re.compile(r"[\d.,，%％\s]+|以上|左右")


def _period(of: Observation, language: str) -> str:
    """Name the period; the end of a year only where the phrase beside names it."""
    if of.period == "EOY" and not any(word in of.evidence for word in _AT_THE_END):
        return messages.text("period.FY", language, year=of.year)
    return periods.period_name(of, language)


def as_printed(of: Observation, language: str) -> str:
    """Write a figure in the unit and words of its document."""
    return numbers.bound_mark(of.bound, language) + numbers.amount(of.value, of.unit, "zh", up=0)


def remarks(of: Observation, language: str) -> list[str | Markup]:
    """Return what is to be minded: period, status, bound, doubt, copies, what the text gets wrong.
    """
    said: list[str | Markup] = []
    if not names_its_period(of):
        said.append(messages.text("note.period_elsewhere", language))
    if of.status not in ("actual",):
        said.append(messages.text(f"status.{of.status}", language))
    if of.bound != "eq":
        said.append(messages.text(f"bound_note.{of.bound}", language))
    if of.doubt:
        fields = messages.text("list.separator", language).join(
            messages.text(f"column.{column}", language) for column in of.doubt)
        said.append(messages.text("note.doubtful", language, fields=fields))
        if language == "en" and of.note:
            said.append(chinese_marked(of.note))
    if of.source.trust in _NOT_THE_ORIGINAL:
        said.append(messages.text(f"note.seen_{of.source.trust}", language))
    for correction in of.corrections:
        problem = (correction.problem_zh if language == "zh"
                   else chinese_marked(correction.problem_en))
        key = "note.overridden" if correction.action == "override" else "note.flagged"
        said.append(Markup(escape(messages.template(key, language))).format(problem=problem))
    return said


def names_its_period(of: Observation) -> bool:
    """Tell whether the phrase of a figure says which months, or which day, it is of.

    Whole years are what a document speaks of anyhow; the day of a newspaper stands beside it.

    >>> from types import SimpleNamespace as Figure
    >>> names_its_period(Figure(period="M01-M11", evidence="1-11月，社零增长12.9%"))
    True
    >>> names_its_period(Figure(period="M01-M11", evidence="社零增长12.9%"))
    False
    """
    if of.period.startswith("M"):
        first, last = (int(edge[1:]) for edge in of.period.split("-"))
        return names_months(of.evidence, first, last)
    if of.period.startswith("ASOF:") and not periods.is_day_of_paper(of):
        _, month, day = map(int, of.period[5:].split("-"))
        return names_day(of.evidence, month, day)
    return True


def rule(of: Quantity, language: str) -> str:
    """Name how a number was derived; growth of money alone is nominal: a ratio has no prices."""
    code = of.rule
    if code in _AT_PRICES and not of.observations[-1].indicator.is_money:
        code += "_plain"
    return term("take.rule", code, language)


def worded_otherwise(figure: Observation, goal: Observation) -> bool:
    """Tell whether the phrases of a figure and of its goal differ in more than their numbers.

    >>> from types import SimpleNamespace as Phrase
    >>> done, other = Phrase(evidence="新增泊位784个"), Phrase(evidence="完工泊位784个")
    >>> goal = Phrase(evidence="新增泊位630个以上")
    >>> worded_otherwise(done, goal), worded_otherwise(other, goal)
    (False, True)
    """
    said, wanted = (_NUMBERS.sub("", of.evidence) for of in (figure, goal))
    return wanted not in said


def expected(of: Quantity, language: str) -> list[str]:
    """Say which parts of a derived number are expected in round numbers, which bear few digits."""
    found = [part for part in of.observations if is_round_expectation(part)]
    return [messages.text("note.expected", language, figures=messages.text(
        "list.separator", language).join(
            numbers.amount(part.usable_value, part.usable_unit, language) for part in found))
    ] if found else []


def measure(of: Observation, language: str) -> str:
    """Return the name of a measure; of a rank with the field, the thing ranked and the size."""
    if of.measure == "change_pp" and of.of:
        return messages.text("measure.share_change", language)
    if of.measure != "rank":
        return term("measure", of.measure, language)
    field_of, _, thing = of.of.partition(":")
    place, _, size = field_of.partition("/")
    return messages.text(
        "measure.rank", language, place=term("rank_field", place, language),
        thing=term("measure", thing, language),
        size=messages.text("page.rank_size", language, size=size) if size else "")


def term(section: str, code: str, language: str) -> str:
    """Return the name of a code word, or the word itself where the catalogue has none.

    >>> term("measure", "yoy_pct", "zh"), term("measure", "unheard-of", "zh")
    ('同比增速', 'unheard-of')
    """
    try:
        return messages.text(f"{section}.{code}", language)
    except KeyError:
        return code


def _name(record: object, language: str) -> str:
    return getattr(record, f"name_{language}")
