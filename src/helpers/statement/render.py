"""Jinja2 templates of the pieces of a page. Everything put into them is escaped."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

#: Chinese words with the marks and numbers between them.
_CHINESE = re.compile(r"[\u3400-\u9fff…](?:[\d.%…·、]*[\u3400-\u9fff…])*")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )


def render(template: str, **values: object) -> Markup:
    """Fill in a template of ``statement/templates``."""
    return Markup(_environment().get_template(template).render(**values).strip())


def chinese_marked(text: str) -> Markup:
    """Return English text whose Chinese words are marked as Chinese, for those who hear it.

    >>> chinese_marked("printed as 确保5.0%以上: a bound")
    Markup('printed as <span lang="zh-CN">确保5.0%以上</span>: a bound')
    """
    written, last = Markup(""), 0
    for found in _CHINESE.finditer(text):
        written += escape(text[last:found.start()]) + Markup(
            '<span lang="zh-CN">{}</span>').format(found[0])
        last = found.end()
    return written + escape(text[last:])
