"""The kinds of values that parameters have, as text or typed, and their help."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from helpers.parameters.refused import problem

#: The documents and the districts' present shape allow no year before; 2030 is the last goal year.
FIRST_YEAR, LAST_YEAR = 2013, 2030
#: Word for ``focus_year`` = None.
LATEST = "latest"
#: The same, in words of a refusal.
YEARS = f"{FIRST_YEAR} to {LAST_YEAR}"


@dataclass(frozen=True)
class Help:
    """What a parameter does, and what it accepts, in both languages."""

    zh: str
    en: str
    accepted_zh: str = ""
    accepted_en: str = ""


def _year(value: Any) -> int:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise problem(f"not a year: {value!r}", YEARS)
    if not FIRST_YEAR <= value <= LAST_YEAR:
        raise problem(f"{value}", YEARS)
    return value


def _year_or_latest(value: Any) -> int | None:
    if value is None or value == LATEST:
        return None
    try:
        return _year(value)
    except PydanticCustomError as error:
        said = (error.context or {})["problem"]
        raise problem(said, f"{YEARS}, or {LATEST}") from None


def _day(value: Any) -> str:
    if isinstance(value, date):
        value = value.isoformat()
    if value == "":
        return ""
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(value)):
            raise ValueError
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise problem(f"not a day: {value!r}", "a date such as 2022-03-01, or nothing") from None


def _items(value: Any) -> Any:
    if isinstance(value, str):
        return tuple(item.strip() for item in re.split("[,，、]", value)) if value else ()
    return tuple(value) if isinstance(value, list) else value


Year = Annotated[int, BeforeValidator(_year)]
YearOrLatest = Annotated[int | None, BeforeValidator(_year_or_latest)]
Day = Annotated[str, BeforeValidator(_day)]
Families = Annotated[tuple[str, ...], BeforeValidator(_items)]


def help_of(field: Any) -> Help:
    """Return the help of a field of a model."""
    return next(item for item in field.metadata if isinstance(item, Help))


def literals(annotation: Any) -> tuple[str, ...]:
    """Return the choices of a field that has a list of them, else nothing."""
    return get_args(annotation) if get_origin(annotation) is Literal else ()
