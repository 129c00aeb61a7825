"""The evidence: what the figures rest on, where they break, and what must still be asked.

>>> from helpers.pages import evidence                                        # doctest: +SKIP
>>> page = evidence.open(families=["binjiang"])                               # doctest: +SKIP
>>> page.questions_list()                                                     # doctest: +SKIP
"""

from __future__ import annotations

from markupsafe import Markup

from helpers.briefing.parameters import EvidenceParameters, validate
from helpers.pages.page import Page
from helpers.pages.sections import (
    breaks,
    candidates,
    checks,
    contradictions,
    coverage,
    curation,
    extent,
    questions,
    trust,
    vintages,
)
from helpers.statement.blocks import Block


def open(**parameters: object) -> Evidence:
    """Start the page with the parameters of the notebook (checked, defaults filled in)."""
    return Evidence(validate("evidence", parameters))


class Evidence(Page):
    """The pieces of the page on evidence, in their order."""

    name = "evidence"
    parameters: EvidenceParameters

    def key_points(self) -> Block:
        """Show in counts how far the data reaches and what is open, and one caution."""
        figures = extent.figures(self)
        if not figures:
            return self.nothing("overview.nothing")
        documents = extent.documents(figures)
        count = self.writer.count
        excerpts = sum(s.tier == "public_excerpt" for s in documents)
        found = list(checks.checks_of(self))
        points = [
            self.writer.sentence(
                "evidence.points.figures", figures=count(len(figures)),
                documents=count(len(documents)), excerpts=count(excerpts)),
            self.writer.sentence(
                "evidence.points.doubts", doubts=count(sum(bool(o.doubt) for o in figures)),
                contradictions=count(len(contradictions.contradictions_of(self)))),
            self.writer.sentence(
                "evidence.points.checks", checks=count(len(found)),
                contradictory=count(sum(c.verdict == "contradictory" for c in found)),
                revised=count(sum(c.verdict == "revised" for c in found))),
            self.writer.sentence(
                "evidence.points.questions", breaks=count(len(list(breaks.breaks_of(self)))),
                questions=count(len(questions.questions(self)))),
        ]
        items = Markup("").join(Markup("<li>{}</li>").format(point) for point in points)
        return Block(Markup(
            '<div class="sheet"><ul class="points">{}</ul><p class="caution"><b>{}</b> {}</p></div>'
        ).format(items, self.say("overview.caution"), self.say("evidence.caution")))

    def coverage_chart(self) -> Block:
        """Show which headline figures are known, for which year, of which district."""
        return coverage.coverage_chart(self)

    def breaks_table(self) -> Block:
        """Show where series break, and why."""
        return breaks.breaks_table(self)

    def vintages_chart(self) -> Block:
        """Show what was first said and what is used now, as arrows."""
        return vintages.vintages_chart(self)

    def vintages_table(self) -> Block:
        """Show the same with documents and days."""
        return vintages.vintages_table(self)

    def candidates_table(self) -> Block:
        """Show, in the analyst's edition, the figures that were not chosen."""
        return candidates.candidates_table(self)

    def contradictions_table(self) -> Block:
        """Show what the documents get wrong, document by document."""
        return contradictions.contradictions_table(self)

    def checks_table(self) -> Block:
        """Show which published numbers do not follow from one another."""
        return checks.checks_table(self, vintages=False)

    def trust_chart(self) -> Block:
        """Show how many figures rest on which class of source."""
        return trust.trust_chart(self)

    def curation_words(self) -> Block:
        """Say how the figures were read from the documents."""
        return curation.curation_words(self)

    def agreement_table(self) -> Block:
        """Show how far two readings agreed."""
        return curation.agreement_table(self)

    def questions_list(self) -> Block:
        """Show the open questions, numbered."""
        return questions.questions_list(self)
