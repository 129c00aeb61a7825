"""What the build asks of a finished page: nothing that would mislead may go out.

Numbers without an origin, and words whose sign or unit says something else than their figure.
Finer points of style are left to the tests.

>>> faults('<html lang="zh-CN"><p>收入增长5%</p></html>')
['no origin: prose: 5: 收入增长5%']
"""

from __future__ import annotations

from collections.abc import Iterable

from helpers.review import chinese, english
from helpers.review.origin import orphans
from helpers.review.text import read


def faults(html: str, names: Iterable[str] = ()) -> list[str]:
    """Return what must keep the page back; ``names`` are names of the data that hold digits."""
    page = read(html)
    linter = chinese if page.language.startswith("zh") else english
    found = [f"no origin: {orphan}" for orphan in orphans(page, names)]
    return found + [str(finding) for finding in linter.findings(page, names) if finding.misleads]
