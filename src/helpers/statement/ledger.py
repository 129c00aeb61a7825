"""What was cited on a page: the link at each number, and the note that it leads to.

A note shows the figure as printed, the phrase, the document, its issuer and date, what is to be
minded, the words of the goal that it was set against where they are others, and the other figures
of its cell; for a derived number the formula and links to the notes of its parts. Notes are
numbered in the order of first citation, so the same page always has the same numbers. How a figure
is worded there is told in :mod:`helpers.statement.note_words`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice

from markupsafe import Markup, escape

from helpers import messages
from helpers.comparison.consistency import Check
from helpers.comparison.quantity import Quantity, published
from helpers.dataset.load import Dataset
from helpers.dataset.model import Observation, Source
from helpers.statement import note_words, numbers, periods, units
from helpers.statement.formula import Formula
from helpers.statement.render import render
from helpers.statement.rivals import Rival

#: A link of more characters may be broken over lines.
LONGEST_WHOLE = 28


def web_address(text: str) -> str:
    """Return an address that a page may link to, or nothing: only http and https lead out.

    >>> web_address("https://a.cn/b.html"), web_address("javascript:alert(1)")
    ('https://a.cn/b.html', '')
    """
    return text if re.fullmatch(r"https?://[^\s<>\"'`\\]+", text) else ""


@dataclass(frozen=True)
class Basis:
    """The document that a curator's remark rests on, with the phrases in question if it has some.

    It stands behind numbers of a remark that no row holds: what the curator worked out or
    counted. ``remark`` is the remark itself. ``quoted``: the phrases say what the remark says, and
    what they leave out is the curator's word alone.
    """

    source: Source
    remark: str
    phrases: tuple[str, ...] = ()
    quoted: bool = False


@dataclass
class _Note:
    number: int
    evidence: Observation | Quantity | Basis
    uses: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"n{self.number}"


class Ledger:
    """Collects the evidence of a page while it is written."""

    def __init__(self, data: Dataset, language: str):
        self.data = data
        self.language = language
        self._notes: dict[tuple, _Note] = {}
        self._goals: dict[tuple, dict[tuple, Observation]] = {}
        self._uses = 0

    def link(self, evidence: Observation | Quantity, text: str, words: bool = False) -> Markup:
        """Return ``text`` as a link to the note of its evidence; ``words`` may break at a space."""
        note = self._note(evidence)
        self._uses += 1
        use = f"u{self._uses}"
        note.uses.append(use)
        # The style sheet keeps a number on one line with its unit; what is longer must break.
        may_break = len(text) > LONGEST_WHOLE or (words and " " in text)
        kind = "n long" if may_break else "n"
        return Markup('<a class="{}" id="{}" href="#{}">{}</a>').format(
            kind, use, note.anchor, text)

    def basis(self, basis: Basis, text: str, in_sentence: bool = False) -> Markup:
        """Return ``text`` as a link to the note on what a curator's remark rests on.

        On paper such a link is not printed, unless its words are part of a sentence.
        """
        note = self._note(basis)
        self._uses += 1
        use = f"u{self._uses}"
        note.uses.append(use)
        return Markup('<a class="{}" id="{}" href="#{}">{}</a>').format(
            "n" if in_sentence else "n basis", use, note.anchor, text)

    def set_against(self, figure: Observation, goal: Observation) -> None:
        """Take down that the page sets a figure against a goal: that both are one is its judgement.

        The note of the figure quotes the goal where the two differ in more than their numbers and
        the page shows both.
        """
        self._goals.setdefault(figure.key, {})[goal.key] = goal

    def sources(self) -> tuple[Source, ...]:
        """Return the documents cited so far, in the order of first citation."""
        cited = (n.evidence.source for n in self._notes.values()
                 if isinstance(n.evidence, Observation | Basis))
        return tuple(dict.fromkeys(cited))

    def evidence(self, anchor: str) -> Observation | Quantity | Basis:
        """Return what stands behind a note, by its anchor on the page (``n12``).

        Raises
        ------
        KeyError
            When the page has no such note.
        """
        number = int(anchor.removeprefix("n"))
        if not 0 < number <= len(self._notes):
            raise KeyError(f"no note {anchor!r} on the page")
        # Notes are numbered in the order in which they were taken down.
        return next(islice(self._notes.values(), number - 1, None)).evidence

    @property
    def without_phrase(self) -> int:
        """How many notes are a curator's remark that quotes no phrase of its document."""
        return sum(isinstance(n.evidence, Basis) and not n.evidence.phrases
                   for n in self._notes.values())

    def __len__(self) -> int:
        return len(self._notes)

    def html(self, scope_name, rivals: Callable[[Observation], Iterable[Rival]] = lambda _: (),
             failed: Callable[[Observation], Iterable[Check]] = lambda _: ()) -> Markup:
        """Return all notes: document by document, then the derived numbers.

        ``rivals`` finds the other figures of a cell, ``failed`` the checks that a figure fails;
        each figure named gets a note of its own, so that its phrase can be read too.
        """
        derived = [self._derived(note) for note in list(self._notes.values())
                   if isinstance(note.evidence, Quantity)]
        by_source: dict[Source, list[dict]] = {}
        said: dict[int, list[Markup]] = {}
        while new := [n for n in self._notes.values() if n.number not in said]:
            # A figure that another one beat has a note as well, which says so in its turn.
            for note in new:
                figure = note.evidence
                said[note.number] = [
                    *map(self._contradiction, failed(figure)),
                    *(self._rival(figure, rival) for rival in rivals(figure)),
                ] if isinstance(figure, Observation) else []
        for note in self._notes.values():
            if isinstance(note.evidence, Observation):
                by_source.setdefault(note.evidence.source, []).append(
                    self._published(note, scope_name) | {"rivals": said.get(note.number, ())})
            elif isinstance(note.evidence, Basis):
                group = by_source.setdefault(note.evidence.source, [])
                group.append(self._based(note))
        return render("notes.html.j2", language=self.language, derived=derived,
                      by_source=list(by_source.items()), say=self._say,
                      title=self._title, address=web_address)

    # -- one note ----------------------------------------------------------------------------

    def _note(self, evidence: Observation | Quantity | Basis) -> _Note:
        if isinstance(evidence, Quantity) and evidence.is_published:
            evidence = evidence.parts[0]
        if isinstance(evidence, Quantity):
            key = (evidence.rule, *(part.key for part in evidence.observations))
        elif isinstance(evidence, Basis):
            key = (evidence.source.source_id, evidence.remark)
        else:
            key = evidence.key
        if key not in self._notes:
            self._notes[key] = _Note(len(self._notes) + 1, evidence)
            if isinstance(evidence, Quantity):
                for part in evidence.observations:
                    self._note(part)
        return self._notes[key]

    def _say(self, key: str, **values: object) -> str:
        return messages.text(key, self.language, **values)

    def _published(self, note: _Note, scope_name) -> dict:
        o: Observation = note.evidence  # type: ignore[assignment]
        return {
            "anchor": note.anchor, "number": note.number,
            "subject": note_words.subject(o, self.language, scope_name(o.scope, self.language)),
            "figure": note_words.as_printed(o, self.language), "phrases": (o.evidence,),
            "remarks": [*self._against(o), *note_words.remarks(o, self.language)],
            "uses": note.uses, "source": o.source,
        }

    def _against(self, figure: Observation) -> list[Markup]:
        """Quote the goals that a figure was set against, with a link to the note of each."""
        shown = (self._notes[key] for key, goal in self._goals.get(figure.key, {}).items()
                 if key in self._notes and note_words.worded_otherwise(figure, goal))
        return [
            Markup(escape(messages.template("note.against", self.language))).format(
                goal=Markup('<a href="#{}"><q lang="zh-CN">{}</q></a>').format(
                    note.anchor, note.evidence.evidence))
            for note in shown]

    def _based(self, note: _Note) -> dict:
        basis: Basis = note.evidence  # type: ignore[assignment]
        return {
            "anchor": note.anchor, "number": note.number, "subject": self._say("note.basis"),
            "figure": "", "phrases": basis.phrases,
            "remarks": [self._say("note.basis_quoted" if basis.quoted else "note.basis_remark")],
            "uses": note.uses, "source": basis.source, "rivals": (),
        }

    def _title(self, source: Source) -> str:
        return source.title_zh if self.language == "zh" else source.title_en

    def _rival(self, figure: Observation, rival: Rival) -> Markup:
        """Name another figure of the cell, its document and why one of the two was taken."""
        o = rival.observation
        shown = self._amount(o)
        if o.period != figure.period:
            shown = periods.period_name(o, self.language) + self._say("note.colon") + shown
        link = Markup('<a href="#{}">{}</a>').format(self._note(o).anchor, shown)
        key = "note.beaten_by" if rival.won else "note.beat"
        return Markup(escape(messages.template(key, self.language))).format(
            figure=link, document=self._title(o.source), reason=self._say(f"lost.{rival.reason}"),
            date=o.source.published_as_printed or self._say("note.no_date"))

    def _contradiction(self, check: Check) -> Markup:
        """Say what contradicts a figure: the parts of the check, and what they imply."""
        def written(figure: Observation) -> Markup:
            return Markup('<a href="#{}">{}</a>').format(
                self._note(figure).anchor, self._amount(figure))

        first, *others = map(written, check.parts)
        template = messages.template(f"note.contradicted_{check.kind}", self.language)
        derived = check.derived and numbers.amount(
            check.derived.value, check.derived.unit, self.language)
        return Markup(escape(template)).format(
            stated=first, others=Markup(self._say("list.separator")).join(others), derived=derived)

    def _amount(self, figure: Observation) -> str:
        """Write a figure in the unit that the pages show it in."""
        return numbers.bound_mark(figure.bound, self.language) + numbers.amount(
            *units.shown(self.data, published(figure)), self.language)

    def _derived(self, note: _Note) -> dict:
        quantity: Quantity = note.evidence  # type: ignore[assignment]
        written = Formula(self.data, quantity, self.language, self._part).html()
        return {
            "anchor": note.anchor, "number": note.number,
            "rule": note_words.rule(quantity, self.language), "formula": written,
            "remarks": [self._say(key) for key in quantity.notes]
            + note_words.expected(quantity, self.language), "uses": note.uses,
        }

    def _part(self, of: Observation, text: str) -> Markup:
        """Make the text of a figure in a formula a link to its note."""
        return Markup('<a href="#{}">{}</a>').format(self._note(of).anchor, text)
