"""What each kind of briefing can be asked for."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    PrivateAttr,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from helpers.dataset.names import key
from helpers.dataset.vocabulary import THEMES
from helpers.parameters.districts import Offered, subject_families
from helpers.parameters.fields import (
    FIRST_YEAR,
    LAST_YEAR,
    LATEST,
    YEARS,
    Day,
    Families,
    Help,
    Year,
    YearOrLatest,
)
from helpers.parameters.refused import choices, problem
from helpers.paths import Project


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
        "起始年", "first year", f"{FIRST_YEAR}–{LAST_YEAR}", YEARS,
    )] = 2017
    end_year: Annotated[Year, Help(
        "截止年", "last year", f"{FIRST_YEAR}–{LAST_YEAR}，不早于起始年",
        f"{YEARS}, not before start_year",
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
            raise problem("no district on offer", "a row with role subject in data/areas.csv")
        value = tuple(item if item in offered else offered.names.get(key(item), item)
                      for item in value)
        for item in value:
            if item not in offered:
                raise problem(f"unknown district {item!r}",
                               choices(item, offered, offered.names))
        twice = sorted({item for item in value if value.count(item) > 1})
        if twice:
            raise problem(f"given twice: {', '.join(twice)}", "each district once")
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
        f"{FIRST_YEAR}–{LAST_YEAR}", YEARS,
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


def _offered(info: ValidationInfo) -> Offered:
    if info.context and "families" in info.context:
        given = info.context["families"]
        return given if isinstance(given, Offered) else Offered(given)
    return subject_families(Project.find())
