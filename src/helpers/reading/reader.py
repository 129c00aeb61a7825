"""The value reader: every figure that a phrase can mean.

Each number token of the phrase yields one or more readings: value, unit, bound, sense. 万 and 亿
stay in the unit; 百, 千, 十 and Chinese numerals become the value. In a list (分别增长5%、8%;
2.8和1.2个百分点) a number without a unit takes that of the next, and a fall governs the whole
list. A range gives two numbers. Where a careful reader could read a number in two ways, both are
returned.

>>> for reading in readings("发案数、损失数分别下降47.1%、46%"):
...     print(reading)
-47.1 % eq
-46 % eq
>>> [str(reading) for reading in readings("道路重复开挖率减少70%以上")]
['-70 % le']
>>> [str(reading) for reading in readings("百余家重点企业")]
['100 家 ge']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from helpers.reading.bounds import bounds_after, bounds_before, flipped
from helpers.reading.signs import CHANGE, PLAIN, is_minus, senses
from helpers.reading.text import fold
from helpers.reading.tokens import Token, number_tokens
from helpers.reading.units import PERCENT, POINTS, RANK, TIMES, Following, per_units, unit_after
from helpers.rounding import half_up

#: Words of a clause that can bear on a number stand at most this far before it.
REACH = 40
_CLAUSE_END = re.compile(r"[,;。:!?\n()]")
_SENTENCE_END = re.compile(r"[;。!?\n]")
_CHAIN = re.compile(r" ?(?:、|和|与|及|以及|或|至|到|-|~)\Z")
_RANGE = re.compile(r" ?(?:至|到|-|~)\Z")
_LOOSE_LIST = re.compile(r"[^,;。:!?\n]*、[^,;。:!?\n]*\Z")


@dataclass(frozen=True)
class Reading:
    """One figure that a phrase can mean.

    ``value`` carries its sign; ``bound`` speaks of the signed value. ``sense`` is ``change`` where
    the figure says by how much something fell, ``quantity`` where it is the amount cut, else empty.
    ``start``/``end`` are the number token in the phrase. ``kind``: ``amount``, ``percent``,
    ``points``, ``rank``, ``multiple``.
    """

    value: Decimal
    unit: str
    bound: str
    start: int
    end: int
    kind: str
    sense: str = PLAIN

    def __str__(self) -> str:
        """Write value, unit and bound as a fault shows them."""
        unit = f" {self.unit}" if self.unit else ""
        return f"{plain(self.value)}{unit} {self.bound}"


@dataclass
class _Item:
    """A number with what stands around it, while its list is still being read."""

    token: Token
    after: Following
    lead: str
    between: str
    bounds: tuple[str, ...]
    senses: tuple[str, ...]
    bounds_behind: tuple[str, ...]
    end: int
    limits: str = ""


def plain(value: Decimal) -> str:
    """Write a value without exponent or trailing zeros.

    >>> plain(Decimal("7.50")), plain(Decimal("1E+3"))
    ('7.5', '1000')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=8192)
def readings(phrase: str) -> tuple[Reading, ...]:
    """Return all readings of all numbers of ``phrase``, in the order of the numbers."""
    folded = fold(phrase)
    items = _items(folded)
    found: dict[Reading, None] = {}
    for index in range(len(items)):
        for reading in _read_item(items, index, folded):
            found[reading] = None
    return tuple(found)


def _items(folded: str) -> list[_Item]:
    items: list[_Item] = []
    for token in number_tokens(folded):
        if token.value is None or token.kind == "ordinal":
            continue
        previous = items[-1] if items else None
        between = folded[previous.end : token.start] if previous else ""
        after = unit_after(folded, token.end)
        lead = _last_part(folded, token.start, _CLAUSE_END)
        if previous and token.start - len(lead) < previous.end:
            lead = folded[previous.end : token.start]
        behind, end = bounds_after(folded, after.end)
        before = bounds_before(lead)
        if not before and lead.endswith("上") and token.text[0] in "百千":
            before = ("ge",)
        items.append(_Item(token, after, lead, between, before, (), behind, end))
    for index, item in enumerate(items):
        unit = _units(items, index, folded)[0]
        item.senses = senses(item.lead, unit)
        before = items[index - 1] if index else None
        if before and _is_chained(item) and before.senses != (PLAIN,):
            item.senses = before.senses
        if before and _RANGE.match(item.between) and before.token.value < item.token.value:
            before.limits, item.limits = "low", "high"
    return items


def _read_item(items: list[_Item], index: int, folded: str) -> Iterator[Reading]:
    item = items[index]
    token, value = item.token, item.token.value
    assert value is not None
    if token.kind == "rank":
        yield from _ranks(item, folded)
        return
    if token.kind == "multiple":
        for bound in _bounds(items, index):
            yield Reading(value, TIMES, bound, token.start, token.end, "multiple")
        return
    if token.kind == "fraction":
        yield from _fractions(item, _bounds(items, index))
        return
    if item.lead.endswith("前") and token.kind in ("chinese", "arabic") and not item.after.units:
        yield Reading(value, RANK, "le", token.start, token.end, "rank")
        yield Reading(value, RANK, "eq", token.start, token.end, "rank")
        return
    if token.kind == "percent":
        units: tuple[str, ...] = (PERCENT,)
    elif token.text == "一百" and item.lead.endswith("双"):
        units = (PERCENT,)
    else:
        units = _units(items, index, folded)
        if token.kind == "chinese" and not token.counted and not item.after.units:
            return
    value *= item.after.times
    if token.kind == "arabic" and is_minus(folded[max(0, token.start - 3) : token.start]):
        value = -value
    for unit in units:
        for sense in item.senses if value > 0 else (PLAIN,):
            for bound in _bounds(items, index):
                signed, shown = (-value, flipped(bound)) if sense == CHANGE else (value, bound)
                yield Reading(
                    signed, unit, shown, token.start, token.end, _kind(unit), sense
                )
    if unit_is_tenths(units):
        for bound in _bounds(items, index):
            yield Reading(value * 10, PERCENT, bound, token.start, token.end, "percent")


