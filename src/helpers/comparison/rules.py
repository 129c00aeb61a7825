"""The rules that a pair of figures must pass, each a function that returns a refusal or None.

They come from the rules of comparison: geography has vintages; part of a year is not a year; a
goal is not a result; breaks act; a figure in doubt bears no growth; neither does an open bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helpers import messages
from helpers.comparison.quantity import interval
from helpers.comparison.refusal import Refusal, refusal
from helpers.dataset.model import Area, Break, Observation
from helpers.selection.choice import SERIOUS_DOUBTS

#: Documents whose figures are settled: final accounts and censuses.
_SETTLED = ("accounts", "census")


def name(record: object) -> dict[str, str]:
    """Return the names of an area or indicator, one per language."""
    return {"zh": record.name_zh, "en": record.name_en}  # type: ignore[attr-defined]


def whose(*figures: Observation) -> dict[str, str]:
    """Return the areas and years of figures, each once, one text per language."""
    said = {}
    for language in messages.LANGUAGES:
        names = dict.fromkeys(
            messages.text("at_fault.whose", language, area=name(f.area)[language], year=f.year)
            for f in figures)
        said[language] = messages.text("list.separator", language).join(names)
    return said


def results_only(*figures: Observation) -> Refusal | None:
    """A goal is never set beside results as if it had happened."""
    goals = tuple(f for f in figures if not f.is_result)
    return refusal("goal_not_result", goals, whose=whose(*goals)) if goals else None


def same_period(*figures: Observation) -> Refusal | None:
    """January to September is not the year, nor a running total a yearly flow."""
    if len({f.period for f in figures}) == 1:
        return None
    parts = [f for f in figures if f.period.startswith("M")]
    if parts:
        return refusal("part_year", figures, known=_months_known(parts))
    return refusal("different_period", figures)


def _months_known(parts: Iterable[Observation]) -> dict[str, str]:
    """Name areas, years and months of figures that are not of a whole year."""
    said = {}
    for language in messages.LANGUAGES:
        known = {}
        for part in parts:
            first, last = (int(edge[1:]) for edge in part.period.split("-"))
            known[messages.text(
                "at_fault.months" if first < last else "at_fault.month", language,
                whose=whose(part)[language], first=first, last=last,
                first_name=messages.text(f"month.{first}", language),
                last_name=messages.text(f"month.{last}", language))] = None
        said[language] = messages.text("list.comma", language).join(known)
    return said


def same_year(*figures: Observation) -> Refusal | None:
    """Levels of two places are set against each other within one year only."""
    years = sorted({f.year for f in figures})
    if len(years) == 1:
        return None
    return refusal("different_year", figures, years=" / ".join(map(str, years)))


def same_scope(*figures: Observation) -> Refusal | None:
    """A park is not its district."""
    if len({f.scope for f in figures}) == 1:
        return None
    return refusal("different_scope", figures, whose=whose(*(f for f in figures if f.scope)))


def same_measure(*figures: Observation) -> Refusal | None:
    """A level is not a growth rate, one share not a share of something else."""
    if len({(f.indicator.indicator_id, f.measure, f.of) for f in figures}) == 1:
        return None
    return refusal("different_measure", figures)


def levels_only(*figures: Observation) -> Refusal | None:
    """Growth, shares and ratios are of levels: a rate of a rate means nothing."""
    others = tuple(f for f in figures if f.measure != "level")
    return refusal("not_a_level", others) if others else None


def rates_only(*figures: Observation) -> Refusal | None:
    """A difference in percentage points is of percentages."""
    others = tuple(f for f in figures if f.usable_unit != "%" or f.measure == "level")
    return refusal("not_a_rate", others) if others else None


def same_vintage(*figures: Observation) -> Refusal | None:
    """Before and after a merger are two places under one name."""
    areas: dict[str, Area] = {f.area.area_id: f.area for f in figures}
    if len(areas) == 1:
        return None
    first, second = list(areas.values())[:2]
    return refusal("different_vintage", figures, first=name(first), second=name(second))


def no_doubt(*figures: Observation) -> Refusal | None:
    """What a careful second reader could settle otherwise bears no conclusion."""
    doubtful = tuple(f for f in figures if SERIOUS_DOUBTS.intersection(f.doubt))
    return refusal("doubt", doubtful, whose=whose(*doubtful)) if doubtful else None


def no_low_trust(*figures: Observation) -> Refusal | None:
    """What was seen on a copied page only bears no headline."""
    copied = tuple(f for f in figures if f.source.trust == "low")
    return refusal("low_trust", copied, whose=whose(*copied)) if copied else None


def sound(*figures: Observation) -> Refusal | None:
    """Neither in doubt nor seen on a copied page only; a side of each kind is named."""
    doubtful, copied = no_doubt(*figures), no_low_trust(*figures)
    if doubtful is None or copied is None:
        return doubtful or copied
    return refusal("doubt_and_low_trust", figures, doubtful=whose(*doubtful.parts),
                   copied=whose(*copied.parts))


def closed_bounds(*figures: Observation) -> Refusal | None:
    """From "over 300" no rate follows."""
    open_ones = tuple(f for f in figures if not interval(f).closed)
    return refusal("open_bound", open_ones, whose=whose(*open_ones)) if open_ones else None


def finality(figure: Observation) -> str:
    """Return how settled a result is: ``expected``, ``preliminary`` or ``final`` (revised).

    Of a page that quotes or compiles and bears no date it is ``unknown``: the figure may have been
    revised before it was copied.
    """
    if figure.status == "provisional":
        return "expected"
    if figure.status == "revised" or figure.source.vintage in _SETTLED:
        return "final"
    undated_copy = figure.source.trust == "low" and figure.source.published is None
    return "unknown" if undated_copy else "preliminary"


def same_finality(*figures: Observation) -> Refusal | None:
    """A revised part of an unrevised whole moves where the place itself did not.

    Of figures that are ``unknown`` only those of one page are known to be alike.
    """
    grades = {_grade(f): f for f in reversed(figures)}
    if len(grades) == 1:
        return None
    ((one, _), first), ((two, _), second) = reversed(list(grades.items())[-2:])
    return refusal(
        "different_finality", figures, year=str(first.year), first=name(first.area),
        second=name(second.area), one=_called(one), two=_called(two))


def _grade(figure: Observation) -> tuple[str, str | None]:
    grade = finality(figure)
    return grade, figure.source.source_id if grade == "unknown" else None


def _called(grade: str) -> dict[str, str]:
    return {language: messages.text(f"finality.{grade}", language)
            for language in messages.LANGUAGES}


def no_break(breaks: Iterable[Break], earlier: Observation, later: Observation) -> Refusal | None:
    """A break that lies between two figures of one place refuses their comparison."""
    for found in breaks_between(breaks, earlier, later):
        return refusal(
            "break", (earlier, later), year=str(found.from_year),
            note={"zh": found.note_zh, "en": found.note_en},
        )
    return None


def breaks_between(
    breaks: Iterable[Break], earlier: Observation, later: Observation
) -> tuple[Break, ...]:
    """Return the breaks that cut a line from ``earlier`` to ``later``.

    A break of geography speaks of two vintages, so it does not cut a series within one.
    """
    first, last = sorted((earlier, later), key=lambda o: o.year)
    found = _cutting(breaks, last.area, first.indicator.indicator_id, first.measure,
                     first.year, last.year)
    return tuple(b for b in found if b.kind != "geography" or first.area != last.area)


def breaks_after(breaks: Iterable[Break], figure: Observation, until: int) -> tuple[Break, ...]:
    """Return the breaks of a figure's own series that come after it, up to a year."""
    return breaks_within(breaks, figure.area, figure.indicator.indicator_id, figure.measure,
                         figure.year, until)


