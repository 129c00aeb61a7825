"""How words, numbers and dates of the data are written.

>>> is_match(DECIMAL, "-3.20"), is_match(DECIMAL, "1,234"), is_match(DECIMAL, "NaN")
(True, False, False)
>>> last_day("2023-02")
datetime.date(2023, 2, 28)
"""

from __future__ import annotations

import calendar
import re
from datetime import date

#: Latin small letters, digits and single hyphens: sources, indicators, scopes, actions.
KEBAB = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
#: Areas use underscores (``gongshu_old``).
AREA = r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*"
#: No sign but minus, no thousands separator, no exponent, ASCII digits only, not ``-0``.
DECIMAL = r"(?!-0(?:\.0+)?$)-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
COUNT = r"[1-9][0-9]*"
YEAR = r"(?:19[5-9][0-9]|20[0-4][0-9])"
LIST = r"(?:[^|]+(?:\|[^|]+)*)?"

#: The whole-year, whole-month or whole-day spelling of a date.
DATE = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"


def is_match(pattern: str, text: str) -> bool:
    """Tell whether the whole text is written like ``pattern``."""
    return re.fullmatch(pattern, text) is not None


def last_day(written: str) -> date | None:
    """Return a date written as a day, or the last day of a written month or year.

    None for text that is no date of the calendar.
    """
    if not is_match(DATE, written):
        return None
    parts = [int(part) for part in written.split("-")]
    try:
        year = parts[0]
        month = parts[1] if len(parts) > 1 else 12
        day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
        return date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        return None


def split_list(cell: str) -> list[str]:
    """Return the items of a list cell; an empty cell has none."""
    return cell.split("|") if cell else []
