"""Three gaps, three changes, one caution: what a reader takes away in a minute.

Chosen by a rule that is printed beside them, never by hand: those that weigh most, by
:mod:`helpers.pages.sections.reliability`. A change is told over the same years for every district
where they are known. An indicator is taken once among the gaps, and once for each district among
the changes, and so is a whole with what is part of it: total revenue and budget revenue are one
story. A district that a merger has ended fills only places that are left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from helpers.comparison import ComparabilityError, PanelCell, Quantity, average_growth
from helpers.comparison.refusal import Refusal
from helpers.pages import pieces, tracks
from helpers.pages.page import Page
from helpers.pages.sections import structure
from helpers.pages.sections.cautions import mergers, redefined
from helpers.pages.sections.reliability import LOW_BASE, SHORTEST, Reliability
from helpers.statement import flags, marks, numbers
from helpers.statement.blocks import Block

#: Where the rule stands on the page.
RULE = "rule"
#: How many gaps and how many changes.
TAKEN = 3


@dataclass(frozen=True)
class Finding:
    """A sentence that may stand on the top sheet: what it is about, its weight, how to say it.

    Nothing in ``values`` is written yet: a number written for a sentence that is not taken would
    leave a note that leads back to nowhere. ``unsigned`` are written without their sign;
    ``of_today`` tells whether every district of it still exists.
    """

    about: str
    weight: Decimal
    key: str
    values: dict
    unsigned: tuple[str, ...] = ()
    of_today: bool = True

    @property
    def when(self) -> str:
        """The years that it speaks of."""
        return "–".join(str(self.values[name]) for name in ("year", "start", "end")
                        if name in self.values)


def findings(page: Page) -> dict[str, list[Finding]]:
    """Return the gaps and the changes that weigh most, by kind; no kind without any."""
    scales = Reliability(page)
    found = {"gap": _heaviest(_gaps(page, scales)), "change": _heaviest(_changes(page, scales))}
    return {kind: taken for kind, taken in found.items() if taken}


def top_sheet(page: Page, found: dict[str, list[Finding]]) -> Block:
    """Show findings, the caution, and where the rule stands that they were chosen by."""
    if not found:
        return page.nothing("overview.nothing")
    parts = [_listed(page, kind, taken) for kind, taken in found.items()]
    said = mergers(page) or redefined(page) or [page.say("overview.top.plain_caution")]
    cautions = [Markup('<p class="caution"><b>{}</b> {}</p>').format(
        page.say("overview.caution"), text) for text in said]
    sheet = Markup("").join((*parts, *cautions))
    chosen = page.writer.sentence("overview.top.chosen", rule=Markup('<a href="#{}">{}</a>').format(
        RULE, page.say("overview.top.to_rule")))
    remark = Markup(page.say("list.sentences")).join(
        filter(None, (chosen, flags.shown(page.writer, (), sheet), pieces.copied(page))))
    return Block(Markup('<div class="sheet">{}</div><p class="remark">{}</p>').format(
        sheet, remark))


def rule(page: Page) -> Markup:
    """Say by which rule the sheet was filled; the sheet leads here."""
    low = page.writer.rule(numbers.amount(-LOW_BASE, "%", page.writer.language))
    return Markup('<div id="{}">{}</div>').format(RULE, Markup("").join(
        Markup("<p>{}</p>").format(page.writer.sentence(f"overview.top.rule_{part}", low=low))
        for part in ("candidates", "size", "reliability")))


def _listed(page: Page, kind: str, findings: list[Finding]) -> Markup:
    """List findings; years that all have in common are said once, in the head."""
    head = page.say(f"overview.top.{kind}s_{len(findings)}")
    when = {finding.when for finding in findings}
    if alike := len(findings) > 1 and len(when) == 1:
        head = page.say("overview.top.head", kind=head, when=when.pop())
    items = Markup("").join(
        Markup("<li>{}</li>").format(_sentence(page, kind, finding, dated=not alike))
        for finding in findings)
    return Markup('<p class="sheet-head"><b>{}</b></p><ul class="points">{}</ul>').format(
        head, items)


def _sentence(page: Page, kind: str, finding: Finding, dated: bool) -> Markup:
    """Write a finding with its numbers and what is to be minded of each; a gap's sides say it."""
    written = {"when": page.say(f"overview.top.{kind}_when", when=finding.when) if dated else ""}
    for name, value in finding.values.items():
        if isinstance(value, PanelCell):
            written[name] = pieces.flagged(page, value)
        elif isinstance(value, Quantity):
            figure = (page.writer.magnitude(value) if name in finding.unsigned
                      else page.writer.figure(value))
            codes = marks.codes(value, page.disputes) if name != "gap" else ()
            written[name] = figure + page.writer.flags(codes)
    said = page.writer.sentence(finding.key, **(finding.values | written))
    return said[:1].upper() + said[1:]


