"""How they are made up: ratios that do not grow with the size of a place."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from helpers.comparison import ComparabilityError, Quantity, published, share
from helpers.dataset.model import Area
from helpers.pages import keys, pieces
from helpers.pages.page import Page
from helpers.rounding import half_up
from helpers.statement import numbers
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.dots import Dot, DotRow, dot_rows
from helpers.statement.style import look
from helpers.statement.table import Column, Table

#: What all ratios are set against.
WHOLE = "gdp"
#: Retail sales, investment and revenue are no parts of GDP but are set against it.
SIZE_FREE = (
    "value-added-tertiary",
    "retail-sales",
    "fixed-asset-investment",
    "general-budget-revenue",
    "value-added-industry-above-scale",
    "value-added-digital-core",
    "rd-spending",
)
#: Parts of the whole, each of which may overlap another; no sum is made of them.
PARTS = ("value-added-tertiary", "value-added-digital-core", "value-added-industry-above-scale")

#: Inches between rows: a front page has little room.
ROW = 0.44


@dataclass(frozen=True)
class Ratio:
    """A size-free ratio of one family in one year.

    ``worked`` is what its two parts give where a document states another ratio.
    """

    family: str
    year: int
    quantity: Quantity
    worked: Quantity | None = None

    @property
    def area(self) -> Area:
        """Whose ratio it is: before a merger that is not the district of today."""
        return self.quantity.observations[0].area


def ratio_in(page: Page, family: str, part: str, year: int) -> Ratio | None:
    """Return a ratio as a document states it, else from its parts of one basis, else None."""
    if page.data.indicators.get(part) is None or page.data.indicators.get(WHOLE) is None:
        return None
    stated = pieces.panel(page, family, part, year, "share_pct", of=WHOLE)
    worked = _worked(page, family, part, year)
    if stated.state != "value":
        return Ratio(family, year, worked) if worked else None
    found = published(stated.observation)
    decimals = max(-int(found.value.as_tuple().exponent), 0)
    agree = worked is None or half_up(worked.value, decimals) == found.value
    return Ratio(family, year, found, None if agree else worked)


def _worked(page: Page, family: str, part: str, year: int) -> Quantity | None:
    """Return what two printed levels of one basis give, None where they give nothing."""
    above = pieces.panel(page, family, part, year)
    below = pieces.panel(page, family, WHOLE, year)
    if above.state != "value" or below.state != "value":
        return None
    try:
        return share(page.data, above.observation, below.observation)
    except ComparabilityError:
        return None


def ratios(page: Page, part: str) -> list[Ratio]:
    """Return the ratios of all families: of one year where all know one, else each its latest."""
    for year in reversed(page.years_to_focus):
        found = [ratio_in(page, family, part, year) for family in page.families]
        if all(found) and len(found) > 1:
            return found
    latest = []
    for family in page.families:
        candidates = (ratio_in(page, family, part, year)
                      for year in reversed(page.years_to_focus))
        latest += [next((ratio for ratio in candidates if ratio), None)]
    return [ratio for ratio in latest if ratio]


def ratio_name(page: Page, part: str) -> str:
    """Return what a ratio is called."""
    return page.say("overview.structure.name",
                    part=page.writer.short(page.data.indicators[part]),
                    whole=page.writer.short(page.data.indicators[WHOLE]))


def beside(page: Page, ratio: Ratio, stated: Markup) -> Markup:
    """Write behind a stated ratio what its two parts give, where that is another."""
    if ratio.worked is None:
        return stated
    return page.writer.sentence("overview.models.beside", stated=stated,
                                worked=pieces.flagged(page, ratio.worked))


def structure_chart(page: Page) -> Block:
    """Show size-free ratios; the rule between two dots is their gap, drawn within one year only."""
    rows, table_rows, parts, shown, several_years = [], [], [], [], False
    drawn: dict[Area, list[Ratio]] = {}
    for part, found in _in_order(page):
        shown.append(part)
        for ratio in found:
            drawn.setdefault(ratio.area, []).append(ratio)
        name = ratio_name(page, part)
        one_year = len({r.year for r in found}) == 1
        if one_year:
            name = page.say("overview.structure.dated", name=name, year=found[0].year)
        # A gap that the rules refuse elsewhere is not drawn here either.
        rows.append(DotRow(name, tuple(_dot(page, r, one_year) for r in found),
                           joined=one_year and all(pieces.is_sound(r.quantity) for r in found)))
        several_years = several_years or not one_year
        by_family = {r.family: r for r in found}
        table_rows.append([name, *(
            Markup('{} <span class="year">{}</span>').format(
                beside(page, by_family[f], pieces.placed(
                    page, by_family[f].area, by_family[f].quantity)), by_family[f].year)
            if f in by_family else pieces.written(page, None)
            for f in page.families)])
        parts += [o for r in found for q in (r.quantity, r.worked) if q for o in q.observations]
    if not rows:
        return page.nothing("overview.nothing")
    hollow = keys.hollow_key(
        page, (ratio.quantity for found in drawn.values() for ratio in found), joined=False)
    return page.chart(Chart(
        key="structure",
        figure=dot_rows(rows, page.say("overview.structure.axis"), step=ROW),
        caption=page.say("overview.structure.caption"),
        alt=page.say("overview.structure.alt", rows=page.say("list.semicolon").join(
            f"{row.name} {page.say('list.separator').join(dot.label for dot in row.dots)}"
            for row in rows)),
        source_line=page.source_line(parts),
        remark=keys.family_key(page) + Markup(page.say("list.sentences")).join(
            [*keys.old_key(page, drawn.items()), *filter(None, (hollow,)),
             *_key(page, rows, shown, several_years)]),
        table=Table(page.say("overview.structure.caption"),
                    [Column(page.say("overview.structure.ratio"), numeric=False),
                     *(Column(page.writer.family_name(f)) for f in page.families)], table_rows),
        table_label=page.say("page.data"),
    ))


def _key(page: Page, rows: list[DotRow], shown: list[str], several_years: bool) -> list[str]:
    """Return what is to be known of the dots drawn, and of no others."""
    said = [key for key, is_drawn in (
        ("remark_gap", any(row.joined and len(row.dots) > 1 for row in rows)),
        ("remark_years", several_years),
    ) if is_drawn]
    # What is no part of the whole has no share in it, however the ratio is written.
    others = [page.writer.short(page.data.indicators[part]) for part in shown
              if part not in PARTS]
    said.append("remark" if others else "remark_parts")
    return [page.say(f"overview.structure.{key}", others=page.say("list.separator").join(others))
            for key in said]


def _in_order(page: Page) -> list[tuple[str, list[Ratio]]]:
    """Return the ratios by who leads, then those that bear no comparison; each by their gap."""
    found = [(part, known) for part in SIZE_FREE if (known := ratios(page, part))]

    def place(item: tuple[str, list[Ratio]]) -> tuple:
        _, known = item
        if len(known) < 2 or len({r.year for r in known}) > 1:
            return len(page.families), 0
        first = max(known, key=lambda r: r.quantity.value)
        values = [r.quantity.value for r in known]
        return page.families.index(first.family), min(values) - max(values)

    return sorted(found, key=place)


def _dot(page: Page, ratio: Ratio, one_year: bool) -> Dot:
    bound = ratio.quantity.observations[0].bound if ratio.quantity.is_published else "eq"
    value = numbers.bound_mark(bound, page.writer.language) + numbers.amount(
        ratio.quantity.value, "%", page.writer.language)
    label = value if one_year else page.say(
        "overview.structure.label", year=ratio.year, value=value)
    return Dot(float(ratio.quantity.value), label, look(page.data.families(), ratio.family),
               hollow=bool(pieces.hollow_kinds(ratio.quantity)))
