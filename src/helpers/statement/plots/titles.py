"""Titles that charts have room for: how wide a text is, and where it breaks."""

from __future__ import annotations

import unicodedata


def wrapped(text: str, limit: int) -> str:
    """Break a title into lines of ``limit`` half-width characters.

    Latin words and what stands in brackets stay whole, Chinese may break anywhere.

    >>> wrapped("新增公共停车泊位（个）", 12)
    '新增公共停车\\n泊位（个）'
    >>> wrapped("每万人发明专利拥有量（件/万人）", 28)
    '每万人发明专利拥有量\\n（件/万人）'
    >>> wrapped("budget revenue (billion yuan)", 22)
    'budget revenue\\n(billion yuan)'
    >>> wrapped("digital core, share of GDP", 14)
    'digital core,\\nshare of GDP'
    """
    lines, line = [], ""
    for piece in _pieces(text, limit):
        if line and width(line + piece.rstrip()) > limit:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return "\n".join([*lines, line.rstrip()])


def balanced(text: str, limit: int) -> str:
    """Break a heading into as few lines as ``limit`` asks for, all about equally long.

    >>> balanced("未达到或滞后", 9), balanced("reached or ahead", 9)
    ('未达到\\n或滞后', 'reached\\nor ahead')
    """
    lines = -(-width(text) // limit)
    return wrapped(text, -(-width(text) // lines) + 1 if lines > 1 else limit)


def _pieces(text: str, limit: int) -> list[str]:
    found: list[str] = []
    for character in text:
        # What stands in brackets, a unit mostly, is never cut in two; a clause that no line of
        # the limit holds may be.
        glued = found and (
            character in " ，。）)；：、"
            or (_open(found[-1]) and width(found[-1]) < limit)
            or (_latin(character) and _latin(found[-1][-1])))
        if glued:
            found[-1] += character
        else:
            found.append(character)
    return found


def _open(piece: str) -> bool:
    """Tell whether a piece ends within brackets."""
    return any(piece.rfind(opening) > piece.rfind(closing) for opening, closing in ("（）", "()"))


def _latin(character: str) -> bool:
    return unicodedata.east_asian_width(character) not in "WF" and character != " "


def width(text: str) -> int:
    """Return how many half-width characters a text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
