"""At most three sentences that the reader of a theme takes away, by a rule printed below them.

Who is higher where both districts can be compared, and where they are widest apart; the series
that changed most between two sound years; how many goals were met. Where one of these has
nothing to say, the change of a further series takes its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from helpers.comparison import ComparabilityError, PanelCell, Quantity, order
from helpers.comparison.pairs import Pair, Series
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import theme_goals, theme_pairs
from helpers.pages.sections.reliability import SHORTEST, Reliability
from helpers.statement import flags
from helpers.statement.blocks import Block

#: How many sentences.
TAKEN = 3


def top(page: Page, pairs: Sequence[Pair], series: Sequence[Series], goals: theme_goals.Found
        ) -> Block:
    """Show the sentences and the rule; nothing where none can be said."""
    # Built one after the other: a number written for a sentence that is dropped would leave a
    # note that leads back to nowhere.
    fixed = bool(pairs) + bool(goals.judged)
    scales = Reliability(page)
    said = [_pairs(page, scales, list(theme_pairs.latest(pairs)))] if pairs else []
    said += [_change(page, scales, one) for one in _changes(scales, series)[:TAKEN - fixed]]
    if goals.judged:
        said.append(_goals(page, goals))
    if not said:
        return Block(Markup(""))
    remark = Markup(page.say("list.sentences")).join(filter(None, (
        page.say("theme.top.rule"), flags.shown(page.writer, (), *said), pieces.copied(page))))
    return Block(Markup(
        '<div class="sheet"><p class="sheet-head"><b>{}</b></p><ul class="points">{}</ul></div>'
        '<p class="remark">{}</p>').format(
            page.say("theme.top.head"), Markup("").join(map(Markup("<li>{}</li>").format, said)),
            remark))


# -- pairs ----------------------------------------------------------------------------------------

def _pairs(page: Page, scales: Reliability,
           pairs: Sequence[tuple[Pair, tuple[Pair, ...]]]) -> Markup:
    """Count who is higher, and tell the pair that is widest apart; a lone pair is told whole."""
    count, found = page.writer.count, [pair for pair, _ in pairs]
    if len(found) == 1:
        return page.writer.sentence("theme.top.only", pair=theme_pairs.sentence(page, *pairs[0]))
    higher: Counter[str] = Counter()
    close = doubted = 0
    for pair in found:
        judged = order(page.data, *pair.cells, page.as_of)
        if not judged.robust:
            close += 1
            continue
        if any(page.disputes.touch(cell.quantity) for cell in pair.cells):
            doubted += 1
            continue
        # A rank is the better the lower it is.
        first = judged.first_is_larger != (pair.measure == "rank")
        higher[page.writer.name(pair.cells[0 if first else 1].area)] += 1
    leads = [page.writer.sentence("theme.top.leads", area=area, count=count(n))
             for area, n in higher.most_common()]
    if close:
        leads.append(page.writer.sentence("theme.top.close", count=count(close)))
    if doubted == len(found):
        leads = [page.say("theme.top.all_disputed")]
    elif doubted:
        leads.append(page.writer.sentence("theme.top.disputed", count=count(doubted)))
    if len(leads) == 1 and higher:
        leads = [page.say("theme.top.only_leads", area=next(iter(higher)))]
    widest = max(found, key=lambda pair: _apart(page, scales, pair))
    today = {scales.is_of_today(*(cell.area for cell in pair.cells)) for pair in found}
    widest_of = "widest" if len(today) == 1 else "widest_today"
    return page.writer.sentence(
        "theme.top.pairs", count=count(len(found)), widest=page.say(f"theme.top.{widest_of}"),
        pair=theme_pairs.compared(page, widest),
        leads=Markup(page.say("list.comma")).join(leads))


def _apart(page: Page, scales: Reliability, pair: Pair) -> tuple[bool, Decimal]:
    """Weigh a pair as the overview does.

    A district that a merger has ended comes last: no reader can act on it any more.
    """
    today = scales.is_of_today(*(c.area for c in pair.cells))
    if pair.measure == "rank" or theme_pairs.is_small_count(page, pair):
        return today, Decimal(0)
    return today, scales.gap(*pair.cells)


# -- changes --------------------------------------------------------------------------------------

@dataclass(frozen=True)
class Change:
    """Growth a year from the first to the last of some cells, and what it counts."""

    weight: Decimal
    cells: list[PanelCell]
    rate: Quantity

    @property
    def first(self) -> PanelCell:
        """Where the change starts."""
        return self.cells[0]

    @property
    def last(self) -> PanelCell:
        """Where it ends."""
        return self.cells[-1]


def _changes(scales: Reliability, series: Sequence[Series]) -> list[Change]:
    """Return the changes, the largest first: one a district, then more."""
    found = sorted(_candidates(scales, series),
                   key=lambda one: (not scales.is_of_today(one.first.area), -one.weight))
    firsts: dict[str, Change] = {}
    for one in found:
        firsts.setdefault(one.first.family, one)
    return [*firsts.values(), *(one for one in found if one not in firsts.values())]


def _candidates(scales: Reliability, series: Sequence[Series]) -> Iterator[Change]:
    for one in series:
        known = scales.bearing(one.cells)
        if one.measure != "level" or len(known) < 2:
            continue
        first, last = known[0], known[-1]
        if last.year - first.year < SHORTEST:
            continue
        try:
            weight, rate = scales.change(known, first)
        except ComparabilityError:
            continue
        if weight:
            yield Change(weight, known, rate)


def _change(page: Page, scales: Reliability, found: Change) -> Markup:
    first, last = found.first, found.last
    indicator = page.data.indicators[first.indicator_id]
    return page.writer.sentence(
        f"theme.top.{'rise' if found.rate.value >= 0 else 'fall'}",
        area=first.area, indicator=indicator, start=first.year, end=last.year,
        a=pieces.flagged(page, first) + scales.base_flags(found.cells, first),
        b=pieces.flagged(page, last),
        rate=page.writer.magnitude(found.rate),
        # Money grows at the prices of each year; counts have no prices.
        nominal=page.say("theme.top.nominal") if indicator.is_money else "")


# -- goals ----------------------------------------------------------------------------------------

def _goals(page: Page, found: theme_goals.Found) -> Markup:
    return page.writer.sentence(
        "theme.top.goals", judged=page.writer.count(len(found.judged)),
        verdicts=theme_goals.verdicts(page, found))
