"""Chinese punctuation for texts of the data, which are typed with half-width marks."""

from __future__ import annotations

import re

#: Half-width marks that don't stand between Latin letters and digits, and their full-width twins.
_MARK = re.compile(r"[,;:](?![\x21-\x7e])|(?<![\x20-\x7e])[,;:]")
_WIDE = str.maketrans(",;:", "，；：")


def in_chinese_type(text: str) -> str:
    """Return Chinese text with full-width marks, however it was typed.

    >>> in_chinese_type("6家,任务21为13个;完工54个(1-11月)")
    '6家，任务21为13个；完工54个（1-11月）'
    """
    wide = _MARK.sub(lambda found: found[0].translate(_WIDE), text)
    return wide.replace("(", "（").replace(")", "）")
