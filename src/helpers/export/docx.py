"""A page as a Word document: pandoc makes it, with the look of ``reference.docx``.

The same page gives the same bytes: pandoc dates the file by ``SOURCE_DATE_EPOCH``, here the day
the data speak of.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from markupsafe import escape

from helpers.export import NotMade, reference
from helpers.export.word_html import word_html

#: Seconds; the longest page takes ten.
LONGEST = 180
#: A running head of more characters would take two lines.
LONGEST_HEAD = 60
NONE_HERE = "no pandoc in .venv: make docx sets it up (requirements/word.txt)"


@cache
def find() -> str:
    """Return the pandoc that requirements/word.txt brings, empty where it is not installed."""
    try:
        import pypandoc

        return pypandoc.get_pandoc_path()
    except (ImportError, OSError):
        return ""


def version(pandoc: str) -> str:
    """Return what pandoc says of itself."""
    said = subprocess.run([pandoc, "--version"], capture_output=True, text=True, check=False)
    return said.stdout.partition("\n")[0]


def written(pandoc: str, html: str, figures: Path, title: str, day: str) -> bytes:
    """Return the page ``html`` as a Word document with its charts from the folder ``figures``.

    ``day`` (may be empty) dates it.

    Raises
    ------
    NotMade
        When a chart of the page is not among the figures, or pandoc fails.
    """
    page = word_html(html)
    for name in re.findall(r'<img[^>]*? src="([^"]+)"', page):
        if not (figures / name).exists():
            raise NotMade(f"{figures.name}/{name} is not among the figures: "
                          "python -m helpers report --force")
    try:
        at = datetime.fromisoformat(day).replace(tzinfo=UTC)
    except ValueError:
        at = datetime(1980, 1, 1, tzinfo=UTC)
    with tempfile.TemporaryDirectory(prefix="docx-") as folder:
        look, target = Path(folder, "reference.docx"), Path(folder, "page.docx")
        look.write_bytes(_look(title))
        for picture in sorted(figures.glob("*.png")):
            Path(folder, picture.name).write_bytes(picture.read_bytes())
        # In a folder of its own: the page names no other file (`word_html` takes them out).
        ended = subprocess.run(
            [pandoc, "--from=html", "--to=docx", "--shift-heading-level-by=-1",
             f"--reference-doc={look}", f"--output={target}"],
            input=page.encode(), capture_output=True, check=False, timeout=LONGEST, cwd=folder,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(int(at.timestamp()))})
        if ended.returncode or not target.exists():
            said = ended.stderr.decode(errors="replace").strip().splitlines() or ["it said nothing"]
            raise NotMade("pandoc: " + " ".join(said)[:300])
        return target.read_bytes()


def _look(title: str) -> bytes:
    """Return the reference document with the title in its running head."""
    head = " ".join("".join(c if c.isprintable() else " " for c in title).split())
    if len(head) > LONGEST_HEAD:
        head = head[: LONGEST_HEAD - 1] + "…"
    said = str(escape(head)).encode()
    return reference.rewritten(reference.PATH.read_bytes(), {
        "word/header1.xml": lambda part: part.replace(reference.HEAD.encode(), said)})
