"""The numbers of a text, one token each, and which of them must be accounted for.

A token is a number as printed, without its unit: ``7.5``, ``1,234``, ``百``, ``三分之一``,
``首位``.
``counted`` says whether an audit asks for it. The rule:

* Arabic digits are counted, except inside a code that mixes letters and digits (``GS1101-15``,
  ``PM2.5``, ``5G``, ``2#楼``). A number before a Latin unit (``220KV``) is a number.
* Chinese numerals are counted where they count: directly before a counting word (三家, 百余家,
  百亿元, 四大领域), as a rank (第一, 第三位, 前三, 首位, 居首), as a share (百分之五, 三分之一,
  一半, 三成), as a multiple (翻一番, 翻倍, 一倍), after 连续 (连续三年), as 为零, and in 双一百.
* They are not counted when they are the bare 一 before a counting word (一个, 一家; but 一日 and
  每周一次 count: a limit, a frequency), stand in
  quotation or title marks (“四个平台”, 《…》), follow 每, 数 or 几 (每千人, 数百家), number a
  session, batch or phase (第六批, 第一届, 第三方, 七届三次), head a list (第一,…;第二,…), or belong
  to a fixed word (三次产业, 十九大).

The reader reads the uncounted ones too; only the audit leaves them out.

>>> [(token.text, token.counted) for token in number_tokens("第六批28家、首批5G基站三个,全市第一")]
[('六', False), ('28', True), ('三', True), ('一', True)]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from helpers.reading.numerals import DIGITS, PLACES, chinese_number
from helpers.reading.text import fold
from helpers.reading.units import counts_something

ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
_NUMERAL = rf"[两{DIGITS}{PLACES}]"
CHINESE = rf"(?:{_NUMERAL}+(?:万{_NUMERAL}+)?(?:点[{DIGITS}]+)?)"
_CODE = r"[A-Za-z0-9]+(?:[-/.#][A-Za-z0-9]+)*#?"
_TOKEN = re.compile(
    rf"(?P<word>个?百分点)|百分之(?P<percent>{ARABIC}|{CHINESE})"
    rf"|(?P<below>{CHINESE}|[0-9]+)分之(?P<above>{CHINESE}|[0-9]+)"
    rf"|翻(?P<doublings>[一两二三四1-9]?)番|(?P<double>翻倍)"
    r"|(?P<first>(?:(?<=[居列])首(?!位)(?![批个家条创次只部轮先])|榜首|首位(?!度)))"
    r"|(?P<half>一半(?!以)|一半(?=以[上下内])|过半(?![山年])|半数)"
    rf"|(?P<arabic>(?:(?<![A-Za-z0-9])|(?<=GDP)|(?<=CPI)|(?<=PPI)|(?<=R&D))(?<!\)-){ARABIC}(?![0-9A-Za-z#]|[-/.][A-Za-z0-9]*[A-Za-z]))"
    rf"|(?P<code>{_CODE})"
    rf"|(?P<chinese>(?<![0-9/]){CHINESE})"
)
#: Abbreviations that stand directly before their figure (GDP7.5%).
_NAMES_BEFORE_FIGURES = re.compile(r"(?:GDP|CPI|PPI|R&D)(?=[0-9])")
_LATIN_UNIT = re.compile(
    rf"({ARABIC})(?:[kKMGT]?[WV]h?|[kcm]?m|[kmt]?g|[KMGTPE]B|t|yuan)(?:/[a-z]+)?\Z"
)
_RANK_AFTER = re.compile(r" ?(?:[位名](?![一-鿿]?家)|[的和与并且及]|[^一-鿿]|\Z)")
_LIST_HEAD = re.compile(r"(?:^|[。;:!?\n])[“\"]?第\Z")
_FIXED_WORDS = (
    "三次产业", "二次供水", "十八大", "十九大", "二十大", "千家万户", "百家争鸣", "三位一体",
    "五位一体", "六位一体", "三大球", "千人计划", "百人计划",
)
_LONGEST_FIXED = max(map(len, _FIXED_WORDS))
_QUOTES = {"“": "”", "《": "》", "‘": "’", "「": "」", "〈": "〉"}
ONE = "一"


@dataclass(frozen=True)
class Token:
    """One number of a text: where it stands, what it says, whether an audit asks for it.

    ``kind``: ``arabic``, ``chinese``, ``rank``, ``percent``, ``fraction``, ``multiple``. ``value``
    is None where the characters are numerals but no number (三四).
    """

    start: int
    end: int
    text: str
    kind: str
    value: Decimal | None
    counted: bool = True


def number_tokens(text: str) -> tuple[Token, ...]:
    """Return the numbers of ``text`` in order; positions refer to ``text`` as given."""
    folded = fold(text)
    quoted = _quoted_positions(folded)
    tokens = []
    position = 0
    while found := _TOKEN.search(folded, position):
        position = found.end()
        if found["word"]:
            continue
        if found["code"]:
            named = _NAMES_BEFORE_FIGURES.match(folded, found.start())
            if named:
                position = named.end()
                continue
            unit = _LATIN_UNIT.match(found["code"])
            if unit is None:
                continue
            end = found.start() + unit.end(1)
            tokens.append(_token(text, found.start(), end, "arabic", _decimal(unit[1]), True))
            continue
        tokens.append(_read(text, folded, found, found.start() in quoted))
    return tuple(tokens)


def _read(text: str, folded: str, found: re.Match[str], in_quotes: bool) -> Token:
    start, end = found.span()
    if found["percent"]:
        return _token(text, start, end, "percent", _number(found["percent"]), True)
    if found["below"]:
        below, above = _number(found["below"]), _number(found["above"])
        value = above / below if above is not None and below else None
        return _token(text, start, end, "fraction", value, value is not None)
    if found["double"]:
        return _token(text, start, end, "multiple", Decimal(2), True)
    if found.group().startswith("翻"):
        times = _number(found["doublings"] or "一")
        return _token(text, start, end, "multiple", Decimal(2) ** int(times or 1), True)
    if found["first"]:
        return _token(text, start, end, "rank", Decimal(1), True)
    if found["half"]:
        return _token(text, start, end, "fraction", Decimal("0.5"), True)
    ordinal = folded[max(0, start - 2) : start].rstrip().endswith("第")
    is_rank = ordinal and _RANK_AFTER.match(folded, end) is not None
    if found["arabic"]:
        kind = "rank" if is_rank else ("ordinal" if ordinal else "arabic")
        return _token(text, start, end, kind, _decimal(found["arabic"]), True)
    value = chinese_number(found["chinese"])
    if folded[start - 1 : start] in ("数", "几"):
        value = None
    if ordinal:
        heads_list = _LIST_HEAD.search(folded[max(0, start - 3) : start]) and folded[
            end : end + 1
        ] in (",", "、")
        kind = "rank" if is_rank and not heads_list else "ordinal"
        return _token(text, start, end, kind, value, kind == "rank" and not in_quotes)
    counted = value is not None and not in_quotes and _counts(folded, start, end)
    return _token(text, start, end, "chinese", value, counted)


def _counts(folded: str, start: int, end: int) -> bool:
    numeral, before = folded[start:end], folded[max(0, start - 2) : start]
    if before.endswith(("每", "届", "之")) or _is_fixed_word(folded, start, end):
        return False
    if before == "连续" and folded[end : end + 1] in ("年", "届", "次", "季"):
        return True
    if numeral == ONE and (folded[end : end + 1] == "倍" or _is_time(folded, start, end)):
        return True
    if numeral == "零":
        return before.endswith("为")
    if numeral == "一百" and before.endswith("双"):
        return True
    if before.endswith("前") and folded[end : end + 1] not in ("年", "期", "天", "后", "置"):
        return numeral != ONE
    if re.match(r"成(?:[以左,。、;)”]|\Z)", folded[end:]):
        return True
    return numeral != ONE and counts_something(folded, end)


def _is_time(folded: str, start: int, end: int) -> bool:
    """Tell whether a bare 一 is a limit in days (一日办结) or a frequency (每周一次)."""
    frequency = re.search(r"每[年季月周天日]\Z", folded[:start]) and folded[end : end + 1] == "次"
    return bool(frequency or re.match(r"[日天](?:内|办结|之内)", folded[end:]))


def _is_fixed_word(folded: str, start: int, end: int) -> bool:
    around = folded[max(0, start - _LONGEST_FIXED) : end + _LONGEST_FIXED]
    offset = max(0, start - _LONGEST_FIXED)
    for word in _FIXED_WORDS:
        place = around.find(word)
        while place >= 0:
            if offset + place <= start < offset + place + len(word):
                return True
            place = around.find(word, place + 1)
    return False


def _quoted_positions(folded: str) -> set[int]:
    """Positions inside quotation or title marks; a mark left open closes at the end of its line."""
    inside: set[int] = set()
    closing: list[str] = []
    for position, character in enumerate(folded):
        if character == "\n":
            closing.clear()
        elif character in _QUOTES:
            closing.append(_QUOTES[character])
        elif closing and character == closing[-1]:
            closing.pop()
        elif closing:
            inside.add(position)
    return inside


def _number(text: str) -> Decimal | None:
    return _decimal(text) if text[0].isascii() else chinese_number(text)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _token(
    text: str, start: int, end: int, kind: str, value: Decimal | None, counted: bool
) -> Token:
    return Token(start, end, text[start:end], kind, value, counted)
