"""The open questions, each one sentence that could be sent to a statistics office.

They are made from the data: figures in doubt, contradictions within documents, figures that
later documents changed, and numbers that don't follow from one another. Headline indicators come
first, in this order of kinds; then the others, those first whose answer would settle the most
figures. Doubts of one document about the same columns are one question, and so are all years of
one indicator that do not follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from helpers.comparison.consistency import Check
from helpers.comparison.revisions import Revision
from helpers.dataset.model import Observation
from helpers.pages.page import Page
from helpers.pages.sections import checks, extent
from helpers.pages.sections.contradictions import contradictions_of, problem
from helpers.pages.sections.vintages import attributed, revisions_of, short_name
from helpers.selection.choice import SERIOUS_DOUBTS
from helpers.statement import numbers
from helpers.statement.blocks import Block

#: More than this nobody answers.
MOST = 40
#: How many phrases a question about many figures quotes.
QUOTED = 2
KINDS = ("doubt", "contradiction", "revised", "check", "lesser_doubt")


@dataclass(frozen=True)
class Question:
    """A question, unwritten: only those that are shown may cite their figures in the notes."""

    kind: str
    headline: bool
    figures: tuple[Observation, ...]
    write: Callable[[], Markup]

    @property
    def rank(self) -> tuple:
        """What comes first: headline indicators by kind, then the others by number of figures."""
        if self.headline:
            return 0, KINDS.index(self.kind), 0
        return 1, -len(self.figures), KINDS.index(self.kind)


def questions_list(page: Page) -> Block:
    """Show the most important questions, numbered, with the rule and how many more there are."""
    found = questions(page)
    if not found:
        return page.nothing("evidence.questions.none")
    items = Markup("").join(Markup("<li>{}</li>").format(q.write()) for q in found[:MOST])
    rule = page.writer.sentence("evidence.questions.rule", most=page.writer.count(MOST))
    left = found[MOST:]
    more = page.writer.sentence(
        "evidence.questions.more", total=page.writer.count(len(found)),
        left=page.writer.count(len(left)),
        figures=page.writer.count(len({o.key for q in left for o in q.figures})),
    ) if left else page.writer.sentence("evidence.questions.all",
                                        total=page.writer.count(len(found)))
    return Block(Markup(
        '<p class="remark">{}</p><ol class="points dense">{}</ol><p class="remark">{}</p>').format(
        rule, items, more))


def questions(page: Page) -> list[Question]:
    """Return every open question, the most important first; equals keep the order of the data."""
    found = [*_doubts(page), *_contradictions(page), *_revised(page), *_checks(page)]
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
    by_phrase = list({o.evidence: o for o in those}.values())
    quoted = page.writer.listed(extent.phrase(page, o) for o in by_phrase[:QUOTED])
    document = extent.label(page, first.source, those)
    if len(by_phrase) == 1:
        return page.writer.sentence(
            "evidence.questions.doubt", document=document, phrase=quoted, asked=asked,
            reading=page.say("list.separator").join(
                dict.fromkeys(_reading(page, first, column) for column in first.doubt)))
    key = "doubts" if len(by_phrase) > QUOTED else "doubts_all"
    return page.writer.sentence(f"evidence.questions.{key}", document=document, phrases=quoted,
                                count=page.writer.count(len(those)), asked=asked)


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
            return numbers.period_name(of, language)
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
                    "evidence.questions.contradiction", phrase=extent.phrase(page, f[0]),
                    document=extent.label(page, f[0].source, f), problem=problem(page, c, f)))


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
        years=separator.join(
            page.writer.sentence(f"evidence.questions.{kind}_year", year=c.parts[0].year,
                                 stated=c.parts[0], implied=_implied(page, c))
            for c in those))


def _implied(page: Page, found: Check) -> Markup:
    if found.derived is not None:
        return page.writer.figure(found.derived)
    return page.writer.listed(page.writer.figure(part) for part in found.parts[1:])
