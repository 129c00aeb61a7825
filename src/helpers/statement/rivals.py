"""Which figures stood for the same cell: what a printed figure beat, or what beat it.

The rules are those of :mod:`helpers.selection`; a figure of a part of an area, a goal and a span
of years stand for no cell and have no rivals.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helpers.dataset.load import Dataset
from helpers.dataset.model import Observation
from helpers.selection import select


@dataclass(frozen=True)
class Rival:
    """Another figure of the cell, and the code of the rule by which one of the two lost.

    ``won`` is True for the figure that stands for the cell.
    """

    observation: Observation
    reason: str
    won: bool


def rivals(data: Dataset, figure: Observation, as_of: date | None = None) -> tuple[Rival, ...]:
    """Return the other whole-area figures of the cell of ``figure``, as known on a day.

    For the chosen figure all that it beat, the best first; for any other only the chosen one.
    """
    choice = select(data, figure.area.area_id, figure.indicator.indicator_id, figure.year,
                    figure.measure, figure.of, as_of)
    if choice.chosen is None:
        return ()
    beaten = [lost for lost in choice.losers if not lost.observation.scope]
    if figure.key == choice.chosen.key:
        return tuple(Rival(lost.observation, lost.reason, won=False) for lost in beaten)
    return tuple(Rival(choice.chosen, lost.reason, won=True) for lost in beaten
                 if lost.observation.key == figure.key)
