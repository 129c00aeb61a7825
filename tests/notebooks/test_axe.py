"""Axe-core on every page, in a real browser: WCAG 2.2 A and AA and the best practices.

Everything on the page is unfolded, and looked at in three runs. All rules but those on colours:
the whole page. Colours: three texts of each make, that is of the same tags, classes and styles
all the way up, since thousands of figures are set alike; but not the texts inside charts, as axe
cannot tell what lies behind a text in a picture (``tests/statement/test_chart.py`` holds their
colours). The size of targets: once more as on a phone, where lines are closest.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: Rules on colours, which are the same for all texts of one make, and slow to judge for each.
BY_MAKE = ["color-contrast", "link-in-text-block"]
#: Marks the elements with text of their own that stand for all of the same make.
MARK = """() => {
    const seen = {};
    for (const element of document.querySelectorAll("body *:not(.picture *)")) {
        if (![...element.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
        let make = "";
        for (let at = element; at; at = at.parentElement)
            make += `>${at.localName}.${at.className}.${at.style.cssText}`;
        seen[make] = (seen[make] || 0) + 1;
        if (seen[make] <= 3) element.dataset.sample = "";
    }
    return Object.keys(seen).length;
}"""
RUN = """([context, options]) => axe.run(context, {preload: false, resultTypes: ["violations"],
    ...options}).then(found => found.violations.map(v =>
        [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200), v.nodes[0].failureSummary]))"""


@pytest.fixture(scope="module")
def tab(browser):
    """A tab without network; the test brings axe into it, past the policy of the page."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    yield context.new_page()
    context.close()


def _unfolded(tab, path, width):
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(path.as_uri())
    tab.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    tab.evaluate(AXE_SCRIPT)


def test_axe_finds_nothing_on_any_page(tab, files):
    for slug, path in files.items():
        _unfolded(tab, path, 1280)
        rules = {rule: {"enabled": False} for rule in BY_MAKE} | {"target-size": {"enabled": True}}
        options = {"runOnly": {"type": "tag", "values": TAGS}, "rules": rules}
        assert tab.evaluate(RUN, ["html", options]) == [], slug
        assert tab.evaluate(MARK) > 5, slug
        samples = {"include": [["[data-sample]"]]}
        assert tab.evaluate(RUN, [samples, {"runOnly": BY_MAKE}]) == [], slug


def test_on_a_phone_every_target_can_be_hit(tab, files):
    for slug, path in files.items():
        _unfolded(tab, path, 375)
        assert tab.evaluate(RUN, ["html", {"runOnly": ["target-size"]}]) == [], slug
