"""Takes a rendered page apart into the pieces that a reader meets, in the order of the page.

A piece is what one block of the page holds: a paragraph, a cell, a caption, a label of a chart, an
alt text. It is made of runs; a run knows whether it is a link to a note, a count of the page, a
quotation, or plain words.

>>> page = read('<main><p>GDP <a class="n" href="#n1">5 %</a> of 3</p></main>')
>>> page.pieces[0].kind, page.pieces[0].text, [run.role for run in page.pieces[0].runs]
('prose', 'GDP 5 % of 3', ['', 'link', ''])
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

#: Where a piece can stand. ``tick`` is a mark of an axis, ``label`` any other text in a chart;
#: ``note`` is all that stands in the notes at the end, ``source`` a line that names documents.
KINDS = ("heading", "prose", "cell", "header", "row", "caption", "remark", "label", "tick", "alt",
         "source", "note", "parameter", "contents")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
         "track", "wbr"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl",
    "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "li",
    "main", "nav", "ol", "p", "pre", "section", "summary", "svg", "table", "tbody", "td", "text",
    "tfoot", "th", "thead", "title", "tr", "ul",
}
_SILENT = {"style", "script", "pre", "template"}


@dataclass(frozen=True)
class Run:
    """A stretch of one piece. ``role``: ``link`` to a note (``target`` its id); ``count`` made by
    the page, ``rule`` set by it, ``no`` by which a list calls an item; ``quote`` (words of a
    document, or of another language than the page); or empty. ``marks`` are the classes of the
    elements around it, and ``quote`` within a quotation that is a link."""

    text: str
    role: str = ""
    target: str = ""
    marks: frozenset[str] = frozenset()


@dataclass
class Piece:
    """One block of the page. ``figure`` and ``table`` are the ids of those that it stands in,
    ``row`` (from 1) and ``column`` (from 0) its place in the body of that table."""

    kind: str
    where: str = ""
    figure: str = ""
    table: str = ""
    row: int = 0
    column: int = 0
    runs: list[Run] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All its words, blanks as a reader sees them."""
        return " ".join("".join(run.text for run in self.runs).split())

    def without(self, *roles: str, gap: str = " ") -> str:
        """Return its words with ``gap`` in place of the runs of these roles."""
        return "".join(gap if run.role in roles else run.text for run in self.runs)


@dataclass
class Page:
    """A page read: its language, its pieces, and the ids that links can lead to."""

    language: str
    pieces: list[Piece]
    ids: frozenset[str]

    def tables(self) -> Iterator[tuple[str, list[Piece]]]:
        """Yield each table's id with its pieces."""
        grouped: dict[str, list[Piece]] = {}
        for piece in self.pieces:
            if piece.table:
                grouped.setdefault(piece.table, []).append(piece)
        yield from grouped.items()


def read(html: str) -> Page:
    """Read a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return Page(reader.language, reader.pieces, frozenset(reader.ids))


@dataclass
class _Open:
    tag: str
    kind: str
    role: str
    target: str
    where: str
    figure: str
    table: str
    marks: frozenset[str]
    silent: bool


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.language = ""
        self.pieces: list[Piece] = []
        self.ids: set[str] = set()
        self._open = [_Open("", "prose", "", "", "", "", "", frozenset(), False)]
        self._piece: Piece | None = None
        self._section = ""
        self._tables = self._row = self._column = 0

    def flush(self) -> None:
        if self._piece is not None and self._piece.text:
            self.pieces.append(self._piece)
        self._piece = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attributes}
        if known.get("id"):
            self.ids.add(known["id"])
        if tag == "html":
            self.language = known.get("lang", "")
        if tag in _BLOCKS:
            self.flush()
        elif tag == "br" and self._piece is not None:
            self._piece.runs.append(Run("\n"))
        inside = self._open[-1]
        if tag in _VOID:
            self._said_by_attributes(known, inside)
            return
        classes = frozenset(known.get("class", "").split())
        one = _Open(tag, _kind(tag, classes, known, inside), inside.role, inside.target,
                    inside.where, inside.figure, inside.table, inside.marks | classes,
                    inside.silent or tag in _SILENT)
        if tag == "figure":
            one.figure = one.where = known.get("id") or "figure"
        elif tag == "table":
            self._tables += 1
            self._row = 0
            one.table = f"table {self._tables}"
            if not one.figure:
                one.where = self._open[-1].where or one.table
        elif tag == "tr":
            self._row, self._column = self._row + 1, -1
        elif tag in ("td", "th"):
            self._column += 1
        elif tag == "div" and "table" in classes and not one.figure:
            one.where = known.get("id", "")
        self._give_role(one, tag, classes, known)
        self._open.append(one)
        self._said_by_attributes(known, one)

    def _give_role(self, one: _Open, tag: str, classes: frozenset[str],
                   known: dict[str, str]) -> None:
        if tag == "q":
            one.marks |= {"quote"}
        if tag == "a" and "n" in classes and known.get("href", "").startswith("#"):
            one.role, one.target = "link", known["href"][1:]
        elif one.role:
            return
        elif marked := classes & {"count", "rule", "no"}:
            one.role = min(marked)
        elif tag == "q" or (tag != "html" and known.get("lang")
                            and known["lang"][:2] != self.language[:2]):
            one.role = "quote"

    def _said_by_attributes(self, known: dict[str, str], at: _Open) -> None:
        said = known.get("aria-label", "") if known.get("role") == "img" else known.get("alt", "")
        if said and not at.silent:
            self.flush()
            self.pieces.append(Piece("alt", at.where or self._section, at.figure, at.table,
                                     runs=[Run(said)]))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                break
        if tag in _BLOCKS:
            self.flush()

    def handle_data(self, data: str) -> None:
        at = self._open[-1]
        if at.silent or (self._piece is None and not data.strip()):
            return
        if self._piece is None:
            self._piece = Piece(at.kind, at.where or self._section, at.figure, at.table,
                                self._row, self._column)
        if at.tag in ("h1", "h2"):
            self._section = data.strip() or self._section
        self._piece.runs.append(Run(data, at.role, at.target, at.marks))


def _kind(tag: str, classes: frozenset[str], known: dict[str, str], inside: _Open) -> str:
    """Tell what kind of piece an element starts; what it does not say it has from around it."""
    if classes & {"src", "doc", "cite"}:
        return "source"
    if inside.kind in ("note", "contents", "parameter"):
        return inside.kind
    if "evidence" in classes:
        return "note"
    if tag == "nav":
        return "contents"
    if "parameters" in classes:
        return "parameter"
    if "remark" in classes and tag == "p":
        return "remark"
    if tag == "g" and "tick" in classes:
        return "tick"
    if tag == "th":
        return "row" if known.get("scope") == "row" else "header"
    by_tag = {"td": "cell", "figcaption": "caption", "caption": "caption", "svg": "label",
              "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading",
              "title": "heading"}
    return by_tag.get(tag, inside.kind)
