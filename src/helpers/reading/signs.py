"""Words that make a figure a fall: 下降, 减少, 压减, 降低, 负增长 …

A figure is read in one of three senses. ``change``: the words say by how much something fell, the
value is negative. ``quantity``: the figure is the amount cut or the level itself, positive. Empty:
no such word governs it, and it serves as either.

>>> senses("损失数分别下降", "%"), senses("下降至", "%"), senses("支出压减", "%"), senses("增长", "%")
(('change',), ('',), ('change', 'quantity'), ('',))
"""

from __future__ import annotations

import re

CHANGE, QUANTITY, PLAIN = "change", "quantity", ""

#: 下降5% can only be a change; 压减5% is a change of the budget or the size of the cut.
_FALLS = "下降|减少|降低|回落|下滑|下跌|下挫|负增长|收窄|降|减"
_CUTS = "压减率|降低率|下降率|减少率|减量率|压减|缩减|削减|核减|压降|缩短|减量|减免|降幅|减幅|跌幅|节约|清减"
_FILL = (
    r"(?:了|率|幅度?|均|各|分别|同比|环比|约|近|超过?|突破|逾|为|达到?|高达|将近|接近|不少于|不低于|不超过|至少"
    r"|累计|[“\" ])*"
)
_ADJACENT = re.compile(rf"(?P<word>{_CUTS}|{_FALLS}){_FILL}\Z")
_TO_A_LEVEL = re.compile(r"(?:下降|减少|降低|回落|压减|缩减|缩短|减|降)(?:到|至|为|成)[^,;。]{0,4}\Z")
_WITH_OBJECT = re.compile(r"(?:下降|减少|降低|压减|缩减|削减|核减|压降|缩短)(?P<object>[^,;。、:!?()0-9]{1,14})\Z")
_OTHER_VERB = re.compile(r"增|提高|提升|上升|达|为|占|至|到|完成|实现|率|比重|新|有")
_MINUS = re.compile(r"(?:(?:^|[一-鿿 :|(])-|负)\Z")
_BELOW = re.compile(r"(?:(?<!不)低于|低|慢于|落后于?|少)[^,;。、:0-9]{0,10}\Z")
POINTS = "个百分点"


def is_minus(lead: str) -> bool:
    """Whether a minus sign or 负 stands directly before the number."""
    return _MINUS.search(lead) is not None


def senses(lead: str, unit: str) -> tuple[str, ...]:
    """Senses of a figure with ``unit`` after the words ``lead`` of its own clause."""
    if _TO_A_LEVEL.search(lead):
        return (PLAIN,)
    relative = unit in ("%", POINTS, "‰", "成", "倍")
    adjacent = _ADJACENT.search(lead)
    if adjacent:
        only_change = relative and re.fullmatch(_FALLS, adjacent["word"])
        return (CHANGE,) if only_change else (CHANGE, QUANTITY)
    with_object = _WITH_OBJECT.search(lead)
    if with_object and not _OTHER_VERB.search(with_object["object"]):
        return (CHANGE, QUANTITY)
    if unit == POINTS and _BELOW.search(lead):
        return (CHANGE, QUANTITY)
    return (PLAIN,)
