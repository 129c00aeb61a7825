"""A page turned into the plain HTML that pandoc makes a Word document of.

What is for a screen goes (contents, arrows back, links that save data); the rest stays: headings,
sentences, every table, each chart as the picture drawn beside the page, every note. Numbers in the
text stay links to their notes, without a mark. The tables under the charts would tear the text
apart: they move into an annex before the notes.
"""

from __future__ import annotations

from unicodedata import east_asian_width

from bs4 import BeautifulSoup, Tag

from helpers.messages import text

#: For a screen only, or asking pandoc to read another file.
_DROPPED = ("script, style, link, nav, summary, .skip, .back, .close, .take, .onscreen, .contents, "
            "template, iframe, object, embed, img, picture > source, audio, video")
#: Class on the page and the paragraph style of the Word edition.
_STYLES = {"lead": "Lead", "caution": "Caution", "src": "Source", "remark": "Source",
           "doc": "Source"}
#: Where a link may lead.
_SAFE = ("#", "https://", "http://")


#: A column is given room for no more than so many halfwidth characters, and no fewer.
_WIDEST, _NARROWEST = 28, 7


def word_html(html: str) -> str:
    """Return the page for pandoc; its charts are pictures ``<data-file>.png``."""
    soup = BeautifulSoup(html, "html.parser")
    language = "en" if str(soup.html.get("lang", "")).startswith("en") else "zh"
    for element in soup.select(_DROPPED):
        element.decompose()
    if soup.h1:
        soup.h1.decompose()  # The title of the document stands in the head already.
    for link in soup.find_all("a"):
        if not str(link.get("href", "")).strip().startswith(_SAFE):
            link.unwrap()
    _parameters(soup)
    _charts(soup, language)
    _notes(soup, language)
    _tables(soup)
    for item in soup.select(".points li"):
        # A loose list stands in the type of the text, a tight one in that of tables.
        item.insert(0, _paragraph(soup, *item.contents[:]))
    for name, style in _STYLES.items():
        for element in soup.select(f"p.{name}"):
            element.wrap(soup.new_tag("div", attrs={"custom-style": style}))
    return str(soup)


def _parameters(soup: BeautifulSoup) -> None:
    """Write the parameters of the issue as one line."""
    for box in soup.select("details.parameters"):
        words = [f"{entry.dt.get_text(strip=True)} {entry.dd.get_text(strip=True)}"
                 for entry in box.select("dl > div")]
        line = soup.new_tag("p", attrs={"class": "src"})
        line.string = " · ".join(words)
        box.replace_with(line)


def _charts(soup: BeautifulSoup, language: str) -> None:
    """Put pictures in place of drawings and move the tables of their data into an annex."""
    annex = []
    for figure in soup.select("figure.chart"):
        figure.select_one(".plate").unwrap()
        drawn = figure.select_one(".picture")
        picture = soup.new_tag("img", attrs={
            "src": f"{figure.get('data-file')}.png", "alt": drawn.get("aria-label", ""),
            "style": "width:13.5cm"})
        drawn.replace_with(_styled(soup, "Captioned Figure", picture))
        caption = figure.figcaption.extract()
        label = caption.b.get_text() if caption.b else ""
        caption.name = "p"
        figure.insert(0, _styled(soup, "Image Caption", *caption.contents[:]))
        for box in figure.find_all("details"):
            annex += [(label, table) for table in box.select(".table")]
            box.extract()
        figure.name = "div"
    if not annex:
        return
    heading = soup.new_tag("h2")
    heading.string = text("word.annex", language)
    notes = soup.select_one(".evidence")
    place = notes.insert_before if notes else soup.body.append
    place(heading)
    for label, table in annex:
        if table.caption:
            table.caption.insert(0, f"{label} ")
        place(table)


def _notes(soup: BeautifulSoup, language: str) -> None:
    """Write each note as a paragraph under its own number: Word would count anew in each list."""
    lead = soup.select_one(".evidence > h2 + p")
    if lead:
        lead.string = text("word.notes_lead", language, count=len(soup.select(".evidence ol > li")))
    for title in soup.select(".evidence h3"):
        title.replace_with(_styled(soup, "Evidence Title", *title.contents[:]))
    for items in soup.select(".evidence ol"):
        for item in items.find_all("li", recursive=False):
            mark = soup.new_tag("span", attrs={"id": item.get("id", "")})
            mark.string = f"[{item.get('value', '')}]"
            items.insert_before(_styled(soup, "Evidence", mark, " ", *item.contents[:]))
        items.decompose()


def _tables(soup: BeautifulSoup) -> None:
    """Say what pandoc reads: alignment, units on a line of their own, the width of columns."""
    for cell in soup.select("th.num, td.num"):
        cell["style"] = "text-align:right"
    for unit in soup.select("th .unit"):
        unit.insert_before(soup.new_tag("br"))
    for table in soup.find_all("table"):
        rows = [row.find_all(["th", "td"], recursive=False) for row in table.find_all("tr")]
        columns = max(map(len, rows), default=0)
        widths = [
            max(_NARROWEST, *(min(_WIDEST, _width(row[n].get_text()) + 2) for row in rows
                              if len(row) == columns))
            for n in range(columns)]
        group = soup.new_tag("colgroup")
        for width in widths:
            share = 100 * width / sum(widths)
            group.append(soup.new_tag("col", attrs={"style": f"width:{share:.1f}%"}))
        if table.caption:
            table.caption.insert_after(group)
        else:
            table.insert(0, group)


def _width(words: str) -> int:
    """Return how wide a text is, in halfwidth characters.

    >>> _width("GDP（亿元）")
    11
    """
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in words.strip())


def _paragraph(soup: BeautifulSoup, *content: Tag | str) -> Tag:
    line = soup.new_tag("p")
    line.extend(content)
    return line


def _styled(soup: BeautifulSoup, style: str, *content: Tag | str) -> Tag:
    box = soup.new_tag("div", attrs={"custom-style": style})
    box.append(_paragraph(soup, *content))
    return box
