"""All briefings of briefings.toml, rendered once from the real data, for tests of pages."""

import shutil
import time
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from helpers.briefing.run import report
from helpers.export import chromium
from helpers.paths import Project

#: Seconds until all pages must have been rendered by the process that came first.
LONGEST_WAIT = 900


@pytest.fixture(scope="session")
def checkout(tmp_path_factory, worker_id) -> Project:
    """A copy of what pages are made from, in a path with blanks and Chinese, rendered once.

    Where tests run in several processes the first one renders and the others wait for it.
    """
    base = tmp_path_factory.getbasetemp()
    base = base if worker_id == "master" else base.parent
    root, done = base / "全部 简报", base / "rendered"
    try:
        root.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + LONGEST_WAIT
        while not done.exists():
            assert time.monotonic() < deadline, "the other process never finished rendering"
            time.sleep(0.5)
        return Project(root)
    here = Project.find()
    for path in (here.data, here.notebooks, here.plan, here.lock):
        target = root / path.relative_to(here.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if path.is_dir() else shutil.copy)(path, target)
    project = Project(root)
    assert report(project) == 0
    done.touch()
    return project


@pytest.fixture(scope="session")
def pages(checkout) -> dict[str, Path]:
    """The rendered pages by slug."""
    return {path.stem: path for path in sorted(checkout.reports.glob("*.html"))
            if path.name != "index.html"}


@pytest.fixture(scope="session")
def files(checkout, pages) -> dict[str, Path]:
    """All that stands in reports/: the pages and their index."""
    return pages | {"index": checkout.index}


@pytest.fixture(scope="session")
def soups(pages) -> dict[str, BeautifulSoup]:
    """The rendered pages, parsed."""
    return {slug: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
            for slug, path in pages.items()}


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium with the network off; tests that ask for it are skipped without one."""
    found = chromium.find()
    if not found:
        pytest.skip(chromium.none_here())
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=found,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking",
                  "--disable-component-update", "--disable-sync", "--no-first-run"],
        )
        yield started
        started.close()
