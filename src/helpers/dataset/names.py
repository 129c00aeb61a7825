"""What the districts of ``areas.csv`` are called by those who type their names.

A family answers to its id, and to id, Chinese and English name of each of its areas that is
compared; a Chinese name also without the 区, 县 or 市 at its end, as people say it. A name
that two families share is nobody's.

>>> rows = [{"family": "west", "area_id": "west_old", "role": "subject", "name_zh": "原西山区",
...          "name_en": "Old West"}]
>>> sorted(spoken(rows))
['old west', 'west', 'west_old', '原西山', '原西山区']
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

#: Ends of names that speech leaves away.
RANKS = ("区", "县", "市")
#: A name of one character says too little.
SHORTEST = 2


def spoken(areas: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return the family that each name means; keys in lower case, as :func:`key` makes them."""
    bearers: dict[str, set[str]] = {}
    for row in areas:
        if row.get("role") != "subject":
            continue
        names = [row.get(column, "") for column in ("family", "area_id", "name_zh", "name_en")]
        zh = names[2]
        if zh.endswith(RANKS) and len(zh) > SHORTEST:
            names.append(zh[:-1])
        for name in filter(None, names):
            bearers.setdefault(key(name), set()).add(row.get("family", ""))
    return {name: families.pop() for name, families in bearers.items() if len(families) == 1}


def key(name: str) -> str:
    """Return a name as it is looked up."""
    return name.strip().casefold()