def unit_is_tenths(units: tuple[str, ...]) -> bool:
    """Whether the figure counts tenths (三成)."""
    return "成" in units


def _ranks(item: _Item, folded: str) -> Iterator[Reading]:
    token, value = item.token, item.token.value
    assert value is not None
    bounds = ["eq"]
    if re.search(r"前 ?\Z", item.lead):
        bounds = ["le", "eq"]
    if "ge" in item.bounds_behind:
        bounds.append("le")
    units = [RANK] + (["名"] if folded[token.end : token.end + 1] == "名" else [])
    for unit in units:
        for bound in bounds:
            yield Reading(value, unit, bound, token.start, token.end, "rank")


def _fractions(item: _Item, bounds: tuple[str, ...]) -> Iterator[Reading]:
    """Read a fraction as a percentage (33, 33.3) and as a number (0.33); 过半 is at least."""
    token = item.token
    assert token.value is not None
    if token.text.startswith("过"):
        bounds = ("ge",)
    sign = -1 if CHANGE in item.senses else 1
    for unit, times, places in ((PERCENT, 100, (0, 1, 2)), ("", 1, (1, 2, 3, 4))):
        for digits in places:
            rounded = half_up(token.value * times, digits)
            exact = rounded == token.value * times
            for bound in bounds if exact or bounds != ("eq",) else ("eq", "approx"):
                shown = flipped(bound) if sign < 0 else bound
                yield Reading(
                    sign * rounded.normalize() + 0, unit, shown, token.start, token.end,
                    "percent" if unit else "multiple", CHANGE if sign < 0 else PLAIN,
                )


def _is_chained(item: _Item) -> bool:
    return _CHAIN.match(item.between) is not None


def _bounds(items: list[_Item], index: int) -> tuple[str, ...]:
    """Bounds of one number: its own words, those of its list, the limits of a range."""
    item = items[index]
    own = list(item.bounds)
    if item.after.more:
        own.append("ge")
    own.extend(item.bounds_behind)
    if own:
        return tuple(dict.fromkeys(own))
    inherited = ["eq"]
    if item.limits:
        inherited = ["ge", "eq"] if item.limits == "low" else ["le", "eq"]
    following = items[index + 1] if index + 1 < len(items) else None
    while following and _is_chained(following):
        if following.bounds_behind:
            inherited.extend(following.bounds_behind)
            break
        position = items.index(following) + 1
        following = items[position] if position < len(items) else None
    for earlier in range(index, 0, -1):
        current, before = items[earlier], items[earlier - 1]
        if _is_chained(current):
            inherited.extend(before.bounds)
        elif _LOOSE_LIST.match(current.between) and "ge" in before.bounds:
            inherited.append("ge")
        elif not _LOOSE_LIST.match(current.between):
            break
    return tuple(dict.fromkeys(inherited))


def _units(items: list[_Item], index: int, folded: str) -> tuple[str, ...]:
    """Units of one number: printed, taken from its list, or per something named before it."""
    item = items[index]
    units = list(item.after.units)
    scale_only = bool(units) and item.after.printed == item.after.scale
    if not units or scale_only:
        for position in range(index + 1, len(items)):
            if not _is_chained(items[position]):
                break
            following = items[position].after
            if following.printed and following.printed != following.scale:
                if scale_only and following.printed.startswith(item.after.scale):
                    units = list(following.units) + units
                elif not units:
                    units = list(following.units)
                break
    if not units:
        sentence = len(_last_part(folded, item.token.start, _SENTENCE_END))
        for position in range(index - 1, -1, -1):
            earlier = items[position]
            if earlier.token.start < item.token.start - sentence:
                break
            if earlier.after.units:
                units = ["", *earlier.after.units]
                break
        units = units or [""]
    if scale_only and "人" in item.lead:
        units.append(item.after.scale + "人")
    if units[0] not in (PERCENT, POINTS, "‰", ""):
        lead = _last_part(folded, item.token.start, _SENTENCE_END)
        units += [
            f"{unit}/{per}" for unit in units if "/" not in unit for per in per_units(lead, unit)
        ]
    return tuple(dict.fromkeys(units))


def _last_part(folded: str, end: int, separator: re.Pattern[str]) -> str:
    lead = folded[max(0, end - REACH) : end]
    last = 0
    for found in separator.finditer(lead):
        last = found.end()
    return lead[last:]


def _kind(unit: str) -> str:
    if unit in (PERCENT, "‰"):
        return "percent"
    if unit == POINTS:
        return "points"
    return "multiple" if unit == TIMES else "amount"
