"""Years, periods, status and the day of publication against each other.

>>> period_end("2021", "M01-M09"), period_end("2021", "FY"), period_end("2021", "CUM")
(datetime.date(2021, 9, 30), datetime.date(2021, 12, 31), None)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from helpers.dataset.faults import Fault
from helpers.dataset.patterns import YEAR, is_match, last_day
from helpers.dataset.rules.contents import Contents, Row
from helpers.dataset.vocabulary import GOALS, PERIOD_PATTERN, RESULTS

#: How many years a document looks back to goals, which it gives beside their outcome: a scorecard
#: of January over the year before, a five-year plan over the plan before.
GOALS_LOOK_BACK = {"scorecard": 1, "five_year_plan": 6}
#: How titles, phrases and notes name part of a year.
_PART_WORDS = re.compile(
    r"[0-9]月|半年|季度|half|quarter|month|January|February|to (?:September|October|November)",
    re.IGNORECASE)
#: No plan of a district looks further ahead.
GOALS_LOOK_AHEAD = 30


def period_end(year: str, period: str) -> date | None:
    """Return the last day of what a figure is about; None where that is open or malformed."""
    if not is_match(YEAR, year) or not is_match(PERIOD_PATTERN, period):
        return None
    if period.startswith("ASOF:"):
        return last_day(period.removeprefix("ASOF:"))
    if period.startswith("M"):
        return last_day(f"{year}-{period[-2:]}")
    if period.startswith("CUM"):
        return None
    return date(int(year), 12, 31)


def _dated(contents: Contents) -> Iterator[tuple[Row, int, date | None]]:
    """Yield figures whose year and period can be read, with the day of their document."""
    for row in contents.observations:
        if is_match(YEAR, row["year"]) and is_match(PERIOD_PATTERN, row["period"]):
            source = contents.sources.get(row.source_id)
            yield row, int(row["year"]), last_day(source["published"]) if source else None


def period_agrees_with_year(contents: Contents) -> Iterator[Fault]:
    """``year`` is the last year of a span, the year of a day, not before a cumulation's start."""
    for row, year, _ in _dated(contents):
        period = row["period"]
        if period.startswith("ASOF:") and int(period[5:9]) != year:
            yield row.fault("year", f"the period is a day of {period[5:9]}", period[5:9])
        elif period.startswith("Y"):
            start, end = int(period[1:5]), int(period[7:11])
            if end != year:
                yield row.fault("year", f"the span {period} ends in {end}", str(end))
            if start >= end:
                yield row.fault("period", "the span ends before it has begun",
                                "a later year after the hyphen; FY for one year")
        elif period.startswith("M") and period[1:3] > period[5:7]:
            yield row.fault("period", "the months run backwards", "as M01-M09")
        elif period.startswith("CUM") and period[3:] and int(period[3:]) > year:
            yield row.fault("year", f"the cumulation begins in {period[3:]}",
                            f"{period[3:]} or later")


def results_are_past(contents: Contents) -> Iterator[Fault]:
    """An outcome is not later than its document; ``provisional`` may run to the year's end.

    A year's figure of a document of that year is a goal, an estimate (预计), a part-year or a
    cumulation. Of a document without a date the years in the title count.
    """
    for row, year, day in _dated(contents):
        if row["status"] not in RESULTS:
            continue
        if day is None:
            source = contents.sources.get(row.source_id)
            titled = re.findall(r"(?<![0-9])20[0-9]{2}(?![0-9])", source["title_zh"]) if source \
                else []
            if titled and row["year"] > max(titled):
                yield row.fault("year", "a result later than the year in the title",
                                f"at most {max(titled)}")
            continue
        end = period_end(row["year"], row["period"])
        if row["status"] == "provisional" and year <= day.year:
            continue
        if year > day.year:
            yield row.fault("year", f"a result later than its document, of {day.year}",
                            f"at most {day.year}; or status {' or '.join(GOALS)}")
        elif end is not None and end > day:
            yield row.fault(
                "period", f"the period ends on {end}, after the document of {day}: not a result",
                f"M01-M{max(day.month - 1, 1):02d}, CUM, ASOF:{day}, or another status")


def goals_are_near_their_document(contents: Contents) -> Iterator[Fault]:
    """A goal is of the document's year or later; a scorecard has those of the year before.

    An older goal that a document recalls is explained in the note. A goal for part of a year
    is not given when that part is over.
    """
    for row, year, day in _dated(contents):
        if day is None or row["status"] not in GOALS:
            continue
        source = contents.sources[row.source_id]
        back = GOALS_LOOK_BACK.get(source["doc_type"], 0)
        first, last = day.year - back, day.year + GOALS_LOOK_AHEAD
        end = period_end(row["year"], row["period"])
        if row.explanation and year <= last:
            continue
        if row["period"].startswith("M") and end is not None and end < day:
            yield row.fault("status", f"a goal for months that are over, in a document of {day}",
                            RESULTS)
        elif not first <= year <= last:
            yield row.fault("year", f"a goal far from its document, of {day.year}",
                            f"{first} to {last}")


def stocks_and_flows_have_their_periods(contents: Contents) -> Iterator[Fault]:
    """``FY`` is a flow of the year, ``EOY`` a stock at its end: as the indicator's kind says."""
    for row in contents.observations:
        indicator = contents.indicators.get(row["indicator_id"])
        if indicator is None:
            continue
        if indicator["kind"] == "stock" and row["period"] == "FY":
            yield row.fault("period", "a stock has no flow of the year",
                            "EOY, ASOF:day or CUM; or kind flow in indicators.csv")
        elif indicator["kind"] == "flow" and row["period"] == "EOY":
            yield row.fault("period", "a flow has no level at the year's end",
                            "FY, M01-M09, CUM or a span; or kind stock in indicators.csv")


def months_of_excerpts_are_named(contents: Contents) -> Iterator[Fault]:
    """Part of a year, in a document of which only excerpts were seen, is named somewhere.

    In the phrase, the note or the title; or the document has another figure of the same months.
    """
    alike: dict[tuple[str, str, str], int] = {}
    for row in contents.observations:
        key = row.source_id, row["year"], row["period"]
        alike[key] = alike.get(key, 0) + 1
    for row in contents.observations:
        source = contents.sources.get(row.source_id)
        if source is None or source["tier"] != "public_excerpt":
            continue
        said = row["evidence"] + row["note"] + source["title_zh"] + source["title_en"]
        lonely = alike[row.source_id, row["year"], row["period"]] < 2
        if row["period"].startswith("M") and lonely and not _PART_WORDS.search(said):
            yield row.fault("period", "neither phrase nor note nor title names part of a year",
                            "FY, or a note that says where the months are named")


RULES = (
    period_agrees_with_year, results_are_past, goals_are_near_their_document,
    stocks_and_flows_have_their_periods, months_of_excerpts_are_named,
)
