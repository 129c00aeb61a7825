"""Value, unit, measure and what a relative figure is relative to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from helpers.dataset.faults import Fault
from helpers.dataset.patterns import AREA, COUNT, YEAR, is_match, split_list
from helpers.dataset.rules.contents import Contents, Row
from helpers.dataset.vocabulary import MEASURES, RELATIVE_MEASURES

PERCENT, POINTS, PLACE, TIMES = "%", "个百分点", "位", "倍"
#: Measures whose unit is fixed; the unit of a level is that of its indicator.
UNIT_OF = {
    "yoy_pct": PERCENT, "avg_growth_pct": PERCENT, "change_pct": PERCENT, "share_pct": PERCENT,
    "attainment_pct": PERCENT, "change_pp": POINTS, "rank": PLACE, "multiple": TIMES,
}
CHANGE_BASES = ("plan", "budget", "before", "unstated")
ATTAINMENT_BASES = ("plan", "target", "budget")
#: Measures that may, but need not, say what they are relative to.
FREE_OF = ("change_pp", "multiple")
#: Beyond these a percentage is possible, but so rare that the note should say what happened.
USUAL_GROWTH = (Decimal(-100), Decimal(1000))
USUAL_ATTAINMENT = Decimal(1000)


def units_fit_measures(contents: Contents) -> Iterator[Fault]:
    """Growth, shares and attainment are in %, changes of rates in 个百分点, ranks in 位.

    Multiples (翻番) are in 倍. A level has a unit that units.csv converts into the unit of its
    indicator.
    """
    for row in contents.observations:
        fixed = UNIT_OF.get(row["measure"])
        indicator = contents.indicators.get(row["indicator_id"])
        if fixed and row["unit"] != fixed:
            yield row.fault("unit", f"not the unit of {row['measure']}", (fixed,))
        elif row["measure"] == "level" and indicator is not None:
            own, wanted = contents.units.get(row["unit"]), contents.units.get(indicator["unit"])
            if own and wanted and own[0] != wanted[0]:
                yield row.fault(
                    "unit", f"does not convert into {indicator['unit']}, the unit of "
                    f"{row['indicator_id']}",
                    tuple(unit for unit, (canonical, _) in contents.units.items()
                          if canonical == wanted[0]))


def relative_figures_say_to_what(contents: Contents) -> Iterator[Fault]:
    """``of``: an indicator for a share, ``field/size:thing`` for a rank, a base for the others.

    A share of the same indicator is that of a scope in its whole area (a park's part of all taxes).

    change_pct: plan, budget, before, unstated or an earlier year. attainment_pct: plan, target,
    budget. Empty for level, yoy_pct, avg_growth_pct; change_pp and multiple may name a base,
    change_pp the whole of the share that changed.
    """
    for row in contents.observations:
        measure, of = row["measure"], row["of"]
        if measure not in MEASURES:
            continue
        if measure in RELATIVE_MEASURES and not of:
            yield row.fault("of", f"{measure} does not say relative to what", _bases(measure))
        elif of and measure not in RELATIVE_MEASURES and measure not in FREE_OF:
            yield row.fault("of", f"{measure} is not relative to anything named here", "empty")
        elif not of:
            continue
        elif measure == "share_pct":
            if contents.complete("indicators") and of not in contents.indicators:
                yield row.fault("of", "not in indicators.csv", tuple(contents.indicators))
            elif of == row["indicator_id"] and not row["scope"]:
                yield row.fault("of", "a share of itself", "the indicator of the whole")
        elif measure == "rank":
            yield from _rank_faults(row)
        elif measure == "attainment_pct":
            if of not in ATTAINMENT_BASES:
                yield row.fault("of", "not a base of attainment", ATTAINMENT_BASES)
        elif measure == "change_pp" and of in contents.indicators:
            # The points of a share that is no indicator of its own name the whole, as it does.
            continue
        elif of not in CHANGE_BASES:
            if not is_match(YEAR, of):
                yield row.fault("of", "not a base of a change", (*CHANGE_BASES, "2019"))
            elif is_match(YEAR, row["year"]) and int(of) >= int(row["year"]):
                yield row.fault("of", "the base is not before the year", f"before {row['year']}")


def _bases(measure: str) -> tuple[str, ...] | str:
    return {
        "share_pct": "the indicator of the whole, as gdp",
        "rank": "field/size:thing, as hangzhou/13:yoy_pct or zhejiang:level",
        "change_pct": (*CHANGE_BASES, "2019"),
        "attainment_pct": ATTAINMENT_BASES,
    }[measure]


def _rank_faults(row: Row) -> Iterator[Fault]:
    field, colon, thing = row["of"].partition(":")
    name, slash, size = field.partition("/")
    things = tuple(measure for measure in MEASURES if measure != "rank")
    form = "field/size:thing, as hangzhou/13:yoy_pct or zhejiang:level"
    if not colon or not is_match(AREA, name):
        yield row.fault("of", "not the field of a rank", form)
    elif thing not in things:
        yield row.fault("of", "not a thing that is ranked", things, thing)
    elif slash and not is_match(COUNT, size):
        yield row.fault("of", "not the size of a field", form, size)
    elif slash and (place := row.number("value")) is not None and place > int(size):
        yield row.fault("value", f"a rank below the last of {size}", f"1 to {size}")


def values_are_possible(contents: Contents) -> Iterator[Fault]:
    """Ranks are 1, 2, 3 …; shares 0 to 100; nothing falls by more than all of it.

    Growth above 1000 %, attainment above 1000 % and levels below zero occur, but a slip of the
    pen is likelier: the note says what happened.
    """
    for row in contents.observations:
        value, measure = row.number("value"), row["measure"]
        if value is None:
            continue
        if measure == "rank" and (value < 1 or not is_match(COUNT, row["value"])):
            yield row.fault("value", "not a rank", "a whole number from 1")
        elif measure == "share_pct" and not 0 <= value <= 100:
            yield row.fault("value", "not the share of a part in its whole", "0 to 100")
        elif measure == "multiple" and value <= 0:
            yield row.fault("value", "not a multiple", "above 0; 翻一番 is 2")
        elif measure in ("yoy_pct", "avg_growth_pct", "change_pct"):
            low, high = USUAL_GROWTH
            if value < low:
                yield row.fault("value", "a fall by more than all of it", "-100 or more")
            elif value > high and not row.explanation:
                yield row.fault("value", "growth beyond what is usual, and no note says why",
                                f"at most {high}, or a note")
        elif measure == "change_pp" and abs(value) > 100:
            yield row.fault("value", "a change of more than 100 points", "-100 to 100")
        elif measure == "attainment_pct":
            if value < 0 or (value > USUAL_ATTAINMENT and not row.explanation):
                yield row.fault("value", "not an attainment, and no note says why",
                                f"0 to {USUAL_ATTAINMENT}, or a note")
        elif measure == "level" and value < 0 and not row.explanation:
            yield row.fault("value", "a level below zero, and no note says why",
                            "0 or more; a fall is yoy_pct, change_pct or change_pp")


def ranks_have_bounds_that_ranks_can_have(contents: Contents) -> Iterator[Fault]:
    """A rank is exact, or at best so (前三: ``le``)."""
    for row in contents.observations:
        if row["measure"] == "rank" and row["bound"] in ("approx", "nearly", "ge"):
            yield row.fault("bound", "not a bound of a rank", ("eq", "le"))


def stretch_goals_stand_above_goals(contents: Contents) -> Iterator[Fault]:
    """``stretch`` is 力争 where 确保 stands too: the document has the plain goal as well."""
    same = ("area_id", "scope", "indicator_id", "year")
    plain = {
        (row.source_id, *(row[column] for column in same))
        for row in contents.observations if row["status"] in ("target", "target_revised")
    }
    for row in contents.observations:
        key = (row.source_id, *(row[column] for column in same))
        if row["status"] == "stretch" and key not in plain:
            yield row.fault("status", "no plain goal for the same thing stands beside it",
                            "target, where 力争 stands alone")


def rates_change_in_points(contents: Contents) -> Iterator[Fault]:
    """A rate in % changes by 个百分点 (``change_pp``): its growth in % would be read wrongly."""
    for row in contents.observations:
        indicator = contents.indicators.get(row["indicator_id"])
        growth = row["measure"] in ("yoy_pct", "avg_growth_pct")
        if indicator is None or not growth or "measure" in split_list(row["doubt"]):
            continue
        if indicator["kind"] == "rate" and indicator["unit"] == PERCENT:
            yield row.fault("measure", f"{row['indicator_id']} is a rate in %",
                            ("level", "change_pp"))


RULES = (
    units_fit_measures, relative_figures_say_to_what, values_are_possible,
    ranks_have_bounds_that_ranks_can_have, stretch_goals_stand_above_goals, rates_change_in_points,
)
