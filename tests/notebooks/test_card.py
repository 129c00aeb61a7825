"""A number's note as a card over the text: one tap, no script, and the place is kept."""

import pytest


@pytest.fixture(params=[375, 1280])
def tab(request, browser):
    context = browser.new_context(viewport={"width": request.param, "height": 800}, offline=True,
                                  java_script_enabled=False, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def numbers(tab, slug):
    """Return some numbers of a page: of sentences, of tables, early and late."""
    links = tab.locator("main > :not(figure, .evidence) a.n")
    return [links.nth(n) for n in {0, links.count() // 2, links.count() - 1}]


def test_one_tap_shows_the_phrase_or_the_formula_and_the_text_stays_where_it_was(tab, pages):
    for slug, path in pages.items():
        tab.goto(path.as_uri())
        for link in numbers(tab, slug):
            link.scroll_into_view_if_needed()
            before = tab.evaluate("scrollY")
            # A link that runs over two lines has its middle beside it.
            x, y = link.evaluate("e => {const r = e.getClientRects()[0]; return [r.x + r.width / 2,"
                                 " r.y + r.height / 2]}")
            tab.mouse.click(x, y)
            note = tab.locator(link.get_attribute("href"))
            box = note.bounding_box()
            assert tab.evaluate("scrollY") == before, slug
            assert box["y"] >= 0 and box["y"] + box["height"] < 801, (slug, box)
            assert note.evaluate("e => getComputedStyle(e).position") == "fixed"
            parts = note.locator("a[href^='#n']")
            if not note.locator("q").count() and parts.count():
                # Derived: a part is one tap further, in place too.
                parts.first.click()
                note = tab.locator("#" + tab.url.rpartition("#")[2])
                assert tab.evaluate("scrollY") == before, slug
            # What a remark rests on is a document, not always a phrase.
            assert note.locator("q, .where").first.is_visible()
            note.locator(".close").click()
            assert tab.evaluate("scrollY") == before, slug
            assert note.evaluate("e => getComputedStyle(e).position") != "fixed"


def test_the_document_of_a_note_opens_in_its_place_with_its_address(tab, pages):
    tab.goto(pages["overview"].as_uri())
    tab.locator("main td a.n").first.click()
    before = tab.evaluate("scrollY")
    tab.locator(":target .where").click()
    head = tab.locator(".head:target")
    assert head.locator("h3").is_visible() and tab.evaluate("scrollY") == before


def test_by_keyboard_a_number_leads_to_its_card_and_the_arrow_back_to_the_number(tab, pages):
    tab.goto(pages["overview"].as_uri())
    link = tab.locator("main td a.n").first
    start = link.get_attribute("id")
    link.focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('li')?.matches(':target')")
    # A number cited in several places has an arrow to each.
    for _ in range(20):
        if tab.evaluate("document.activeElement.getAttribute('href')") == f"#{start}":
            break
        tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == start


def test_on_paper_an_open_card_is_a_note_among_the_others(tab, pages):
    tab.goto(pages["overview"].as_uri() + "#n1")
    tab.emulate_media(media="print")
    note = tab.locator("#n1")
    assert note.evaluate("e => getComputedStyle(e).position") in ("static", "relative")
    assert not tab.locator(".close, .take").filter(visible=True).count()


def test_axe_finds_nothing_in_an_open_card(browser, pages):
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(viewport={"width": 375, "height": 800}, offline=True)
    tab = context.new_page()
    tab.goto(pages["theme"].as_uri() + "#n1")
    found = Axe().run(tab, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == []
    context.close()
