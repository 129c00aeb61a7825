"""``reports/index.html``: every page with its parameters, data and checks, and what went wrong.

Chinese first with English beside it, in the look of the pages: their style sheet and typeface.
Like them it is silent (no request, no script) and holds no clock: how old a page is shows in the
date of its newest document. Two runs on the same data write the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from helpers.briefing.exported import KINDS
from helpers.briefing.publish import write_whole
from helpers.briefing.state import PageState
from helpers.messages import text
from helpers.paths import Project

#: Bytes of the files beside a page by their endings, by the page's slug.
Exports = Mapping[str, Mapping[str, int]]

_SILENT = Markup(
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'")
#: What stands for the fonts until they are embedded, and around them afterwards.
_FONTS = Markup("/*fonts*/\n/*end of fonts*/")
_CSS = """
.layout{display:block}
main{margin:0 auto}
.entries{list-style:none;margin:1.6rem 0;padding:0}
.entries>li{border-top:1px solid var(--rule);padding:.9rem 0 1rem}
.entries h2{border:0;margin:0;padding:0;font-size:1.1rem}
.entries h2 a{display:inline-block;padding:.2rem 0}
.entries dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.6rem,1fr));
gap:.35rem 1.2rem;margin:.4rem 0 0;font-size:.88rem;line-height:1.5}
.entries .wide{grid-column:1/-1}
dt,.en,.meanings{color:var(--muted);font-size:.8rem}
dd{margin:0}
.entries dd a{display:inline-block;min-height:24px}
.en{margin-left:.35em}
.mark{margin:.6rem 0 0;padding:.4rem .8rem;background:var(--warn-bg);
border-left:3px solid var(--warn);font-size:.88rem}
.mark b{color:var(--warn)}
.meanings dl{margin:.3rem 0;display:grid;grid-template-columns:auto 1fr;gap:.15rem .8rem}
.parameter{display:inline-block}
@page{size:A4;margin:22mm 20mm;
@bottom-center{content:counter(page) " / " counter(pages);
font:9pt "Briefing Sans SC",sans-serif;color:#55606c}}
@media print{html{font-size:10.5pt}.layout{padding:0;max-width:none}main{max-width:none}
.entries>li{break-inside:avoid}}
"""
_PAGE = Markup("""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{silent}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{fonts}
{css}</style>
</head>
<body>
<div class="layout">
<main>
<h1>{heading}</h1>
<p class="lead">{lead}</p>
<ul class="entries">
{entries}</ul>
<section class="meanings">
<p>{colophon}</p>
<dl>
{meanings}</dl>
</section>
</main>
</div>
</body>
</html>
""")


def index_html(
    states: Iterable[PageState], out_of_date: Iterable[str] = (), exports: Exports | None = None,
) -> str:
    """Return the index of the given pages, in their order, with a mark where the fonts go.

    ``out_of_date`` names pages (by slug) that data or code have moved on from, ``exports`` the
    files (ending to bytes) that lie beside a page and say what it says.
    """
    exports = exports or {}
    states, old = list(states), set(out_of_date)
    names = dict.fromkeys(name for state in states for name in state.checks)
    style = (Path(__file__).parent / "page" / "page.css").read_text(encoding="utf-8")
    return str(_PAGE.format(
        silent=_SILENT, fonts=_FONTS, css=Markup(style + _CSS.lstrip()),
        title=f"{text('index.title', 'zh')} {text('index.title', 'en')}",
        heading=_both("index.title"), lead=_both("index.lead"),
        entries=Markup("").join(_entry(state, state.slug in old, exports.get(state.slug, {}))
                                 for state in states),
        colophon=_both("index.colophon"),
        meanings=Markup("").join(Markup("<dt>{0}</dt><dd>{1}</dd>\n").format(
            _both(f"index.check.{name}"), _both(f"index.check_meaning.{name}"))
            for name in names),
    ))


def write_index(
    project: Project, states: Iterable[PageState], out_of_date: Iterable[str] = (),
    exports: Exports | None = None,
) -> None:
    """Write the index where it has changed; only then is its typeface cut, which takes a while."""
    html = index_html(states, out_of_date, exports)
    known = project.index.read_text(encoding="utf-8") if project.index.exists() else ""
    if re.sub(r"/\*fonts\*/.*?/\*end of fonts\*/", _FONTS, known, flags=re.DOTALL) != html:
        from helpers import fonts

        # A cause may hold any character: what the typeface lacks is left to the reader's own.
        shown = "".join(sorted(set(html) - fonts.missing(html)))
        faces = f"/*fonts*/{fonts.embedded_css(shown)}/*end of fonts*/"
        write_whole(project.index, html.replace(_FONTS, faces, 1))


def _both(key: str) -> Markup:
    """Return a message in Chinese with the English after it."""
    return Markup('{0}<span class="en" lang="en">{1}</span>').format(
        text(key, "zh"), text(key, "en"))


def _entry(state: PageState, old: bool, exports: Mapping[str, int]) -> Markup:
    language = "en" if state.language == "en" else "zh-CN"
    name = Markup('<span lang="{0}">{1}</span>').format(language, state.title or state.slug)
    if state.page:
        name = Markup('<a href="{0}">{1}</a>').format(quote(f"{state.slug}.html"), name)
    lines = [Markup("<h2>{0}</h2>").format(name), Markup("<dl>")]
    if state.page:
        lines += [
            _fact("date", state.date or _both("index.no_date")),
            _fact("data", state.data[:12]),
            _fact("size", _kilobytes(state.size)) if state.size else Markup(""),
            _fact("exports", _files(state.slug, exports)) if exports else Markup(""),
        ]
    lines.append(_fact("parameters", _parameters(state)))
    passed = [name for name, passes in state.checks.items() if passes]
    if state.page and passed:
        lines.append(_fact("passed", _named(passed), wide=True))
    lines.append(Markup("</dl>"))
    missed = [name for name, passes in state.checks.items() if not passes]
    if state.page and missed:
        lines.append(_mark(_both("index.not_passed"), _named(missed)))
    if old and not state.failure:
        lines.append(_mark(_both("index.old"), ""))
    if state.failure:
        lines.append(_mark(_both("index.failed"), Markup("{0}<br>{1}<br>{2}").format(
            _both("index.kept") if state.page else "", _both("index.cause"), state.failure)))
    return Markup("<li>\n{0}\n</li>\n").format(Markup("\n").join(filter(None, lines)))


def _files(slug: str, exports: Mapping[str, int]) -> Markup:
    return Markup("<br>").join(
        Markup('<a href="{0}">{1}</a> {2}').format(
            quote(f"{slug}.{kind}"), KINDS[kind], _kilobytes(size))
        for kind, size in exports.items())


def _kilobytes(size: int) -> str:
    return f"{-(-size // 1000)} kB"


def _fact(name: str, value: object, wide: bool = False) -> Markup:
    return Markup("<div{0}><dt>{1}</dt><dd>{2}</dd></div>").format(
        Markup(' class="wide"') if wide else "", _both(f"index.{name}"), value)


def _mark(what: Markup, why: Markup | str) -> Markup:
    return Markup('<p class="mark"><b>{0}</b> {1}</p>').format(what, why)


def _named(checks: Iterable[str]) -> Markup:
    return Markup("、").join(_both(f"index.check.{name}") for name in checks)


def _parameters(state: PageState) -> Markup:
    """Return the name of the briefing and its parameters, as the command line takes them."""
    words = [f"{name}={_shown(value)}" for name, value in state.parameters.items()]
    # The dot belongs to what follows it: no line ends with one.
    return Markup("{0} {1}").format(state.briefing, Markup(" ").join(
        Markup('<span class="parameter">· {0}</span>').format(word)
        for word in words or [_both("index.default")]))


def _shown(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
