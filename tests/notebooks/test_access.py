"""What WCAG asks for beyond axe: order, landmarks, focus, motion, zoom."""

from itertools import pairwise

import pytest


@pytest.fixture(scope="module")
def tab(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    yield context.new_page()
    context.close()


def test_headings_begin_with_one_h1_and_skip_no_level(tab, files):
    for slug, path in files.items():
        tab.goto(path.as_uri())
        levels = tab.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')]"
                              ".map(h => +h.localName[1])")
        assert levels[0] == 1 and levels.count(1) == 1, slug
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), slug


def test_all_that_is_shown_stands_in_a_landmark(tab, files):
    for slug, path in files.items():
        tab.goto(path.as_uri())
        assert tab.evaluate("document.querySelectorAll('main').length") == 1, slug
        outside = tab.evaluate("""() => {
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const found = [];
            while (walker.nextNode()) {
                const at = walker.currentNode;
                if (at.data.trim() && !at.parentElement.closest(
                    "main, nav, header, footer, .skip, style")) found.push(at.data.trim());
            }
            return found;
        }""")
        assert outside == [], slug


def test_the_keyboard_goes_first_past_the_contents_and_what_has_the_focus_shows_it(tab, pages):
    for slug, path in pages.items():
        tab.goto(path.as_uri())
        tab.keyboard.press("Tab")
        first = tab.evaluate("[document.activeElement.className, "
                             "document.activeElement.getBoundingClientRect().x >= 0]")
        assert first == ["skip", True], slug
        tab.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        for kind in ("a.n", "summary", ".table[tabindex]", "nav a"):
            # As the keyboard does it: focus from a script alone shows no ring everywhere.
            ring = tab.evaluate("""kind => {
                const found = document.querySelector(`main ${kind}`)
                    || document.querySelector(kind);
                if (!found) return "none to see";
                found.focus({focusVisible: true});
                const look = getComputedStyle(found);
                return `${look.outlineStyle} ${parseFloat(look.outlineWidth) >= 1}`;
            }""", kind)
            assert ring in ("solid true", "auto true", "none to see"), f"{slug} {kind}: {ring}"


def test_nothing_moves_for_those_who_asked_for_that(tab, files):
    tab.emulate_media(reduced_motion="reduce")
    for slug, path in files.items():
        tab.goto(path.as_uri())
        moving = tab.evaluate("""[...document.querySelectorAll("*")].filter(e => {
            const look = getComputedStyle(e);
            return look.scrollBehavior === "smooth" || look.animationName !== "none"
                || look.transitionDuration.split(", ").some(d => parseFloat(d) > 0);
        }).map(e => e.localName)""")
        assert moving == [], slug
    tab.emulate_media(reduced_motion="no-preference")


def test_at_twice_the_size_nothing_is_cut_off_and_no_page_scrolls_sideways(browser, files):
    # 1280 pixels at 200 % are 640, each two wide.
    context = browser.new_context(viewport={"width": 640, "height": 450}, offline=True,
                                  device_scale_factor=2)
    tab = context.new_page()
    for slug, path in files.items():
        tab.goto(path.as_uri())
        tab.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert tab.evaluate("document.documentElement.scrollWidth") <= 640, slug
        cut = tab.evaluate("""[...document.querySelectorAll("main *:not(svg *)")].filter(e =>
            getComputedStyle(e).overflowX === "hidden" && e.scrollWidth > e.clientWidth + 1)
            .map(e => e.outerHTML.slice(0, 120))""")
        assert cut == [], slug
    context.close()
