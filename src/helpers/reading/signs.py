"""Words that make a figure a fall: 下降, 减少, 压减, 降低, 负增长 …

A figure is read in one of three senses. ``change``: the words say by how much something fell, the
value is negative. ``quantity``: the figure is the amount that was cut, positive. Empty: no such
word governs it, and it serves as either.

>>> senses("损失数分别下降", "%"), senses("下降至", "%")
(('change',), ('',))
>>> senses("支出压减", "%"), senses("增长", "%")
(('change', 'quantity'), ('',))
"""

from __future__ import annotations

import re

from helpers.reading.units import PERCENT, POINTS, TIMES

CHANGE, QUANTITY, PLAIN = "change", "quantity", ""

#: 下降5% can only be a change; 压减5% is a change of the budget or the size of the cut.
_FALLS = "下降|减少|降低|回落|下滑|下跌|下挫|负增长|收窄|降|减|down|fell by|fell"
_CUTS = (
    "压减率|降低率|下降率|减少率|减量率|压减|缩减|削减|核减|压降|缩短|减量|减免|降幅|减幅|跌幅"
    "|节约|清减"
)
#: Words that may stand between the fall and its figure.
_FILL = (
    "了|率|幅度?|均|各|分别|同比|环比|约|近|超过?|突破|逾|为|达到?|高达|将近|接近|不少于|不低于"
    '|不超过|至少|累计|[“" ]'
)
_OBJECT_FALLS = "下降|减少|降低|压减|缩减|削减|核减|压降|缩短"
_ADJACENT = re.compile(rf"(?P<word>{_CUTS}|{_FALLS})(?:{_FILL})*\Z")
_TO_A_LEVEL = re.compile(rf"(?:{_OBJECT_FALLS}|回落|减|降)(?:到|至|为|成)[^,;。]{{0,4}}\Z")
_WITH_OBJECT = re.compile(rf"(?:{_OBJECT_FALLS})(?P<object>[^,;。、:!?()0-9]{{1,14}})\Z")
_OTHER_VERB = re.compile(r"增|提高|提升|上升|达|为|占|至|到|完成|实现|率|比重|新|有")
_MINUS = re.compile(r"(?:(?:^|增长|为|达|到|至|下降|[ :|(\n])-|负)\Z")
_BELOW = re.compile(r"(?<!不)(?:低于|低|慢于|落后于?|少)[^,;。、:0-9]{0,10}\Z")
_RELATIVE = (PERCENT, POINTS, "‰", "成", TIMES)


def is_minus(before: str) -> bool:
    """Whether the text before a number ends in a minus sign or 负 (not in the dash of a range)."""
    return _MINUS.search(before) is not None


def senses(lead: str, unit: str) -> tuple[str, ...]:
    """Return the senses of a figure in ``unit`` after the words ``lead`` of its own clause."""
    if _TO_A_LEVEL.search(lead):
        return (PLAIN,)
    adjacent = _ADJACENT.search(lead)
    if adjacent:
        only_change = unit in _RELATIVE and re.fullmatch(_FALLS, adjacent["word"])
        return (CHANGE,) if only_change else (CHANGE, QUANTITY)
    with_object = _WITH_OBJECT.search(lead)
    if with_object and not _OTHER_VERB.search(with_object["object"]):
        return (CHANGE, QUANTITY)
    if unit == POINTS and _BELOW.search(lead):
        return (CHANGE, QUANTITY)
    return (PLAIN,)
