import re
from html.parser import HTMLParser

from helpers.briefing.index import index_html, write_index
from helpers.briefing.state import PageState
from helpers.paths import Project

GOOD = PageState(
    slug="overview-families-北.a", briefing="overview", language="en", title="A <b> & C",
    parameters={"families": ["北", "a"], "language": "en"}, date="2023-03",
    data="0123456789abcdef" * 4, page="x",
)


class Links(HTMLParser):
    def __init__(self, html: str):
        super().__init__()
        self.hrefs, self.tags = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.hrefs += [value for name, value in attrs if name in ("href", "src")]


def test_a_page_is_listed_with_title_parameters_date_digest_and_link():
    html = index_html([GOOD])
    assert "A &lt;b&gt; &amp; C" in html
    text = re.sub("<[^>]+>", "", html)
    assert "families=北,a · language=en" in text
    # Each dot stands with what follows it.
    assert html.count("<span class=\"parameter\">· ") == 2
    assert "2023-03" in html
    assert "0123456789ab<" in html
    assert Links(html).hrefs == ["overview-families-%E5%8C%97.a.html"]


def test_a_failure_is_listed_with_its_cause_and_the_last_good_page():
    failed = PageState(**{**GOOD.__dict__, "failure": "cell 3 (<x>): KeyError"})
    html = index_html([failed])
    assert "cell 3 (&lt;x&gt;): KeyError" in html
    assert len(Links(html).hrefs) == 1
    assert not Links(index_html([PageState("a", "overview", failure="x")])).hrefs


def test_the_checks_of_a_page_are_named_and_one_not_passed_is_marked():
    held = PageState(**{**GOOD.__dict__, "checks": {"data": True, "size": False}})
    passed, _, missed = index_html([held]).partition("checks passed")[2].partition("not passed")
    assert "数据" in passed and "大小" not in passed
    assert "大小" in missed.partition("</p>")[0]


def test_a_character_that_the_typeface_lacks_keeps_no_index_back(tmp_path):
    project = Project(tmp_path)
    write_index(project, [PageState("a", "overview", failure="\U0001f4a5 here")])
    html = project.index.read_text(encoding="utf-8")
    assert "\U0001f4a5 here" in html and "data:font/woff2" in html


def test_an_index_that_says_the_same_is_not_written_again(tmp_path):
    project = Project(tmp_path)
    write_index(project, [GOOD])
    before = project.index.stat()
    write_index(project, [GOOD])
    assert project.index.stat().st_mtime_ns == before.st_mtime_ns
    write_index(project, [GOOD], [GOOD.slug])
    assert "Made from earlier data" in project.index.read_text(encoding="utf-8")


def test_a_page_that_the_data_moved_on_from_says_so():
    assert "Made from earlier data" in index_html([GOOD], [GOOD.slug])
    assert "Made from earlier data" not in index_html([GOOD], [])


def test_the_index_is_silent_and_says_its_language():
    html = index_html([GOOD])
    assert "default-src 'none'" in html
    assert "script" not in Links(html).tags
    assert html.startswith('<!DOCTYPE html>\n<html lang="zh')
    assert "http://" not in html
    assert "https://" not in html


def test_the_files_beside_a_page_are_linked_with_their_size():
    html = index_html([GOOD], exports={GOOD.slug: {"pdf": 230_400, "docx": 99_001}})
    name = "overview-families-%E5%8C%97.a"
    assert Links(html).hrefs == [f"{name}.html", f"{name}.pdf", f"{name}.docx"]
    assert "PDF</a> 231 kB" in html and "Word</a> 100 kB" in html
    assert "also as" not in index_html([GOOD], exports={"another": {"pdf": 1}})
