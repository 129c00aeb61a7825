"""A linter for statistical English: the traps that have a twin in Chinese.

>>> [found.rule for found in lint("The share rose by 3 %, revenue fell by −5 %, 2 times lower.")]
['% for percentage points', 'fall of a negative', 'times for less']
>>> lint("The share rose by 3 percentage points, revenue fell by 5 %.")
[]
"""

from __future__ import annotations

from collections.abc import Iterable

from helpers.review.finding import END, Finding, place, spoken, tried
from helpers.review.finding import NUMBER as _N
from helpers.review.finding import rule as _rule
from helpers.review.text import Page

RULES = (
    _rule("% for percentage points",
          rf"\b(?:share|rate|ratio)\b[^.,;:()\d]{{0,24}}\b(?:rose|fell|up|down|higher|lower"
          rf"|increased|decreased)\b(?: by)? {_N} ?%", "N percentage points", True),
    _rule("% for percentage points", rf"\b(?:lead|gap) of {_N} ?%", "N percentage points", True),
    _rule("points for growth", rf"\b(?:grew|growth of)\b(?: by)? {_N} percentage points",
          "N %", True),
    _rule("fall of a negative",
          rf"\b(?:fell|decreased|dropped|declined|down|reduced|lower)\b(?: by)? [-−]{_N}",
          "fell by N, without a sign", True),
    _rule("rise of a negative", rf"\b(?:rose|grew|increased|up|higher)\b(?: by)? [-−]{_N}",
          "fell by N", True),
    _rule("times for less", rf"{_N} times (?:lower|less|smaller|fewer|slower)\b",
          "a half, a third, N % less", True),
    _rule("Chinese mark", r"[，。；：？！、（）]", ", . ; : ? ! ( )"),
    # The page's typeface draws them as wide as a Chinese character.
    _rule("wide quotation mark", r"[“”‘’]", "' or \""),
    _rule("Chinese words unmarked", r"[\u3400-\u9fff]+", "a translation, or lang=\"zh-CN\""),
)


def lint(text: str, where: str = "") -> list[Finding]:
    """Return what is wrong with an English text."""
    return list(tried(RULES, text, where))


def findings(page: Page, titles: Iterable[str] = ()) -> list[Finding]:
    """Return what is wrong with an English page."""
    return [found for piece, text in spoken(page, titles) if piece.kind != "source"
            for found in tried(RULES, text.replace(END, ""), place(piece))]
