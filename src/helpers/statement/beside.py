"""What stands beside a number in its cell: year and flags, set apart so that digits line up.

On a screen they stand under the number; on paper, where a second line for most rows would cost a
sheet, to its right in a margin of the column.

>>> apart(Markup('<a class="n" href="#n1">8</a><wbr><span class="flag">[预计]</span>'))
Markup('<a class="n" href="#n1">8</a><span class="by"><span class="flag">[预计]</span></span>')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from helpers.statement.plots.titles import width

#: A number with what follows it.
_NUMBER = re.compile(r'(<a class="n\b[^>]*>(?:(?!</a>).)*</a>)(?:<wbr>)?(.+)', re.DOTALL)
#: What stands between two numbers of a cell.
_MARK = re.compile(r'(<span class="sep">[^<]*</span>)')
_BY = re.compile(r'<span class="by">(.*?)</span>(?=<span class="sep">|$)', re.DOTALL)
#: A half-width character of the small type in it, in the type of the cell; and the gap before it.
_CHARACTER, _GAP = 0.41, 0.8
#: How wide all such margins of a table may be on paper, in its type, beside a column of words and
#: where all but the first are numbers; what is longer wraps.
WIDEST, ROOMIEST = 13, 20


def apart(cell: Markup | str) -> Markup | str:
    """Return a cell with year and flags of each of its numbers in a box of their own."""
    if not isinstance(cell, Markup):
        return cell
    return Markup("").join(_boxed(Markup(part)) for part in _MARK.split(str(cell)))


def _boxed(part: Markup) -> Markup:
    found = _NUMBER.fullmatch(str(part))
    if found is None or "<a " in found[2]:
        return part
    return Markup('{}<span class="by">{}</span>').format(Markup(found[1]), Markup(found[2]))


def margins(columns: Mapping[int, Iterable[Markup | str]], words: bool = True
            ) -> tuple[set[int], float]:
    """Return which columns of numbers need such a margin on paper, and how wide it is, in em.

    ``words`` tells whether the table has a column of words after its first.
    """
    needed = {index: max(longest) for index, cells in columns.items() if (longest := [
        width(Markup(by).striptags()) for cell in cells for by in _BY.findall(str(cell))])}
    if not needed:
        return set(), 0
    wanted = max(needed.values()) * _CHARACTER + _GAP
    return set(needed), round(min(wanted, (WIDEST if words else ROOMIEST) / len(needed)), 1)
