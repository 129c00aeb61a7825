"""How programmes, their quantities and the figures beside their goals are written."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from helpers.comparison import Attainment
from helpers.comparison.quantity import published
from helpers.dataset.model import Observation
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import verdict_words
from helpers.pages.sections.programmes import Beside, Programme, Row, beside, judged
from helpers.statement import numbers, periods


def title(page: Page, programme: Programme) -> str:
    """Return the name of a programme."""
    return programme.title_zh if page.writer.language == "zh" else programme.title_en


def caption(page: Page, programme: Programme) -> str:
    """Return number and name of a programme."""
    return page.say("milestones.caption", number=programme.number, title=title(page, programme))


def quantity(page: Page, row: Row) -> str:
    """Return what a row counts; that it is a running total is said beside, not in the name."""
    return page.writer.name(row.indicator).removesuffix(page.say("milestones.total_suffix"))


def period(page: Page, row: Row) -> str:
    """Return how a row counts: in the year, in all, at the year's end, over a span."""
    first = row.first
    if row.kind == "SPAN":
        return page.say(f"milestones.span.{_measure(first)}",
                        span=periods.period_name(first, page.writer.language))
    if row.measure != "level":
        return page.writer.term("measure", row.measure)
    if row.kind == "CUM" and len(first.period) > 3:
        return page.say("milestones.kind.since", first=first.period[3:])
    return page.say(f"milestones.kind.{row.kind}")


def unit(page: Page, row: Row) -> str | None:
    """Return the unit of a row where it is one and the same (empty: things counted)."""
    if row.measure == "multiple":
        return None
    figures = (*row.goals, *row.later)
    if page.writer.language == "zh" and any(
            numbers.words_up(*page.writer.shown(published(f)), "zh") for f in figures):
        # Such amounts are written with a larger unit of their own.
        return None
    units = {shown(page, figure)[1] for figure in figures}
    return units.pop() if len(units) == 1 else None


def heading(page: Page, row: Row, within: str = "") -> Markup:
    """Write the header of a row: the quantity, and how it counts, in which unit, of what."""
    said = [period(page, row)]
    if unit(page, row):
        said.append(unit(page, row))
    scope = page.data.scope_name(row.scope, page.writer.language)
    # The six centres need not be named in each row of the programme of the six centres.
    if scope and scope.lower() != within.lower():
        said.append(scope)
    if row.alike:
        said.append(page.say("milestones.alike"))
    return Markup("{}<span class=\"none\">{}</span>").format(
        quantity(page, row),
        page.say("milestones.how", how=page.say("milestones.dot").join(said)))


def shown(page: Page, figure: Observation) -> tuple:
    """Return value and unit as the language writes them."""
    value, name = page.writer.shown(published(figure))
    return numbers.scaled(value, name, page.writer.language)


def label(page: Page, figure: Observation) -> str:
    """Return a figure as a chart writes it: with its bound, without its unit."""
    language = page.writer.language
    return numbers.bound_mark(figure.bound, language) + numbers.number(
        shown(page, figure)[0], language)


def spoken(page: Page, figure: Observation) -> str:
    """Return year and value of a figure, for the alt text."""
    return page.say("overview.alt_value", value=label(page, figure),
                    year=periods.period_name(figure, page.writer.language))


def goals_cell(page: Page, row: Row, year: int) -> Markup:
    """Write the goals of a row for one year, as printed; a dash where there is none."""
    goals = row.goals_of(year)
    if not goals:
        return page.writer.blank()
    with_unit = unit(page, row) is None
    return page.writer.stacked("list.separator", [
        pieces.figure(page, goal, unit=with_unit) for goal in goals])


def later_cell(page: Page, row: Row) -> Markup:
    """Write what later documents say, each with its period; the verdict where there is one."""
    if not row.later:
        return Markup('<span class="none">{}</span>').format(page.say("state.not_found"))
    verdicts = {b.figure.key: b.found for b in beside(page, row) if b.found is not None}
    by_period: dict[str, list[Markup]] = {}
    for figure in row.later:
        by_period.setdefault(periods.period_name(figure, page.writer.language), []).append(
            _later(page, figure, unit(page, row) is None, verdicts.get(figure.key)))
    return Markup("<br>").join(
        Markup('<span class="year">{}</span> {}').format(when, page.writer.listed(written))
        for when, written in by_period.items())


def reasons(page: Page, programme: Programme) -> list[Markup]:
    """Return why later figures are not judged, each reason once, in order of first use."""
    found: dict[Markup, None] = {}
    for row in programme.rows:
        for pair in _pairs(page, programme, row):
            if pair.reason is not None:
                found.setdefault(page.writer.reason(pair.reason))
    return list(found)


def joined(page: Page, items: Iterable[str | Markup]) -> Markup:
    """Join clauses with semicolons."""
    return Markup(escape(page.say("list.semicolon"))).join(items)


def _pairs(page: Page, programme: Programme, row: Row) -> list[Beside]:
    if not row.alike:
        return list(beside(page, row))
    return [judged(page, programme.goals[0], figure) for figure in row.later if figure.is_result]


def _later(page: Page, figure: Observation, with_unit: bool, found: Attainment | None
           ) -> Markup:
    flags = [code for code in pieces.figure_flags(page, figure, among_results=True)
             if not code.startswith(numbers.PART_YEAR)]
    written = page.writer.figure(figure, unit=with_unit) + page.writer.flags(flags)
    if found is None:
        return written
    return written + Markup(" {}").format(verdict_words.word_of(page, found))


def _measure(figure: Observation) -> str:
    return figure.measure if figure.measure in ("avg_growth_pct", "multiple") else "level"
