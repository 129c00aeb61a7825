"""What a chart says to those who don't see it: the very numbers of the table under it."""

import re
from collections import Counter

import pytest

#: A number with what bounds it; units and percent signs are left to the table.
_NUMBER = re.compile(r"(?:(?:[≥≤约近−+]|about|nearly)\s?)*\d[\d,]*(?:\.\d+)?")
#: Days, spans of months and years: they say when, not how much.
_TIME = re.compile(r"\d{4}-\d\d-\d\d|\d+–\d+月|(?<![\d,.−])(?:19|20)\d\d(?![\d.%]|,\d)")


def _numbers(text: str) -> list[str]:
    return [re.sub(r"[\s,]", "", found) for found in _NUMBER.findall(_TIME.sub(" ", text))]


@pytest.fixture(scope="module")
def charts(soups):
    """Every chart of every page: where it stands, the numbers it speaks, the table of its data."""
    found = []
    for slug, soup in soups.items():
        for chart in soup.select("figure.chart"):
            table = chart.select_one("details table")
            alt = _without_labels(chart.select_one("[role=img]")["aria-label"], table)
            found.append((f"{slug} {chart['id']}", _numbers(alt), table))
    return found


def _without_labels(alt: str, table) -> str:
    """Return the text without the names of rows and columns that hold numbers themselves."""
    labels = {head.get_text(" ", strip=True) for head in table.find_all("th")}
    for label in sorted(labels, key=len, reverse=True):
        if re.search(r"\d", label):
            alt = alt.replace(label, " ")
    return alt


def _shown(table) -> list[str]:
    """Return the numbers of the cells, row by row."""
    return [number for cell in table.select("td") for part in cell.select("a.n, .count")
            for number in _numbers(part.get_text())]


def _counted(table) -> Counter:
    """Return how many things each cell names, for charts that draw counts."""
    return Counter(str(len(cell.select("a.n"))) for cell in table.select("td")) \
        + Counter(number for part in table.select(".count") for number in _numbers(part.get_text()))


def _covers(spoken: list[str], table) -> bool:
    """Tell whether the first number is that of all cells, and the others its parts."""
    cells = table.select("td")
    empty = str(len([cell for cell in cells if not cell.select("a.n")]))
    total, *parts = map(int, spoken)
    return total == len(cells) == sum(parts) and empty in spoken


def test_every_number_of_an_alt_text_stands_in_the_table_of_its_chart(charts):
    assert charts
    for where, spoken, table in charts:
        assert spoken, where
        # Nothing to count is said as none, and stands as an empty cell.
        lacking = Counter(spoken) - Counter(_shown(table))
        if lacking and all(number.isdigit() for number in spoken):
            lacking = Counter(n for n in spoken if n != "0") - _counted(table)
            if lacking and _covers(spoken, table):
                continue
        assert not lacking, f"{where}: said and not shown: {dict(lacking)}"


def test_an_alt_text_says_one_number_a_row_in_the_order_of_the_rows(charts):
    held = 0
    for where, spoken, table in charts:
        rows = [row for row in table.select("tbody tr") if row.select("td a.n")]
        if all(len(row.select("a.n")) == 1 for row in rows) and not table.select(".count"):
            # Goals are ticks beside the lines: in the table, not in the alt text.
            shown = iter(_shown(table))
            assert all(number in shown for number in spoken), where
            held += 1
    assert held >= 10
