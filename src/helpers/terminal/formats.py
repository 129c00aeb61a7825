"""Answers as text that other programs read."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any


def as_csv(found: Sequence[Any], kind: type) -> str:
    r"""Return records of one dataclass as CSV, its fields as header, also of no record at all.

    >>> from dataclasses import make_dataclass
    >>> Point = make_dataclass("Point", ["x", "y"])
    >>> as_csv([Point(1, 2)], Point)
    'x,y\n1,2'
    """
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(kind.__dataclass_fields__), lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(one) for one in found)
    return buffer.getvalue().rstrip("\n")
