"""A linter for statistical Chinese: sign, 百分点 against %, 倍, and how Chinese is set.

>>> [found.rule for found in lint("比重提高3%，收入下降-5%，差距减少2倍")]
['% for 百分点', 'fall of a negative', '倍 for a fall']
>>> lint("比重提高3个百分点，收入下降5%，减少到原来的一半，提高到75%")
[]
"""

from __future__ import annotations

from collections.abc import Iterable

from helpers.review import tables
from helpers.review.finding import END, GAP, Finding, place, spoken, tried
from helpers.review.finding import NUMBER as _N
from helpers.review.finding import rule as _rule
from helpers.review.text import Page

_HAN = r"\u3400-\u9fff"
_CLAUSE = r"[^，。；：、（）\d\ue000]"
_RATE = r"(?:比重|占比|份额|增速|增幅|(?<!生产)(?<!效)(?<!汇)(?<!倍)率)"
_MOVES = r"(?:提高|提升|上升|回升|增加|下降|降低|回落|减少|扩大|缩小|下滑|上涨|高出|低)了?"


#: Words that say something else than the figure behind them.
MISLEADING = (
    _rule("% for 百分点", rf"{_RATE}{_CLAUSE}{{0,10}}{_MOVES}\s?{_N}\s?%",
          "N个百分点 for a difference of shares or rates", True),
    _rule("% for 百分点",
          rf"{_RATE}[^。；]{{0,30}}(?:高于|低于|高出|快于|慢于){_CLAUSE}{{1,12}}"
          rf"(?<!的)(?<!目标)(?<!约){_N}\s?%", "高于…N个百分点, or 高于…的N%", True),
    _rule("百分点 for growth", rf"增长了?\s?{_N}\s?个百分点", "增长N%, or 提高N个百分点", True),
    _rule("百分点 for a rate", rf"(?:提高|上升|下降|降|回落)(?:到|至)\s?{_N}\s?个百分点",
          "提高到N%, or 提高N个百分点", True),
    _rule("fall of a negative",
          rf"(?:下降|减少|回落|降低|下滑|下跌|缩小|降幅|跌幅|低于{_CLAUSE}{{0,8}})(?:了|为)?\s?[-−]{_N}",
          "下降N, without a sign", True),
    _rule("rise of a negative", rf"(?:增长|增加|提高|上升|上涨|提升)(?:了|为)?\s?[-−]{_N}",
          "下降N", True),
    _rule("倍 for a fall", rf"(?:减少|下降|降低|缩小|回落|下滑|缩短)了?\s?(?:近|约|超)?{_N}\s?倍",
          "下降N%, or 降到原来的几分之一", True),
    _rule("倍 for a fall", rf"(?:(?<!最)[低慢]|(?<!减)少|(?<![大缩])小)了?\s?{_N}\s?倍",
          "为…的几分之一", True),
    _rule("增长到 a rate", rf"增长(?:到|至)\s?{_N}\s?%", "增长N%, or 提高到N%", True),
    _rule("翻番", r"(?:下降|减少|降低)[^，。；]{0,6}翻[^，。；]{0,2}番"
          r"|翻[^，。；]{0,2}番[^，。；]{0,4}(?:下降|减少)"
          r"|翻一番[^。；]{0,8}增长(?:200%|两倍|2倍)"
          r"|翻两番[^。；]{0,8}增长(?:200%|两倍|2倍|400%|四倍|4倍)",
          "翻一番 is twice (增长100%), 翻两番 four times", True),
)
#: How Chinese is written and set.
STYLE = (
    _rule("增长 of an amount",
          rf"增长了?\s?{_N}\s?(?:亿|万)?(?:元|人|家|户|个(?!百分点))", "增加N"),
    _rule("approximate twice", rf"(?:约|近|超过?)\s?{_N}[^，。；、（）\d]{{0,5}}(?:左右|以上|余)",
          "one of them: 约N, N左右, N以上"),
    _rule("half-width mark",
          rf"(?<=[{_HAN}”》）])[,;:?!](?!//)|[,;:?!](?=[{_HAN}“《（])"
          rf"|(?<=[{_HAN}])\.(?=\s|$|[{_HAN}])",
          "，；：？！。"),
    _rule("half-width bracket",
          rf"(?<=[{_HAN}”》])\s?\(|\)(?=[{_HAN}，。；：])|\((?![^()]*\s[−+×÷]\s)[^()]*[{_HAN}][^()]*\)",
          "（）"),
    _rule("full-width letter or digit", r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a％＋－．]",
          "half-width"),
    _rule("blank in Chinese", rf"(?<=[{_HAN}，。；：、）”])[ \u3000]+(?=[{_HAN}（“])", "no blank"),
    _rule("line break in Chinese", rf"(?<=[{_HAN}，。；：、])[ ]*\n\s*(?=[{_HAN}（“])",
          "one line for a paragraph"),
    _rule("straight quote", rf"(?<=[{_HAN}])[\"']|[\"'](?=[{_HAN}])", "“ ”"),
)
#: The two rules on blanks look at what stands in one run: between two the page puts them itself.
_WITHIN_RUNS = {"blank in Chinese", "line break in Chinese"}
_BETWEEN = tuple(rule for rule in (*MISLEADING, *STYLE) if rule.name not in _WITHIN_RUNS)
_WITHIN = tuple(rule for rule in STYLE if rule.name in _WITHIN_RUNS)


def lint(text: str, where: str = "") -> list[Finding]:
    """Return what is wrong with a Chinese text (a message, a paragraph of a notebook)."""
    return [*tried((*MISLEADING, *STYLE), text, where), *_traditional(text, where)]


def findings(page: Page, titles: Iterable[str] = ()) -> list[Finding]:
    """Return what is wrong with a Chinese page; ``titles`` of documents are left as they are."""
    found: list[Finding] = []
    for piece, text in spoken(page, titles):
        if piece.kind == "source":
            continue
        whole = text.replace(END, "")
        found += tried(_BETWEEN, whole, place(piece))
        found += _traditional(whole, place(piece))
        for stretch in text.split(END):
            found += tried(_WITHIN, stretch, place(piece))
    return found + tables.findings(page)


def _traditional(text: str, where: str) -> list[Finding]:
    """Find characters that the standard set of simplified Chinese does not have."""
    strange = sorted({c for c in text if "\u3400" <= c <= "\u9fff" and not _simplified(c)})
    return [Finding("not simplified", where, c, "simplified characters (GB 2312)")
            for c in strange if c != GAP]


def _simplified(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
