"""What the documents themselves get wrong: the phrase, the problem, what is done about it."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from helpers.dataset.model import Correction, Observation
from helpers.pages.page import Page
from helpers.pages.sections import extent
from helpers.pages.sections.reasons import reason
from helpers.statement.blocks import Block
from helpers.statement.table import Band, Column, Table


def contradictions_table(page: Page) -> Block:
    """Show the contradictions, document by document, and what is done about them."""
    found = contradictions_of(page)
    if not found:
        return page.nothing("evidence.contradictions.none")
    every = extent.figures(page)
    handled = Counter((correction.action, correction.status) for correction, _ in found)
    usual = handled.most_common(1)[0][0]
    one_status = len({status for _, status in handled}) == 1
    rows: list = []
    for source in dict.fromkeys(figures[0].source for _, figures in found):
        rows.append(Band(extent.label(page, source, every)))
        rows += [[_printed(page, figures), problem(page, correction, figures)
                  + _done(page, correction, usual)]
                 for correction, figures in found if figures[0].source == source]
    return extent.dense(page.table(Table(
        page.say("evidence.contradictions.caption"),
        [Column(page.say("evidence.contradictions.phrase"), numeric=False),
         Column(page.say("evidence.contradictions.problem"), numeric=False)],
        rows, [page.writer.sentence(
            "evidence.contradictions.handled", total=page.writer.count(len(found)),
            status=page.say("evidence.contradictions.all_are", status=_status(page, usual))
            if one_status else "",
            counts=page.writer.clauses(
                page.writer.sentence("evidence.contradictions.counted",
                                     count=page.writer.count(count),
                                     done=_action(page, kind) if one_status else
                                     _handling(page, kind))
                for kind, count in handled.most_common()))],
    )))


def contradictions_of(page: Page) -> list[tuple[Correction, tuple[Observation, ...]]]:
    """Return the corrections that concern a figure of the page, each with these figures."""
    pairs = ((c, extent.concerned(page, c)) for c in page.data.corrections)
    return [(correction, figures) for correction, figures in pairs if figures]


def problem(page: Page, correction: Correction, figures: tuple[Observation, ...]) -> Markup:
    """Write what is wrong; its numbers lead to the figures of the same thing or task."""
    text = correction.problem_zh if page.writer.language == "zh" else correction.problem_en
    tasks = {item.partition(".")[0] for o in figures for item in o.context}
    named = {o.indicator for o in figures}
    near = [o for o in page.data.observations if o.source == figures[0].source
            and (o.indicator in named or tasks & {i.partition(".")[0] for i in o.context})]
    return reason(page, text, near, figures[0].source, first=figures)


def _printed(page: Page, figures: tuple[Observation, ...]) -> Markup:
    """Quote the phrase as a link to its figure, with what is used instead where it is corrected."""
    first = figures[0]
    said = extent.phrase(page, first)
    if first.override:
        said += Markup(" → ") + page.writer.figure(first) + page.writer.flags(("corrected",))
    return said


def _done(page: Page, correction: Correction, usual: tuple[str, str]) -> Markup:
    """Say what is done where it is not the usual, which the remark under the table says."""
    kind = (correction.action, correction.status)
    return Markup("") if kind == usual else page.writer.remark(_handling(page, kind))


def _handling(page: Page, kind: tuple[str, str]) -> str:
    return page.say("evidence.contradictions.done",
                    action=_action(page, kind), status=_status(page, kind))


def _action(page: Page, kind: tuple[str, str]) -> str:
    return page.writer.term("evidence.action", kind[0])


def _status(page: Page, kind: tuple[str, str]) -> str:
    return page.writer.term("evidence.correction_status", kind[1])
