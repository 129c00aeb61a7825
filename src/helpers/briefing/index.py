"""``reports/index.html``: every page with its parameters and data, and what went wrong.

Like the pages it is silent (no request, no script) and holds no clock: two runs on the same data
write the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from markupsafe import Markup, escape

from helpers.briefing.publish import write_whole
from helpers.briefing.state import PageState
from helpers.paths import Project

_SILENT = Markup(
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'")
_CSS = """
:root{color-scheme:light}
body{font:16px/1.6 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:#1a1a1a;
background:#fff;max-width:44rem;margin:0 auto;padding:1.5rem 1rem}
h1{font-size:1.5rem;margin:0}p{margin:.25rem 0}
ul{list-style:none;margin:1.5rem 0;padding:0}li{border-top:1px solid #767676;padding:.75rem 0}
a{color:#12436d;font-weight:700;font-size:1.1rem;display:inline-block;padding:.25rem 0}
.about{color:#4a4a4a;font-size:.9rem;overflow-wrap:anywhere}
.failed{border-left:4px solid #a30000;padding-left:.75rem;font-size:.9rem;overflow-wrap:anywhere}
@media print{@page{size:A4}li{break-inside:avoid}}
"""
_PAGE = Markup("""<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{silent}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>简报目录 Briefings</title>
<style>{css}</style>
</head>
<body>
<main>
<h1>简报目录 <span lang="en">Briefings</span></h1>
<p class="about">每份简报是一个独立文件，可直接转发。
<span lang="en">Each briefing is one file: send it on as it is.</span></p>
<ul>
{entries}</ul>
</main>
</body>
</html>
""")


def index_html(states: Iterable[PageState], out_of_date: Iterable[str] = ()) -> str:
    """Return the index of the given pages, in their order.

    ``out_of_date`` names pages (by slug) that data or code have moved on from.
    """
    old = set(out_of_date)
    entries = Markup("").join(_entry(state, state.slug in old) for state in states)
    return str(_PAGE.format(silent=_SILENT, css=Markup(_CSS), entries=entries))


def write_index(
    project: Project, states: Iterable[PageState], out_of_date: Iterable[str] = ()
) -> None:
    """Write the index where it has changed."""
    html = index_html(states, out_of_date)
    if not project.index.exists() or project.index.read_text(encoding="utf-8") != html:
        write_whole(project.index, html)


def _entry(state: PageState, old: bool) -> Markup:
    name = state.title or state.slug
    title = Markup('<span lang="{0}">{1}</span>').format(state.language, name)
    if state.page:
        title = Markup('<a lang="{0}" href="{1}">{2}</a>').format(
            state.language, quote(f"{state.slug}.html"), name)
    lines = [title, Markup('<p class="about">{0}</p>').format(_parameters(state))]
    if state.page:
        facts = f"数据截至 {state.date or '未注明'} · 数据指纹 {state.data[:12]}"
        lines.append(Markup('<p class="about">{0}</p>').format(facts))
    if old and not state.failure:
        lines.append(Markup(
            '<p class="about">数据或程序已更新，本页未重做。'
            '<span lang="en">Made from earlier data or code.</span></p>'))
    if state.failure:
        kept = "；上面链接的是上一次成功的版本" if state.page else ""
        lines.append(Markup('<p class="failed">本次未能生成{0}：<span lang="en">{1}</span></p>')
                     .format(kept, state.failure))
    return Markup("<li>{0}</li>\n").format(Markup("\n").join(lines))


def _parameters(state: PageState) -> Markup:
    if not state.parameters:
        return Markup("{0} · 默认参数").format(state.briefing)
    words = [f"{name}={_shown(value)}" for name, value in state.parameters.items()]
    return escape(" · ".join([state.briefing, *words]))


def _shown(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
