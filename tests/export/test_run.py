"""Exports: made when the page changes, whole or not at all, refused in one line."""

import pytest

from helpers.briefing.publish import write_whole
from helpers.briefing.run import refresh_index
from helpers.briefing.state import PageState, page_digest, page_path
from helpers.export import chromium, run
from helpers.paths import Project
from tests.briefing.checkout import Checkout

#: A browser that prints the name of the page and, like Chromium, the hour.
BROWSER = """#!/bin/sh
for word; do case $word in --print-to-pdf=*) target=${word#--print-to-pdf=};; esac; done
[ "$1" = --version ] && echo "Fake 1" && exit
echo printed >> "$(dirname "$0")/runs"
echo "%PDF-1.4 /CreationDate (D:$(date -u +%Y%m%d%H%M%S)+00'00') $word %%EOF" > "$target"
"""


@pytest.fixture
def project(tmp_path, monkeypatch) -> Project:
    """A checkout with one rendered page and a browser of its own; nothing is rendered again."""
    root = tmp_path / "中文 and blank"
    made = Checkout(root)
    page = page_path(made.project, "overview")
    write_whole(page, "<title>T</title>")
    PageState(slug="overview", briefing="overview", date="2024-09-20",
              page=page_digest(made.project, "overview")).save(made.project)
    made.text("browser", BROWSER)
    (root / "browser").chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(root / "browser"))
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    monkeypatch.setattr(run, "report", lambda *_: 0)
    return made.project


def runs(project: Project) -> int:
    return (project.root / "runs").read_text().count("printed")


def test_a_page_is_printed_once_and_again_only_when_it_changed(project):
    target = project.reports / "overview.pdf"
    assert run.export_pdf(project) == run.export_pdf(project) == 0
    assert runs(project) == 1
    target.write_bytes(b"another hand")
    run.export_pdf(project)
    assert runs(project) == 2
    write_whole(page_path(project, "overview"), "<title>U</title>")
    run.export_pdf(project)
    assert runs(project) == 3


def test_the_index_links_a_file_only_while_it_says_what_its_page_says(project):
    link = 'href="overview.pdf"'
    run.export_pdf(project)
    assert link in project.index.read_text("utf-8")
    write_whole(page_path(project, "overview"), "<title>U</title>")
    refresh_index(project)
    assert link not in project.index.read_text("utf-8")
    run.export_pdf(project)
    assert link in project.index.read_text("utf-8")
    (project.reports / "overview.pdf").write_bytes(b"another hand")
    refresh_index(project)
    assert link not in project.index.read_text("utf-8")


def test_the_file_is_dated_by_the_data_and_lies_whole_beside_the_page(project):
    assert run.export_pdf(project) == 0
    content = (project.reports / "overview.pdf").read_bytes()
    assert b"(D:20240920000000+00'00')" in content
    assert [path.name for path in project.reports.glob("*.p*")] == ["overview.pdf"]


def test_a_failing_browser_leaves_the_last_good_file(project, capsys):
    run.export_pdf(project)
    good = (project.reports / "overview.pdf").read_bytes()
    write_whole(page_path(project, "overview"), "<title>U</title>")
    (project.root / "browser").write_text("#!/bin/sh\necho no display >&2\nexit 3\n")
    assert run.export_pdf(project) == 1
    assert (project.reports / "overview.pdf").read_bytes() == good
    said = capsys.readouterr().err
    assert "overview" in said and "no display" in said and said.count("\n") == 1


def test_a_page_that_failed_is_not_exported(project):
    PageState(slug="overview", briefing="overview", failure="cell 3").save(project)
    run.export_pdf(project)
    assert not (project.reports / "overview.pdf").exists()


def test_without_a_browser_one_line_says_how_to_get_one(project, monkeypatch, capsys):
    monkeypatch.setenv("CHROMIUM", "/nowhere/chrome")
    monkeypatch.setattr(run, "report", lambda *_: pytest.fail("nothing must start"))
    assert run.export_pdf(project) == 2
    said = capsys.readouterr().err
    assert said == f"pdf: {chromium.none_here()}\n" and "/nowhere/chrome" in said
    monkeypatch.delenv("CHROMIUM")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(chromium, "PLACES", ())
    assert run.export_pdf(project) == 2
    assert "apt install chromium" in capsys.readouterr().err
