"""The page template for nbconvert (built on ``basic``), its style sheet, and its fonts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from helpers import fonts
from helpers.statement.plots.titles import width

#: Where the style sheet takes the fonts in.
FONTS_MARK = "/*fonts*/"

#: A running head holds no more half-width characters than fit beside the date (a Chinese one
#: counts as two).
LONGEST_HEAD = 86


def css_text(text: str) -> str:
    """Return ``text`` as the inside of a CSS string, cut to the length of a running head.

    All that is not a letter, a digit, a blank or a mark of Chinese punctuation is written as its
    code point: no quote ends the string and no ``</style>`` the style sheet.

    >>> print(css_text('"b" </style>.'))
    \\22 b\\22  \\3c \\2f style\\3e .
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if width(line) > LONGEST_HEAD:
        line = line[:LONGEST_HEAD]
        while width(line) >= LONGEST_HEAD:
            line = line[:-1]
        line += "…"
    return "".join(c if c.isalnum() or c in " -.，、：；（）–…" else f"\\{ord(c):x} " for c in line)


def finish(html: str, about: Mapping[str, Any] | None = None) -> str:
    """Embed both weights of the typeface, cut down to the characters of the page.

    ``about`` (slug, parameters, data digest) is what the template has already written out.

    Raises
    ------
    helpers.fonts.MissingGlyphs
        When the page holds a character that the fonts cannot show.
    """
    # Blank lines that the template leaves go; a <pre> of the analyst edition keeps its own.
    pieces = re.split(r"(<pre.*?</pre>)", html, flags=re.DOTALL)
    html = "".join(
        piece if piece.startswith("<pre") else re.sub(r"\s*\n\s*", "\n", piece)
        for piece in pieces
    )
    return html.replace(FONTS_MARK, fonts.embedded_css(html), 1)
