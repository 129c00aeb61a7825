"""Three gaps, three changes, one caution: what a reader takes away in a minute.

Chosen by a rule that is printed beside them, never by hand: those that weigh most, by
:mod:`helpers.pages.sections.reliability`. An indicator is taken once among the gaps, and once for
each district among the changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from helpers.comparison import ComparabilityError, PanelCell, Quantity
from helpers.comparison.refusal import Refusal
from helpers.pages import pieces, tracks
from helpers.pages.page import Page
from helpers.pages.sections import structure
from helpers.pages.sections.reliability import SHORTEST, Reliability, size
from helpers.statement import numbers
from helpers.statement.blocks import Block

#: How many gaps and how many changes.
TAKEN = 3


@dataclass(frozen=True)
class Finding:
    """A sentence that may stand on the top sheet: what it is about, its weight, how to say it.

    Nothing in ``values`` is written yet: a number written for a sentence that is not taken would
    leave a note that leads back to nowhere. ``unsigned`` are written without their sign.
    """

    about: str
    weight: Decimal
    key: str
    values: dict
    unsigned: tuple[str, ...] = ()


def top_sheet(page: Page) -> Block:
    """Show the gaps and changes that weigh most, the caution, and the rule they were chosen by."""
    scales = Reliability(page)
    found = [(kind, _heaviest(candidates)) for kind, candidates in (
        ("gaps", _gaps(page, scales)), ("changes", _changes(page, scales)))]
    parts = [_listed(page, scales, kind, findings) for kind, findings in found if findings]
    if not parts:
        return page.nothing("overview.nothing")
    said = _mergers(page) or _redefined(page) or [page.say("overview.top.plain_caution")]
    cautions = [Markup('<p class="caution"><b>{}</b> {}</p>').format(
        page.say("overview.caution"), text) for text in said]
    rule = Markup('<p class="remark">{}</p>').format(page.say("overview.top.rule"))
    return Block(Markup('<div class="sheet">{}{}</div>{}').format(
        Markup("").join(parts), Markup("").join(cautions), rule))


def _mergers(page: Page) -> list[str]:
    """Return a sentence for each district of the page that a merger made within its years."""
    made = [page.data.vintages_of(family)[-1] for family in page.families]
    return [
        page.say("overview.top.merged", area=page.writer.name(area), parts=numbers.enumerated(
                     [page.writer.name(page.data.areas[part]) for part in area.composed_of],
                     page.writer.language),
                 day=numbers.day_name(area.valid_from, page.writer.language))
        for area in made
        if area.composed_of and area.valid_from
        and page.years[0] < area.valid_from.year <= page.years[-1]
        and (page.as_of is None or area.valid_from <= page.as_of)
    ]


def _redefined(page: Page) -> list[str]:
    """Return a sentence for each district on the headline indicators whose definition changed."""
    return [
        page.say("overview.top.redefined", area=page.writer.family_name(family),
                 indicators=page.say("list.separator").join(names))
        for family, names in pieces.redefined(page, page.data.headline_indicators()).items()
    ]


def _listed(page: Page, scales: Reliability, kind: str, findings: list[Finding]) -> Markup:
    items = Markup("").join(
        Markup("<li>{}</li>").format(page.writer.sentence(f.key, **_values(page, scales, f)))
        for f in findings)
    return Markup('<p class="sheet-head"><b>{}</b></p><ul class="points">{}</ul>').format(
        page.say(f"overview.top.{kind}_{len(findings)}"), items)


def _values(page: Page, scales: Reliability, finding: Finding) -> dict:
    """Write the numbers of a finding, marked where they are disputed; a gap's sides say it."""
    written = {}
    for name, value in finding.values.items():
        quantity = value.quantity if isinstance(value, PanelCell) else value
        if not isinstance(quantity, Quantity):
            continue
        if quantity is not value:
            figure = pieces.flagged(page, value)
        elif name in finding.unsigned:
            figure = page.writer.magnitude(quantity)
        else:
            figure = page.writer.figure(quantity)
        disputed = name != "gap" and scales.is_disputed(quantity)
        written[name] = figure + page.writer.flags(["disputed"] if disputed else [])
    return finding.values | written


def _heaviest(candidates: Iterable[Finding]) -> list[Finding]:
    taken: dict[str, Finding] = {}
    for finding in sorted(candidates, key=lambda f: (-f.weight, f.about)):
        if finding.weight > 0:
            taken.setdefault(finding.about, finding)
    return list(taken.values())[:TAKEN]


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
                part, size(one.value, two.value) * scales.weight((one, two)),
                "overview.top.structure",
                {"year": ratios[0].year, "ratio": structure.ratio_name(page, part),
                 "first": one.observations[0].area, "a": one,
                 "second": two.observations[0].area, "b": two})


def _gap(page: Page, scales: Reliability, indicator_id: str, measure: str, one: PanelCell,
         two: PanelCell) -> Finding:
    gap = pieces.relation(page, one, two)
    kind = "multiple" if gap.unit == "倍" else measure
    return Finding(indicator_id, scales.gap(one, two), f"overview.top.gap_{kind}", {
        "year": one.year, "indicator": page.writer.short(page.data.indicators[indicator_id]),
        "first": one.area, "second": two.area, "a": one, "b": two,
        "gap": gap},
        # A multiple has no sign; of points it is said how far apart, whoever leads.
        unsigned=() if measure == "level" else ("gap",))


# -- changes --------------------------------------------------------------------------------------

def _changes(page: Page, scales: Reliability) -> Iterator[Finding]:
    for indicator in page.data.headline_indicators():
        for family in page.families:
            for track in tracks.tracks(page, family, indicator.indicator_id):
                yield from _change(page, scales, track.cells)


def _change(page: Page, scales: Reliability, cells: tuple[PanelCell, ...]) -> Iterator[Finding]:
    """Yield the longest change within one place that the rules let through."""
    known = [c for c in cells if c.observation is not None and c.year in page.years_to_focus
             and pieces.may_lead(c)]
    for first in known:
        last = known[-1]
        if last.year - first.year < SHORTEST:
            return
        try:
            weight, found = scales.change(known, first)
        except ComparabilityError:
            continue
        yield Finding(
            f"{first.indicator_id} {first.family}", weight,
            f"overview.top.{'rise' if found.value >= 0 else 'fall'}",
            {"area": first.area, "start": first.year, "end": last.year,
             "indicator": page.writer.short(page.data.indicators[first.indicator_id]),
             "b": last, "rate": found}, unsigned=("rate",))
        return
