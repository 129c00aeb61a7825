"""Words that bound a figure: 近, 超, 余, 以上, 不少于, 约, 左右, 以内 …

The bound speaks of the figure as printed; :func:`flipped` turns it where a fall makes the value
negative (下降70%以上 is −70 or less).

>>> bounds_before("总数超"), bounds_before("最近"), bounds_after("以上。", 0)[0]
(('ge',), (), ('ge',))
"""

from __future__ import annotations

import re

_LOOSE = r"了?(?:为|有|占|达到?|至|到|的)?[“\"]? ?\Z"


def _directly_before(words: str) -> re.Pattern[str]:
    return re.compile(f"(?:{words})" + _LOOSE)


_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("le", _directly_before(
        "不超过?|未超过?|不高于|不大于|不多于|(?<!不)低于|(?<!不)少于|(?<!不)小于|不足|至多|最多"
        "|控制在")),
    ("ge", _directly_before(
        "(?<![不未])超过?|(?<![不未])超出|突破|首破|再破|连破|跨越|逾|(?<!不)高于|(?<!不)大于"
        "|(?<!不)多于|不少于|不低于|不小于|至少|最少|首次超")),
    ("nearly", _directly_before("(?<![附最靠临邻亲])近|将近|接近")),
    ("approx", _directly_before("大约|(?<![节集预签履违契制公合特解])约|大概")),
    # With a verb between: 至少引进1家, 最多跑一次.
    ("ge", re.compile(r"(?:至少|最少|不少于|不低于)[一-鿿]{1,6}\Z")),
    ("le", re.compile(r"(?:至多|最多|控制在|不超过)[一-鿿]{1,4}\Z")),
)
_AFTER: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (("ge",), re.compile(
        r" ?的?(?:及?以上|之上|有余|多(?!元|[一-鿿]{0,2}化)|余(?![杭姚额地])|\+)")),
    (("le",), re.compile(r" ?的?(?:及?以内|及?以下|之内|之下)")),
    (("approx",), re.compile(r" ?(?:左右|上下)")),
    # 6家以。 is a 以上 that lost its second half: read both ways.
    (("eq", "ge"), re.compile(r"以(?=[。;,、]|\Z)")),
)
_FLIP = {"ge": "le", "le": "ge"}


def bounds_before(lead: str) -> tuple[str, ...]:
    """Return bounds set by the words before a number; ``lead`` ends where the number starts."""
    for bound, pattern in _BEFORE:
        if pattern.search(lead):
            return (bound,)
    return ()


def bounds_after(text: str, position: int) -> tuple[tuple[str, ...], int]:
    """Return the bounds set by the words at ``position`` (after the unit) and where they end."""
    for bounds, pattern in _AFTER:
        found = pattern.match(text, position)
        if found:
            return bounds, found.end()
    return (), position


def flipped(bound: str) -> str:
    """Return the bound of the negated value."""
    return _FLIP.get(bound, bound)
