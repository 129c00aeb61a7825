"""What the phrase of a figure says itself, against the columns of its row.

The phrase is all that is needed here; whether it stands in the document is the business of
``verification``. A row that is right against the wording says why in its note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.dataset.faults import Fault
from helpers.dataset.patterns import last_day, split_list
from helpers.dataset.rules.contents import Contents, Row
from helpers.dataset.vocabulary import GOALS, RESULTS

#: Words that make a phrase an estimate or a goal; then it is not an established result.
ESTIMATE_WORDS = ("预计", "尚未出")
GOAL_WORDS = ("力争", "确保")

_MONTHS = re.compile(r"(?<![0-9])([0-9]{1,2})[-—–－~至到]([0-9]{1,2})月")
_PARTS = {"上半年": "M01-M06", "前三季度": "M01-M09", "一季度": "M01-M03"}
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年")
_YEAR_NUMBER = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
WHOLE_YEAR = "M01-M12"
#: Shorter names (企业, 人才) stand inside phrases about something else.
TELLING_NAME = 4


def words_agree_with_status(contents: Contents) -> Iterator[Fault]:
    """A phrase with 预计 or 尚未出 is not established, one with 力争 or 确保 is not a result."""
    for row in contents.observations:
        status, phrase = row["status"], row["evidence"]
        if status in ("actual", "revised") and (word := _first(ESTIMATE_WORDS, phrase)):
            yield row.fault("status", f"the phrase says {word}", ("provisional",))
        if status in RESULTS and (word := _first(GOAL_WORDS, phrase)):
            yield row.fault("status", f"the phrase says {word}", GOALS)


def months_agree_with_period(contents: Contents) -> Iterator[Fault]:
    """A result whose phrase says 1-9月 or 上半年 is of that part of the year.

    1-12月 and 全年 are the year; where a phrase names several spans, any of them may be meant.
    """
    for row in contents.observations:
        said = _periods_said(row["evidence"])
        if not said or row["status"] not in RESULTS or row.explanation:
            continue
        if WHOLE_YEAR in said or "全年" in row["evidence"]:
            said |= {"FY", "EOY"}
        if row["period"] not in said and not row["period"].startswith("ASOF:"):
            yield row.fault("period", "not the part of the year that the phrase names",
                            tuple(sorted(said)))


def years_agree_with_phrase(contents: Contents) -> Iterator[Fault]:
    """A phrase that names years names the row's year; that of the base (``of``) aside."""
    for row in contents.observations:
        said = set(_YEAR.findall(row["evidence"])) - {row["of"]}
        spans = row["period"].startswith(("Y", "CUM"))
        if said and row["year"] not in said and not spans and not row.explanation:
            yield row.fault("year", "not a year that the phrase names", tuple(sorted(said)))


def years_agree_with_document(contents: Contents) -> Iterator[Fault]:
    """A document with years in its title has figures of those years, and of those around its day.

    Results may also be of the year before it was published, goals of that year; a work report
    with one year reviews the year before. Another year is named by phrase or note, or in doubt.
    """
    for row in contents.observations:
        source = contents.sources.get(row.source_id)
        if source is None or row["period"].startswith(("Y", "ASOF:")):
            continue
        titled = _years_of(source["title_zh"])
        day = last_day(source["published"])
        usual = set(titled)
        if row["status"] in RESULTS:
            usual |= {day.year - 1, day.year} if day else {max(titled, default=0) - 1}
            usual |= {min(titled) - 1} if source["doc_type"] == "work_report" and titled else set()
        elif row["status"] in GOALS and source["doc_type"] != "scorecard":
            usual |= {day.year} if day else {max(titled, default=0) + 1}
        said = row["evidence"] + row["note"]
        named = row["year"] in said or f"{row['year'][2:]}年" in said
        named = named or "year" in split_list(row["doubt"]) or row["status"] == "planned"
        if titled and row["year"] not in map(str, usual) and not named:
            yield row.fault(
                "year", f"not a year of {source['title_zh']}, and not named by the phrase",
                tuple(str(year) for year in sorted(usual)))


def phrases_name_their_indicator(contents: Contents) -> Iterator[Fault]:
    """A phrase that has the name of another indicator, and less of the row's own, is of that one.

    Unless the other one has a figure of its own there: then the phrase is a list (新增国家级企业
    29家、市级40家), in which the name stands once for several. Levels in another unit are not
    meant.
    """
    names = {
        key: [name for name in dict.fromkeys((row["name_zh"], *split_list(row["aliases"])))
              if name]
        for key, row in contents.indicators.items()
    }
    telling = [(name, key) for key, mine in names.items() for name in mine
               if len(name) >= TELLING_NAME]
    same = ("area_id", "year", "status", "measure")
    figures = {
        (row.source_id, row["indicator_id"], *(row[column] for column in same))
        for row in contents.observations
    }
    for row in contents.observations:
        phrase, own = row["evidence"], row["indicator_id"]
        if row.explanation or own not in names or any(name in phrase for name in names[own]):
            continue
        said = [(name, other) for name, other in telling if name in phrase]
        for name, other in said:
            key = (row.source_id, other, *(row[column] for column in same))
            if (
                other not in (own, row["of"]) and key not in figures
                and _can_be(row, contents.indicators[other], contents)
                and all(_shared_length(mine, phrase) < len(name) for mine in names[own])
            ):
                yield row.fault("indicator_id", f"the phrase speaks of {name}", (other,))
                break


def phrases_name_their_scope(contents: Contents) -> Iterator[Fault]:
    """A phrase that has the name of a scope is of that scope."""
    scopes = {row["name_zh"]: row["scope_id"] for row in contents.rows("scopes")
              if len(row["name_zh"]) >= TELLING_NAME}
    for row in contents.observations:
        if row.explanation:
            continue
        said = [name for name in scopes if name in row["evidence"]]
        if said and row["scope"] not in [scopes[name] for name in said]:
            yield row.fault("scope", f"the phrase speaks of {said[0]}",
                            tuple(scopes[name] for name in said))


def _can_be(row: Row, indicator: Row, contents: Contents) -> bool:
    """Tell whether a figure in this unit may be one of an indicator."""
    if row["measure"] != "level":
        return True
    own, other = contents.units.get(row["unit"]), contents.units.get(indicator["unit"])
    return own is not None and other is not None and own[0] == other[0]


def _shared_length(name: str, phrase: str) -> int:
    """Return the length of the longest piece of a name that stands in the phrase."""
    for length in range(min(len(name), len(phrase)), 0, -1):
        if any(name[at:at + length] in phrase for at in range(len(name) - length + 1)):
            return length
    return 0


def _years_of(title: str) -> set[int]:
    """Return the years that a title names, with those inside a span (2015-2017年)."""
    years = {int(year) for year in _YEAR_NUMBER.findall(title)}
    for first, last in re.findall(r"(20[0-9]{2})[-—–~至](20[0-9]{2})", title):
        years |= set(range(int(first), int(last) + 1))
    return years


def _periods_said(phrase: str) -> set[str]:
    spans = {f"M{int(first):02d}-M{int(last):02d}" for first, last in _MONTHS.findall(phrase)}
    return spans | {period for word, period in _PARTS.items() if word in phrase}


def _first(words: tuple[str, ...], phrase: str) -> str:
    return next((word for word in words if word in phrase), "")


RULES = (
    words_agree_with_status, months_agree_with_period, years_agree_with_phrase,
    years_agree_with_document, phrases_name_their_indicator, phrases_name_their_scope,
)
