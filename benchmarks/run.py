"""Time the overview against the stock commands, in pairs on the same machine at the same moment.

``make bench``. Ours is ``python -m helpers report --force``; theirs is ``papermill`` and then
``jupyter nbconvert`` on the same notebook, data and kernel. Ours also checks what the page depends
on, embeds its font and writes it whole; theirs does none of that. The ratio is what to compare
between machines; seconds are printed for orientation.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from helpers.paths import ROOT_VARIABLE, Project

ROUNDS = 5


def main() -> int:
    """Run the pairs and print one line each, then the median ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        project = _borrowed(Project.find(), Path(folder))
        pairs = [(_ours(project), _theirs(project)) for _ in range(rounds + 1)]
        pages = project.index.with_name("overview.html"), project.root / "stock.html"
        sizes = [page.stat().st_size // 1024 for page in pages]
    # The first pair fills caches (fonts, compiled files) for both.
    pairs = pairs[1:]
    print(f"{'overview':<10}{'helpers':>9}{'stock':>9}{'ratio':>7}")
    for number, (ours, theirs) in enumerate(pairs, start=1):
        print(f"pair {number:<5}{ours:>7.2f} s{theirs:>7.2f} s{ours / theirs:>7.2f}")
    print(f"{'median':<10}{statistics.median(o for o, _ in pairs):>7.2f} s"
          f"{statistics.median(t for _, t in pairs):>7.2f} s"
          f"{statistics.median(o / t for o, t in pairs):>7.2f}")
    print(f"{'page':<10}{sizes[0]:>6} KB{sizes[1]:>6} KB")
    return 0


def _borrowed(project: Project, root: Path) -> Project:
    """Return a checkout with the same data and notebooks and reports of its own."""
    for path in (project.data, project.notebooks, project.plan, project.lock.parent):
        (root / path.name).symlink_to(path.resolve())
    return Project(root)


def _ours(project: Project) -> float:
    return _timed(project, ["helpers", "report", "--force", "--briefing", "overview",
                            "--params", "language=zh"])


def _theirs(project: Project) -> float:
    executed = str(project.root / "stock.ipynb")
    return _timed(project, [
        "papermill", str(project.notebooks / "overview.ipynb"), executed, "--kernel", "python3",
        "--cwd", str(project.notebooks), "--no-progress-bar", "-p", "language", "zh",
    ]) + _timed(project, ["nbconvert", "--to", "html", "--no-input", executed])


def _timed(project: Project, words: list[str]) -> float:
    settings = {
        ROOT_VARIABLE: str(project.root), "MPLBACKEND": "agg", "JUPYTER_PREFER_ENV_PATH": "1",
        "MPLCONFIGDIR": str(project.work / "matplotlib"),
    }
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", *words], env=os.environ | settings, capture_output=True, text=True,
        check=False)
    if done.returncode:
        sys.exit(f"bench: {words[0]} failed:\n{done.stderr}")
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
