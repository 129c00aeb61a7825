"""What the flags beside numbers mean, in a line under the table that holds them.

A flag that is not a code of the catalogue but the name of a place stands where a district of
before a merger is shown in the column of the one that it became part of.

>>> shown(writer, [table])                                                    # doctest: +SKIP
'标记：[预计] 文件写明预计或初步。'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from helpers.statement.table import Band, Table
from helpers.statement.writer import Writer

#: Flags that may stand beside a figure, in the order in which a key explains them.
FLAGS = ("goal", "stretch", "target_revised", "provisional", "revised", "as_of", "restated", "sum",
         "back", "doubt", "corrected", "low_trust", "disputed", "low_base", "old_base")


def legend(writer: Writer, codes: Sequence[str] = FLAGS, former: Sequence[str] = ()) -> str:
    """Return what each flag means; ``former`` are names of districts that stand as flags."""
    said = [f"[{writer.say(f'flag.{code}')}] {writer.say(f'flag_meaning.{code}')}"
            for code in codes]
    if former:
        said.append("".join(f"[{name}]" for name in former)
                    + f" {writer.say('flag_meaning.former')}")
    return writer.say("page.flags", flags=writer.say("list.semicolon").join(said))


def shown(writer: Writer, tables: Iterable[Table], *beside: Markup | str) -> str:
    """Return what the flags in cells and remarks of tables mean; nothing where there are none.

    ``beside`` is text that the key holds for too, as the remark under a chart.
    """
    text = "".join(str(part) for part in (*beside, *(
        part for table in tables for part in (*table.remarks, *(
            cell for row in table.rows if not isinstance(row, Band) for cell in row)))))
    codes = [code for code in FLAGS if str(writer.flags([code])) in text]
    former = [writer.name(area) for area in writer.data.areas.values()
              if area.valid_to and str(writer.remark(writer.name(area))) in text]
    return legend(writer, codes, former) if codes or former else ""
