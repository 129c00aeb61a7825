"""Make the two tracked font files from Noto Sans SC (SIL Open Font License 1.1).

Needed only when a character is missing: a page that asks for one fails to build and names it. Then
add it to ``extra.txt``, fetch the originals (npm package ``@expo-google-fonts/noto-sans-sc``) and
run::

    python src/helpers/fonts/build.py path/to/package

The files hold GB 2312 level 1 (3,755 characters), the further characters that documents and place
names use, Latin, Greek and the signs of statistics; hinting is dropped, so that each stays
well under one megabyte. Subsetting is deterministic: the same originals give the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
#: A family name of its own: a Noto on the reader's machine must never stand in unnoticed.
FAMILY = "Briefing Sans SC"
WEIGHTS = {"Regular": "400Regular", "Bold": "700Bold"}
SIGNS = (
    "·–—‘’“”…‰′″※€℃ⅠⅡⅢⅣⅤⅥ←↑→↓↔↗↘↩∥≈≠≤≥−×÷±√∞∆■□▲△▼▽◆◇○●◎★☆①②③④⑤⑥⑦⑧⑨⑩"
    "、。〈〉《》「」『』【】〔〕〇～！（），－．／：；？［］％＋＝＜＞￥㎡"
)


def characters() -> str:
    """Return every character that the tracked fonts shall hold, sorted."""
    level_1 = "".join(
        bytes((row, cell)).decode("gb2312", errors="ignore")
        for row in range(0xB0, 0xD8)
        for cell in range(0xA1, 0xFF)
    )
    latin = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)]))
    extra = (HERE / "extra.txt").read_text(encoding="utf-8").strip()
    return "".join(sorted(set(level_1 + latin + SIGNS + extra)))


def build(package: Path) -> None:
    """Write ``BriefingSansSC-<weight>.woff2`` beside this module."""
    for weight, folder in WEIGHTS.items():
        font = TTFont(package / folder / f"NotoSansSC_{folder}.ttf", recalcTimestamp=False)
        options = subset.Options(
            layout_features=["kern", "tnum", "locl"],
            hinting=False,
            notdef_outline=True,
            drop_tables=["vhea", "vmtx", "VORG", "BASE", "DSIG", "STAT"],
            name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
            glyph_names=False,
        )
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=characters())
        subsetter.subset(font)
        for record in font["name"].names:
            new = {1: FAMILY, 2: weight, 4: f"{FAMILY} {weight}", 6: f"BriefingSansSC-{weight}"}
            if record.nameID in new:
                record.string = new[record.nameID]
        missing = [c for c in characters() if ord(c) not in font.getBestCmap()]
        print(weight, "not in the original:", "".join(missing))
        font.flavor = "woff2"
        font.save(HERE / f"BriefingSansSC-{weight}.woff2")


if __name__ == "__main__":
    build(Path(sys.argv[1]))
