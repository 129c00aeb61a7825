"""The open questions, each one sentence that could be sent to a statistics office.

They are made from the data: figures in doubt, contradictions within documents, figures that
later documents changed, numbers that don't follow from one another, and results that repeat the
goal of another year. Headline indicators come first, in this order of kinds; then such results,
then the others, those first whose answer would settle the most figures. Doubts of one document
about the same columns are one question, and so are all years of one indicator that do not follow.

They are listed by document, since each document has one issuer to be asked; every question says
where in it the figure stands, what is printed and what is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from helpers.comparison.consistency import Check
from helpers.comparison.revisions import Revision
from helpers.comparison.tasks import MARK
from helpers.dataset.model import Observation, Source
from helpers.pages.page import Page
from helpers.pages.sections import checks, extent, repeated_goals
from helpers.pages.sections.contradictions import contradictions_of, problem
from helpers.pages.sections.vintages import attributed, revisions_of, short_name
from helpers.selection.choice import SERIOUS_DOUBTS
from helpers.statement import numbers, periods
from helpers.statement.blocks import Block

#: More than this nobody answers.
MOST = 30
#: What a phrase that was cut from a list ends in.
LOOSE_ENDS = ",，、;；"
#: How many phrases a question about many figures quotes.
QUOTED = 2
KINDS = ("doubt", "contradiction", "revised", "check", "repeated", "lesser_doubt")


@dataclass(frozen=True)
class Question:
    """A question, unwritten: only those that are shown may cite their figures in the notes."""

    kind: str
    headline: bool
    figures: tuple[Observation, ...]
    write: Callable[[], Markup]

    @property
    def source(self) -> Source | None:
        """The document that is asked about; None where several differ."""
        found = {figure.source for figure in self.figures}
        return found.pop() if len(found) == 1 else None

    @property
    def rank(self) -> tuple:
        """What comes first: headline indicators by kind, then the others by number of figures."""
        if self.headline:
            return 0, KINDS.index(self.kind), 0
        if self.kind == "repeated":
            # The result itself may be wrong, and a verdict rests on it.
            return 1, float("-inf"), 0
        return 1, -len(self.figures), KINDS.index(self.kind)


def questions_list(page: Page) -> Block:
    """Show the most important questions, numbered, with the rule and how many more there are."""
    found = questions(page)
    if not found:
        return page.nothing("evidence.questions.none")
    shown, left = found[:MOST], found[MOST:]
    rule = page.writer.sentence("evidence.questions.rule", most=page.writer.count(MOST))
    more = page.writer.sentence(
        "evidence.questions.more", total=page.writer.count(len(found)),
        left=page.writer.count(len(left)),
        figures=page.writer.count(len({o.key for q in left for o in q.figures})),
    ) if left else page.writer.sentence("evidence.questions.all",
                                        total=page.writer.count(len(found)))
    lists, number = Markup(""), 1
    for source in dict.fromkeys(q.source for q in shown):
        those = [q for q in shown if q.source == source]
        lists += Markup('<h3>{}</h3><ol class="points dense" start="{}">{}</ol>').format(
            _heading(page, source), number,
            Markup("").join(Markup("<li>{}</li>").format(q.write()) for q in those))
        number += len(those)
    return Block(Markup('<p>{}</p>{}<p class="remark">{}</p>').format(
        rule, lists, more))


def _heading(page: Page, source: Source | None) -> Markup | str:
    """Name a document as its issuer would look for it: title, day, index number."""
    if source is None:
        return page.say("evidence.questions.several")
    index = page.say("evidence.questions.index_no", number=source.index_no)
    return page.writer.sentence(
        "evidence.questions.document", title=page.writer.title(source),
        date=page.writer.day(source.published_as_printed or page.say("note.no_date")),
        index=index if source.index_no else "")


def questions(page: Page) -> list[Question]:
    """Return every open question, the most important first; equals keep the order of the data."""
    found = [*_doubts(page), *_contradictions(page), *_revised(page), *_checks(page), *(
        Question("repeated", result.indicator.headline, (result, goal),
                 lambda pair=(result, goal): repeated_goals.ask(page, *pair))
        for result, goal in repeated_goals.repeated(page))]
    return sorted(found, key=lambda q: q.rank)


def _doubts(page: Page) -> Iterator[Question]:
    groups: dict[tuple, list[Observation]] = {}
    for o in extent.figures(page):
        if o.doubt:
            headline = o.indicator.headline
            key = (o.source, o.indicator if headline else None, o.doubt)
            groups.setdefault(key, []).append(o)
    for (_, indicator, doubt), those in groups.items():
        kind = "doubt" if SERIOUS_DOUBTS.intersection(doubt) else "lesser_doubt"
        yield Question(kind, indicator is not None, tuple(those),
                       lambda those=those: _ask_doubt(page, those))


def _ask_doubt(page: Page, those: list[Observation]) -> Markup:
    first = those[0]
    asked = page.say("evidence.questions.and").join(
        page.writer.term("evidence.ask", column) for column in first.doubt)
    phrases = _apart(those)
    quoted = page.writer.listed(_quoted(page, o) for o in phrases[:QUOTED])
    if len(phrases) == 1:
        return page.writer.sentence(
            "evidence.questions.doubt", phrase=quoted, asked=asked,
            reading=page.say("list.separator").join(
                dict.fromkeys(_reading(page, first, column) for column in first.doubt)))
    key = "doubts" if len(phrases) > QUOTED else "doubts_all"
    return page.writer.sentence(f"evidence.questions.{key}", phrases=quoted,
                                count=page.writer.count(len(those)), asked=asked)


def _apart(those: list[Observation]) -> list[Observation]:
    """Return figures of different phrases; of phrases that hold one another, the longest."""
    longest = sorted({o.evidence: o for o in those}.values(), key=lambda o: -len(o.evidence))
    kept: list[Observation] = []
    for o in longest:
        if not any(o.evidence.strip(LOOSE_ENDS) in other.evidence for other in kept):
            kept.append(o)
    return sorted(kept, key=those.index)


def _quoted(page: Page, of: Observation) -> Markup:
    """Quote the phrase of a figure as a link, with the task under which it stands."""
    phrase = page.writer.ledger.link(
        of, Markup('<q lang="zh-CN">{}</q>').format(of.evidence.strip(LOOSE_ENDS)))
    tasks = dict.fromkeys(
        item.removeprefix(MARK).partition(".")[0] for item in of.context if item.startswith(MARK))
    if not tasks:
        return phrase
    return page.writer.sentence("evidence.questions.place", phrase=phrase,
                                task=page.say("list.separator").join(tasks))


def _reading(page: Page, of: Observation, column: str) -> str:
    """Say how a column of a figure was entered, in words."""
    language = page.writer.language
    match column:
        case "area_id":
            return page.writer.name(of.area)
        case "scope":
            return page.data.scope_name(of.scope, language) or page.say("evidence.whole")
        case "indicator_id":
            return page.writer.name(of.indicator)
        case "year" | "period":
            return periods.period_name(of, language)
        case "status":
            return page.writer.term("evidence.status", of.status)
        case "measure":
            return page.writer.term("measure", of.measure)
        case "bound":
            return page.writer.term("evidence.bound", of.bound)
        case "of":
            if of.of in page.data.indicators:
                return page.writer.name(page.data.indicators[of.of])
            return page.writer.term("evidence.of", of.of)
    return numbers.amount(of.value, of.unit, language)


def _contradictions(page: Page) -> Iterator[Question]:
    for correction, figures in contradictions_of(page):
        if correction.status != "fixed":
            yield Question(
                "contradiction", any(o.indicator.headline for o in figures), figures,
                lambda c=correction, f=figures: page.writer.sentence(
                    "evidence.questions.contradiction", phrase=_quoted(page, f[0]),
                    problem=problem(page, c, f)))


def _revised(page: Page) -> Iterator[Question]:
    groups: dict[tuple, list[Revision]] = {}
    for found in revisions_of(page):
        chosen = found.chosen
        if not found.agrees and chosen.area.family in page.families:
            groups.setdefault((chosen.area, chosen.indicator, chosen.year), []).append(found)
    for those in groups.values():
        figures = tuple(figure for found in those for figure in found.figures)
        yield Question("revised", True, figures, lambda those=those: _ask_revised(page, those))


def _ask_revised(page: Page, those: list[Revision]) -> Markup:
    separator = Markup(page.say("list.semicolon"))
    return page.writer.sentence(
        "evidence.questions.revised", cell=short_name(page, those[0].chosen),
        values=separator.join(
            page.writer.sentence(
                "evidence.questions.values", measure=page.writer.term("measure", r.chosen.measure),
                values=page.writer.listed(attributed(page, figure) for figure in r.figures))
            for r in those))


def _checks(page: Page) -> Iterator[Question]:
    groups: dict[tuple, list[Check]] = {}
    for found in checks.checks_of(page):
        first = found.parts[0]
        if found.verdict == "contradictory" and first.area.family in page.families:
            groups.setdefault((found.kind, first.area, first.indicator), []).append(found)
    for (kind, *_), those in groups.items():
        figures = tuple(part for found in those for part in found.parts)
        yield Question("check", True, figures,
                       lambda kind=kind, those=those: _ask_check(page, kind, those))


def _ask_check(page: Page, kind: str, those: list[Check]) -> Markup:
    """Ask once for all years of an indicator whose numbers don't follow from one another."""
    first = those[0].parts[0]
    separator = Markup(page.say("list.semicolon"))
    key = f"{kind}_real" if kind == "growth" and first.indicator.growth == "real" else kind
    return page.writer.sentence(
        f"evidence.questions.{key}", area=first.area, indicator=first.indicator,
        years=separator.join(_year_asked(page, kind, c) for c in those))


def _year_asked(page: Page, kind: str, found: Check) -> Markup:
    """Write what one year's documents state, and what does not agree with it."""
    said = {
        "year": found.parts[0].year, "stated": attributed(page, found.parts[0]),
        "parts": page.writer.listed(
            page.writer.sentence("evidence.questions.part", year=part.year,
                                 figure=attributed(page, part)) for part in found.parts[1:])}
    if kind != "sum":
        said["implied"] = _implied(page, found)
    return page.writer.sentence(f"evidence.questions.{kind}_year", **said)


def _implied(page: Page, found: Check) -> Markup:
    if found.derived is not None:
        return page.writer.figure(found.derived)
    return page.writer.listed(page.writer.figure(part) for part in found.parts[1:])
