"""Which geography a document may speak of.

Areas have vintages: a district that was merged away and the one that followed are different
places. Which of them a figure belongs to is decided by the day the document was published, never
by the year that the figure is about. Nothing here knows a district by name: days, parts and
families come from areas.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.dataset.faults import Fault
from helpers.dataset.patterns import last_day, split_list
from helpers.dataset.rules.contents import Contents, Row
from helpers.dataset.rules.times import period_end

#: How Chinese documents mark a former district (原拱墅, 原下城区).
FORMER = "原"


def document_speaks_of_its_vintage(contents: Contents) -> Iterator[Fault]:
    """A document speaks of the areas that exist on its day; comparators are free.

    Published before an area exists, it never speaks of it. Published after an area ended, it
    speaks of its successor, also about earlier years; unless evidence or note says 原…, and the
    figure is about a time before the end.
    """
    for row in contents.observations:
        area = contents.areas.get(row["area_id"])
        source = contents.sources.get(row.source_id)
        if area is None or source is None or area["role"] == "comparator":
            continue
        day = last_day(source["published"])
        if day is None:
            continue
        begins, ends = last_day(area["valid_from"]), last_day(area["valid_to"])
        if begins and day < begins:
            yield row.fault(
                "area_id", f"the document is of {source['published']}, the area begins on "
                f"{area['valid_from']}", _valid_on(contents, day, area["family"]))
        elif ends and day > ends:
            until = period_end(row["year"], row["period"])
            says_former = FORMER in row["evidence"] or FORMER in row["note"]
            if not says_former or until is None or until > ends:
                yield row.fault(
                    "area_id", f"the document is of {source['published']}, the area ended on "
                    f"{area['valid_to']}, and the phrase does not speak of its time as 原…",
                    _valid_on(contents, day, area["family"], row["area_id"]))


def document_speaks_of_its_district(contents: Contents) -> Iterator[Fault]:
    """A document whose title or publisher names one district speaks of that district.

    A figure of another district, or of a comparator, names it in its phrase or note; a city also
    as 全市. So does a figure of a district in a document that names a comparator only, unless the
    note explains it. Names are looked for in both languages.
    """
    names = {key: _names(area) for key, area in contents.areas.items()}
    for row in contents.observations:
        area = contents.areas.get(row["area_id"])
        source = contents.sources.get(row.source_id)
        if area is None or source is None:
            continue
        heading = source["title_zh"] + source["publisher_zh"] + source["title_en"]
        named = {
            role: {other["family"] for key, other in contents.areas.items()
                   if (other["role"] == "comparator") == (role == "comparator")
                   and any(name in heading for name in names[key])}
            for role in ("district", "comparator")
        }
        home = named["district"] or named["comparator"]
        if not named["district"] and row.explanation:
            continue
        spoken = row["evidence"] + row["note"]
        called = (*names[row["area_id"]], f"全{area['name_zh'][-1:]}")
        if len(home) == 1 and area["family"] not in home and not any(
            name in spoken for name in called
        ):
            yield row.fault(
                "area_id", f"the document is of another area ({source['title_zh']}) and the "
                "phrase does not name this one",
                tuple(key for key, other in contents.areas.items() if other["family"] in home))


def scope_belongs_to_area(contents: Contents) -> Iterator[Fault]:
    """The scope of a figure lies in its area: the same, a part of it, or of one family.

    A scope without area is one of any.
    """
    scopes = contents.by("scopes", "scope_id")
    for row in contents.observations:
        scope, area = scopes.get(row["scope"]), contents.areas.get(row["area_id"])
        if scope is None or area is None or not scope["area_id"]:
            continue
        home = contents.areas.get(scope["area_id"])
        if home is None:
            continue
        related = {row["area_id"], *split_list(area["composed_of"])}
        if scope["area_id"] not in related and home["family"] != area["family"]:
            yield row.fault(
                "scope", f"the scope lies in {scope['area_id']}, the figure is of "
                f"{row['area_id']}",
                tuple(key for key, other in scopes.items()
                      if not other["area_id"] or other["area_id"] in related))


def vintages_follow_each_other(contents: Contents) -> Iterator[Fault]:
    """An area begins before it ends; one that is composed of others follows them.

    It is a subject, begins as its parts end, and is of one family with them.
    """
    for area_id, area in contents.areas.items():
        begins, ends = last_day(area["valid_from"]), last_day(area["valid_to"])
        if begins and ends and begins > ends:
            yield area.fault("valid_to", "the area ends before it begins",
                             f"after {area['valid_from']}")
        if area["composed_of"] and area["role"] != "subject":
            yield area.fault("role", "the area is composed of others, and not compared",
                             ("subject",))
        for part_id in split_list(area["composed_of"]):
            part = contents.areas.get(part_id)
            if part_id == area_id:
                yield area.fault("composed_of", "the area is a part of itself")
            elif part is not None:
                if part["family"] != area["family"]:
                    yield part.fault("family", f"a part of {area_id}, in another family",
                                     (area["family"],))
                part_ends = last_day(part["valid_to"])
                if begins is None or part_ends is None or abs((begins - part_ends).days) > 1:
                    yield area.fault(
                        "composed_of", f"{part_id} ends on {part['valid_to'] or 'no day'}, the "
                        f"area begins on {area['valid_from'] or 'no day'}",
                        "parts that end when the area begins", part_id)


def a_merger_is_a_break(contents: Contents) -> Iterator[Fault]:
    """An area composed of others begins with a break of kind geography, for all indicators."""
    if not contents.complete("breaks"):
        return
    known = {(row["family"], row["from_year"]) for row in contents.rows("breaks")
             if row["kind"] == "geography" and row["indicator_id"] == "*" and not row["measure"]}
    for area in contents.areas.values():
        year = area["valid_from"][:4]
        if area["composed_of"] and year and (area["family"], year) not in known:
            yield area.fault(
                "valid_from", "no break of kind geography in breaks.csv begins with the area",
                f"a row {area['family']},,*,{year},geography")


def _valid_on(contents: Contents, day, family: str, part: str = "") -> tuple[str, ...]:
    """Return the areas of a family, or made of ``part``, that exist on a day."""
    found = []
    for area_id, area in contents.areas.items():
        begins, ends = last_day(area["valid_from"]), last_day(area["valid_to"])
        related = area["family"] == family or part in split_list(area["composed_of"])
        if related and (not begins or begins <= day) and (not ends or day <= ends):
            found.append(area_id)
    return tuple(found)


def _names(area: Row) -> tuple[str, ...]:
    """Return the names by which documents call an area, without brackets, 区, City and the like."""
    chinese = re.sub(r"[（(].*", "", area["name_zh"]).strip().removeprefix(FORMER).rstrip("区市县")
    english = re.sub(r"\(.*|\b(?:District|City|County|the|former|Old)\b", "", area["name_en"])
    return tuple(name for name in (chinese, english.strip()) if name)


RULES = (
    document_speaks_of_its_vintage, document_speaks_of_its_district, scope_belongs_to_area,
    vintages_follow_each_other, a_merger_is_a_break,
)