def breaks_within(
    breaks: Iterable[Break], area: Area, indicator_id: str, measure: str, after: int, until: int
) -> tuple[Break, ...]:
    """Return the breaks of a series of one area that come after a year, up to another."""
    return tuple(b for b in _cutting(breaks, area, indicator_id, measure, after, until)
                 if b.kind != "geography")


def _cutting(
    breaks: Iterable[Break], area: Area, indicator_id: str, measure: str, after: int, until: int
) -> Iterator[Break]:
    for found in breaks:
        if (
            found.effect == "incomparable"
            and found.family in ("*", area.family)
            and found.area_id in ("", "*", area.area_id)
            and found.indicator_id in ("*", indicator_id)
            and found.measure in ("", measure)
            and after < found.from_year <= until
        ):
            yield found


def may_join(breaks: Iterable[Break], earlier: Observation, later: Observation) -> bool:
    """Tell whether a line may join two figures: what refuses growth cuts the line."""
    return first_refusal(
        results_only(earlier, later), same_measure(earlier, later), same_vintage(earlier, later),
        same_scope(earlier, later), same_period(earlier, later), no_break(breaks, earlier, later),
        no_doubt(earlier, later),
    ) is None


def first_refusal(*checks: Refusal | None) -> Refusal | None:
    """Return the first refusal, the most telling rule being asked first."""
    return next((check for check in checks if check is not None), None)
