"""What the library passes on: figures, their documents, and the dictionary, as typed records.

An :class:`Observation` is one row of ``data/observations``: one figure, as one document prints
it. Its ``value`` is exact (``decimal.Decimal``), because the printed decimals say how far the
figure was rounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from helpers.dataset.vocabulary import GOALS, RESULTS


@dataclass(frozen=True)
class Source:
    """A document. ``published`` is the day it can be counted on from (None: unknown)."""

    source_id: str
    title_zh: str
    title_en: str
    publisher_zh: str
    doc_type: str
    published: date | None
    published_as_printed: str
    vintage: str
    index_no: str
    url: str
    tier: str
    trust: str

    def known_on(self, day: date | None) -> bool:
        """Tell whether it was published by ``day`` (None: any); one without a date never was."""
        return day is None or (self.published is not None and self.published <= day)


@dataclass(frozen=True)
class Area:
    """A geography as a vintage: the same name before and after a merger is two areas.

    ``note_zh``, ``note_en``: what a reader must know of the name, beside the definitions.
    """

    area_id: str
    family: str
    role: str
    name_zh: str
    name_en: str
    valid_from: date | None
    valid_to: date | None
    composed_of: tuple[str, ...]
    note_zh: str = ""
    note_en: str = ""

    def existed_on(self, day: date) -> bool:
        """Tell whether this vintage was in force on ``day``."""
        after_start = self.valid_from is None or self.valid_from <= day
        return after_start and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Indicator:
    """An entry of the dictionary; ``growth``: are its published rates ``real`` or ``nominal``."""

    indicator_id: str
    name_zh: str
    name_en: str
    theme: str
    unit: str
    kind: str
    additive: bool
    better: str
    headline: bool
    part_of: tuple[str, ...]
    definition_zh: str
    definition_en: str
    aliases: tuple[str, ...]
    short_zh: str = ""
    short_en: str = ""
    growth: str = ""

    @property
    def is_money(self) -> bool:
        """Tell whether it counts money: of that, growth is real or nominal; counts have no prices.

        >>> Indicator("gdp", "", "", "", "亿元", "flow", True, "up", True, (), "", "", ()).is_money
        True
        """
        return "元" in self.unit


@dataclass(frozen=True)
class Break:
    """A place in time across which figures may not be compared.

    ``measure`` names the one measure that it cuts (levels re-based while published rates go on);
    empty cuts all. ``evidence``: phrases of its document, letter by letter; what they don't say
    its note states on the curator's word.
    """

    family: str
    area_id: str
    indicator_id: str
    from_year: int
    kind: str
    effect: str
    bridge: str
    note_zh: str
    note_en: str
    source_id: str
    measure: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Correction:
    """What a document gets wrong, tied to the evidence of one of its rows."""

    source_id: str
    evidence: str
    problem_zh: str
    problem_en: str
    how_known: str
    action: str
    use_value: Decimal | None
    use_unit: str
    status: str


@dataclass(frozen=True)
class Observation:
    """One figure of one document, as printed.

    ``area``, ``indicator`` and ``source`` are the records that its ids name. ``corrections``
    holds what is known to be wrong with it; ``usable_value`` and ``usable_unit`` are what to
    calculate with (an override where there is one, else what is printed). ``in_whole_things``:
    the usable unit is one of things that come whole (家, 条), not of tens of thousands of them.
    """

    area: Area
    scope: str
    indicator: Indicator
    year: int
    period: str
    measure: str
    of: str
    status: str
    bound: str
    value: Decimal
    unit: str
    evidence: str
    doubt: tuple[str, ...]
    context: tuple[str, ...]
    note: str
    source: Source
    file: str
    line: int
    corrections: tuple[Correction, ...] = ()
    in_whole_things: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this figure unique among all documents."""
        return (
            self.source.source_id, self.area.area_id, self.scope, self.indicator.indicator_id,
            str(self.year), self.period, self.measure, self.of, self.status, self.bound,
        )

    @property
    def is_result(self) -> bool:
        """True for what happened, as far as the document knows."""
        return self.status in RESULTS

    @property
    def is_goal(self) -> bool:
        """True for what is meant to happen: never to be read as a result."""
        return self.status in GOALS

    @property
    def is_whole_period(self) -> bool:
        """True for a whole year, a stock at its end, or a stock on a day of it (a census)."""
        return self.period in ("FY", "EOY") or self.is_count_of_a_day

    @property
    def is_count_of_a_day(self) -> bool:
        """True for a stock as of a day."""
        return self.indicator.kind == "stock" and self.period.startswith("ASOF:")

    @property
    def is_count(self) -> bool:
        """True for a number of whole things, one by one: 14 firms, which nothing was rounded to.

        Not so what is expected only, nor "about 300"; "over 300" is over 300 and no less.
        """
        return (
            self.in_whole_things and self.measure == "level"
            and self.indicator.kind in ("flow", "stock")
            and self.status != "provisional" and self.bound != "approx"
            and self.usable_value == self.usable_value.to_integral_value()
        )

    @property
    def override(self) -> Correction | None:
        """The correction that replaces the printed value, if there is one."""
        return next((c for c in self.corrections if c.action == "override"), None)

    @property
    def usable_value(self) -> Decimal:
        """The value to calculate with."""
        override = self.override
        if override and override.use_value is not None:
            return override.use_value
        return self.value

    @property
    def usable_unit(self) -> str:
        """The unit of :attr:`usable_value`."""
        override = self.override
        return override.use_unit if override and override.use_unit else self.unit
