"""Does a phrase name the months or the day that its figure is of?

A phrase is short, and mostly leaves to its paragraph or its title what time it speaks of. Chinese
documents name part of a year by its last month (1-9月, 1至11月, 前9个月, 截至11月底) or by its name
(一季度, 上半年, 前三季度), English ones by the month or as the first quarter, half, three quarters.

>>> names_months("1—11月，社零增长12.9%", 1, 11), names_months("社零增长12.9%", 1, 11)
(True, False)
>>> names_months("前三季度增长6%", 1, 9), names_months("前三季度增长6%", 1, 11)
(True, False)
>>> names_day("至11月1日零时", 11, 1), names_day("2020年11月", 11, 1)
(True, False)
"""

from __future__ import annotations

import re

from helpers.reading.text import fold

#: As English writes them, whatever the locale of the machine.
_ENGLISH = ("", "january", "february", "march", "april", "may", "june", "july", "august",
            "september", "october", "november", "december")
_NUMERALS = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
#: Parts of a year that have a name, by their first and last month.
_NAMED = {
    (1, 3): ("一季度", "1季度", "首季", "first quarter"),
    (1, 6): ("上半年", "前两季度", "first half", "first two quarters"),
    (1, 9): ("前三季度", "前3季度", "first three quarters"),
}
#: From this day on, the end of a month may be meant.
_END_OF_MONTH = 28


def names_months(phrase: str, first: int, last: int) -> bool:
    """Tell whether a phrase names the months from ``first`` to ``last`` of a year."""
    said = fold(phrase).lower()
    named = [rf"(?<!\d){last} *(?:个 *)?月", rf"(?<!十){_NUMERALS[last]}个?月",
             rf"\b{_english(last)}\b", rf"first {last} months", *_NAMED.get((first, last), ())]
    return re.search("|".join(named), said) is not None


def names_day(phrase: str, month: int, day: int) -> bool:
    """Tell whether a phrase names a day of a year, or the end of a month that it is."""
    said = fold(phrase).lower()
    named = [rf"(?<!\d){month} *月 *{day} *日", rf"(?<!\d){month:02}-{day:02}(?!\d)",
             rf"\b{_english(month)}\.? {day}\b", rf"\b{day} {_english(month)}\b"]
    if day >= _END_OF_MONTH:
        named.append(rf"(?<!\d){month} *月[底末]")
    return re.search("|".join(named), said) is not None


def _english(month: int) -> str:
    return f"(?:{_ENGLISH[month]}|{_ENGLISH[month][:3]})"