def _heaviest(candidates: Iterable[Finding]) -> list[Finding]:
    taken: dict[str, Finding] = {}
    for finding in sorted(candidates, key=lambda f: (not f.of_today, -f.weight, f.about)):
        if finding.weight > 0:
            taken.setdefault(finding.about, finding)
    return list(taken.values())[:TAKEN]


def _about(page: Page, indicator_id: str) -> str:
    """Return the indicator that this one is part of at the last, else itself."""
    while whole := [part.partition(":")[0] for part in page.data.indicators[indicator_id].part_of]:
        indicator_id = whole[0]
    return indicator_id


# -- gaps -----------------------------------------------------------------------------------------

def _gaps(page: Page, scales: Reliability) -> Iterator[Finding]:
    if len(page.families) < 2:
        return
    for indicator in page.data.headline_indicators():
        for measure in ("level", "yoy_pct"):
            pair = pieces.common_year(page, indicator.indicator_id, measure)
            if not isinstance(pair, Refusal):
                yield _gap(page, scales, indicator.indicator_id, measure, *pair)
    for part in structure.SIZE_FREE:
        ratios = structure.ratios(page, part)[:2]
        one_year = len(ratios) == 2 and ratios[0].year == ratios[1].year
        if one_year and all(pieces.is_sound(ratio.quantity) for ratio in ratios):
            one, two = (ratio.quantity for ratio in ratios)
            yield Finding(
                _about(page, part), scales.ratio_gap(one, two),
                "overview.top.structure",
                {"year": ratios[0].year, "ratio": structure.ratio_name(page, part),
                 "first": one.observations[0].area, "a": one,
                 "second": two.observations[0].area, "b": two},
                of_today=scales.is_of_today(*(ratio.area for ratio in ratios)))


def _gap(page: Page, scales: Reliability, indicator_id: str, measure: str, one: PanelCell,
         two: PanelCell) -> Finding:
    gap = pieces.relation(page, one, two)
    kind = "multiple" if gap.unit == "倍" else measure
    return Finding(_about(page, indicator_id), scales.gap(one, two), f"overview.top.gap_{kind}", {
        "year": one.year, "indicator": page.writer.short(page.data.indicators[indicator_id]),
        "first": one.area, "second": two.area, "a": one, "b": two,
        "gap": gap},
        # A multiple has no sign; of points it is said how far apart, whoever leads.
        unsigned=() if measure == "level" else ("gap",),
        of_today=scales.is_of_today(one.area, two.area))


# -- changes --------------------------------------------------------------------------------------

def _changes(page: Page, scales: Reliability) -> Iterator[Finding]:
    for indicator in page.data.headline_indicators():
        known = [
            scales.bearing(track.cells)
            for family in page.families
            for track in tracks.tracks(page, family, indicator.indicator_id)]
        known = [cells for cells in known if cells]
        shared = _shared_span(page, [cells for cells in known
                                     if scales.is_of_today(cells[0].area)])
        for cells in known:
            yield from _change(page, scales, cells, shared)


def _shared_span(page: Page, known: list[list[PanelCell]]) -> tuple[int, int] | None:
    """Return first and last year of the longest span that every one of these series bears."""
    if len(known) < 2:
        return None
    years = set.intersection(*({c.year for c in cells} for cells in known))
    spans = [(first, last) for first in years for last in years if last - first >= SHORTEST]
    for span in sorted(spans, key=lambda s: (s[0] - s[1], -s[1])):
        ends = [[c.observation for c in cells if c.year in span] for cells in known]
        try:
            for first, last in ends:
                average_growth(page.data, first, last)
        except ComparabilityError:
            continue
        return span
    return None


def _change(page: Page, scales: Reliability, known: list[PanelCell],
            shared: tuple[int, int] | None) -> Iterator[Finding]:
    """Yield the change over the shared years, else the longest that the rules let through."""
    if shared and {c.year for c in known}.issuperset(shared):
        known = [c for c in known if shared[0] <= c.year <= shared[1]]
    for first in known:
        last = known[-1]
        if last.year - first.year < SHORTEST:
            return
        try:
            weight, found = scales.change(known, first)
        except ComparabilityError:
            continue
        yield Finding(
            f"{_about(page, first.indicator_id)} {first.family}", weight,
            f"overview.top.{'rise' if found.value >= 0 else 'fall'}",
            {"area": first.area, "start": first.year, "end": last.year,
             "base": scales.base_flags(known, first),
             "indicator": page.writer.short(page.data.indicators[first.indicator_id]),
             "b": last, "rate": found}, unsigned=("rate",),
            of_today=scales.is_of_today(first.area))
        return
