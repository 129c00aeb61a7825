"""Goals of growth as ticks with what came of them as dots: one chart for lists of any origin."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from helpers.comparison import Attainment
from helpers.pages import keys, pieces
from helpers.pages.page import Page
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.dots import STEP, Dot, DotRow, dot_rows
from helpers.statement.style import look
from helpers.statement.table import Table


def goal_dots(page: Page, key: str, named: Sequence[tuple[str, Attainment]], table: Table,
              more: Markup | str = "", step: float = STEP) -> Block:
    """Show each goal in a row under its name; ``table`` holds the same, ``more`` ends the remark.

    The caption is that of the table; nothing is shown where no goal has an outcome. Rows are
    ``step`` inches apart.
    """
    if not named:
        return Block(Markup(""))
    rows = [_row(page, name, judged) for name, judged in named]
    hollow = any(dot.hollow for row in rows for dot in row.dots)
    return page.chart(Chart(
        key=key,
        figure=dot_rows(rows, page.say("goal_dots.axis"), step=step),
        caption=table.caption,
        alt=page.say("goal_dots.alt", rows=page.say("list.semicolon").join(
            page.say("goal_dots.alt_row", name=name,
                     goal=pieces.spoken_figure(page, judged.goal),
                     result=pieces.spoken_figure(page, judged.result))
            for name, judged in named)),
        source_line=page.source_line([o for _, a in named for o in (a.goal, a.result)]),
        remark=keys.family_key(page, drawn=[a.goal.area.family for _, a in named])
        + page.say("goal_dots.remark" if hollow else "goal_dots.remark_final") + more,
        table=table,
        table_label=page.say("page.data"),
    ))


def _row(page: Page, name: str, judged: Attainment) -> DotRow:
    """Return a goal as a tick and what came of it as a dot, hollow where not final."""
    drawn = look(page.data.families(), judged.goal.area.family)
    return DotRow(
        name,
        (Dot(float(judged.result.usable_value), pieces.spoken_figure(page, judged.result), drawn,
             hollow=judged.forecast or not judged.result.is_whole_period),),
        Dot(float(judged.goal.usable_value), "", drawn))
