"""Each district on its own: long series as lines, short ones as slopes, one panel an indicator."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from helpers.comparison import ComparabilityError, area_cell, growth, rules
from helpers.comparison.pairs import Series
from helpers.dataset.model import Area
from helpers.pages import cutting, keys, pieces, tracks
from helpers.pages.page import Page
from helpers.pages.sections import theme_words as words
from helpers.statement import periods
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.lines import small_multiples
from helpers.statement.plots.marks import Panel
from helpers.statement.plots.slopes import slopes
from helpers.statement.plots.titles import wrapped
from helpers.statement.table import Column, Table

#: Panels on a page: more would be crowded again.
MOST_PANELS = 12
#: So many panels of levels and rates make one chart; more are told apart.
MOST_TOGETHER = 4
#: Fewer series of two years than these are told in words.
FEWEST_SLOPES = 2
#: From so many years on, a panel is lines over the years of the page; below, a slope.
LONG = 3
#: How many half-width characters fit over a panel of two columns.
_TITLE_WIDTH = 30


def series_charts(page: Page, found: list[Series], runs: list[Series]) -> Block:
    """Show the series worth reading: what is known of most years first.

    ``runs`` holds single figures beside the series: lines over the years show these too, joined
    to nothing, so that no line seems to end before what is known.
    """
    groups = _groups(found)
    shown = groups[:MOST_PANELS]
    long = [_filled(page, g, runs) for g in shown if _is_long(g)]
    short = [g for g in shown if not _is_long(g)]
    html = Markup("")
    for key, of_kind in _kinds(long):
        html += page.chart(_lines(page, key, of_kind)).html
    if len(short) >= FEWEST_SLOPES:
        html += page.chart(_slopes(page, short)).html
    elif short:
        html += page.bullets(_sentence(page, one) for g in short for one in g).html
    if len(groups) > len(shown):
        html += Markup("<p>{}</p>").format(page.say(
            "theme.series.more", names=page.say("list.separator").join(
                _name(page, g[0]) for g in groups[MOST_PANELS:])))
    return Block(html)


def _kinds(long: list[list[Series]]) -> list[tuple[str, list[list[Series]]]]:
    """Return charts of levels and of rates, or one of both where they are few."""
    if len(long) <= MOST_TOGETHER:
        return [("all", long)] if long else []
    kinds = [(key, [g for g in long if (g[0].measure == "level") is levels])
             for key, levels in (("levels", True), ("rates", False))]
    return [(key, of_kind) for key, of_kind in kinds if of_kind]


def _groups(found: list[Series]) -> list[list[Series]]:
    """Return the series of each indicator and measure, headline and long ones first."""
    groups: dict[tuple, list[Series]] = {}
    for one in found:
        groups.setdefault(one.kind, []).append(one)
    return sorted(groups.values(), key=lambda g: (not _is_long(g), not g[0].indicator.headline))


def _filled(page: Page, group: list[Series], runs: list[Series]) -> list[Series]:
    """Return all that is known of the areas of a group as one series each, single years too."""
    def unit(one: Series) -> str:
        return page.writer.shown(one.cells[-1].quantity)[1]

    by_area: dict[str, list[Series]] = {}
    for one in runs:
        if one.kind == group[0].kind and unit(one) == unit(group[0]):
            by_area.setdefault(one.area.area_id, []).append(one)
    return [replace(of_area[0], cells=tuple(sorted(
        (cell for one in of_area for cell in one.cells), key=lambda cell: cell.year)))
        for of_area in by_area.values()]


def _has_lone(page: Page, group: list[Series]) -> bool:
    """Tell whether a figure of a panel is joined to no other."""
    for one in group:
        points = tracks.line(page, tracks.Track(one.family, one.area, one.cells)).points
        after = (*(point.joins for point in points[1:]), False)
        if any(not point.joins and not joined
               for point, joined in zip(points, after, strict=True)):
            return True
    return False


def _is_long(group: list[Series]) -> bool:
    return len({year for one in group for year in one.years}) >= LONG


def _lines(page: Page, name: str, groups: list[list[Series]]) -> Chart:
    families = {one.family for group in groups for one in group}
    cuts = sorted({b.from_year for b in cutting.geography_breaks(page) if b.family in families})
    panels = [_panel(page, g) for g in groups]
    figure = small_multiples(panels, (page.years[0], page.years[-1]), cuts, height=1.45)
    figure.get_layout_engine().set(h_pad=0.09)
    rows = [
        [_label(page, one), str(cell.year), pieces.flagged(page, cell)]
        for group in groups for one in group for cell in one.cells
    ]
    columns = [Column(page.say("column.indicator_id"), numeric=False),
               Column(page.say("column.year")), Column(page.say("column.value"))]
    key = page.say("theme.series.cut_key") if cuts else ""
    return _chart(page, f"series-{name}", figure, groups, columns, rows,
                  [key, _hollow(page, groups), page.say("theme.series.lone")
                   if any(_has_lone(page, g) for g in groups) else ""])


def _slopes(page: Page, groups: list[list[Series]]) -> Chart:
    panels = [_panel(page, g, short=True) for g in groups]
    figure = slopes(panels)
    rows = []
    for group in groups:
        for one in group:
            first, last = one.cells[0], one.cells[-1]
            rows.append([
                _label(page, one), *(
                    Markup('{} <span class="year">{}</span>').format(
                        pieces.flagged(page, cell), words.period(page, cell))
                    for cell in (first, last)),
                _change(page, one)])
    columns = [Column(page.say("column.indicator_id"), numeric=False),
               Column(page.say("theme.series.earlier")), Column(page.say("theme.series.later")),
               Column(page.say("theme.series.change"))]
    key = page.say("theme.series.slopes_key")
    return _chart(page, "slopes", figure, groups, columns, rows, [key, _hollow(page, groups)])


def _sentence(page: Page, one: Series) -> Markup:
    """Tell a series of two years, with the growth that its levels imply where they bear it."""
    first, last = one.cells[0], one.cells[-1]
    name = _label(page, one)
    values = {"name": name[:1].upper() + name[1:], "start": words.period(page, first),
              "end": words.period(page, last), "a": pieces.flagged(page, first),
              "b": pieces.flagged(page, last)}
    return page.writer.sentence("theme.series.two", **values)


def _change(page: Page, one: Series) -> Markup:
    """Write the growth between two levels, or why there is none; none of rates.

    Of two years that follow each other it is the published rate where there is one, else what
    sound levels imply.
    """
    first, last = one.cells[0].observation, one.cells[-1].observation
    if one.measure != "level" or first is None or last is None:
        return page.writer.blank()
    rate = area_cell(page.data, one.area, one.indicator.indicator_id, last.year, "yoy_pct",
                     page.as_of)
    if last.year == first.year + 1 and rate.state == "value" and not one.period.startswith("M"):
        return pieces.flagged(page, rate, signed=True)
    unsound = rules.sound(first, last)
    if unsound is not None:
        return page.writer.refused(unsound)
    try:
        return pieces.flagged(page, growth(page.data, first, last), signed=True)
    except ComparabilityError as error:
        return page.writer.refused(error.refusal)


def _chart(page: Page, key: str, figure, groups: list[list[Series]], columns: list[Column],
           rows: list[list], remarks: list[str]) -> Chart:
    every = [one for group in groups for one in group]
    caption = page.say(f"theme.series.{key}_caption")
    notes = [*remarks, *_cuts(page, every),
             words.definitions(page, (one.indicator for one in every))]
    return Chart(
        key=key, figure=figure, caption=caption,
        alt=page.say("overview.levels.alt", series=page.say("list.semicolon").join(
            page.say("theme.series.alt_row", name=_label(page, one), values=page.say(
                "list.separator").join(
                    page.say("overview.alt_value", year=words.period(page, c),
                             value=tracks.spoken_cell(page, c)) for c in one.cells))
            for one in every)),
        source_line=page.source_line([o for one in every for o in one.observations]),
        remark=words.keyed(page, (one.family for one in every), notes),
        table=Table(caption, columns, rows),
        table_label=page.say("page.data"),
    )


def _hollow(page: Page, groups: list[list[Series]]) -> str:
    return keys.hollow_key(page, (cell for g in groups for one in g for cell in one.cells))


def _panel(page: Page, group: list[Series], short: bool = False) -> Panel:
    one = group[0]
    title = words.with_unit(page, _name(page, one), one.indicator, one.measure)
    areas = {s.area for s in group} if short else set()
    if len(areas) == 1 and one.area != page.data.vintages_of(one.family)[-1]:
        # Two years alone have no rule at the merger that would tell the old district.
        title = page.say("theme.series.of", area=page.writer.name(one.area), name=title)
    return Panel(title if short else wrapped(title, _TITLE_WIDTH), tuple(
        tracks.line(page, tracks.Track(s.family, s.area, s.cells),
                    months=not s.period.startswith("M")) for s in group))


def _name(page: Page, one: Series) -> str:
    name = words.measure_name(page, one.indicator, one.measure, one.of)
    if one.period.startswith("M"):
        return page.say("theme.series.months", name=name, months=periods.months_name(
            one.period, page.writer.language))
    return name


def _label(page: Page, one: Series) -> str:
    return f"{_name(page, one)} · {page.writer.name(one.area)}"


def _cuts(page: Page, every: list[Series]) -> list[str]:
    """Return which series break where figures of both sides are drawn; the merger is told apart."""
    drawn: dict[tuple[str, str, str], set[int]] = {}
    named: dict[tuple[str, str], str] = {}
    for one in every:
        about = (one.indicator.indicator_id, one.measure)
        drawn.setdefault((*about, one.family), set()).update(one.years)
        named[about] = words.measure_name(page, one.indicator, one.measure, "")
    cuts: dict[tuple[str, Area], set[int]] = {}
    for found in page.breaks:
        if found.kind == "geography" or found.effect != "incomparable":
            continue
        for (indicator_id, measure, family), years in drawn.items():
            if (found.indicator_id == indicator_id and found.measure in ("", measure)
                    and found.family in ("*", family)
                    and min(years) < found.from_year <= max(years)):
                area = cutting.place(page, family, found.from_year)
                cuts.setdefault((named[indicator_id, measure], area), set()).add(found.from_year)
    if not cuts:
        return []
    return [page.say("theme.series.cuts", cuts=page.say("list.semicolon").join(
        page.say("theme.series.cut", name=name, area=page.writer.name(area),
                 years=page.say("list.separator").join(map(str, sorted(years))))
        for (name, area), years in cuts.items()))]
