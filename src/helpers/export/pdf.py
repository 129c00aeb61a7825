"""A page as PDF, printed by a headless Chromium: tagged, with bookmarks, text and fonts inside.

Margins, running head and page numbers come from the page's own style sheet. Chromium writes the
hour into the file; the day the data speak of is put in its place, so that the same page and the
same Chromium give the same bytes.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

from helpers.export import NotMade, chromium

#: Seconds; the longest page takes five.
LONGEST_PRINT = 180
_DATES = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)")


def version(browser: str) -> str:
    """Return what the browser says of itself; another version may print otherwise."""
    said = subprocess.run([browser, "--version"], capture_output=True, text=True, check=False,
                          timeout=LONGEST_PRINT)
    return said.stdout.strip()


def printed(browser: str, page: Path, day: str) -> bytes:
    """Return the page as PDF; ``day`` (``2024-09-20``, may be empty) dates it.

    Raises
    ------
    NotMade
        When the browser does not start, does not end or leaves no PDF.
    """
    with tempfile.TemporaryDirectory(prefix="pdf-", ignore_cleanup_errors=True) as folder:
        target = Path(folder, "page.pdf")
        command = [
            browser, *chromium.quiet_options(str(Path(folder, "profile"))),
            "--no-pdf-header-footer", "--generate-pdf-document-outline",
            f"--print-to-pdf={target}", page.resolve().as_uri(),
        ]
        try:
            ended = subprocess.run(command, capture_output=True, text=True, check=False,
                                   errors="replace", timeout=LONGEST_PRINT)
        except subprocess.TimeoutExpired:
            raise NotMade(f"{browser}: not done after {LONGEST_PRINT} seconds") from None
        except OSError as error:
            raise NotMade(f"{browser}: {error.strerror}") from error
        content = target.read_bytes() if target.exists() else b""
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-32:]:
        last = (ended.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise NotMade(f"{browser}: no PDF (exit code {ended.returncode}): {last[:200]}")
    return dated(content, day)


def dated(content: bytes, day: str) -> bytes:
    """Put the day the data speak of in place of the hour of printing; nothing else moves.

    >>> dated(b"/CreationDate (D:20260102030405+00'00')", "2024-09-20")
    b"/CreationDate (D:20240920000000+00'00')"
    """
    digits = day.replace("-", "")
    if not re.fullmatch(r"\d{8}", digits):
        digits = "19800101"
    # The same length: the table of positions at the end of the file stays true.
    return _DATES.sub(rb"/\1 (D:" + digits.encode() + b"000000+00'00')", content)
