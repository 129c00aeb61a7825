"""Why no page can be made with some parameters, and what would be accepted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic_core import PydanticCustomError

from helpers.dataset.faults import nearest


class Refused(ValueError):
    """Parameters that no page can be made with; ``lines`` holds every reason, one line each."""

    def __init__(self, lines: list[str]):
        self.lines = tuple(lines)
        super().__init__("\n".join(lines))


def problem(what: str, accepted: str) -> PydanticCustomError:
    """Return the error of a value, for a validator to raise."""
    # Passed as fields: a brace in the text itself would be read as one.
    said = {"problem": what, "accepted": accepted}
    return PydanticCustomError("refused", "{problem}: accepted: {accepted}", said)


def choices(value: str, accepted: Any, names: Iterable[str] = ()) -> str:
    """Return what is accepted, and what of it (or of its ``names``) is nearest to the value."""
    near = nearest(value, [*accepted, *(name for name in names if name not in accepted)])
    return ", ".join(accepted) + (f" (nearest: {near})" if near else "")
