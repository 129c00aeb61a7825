"""Pages in a real browser with the network off: silent, readable, accessible, at any width."""

import pytest

#: Phone, narrowest that WCAG asks for, desktop.
WIDTHS = (375, 320, 1280)
#: A4 less the margins of the printed page, 25 and 20 mm, at 96 pixels to the inch.
PAPER = int((210 - 25 - 20) / 25.4 * 96)


@pytest.fixture(scope="module")
def opened(browser, files):
    """Every page and the index, each in a tab: what it asked for and what it complained of."""
    found = {}
    for slug, path in files.items():
        tab = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True).new_page()
        requests, errors = [], []
        tab.on("request", lambda r, seen=requests: seen.append(r.url))
        tab.on("console", lambda m, seen=errors: m.type == "error" and seen.append(m.text))
        tab.on("pageerror", lambda e, seen=errors: seen.append(str(e)))
        tab.goto(path.as_uri())
        tab.wait_for_load_state("networkidle")
        found[slug] = (tab, requests, errors)
    yield found
    for tab, _, _ in found.values():
        tab.context.close()


def test_a_page_asks_for_nothing_and_complains_of_nothing(opened):
    for slug, (_, requests, errors) in opened.items():
        outside = [url for url in requests if not url.startswith(("file:", "data:"))]
        assert outside == [], slug
        assert errors == [], slug
        assert len([url for url in requests if url.startswith("file:")]) == 1, slug


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(opened, width):
    for slug, (tab, _, _) in opened.items():
        tab.set_viewport_size({"width": width, "height": 900})
        wide = tab.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{slug}: {wide}"


@pytest.mark.parametrize("width", [768, 1280])
def test_no_table_of_a_page_is_cut_off_on_a_screen(opened, width):
    # Tables of the data under charts may scroll; a table of the text that does has lost its end.
    for slug, (tab, _, _) in opened.items():
        tab.set_viewport_size({"width": width, "height": 900})
        cut = tab.evaluate("""() => [...document.querySelectorAll("section.table")]
            .filter(t => !t.closest("figure") && t.scrollWidth > t.clientWidth).map(t => t.id)""")
        assert cut == [], slug


def test_nothing_is_wider_than_the_paper(opened):
    # What is wider does not get cut off in print: the browser shrinks every sheet to fit it.
    for slug, (tab, _, _) in opened.items():
        tab.set_viewport_size({"width": PAPER, "height": 900})
        tab.emulate_media(media="print")
        wide = tab.evaluate("document.documentElement.scrollWidth")
        tab.emulate_media(media="screen")
        assert wide <= PAPER, f"{slug}: {wide}"


@pytest.mark.parametrize(("width", "media"), [(375, "screen"), (1280, "screen"), (PAPER, "print")])
def test_digits_of_a_column_end_at_one_edge(opened, width, media):
    for slug, (tab, _, _) in opened.items():
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(media=media)
        edges = tab.evaluate("""() => {
            const found = {};
            for (const a of document.querySelectorAll("main > .table td.num > a.n"))
                (found[`${a.closest(".table").id} ${a.parentNode.cellIndex}`] ??= []).push(
                    a.getBoundingClientRect().right);
            return Object.entries(found);
        }""")
        tab.emulate_media(media="screen")
        for column, found in edges:
            assert max(found) - min(found) < 1, (slug, column, found)
        assert edges or slug in ("index", "evidence", "targets"), slug


def test_the_embedded_font_is_the_one_that_is_used(opened):
    for slug, (tab, _, _) in opened.items():
        tab.evaluate("document.fonts.ready")
        loaded = tab.evaluate("[...document.fonts].map(f => [f.family, f.weight, f.status])")
        assert sorted(x[1] for x in loaded) == ["400", "700"], slug
        assert {x[2] for x in loaded} == {"loaded"}, slug


def test_without_script_a_number_leads_to_its_phrase_and_back(browser, pages):
    context = browser.new_context(viewport={"width": 375, "height": 900}, offline=True,
                                  java_script_enabled=False)
    tab = context.new_page()
    for slug, path in pages.items():
        tab.goto(path.as_uri())
        link = tab.locator("main > :not(figure) a.n").first
        start, note = link.get_attribute("id"), link.get_attribute("href")[1:]
        link.click()
        assert tab.url.endswith("#" + note), slug
        tab.locator(f"#{note} .back a").first.click()
        assert tab.url.endswith("#" + start), slug
    context.close()
