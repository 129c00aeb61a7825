"""What parameters are written as: a file name, the cell of a notebook, a table of help."""

from __future__ import annotations

import hashlib
import re

from helpers.parameters.fields import LATEST, help_of, literals
from helpers.parameters.models import CommonParameters
from helpers.parameters.reading import model_of

#: Longest page name before it is cut; file systems end at 255 bytes, and suffixes follow.
LONGEST_SLUG = 150


def slug(parameters: CommonParameters) -> str:
    """Return the page's file name, made of the parameters that differ from the default."""
    parts = [parameters.briefing]
    for name, value in parameters.differing().items():
        shown = LATEST if value is None else value
        parts += [name, ".".join(value) if isinstance(value, tuple) else str(shown)]
    plain = "-".join(parts)
    safe = re.sub(r"[^\w.-]", "_", plain)
    if safe != plain or len(safe.encode()) > LONGEST_SLUG:
        # Two names that are cut or replaced to the same text must not share a file.
        digest = hashlib.sha256(plain.encode()).hexdigest()[:8]
        safe = safe.encode()[:LONGEST_SLUG].decode(errors="ignore") + f"-{digest}"
    return safe


def as_cell_source(briefing: str) -> str:
    """Return the source of the notebook's cell tagged ``parameters``.

    Annotations are plain names: papermill's inspection reads no others.
    """
    lines = []
    for name, field in model_of(briefing).model_fields.items():
        value = list(field.default) if isinstance(field.default, tuple) else field.default
        kind = "list" if isinstance(value, list) else "str" if isinstance(value, str) else "int"
        shown = f'"{value}"' if isinstance(value, str) else repr(value)
        lines.append(f"{name}: {kind} = {shown}  # {help_of(field).zh} · {help_of(field).en}")
    return "\n".join(lines)


def help_table(briefing: str, language: str = "zh") -> list[tuple[str, str, str, str]]:
    """Return ``(name, default, accepted, help)`` of each parameter of a briefing."""
    rows = []
    for name, field in model_of(briefing).model_fields.items():
        text = help_of(field)
        accepted = text.accepted_en if language == "en" else text.accepted_zh
        accepted = accepted or " | ".join(literals(field.annotation))
        default = LATEST if field.default is None else field.default
        rows.append((name, str(default or "-"), accepted,
                     text.en if language == "en" else text.zh))
    return rows
