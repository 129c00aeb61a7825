"""Chinese numerals as numbers, on top of cn2an.

cn2an reads 二百五十三, 两百, 一千零五 and 十; it refuses a leading 百 or 千 (百家 means 100) and
reads a run of bare digits as a sequence (三四 as 34, where prose means "three or four"). Both are
settled here, the only place that knows the library.

>>> chinese_number("百"), chinese_number("两千"), chinese_number("三四")
(Decimal('100'), Decimal('2000'), None)
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

import cn2an

#: Characters a Chinese numeral is made of; 万 and 亿 are scales and belong to the unit.
DIGITS = "零〇一二两三四五六七八九"
PLACES = "十百千"


@lru_cache(maxsize=4096)
def chinese_number(text: str) -> Decimal | None:
    """Return the number that ``text`` writes, or None where it writes none."""
    if not text or (len(text) > 1 and all(character in DIGITS for character in text)):
        return None
    if text[0] in "百千":
        text = "一" + text
    try:
        return Decimal(str(cn2an.cn2an(text, "normal")))
    except ValueError:
        return None
