"""Two clean builds of the same data write the same bytes, wherever and however they are made."""

import os
import shutil
import subprocess
import sys

from helpers.paths import ROOT_VARIABLE, Project

PLAN = """
[[briefing]]
notebook = "theme"
params = { theme = "industry" }

[[briefing]]
notebook = "theme"
params = { theme = "innovation" }
"""
SLUGS = ("theme-theme-industry", "theme-theme-innovation")
#: A reader's machine elsewhere: other time, language, order of sets, matplotlib and Jupyter.
ELSEWHERE = {
    "TZ": "America/St_Johns", "LC_ALL": "zh_CN.GB18030", "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "4711", "MPLBACKEND": "pdf", "COLUMNS": "40",
}


def made(project: Project) -> dict[str, bytes]:
    pages = {f"{slug}.html": project.reports / f"{slug}.html" for slug in SLUGS}
    charts = {f"{slug}/{path.name}": path for slug in SLUGS
              for path in (project.figures / slug).iterdir()}
    return {name: path.read_bytes() for name, path in (pages | charts).items()}


def test_a_page_and_its_charts_have_the_same_bytes_on_another_path_in_another_zone_and_locale(
        checkout, tmp_path):
    root = tmp_path / "别处 a'b {c}" / "深"
    for path in (checkout.data, checkout.notebooks, checkout.lock):
        target = root / path.relative_to(checkout.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if path.is_dir() else shutil.copy)(path, target)
    (root / "briefings.toml").write_text(PLAN, encoding="utf-8")
    home = tmp_path / "home"
    home.mkdir()
    library = Project.find().library.parent
    # The first build ran as many at once as there are processors, this one page after page.
    ended = subprocess.run(
        [sys.executable, "-m", "helpers", "report", "--jobs", "1"], cwd=root,
        env={**os.environ, **ELSEWHERE, "HOME": str(home), "PYTHONPATH": str(library),
             ROOT_VARIABLE: str(root)},
        capture_output=True, timeout=300, check=False)
    assert ended.returncode == 0, ended.stderr.decode(errors="replace")
    first, second = made(checkout), made(Project(root))
    assert {name.rpartition(".")[2] for name in first} == {"html", "svg", "png"}
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
