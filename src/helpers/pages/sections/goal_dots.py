"""Goals of growth as ticks with what came of them as dots: one chart for lists of any origin."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from helpers.comparison import Attainment
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections.goals import dot_row
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.dots import dot_rows
from helpers.statement.table import Table


def goal_dots(page: Page, key: str, named: Sequence[tuple[str, Attainment]], table: Table,
              more: Markup | str = "") -> Block:
    """Show each goal in a row under its name; ``table`` holds the same, ``more`` ends the remark.

    The caption is that of the table; nothing is shown where no goal has an outcome.
    """
    if not named:
        return Block(Markup(""))
    rows = [dot_row(page, name, judged) for name, judged in named]
    hollow = any(dot.hollow for row in rows for dot in row.dots)
    return page.chart(Chart(
        key=key,
        figure=dot_rows(rows, page.say("targets.growth.axis")),
        caption=table.caption,
        alt=page.say("targets.growth.alt", rows=page.say("list.semicolon").join(
            page.say("targets.growth.alt_row", name=name,
                     goal=pieces.spoken_figure(page, judged.goal),
                     result=pieces.spoken_figure(page, judged.result))
            for name, judged in named)),
        source_line=page.source_line([o for _, a in named for o in (a.goal, a.result)]),
        remark=pieces.family_key(page, drawn=[a.goal.area.family for _, a in named])
        + page.say("targets.growth.remark" if hollow else "targets.growth.remark_final") + more,
        table=table,
        table_label=page.say("page.data"),
    ))
