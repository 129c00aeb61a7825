"""The parameters of each briefing: names, types, choices and help, said once.

A notebook's parameters cell, the help table, the refusals and the file names of the pages all
come from these models. Text from make or the command line is split and compared, never evaluated.

>>> chosen = parse("overview", "focus_year=2022 language=en", families=("gongshu", "binjiang"))
>>> chosen.focus_year, chosen.families, slug(chosen)
(2022, ('gongshu', 'binjiang'), 'overview-focus_year-2022-language-en')
>>> parse("overview", "focus_yaer=2022", families=("gongshu",))
Traceback (most recent call last):
...
helpers.briefing.parameters.Refused: parameter focus_yaer: unknown: accepted: families, \
start_year, end_year, focus_year, basis, as_of, language, edition (nearest: focus_year)
"""

from __future__ import annotations

import hashlib
import re
import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, get_args, get_origin

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from helpers.dataset.faults import nearest
from helpers.dataset.files import read_table
from helpers.dataset.names import key, spoken
from helpers.dataset.vocabulary import THEMES
from helpers.paths import Project

#: The documents and the districts' present shape allow no year before; 2030 is the last goal year.
FIRST_YEAR, LAST_YEAR = 2013, 2030
#: Word for ``focus_year`` = None.
LATEST = "latest"
#: Longest page name before it is cut; file systems end at 255 bytes, and suffixes follow.
LONGEST_SLUG = 150


class Refused(ValueError):
    """Parameters that no page can be made with; ``lines`` holds every reason, one line each."""

    def __init__(self, lines: list[str]):
        self.lines = tuple(lines)
        super().__init__("\n".join(lines))


class Offered(tuple[str, ...]):
    """The districts on offer by their family, and in ``names`` what else each is called."""

    names: Mapping[str, str] = {}

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]]) -> Offered:
        """Return the districts of rows of ``areas.csv``."""
        rows = list(rows)
        found = cls(dict.fromkeys(
            row.get("family", "") for row in rows if row.get("role") == "subject"))
        found.names = spoken(rows)
        return found


@dataclass(frozen=True)
class Help:
    """What a parameter does, and what it accepts, in both languages."""

    zh: str
    en: str
    accepted_zh: str = ""
    accepted_en: str = ""


def _problem(problem: str, accepted: str) -> PydanticCustomError:
    # Passed as fields: a brace in the text itself would be read as one.
    said = {"problem": problem, "accepted": accepted}
    return PydanticCustomError("refused", "{problem}: accepted: {accepted}", said)


_YEARS = f"{FIRST_YEAR} to {LAST_YEAR}"


def _year(value: Any) -> int:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise _problem(f"not a year: {value!r}", _YEARS)
    if not FIRST_YEAR <= value <= LAST_YEAR:
        raise _problem(f"{value}", _YEARS)
    return value


def _year_or_latest(value: Any) -> int | None:
    if value is None or value == LATEST:
        return None
    try:
        return _year(value)
    except PydanticCustomError as error:
        problem = (error.context or {})["problem"]
        raise _problem(problem, f"{_YEARS}, or {LATEST}") from None


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
        raise _problem(f"not a day: {value!r}", "a date such as 2022-03-01, or nothing") from None


def _items(value: Any) -> Any:
    if isinstance(value, str):
        return tuple(item.strip() for item in re.split("[,，、]", value)) if value else ()
    return tuple(value) if isinstance(value, list) else value


Year = Annotated[int, BeforeValidator(_year)]
YearOrLatest = Annotated[int | None, BeforeValidator(_year_or_latest)]
Day = Annotated[str, BeforeValidator(_day)]
Families = Annotated[tuple[str, ...], BeforeValidator(_items)]


