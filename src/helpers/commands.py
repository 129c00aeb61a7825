"""What each command does: the words of ``make``, and the same refusals.

Each imports what it needs when it runs: a report with nothing to do loads no pandas.
Exit codes: 0 as asked, 1 the data, a document or a notebook is at fault, 2 not understood.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from helpers.dataset.faults import nearest
from helpers.paths import Project

#: How make hands its words on: through the environment, so that no shell or make reads them.
BRIEFING_VARIABLE = "HELPERS_BRIEFING"
PARAMS_VARIABLE = "HELPERS_PARAMS"
SOURCES_VARIABLE = "SOURCES"


def run_check(_: argparse.Namespace) -> int:
    """Validate the data."""
    from helpers.dataset.check import check

    faults = check(Project.find().data)
    for fault in faults:
        print(fault)
    print(f"check: {len(faults)} faults" if faults else "check: the data hold")
    return 1 if faults else 0


def run_verify(chosen: argparse.Namespace) -> int:
    """Hold every figure against its document's text."""
    from helpers.verification import verify

    given = chosen.sources or os.environ.get(SOURCES_VARIABLE)
    found = verify(Project.find().data, Path(given) if given else None)
    print(found.report())
    # Whoever names a folder means its texts to be read; finding none there is no success.
    return 0 if found.ok and (found.texts or not given) else 1


def run_adopt(chosen: argparse.Namespace) -> int:
    """Make a file that Excel saved one of the data."""
    from helpers.dataset.adopt import adopt
    from helpers.dataset.faults import DatasetError

    try:
        changes = adopt(chosen.file)
    except DatasetError as refused:
        print(refused, file=sys.stderr)
        return 1
    print(f"adopt: {chosen.file}: {'; '.join(changes) or 'nothing to change'}")
    return 0


def run_report(chosen: argparse.Namespace) -> int:
    """Render the briefings that are out of date."""
    from helpers.briefing.run import report

    return report(Project.find(), *_asked_for(chosen), chosen.jobs, chosen.force)


def run_pdf(chosen: argparse.Namespace) -> int:
    """Print them."""
    from helpers.export.run import export_pdf

    return export_pdf(Project.find(), *_asked_for(chosen), chosen.jobs)


def run_docx(chosen: argparse.Namespace) -> int:
    """Write them for Word."""
    from helpers.export.run import export_docx

    return export_docx(Project.find(), *_asked_for(chosen), chosen.jobs)


def _asked_for(chosen: argparse.Namespace) -> tuple[str, str]:
    """Return briefing and parameters as given here or, by make, in the environment."""
    def given(option: str | None, variable: str) -> str:
        return (option if option is not None else os.environ.get(variable, "")).strip()

    return given(chosen.briefing, BRIEFING_VARIABLE), given(chosen.params, PARAMS_VARIABLE)


def _panel(chosen: argparse.Namespace):
    from helpers.dataset.load import load
    from helpers.terminal import lookup

    data = load(Project.find().data)
    return data, {
        "families": lookup.families(data, chosen.families), "years": lookup.years(chosen.years),
        "basis": chosen.basis, "as_of": chosen.as_of, "language": chosen.language,
    }


def run_compare(chosen: argparse.Namespace) -> int:
    """Show one indicator year by year."""
    from helpers.dataset.faults import DatasetError
    from helpers.terminal import compare, formats, lookup

    try:
        data, asked = _panel(chosen)
        indicator = lookup.indicator(data, chosen.indicator)
    except (lookup.Unknown, DatasetError) as refused:
        print(f"compare: {refused}", file=sys.stderr)
        return 1 if isinstance(refused, DatasetError) else 2
    if chosen.json or chosen.csv:
        found = compare.lines(data, indicator, **asked)
        print(compare.as_json(found) if chosen.json else formats.as_csv(found, compare.Line))
    else:
        print(compare.as_text(data, indicator, **asked))
    return 0


def run_coverage(chosen: argparse.Namespace) -> int:
    """Show what is known."""
    from helpers.dataset.faults import DatasetError
    from helpers.terminal import coverage, lookup

    try:
        data, asked = _panel(chosen)
    except (lookup.Unknown, DatasetError) as refused:
        print(f"coverage: {refused}", file=sys.stderr)
        return 1 if isinstance(refused, DatasetError) else 2
    print(coverage.as_text(data, **asked, reasons=chosen.reasons))
    return 0


def run_pairs(chosen: argparse.Namespace) -> int:
    """List what can be compared."""
    from helpers.dataset.faults import DatasetError
    from helpers.dataset.vocabulary import THEMES
    from helpers.terminal import formats, lookup, pairs

    if chosen.theme and chosen.theme not in THEMES:
        near = nearest(chosen.theme, THEMES)
        print(f"pairs: theme {chosen.theme!r}: unknown: accepted: {', '.join(THEMES)}"
              + (f" (nearest: {near})" if near else ""), file=sys.stderr)
        return 2
    try:
        data, asked = _panel(chosen)
    except (lookup.Unknown, DatasetError) as refused:
        print(f"pairs: {refused}", file=sys.stderr)
        return 1 if isinstance(refused, DatasetError) else 2
    found = pairs.lines(data, **asked, theme=chosen.theme)
    print(formats.as_csv(found, pairs.Line) if chosen.csv
          else pairs.as_text(found, chosen.language))
    return 0


def run_params(chosen: argparse.Namespace) -> int:
    """Show what can be asked of a briefing."""
    from helpers.parameters import Refused, help_table

    try:
        rows = help_table(chosen.briefing, chosen.language)
    except Refused as refused:
        print("\n".join(f"params: {line}" for line in refused.lines), file=sys.stderr)
        return 2
    for name, default, accepted, text in rows:
        print(f"{name:<12} {default:<14} {accepted}\n{'':<12} {text}")
    return 0
