"""The data under each chart and table of the real pages, as files to take away."""

import csv
import io

from tests.statement.test_takeaway import opened


def test_every_chart_and_table_offers_its_data_with_every_number_that_it_shows(soups):
    for slug, soup in soups.items():
        names = []
        for table in soup.select("main table"):
            block = table.find_parent("figure") or table.find_parent(class_="table")
            link = (block.select_one(".take a") if block.name == "figure"
                    else block.find_next_sibling("p", class_="take").a)
            names.append(link["download"])
            about, rows = opened(link["href"])
            assert about and rows, slug
            noted = [row.get("注号") or row.get("note") for row in rows]
            shown = [a["href"][2:] for a in table.select("a.n")]
            assert sorted(filter(None, noted)) == sorted(shown), names[-1]
            for row in rows:
                if row.get("注号") or row.get("note"):
                    value = row.get("数值") or row.get("value")
                    # A remark of a curator rests on a document and has no number of its own.
                    assert float(value) is not None if value else (
                        row.get("标记") or row["flags"])
                    assert row.get("文件") or row["document"]
        assert len(names) == len(set(names)) and all(n.startswith(f"{slug}-") for n in names)


def test_without_script_a_tap_saves_the_file(browser, pages):
    context = browser.new_context(viewport={"width": 375, "height": 900}, offline=True,
                                  java_script_enabled=False, accept_downloads=True)
    tab = context.new_page()
    for slug in ("overview", "overview-language-en"):
        tab.goto(pages[slug].as_uri())
        for link in (tab.locator("main > .take a").first, tab.locator("figure .take a").first):
            assert link.bounding_box()["height"] >= 24
            with tab.expect_download() as saving:
                link.click()
            saved = saving.value
            assert saved.suggested_filename == link.get_attribute("download")
            text = saved.path().read_bytes().decode("utf-8-sig")
            assert len(list(csv.reader(io.StringIO(text, newline="")))) > 5
            assert tab.url == pages[slug].as_uri()
    context.close()
