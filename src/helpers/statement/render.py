"""Jinja2 templates of the pieces of a page. Everything put into them is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )


def render(template: str, **values: object) -> Markup:
    """Fill in a template of ``statement/templates``."""
    return Markup(_environment().get_template(template).render(**values).strip())
