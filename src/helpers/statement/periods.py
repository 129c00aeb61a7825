"""How the period of a figure is written: months, days and spans of years, in either language."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from helpers import messages
from helpers.dataset.model import Observation

#: The locale of each language, for dates, numbers and lists.
LOCALE = {"zh": "zh_Hans_CN", "en": "en_GB"}


def period_name(observation: Observation, language: str) -> str:
    """Write the period of a figure: 2021年1–9月, end of 2022, 2023–2025."""
    period, year = observation.period, observation.year
    if period.startswith("M"):
        first, last = (int(edge[1:]) for edge in period.split("-"))
        return messages.text(
            "period.months" if first < last else "period.month", language,
            year=year, first=first, last=last,
            first_name=messages.text(f"month.{first}", language),
            last_name=messages.text(f"month.{last}", language),
        )
    if period.startswith("Y"):
        first, last = (edge[1:] for edge in period.split("-"))
        return messages.text("period.span", language, first=first, last=last)
    if period.startswith("ASOF:"):
        year, month, day = map(int, period[5:].split("-"))
        key = "period.published" if is_day_of_paper(observation) else "period.as_of"
        # Digits of a date of hyphens would run into those of a value behind it.
        return messages.text(key, language, day=f"{year}年{month}月{day}日"
                             if language == "zh" else period[5:])
    if period.startswith("CUM") and len(period) > 3:
        return messages.text("period.since", language, first=period[3:], year=year)
    return messages.text(f"period.{period}", language, year=year)


def is_day_of_paper(observation: Observation) -> bool:
    """Tell whether the day of a figure is only that of the newspaper which printed it."""
    source = observation.source
    return (source.doc_type == "press" and source.published is not None
            and observation.period == f"ASOF:{source.published}")


def day_name(day: date, language: str) -> str:
    """Write a day.

    >>> day_name(date(2021, 4, 9), "zh"), day_name(date(2021, 4, 9), "en")
    ('2021年4月9日', '9 April 2021')
    """
    return format_date(day, "long", locale=LOCALE[language])


def months_name(period: str, language: str) -> str:
    """Write the months of a period.

    >>> months_name("M01-M11", "zh"), months_name("M01-M11", "en")
    ('1–11月', 'Jan–Nov')
    >>> months_name("M12-M12", "zh")
    '12月'
    """
    first, last = (int(edge[1:]) for edge in period.split("-"))
    return messages.text(
        "period.some_months" if first < last else "period.some_month", language,
        first=first, last=last,
        first_name=messages.text(f"month.{first}", language),
        last_name=messages.text(f"month.{last}", language),
    )
