"""Two programs that hold HTML to its standard: html-validate (Node) and vnu (Java).

``npm ci --ignore-scripts --prefix tests/tools`` fetches both as ``tests/tools/package-lock.json``
pins them. They don't overlap: html-validate knows what is deprecated, unlabelled or misused, vnu
the content model, CSS, SVG and addresses.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from helpers.paths import Project

_TOOLS = Project.find().root / "tests" / "tools"
_HTML_VALIDATE = _TOOLS / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
_VNU = _TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
#: Seconds; all pages take some fifteen.
_LONGEST = 300


def html_validate(paths: Sequence[Path]) -> list[str]:
    """Return what html-validate finds in any of the files, a line each."""
    node = _program("node", "nodejs npm", _HTML_VALIDATE)
    with tempfile.TemporaryDirectory() as folder:
        # Into a file: Node ends before a pipe has taken everything.
        found = Path(folder, "found.json")
        ended = _run(node, _HTML_VALIDATE, "--config", _TOOLS / "htmlvalidate.cjs",
                     "--formatter", f"json={found}", *paths)
        assert found.exists(), ended.stderr
        files = json.loads(found.read_text(encoding="utf-8"))
    return [f"{Path(file['filePath']).name}:{said['line']}: {said['ruleId']}: {said['message']}"
            for file in files for said in file["messages"]]


def vnu(paths: Sequence[Path]) -> list[str]:
    """Return the errors that vnu finds in any of the files, a line each; one JVM for all."""
    java = _program("java", "default-jre-headless", _VNU)
    ended = _run(java, "-jar", _VNU, "--errors-only", "--no-langdetect", "--exit-zero-always",
                 "--format", "json", *paths)
    # It reports on the error stream.
    return [f"{Path(said.get('url', '?')).name}:{said.get('lastLine', '?')}: {said['message']}"
            for said in json.loads(ended.stderr)["messages"]]


def _program(name: str, packages: str, tool: Path) -> str:
    """Return where a program stands; the test that asks is skipped without it or its tool."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"no {name} on this machine (Debian: apt install {packages})")
    if not tool.exists():
        pytest.skip(f"no {tool.name}: npm ci --ignore-scripts --prefix tests/tools")
    return found


def _run(*command: str | Path) -> subprocess.CompletedProcess:
    return subprocess.run([*map(str, command)], capture_output=True, text=True,
                          timeout=_LONGEST, check=False)
