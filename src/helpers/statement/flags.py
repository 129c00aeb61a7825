"""What the flags beside numbers mean, in a line under the table that holds them.

>>> shown(writer, [["GDP", writer.flags(["provisional"])]])                   # doctest: +SKIP
'标记：[预计] 文件写明预计或初步。'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from helpers.statement.table import Band
from helpers.statement.writer import Writer

#: Flags that may stand beside a figure of a district.
FLAGS = ("provisional", "as_of", "restated", "sum", "back", "doubt", "low_trust", "disputed",
         "low_base")


def legend(writer: Writer, codes: Sequence[str] = FLAGS) -> str:
    """Return what each flag means."""
    return writer.say("page.flags", flags=writer.say("list.semicolon").join(
        f"[{writer.say(f'flag.{code}')}] {writer.say(f'flag_meaning.{code}')}" for code in codes))


def shown(writer: Writer, rows: Iterable[Sequence[object] | Band]) -> str:
    """Return what the flags in the cells of a table mean; nothing where there are none."""
    text = "".join(str(cell) for row in rows if not isinstance(row, Band) for cell in row)
    codes = [code for code in ("stretch", *FLAGS) if str(writer.flags([code])) in text]
    return legend(writer, codes) if codes else ""
