"""What all briefings share: parameters, numbering, headings, sources under charts, the notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import count
from typing import Self

from markupsafe import Markup, escape

from helpers import messages
from helpers.comparison.disputed import Disputes
from helpers.dataset.asked import MIME_TYPE
from helpers.dataset.load import Dataset, load
from helpers.dataset.model import Break, Observation
from helpers.parameters import CommonParameters, slug, validate
from helpers.paths import Project
from helpers.statement import flags
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.definitions import definitions
from helpers.statement.render import render
from helpers.statement.rivals import rivals
from helpers.statement.table import Table
from helpers.statement.takeaway import Takeaway
from helpers.statement.writer import Writer

#: Under a chart at most so many documents are named; the rest are counted.
SOURCES_NAMED = 3


class Page:
    """A briefing in the making: one dataset, one set of parameters, one writer.

    Methods of the subclasses return :class:`~helpers.statement.blocks.Block`; each is one piece
    of the page, in the order in which the notebook calls them.
    """

    #: The notebook of the page, and the catalogue section that holds its title and lead.
    name = ""

    def __init__(self, parameters: CommonParameters, data: Dataset | None = None):
        self.parameters = parameters
        self.data = data or load(Project.find().data)
        self.writer = Writer(self.data, parameters.language)
        self.families = tuple(parameters.families)
        self.years = tuple(range(parameters.start_year, parameters.end_year + 1))
        self.as_of = date.fromisoformat(parameters.as_of) if parameters.as_of else None
        self.disputes = Disputes(self.data, self.families, self.years, self.as_of)
        #: Indicators whose definition stands on the page already.
        self.defined: set[str] = set()
        self._sections, self._charts, self._tables = count(1), count(1), count(1)

    @classmethod
    def open(cls, **parameters: object) -> Self:
        """Start the page with the parameters of its notebook (checked, defaults filled in)."""
        return cls(validate(cls.name, parameters))

    @property
    def years_to_focus(self) -> tuple[int, ...]:
        """The years up to the one in focus (all of them when none is)."""
        last = self.parameters.focus_year or self.years[-1]
        return tuple(year for year in self.years if year <= last)

    @cached_property
    def breaks(self) -> tuple[Break, ...]:
        """The breaks between two years of the page that were known on its day, in file order."""
        sources = self.data.sources
        return tuple(
            b for b in self.data.breaks if self.years[0] < b.from_year <= self.years[-1]
            and (b.source_id not in sources or sources[b.source_id].known_on(self.as_of)))

    def say(self, key: str, **values: object) -> str:
        """Return a message in the language of the page."""
        return self.writer.say(key, **values)

    def lead(self, **values: object) -> str:
        """Return the sentence under the title."""
        return self.say(f"{self.name}.lead", **values)

    # -- pieces -------------------------------------------------------------------------------

    def title(self) -> Block:
        """Show the title, what the page is about and with which parameters it was made."""
        heading = self.say(self._named("title"), **self._spoken_of())
        html = render(
            "title.html.j2", heading=heading, lead=self.lead(**self._spoken_of()),
            label=self.say("page.parameters"), parameters=self._parameters(),
        )
        return Block(html, {"page": {
            "title": heading, "language": "zh-CN" if self.parameters.language == "zh" else "en",
            "contents": self.say("page.contents"), "to_notes": self.say("page.skip"),
            "until": self.say("page.until"),
            "cite": [self.say(f"page.cite_{part}")
                     for part in ("before", "until", "data", "after")],
        }})

    def section(self, key: str) -> Block:
        """Start a section: its heading, and a sentence on what it shows."""
        anchor = f"sec-{next(self._sections)}"
        named = self._named(f"section.{key}")
        heading, lead = self.say(f"{named}.title"), self.say(f"{named}.lead")
        html = Markup('<h2 id="{}">{}</h2>').format(anchor, heading)
        if lead:
            html += Markup("<p>{}</p>").format(lead)
        return Block(html, {"heading": {"id": anchor, "text": heading}})

    def paragraphs(self, items: Iterable[Markup | str]) -> Block:
        """Show paragraphs."""
        return Block(Markup("").join(Markup("<p>{}</p>").format(item) for item in items))

    def bullets(self, items: Iterable[Markup | str], kind: str = "") -> Block:
        """Show a list of sentences."""
        points = Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
        return Block(Markup('<ul class="{}">{}</ul>').format(kind or "points", points))

    def nothing(self, key: str) -> Block:
        """Say that the data leaves nothing to show here, and why."""
        return Block(Markup('<p class="nothing">{}</p>').format(self.say(key)))

    def chart(self, chart: Chart) -> Block:
        """Show a chart under its number; its table says what the flags in it mean."""
        chart = replace(chart, table=self._keyed(chart.table, chart.remark))
        position = next(self._charts)
        anchor, label = f"fig-{position}", self.say("page.figure", number=position)
        return Block(chart.html(anchor, label, self._below(chart.table, anchor, label)))

    def table(self, table: Table, keyed: bool = True) -> Block:
        """Show a table under its number; its last remark says what the flags in it mean.

        ``keyed`` False leaves that to the caller, who says it once for several tables.
        """
        if keyed:
            table = self._keyed(table)
        position = next(self._tables)
        anchor, label = f"tab-{position}", self.say("page.table", number=position)
        return Block(table.html(anchor, label, self._below(table, anchor, label)))

    def notes(self) -> Block:
        """Show every note, and hand on what this page asked of the data."""
        anchor = f"sec-{next(self._sections)}"
        heading = self.say("page.notes")
        notes = self.writer.ledger.html(
            self.data.scope_name, lambda figure: rivals(self.data, figure, self.as_of),
            self.disputes.of)
        lead = self.writer.sentence(
            "page.notes_lead", count=self.writer.count(len(self.writer.ledger)),
            leads=self.writer.on_screen(self.say("page.notes_screen"))
            + self.writer.on_paper(self.say("page.notes_paper")))
        html = Markup(
            '<section class="evidence"><h2 id="{}">{}</h2><p>{}</p>{}{}</section>').format(
            anchor, heading, lead, self._without_phrase(), notes)
        return Block(html, {"heading": {"id": anchor, "text": heading}},
                     {MIME_TYPE: self.data.asked.as_list()})

    def _without_phrase(self) -> Markup:
        """Say how many notes quote no phrase; nothing where all do."""
        count = self.writer.ledger.without_phrase
        return Markup("<p>{}</p>").format(self.writer.sentence(
            "page.notes_remarks", count=self.writer.count(count))) if count else Markup("")

    # -- what pieces are made of --------------------------------------------------------------

    def source_line(self, figures: Iterable[Observation]) -> Markup:
        """Return the documents of these figures, those that give most of them first.

        Many documents are counted rather than listed: the table of data below names each, on a
        screen, where it can be opened.
        """
        counted = Counter(figure.source for figure in figures)
        # Ties keep the order of first use, so that the line never depends on chance.
        sources = sorted(counted, key=lambda source: -counted[source])
        written = [
            Markup("{}{}").format(
                self.writer.title(source),
                self.writer.sentence(
                    "page.source_date", date=self.writer.day(source.published_as_printed))
                if source.published_as_printed else "",
            )
            for source in sources[:SOURCES_NAMED]
        ]
        joined = Markup(escape(self.say("list.semicolon"))).join(written)
        more = ""
        if len(sources) > SOURCES_NAMED:
            more = self.writer.sentence(
                "page.source_more", count=self.writer.count(len(sources))
            ) + self.writer.on_screen(self.say("page.source_each"))
        return Markup("{}{}{}").format(self.say("page.source"), joined, more)

    def _keyed(self, table: Table, beside: Markup | str = "") -> Table:
        """Return a table with the meaning of the flags in it, and in what is said ``beside`` it."""
        meant = flags.shown(self.writer, [table], beside)
        return replace(table, remarks=(*table.remarks, meant)) if meant else table

    def _below(self, table: Table, anchor: str, label: str) -> Markup:
        """What stands under a table: new definitions, and the link to take its data away."""
        return (definitions(self.writer, table, self.defined)
                + self._take.link(table, anchor, label))

    @cached_property
    def _take(self) -> Takeaway:
        """What makes the link under each table; its files say which page they were part of."""
        said = self.say("list.semicolon").join(
            self.say("take.parameter", name=name, value=value)
            for name, value in self._parameters())
        heading = self.say(self._named("title"), **self._spoken_of())
        return Takeaway(self.writer, slug(self.parameters),
                        (heading, self.say("take.parameters", said=said)))

    def _named(self, key: str) -> str:
        """Return a message of this kind of page, in the words for one district where it has them.
        """
        key = f"{self.name}.{key}"
        alone = f"{key}_one"
        return alone if len(self.families) == 1 and messages.has(alone) else key

    def _spoken_of(self) -> dict[str, object]:
        names = self.writer.listed(self.writer.family_name(family) for family in self.families)
        return {"families": names, "first": self.years[0], "last": self.years[-1]}

    def _parameters(self) -> list[tuple[str, str]]:
        return [(self.say(f"parameter.{name}"), self._parameter(name))
                for name in type(self.parameters).model_fields]

    def _parameter(self, name: str) -> str:
        value = getattr(self.parameters, name)
        if name == "families":
            return str(self.writer.listed(self.writer.family_name(family) for family in value))
        if value in (None, ""):
            return self.say(f"parameter_none.{name}")
        if isinstance(value, str) and name not in ("as_of",):
            return self.say(f"choice.{value}")
        return str(value)
