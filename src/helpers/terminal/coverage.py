"""``python -m helpers coverage``: what is known of each headline indicator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from helpers import messages
from helpers.comparison.basis import PanelCell
from helpers.comparison.coverage import coverage
from helpers.dataset.load import Dataset
from helpers.terminal.compare import width


def as_text(
    data: Dataset, families: Sequence[str], years: Sequence[int], basis: str, as_of: date | None,
    language: str, reasons: bool,
) -> str:
    """Return the map as text; with ``reasons`` each cell that holds no value says why."""
    def say(key: str) -> str:
        return messages.text(key, language)

    indicators = data.headline_indicators()
    names = [i.short_zh if language == "zh" else i.short_en for i in indicators]
    label = max(width(name) for name in names)
    out: list[str] = []
    told: list[str] = []
    for family in families:
        area = data.vintages_of(family)[-1]
        title = area.name_zh if language == "zh" else area.name_en
        out += [f"{title} · {say(f'choice.{basis}')}",
                " " * (label + 2) + "  ".join(str(year) for year in years)]
        for indicator, name in zip(indicators, names, strict=True):
            cells = [coverage(data, family, indicator.indicator_id, year, basis, as_of)
                     for year in years]
            letters = "  ".join(f" {say(f'letter.{c.state}').strip() or '·'}  " for c in cells)
            out.append(name + " " * (label - width(name) + 2) + letters.rstrip())
            told += [f"  {title} {name} {c.year}: {_reason(c, language)}" for c in cells
                     if c.state not in ("value",)]
        out.append("")
    states = ("value", "derived", "part_year", "target_only", "refused", "not_found")
    signs = (f"{say(f'letter.{s}').strip() or '·'} {say(f'state.{s}')}" for s in states)
    out.append("  ".join(signs))
    if reasons:
        out += ["", *told]
    return "\n".join(out)


def _reason(cell: PanelCell, language: str) -> str:
    if cell.refusal is not None:
        return cell.refusal.reason(language)
    if cell.state == "derived":
        parts = ", ".join(dict.fromkeys(p.source.source_id for p in cell.quantity.observations))
        flag = cell.quantity.rule
        return f"{messages.text(f'flag.{flag}', language)} ({parts})"
    if cell.state == "part_year":
        return f"{cell.choice.chosen.period} ({cell.choice.chosen.source.source_id})"
    if cell.state == "target_only":
        goal = cell.choice.goals[0]
        return f"{messages.text('state.target_only', language)} ({goal.source.source_id})"
    return messages.text("state.not_found", language)
