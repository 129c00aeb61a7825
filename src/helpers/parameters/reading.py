"""Parameters as they are asked for, read and validated; refused with every reason at once."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from helpers.parameters.districts import subject_families
from helpers.parameters.fields import help_of, literals
from helpers.parameters.models import BRIEFINGS, CommonParameters
from helpers.parameters.refused import Refused, choices
from helpers.paths import Project


def model_of(briefing: str) -> type[CommonParameters]:
    """Return the model of a briefing, or refuse naming the nearest."""
    if briefing not in BRIEFINGS:
        accepted = choices(briefing, BRIEFINGS)
        raise Refused([f"briefing {briefing!r}: unknown: accepted: {accepted}"])
    return BRIEFINGS[briefing]


def validate(
    briefing: str, values: Mapping[str, Any], families: tuple[str, ...] | None = None
) -> CommonParameters:
    """Return the parameters of ``briefing``, or raise `Refused` with every reason.

    ``families`` are the districts on offer; without them those of the checkout's data.
    """
    model = model_of(briefing)
    offered = subject_families(Project.find()) if families is None else families
    try:
        return model.model_validate(dict(values), context={"families": offered})
    except ValidationError as error:
        raise Refused([_line(model, fault) for fault in error.errors()]) from None


def parse(
    briefing: str, text: str, families: tuple[str, ...] | None = None
) -> CommonParameters:
    """Return the parameters written as ``name=value name=value``; quotes hold blanks together."""
    model_of(briefing)
    return validate(briefing, split(text), families)


def split(text: str) -> dict[str, str]:
    """Split ``name=value name=value``; nothing in it is evaluated or expanded."""
    # An ideographic space, as Chinese input methods type it, separates as well.
    lexer = shlex.shlex(text.replace("\u3000", " "), posix=True, punctuation_chars=False)
    lexer.whitespace_split, lexer.commenters = True, ""
    try:
        words = list(lexer)
    except ValueError:
        raise Refused([f"parameters {text!r}: a quote is not closed"]) from None
    values: dict[str, str] = {}
    faults = []
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name:
            faults.append(f"parameter {word!r}: accepted: name=value")
        elif name in values:
            faults.append(f"parameter {name}: given twice: accepted: each name once")
        values[name] = value
    if faults:
        raise Refused(faults)
    return values


def _line(model: type[CommonParameters], fault: Any) -> str:
    """Say one of pydantic's findings in one line that names what is accepted."""
    name = str(fault["loc"][0]) if fault["loc"] else fault["type"]
    value = fault["input"]
    match fault["type"]:
        case "extra_forbidden":
            shown = name if name.isidentifier() else repr(name)
            return f"parameter {shown}: unknown: accepted: {choices(name, model.model_fields)}"
        case "literal_error":
            accepted = literals(model.model_fields[name].annotation)
            return f"parameter {name}: {value!r}: accepted: {choices(str(value), accepted)}"
        case "refused" | "end_year" | "focus_year":
            return f"parameter {name}: {fault['msg']}"
        case _:
            help_ = help_of(model.model_fields[name])
            return f"parameter {name}: {value!r}: accepted: {help_.en}, {help_.accepted_en}"
