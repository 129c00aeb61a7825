"""The text of one file from its bytes: encoding and line ends, each oddity named, none guessed.

>>> faults = []
>>> decoded("单位\\n".encode("gb18030"), "units.csv", faults, "unit"), faults[0].problem
('单位\\n', 'the file is saved as GBK or GB18030 (Excel on Chinese Windows)')
"""

from __future__ import annotations

import codecs
import re

from helpers.dataset.faults import Fault

ADOPT = "UTF-8 without BOM, line ends \\n; convert with: python -m helpers adopt {file}"


def decoded(raw: bytes, shown_as: str, faults: list[Fault], header: str) -> str | None:
    """Decode a file, naming in ``faults`` any encoding but plain UTF-8.

    None when no text can be made; ``header`` is what an empty file should begin with.
    """
    way_out = ADOPT.format(file=shown_as)

    def report(line: int, problem: str, accepted: str = way_out) -> None:
        faults.append(Fault(shown_as, line, "", problem, "", accepted))

    if not raw.strip(b"\0\r\n\t "):
        report(1, "the file is empty", header)
        return None
    other = utf_16_name(raw)
    if other:
        report(1, "the file is saved as UTF-16 (Excel calls it Unicode text)")
        try:
            return raw.decode(other)
        except UnicodeDecodeError:
            return None
    if raw.startswith(codecs.BOM_UTF8):
        report(1, "the file starts with a byte order mark (BOM)")
        raw = raw.removeprefix(codecs.BOM_UTF8)
    if b"\0" in raw:
        line = raw[: raw.index(b"\0")].count(b"\n") + 1
        report(line, f"the file holds {raw.count(bytes(1))} NUL bytes: it was damaged",
               "restore the file; no text has NUL bytes")
        raw = raw.replace(b"\0", b"")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        if looks_like_gb18030(raw):
            report(line, "the file is saved as GBK or GB18030 (Excel on Chinese Windows)")
            return raw.decode("gb18030")
        if error.reason == "unexpected end of data":
            report(line, "the file ends in the middle of a character: it was cut off",
                   "the whole file")
        else:
            report(line, f"byte 0x{raw[error.start]:02X} is not UTF-8: the file was damaged",
                   "restore the file, or correct this line")
        return raw.decode("utf-8", errors="replace")


def utf_16_name(raw: bytes) -> str | None:
    """Return the codec of a UTF-16 file, with or without a byte order mark, else None."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # Headers are ASCII, so in UTF-16 every second byte of the first letters is NUL.
    start = raw[:8]
    if len(start) == 8 and not any(start[1::2]) and all(start[0::2]):
        return "utf-16-le"
    if len(start) == 8 and not any(start[0::2]) and all(start[1::2]):
        return "utf-16-be"
    return None


def looks_like_gb18030(raw: bytes) -> bool:
    """Tell a file in GBK or GB18030 from a UTF-8 file with a damaged byte."""
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return False
    foreign = sum(byte >= 0x80 for byte in raw)
    damaged = raw.decode("utf-8", errors="replace").count("\ufffd")
    common = sum("\u4e00" <= char <= "\u9fff" or char in "，。、；：（）《》“”％"
                 for char in text)
    # In GBK nearly every character breaks UTF-8; a damaged file breaks it in a few places.
    return damaged * 5 >= foreign and common * 2 >= foreign * 0.5


def physical_lines(text: str, shown_as: str, faults: list[Fault]) -> list[str]:
    """Split at ``\\n``, naming in ``faults`` other line ends and a last line without one."""
    windows, lone = text.count("\r\n"), len(re.findall(r"\r(?!\n)", text))
    way_out = ADOPT.format(file=shown_as)
    if windows:
        faults.append(Fault(
            shown_as, 1 + text[: text.index("\r\n")].count("\n"), "",
            f"{windows} lines end in CRLF (Windows)", "", way_out))
    if lone:
        place = re.search(r"\r(?!\n)", text)
        line = 1 + text[: place.start()].count("\n") if place else 1
        faults.append(Fault(
            shown_as, line, "", f"{lone} lone carriage returns (CR)", "", way_out))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.endswith("\n"):
        last = text.count("\n") + 1
        faults.append(Fault(
            shown_as, last, "", "the last line has no line end: the file may be cut off",
            text.rsplit("\n", 1)[-1], "the whole file, its last line ended by \\n"))
    else:
        text = text[:-1]
    return text.split("\n")
