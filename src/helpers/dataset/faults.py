"""A fault of the data: where it stands, what is wrong, what is accepted.

>>> print(Fault("data/areas.csv", 3, "role", "unknown", "subjct", ("subject", "part")))
data/areas.csv:3: role: unknown: 'subjct': accepted: subject, part (nearest: subject)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

#: A value longer than this is cut in messages; a fault must stay readable in a terminal.
SHOWN_CHARACTERS = 60
#: More accepted values than this are counted rather than listed.
SHOWN_CHOICES = 14


def nearest(value: str, accepted: Iterable[str]) -> str | None:
    """Return the accepted value that most resembles ``value``, or None when none does."""
    found = get_close_matches(value, list(accepted), n=1, cutoff=0.6)
    return found[0] if found else None


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in one place of the data.

    ``file`` is a posix path as the reader would type it (``data/areas.csv``), ``line`` the physical
    line (the header is line 1; 0 speaks of the whole file), ``column`` empty where the whole
    row is meant, ``accepted`` either the closed list of accepted values or one sentence.
    """

    file: str
    line: int
    column: str
    problem: str
    value: str = ""
    accepted: tuple[str, ...] | str = ""

    def __str__(self) -> str:
        parts = [f"{self.file}:{self.line}"]
        if self.column:
            parts.append(self.column)
        parts.append(self.problem)
        if self.value:
            shown = self.value
            if len(shown) > SHOWN_CHARACTERS:
                shown = f"{shown[:SHOWN_CHARACTERS]}… ({len(self.value)} characters)"
            parts.append(repr(shown))
        if self.accepted:
            parts.append(f"accepted: {self._accepted()}")
        return ": ".join(parts)

    def _accepted(self) -> str:
        if isinstance(self.accepted, str):
            return self.accepted
        near = nearest(self.value, self.accepted)
        if len(self.accepted) > SHOWN_CHOICES:
            text = f"one of {len(self.accepted)} values"
        else:
            text = ", ".join(value or "(empty)" for value in self.accepted)
        return f"{text} (nearest: {near})" if near else text


class DatasetError(ValueError):
    """The data cannot be used as it stands; ``faults`` holds every reason, in file order."""

    def __init__(self, faults: Iterable[Fault]):
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))
