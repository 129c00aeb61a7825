"""Build ``reference.docx``, the look of the Word edition: run it by hand after a change here.

    python -m helpers.export.reference

Paper and faces after GB/T 9704-2012 (margins 37, 35, 28 and 26 mm; 仿宋 for text, 黑体 and 楷体 for
headings), sizes smaller than its 16 pt, since a report is full of tables. Faces that a machine
lacks have their like named beside them (``w:altName``). Needs pandoc and python-docx.
"""

from __future__ import annotations

import io
import subprocess
import zipfile
from datetime import datetime
from pathlib import Path

#: The tracked result.
PATH = Path(__file__).with_name("reference.docx")
#: Stands in the header until a page puts its own words there.
HEAD = "RUNNING-HEAD"
TEXT, HEADING, SECOND, LATIN = "仿宋", "黑体", "楷体", "Times New Roman"
#: Other names and likes of the Chinese faces, for macOS, Linux and English Windows.
LIKES = {TEXT: "FangSong;仿宋_GB2312;STFangsong;Noto Serif CJK SC",
         HEADING: "SimHei;STHeiti;Noto Sans CJK SC", SECOND: "KaiTi;楷体_GB2312;STKaiti"}
#: Style: face, size in pt, bold, space above and below in pt, line spacing, kept with the next.
STYLES = {
    "Normal": (TEXT, 12, False, 0, 0, 1.3, False),
    "Title": (HEADING, 20, False, 0, 8, 1.2, True),
    "Heading 1": (HEADING, 15, False, 16, 6, 1.2, True),
    "Heading 2": (SECOND, 13, False, 10, 4, 1.2, True),
    "Heading 3": (TEXT, 12, True, 8, 4, 1.2, True),
    "Body Text": (TEXT, 12, False, 3, 3, 1.3, False),
    "First Paragraph": (TEXT, 12, False, 3, 3, 1.3, True),
    "Compact": (TEXT, 9, False, 1, 1, 1.0, False),
    "Table Caption": (HEADING, 10.5, False, 10, 3, 1.0, True),
    "Image Caption": (HEADING, 10.5, False, 3, 3, 1.0, True),
    "Captioned Figure": (TEXT, 12, False, 8, 0, 1.0, True),
}
#: Styles of our own, that `word_html` names.
OWN = {
    "Lead": (SECOND, 12, False, 0, 8, 1.3, False),
    "Caution": (TEXT, 12, True, 6, 6, 1.3, False),
    "Source": (TEXT, 9, False, 1, 3, 1.1, False),
    "Evidence Title": (HEADING, 9, False, 8, 1, 1.0, True),
    "Evidence": (TEXT, 7.5, False, 1, 1, 1.0, False),
}


def build() -> bytes:
    """Return the reference document; the same bytes from the same pandoc."""
    import docx
    import pypandoc

    default = subprocess.run([pypandoc.get_pandoc_path(), "--print-default-data-file",
                              "reference.docx"], capture_output=True, check=True).stdout
    document = docx.Document(io.BytesIO(default))
    _styles(document)
    _table(document)
    _paper(document.sections[0])
    properties = document.core_properties
    properties.author = properties.title = properties.last_modified_by = ""
    properties.created = properties.modified = datetime(2024, 1, 1)
    made = io.BytesIO()
    document.save(made)
    return rewritten(made.getvalue(), {"word/fontTable.xml": lambda _: _font_table()})


def rewritten(content: bytes, changes: dict) -> bytes:
    """Return a package with parts changed (name: bytes → bytes), without the hour of its making."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, changes[name](part) if name in changes else part)
    return made.getvalue()


def _styles(document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import RGBColor

    known = {style.name for style in document.styles}
    for name in OWN:
        if name not in known:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = \
                document.styles["Normal"]
    for name, (face, size, bold, above, below, line, kept) in {**STYLES, **OWN}.items():
        style = document.styles[name]
        _face(style, face, size, bold)
        style.font.italic = False
        if name == "Compact":
            style.font.bold = None  # Cells: the table's style makes its first row bold.
        shape = style.paragraph_format
        _spaced(shape, above, below, line)
        shape.keep_with_next = kept
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.styles["Captioned Figure"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    # A number leads to its note, yet the text is to look like text.
    document.styles["Hyperlink"].font.color.rgb = RGBColor(0, 0, 0)
    document.styles["Hyperlink"].font.underline = False


def _face(style, face: str, size: float, bold: bool) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.size, style.font.bold = Pt(size), bold
    style.font.name = LATIN
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for old in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[old]
    fonts.set(qn("w:eastAsia"), face)
    fonts.set(qn("w:cs"), LATIN)


def _spaced(shape, above: float, below: float, line: float) -> None:
    from docx.shared import Pt

    shape.space_before, shape.space_after, shape.line_spacing = Pt(above), Pt(below), line


def _table(document) -> None:
    """Three lines, as Chinese offices and journals draw a table, with hairlines between rows."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    element = document.styles["Table"].element
    for tag in ("w:tblPr", "w:tblStylePr"):
        for old in element.findall(qn(tag)):
            element.remove(old)
    element.append(parse_xml(f"""<w:tblPr {nsdecls("w")}><w:tblBorders>
<w:top w:val="single" w:sz="12" w:color="000000"/>
<w:bottom w:val="single" w:sz="12" w:color="000000"/>
<w:insideH w:val="single" w:sz="4" w:color="BFBFBF"/></w:tblBorders>
<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>
</w:tblCellMar></w:tblPr>"""))
    element.append(parse_xml(f"""<w:tblStylePr {nsdecls("w")} w:type="firstRow">
<w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="6" w:color="000000"/></w:tcBorders>
<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>"""))


def _paper(section) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(22), Mm(25)
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.text = HEAD
    head.runs[0].font.size = Pt(9)
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for number, field in enumerate(("PAGE", "NUMPAGES")):
            if number:
                line.add_run(" / ").font.size = Pt(9)
            simple = OxmlElement("w:fldSimple")
            simple.set(qn("w:instr"), field)
            run = line.add_run("1")
            run.font.size = Pt(9)
            simple.append(run._r)
            line._p.append(simple)


def _font_table() -> bytes:
    fonts = "".join(f'<w:font w:name="{name}"><w:altName w:val="{likes}"/></w:font>'
                    for name, likes in LIKES.items())
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="{space}">'
            f'{fonts}<w:font w:name="{LATIN}"/></w:fonts>').encode()


if __name__ == "__main__":
    PATH.write_bytes(build())
