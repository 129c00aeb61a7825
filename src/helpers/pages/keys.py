"""Which mark of a chart is which district, in words under the chart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from helpers.comparison.basis import PanelCell
from helpers.comparison.quantity import Quantity
from helpers.dataset.model import Area
from helpers.pages import pieces
from helpers.pages.page import Page
from helpers.statement.style import COMPARATOR, Look, look

#: What stands for each marker in running text.
_MARKS = {"o": "●", "s": "■", "^": "▲", "D": "◆"}


def family_key(page: Page, city: bool = False, drawn: Iterable[str] | None = None) -> Markup:
    """Return which look is which district, as words with their mark; ``drawn`` keeps some."""
    shown = page.families if drawn is None else set(drawn)
    families = page.data.families()
    items = [
        Markup("{} {}").format(_mark(look(families, f)), page.writer.family_name(f))
        for f in page.families if f in shown
    ]
    if city and page.data.comparators():
        items.append(Markup('<span style="color:{}">◆</span> {}').format(
            COMPARATOR.colour, page.writer.name(page.data.comparators()[0])))
    return page.writer.sentence("page.key", items=page.writer.listed(items))


def _mark(drawn: Look) -> Markup:
    """Return a mark in words of a key, in the colour that it is drawn in."""
    return Markup('<span style="color:{}">{}</span>').format(drawn.colour, _MARKS[drawn.marker])


def hollow_key(page: Page, drawn: Iterable[PanelCell | Quantity], others: bool = False,
               joined: bool = True) -> str:
    """Return what the hollow marks of a chart are, of the kinds that are drawn; nothing for none.

    ``others`` tells that other hollow marks have been explained, ``joined`` whether the chart has
    lines, so that it must say which marks these leave out.
    """
    found = {kind for of in drawn for kind in pieces.hollow_kinds(of)}
    kinds = [kind for kind in pieces.HOLLOW if kind in found]
    if not kinds:
        return ""

    def said(some: Iterable[str]) -> str:
        return page.say("list.separator").join(page.say(f"hollow.{kind}") for kind in some)

    apart = [kind for kind in kinds if kind in pieces.UNJOINED] if joined else []
    unjoined = "" if not apart else page.say("hollow.unjoined_all") if apart == kinds else (
        page.say("hollow.unjoined", kinds=said(apart)))
    return page.say("hollow.key_others" if others else "hollow.key", kinds=said(kinds),
                    unjoined=unjoined)


def old_key(page: Page, drawn: Iterable[tuple[Area, Sequence[PanelCell]]]) -> list[Markup]:
    """Return which points, in the look of their heir, are districts of before a merger."""
    years: dict[Area, set[int]] = {}
    for area, cells in drawn:
        if area != page.data.vintages_of(area.family)[-1]:
            years.setdefault(area, set()).update(cell.year for cell in cells)
    return [page.writer.sentence(
        "overview.old_key", area=page.writer.name(area),
        mark=_mark(look(page.data.families(), area.family)),
        years="–".join(map(str, dict.fromkeys((min(found), max(found))))))
        for area, found in years.items()]