class CommonParameters(BaseModel):
    """What every briefing can be asked for.

    ``families`` is never empty once validated: nothing asked means every subject of
    ``data/areas.csv``, in its order. ``focus_year`` None means the latest year that the data bear.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True, strict=True)

    briefing: ClassVar[str]

    families: Annotated[Families, Help(
        "比较哪些区（areas.csv 的 family 列）", "districts compared (areas.csv, family)",
        "编号或区名，逗号分隔；不写为全部", "ids or names, separated by commas; none = all",
    )] = ()
    start_year: Annotated[Year, Help(
        "起始年", "first year", f"{FIRST_YEAR}–{LAST_YEAR}", _YEARS,
    )] = 2017
    end_year: Annotated[Year, Help(
        "截止年", "last year", f"{FIRST_YEAR}–{LAST_YEAR}，不早于起始年",
        f"{_YEARS}, not before start_year",
    )] = 2023
    focus_year: Annotated[YearOrLatest, Help(
        "重点年", "year in focus", f"起止年之间；{LATEST} 为数据所及最近一年",
        f"start_year to end_year, or {LATEST}",
    )] = None
    basis: Annotated[Literal["as_published", "comparable"], Help(
        "口径：公布口径或可比口径", "basis: figures as published, or on a comparable basis",
    )] = "as_published"
    as_of: Annotated[Day, Help(
        "只用此日及以前公布的文件", "use only what was published by this day",
        "如 2022-03-01；不写为不限", "such as 2022-03-01; none = no limit",
    )] = ""
    language: Annotated[Literal["zh", "en"], Help("语言", "language of the page")] = "zh"
    edition: Annotated[Literal["reader", "analyst"], Help(
        "版本：读者版不显示代码，分析版显示代码与落选数据",
        "reader hides the code, analyst shows it with the figures not chosen",
    )] = "reader"

    _offered: tuple[str, ...] = PrivateAttr(default=())

    @field_validator("families")
    @classmethod
    def _known_families(cls, value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        offered = _offered(info)
        if not offered:
            raise _problem("no district on offer", "a row with role subject in data/areas.csv")
        value = tuple(item if item in offered else offered.names.get(key(item), item)
                      for item in value)
        for item in value:
            if item not in offered:
                raise _problem(f"unknown district {item!r}",
                               _choices(item, offered, offered.names))
        twice = sorted({item for item in value if value.count(item) > 1})
        if twice:
            raise _problem(f"given twice: {', '.join(twice)}", "each district once")
        return value or offered

    @model_validator(mode="after")
    def _years_in_order(self, info: ValidationInfo) -> CommonParameters:
        self._offered = _offered(info)
        if self.end_year < self.start_year:
            raise PydanticCustomError("end_year", "{text}", {"text": (
                f"{self.end_year}: before start_year {self.start_year}: "
                f"accepted: {self.start_year} to {LAST_YEAR}")})
        if self.focus_year and not self.start_year <= self.focus_year <= self.end_year:
            raise PydanticCustomError("focus_year", "{text}", {"text": (
                f"{self.focus_year}: outside start_year to end_year: "
                f"accepted: {self.start_year} to {self.end_year}, or {LATEST}")})
        return self

    def differing(self) -> dict[str, Any]:
        """Return the parameters that differ from the default, in the model's order."""
        default = type(self).model_validate({}, context={"families": self._offered})
        return {
            name: getattr(self, name) for name in type(self).model_fields
            if getattr(self, name) != getattr(default, name)
        }


class OverviewParameters(CommonParameters):
    """Both districts over the years: levels, growth, structure, gaps and changes."""

    briefing: ClassVar[str] = "overview"


class TargetsParameters(CommonParameters):
    """Goals against outcomes: the tasks of a scorecard, and the headline goals of every year."""

    briefing: ClassVar[str] = "targets"

    year: Annotated[Year, Help(
        "考核年份（任务清单所属年份）", "year of the scorecard",
        f"{FIRST_YEAR}–{LAST_YEAR}", _YEARS,
    )] = 2021


class MilestonesParameters(CommonParameters):
    """The landmark programmes: what was to be reached when, and what later documents say."""

    briefing: ClassVar[str] = "milestones"


class EvidenceParameters(CommonParameters):
    """Coverage, breaks, vintages, contradictions, trust, and the list of open questions."""

    briefing: ClassVar[str] = "evidence"


class ThemeParameters(CommonParameters):
    """One theme: what can be compared, each district's own series, what only one reports."""

    briefing: ClassVar[str] = "theme"

    theme: Annotated[Literal[THEMES], Help(  # type: ignore[valid-type]
        "主题", "theme",
    )] = "economy"


#: Every kind of briefing, by the name of its notebook.
BRIEFINGS: dict[str, type[CommonParameters]] = {
    model.briefing: model
    for model in (OverviewParameters, TargetsParameters, MilestonesParameters, EvidenceParameters,
                  ThemeParameters)
}


def subject_families(project: Project) -> Offered:
    """Return the districts that can be compared: families of ``areas.csv`` with a subject."""
    path = project.data / "areas.csv"
    return Offered.of(read_table(path, "areas", project.shown(path)).rows)


def model_of(briefing: str) -> type[CommonParameters]:
    """Return the model of a briefing, or refuse naming the nearest."""
    if briefing not in BRIEFINGS:
        accepted = _choices(briefing, BRIEFINGS)
        raise Refused([f"briefing {briefing!r}: unknown: accepted: {accepted}"])
    return BRIEFINGS[briefing]


def validate(
    briefing: str, values: Mapping[str, Any], families: tuple[str, ...] | None = None
) -> CommonParameters:
    """Return the parameters of ``briefing``, or raise `Refused` with every reason.

    ``families`` are the districts on offer; without them those of the checkout's data.
    """
    model = model_of(briefing)
    offered = subject_families(Project.find()) if families is None else families
    try:
        return model.model_validate(dict(values), context={"families": offered})
    except ValidationError as error:
        raise Refused([_line(model, fault) for fault in error.errors()]) from None


