"""What Chromium and Firefox make of pages, asked by one driver (``tests/tools/browse.mjs``).

Playwright drives no Firefox of a distribution, only one of its own making; puppeteer does, by
WebDriver BiDi. ``npm ci --ignore-scripts --prefix tests/tools`` fetches it as
``tests/tools/package-lock.json`` pins it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from helpers.export import chromium
from helpers.paths import Project

_TOOLS = Project.find().root / "tests" / "tools"
_NAMES = ("firefox-esr", "firefox")
#: Seconds; a page takes some ten in Firefox, half of that in Chromium.
_LONGEST = 400


def in_chromium(paths: Sequence[Path]) -> dict[str, Any]:
    """Return what Chromium makes of the pages, by slug; skips the test without one."""
    return _browsed("chrome", chromium.find() or pytest.skip(chromium.none_here()), paths)


def in_firefox(paths: Sequence[Path]) -> dict[str, Any]:
    """Return what Firefox makes of the pages, by slug; skips the test without one."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip("no Firefox on this machine (Debian: apt install firefox-esr)")
    return _browsed("firefox", found, paths)


def _browsed(name: str, browser: str, paths: Sequence[Path]) -> dict[str, Any]:
    node = shutil.which("node") or pytest.skip(
        "no node on this machine (Debian: apt install nodejs npm)")
    if not (_TOOLS / "node_modules" / "puppeteer-core").exists():
        pytest.skip("no puppeteer-core: npm ci --ignore-scripts --prefix tests/tools")
    with tempfile.TemporaryDirectory(prefix="browse-") as folder:
        result = Path(folder, "found.json")
        ended = subprocess.run(
            [node, str(_TOOLS / "browse.mjs"), name, browser, str(result), *map(str, paths)],
            capture_output=True, text=True, timeout=_LONGEST, check=False)
        assert ended.returncode == 0, ended.stderr
        found = json.loads(result.read_text(encoding="utf-8"))
    return {Path(path).stem: said for path, said in found["pages"].items()}
