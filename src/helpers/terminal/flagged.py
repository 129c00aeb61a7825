"""What is to be minded of a number, as the answers of the terminal write it beside the number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from helpers.comparison import disputed
from helpers.comparison.quantity import Quantity
from helpers.dataset.load import Dataset
from helpers.statement import marks, numbers


@dataclass
class Flags:
    """The flags of the numbers of one answer: inherited ones, and that a check contradicts one.

    >>> Flags(data, ("north",), range(2020, 2024), None).words(quantity, "en")    # doctest: +SKIP
    ' [provisional] [disputed]'
    """

    data: Dataset
    families: Sequence[str]
    years: Sequence[int]
    as_of: date | None

    def codes(self, quantity: Quantity) -> tuple[str, ...]:
        """Return the codes of a number's flags, in their fixed order."""
        wrong = self._contradicted(quantity.kin[0].indicator.indicator_id)
        return marks.codes(
            quantity, (disputed.DISPUTED,) if disputed.rests_on(quantity, wrong) else ())

    def words(self, quantity: Quantity, language: str) -> str:
        """Return the flags of a number as they stand behind it."""
        return "".join(f" [{numbers.flag_name(code, language)}]" for code in self.codes(quantity))

    def _contradicted(self, indicator_id: str) -> disputed.Contradicted:
        """Return which figures fail a check; asked once for an indicator."""
        if indicator_id not in self._known:
            self._known[indicator_id] = disputed.contradicted(
                self.data, disputed.checked_areas(self.data, self.families), indicator_id,
                self.years, self.as_of)
        return self._known[indicator_id]

    @cached_property
    def _known(self) -> dict[str, disputed.Contradicted]:
        return {}
