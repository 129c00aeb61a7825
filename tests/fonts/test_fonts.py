import re

import pytest

from helpers import fonts


def test_the_name_of_each_district_is_in_the_font():
    assert fonts.missing("拱墅区滨江区下城区杭州市 2,184.8 亿元 −1.5% ≥ ≤ ↑ ●◇◎△×") == set()


def test_a_character_that_the_font_lacks_is_named_with_the_way_out():
    with pytest.raises(fonts.MissingGlyphs, match=r"U\+13000.*extra.txt"):
        fonts.embedded_css("拱墅 \U00013000")


def test_the_same_characters_give_the_same_bytes_in_any_order():
    assert fonts.embedded_css("拱墅区") == fonts.embedded_css("区墅拱拱")


def test_both_weights_are_embedded_and_nothing_is_fetched():
    css = fonts.embedded_css("拱墅")
    assert re.findall(r"font-weight:(\d+)", css) == ["400", "700"]
    assert set(re.findall(r"url\(\"(data:font/woff2)", css)) == {"data:font/woff2"}
    assert "http" not in css
