"""Indicators and units: the dictionary is whole and does not contradict itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from helpers.dataset.faults import Fault
from helpers.dataset.patterns import KEBAB, is_match, split_list
from helpers.dataset.rules.contents import Contents, Row

HEADLINES = 12
_SIZES = {"万": 10**4, "亿": 10**8}
BOTH = ("definition_zh", "definition_en")


def headlines_are_defined(contents: Contents) -> Iterator[Fault]:
    """A headline indicator has a definition; a definition stands in both languages or in none."""
    for row in contents.indicators.values():
        yield from _undefined(row, "a headline indicator" if row["headline"] == "yes" else "")


def shared_indicators_are_defined(contents: Contents) -> Iterator[Fault]:
    """An indicator that stands in two documents or for two years has a definition."""
    documents, years = defaultdict(set), defaultdict(set)
    for row in contents.observations:
        documents[row["indicator_id"]].add(row.source_id)
        years[row["indicator_id"]].add(row["year"])
    for indicator_id, row in contents.indicators.items():
        if row["headline"] == "yes":
            continue
        if len(documents[indicator_id]) > 1:
            yield from _undefined(row, f"it stands in {len(documents[indicator_id])} documents")
        elif len(years[indicator_id]) > 1:
            yield from _undefined(row, f"it stands for {len(years[indicator_id])} years")


def the_headline_is_whole(contents: Contents) -> Iterator[Fault]:
    """The contract names twelve headline indicators; more may be marked, fewer are an accident."""
    marked = sum(row["headline"] == "yes" for row in contents.indicators.values())
    if contents.complete("indicators") and marked < HEADLINES:
        yield Fault(contents.single["indicators"].shown_as, 0, "headline",
                    f"{marked} headline indicators", "", f"{HEADLINES} or more")


def only_quantities_are_added(contents: Contents) -> Iterator[Fault]:
    """A rate or an index of two areas has no sum: ``additive`` is no."""
    for row in contents.indicators.values():
        if row["additive"] == "yes" and row["kind"] in ("rate", "index"):
            yield row.fault("additive", f"a {row['kind']} cannot be summed over areas", ("no",))


def short_names_stand_in_both_languages(contents: Contents) -> Iterator[Fault]:
    """``short_zh`` and ``short_en`` stand together."""
    for row in contents.indicators.values():
        for column, other in (("short_zh", "short_en"), ("short_en", "short_zh")):
            if row[other] and not row[column]:
                yield row.fault(column, f"empty, and {other} is not", "both or none")


def _undefined(row: Row, why: str) -> Iterator[Fault]:
    for column, other in (BOTH, BOTH[::-1]):
        if not row[column] and (why or row[other]):
            yield row.fault(column, f"no definition ({why or f'{other} is there'})",
                            "what is counted, in one sentence", row["indicator_id"])


def names_are_unique(contents: Contents) -> Iterator[Fault]:
    """No two indicators bear the same name: a reader could not tell them apart.

    Aliases may be shared: documents use one word for the new and for all of them.
    """
    for column in ("name_zh", "name_en"):
        owners: dict[str, str] = {}
        for indicator_id, row in contents.indicators.items():
            owner = owners.setdefault(row[column], indicator_id)
            if row[column] and owner != indicator_id:
                yield row.fault(column, f"the name of {owner} too", "a name of its own")
    for row in contents.indicators.values():
        items = split_list(row["aliases"])
        if len(set(items)) < len(items):
            yield row.fault("aliases", "an alias stands twice", "each once")


def parts_name_their_whole(contents: Contents) -> Iterator[Fault]:
    """``part_of`` is ``parent`` or ``parent:cut``; the parent exists, no part contains itself."""
    if not contents.complete("indicators"):
        return
    parents = {
        key: [item.partition(":")[0] for item in split_list(row["part_of"])]
        for key, row in contents.indicators.items()
    }
    for indicator_id, row in contents.indicators.items():
        for item in split_list(row["part_of"]):
            parent, colon, cut = item.partition(":")
            if parent not in parents:
                yield row.fault("part_of", "not in indicators.csv", tuple(parents), parent)
            elif colon and not is_match(KEBAB, cut):
                yield row.fault("part_of", "not the name of a cut", "kebab-case", item)
        above, known = set(parents[indicator_id]), set()
        while above:
            known |= above
            above = {up for name in above for up in parents.get(name, ())} - known
        if indicator_id in known:
            yield row.fault("part_of", "the indicator is a part of itself")


def parts_have_the_unit_of_their_whole(contents: Contents) -> Iterator[Fault]:
    """Parts that sum to a whole are in a unit that converts into that of the whole."""
    for row in contents.indicators.values():
        for item in split_list(row["part_of"]):
            whole = contents.indicators.get(item.partition(":")[0])
            own = contents.units.get(row["unit"])
            wanted = contents.units.get(whole["unit"]) if whole else None
            if own and wanted and own[0] != wanted[0]:
                yield row.fault("unit", f"does not convert into {whole['unit']}, the unit of "
                                f"{item.partition(':')[0]}", (whole["unit"],))


def canonical_units_stand_for_themselves(contents: Contents) -> Iterator[Fault]:
    """A canonical unit is its own canonical unit with factor 1; every factor is above 0."""
    for row in contents.rows("units"):
        factor = row.number("factor")
        if factor is None:
            continue
        if factor <= 0:
            yield row.fault("factor", "not a factor", "above 0")
        if row["unit"] == row["canonical"] and factor != 1:
            yield row.fault("factor", "a canonical unit is one of itself", "1")
        target = contents.units.get(row["canonical"])
        if target is not None and target[0] != row["canonical"]:
            yield row.fault("canonical", "converts further", (target[0],))


def factors_agree_with_names(contents: Contents) -> Iterator[Fault]:
    """A unit with 万 or 亿 before it is that many: 万元 is 10 000 元 and 0.0001 亿元."""
    for row in contents.rows("units"):
        factor = row.number("factor")
        size, name = _size(row["unit"])
        base, base_name = _size(row["canonical"])
        if factor and (size > 1 or (base > 1 and name == base_name)):
            wanted = Decimal(size) / base
            if factor != wanted:
                yield row.fault("factor", f"does not agree with the names: {row['unit']} in "
                                f"{row['canonical']}", f"{wanted.normalize():f}")


def _size(unit: str) -> tuple[int, str]:
    """Return how many a unit is by its first characters, and the unit without them."""
    size = 1
    while len(unit) > 1 and unit[0] in _SIZES:
        size, unit = size * _SIZES[unit[0]], unit[1:]
    return size, unit


RULES = (
    headlines_are_defined, shared_indicators_are_defined, the_headline_is_whole,
    only_quantities_are_added, short_names_stand_in_both_languages, names_are_unique,
    parts_name_their_whole, parts_have_the_unit_of_their_whole,
    canonical_units_stand_for_themselves, factors_agree_with_names,
)
