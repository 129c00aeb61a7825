"""Firefox shows every kind of page as Chromium does: as wide, as high, with the same parts."""

import pytest

from tests.notebooks import browsers

#: One page of each kind, the first one in both languages, and the list of all.
KINDS = ("overview", "overview-language-en", "targets", "milestones", "evidence", "theme", "index")
WIDTHS = ("375", "1280")


@pytest.fixture(scope="module")
def firefox(files):
    return browsers.in_firefox([files[slug] for slug in KINDS])


@pytest.fixture(scope="module")
def chromium(files, firefox):
    """Asked after Firefox: both at once would wait for each other."""
    return browsers.in_chromium([files[slug] for slug in KINDS])


def each(found):
    """Yield every page at every width, with a name for it."""
    for slug, page in found.items():
        for width in WIDTHS:
            yield f"{slug} at {width}", page["widths"][width]


def both(firefox, chromium, *states):
    """Yield a page at a width as the one and the other shows it, as it opens and unfolded."""
    for (name, one), (_, other) in zip(each(firefox), each(chromium), strict=True):
        for state in states or ("closed", "unfolded"):
            yield f"{name}, {state}", one[state], other[state]


def test_firefox_complains_of_nothing_and_asks_for_nothing(firefox):
    assert set(firefox) == set(KINDS)
    for slug, page in firefox.items():
        assert page["said"] == [], slug
        assert [url for url in page["asked"] if not url.startswith(("file:", "data:"))] == [], slug


def test_no_page_scrolls_sideways_and_all_are_as_high_as_in_chromium(firefox, chromium):
    for name, one, other in both(firefox, chromium):
        assert one["wide"] <= int(name.split(",")[0].rpartition(" ")[2]), name
        assert one["high"] == pytest.approx(other["high"], rel=0.02), name


def test_every_chart_and_table_is_shown_as_wide_and_in_the_same_place(firefox, chromium):
    for name, one, other in both(firefox, chromium):
        assert [box[0] for box in one["boxes"]] == [box[0] for box in other["boxes"]], name
        for (what, left, wide, shown), (_, there, width, _) in zip(
                one["boxes"], other["boxes"], strict=True):
            assert shown == "true", (name, what)
            # Cells of a table that is wider than its letters differ by fractions.
            assert float(left) == pytest.approx(float(there), abs=1.5), (name, what)
            assert float(wide) == pytest.approx(float(width), abs=1.5), (name, what)


def test_the_typeface_of_the_page_is_the_one_that_is_used(firefox, chromium):
    for name, one, other in both(firefox, chromium):
        assert one["fonts"] == other["fonts"] == ["400 loaded", "700 loaded"], name
        assert one["letterings"] == pytest.approx(other["letterings"], rel=0.005, abs=0.5), name


def test_everything_that_is_folded_unfolds_by_a_tap(firefox, chromium):
    for (name, one), (_, other) in zip(each(firefox), each(chromium), strict=True):
        assert one["parts"] == other["parts"] and not one["shut"], name
        if one["parts"]:
            assert one["unfolded"]["high"] > one["closed"]["high"], name


def test_beside_a_wide_page_its_contents_stay_in_sight(firefox):
    for name, page in each(firefox):
        if name.endswith(" 1280") and not name.startswith("index"):
            assert page["contents"] == pytest.approx(24), name


@pytest.mark.parametrize("browser", ["firefox", "chromium"])
def test_a_tapped_number_shows_its_card_in_sight_and_both_ways_lead_back(browser, request):
    for name, page in each(request.getfixturevalue(browser)):
        assert page["taps"] or name.startswith("index"), name
        for tap in page["taps"]:
            wide, (before, opened) = int(name.rpartition(" ")[2]), (tap["before"], tap["open"])
            assert opened["card"], (name, tap["id"])
            left, top, right, bottom = opened["card"]
            assert 0 <= left < right <= wide and 0 <= top < bottom <= 800, (name, opened)
            assert opened["scrolled"] == before["scrolled"], (name, tap["id"])
            assert not tap["closed"]["card"], (name, tap["id"])
            assert tap["closed"]["scrolled"] == before["scrolled"], (name, tap["id"])
            back = tap["back"]
            assert back["hash"] == "#" + tap["id"] and back["focus"] == tap["id"], (name, back)
            assert 0 <= back["number"][1] < back["number"][3] <= 800, (name, back)


@pytest.mark.parametrize("browser", ["firefox", "chromium"])
def test_on_a_wide_screen_a_card_stands_beside_the_number_wherever_that_is(browser, request):
    for name, page in each(request.getfixturevalue(browser)):
        for tap in page["taps"] if name.endswith(" 1280") else ():
            assert tap["open"]["card"][2] <= tap["open"]["number"][0], (name, tap["open"])
