"""One Chinese typeface in two weights: it draws the charts and is embedded in every page.

The tracked files are subsets of Noto Sans SC under a family name of their own (``build.py``), so
that a chart looks the same on every machine, with or without Chinese fonts. A character that the
files lack is an error here, never an empty box on the page.

>>> sorted(missing("拱墅 2,184.8 亿元"))
[]
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
import tempfile
from functools import cache
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from platformdirs import user_cache_dir

FAMILY = "Briefing Sans SC"
#: File name part and CSS weight.
WEIGHTS = {"Regular": 400, "Bold": 700}
#: Characters that take no glyph.
_BLANK = frozenset("\n\r\t\u200b\ufeff\u00ad")


class MissingGlyphs(ValueError):
    """The text asks for characters that the tracked fonts do not hold."""

    def __init__(self, characters: set[str]):
        shown = " ".join(f"{c} (U+{ord(c):04X})" for c in sorted(characters))
        super().__init__(
            f"not in the page's font: {shown}: add them to src/helpers/fonts/extra.txt and run "
            "src/helpers/fonts/build.py"
        )
        self.characters = characters


def _path(weight: str) -> Path:
    return Path(__file__).parent / f"BriefingSansSC-{weight}.woff2"


@cache
def _characters() -> frozenset[int]:
    with TTFont(_path("Regular"), lazy=True) as font:
        return frozenset(font.getBestCmap())


def missing(text: str) -> set[str]:
    """Return the characters of ``text`` that the fonts cannot show."""
    return {c for c in set(text) - _BLANK if ord(c) not in _characters()}


def embedded_css(text: str) -> str:
    """Return ``@font-face`` rules with both weights, cut down to the characters of ``text``.

    The result depends on the set of characters only: the same page gives the same bytes.

    Raises
    ------
    MissingGlyphs
        When a character is in neither file.
    """
    lacking = missing(text)
    if lacking:
        raise MissingGlyphs(lacking)
    wanted = "".join(sorted(set(text) - _BLANK))
    rules = []
    for weight, css_weight in WEIGHTS.items():
        font = TTFont(_unpacked(weight), lazy=True, recalcTimestamp=False)
        options = subset.Options(
            layout_features=["kern", "tnum", "locl"], hinting=False, notdef_outline=True
        )
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=wanted)
        subsetter.subset(font)
        font.flavor = "woff2"
        buffer = io.BytesIO()
        font.save(buffer)
        data = base64.b64encode(buffer.getvalue()).decode("ascii")
        rules.append(
            f'@font-face{{font-family:"{FAMILY}";font-weight:{css_weight};font-style:normal;'
            f'src:url("data:font/woff2;base64,{data}") format("woff2")}}'
        )
    return "\n".join(rules)


def register() -> str:
    """Make both weights known to matplotlib, which reads TrueType only; return the family name."""
    from matplotlib import font_manager

    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    for weight in WEIGHTS:
        path = _unpacked(weight)
        if str(path) not in known:
            font_manager.fontManager.addfont(path)
    return FAMILY


def _unpacked(weight: str) -> Path:
    """Return the font as a TrueType file, unpacked once into the cache (it takes a second)."""
    source = _path(weight).read_bytes()
    digest = hashlib.sha256(source).hexdigest()[:12]
    target = _cache() / f"BriefingSansSC-{weight}-{digest}.ttf"
    if not target.exists():
        font = TTFont(io.BytesIO(source), recalcTimestamp=False)
        font.flavor = None
        # Whole or not at all: several pages may want it at once.
        handle, name = tempfile.mkstemp(dir=target.parent, suffix=".ttf")
        with os.fdopen(handle, "wb") as out:
            font.save(out)
        Path(name).replace(target)
    return target


@cache
def _cache() -> Path:
    """Return a folder that can be written: matplotlib's, the user's cache, or a temporary one."""
    for folder in (os.environ.get("MPLCONFIGDIR"), user_cache_dir("briefing-fonts")):
        if folder:
            try:
                Path(folder).mkdir(parents=True, exist_ok=True)
                if os.access(folder, os.W_OK):
                    return Path(folder)
            except OSError:
                continue
    return Path(tempfile.mkdtemp(prefix="briefing-fonts-"))
