"""What the data says in words (why a series breaks, what a document contradicts), numbers linked.

The notes of breaks and corrections were written by whoever read the documents, and hold numbers.
Each that is printed for the thing in question, or follows from what is printed by growth or by
calculating back, becomes a link to its note. Where more than one could be meant, the year that
the sentence names decides; where it doesn't, none is linked. A note that keeps numbers without a
link of their own ends in one to the document that it rests on.

>>> tokens("2018年569.5亿元按8.5%倒推")
['569.5', '8.5']
>>> tokens("Levels: 36,927 of 2021")
['36,927']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from markupsafe import Markup, escape

from helpers.comparison import ComparabilityError, growth, interval
from helpers.comparison.quantity import Interval, Quantity, published
from helpers.dataset.load import Dataset
from helpers.dataset.model import Break, Observation, Source
from helpers.pages.page import Page
from helpers.rounding import half_up
from helpers.statement import numbers
from helpers.statement.ledger import Basis
from helpers.statement.punctuation import in_chinese_type
from helpers.statement.render import chinese_marked

_NUMBER = re.compile(
    r"(?<![\d.,/])\d{1,3}(?:,\d{3})+(?![\d,])|(?<![\d.,])\d+(?:\.\d+)?(?![\d,]*\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")


def tokens(text: str) -> list[str]:
    """Return the numbers of a text, years left out."""
    return [found[0] for found in _NUMBER.finditer(text) if not _YEAR.fullmatch(found[0])]


def reason(page: Page, text: str, of: Sequence[Observation], source: Source | None,
           first: Sequence[Observation] = (), quoted: Sequence[str] = ()) -> Markup:
    """Write a note of the data; numbers that the figures ``of`` bear out lead to their notes.

    ``first`` are the figures that the note is tied to: they go before all others. ``source`` is
    the document that the note as a whole rests on, ``quoted`` what it says in its own words.
    """
    chinese = page.writer.language == "zh"
    text = _typed(page, text)
    plain = escape if chinese else chinese_marked
    offered = [list(_offered(page.data, group)) for group in (first, of)]
    written, last, left = Markup(""), 0, False
    for found in _NUMBER.finditer(text):
        token = found[0]
        if _YEAR.fullmatch(token):
            continue
        evidence = _match(page, token, offered, _years_before(text[:found.start()]))
        if evidence is None:
            left = True
            continue
        # In English a unit of the document is a quotation, marked as Chinese by itself.
        unit = _unit_at(text[found.end():], evidence) if chinese else ""
        written += plain(text[last:found.start()]) + page.writer.ledger.link(
            evidence, token + unit)
        last = found.end() + len(unit)
    written += plain(text[last:])
    if (left or quoted) and source is not None:
        basis = Basis(source, text, tuple(quoted) or tuple(o.evidence for o in first[:1]),
                      quoted=bool(quoted))
        written += Markup(" ") + page.writer.ledger.basis(basis, page.say("note.basis_link"))
    return Markup('<span class="reason">{}</span>').format(written)


def break_reason(page: Page, found: Break, of: Sequence[Observation] = ()) -> Markup:
    """Write why a series breaks; ``of`` are the figures that the note can speak of."""
    return reason(page, _note(page, found), of, page.data.sources.get(found.source_id),
                  quoted=found.evidence)


def break_link(page: Page, found: Break, text: str) -> Markup | str:
    """Return ``text`` as a link to the phrases of a break, plain where it quotes none."""
    if not found.evidence:
        return text
    basis = Basis(page.data.sources[found.source_id], _typed(page, _note(page, found)),
                  found.evidence, quoted=True)
    return page.writer.ledger.basis(basis, text, in_sentence=True)


def _note(page: Page, found: Break) -> str:
    return found.note_zh if page.writer.language == "zh" else found.note_en


def _typed(page: Page, text: str) -> str:
    return in_chinese_type(text) if page.writer.language == "zh" else text


def _unit_at(text: str, evidence: Observation | Quantity) -> str:
    """Return the unit that the text goes on with: it belongs to the number, and to its link."""
    units = {evidence.unit}
    if isinstance(evidence, Observation):
        units.add(evidence.indicator.unit)
    return max((unit for unit in units if unit and text.startswith(unit)), key=len, default="")


def _years_before(text: str) -> list[int]:
    """Return the years that the text names so far, the last first."""
    return [int(year) for year in reversed(re.findall(r"(?:19|20)\d\d", text))]


def _offered(data: Dataset, of: Sequence[Observation]) -> Iterator[Observation | Quantity]:
    """Yield printed figures first, then growth between years and levels calculated back."""
    yield from of
    whole = [o for o in of if not o.scope and o.is_result and o.is_whole_period]
    levels = [o for o in whole if o.measure == "level"]
    for later in levels:
        for earlier in levels:
            if 0 < later.year - earlier.year <= 2:
                try:
                    yield growth(data, earlier, later, breaks=())
                except ComparabilityError:
                    continue
    for level in levels:
        for rate in whole:
            same = (rate.measure, rate.year, rate.area, rate.indicator) == (
                "yoy_pct", level.year, level.area, level.indicator)
            if same and interval(level).closed and interval(rate).closed:
                yield _back(data, level, rate)


def _back(data: Dataset, level: Observation, rate: Observation) -> Quantity:
    value, unit = data.canonical(level.usable_value, level.usable_unit)
    low, high = (data.canonical(end, level.usable_unit)[0]
                 for end in (interval(level).low, interval(level).high))
    around = interval(rate)
    ends = Interval(low / (1 + around.high / 100), high / (1 + around.low / 100))
    return Quantity(value / (1 + rate.usable_value / 100), unit, ends, "back", (level, rate))


def _match(page: Page, token: str, offered: Iterable[Sequence[Observation | Quantity]],
           years: Sequence[int]) -> Observation | Quantity | None:
    """Return what a number stands for, by groups; among several of a group the year decides."""
    for group in offered:
        found = list(_matches(page, Decimal(token.replace(",", "")), group))
        # One cell in several documents is one thing: the first of them answers for it.
        cells = {_cell(evidence): evidence for evidence in reversed(found)}
        if len(cells) == 1:
            return found[0]
        for year in years[:1]:
            those = [evidence for cell, evidence in cells.items() if cell[1] == year]
            if len(those) == 1:
                return those[0]
        if cells:
            return None
    return None


def _cell(evidence: Observation | Quantity) -> tuple:
    of = evidence if isinstance(evidence, Observation) else evidence.observations[-1]
    kind = of.measure if isinstance(evidence, Observation) else evidence.rule
    return of.area, of.year, of.indicator, of.scope, kind


def _matches(page: Page, value: Decimal, offered: Iterable[Observation | Quantity]
             ) -> Iterator[Observation | Quantity]:
    decimals = -int(value.as_tuple().exponent)
    for evidence in offered:
        quantity = published(evidence) if isinstance(evidence, Observation) else evidence
        for known in _spellings(page, quantity):
            if quantity.is_published:
                if abs(known) == value:
                    yield evidence
                    break
            elif half_up(known, decimals) == value:
                # The note shows the number with the digits that the text gives it.
                yield Quantity(half_up(known, decimals), quantity.unit, quantity.interval,
                               quantity.rule, quantity.parts, quantity.notes)
                break


def _spellings(page: Page, quantity: Quantity) -> list[Decimal]:
    """Return a number as printed, in its canonical unit and in the unit of its indicator."""
    if not quantity.is_published:
        return [quantity.value]
    figure = quantity.parts[0]
    found = [figure.value, quantity.value, page.data.canonical(quantity.value, quantity.unit)[0],
             page.writer.shown(quantity)[0]]
    found.append(numbers.scaled(found[-1], figure.indicator.unit, page.writer.language)[0])
    return found
