"""Do the documents agree with themselves and with each other?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal

from markupsafe import Markup

from helpers.comparison import Quantity, consistency, disputed, published
from helpers.comparison.consistency import Check
from helpers.pages.page import Page
from helpers.statement import marks, numbers
from helpers.statement.blocks import Block
from helpers.statement.table import Column, Table


@dataclass(frozen=True)
class Tally:
    """How many checks there are and what they came to; the three verdicts add up to ``total``."""

    total: int
    agreeing: int
    contradictory: int
    revised: int


def tally(found: Iterable[Check]) -> Tally:
    """Count checks by what they came to; a gap that prices explain counts as agreement."""
    verdicts = Counter(check.verdict for check in found)
    apart = {name: verdicts.pop(name, 0) for name in ("contradictory", "revised")}
    agreeing = sum(verdicts.values())
    return Tally(agreeing + sum(apart.values()), agreeing, **apart)


def between_documents(check: Check) -> bool:
    """Tell whether a check holds one document against another, for the same cell."""
    return check.kind == "vintage"


def checks_table(page: Page, vintages: bool = True, most: int | None = None) -> Block:
    """Show every check that rounding alone does not settle, and count those that agree.

    ``vintages`` False leaves out one document against another, for pages that show that apart:
    these are then counted as the rest of all checks.
    ``most`` shows so many, those that lie farthest apart.
    """
    found = [c for c in checks_of(page) if vintages or not between_documents(c)]
    if not found:
        return page.nothing("overview.checks.none")
    telling = [c for c in found if c.verdict in ("contradictory", "revised")]
    shown = telling if most is None else sorted(
        telling, key=lambda check: _apart(page, check), reverse=True)[:most]
    verdicts = [page.say(f"check.{c.kind}_{c.verdict}") for c in shown]
    other = "implied" if all(c.derived is not None for c in shown) else "implied_or_given"
    # What all rows would say is said once.
    alike = len(set(verdicts)) == 1
    rows = [[_what(page, c), _stated(page, c), _implied(page, c), *([] if alike else [verdict])]
            for c, verdict in zip(shown, verdicts, strict=True)]
    summary = counted(page, "overview.checks.summary" if vintages else "evidence.checks.rest",
                      tally(found))
    if len(shown) < len(telling):
        summary += page.writer.sentence(
            "overview.checks.most", shown=page.writer.count(len(shown)),
            left=page.writer.count(len(telling) - len(shown)))
    if not rows:
        return page.paragraphs([summary])
    return page.table(Table(
        page.say("overview.checks.caption_all", verdict=verdicts[0]) if alike
        else page.say("overview.checks.caption"),
        [Column(page.say("overview.checks.what"), numeric=False),
         Column(page.say("overview.checks.stated")), Column(page.say(f"overview.checks.{other}")),
         *([] if alike else [Column(page.say("overview.checks.verdict"), numeric=False)])],
        rows, [summary, *_measures(page, found, shown)],
    ))


def _measures(page: Page, found: Iterable[Check], shown: Iterable[Check]) -> Iterator[Markup]:
    """Yield what growth is measured by, for the indicators whose growth was checked, and causes.

    A rate at current prices must follow from the levels but for rounding; one at constant prices
    may lie apart from them by what prices plausibly move.
    """
    low, high = (page.writer.rule(numbers.amount(end, "%", page.writer.language))
                 for end in consistency.PLAUSIBLE_DEFLATOR)
    checked = dict.fromkeys(c.parts[0].indicator for c in found if c.kind == "growth")
    for key, real in (("at_current", False), ("at_constant", True)):
        names = [page.writer.short(i) for i in checked if (i.growth == "real") is real]
        if names:
            yield page.writer.sentence(f"overview.checks.{key}", low=low, high=high,
                                       indicators=page.writer.listed(names))
    if checked:
        yield page.writer.sentence("overview.checks.why")
    if any(o.source.trust == "low" for c in shown for o in c.parts):
        yield page.writer.sentence("overview.checks.why_copied")


def counted(page: Page, key: str, found: Tally, **more: object) -> Markup:
    """Write how many checks there are and what they came to."""
    counts = {name: page.writer.count(number) for name, number in asdict(found).items()}
    return page.writer.sentence(key, **counts, **more)


def checks_of(page: Page) -> Iterator[Check]:
    """Yield every check of the headline indicators: the districts of the page, then the city."""
    for area in disputed.checked_areas(page.data, page.families):
        for indicator in page.data.headline_indicators():
            yield from disputed.checks(
                page.data, area.area_id, indicator.indicator_id, page.years, page.as_of)


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
    return _marked(page, published(check.parts[0]))


def _implied(page: Page, check: Check) -> Markup:
    """Write what the other figures say: the number computed from them, or they themselves."""
    if check.derived is not None:
        return _marked(page, check.derived)
    return page.writer.listed(_marked(page, published(part)) for part in check.parts[1:])


def _marked(page: Page, quantity: Quantity) -> Markup:
    """Write a number with its flags; that it is contradicted is what the whole table says."""
    return page.writer.figure(quantity) + page.writer.flags(marks.codes(quantity))
