"""How numbers, units and flags are written in either language.

>>> from decimal import Decimal
>>> number(Decimal("2184.8"), "en"), number(Decimal("-1.50"), "zh")
('2,184.8', '−1.50')
>>> amount(Decimal("2184.8"), "亿元", "en")
'218.48 billion yuan'
>>> amount(Decimal("2184.8"), "亿元", "zh")
'2184.8亿元'
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from babel.lists import format_list
from babel.numbers import format_decimal

from helpers import messages
from helpers.dataset.model import Observation
from helpers.rounding import half_up
from helpers.statement import periods

#: Chinese writes numbers of four digits without a separator (GB/T 15835), English with one.
_GROUP_FROM = {"zh": 10_000, "en": 1_000}
#: The flag of a figure of some months, which are named behind a colon.
PART_YEAR = "part_year"
#: Words of magnitude, each so many powers of ten above the one before.
_MAGNITUDES = {"zh": ("", "万", "亿", "万亿"),
               "en": ("thousand", "million", "billion", "trillion")}
_STEP = {"zh": 4, "en": 3}
# No line ends between the mark and its number.
_BOUND_MARKS = {"eq": "", "ge": "≥\u00a0", "le": "≤\u00a0"}


def number(value: Decimal, language: str, signed: bool = False) -> str:
    """Write a number with the decimals it has; ``signed`` shows a plus too."""
    decimals = max(-int(value.as_tuple().exponent), 0)
    grouped = abs(value) >= _GROUP_FROM[language]
    pattern = ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else "")
    written = format_decimal(abs(value), pattern, locale=periods.LOCALE[language])
    sign = "−" if value < 0 else "+" if signed and value > 0 else ""
    return sign + written


def unit_name(unit: str, language: str) -> tuple[str, Decimal]:
    """Return how a unit is called in a language, and the factor that its values take there.

    English has no 亿: 亿元 is written as billion yuan, with values a tenth as large.
    """
    if language == "zh":
        return unit, Decimal(1)
    try:
        name = messages.template(f"unit.{unit}", "en")
    except KeyError:
        return unit, Decimal(1)
    head, _, tail = name.partition(" ")
    if head.startswith("×"):
        return tail, Decimal(head[1:])
    return name, Decimal(1)


def scaled(value: Decimal, unit: str, language: str) -> tuple[Decimal, str]:
    """Return value and unit as the language writes them."""
    name, factor = unit_name(unit, language)
    if factor == 1:
        return value, name
    # Only the point moves: 1803 亿 is 180.3 billion, 3.8 万 is 38 thousand.
    product = value.scaleb(factor.adjusted())
    if int(value.as_tuple().exponent) >= 0:
        # The nought of 1700 亿 is no decimal of 170 billion; that of 1810.0 亿 is one of 181.00.
        product = product.normalize()
    return half_up(product) if product.as_tuple().exponent > 0 else product, name


def words_up(value: Decimal, unit: str, language: str) -> int:
    """Return how many words of magnitude above that of its unit an amount is written.

    English leaves no number of a thousand or more before such a word: 10,000 thousand is 10
    million, 1,350.9 billion is 1.3509 trillion. Chinese writes whole ten thousands in 万 and 亿,
    with one decimal at most.

    >>> words_up(Decimal("1000"), "万元", "en"), words_up(Decimal("500"), "亿元", "en")
    (1, 0)
    >>> words_up(Decimal("70000"), "元", "zh"), words_up(Decimal("72600"), "元", "zh")
    (1, 0)
    """
    value, name = scaled(value, unit, language)
    words = _MAGNITUDES[language]
    at = words.index(_split(name, language)[0]) if _split(name, language) else len(words)
    up = 0
    while at + up + 1 < len(words) and _is_raised(value, language):
        value, up = value.scaleb(-_STEP[language]), up + 1
    return up


def _is_raised(value: Decimal, language: str) -> bool:
    if language == "zh":
        return abs(value) >= _GROUP_FROM["zh"] and value % _GROUP_FROM["en"] == 0
    return abs(value) >= _GROUP_FROM["en"]


def _split(name: str, language: str) -> tuple[str, str] | None:
    """Return the word of magnitude of a unit and what follows it; None for units without one.

    >>> _split("万元", "zh"), _split("元", "zh"), _split("thousand people", "en"), _split("m", "en")
    (('万', '元'), ('', '元'), ('thousand', ' people'), None)
    """
    for word in reversed(_MAGNITUDES[language]):
        rest = name.removeprefix(word)
        if language == "zh" and rest and rest != name and not name.isascii():
            return word, rest
        if language == "en" and name.partition(" ")[0] == word:
            return word, rest
    return ("", name) if language == "zh" and name and not name[0].isascii() else None


def raised(value: Decimal, unit: str, language: str, up: int) -> Decimal:
    """Return a value as a language writes it, so many words of magnitude above its unit.

    >>> raised(Decimal("1000"), "万元", "en", 1), raised(Decimal("70000"), "元", "zh", 1)
    (Decimal('10'), Decimal('7'))
    """
    exact = int(value.as_tuple().exponent) < 0
    value, _ = scaled(value, unit, language)
    if not up:
        return value
    value = value.scaleb(-_STEP[language] * up)
    # The noughts at the end of a whole number are no decimals of what was printed.
    value = value if exact else value.normalize()
    return half_up(value) if value.as_tuple().exponent > 0 else value


def amount(value: Decimal, unit: str, language: str, signed: bool = False,
           up: int | None = None) -> str:
    """Write a number with its unit; ``up`` fixes the word of magnitude, see :func:`words_up`.

    >>> amount(Decimal("1000"), "万元", "en"), amount(Decimal("13509"), "亿元", "en")
    ('10 million yuan', '1.3509 trillion yuan')
    >>> amount(Decimal("70000"), "元", "zh"), amount(Decimal("70000"), "万元", "zh")
    ('7万元', '7亿元')
    >>> amount(Decimal("15.71"), "billion yuan", "zh")
    '15.71 billion yuan'
    """
    up = words_up(value, unit, language) if up is None else up
    name = unit_name(unit, language)[0]
    value = raised(value, unit, language, up)
    if up:
        word, rest = _split(name, language)
        words = _MAGNITUDES[language]
        name = words[words.index(word) + up] + rest
    # Chinese units follow at once; a document in English may have printed one of its own.
    gap = "" if name in ("", "%") or (language == "zh" and not name[0].isascii()) else " "
    return f"{number(value, language, signed)}{gap}{name}"


def bound_mark(bound: str, language: str) -> str:
    """Return what goes before a number that is not exact."""
    if bound in _BOUND_MARKS:
        return _BOUND_MARKS[bound]
    return messages.text(f"bound.{bound}", language)


def enumerated(items: Sequence[str], language: str) -> str:
    """Name several things in a sentence.

    >>> enumerated(["甲", "乙"], "zh"), enumerated(["A", "B"], "en")
    ('甲和乙', 'A and B')
    """
    return format_list(items, locale=periods.LOCALE[language])


def flag_name(code: str, language: str) -> str:
    """Return a flag in words.

    >>> flag_name("provisional", "zh"), flag_name("part_year:M01-M09", "zh")
    ('预计', '1–9月')
    """
    kind, _, period = code.partition(":")
    if kind == PART_YEAR:
        return periods.months_name(period, language)
    return messages.text(f"flag.{code}", language)


def flags(observation: Observation, restated: bool = False) -> tuple[str, ...]:
    """Return the codes of what must be said beside a figure, in a fixed order.

    Part of a year is told with its months: ``part_year:M01-M11``. A figure is ``restated`` for an
    area that came later only where the text leaves no doubt about the area; a park or a plot has
    never been of another one.
    """
    found = []
    if observation.period.startswith("M"):
        found.append(f"{PART_YEAR}:{observation.period}")
    if observation.status == "provisional":
        found.append("provisional")
    if observation.status == "revised":
        found.append("revised")
    if observation.is_count_of_a_day:
        found.append("as_of")
    if restated and not observation.scope and "area_id" not in observation.doubt:
        found.append("restated")
    if observation.doubt:
        found.append("doubt")
    if observation.override:
        found.append("corrected")
    if observation.source.trust == "low":
        found.append("low_trust")
    return tuple(found)
