import os
import stat

import pytest

from helpers.briefing import publish
from helpers.briefing.publish import write_whole


def test_the_file_holds_the_text_as_given(tmp_path):
    write_whole(tmp_path / "new" / "页.html", "一\n二\n")
    assert (tmp_path / "new" / "页.html").read_bytes() == "一\n二\n".encode()
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["页.html"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_on_the_way_leaves_the_old_page_and_nothing_else(tmp_path, monkeypatch, step):
    page = tmp_path / "page.html"
    write_whole(page, "old")

    def full(*_):
        raise OSError(28, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(publish.os, "fsync", full)
    else:
        monkeypatch.setattr(publish.Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(page, "new")
    assert page.read_text() == "old"
    assert list(tmp_path.iterdir()) == [page]


def test_text_that_cannot_be_written_leaves_the_old_page(tmp_path):
    page = tmp_path / "page.html"
    write_whole(page, "old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(page, "long " * 10_000 + "\ud800")
    assert page.read_text() == "old"
    assert list(tmp_path.iterdir()) == [page]


def test_others_may_read_the_page_as_any_file_of_the_user(tmp_path):
    old = os.umask(0o022)
    try:
        write_whole(tmp_path / "page.html", "x")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "page.html").stat().st_mode) == 0o644
