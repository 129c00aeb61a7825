"""Pages in a real browser with the network off: silent, readable, accessible, at any width."""

import pytest

pytestmark = pytest.mark.xdist_group("pages")

#: Phone, narrowest that WCAG asks for, desktop.
WIDTHS = (375, 320, 1280)


@pytest.fixture
def opened(browser, pages):
    """Open each page once; yield slug, tab, requests and console errors."""
    def tabs(width=1280, **settings):
        for slug, path in pages.items():
            context = browser.new_context(viewport={"width": width, "height": 900}, offline=True,
                                          **settings)
            tab = context.new_page()
            requests, errors = [], []
            tab.on("request", lambda r, found=requests: found.append(r.url))
            tab.on("console", lambda m, found=errors: m.type == "error" and found.append(m.text))
            tab.on("pageerror", lambda e, found=errors: found.append(str(e)))
            tab.goto(path.as_uri())
            yield slug, tab, requests, errors
            context.close()
    return tabs


def test_a_page_asks_for_nothing_and_complains_of_nothing(opened):
    for slug, tab, requests, errors in opened():
        tab.wait_for_load_state("networkidle")
        outside = [url for url in requests if not url.startswith(("file:", "data:"))]
        assert outside == [], slug
        assert errors == [], slug
        assert len([url for url in requests if url.startswith("file:")]) == 1, slug


def test_axe_finds_nothing(opened):
    from axe_playwright_python.sync_playwright import Axe

    for slug, tab, _, _ in opened():
        found = Axe().run(tab).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == [], slug


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(opened, width):
    for slug, tab, _, _ in opened(width):
        wide = tab.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{slug}: {wide}"


def test_the_embedded_font_is_the_one_that_is_used(opened):
    for slug, tab, _, _ in opened():
        tab.evaluate("document.fonts.ready")
        loaded = tab.evaluate("[...document.fonts].map(f => [f.family, f.weight, f.status])")
        assert sorted(x[1] for x in loaded) == ["400", "700"], slug
        assert {x[2] for x in loaded} == {"loaded"}, slug


def test_without_script_a_number_leads_to_its_phrase_and_back(opened):
    for slug, tab, _, _ in opened(375, java_script_enabled=False):
        link = tab.locator("main > :not(figure) a.n").first
        start = link.get_attribute("id")
        link.click()
        note = link.get_attribute("href")[1:]
        assert tab.url.endswith("#" + note), slug
        tab.locator(f"#{note} .back a").first.click()
        assert tab.url.endswith("#" + start), slug
