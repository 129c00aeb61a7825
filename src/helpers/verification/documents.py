"""The text of a document, as held in a folder outside the project.

Only the first copy of the body counts: several pages print it twice, after a repeated title and a
list of links. The second copy begins at the first line that repeats an earlier one and after which
the lines go on repeating; everything from there is cut. Positions and lines are those of the file.

Some numbers are structure rather than prose and are recognised by rule, so that no list needs to
name them: the ordinal that opens a line or a point (``1.聚焦``, ``2、推动``, after 。 or ； too), a
number alone on its line (the task numbers of a scorecard), and the lines of the page's frame
(信息索引号, 索引号, 生成日期, 发布日期, 公布日期, 新闻热线, a time stamp, the line after 索引号 or
公布日期).
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from helpers.reading import Reading, Token, number_tokens, readings
from helpers.reading.text import fold

#: Lines at least this long tell a repeated body from a repeated heading.
TELLING_LENGTH = 12
#: So many telling lines after the first repeated one must repeat too, and this share of all.
REPEATED_RUN = 5
REPEATED_SHARE = 0.8

_POINT_NUMBER = re.compile(r"(?:^|[。;!?:]|重点工作)[ \n]*([0-9]{1,2})[.、](?![0-9])", re.MULTILINE)
_LONE_NUMBER = re.compile(r"^ *([0-9]{1,3}) *$", re.MULTILINE)
_FRAME_LINE = re.compile(
    r"^.*(?:信息索引号|生成日期|发布日期 *:|新闻热线).*$"
    r"|^(?:索引号|公布日期)\s+.*$"
    r"|^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}.*$",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Document:
    """The first copy of a document's text, its numbers and what each of them can mean.

    >>> document = Document("x", "1、平台。\\n新增5家、市级40家。")
    >>> [token.text for token in document.tokens]
    ['5', '40']
    """

    source_id: str
    text: str
    digest: str = ""

    @cached_property
    def all_tokens(self) -> dict[int, Token]:
        """Every number that the reader sees, by position, counted or not."""
        return {token.start: token for token in number_tokens(self.text)}

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The numbers that must be accounted for, in order."""
        structure = _structure(fold(self.text))
        return tuple(
            token
            for token in self.all_tokens.values()
            if token.counted and token.start not in structure
        )

    @cached_property
    def readings(self) -> dict[int, tuple[Reading, ...]]:
        """What each number can mean in its own place, by position."""
        found: dict[int, list[Reading]] = {}
        for reading in readings(self.text):
            found.setdefault(reading.start, []).append(reading)
        return {start: tuple(group) for start, group in found.items()}

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0] + [found.end() for found in re.finditer("\n", self.text)]

    def line(self, position: int) -> int:
        """Return the line of the file at ``position`` (the first is 1)."""
        return bisect_right(self._line_starts, position)

    def sentence(self, position: int, reach: int = 30) -> str:
        """Return the words around ``position``, within its line and at most ``reach`` to a side."""
        start = max(self.text.rfind("\n", 0, position) + 1, position - reach)
        end = self.text.find("\n", position)
        end = min(end if end >= 0 else len(self.text), position + reach)
        return self.text[start:end].strip()

    def places(self, phrase: str) -> tuple[int, ...]:
        """Return every position of ``phrase`` at which it cuts no number in two."""
        return tuple(place for place in self._found(phrase) if not self._cuts(place, phrase))

    def cuts_only(self, phrase: str) -> bool:
        """Whether ``phrase`` stands in the text, but only so that it cuts a number in two."""
        return bool(self._found(phrase)) and not self.places(phrase)

    def _found(self, phrase: str) -> list[int]:
        found = []
        place = self.text.find(phrase) if phrase else -1
        while place >= 0:
            found.append(place)
            place = self.text.find(phrase, place + 1)
        return found

    def _cuts(self, place: int, phrase: str) -> bool:
        end = place + len(phrase)
        return any(
            token.start < edge < token.end
            for edge in (place, end)
            for token in self._near(edge)
        )

    def _near(self, edge: int) -> list[Token]:
        starts = self._starts
        index = bisect_right(starts, edge) - 1
        return [self.all_tokens[starts[index]]] if index >= 0 else []

    @cached_property
    def _starts(self) -> list[int]:
        return sorted(self.all_tokens)

    def tokens_within(self, place: int, length: int) -> tuple[Token, ...]:
        """The numbers to account for that stand wholly inside ``length`` characters."""
        first = bisect_right(self._counted_starts, place - 1)
        found = []
        for token in self.tokens[first:]:
            if token.end > place + length:
                break
            found.append(token)
        return tuple(found)

    @cached_property
    def _counted_starts(self) -> list[int]:
        return [token.start for token in self.tokens]


def load_document(path: Path) -> Document:
    """Read ``<source_id>.txt``; the digest is that of the whole file, the text the first copy."""
    content = path.read_bytes()
    text = content.decode("utf-8-sig").replace("\r\n", "\n")
    return Document(path.stem, first_copy(text), hashlib.sha256(content).hexdigest())


def first_copy(text: str) -> str:
    """Return ``text`` up to where it begins to repeat itself.

    >>> body = "".join(f"这一行说的是第{n}件不同的事情。\\n" for n in "甲乙丙丁戊己庚")
    >>> first_copy("标题\\n" + body + "相关链接\\n" + body) == "标题\\n" + body + "相关链接\\n"
    True
    """
    lines: list[tuple[int, str]] = []
    position = 0
    for line in text.split("\n"):
        if len(line.strip()) >= TELLING_LENGTH:
            lines.append((position, line.strip()))
        position += len(line) + 1
    seen: set[str] = set()
    for index, (start, line) in enumerate(lines):
        rest = [later for _, later in lines[index:]]
        if (
            line in seen
            and len(rest) >= REPEATED_RUN
            and all(later in seen for later in rest[:REPEATED_RUN])
            and sum(later in seen for later in rest) >= REPEATED_SHARE * len(rest)
        ):
            return text[:start]
        seen.add(line)
    return text


def _structure(folded: str) -> set[int]:
    """Positions of numbers that are numbering or page frame."""
    positions = {found.start(1) for found in _POINT_NUMBER.finditer(folded)}
    positions |= {found.start(1) for found in _LONE_NUMBER.finditer(folded)}
    for found in _FRAME_LINE.finditer(folded):
        positions.update(range(*found.span()))
    return positions
