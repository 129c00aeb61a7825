"""Which briefings ``make report`` renders: ``briefings.toml``, each entry checked by its model.

    [[briefing]]
    notebook = "overview"
    params = { language = "en" }
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.dataset.faults import nearest
from helpers.parameters import (
    CommonParameters,
    Refused,
    model_of,
    parse,
    slug,
    subject_families,
    validate,
)
from helpers.paths import Project

_KEYS = ("notebook", "params")


@dataclass(frozen=True)
class Planned:
    """One page to make: the parameters say which notebook, ``slug`` which file."""

    parameters: CommonParameters
    slug: str

    @classmethod
    def of(cls, parameters: CommonParameters) -> Planned:
        """Name the page after its parameters."""
        return cls(parameters, slug(parameters))


def read_plan(project: Project) -> list[Planned]:
    """Return the pages of ``briefings.toml`` in file order.

    Raises
    ------
    Refused
        With a line for every fault, naming file and entry.
    """
    shown = project.shown(project.plan)
    try:
        entries = _entries(project.plan)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise Refused([f"{shown}: {reason}"]) from None
    families = subject_families(project)
    planned: list[Planned] = []
    faults: list[str] = []
    for number, entry in enumerate(entries, start=1):
        where = f"{shown}: briefing {number}"
        try:
            page = Planned.of(_parameters(entry, families))
        except Refused as refused:
            faults += [f"{where}: {line}" for line in refused.lines]
            continue
        if page.slug in {other.slug for other in planned}:
            faults.append(f"{where}: {page.slug}: the same briefing stands above already")
        planned.append(page)
    if faults:
        raise Refused(faults)
    return planned


def chosen(project: Project, briefing: str, params: str) -> list[Planned]:
    """Return what was asked for on the command line (both empty: the whole plan).

    A briefing without parameters is taken as the plan has it, with defaults where it has it not.
    """
    if not briefing and not params:
        return read_plan(project)
    if not briefing:
        raise Refused(["parameters are for one briefing: accepted: BRIEFING=overview PARAMS=…"])
    model_of(briefing)
    if params:
        return [Planned.of(parse(briefing, params, subject_families(project)))]
    pages = [page for page in read_plan(project) if page.parameters.briefing == briefing]
    return pages or [Planned.of(validate(briefing, {}, subject_families(project)))]


def _entries(path: Path) -> list[Any]:
    with path.open("rb") as file:
        content = tomllib.load(file)
    _known(content, ("briefing",))
    entries = content.get("briefing")
    if not isinstance(entries, list) or not entries:
        raise ValueError("no briefing: accepted: [[briefing]] with notebook = \"overview\"")
    return entries


def _parameters(entry: Any, families: tuple[str, ...]) -> CommonParameters:
    if not isinstance(entry, dict) or not isinstance(entry.get("notebook"), str):
        raise Refused(['no notebook: accepted: notebook = "overview"'])
    params = entry.get("params", {})
    if not isinstance(params, dict):
        raise Refused([f"params {params!r}: accepted: a table such as {{ language = \"en\" }}"])
    try:
        _known(entry, _KEYS)
    except ValueError as error:
        raise Refused([str(error)]) from None
    return validate(entry["notebook"], params, families)


def _known(table: Iterable[str], accepted: tuple[str, ...]) -> None:
    for key in table:
        if key not in accepted:
            near = nearest(key, accepted)
            hint = f" (nearest: {near})" if near else ""
            raise ValueError(f"{key}: unknown: accepted: {', '.join(accepted)}{hint}")
