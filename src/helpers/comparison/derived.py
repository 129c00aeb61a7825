"""A level that no document prints: the sum of parts, or carried back by published growth.

Of additive indicators the parts that an area was made of may be summed, where every part is known,
of one period and equally final. A level may be carried back by published growth as an interval;
a rate of real growth carries no level of current prices back, so that route is closed for GDP and
value added. Both return None where the route does not exist.
"""

from __future__ import annotations

from datetime import date

from helpers.comparison import rules
from helpers.comparison.quantity import Interval, Quantity, honest_digits, interval, published
from helpers.dataset.load import Dataset
from helpers.dataset.model import Area, Observation
from helpers.selection.choice import select

#: Years that a level is carried back at most: each step widens the interval.
LONGEST_CHAIN = 3


def sum_of_parts(
    data: Dataset, area: Area, indicator_id: str, year: int, as_of: date | None = None
) -> Quantity | None:
    """Return the sum of the areas that ``area`` was made of, or None where it cannot be formed."""
    if not data.indicators[indicator_id].additive or not area.composed_of:
        return None
    parts = [
        select(data, part, indicator_id, year, as_of=as_of).chosen for part in area.composed_of
    ]
    if any(part is None or not part.is_whole_period for part in parts):
        return None
    if rules.first_refusal(rules.same_period(*parts), rules.closed_bounds(*parts),
                           rules.same_finality(*parts)) is not None:
        return None
    values, lows, highs, units = [], [], [], set()
    for part in parts:
        value, unit = data.canonical(part.usable_value, part.usable_unit)
        ends = published(part).interval
        values.append(value)
        lows.append(data.canonical(ends.low, part.usable_unit)[0])
        highs.append(data.canonical(ends.high, part.usable_unit)[0])
        units.add(unit)
    if len(units) > 1:
        return None
    low, high = sum(lows), sum(highs)
    value = honest_digits(sum(values), low, high, at_most=2)
    return Quantity(value, units.pop(), Interval(low, high), "sum", tuple(parts))


def carried_back(
    data: Dataset, area: Area, indicator_id: str, year: int, as_of: date | None = None
) -> Quantity | None:
    """Return a level calculated back from later levels by published growth, or None.

    Each step needs a growth rate of the same area and period as the level, exact, not in doubt, and
    no break between the two years.
    """
    indicator = data.indicators[indicator_id]
    if indicator.growth != "nominal":
        return None
    rates: list[Observation] = []
    for later in range(year + 1, year + 1 + LONGEST_CHAIN):
        rate = select(data, area.area_id, indicator_id, later, "yoy_pct", as_of=as_of).chosen
        if rate is None or not rate.is_whole_period or not interval(rate).closed:
            return None
        if rules.no_doubt(rate) is not None or rate.usable_value <= -100:
            return None
        rates.append(rate)
        level = select(data, area.area_id, indicator_id, later, as_of=as_of).chosen
        if level is not None and level.is_whole_period and interval(level).closed:
            break
    else:
        return None
    # What is still expected to change carries nothing back.
    if any(rules.finality(figure) == "expected" for figure in (level, *rates)):
        return None
    if rules.no_doubt(level) is not None or rules.breaks_within(
            data.breaks, area, indicator_id, "level", year, level.year):
        return None
    value, unit = data.canonical(level.usable_value, level.usable_unit)
    ends = interval(level)
    if rules.same_period(level, *rates) is not None or ends.low <= 0:
        return None
    low = data.canonical(ends.low, level.usable_unit)[0]
    high = data.canonical(ends.high, level.usable_unit)[0]
    for rate in reversed(rates):
        around = interval(rate)
        value /= 1 + rate.usable_value / 100
        low /= 1 + around.high / 100
        high /= 1 + around.low / 100
    return Quantity(honest_digits(value, low, high), unit, Interval(low, high), "back",
                    (level, *reversed(rates)))
