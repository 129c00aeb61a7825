"""What holds on paper: the running head of a page."""

import re

from helpers.briefing.page import LONGEST_HEAD, css_text
from helpers.statement.plots.titles import width


def test_no_title_ends_the_string_or_the_style_sheet():
    hostile = 'A";}</style><script>alert(1)</script>\\"\n\u202e*/{}'
    written = css_text(hostile)
    assert not set(written) & set('"<>\n\u202e;{}*/')
    # Each backslash begins a code point with the blank that ends it.
    assert re.sub(r"\\[0-9a-f]+ ", "", written).isascii()
    assert "\\" not in re.sub(r"\\[0-9a-f]+ ", "", written)


def test_a_code_point_does_not_swallow_the_letter_that_follows():
    assert css_text('"add') == r"\22 add"


def test_a_long_title_is_cut_to_the_room_of_a_running_head_whatever_its_script():
    for title in ("长" * 10_000, "long " * 2_000):
        head = css_text(title)
        assert LONGEST_HEAD - 2 <= width(head) <= LONGEST_HEAD
        assert head.endswith("…")
    fitting = "Gongshu, Binjiang, 2017–2023: how far the figures can be trusted"
    assert "…" not in css_text(fitting)
