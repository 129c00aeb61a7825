"""Tables: caption, units in the header, row and column headers with scope, aligned numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from helpers.statement.beside import apart, margins
from helpers.statement.plots.titles import width
from helpers.statement.render import render


@dataclass(frozen=True)
class Column:
    """A column. ``numeric`` aligns its cells to the right; ``unit`` stands under the label."""

    label: str
    unit: str = ""
    numeric: bool = True


@dataclass(frozen=True)
class Band:
    """A row that heads the rows under it, as wide as the table: they become a group of rows."""

    label: Markup | str


@dataclass(frozen=True)
class Table:
    """A table ready to be shown. The first cell of each row is its header."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Markup | str] | Band]
    remarks: Sequence[Markup | str] = field(default=())

    def html(self, anchor: str, label: str = "", take: Markup | str = "") -> Markup:
        """Render the table; ``label`` is its number on the page (表 1), ``take`` stands below."""
        for row in self.rows:
            if isinstance(row, Band):
                continue
            if len(row) != len(self.columns):
                wanted = len(self.columns)
                raise ValueError(f"table {anchor}: {len(row)} cells for {wanted} columns")
        rows = [row if isinstance(row, Band) else [
            apart(cell) if column.numeric else cell
            for column, cell in zip(self.columns, row, strict=True)] for row in self.rows]
        cells = list(zip(*(row for row in rows if not isinstance(row, Band)), strict=True))
        aside, beside = margins({index: column for index, column in enumerate(cells)
                                 if self.columns[index].numeric},
                                words=not all(column.numeric for column in self.columns[1:]))
        return render("table.html.j2", table=self, rows=rows, anchor=anchor, label=label,
                      take=take, shares=self._shares(), aside=aside, beside=beside)

    def _shares(self) -> list[int]:
        """Return how wide each column is on paper, in percent; nothing without bands.

        There each band is laid out as a table of its own, so that its head can be repeated on the
        next sheet: the columns stand under each other because these widths are the same in all.
        The root of the mean length lets what is long wrap, and what is short keep its line.
        """
        rows = [row for row in self.rows if not isinstance(row, Band)]
        if len(rows) == len(self.rows):
            return []
        means = [sum(width(Markup(cell).striptags()) for cell in cells) / len(rows)
                 for cells in zip(*rows, strict=True)]
        weights = [max(mean, width(column.label), 1) ** 0.5
                   for mean, column in zip(means, self.columns, strict=True)]
        shares = [round(100 * weight / sum(weights)) for weight in weights[:-1]]
        return [*shares, 100 - sum(shares)]
