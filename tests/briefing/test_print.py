"""What holds on paper: the running head of a page."""

import re

from helpers.briefing.page import LONGEST_HEAD, css_text


def test_no_title_ends_the_string_or_the_style_sheet():
    hostile = 'A";}</style><script>alert(1)</script>\\"\n\u202e*/{}'
    written = css_text(hostile)
    assert not set(written) & set('"<>\n\u202e;{}*/')
    # Each backslash begins a code point with the blank that ends it.
    assert re.sub(r"\\[0-9a-f]+ ", "", written).isascii()
    assert "\\" not in re.sub(r"\\[0-9a-f]+ ", "", written)


def test_a_code_point_does_not_swallow_the_letter_that_follows():
    assert css_text('"add') == r"\22 add"


def test_a_long_title_is_cut_to_a_running_head():
    assert len(css_text("长" * 10_000)) == LONGEST_HEAD
    assert css_text("长" * 10_000).endswith("…")
