"""What every page is held to when it is made, for the list of briefings to say.

Three checks come before and keep a page back: data that break a rule, a character that its font
lacks, a number without an origin or words that mislead (`helpers.review.gate`). The others read
the finished HTML; one that is not passed keeps no page back, the list of briefings names it.

>>> checks('<p><a class="n" href="#n1">5</a><b id="n1"></b>')["links"]
True
>>> checks('<p><a class="n" href="#n1">5</a><img src="https://a.b/c.png">')
{'data': True, 'font': True, 'words': True, 'links': False, 'silent': False, 'size': True}
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

#: Bytes; what mail programs still pass on.
LARGEST = 1_000_000
#: Elements and attributes that run something or fetch something.
_LOUD = {"script", "iframe", "object", "embed", "link", "base", "form"}
_FETCHING = {"src", "srcset", "poster", "action", "background"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.targets: set[str] = set()
        self.loud = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids.add(found.get("id") or "")
        if tag == "a" and "n" in (found.get("class") or "").split():
            self.targets.add((found.get("href") or "").removeprefix("#"))
        self.loud |= tag in _LOUD or any(
            name.startswith("on") or (name in _FETCHING and not (value or "").startswith("data:"))
            for name, value in attrs)


def checks(html: str) -> dict[str, bool]:
    """Return for each check, by its name in the catalogue, whether the page passes it."""
    reader = _Reader()
    reader.feed(html)
    fetches = re.search(r"@import|url\((?!\s*[\"']?(?:data:|#))", html)
    return {
        "data": True,
        "font": True,
        "words": True,
        "links": reader.targets <= reader.ids,
        "silent": not reader.loud and not fetches,
        "size": len(html.encode()) <= LARGEST,
    }
