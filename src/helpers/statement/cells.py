"""Reads a cell of a table as it was written: its words, its numbers with their notes, their flags.

>>> cell = Cell(Markup('<a class="n" href="#n3">12 家</a><span class="flag">[预计]</span> 以上'))
>>> cell.numbers, cell.rest
([Number(note='n3', text='12 家', flags=['预计'])], ' 以上')
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from markupsafe import Markup, escape


@dataclass
class Number:
    """A link of a cell: the note that it leads to, its text, and the flags right behind it."""

    note: str
    text: str = ""
    flags: list[str] = field(default_factory=list)


class Cell(HTMLParser):
    """Reads a cell as it was written: its words, its numbers, their flags."""

    def __init__(self, markup: Markup | str):
        super().__init__()
        self.text = ""
        self.rest = ""
        self.numbers: list[Number] = []
        self.flags: list[str] = []
        self._inside = [""]
        self.feed(str(escape(markup)))
        self.close()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        """Open an element; links and flags start something new."""
        found = dict(attrs)
        kind = found.get("class") or ""
        if tag == "a" and "n" in kind.split():
            kind = "n"
            self.numbers.append(Number(found["href"][1:]))
        elif kind == "flag":
            (self.numbers[-1].flags if self.numbers else self.flags).append("")
        self._inside.append(kind or self._inside[-1])

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if len(self._inside) > 1:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        """Put text where it belongs: a number, a flag, or the words around them."""
        self.text += data
        match self._inside[-1]:
            case "n":
                self.numbers[-1].text += data
            case "flag":
                (self.numbers[-1].flags if self.numbers else self.flags)[-1] += data.strip("[]")
            case _:
                self.rest += data
