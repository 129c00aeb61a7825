"""Find an indicator or a district by its id or by any of its names.

>>> from helpers.dataset.load import load                                     # doctest: +SKIP
>>> indicator(load("data"), "一般公共预算收入").indicator_id                    # doctest: +SKIP
'general-budget-revenue'
"""

from __future__ import annotations

import re

from helpers.dataset.faults import nearest
from helpers.dataset.load import Dataset
from helpers.dataset.model import Indicator
from helpers.dataset.names import key, spoken


class Unknown(ValueError):
    """A name that nothing bears; the message offers the nearest."""


def indicator(data: Dataset, name: str) -> Indicator:
    """Return the indicator that an id, a Chinese or English name or an alias means.

    Raises
    ------
    Unknown
        With the nearest name, when nothing bears this one.
    """
    names: dict[str, Indicator] = {}
    for found in data.indicators.values():
        for written in (found.indicator_id, found.name_zh, found.name_en, found.short_zh,
                        found.short_en, *found.aliases):
            names.setdefault(written.casefold(), found)
    wanted = key(name)
    if wanted in names:
        return names[wanted]
    near = nearest(wanted, names)
    hint = f" (nearest: {near}, id {names[near].indicator_id})" if near else ""
    raise Unknown(f"indicator {name!r}: unknown{hint}")


def years(text: str) -> tuple[int, ...]:
    """Read ``2017:2023`` or ``2022`` as years.

    >>> years("2021:2023")
    (2021, 2022, 2023)
    """
    match = re.fullmatch(r"(\d{4})(?:[:\-](\d{4}))?", text.strip())
    if not match:
        raise Unknown(f"years {text!r}: accepted: 2017:2023 or 2022")
    first, last = int(match[1]), int(match[2] or match[1])
    if last < first or last - first > 40:
        raise Unknown(f"years {text!r}: accepted: first year, colon, a later year")
    return tuple(range(first, last + 1))


def families(data: Dataset, text: str) -> tuple[str, ...]:
    """Read a comma-separated list of families by id or name; empty means all that are compared."""
    offered = data.families()
    if not text:
        return offered
    names = spoken(data.tables["areas"].rows)
    chosen = []
    for item in re.split("[,，、]", text):
        wanted = key(item)
        if wanted not in names:
            near = nearest(wanted, names)
            raise Unknown(f"district {item!r}: unknown: accepted: {', '.join(offered)}"
                          + (f" (nearest: {near})" if near else ""))
        chosen.append(names[wanted])
    return tuple(dict.fromkeys(chosen))
