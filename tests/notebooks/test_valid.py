"""Every page, and the index, against the HTML standard."""

from tests.notebooks.validators import html_validate, vnu


def test_html_validate_finds_no_fault_on_any_page(files):
    assert html_validate(list(files.values())) == []


def test_vnu_finds_no_error_on_any_page(files):
    assert vnu(list(files.values())) == []