def parse(
    briefing: str, text: str, families: tuple[str, ...] | None = None
) -> CommonParameters:
    """Return the parameters written as ``name=value name=value``; quotes hold blanks together."""
    model_of(briefing)
    return validate(briefing, split(text), families)


def split(text: str) -> dict[str, str]:
    """Split ``name=value name=value``; nothing in it is evaluated or expanded."""
    # An ideographic space, as Chinese input methods type it, separates as well.
    lexer = shlex.shlex(text.replace("\u3000", " "), posix=True, punctuation_chars=False)
    lexer.whitespace_split, lexer.commenters = True, ""
    try:
        words = list(lexer)
    except ValueError:
        raise Refused([f"parameters {text!r}: a quote is not closed"]) from None
    values: dict[str, str] = {}
    faults = []
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name:
            faults.append(f"parameter {word!r}: accepted: name=value")
        elif name in values:
            faults.append(f"parameter {name}: given twice: accepted: each name once")
        values[name] = value
    if faults:
        raise Refused(faults)
    return values


def slug(parameters: CommonParameters) -> str:
    """Return the page's file name, made of the parameters that differ from the default."""
    parts = [parameters.briefing]
    for name, value in parameters.differing().items():
        shown = LATEST if value is None else value
        parts += [name, ".".join(value) if isinstance(value, tuple) else str(shown)]
    plain = "-".join(parts)
    safe = re.sub(r"[^\w.-]", "_", plain)
    if safe != plain or len(safe.encode()) > LONGEST_SLUG:
        # Two names that are cut or replaced to the same text must not share a file.
        digest = hashlib.sha256(plain.encode()).hexdigest()[:8]
        safe = safe.encode()[:LONGEST_SLUG].decode(errors="ignore") + f"-{digest}"
    return safe


def as_cell_source(briefing: str) -> str:
    """Return the source of the notebook's cell tagged ``parameters``.

    Annotations are plain names: papermill's inspection reads no others.
    """
    lines = []
    for name, field in model_of(briefing).model_fields.items():
        value = list(field.default) if isinstance(field.default, tuple) else field.default
        kind = "list" if isinstance(value, list) else "str" if isinstance(value, str) else "int"
        shown = f'"{value}"' if isinstance(value, str) else repr(value)
        lines.append(f"{name}: {kind} = {shown}  # {_help(field).zh} · {_help(field).en}")
    return "\n".join(lines)


def help_table(briefing: str, language: str = "zh") -> list[tuple[str, str, str, str]]:
    """Return ``(name, default, accepted, help)`` of each parameter of a briefing."""
    rows = []
    for name, field in model_of(briefing).model_fields.items():
        text = _help(field)
        accepted = text.accepted_en if language == "en" else text.accepted_zh
        accepted = accepted or " | ".join(_literals(field.annotation))
        default = LATEST if field.default is None else field.default
        rows.append((name, str(default or "-"), accepted,
                     text.en if language == "en" else text.zh))
    return rows


def _offered(info: ValidationInfo) -> Offered:
    if info.context and "families" in info.context:
        given = info.context["families"]
        return given if isinstance(given, Offered) else Offered(given)
    return subject_families(Project.find())


def _help(field: Any) -> Help:
    return next(item for item in field.metadata if isinstance(item, Help))


def _literals(annotation: Any) -> tuple[str, ...]:
    return get_args(annotation) if get_origin(annotation) is Literal else ()


def _choices(value: str, accepted: Any, names: Iterable[str] = ()) -> str:
    near = nearest(value, [*accepted, *(name for name in names if name not in accepted)])
    return ", ".join(accepted) + (f" (nearest: {near})" if near else "")


def _line(model: type[CommonParameters], fault: Any) -> str:
    """Say one of pydantic's findings in one line that names what is accepted."""
    name = str(fault["loc"][0]) if fault["loc"] else fault["type"]
    value = fault["input"]
    match fault["type"]:
        case "extra_forbidden":
            shown = name if name.isidentifier() else repr(name)
            return f"parameter {shown}: unknown: accepted: {_choices(name, model.model_fields)}"
        case "literal_error":
            accepted = _literals(model.model_fields[name].annotation)
            return f"parameter {name}: {value!r}: accepted: {_choices(str(value), accepted)}"
        case "refused" | "end_year" | "focus_year":
            return f"parameter {name}: {fault['msg']}"
        case _:
            help_ = _help(model.model_fields[name])
            return f"parameter {name}: {value!r}: accepted: {help_.en}, {help_.accepted_en}"
