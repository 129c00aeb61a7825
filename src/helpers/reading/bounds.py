"""Words that bound a figure: 近, 超, 余, 以上, 不少于, 约, 左右, 以内 …

The bound speaks of the figure as printed; :func:`flipped` turns it where a fall makes the value
negative (下降70%以上 is −70 or less).

>>> bounds_before("总数超"), bounds_before("最近"), bound_after("以上。", 0)
(('ge',), (), 'ge')
"""

from __future__ import annotations

import re

_LOOSE = r"了?(?:为|有|占|达到?|至|到|的)?[“\"]? ?\Z"
_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("le", re.compile(
        r"(?:不超过?|未超过?|不高于|不大于|不多于|(?<!不)低于|(?<!不)少于|(?<!不)小于|不足|至多|最多|控制在)" + _LOOSE)),
    ("ge", re.compile(
        r"(?:(?<![不未])超过?|(?<![不未])超出|突破|首破|再破|连破|跨越|逾|(?<!不)高于|(?<!不)大于|(?<!不)多于"
        r"|不少于|不低于|不小于|至少|最少|净超|首次超)" + _LOOSE)),
    ("nearly", re.compile(r"(?:(?<![附最靠临邻亲])近|将近|接近)" + _LOOSE)),
    ("approx", re.compile(r"(?:大约|(?<![节集预签履违契制公合特解])约|大概|左右)" + _LOOSE)),
)
#: With a verb between: 至少引进1家, 最多跑一次.
_BEFORE_VERB: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ge", re.compile(r"(?:至少|最少|不少于|不低于)[一-鿿]{1,6}\Z")),
    ("le", re.compile(r"(?:至多|最多|控制在|不超过)[一-鿿]{1,4}\Z")),
)
_AFTER: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ge", re.compile(r" ?(?:的)?(?:及?以上|之上|有余|多(?!元|[一-鿿]{0,2}化)|余(?![杭姚额地])|\+)")),
    ("le", re.compile(r" ?(?:的)?(?:及?以内|及?以下|之内|之下)")),
    ("approx", re.compile(r" ?(?:左右|上下)")),
)
_FLIP = {"ge": "le", "le": "ge"}


def bounds_before(lead: str) -> tuple[str, ...]:
    """Bounds that the words directly before a number set; ``lead`` ends where the number starts."""
    for patterns in (_BEFORE, _BEFORE_VERB):
        for bound, pattern in patterns:
            if pattern.search(lead):
                return (bound,)
    return ()


def bound_after(text: str, position: int) -> str | None:
    """Return the bound that the words at ``position`` (after the unit) set, or None."""
    for bound, pattern in _AFTER:
        if pattern.match(text, position):
            return bound
    return None


def flipped(bound: str) -> str:
    """Return the bound of the negated value."""
    return _FLIP.get(bound, bound)
