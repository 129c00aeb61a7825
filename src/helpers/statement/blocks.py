"""What a notebook cell shows: a piece of page, and what the page must know of it."""

from __future__ import annotations

from markupsafe import Markup


class Block:
    """A piece of HTML with metadata for the page template (headings for the contents list).

    Shown as the result of a cell, in JupyterLab and on the page alike.
    """

    def __init__(self, html: Markup, metadata: dict | None = None, data: dict | None = None):
        self.html = html
        self.metadata = metadata or {}
        self.data = data or {}

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": str(self.html), "text/plain": "", **self.data}, self.metadata
