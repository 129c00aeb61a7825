"""What a linter says: which rule, where, the words, and what is accepted instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from helpers.review.text import Page, Piece

#: Stands between two runs of a piece.
END = "\ue002"
#: Stands where words were taken out that no rule speaks of: quotations, titles of documents.
GAP = "\ue000"
#: A number in a pattern of a rule.
NUMBER = r"\d[\d,]*(?:\.\d+)?"


@dataclass(frozen=True)
class Rule:
    """A trap of language. ``misleads``: the words say something else than the figure."""

    name: str
    pattern: re.Pattern[str]
    accepted: str
    misleads: bool = False


def rule(name: str, pattern: str, accepted: str, misleads: bool = False) -> Rule:
    """Make a rule from a pattern as text."""
    return Rule(name, re.compile(pattern), accepted, misleads)


@dataclass(frozen=True)
class Finding:
    """A place that a rule does not accept."""

    rule: str
    where: str
    words: str
    accepted: str
    misleads: bool = False

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        return f"{self.rule}: {where}“{self.words}”; accepted: {self.accepted}"


def tried(rules: Iterable[Rule], text: str, where: str = "") -> Iterator[Finding]:
    """Yield what the rules find in a text."""
    for rule in rules:
        for found in rule.pattern.finditer(text):
            around = text[max(0, found.start() - 8):found.end() + 8]
            words = found[0] if len(found[0]) > 3 else around
            yield Finding(rule.name, where, words.replace(GAP, "…"), rule.accepted, rule.misleads)


def place(piece: Piece) -> str:
    """Say where a piece stands."""
    return f"{piece.kind} in {piece.where}" if piece.where else piece.kind


def spoken(page: Page, titles: Iterable[str]) -> Iterator[tuple[Piece, str]]:
    """Yield each piece with its words (END between runs), quotations and titles taken out."""
    known = sorted({title for title in titles if title}, key=lambda title: (-len(title), title))
    for piece in page.pieces:
        text = END.join(GAP if "quote" in (run.role, *run.marks) else run.text
                        for run in piece.runs)
        for title in known:
            if title in text:
                text = text.replace(title, GAP)
        yield piece, text
