"""How the briefing of a theme calls things: subjects, values, definitions."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from helpers.comparison import PanelCell
from helpers.dataset.model import Indicator, Observation
from helpers.pages import cutting, keys, pieces
from helpers.pages.page import Page
from helpers.statement import numbers, periods
from helpers.statement.punctuation import in_chinese_type

#: Measures that are relative to a plan, a budget or a state before, not to an indicator.
_BASED = ("change_pct", "attainment_pct")
#: Measures that are relative to something, by the message that says to what.
_RELATIVE = {"share_pct": "share_of", "change_pp": "share_of", "change_pct": "change_of",
             "attainment_pct": "attainment_of"}


def measure_name(page: Page, indicator: Indicator, measure: str, of: str, short: bool = True
                 ) -> str:
    """Return indicator and measure: ``GDP``, ``GDP, growth``, ``digital core, share of GDP``."""
    name = page.writer.short(indicator) if short else page.writer.name(indicator)
    if measure == "level":
        return name
    if measure == "rank":
        field, _, thing = of.partition(":")
        field = field.partition("/")[0]
        if thing != "level":
            # First by its share or its growth is not first by what it is.
            name = page.say("theme.name.other", indicator=name,
                            measure=named_measure(page, thing))
        place = page.writer.term("rank_field", field)
        # A field that the catalogue has no name for is told by the figure's note.
        return (page.say("theme.name.rank_other", indicator=name) if place == field
                else page.say("theme.name.rank", indicator=name, place=place))
    return page.say("theme.name.other", indicator=name, measure=named_measure(page, measure, of))


def named_measure(page: Page, measure: str, of: str = "") -> str:
    """Return a measure, with what it is relative to: share of GDP, change against the budget."""
    term = page.writer.term("theme.measure", measure)
    name = page.writer.term("measure", measure) if term == measure else term
    if of in page.data.indicators:
        whole = page.writer.short(page.data.indicators[of])
    else:
        whole = page.writer.term("evidence.of", of) if measure in _BASED else of
    if measure not in _RELATIVE or whole == of or of == "unstated":
        return name
    said = page.say(f"theme.measure.{_RELATIVE[measure]}", whole=whole)
    return (page.say("theme.name.other", indicator=said, measure=name)
            if measure == "change_pp" else said)


def with_unit(page: Page, name: str, indicator: Indicator, measure: str) -> str:
    """Return a name with the unit behind it, where the unit has a name in this language."""
    unit = {"level": indicator.unit, "rank": "位"}.get(measure, "%")
    shown, _ = numbers.unit_name(unit, page.writer.language)
    if shown and shown in name:
        # "invention patents per 10,000 people" says its unit itself.
        return name
    return page.say("overview.levels.panel", indicator=name, unit=shown) if shown else name


def period(page: Page, cell: PanelCell) -> str:
    """Return the year of a cell, with its months where it is not the whole year."""
    seen = cell.observation
    if seen is not None and (seen.period.startswith("M") or seen.is_count_of_a_day):
        return periods.period_name(seen, page.writer.language)
    return page.say("period.FY", year=cell.year)


def dated(page: Page, figure: Observation) -> Markup:
    """Write a figure with its flags and the period that it is of.

    Flags that would only say the period again (its months, its day) are left out.
    """
    flags = [code for code in pieces.figure_flags(page, figure)
             if not code.startswith(numbers.PART_YEAR) and code != "as_of"]
    return Markup('{} <span class="year">{}</span>{}').format(
        page.writer.figure(figure),
        periods.period_name(figure, page.writer.language),
        page.writer.flags(flags))


def keyed(page: Page, families: Iterable[str], notes: Iterable[str]) -> Markup:
    """Return the remark under a chart: which look is which of the districts drawn, then notes."""
    said = Markup(page.say("list.sentences")).join(filter(None, notes))
    return keys.family_key(page, drawn=families) + said


def redefined(page: Page, indicators: Iterable[Indicator]) -> list[str]:
    """Return a sentence on the indicators whose base or definition changed, none where none did."""
    found = cutting.redefined(page, indicators)
    if not found:
        return []
    return [page.say("theme.redefined", items=page.say("list.semicolon").join(
        page.say("theme.redefined_item", area=page.writer.name(area),
                 indicators=page.say("list.separator").join(names))
        for area, names in found.items()))]


def definitions(page: Page, indicators: Iterable[Indicator]) -> str:
    """Return the definitions of indicators that the page has not given yet, as one remark."""
    language, given = page.writer.language, page.defined
    fresh = [i for i in dict.fromkeys(indicators)
             if i.indicator_id not in given and getattr(i, f"definition_{language}")]
    given.update(i.indicator_id for i in fresh)
    if not fresh:
        return ""
    return page.say("theme.definitions", items="".join(
        page.say("theme.definition", indicator=page.writer.short(i),
                 text=_definition(i, language)) for i in fresh)).strip()


def _definition(indicator: Indicator, language: str) -> str:
    text = getattr(indicator, f"definition_{language}").rstrip("。.")
    return in_chinese_type(text) if language == "zh" else text
