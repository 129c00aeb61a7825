"""A chart as it stands on the page: inline SVG with real text, alt text, sources, its data.

The picture is one image to a screen reader (``role="img"`` with the alt text); the table under
it holds the very numbers drawn, each with its link. Files for slides and papers are written when
the environment names a folder (``HELPERS_FIGURES``), which the runner of ``make report`` does.
"""

from __future__ import annotations

import io
import os
import re
from dataclasses import dataclass
from pathlib import Path

import matplotlib.pyplot as plt
from markupsafe import Markup
from matplotlib.figure import Figure

from helpers import fonts
from helpers.paths import FIGURES_VARIABLE
from helpers.statement.plots.fitting import fit
from helpers.statement.plots.titles import width
from helpers.statement.render import render
from helpers.statement.table import Table

#: On paper, in centimetres: how wide a picture is, how high a line of the words beside it; and how
#: many half-width characters such a line holds. The style sheet of the printed page says the same.
PRINTED_WIDTH, PRINTED_LINE, SIDE_CHARACTERS = 9.6, 0.41, 42
#: How many times as high as the picture they may be.
HIGHER = 1.25
_FONT = f"'{fonts.FAMILY}'"
#: A group without attributes around nothing or one thing.
_WRAPPED = re.compile(r"<g>(?:</g>|(<(?:text|path|use)\b[^<]*(?:/>|</\w+>))</g>)")


@dataclass(frozen=True)
class Chart:
    """A drawn figure with what must stand around it. ``alt`` says in numbers what it shows."""

    key: str
    figure: Figure
    caption: str
    alt: str
    source_line: Markup
    table: Table
    table_label: str
    remark: Markup | str = ""

    def html(self, anchor: str, label: str, take: Markup | str = "") -> Markup:
        """Render the chart and close its figure; write it as files where a folder is named.

        ``take`` stands under its data: the link to take them away.
        """
        if not re.search(r"\d", self.alt):
            raise ValueError(f"chart {self.key}: its alt text holds no number: {self.alt!r}")
        # The layout is found once: each format would look for the same one again.
        fit(self.figure)
        self.figure.set_layout_engine("none")
        save_files(self.figure, self.key)
        picture = svg(self.figure, anchor)
        # A little larger than drawn on a wide screen; on a phone it shrinks to the column.
        widest = self.figure.get_figwidth() * 112
        beside = self._fits_beside()
        plt.close(self.figure)
        return render("chart.html.j2", chart=self, anchor=anchor, label=label,
                      picture=Markup(picture), width=round(widest), beside=beside,
                      table=self.table.html(f"{anchor}-data"), take=take)

    def _fits_beside(self) -> bool:
        """Tell whether on paper the words stand beside the picture, little higher than it is."""
        wide, high = self.figure.get_size_inches()
        room = PRINTED_WIDTH * high / wide
        words = (text for text in (self.remark, self.source_line) if text)
        lines = sum(-(-width(Markup(text).striptags()) // SIDE_CHARACTERS) for text in words)
        return lines * PRINTED_LINE <= room * HIGHER


def svg(figure: Figure, prefix: str) -> str:
    """Return the figure as inline SVG whose ids are its own on the page.

    Matplotlib gives the same ids to every figure, and an RDF block with the clock in it: both go.
    """
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg",
                   metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    text = buffer.getvalue()
    text = text[text.index("<svg"):]
    text = re.sub(r"<metadata>.*?</metadata>\s*", "", text, flags=re.DOTALL)
    text = re.sub(r"<!--.*?-->\s*", "", text, flags=re.DOTALL)
    text = re.sub(r'\bid="([^"]+)"', rf'id="{prefix}-\1"', text)
    text = re.sub(r"url\(#([^)]+)\)", rf"url(#{prefix}-\1)", text)
    text = re.sub(r'xlink:href="#([^"]+)"', rf'href="#{prefix}-\1"', text)
    text = re.sub(r'<svg[^>]*?(viewBox="[^"]+")[^>]*>', r"<svg \1>", text, count=1)
    text = re.sub(r'<defs>\s*<style type="text/css">.*?</style>\s*</defs>', "", text,
                  count=1, flags=re.DOTALL)
    return _slim(text)


def _slim(text: str) -> str:
    """Leave out what no eye sees: ids that nothing refers to, empty groups, needless decimals."""
    used = set(re.findall(r'(?:href="|url\()#([^")]+)', text))
    text = re.sub(r"<[^>]+>", lambda tag: _slim_tag(tag[0], used), text)
    # Blanks between tags only: what is written in the chart stands as it is.
    text = re.sub(r">\s+<", "><", text).replace("<svg ", f'<svg style="font-family:{_FONT}" ', 1)
    while (shorter := _WRAPPED.sub(r"\1", text)) != text:
        text = shorter
    return text.strip()


def _slim_tag(tag: str, used: set[str]) -> str:
    # What a mark of an axis is must be told from what a figure is.
    tag = re.sub(r'<g id="[^"]*-[xy]tick_\d+"', '<g class="tick"', tag)
    tag = re.sub(r' id="([^"]+)"', lambda m: m[0] if m[1] in used else "", tag)
    tag = re.sub(r' transform="rotate\(-?0[ ,][^)]*\)"', "", tag)
    tag = tag.replace(f"font-family: {_FONT}; ", "")
    return re.sub(r"(?<![\w.#])-?\d+\.\d{3,}", lambda m: f"{float(m[0]):.2f}", tag)


def save_files(figure: Figure, key: str) -> None:
    """Write ``<key>.svg`` (outlined, needs no font) and ``<key>.png`` into the named folder."""
    folder = os.environ.get(FIGURES_VARIABLE)
    if not folder:
        return
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    figure.savefig(target / f"{key}.png", dpi=200, metadata={"Software": None})
    with plt.rc_context({"svg.fonttype": "path"}):
        figure.savefig(target / f"{key}.svg", metadata={"Date": None})
