"""Growth over several years as a yearly average, so that spans of unlike length compare."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from helpers.comparison.quantity import Interval, Quantity, honest_digits, published
from helpers.comparison.relations import growth, in_canonical
from helpers.dataset.load import Dataset
from helpers.dataset.model import Break, Observation


def average_growth(
    data: Dataset, earlier: Observation, later: Observation, breaks: Iterable[Break] | None = None
) -> Quantity:
    """Return the yearly growth in percent (compound, nominal) that two levels imply.

    142.81 of 2017 and 242.14 of 2023 are 69.6 % in six years: 9.2 % a year.

    Raises
    ------
    ValueError, ComparabilityError
        As :func:`helpers.comparison.relations.growth`.
    """
    whole = growth(data, earlier, later, breaks)
    years = later.year - earlier.year
    old, new = (in_canonical(data, published(figure))[0] for figure in (earlier, later))
    low, high = (_yearly(1 + end / 100, years)
                 for end in (whole.interval.low, whole.interval.high))
    value = honest_digits(_yearly(new / old, years), low, high)
    return Quantity(value, "%", Interval(low, high), "average", (earlier, later), whole.notes)


def _yearly(times: Decimal, years: int) -> Decimal:
    """Return the percentage that multiplies to so many times in so many years."""
    return (times ** (Decimal(1) / years) - 1) * 100
