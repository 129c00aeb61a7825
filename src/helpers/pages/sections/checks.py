"""Do the documents agree with themselves and with each other?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from markupsafe import Markup

from helpers.comparison import consistency, published
from helpers.comparison.consistency import Check
from helpers.pages.page import Page
from helpers.statement import numbers
from helpers.statement.blocks import Block
from helpers.statement.table import Column, Table


def checks_table(page: Page, vintages: bool = True, most: int | None = None) -> Block:
    """Show every check that rounding alone does not settle, and count those that agree.

    ``vintages`` False leaves out one document against another, for pages that show that apart;
    ``most`` shows so many, those that lie farthest apart.
    """
    found = [c for c in checks_of(page) if vintages or c.kind != "vintage"]
    if not found:
        return page.nothing("overview.checks.none")
    telling = [c for c in found if c.verdict in ("contradictory", "revised")]
    agreeing = len(found) - len(telling)
    shown = telling if most is None else sorted(
        telling, key=lambda check: _apart(page, check), reverse=True)[:most]
    rows = [[_what(page, c), _stated(page, c), _implied(page, c),
             page.say(f"check.{c.kind}_{c.verdict}")] for c in shown]
    summary = page.writer.sentence(
        "overview.checks.summary", total=page.writer.count(len(found)),
        agreeing=page.writer.count(agreeing))
    if len(shown) < len(telling):
        summary += page.writer.sentence(
            "overview.checks.most", shown=page.writer.count(len(shown)),
            left=page.writer.count(len(telling) - len(shown)))
    if not rows:
        return page.paragraphs([summary])
    low, high = (page.writer.rule(numbers.amount(end, "%", page.writer.language))
                 for end in consistency.PLAUSIBLE_DEFLATOR)
    return page.table(Table(
        page.say("overview.checks.caption"),
        [Column(page.say("overview.checks.what"), numeric=False),
         Column(page.say("overview.checks.stated")), Column(page.say("overview.checks.implied")),
         Column(page.say("overview.checks.verdict"), numeric=False)],
        rows, [summary, page.writer.sentence("overview.checks.remark", low=low, high=high)],
    ))


def checks_of(page: Page) -> Iterator[Check]:
    """Yield every check of the headline indicators: the districts of the page, then the city."""
    areas = [area for family in page.families for area in page.data.vintages_of(family)]
    for area in (*areas, *page.data.comparators()[:1]):
        for indicator in page.data.headline_indicators():
            about = (page.data, area.area_id, indicator.indicator_id, page.years)
            yield from consistency.growth_checks(*about, as_of=page.as_of)
            yield from consistency.share_checks(*about, as_of=page.as_of)
            yield from consistency.sum_checks(*about, as_of=page.as_of)
            yield from consistency.vintage_checks(*about, as_of=page.as_of)
            yield from consistency.vintage_checks(*about, measure="yoy_pct", as_of=page.as_of)


def _apart(page: Page, check: Check) -> Decimal:
    """Return how far apart the two sides lie: points of rates, percent of levels."""
    stated = published(check.parts[0])
    other = check.derived or published(check.parts[1])
    one, two = (page.data.canonical(q.value, q.unit)[0] for q in (stated, other))
    if check.parts[0].measure != "level":
        return abs(one - two)
    return abs(one - two) / (abs(one) or 1) * 100


def _what(page: Page, check: Check) -> str:
    first = check.parts[0]
    return page.say("overview.goals.row", area=page.writer.name(first.area), year=first.year,
                    indicator=page.writer.short(first.indicator))


def _stated(page: Page, check: Check) -> Markup:
    return page.writer.figure(check.parts[0])


def _implied(page: Page, check: Check) -> Markup:
    """Write what the other figures say: the number computed from them, or they themselves."""
    if check.derived is not None:
        return page.writer.figure(check.derived)
    return page.writer.listed(page.writer.figure(part) for part in check.parts[1:])
