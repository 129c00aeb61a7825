"""The special actions of a year: how many projects, cut by stage, field and leader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from helpers.dataset.model import Observation
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.pages.sections import programme_words as words
from helpers.statement.blocks import Block
from helpers.statement.chart import Chart
from helpers.statement.plots.cuts import Bar, Cut, cut_panels
from helpers.statement.style import look
from helpers.statement.table import Column, Table

CONTEXT = "action:"


@dataclass(frozen=True)
class Action:
    """A special action of one family; ``cuts`` maps ``parent:cut`` (or ``""``) to its figures."""

    family: str
    code: str
    cuts: dict[str, tuple[Observation, ...]]

    @property
    def figures(self) -> tuple[Observation, ...]:
        """Return every figure of the action, cut by cut."""
        return tuple(o for figures in self.cuts.values() for o in figures)


def actions(page: Page) -> tuple[Action, ...]:
    """Return the special actions of the page's families, in document order."""
    found: dict[tuple[str, str], dict[str, list[Observation]]] = {}
    for o in page.data.observations_of():
        if not o.source.known_on(page.as_of):
            continue
        for name in o.context:
            if name.startswith(CONTEXT) and o.area.family in page.families:
                cuts = found.setdefault((o.area.family, name.removeprefix(CONTEXT)), {})
                cuts.setdefault(o.indicator.part_of[0] if o.indicator.part_of else "",
                                []).append(o)
    return tuple(
        Action(family, code, {cut: tuple(figures) for cut, figures in cuts.items()})
        for family in page.families for (owner, code), cuts in found.items() if owner == family)


def actions_words(page: Page, found: Sequence[Action]) -> Block:
    """Say how large each action is: its projects in all, and what stands apart from the cuts."""
    sized = [a for a in found if any(not cut or len(f) == 1 for cut, f in a.cuts.items())]
    if not sized:
        return Block(Markup(""))
    return page.bullets(
        page.writer.sentence(
            "milestones.actions.size", action=name(page, action), cuts=words.joined(page, (
                page.writer.sentence(
                    "milestones.actions.sizes", status=_status(page, figures),
                    parts=page.writer.listed(
                        page.writer.sentence(
                            "milestones.actions.part", value=pieces.figure(page, o),
                            name=_part_name(page, o)) for o in figures))
                for cut, figures in action.cuts.items() if not cut or len(figures) == 1)))
        for action in sized)


def actions_chart(page: Page, found: Sequence[Action]) -> Block:
    """Show the parts of each action, one panel a way of cutting it."""
    cuts = [(action, cut, figures) for action in found
            for cut, figures in action.cuts.items() if cut and len(figures) > 1]
    if not cuts:
        return Block(Markup(""))
    families = page.data.families()
    panels = [
        Cut(_panel_title(page, action, cut),
            tuple(Bar(_part_name(page, o), float(o.usable_value), words.label(page, o))
                  for o in figures), look(families, action.family))
        for action, cut, figures in cuts
    ]
    rows = [[Markup("{} · {}").format(title, bar), pieces.figure(page, o)]
            for title, bar, o in (
                (_panel_title(page, action, cut), _part_name(page, o), o)
                for action, cut, figures in cuts for o in figures)]
    return page.chart(Chart(
        key="actions",
        figure=cut_panels(panels),
        caption=page.say("milestones.actions.chart"),
        alt=page.say("milestones.actions.alt", rows=page.say("list.semicolon").join(
            page.say("milestones.actions.alt_row", name=panel.title, parts=page.say(
                "list.separator").join(f"{bar.name} {bar.label}" for bar in panel.bars))
            for panel in panels)),
        source_line=page.source_line([o for _, _, figures in cuts for o in figures]),
        remark=page.say("milestones.actions.chart_remark"),
        table=Table(page.say("milestones.actions.chart"),
                    [Column(page.say("milestones.actions.parts"), numeric=False),
                     Column(page.say("column.value"))], rows),
        table_label=page.say("page.data"),
    ))


def name(page: Page, action: Action) -> str:
    """Return the name of an action: that of its scope, else of its code in the catalogue."""
    scope = next((o.scope for o in action.figures if o.scope), "")
    named = page.data.scope_name(scope, page.writer.language)
    return named or page.writer.term("milestones.action", action.code)


def _panel_title(page: Page, action: Action, cut: str) -> str:
    return page.say("milestones.actions.panel", action=name(page, action),
                    cut=_cut_name(page, action, cut), status=_status(page, action.cuts[cut]))


def _cut_name(page: Page, action: Action, cut: str) -> str:
    """Name a way of cutting; one that cuts a part of the action, not the whole, says which."""
    parent, _, code = cut.partition(":")
    named = page.writer.term("milestones.cut", code)
    part = next((o for other, figures in action.cuts.items() for o in figures
                 if other and o.indicator.indicator_id == parent), None)
    if part is None:
        return named
    return page.say("milestones.actions.part_cut", part=_part_name(page, part), cut=named)


def _part_name(page: Page, figure: Observation) -> str:
    """Return what tells a part from the whole: the words after the colon of its name."""
    return re.split("[:：]", page.writer.name(figure.indicator))[-1].strip()


def _status(page: Page, figures: Sequence[Observation]) -> str:
    """Return whether these are sizes planned or goals set; each once."""
    codes = dict.fromkeys(o.status for o in figures)
    return page.say("list.separator").join(
        page.say(f"milestones.status.{code}" if code in ("planned", "target") else
                 f"flag.{code}") for code in codes)

