"""The evidence: what the figures rest on, where they break, and what must still be asked.

>>> from helpers.pages import evidence                                        # doctest: +SKIP
>>> page = evidence.open(families=["binjiang"])                               # doctest: +SKIP
>>> page.questions_list()                                                     # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from markupsafe import Markup

from helpers.dataset.model import Observation, Source
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
from helpers.parameters import EvidenceParameters
from helpers.statement.blocks import Block


class Evidence(Page):
    """The pieces of the page on evidence, in their order."""

    name = "evidence"
    parameters: EvidenceParameters

    @cached_property
    def found(self) -> tuple[Observation, ...]:
        """The figures that the page speaks of."""
        return extent.figures(self)

    def section(self, key: str) -> Block:
        """Start a section; where nothing is known at all there is none."""
        return super().section(key) if self.found else Block(Markup(""))

    def key_points(self) -> Block:
        """Show in counts how far the data reaches and what is open, and one caution."""
        caution = Markup('<p class="caution"><b>{}</b> {}</p>').format(
            self.say("overview.caution"), self._caution())
        if not self.found:
            return Block(self.nothing("evidence.nothing").html + caution)
        items = Markup("").join(Markup("<li>{}</li>").format(point) for point in self._points())
        return Block(Markup('<div class="sheet"><ul class="points">{}</ul>{}</div>').format(
            items, caution))

    def _points(self) -> Iterator[Markup]:
        count = self.writer.count
        documents = extent.documents(self.found)
        yield self.writer.sentence(
            "evidence.points.figures", figures=count(len(self.found)),
            documents=count(len(documents)),
            excerpts=count(sum(s.tier == "public_excerpt" for s in documents))
        ) + self._beside_too(documents)
        yield self.writer.sentence(
            "evidence.points.doubts", doubts=count(sum(bool(o.doubt) for o in self.found)),
            contradictions=count(len(contradictions.contradictions_of(self))))
        checked = list(checks.checks_of(self))
        if checked:
            yield checks.counted(self, "evidence.points.checks", checks.tally(checked))
        broken = list(breaks.breaks_of(self))
        if broken:
            yield self.writer.sentence("evidence.points.breaks", breaks=count(len(broken)))
        yield self.writer.sentence("evidence.points.questions",
                                   questions=count(len(questions.questions(self))))

    def _beside_too(self, documents: tuple[Source, ...]) -> Markup:
        """Say how many figures of other places stand beside, and how many documents that adds."""
        every = extent.figures(self, beside=True)
        if len(every) == len(self.found):
            return Markup("")
        count = self.writer.count
        return self.writer.sentence(
            "evidence.points.beside", figures=count(len(every) - len(self.found)),
            places=self.writer.listed(
                extent.family_name(self, family) for family in extent.beside_families(self)
                if any(o.area.family == family for o in every)),
            more=count(len(extent.documents(every)) - len(documents)),
            documents=count(len(extent.documents(every))))

    def _caution(self) -> str:
        """Return what would be misread first, as far as it holds for the documents of the page."""
        said = ["agreement" if self.found else "silence"]
        if any(True for _ in curation.passes(self)):
            said.append("passes")
        if any(source.tier == "public_excerpt" for source in extent.documents(self.found)):
            said.append("excerpts")
        return "".join(self.say(f"evidence.caution.{key}") for key in said)

    def _where_known(self, piece: Callable[..., Block], *given: object, **options: object
                     ) -> Block:
        return piece(self, *given, **options) if self.found else Block(Markup(""))

    def coverage_chart(self) -> Block:
        """Show which headline figures are known, for which year, of which district."""
        if self.found and not any(o.indicator.headline and not o.scope for o in self.found):
            return self.nothing("evidence.coverage.none")
        return self._where_known(coverage.coverage_chart)

    def breaks_table(self) -> Block:
        """Show where series break, and why."""
        return self._where_known(breaks.breaks_table)

    def vintages_chart(self) -> Block:
        """Show what was first said and what is used now, as arrows."""
        return self._where_known(vintages.vintages_chart)

    def vintages_words(self) -> Block:
        """Say how often documents agree, and how one of them is chosen."""
        return self._where_known(vintages.vintages_words)

    def candidates_table(self) -> Block:
        """Show, in the analyst's edition, the figures that were not chosen."""
        return self._where_known(candidates.candidates_table)

    def contradictions_table(self) -> Block:
        """Show what the documents get wrong, document by document."""
        return self._where_known(contradictions.contradictions_table)

    def checks_table(self) -> Block:
        """Show which published numbers do not follow from one another."""
        return self._where_known(checks.checks_table, vintages=False)

    def trust_chart(self) -> Block:
        """Show how many figures rest on which class of source."""
        return self._where_known(trust.trust_chart)

    def curation_words(self) -> Block:
        """Say how the figures were read from the documents."""
        return self._where_known(curation.curation_words)

    def agreement_table(self) -> Block:
        """Show how far two readings agreed."""
        return self._where_known(curation.agreement_table)

    def questions_list(self) -> Block:
        """Show the open questions, numbered."""
        return self._where_known(questions.questions_list)


#: What the notebook calls: ``page = evidence.open(...)``.
open = Evidence.open
