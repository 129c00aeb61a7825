"""The command line: the words of ``make``, and the same refusals.

Each command imports what it needs when it runs: a report with nothing to do loads no pandas.
Exit codes: 0 as asked, 1 the data, a document or a notebook is at fault, 2 not understood.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from helpers.dataset.faults import nearest
from helpers.paths import Project

#: How make hands its words on: through the environment, so that no shell or make reads them.
BRIEFING_VARIABLE = "HELPERS_BRIEFING"
PARAMS_VARIABLE = "HELPERS_PARAMS"
JOBS_VARIABLE = "HELPERS_JOBS"
SOURCES_VARIABLE = "SOURCES"


class _Parser(argparse.ArgumentParser):
    """An argument parser that says in one line what it did not understand."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser, commands = _parser()
    if words and not words[0].startswith("-") and words[0] not in commands:
        near = nearest(words[0], commands)
        hint = f" (nearest: {near})" if near else ""
        print(f"helpers: {words[0]!r}: unknown: accepted: {', '.join(commands)}{hint}",
              file=sys.stderr)
        return 2
    try:
        chosen = parser.parse_args(words)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        return chosen.run(chosen)
    except KeyboardInterrupt:
        print(f"{chosen.command}: stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # Whoever read our output (`| head`) has enough; the interpreter must not try again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser() -> tuple[argparse.ArgumentParser, tuple[str, ...]]:
    parser = _Parser(prog="helpers", description="Briefings on districts, every number traceable.")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)

    check = commands.add_parser("check", help="validate the data, every fault at once")
    check.set_defaults(run=_check)

    verify = commands.add_parser("verify", help="hold every figure against its document's text")
    verify.add_argument("--sources", metavar="DIR", type=Path,
                        help="folder with the documents' texts (or SOURCES in the environment)")
    verify.set_defaults(run=_verify)

    adopt = commands.add_parser(
        "adopt", help="make a CSV file that Excel saved (GBK, BOM, CRLF) one of the data")
    adopt.add_argument("file", metavar="FILE", type=Path)
    adopt.set_defaults(run=_adopt)

    report = commands.add_parser("report", help="render the briefings that are out of date")
    _briefing_options(report)
    report.add_argument("--force", action="store_true", help="render what is up to date as well")
    report.set_defaults(run=_report)

    pdf = commands.add_parser("pdf", help="the same as PDF, by a headless Chromium")
    _briefing_options(pdf)
    pdf.set_defaults(run=_pdf)

    docx = commands.add_parser("docx", help="the same as Word documents, by pandoc")
    _briefing_options(docx)
    docx.set_defaults(run=_docx)

    compare = commands.add_parser("compare", help="one indicator, year by year, in the terminal")
    compare.add_argument("indicator", metavar="INDICATOR", help="id, Chinese or English name")
    _panel_options(compare)
    form = compare.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON")
    form.add_argument("--csv", action="store_true", help="as CSV")
    compare.set_defaults(run=_compare)

    coverage = commands.add_parser("coverage", help="what is known: indicator x year x district")
    _panel_options(coverage)
    coverage.add_argument("--reasons", action="store_true",
                          help="say of every cell without a value why")
    coverage.set_defaults(run=_coverage)

    pairs = commands.add_parser(
        "pairs", help="everything that can be compared, across districts and across years")
    pairs.add_argument("--theme", default="", metavar="NAME", help="one theme instead of all")
    _panel_options(pairs)
    pairs.add_argument("--csv", action="store_true", help="as CSV")
    pairs.set_defaults(run=_pairs)

    params = commands.add_parser("params", help="what can be asked of a briefing")
    params.add_argument("briefing", metavar="NAME", nargs="?",
                        default=os.environ.get(BRIEFING_VARIABLE) or "overview")
    params.add_argument("--language", choices=("zh", "en"), default="zh")
    params.set_defaults(run=_params)
    return parser, tuple(commands.choices)


def _briefing_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--briefing", metavar="NAME", default=None,
                         help="one briefing instead of all of briefings.toml")
    command.add_argument("--params", metavar="WORDS", default=None,
                         help='its parameters: "focus_year=2022 language=en" (see: params)')
    command.add_argument("--jobs", metavar="N", type=_positive,
                         default=os.environ.get(JOBS_VARIABLE) or None,
                         help="how many at once (default: one a processor)")


def _panel_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--years", default="2017:2023", metavar="FIRST:LAST")
    command.add_argument("--families", default="", metavar="NAMES", help="districts, by commas")
    command.add_argument("--basis", choices=("as_published", "comparable"), default="as_published")
    command.add_argument("--as-of", type=_day, default=None, metavar="DAY",
                         help="only documents published until that day")
    command.add_argument("--language", choices=("zh", "en"), default="zh")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: accepted: a day as 2022-02-01") from None


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 256):
        raise argparse.ArgumentTypeError(f"{text!r}: accepted: 1 to 256")
    return int(text)


def _check(_: argparse.Namespace) -> int:
    from helpers.dataset.check import check

    faults = check(Project.find().data)
    for fault in faults:
        print(fault)
    print(f"check: {len(faults)} faults" if faults else "check: the data hold")
    return 1 if faults else 0


def _verify(chosen: argparse.Namespace) -> int:
    from helpers.verification import verify

    given = chosen.sources or os.environ.get(SOURCES_VARIABLE)
    found = verify(Project.find().data, Path(given) if given else None)
    print(found.report())
    # Whoever names a folder means its texts to be read; finding none there is no success.
    return 0 if found.ok and (found.texts or not given) else 1


def _adopt(chosen: argparse.Namespace) -> int:
    from helpers.dataset.adopt import adopt
    from helpers.dataset.faults import DatasetError

    try:
        changes = adopt(chosen.file)
    except DatasetError as refused:
        print(refused, file=sys.stderr)
        return 1
    print(f"adopt: {chosen.file}: {'; '.join(changes) or 'nothing to change'}")
    return 0


def _report(chosen: argparse.Namespace) -> int:
    from helpers.briefing.run import report

    return report(Project.find(), *_asked_for(chosen), chosen.jobs, chosen.force)


def _pdf(chosen: argparse.Namespace) -> int:
    from helpers.export.run import export_pdf

    return export_pdf(Project.find(), *_asked_for(chosen), chosen.jobs)


def _docx(chosen: argparse.Namespace) -> int:
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


def _compare(chosen: argparse.Namespace) -> int:
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


def _coverage(chosen: argparse.Namespace) -> int:
    from helpers.dataset.faults import DatasetError
    from helpers.terminal import coverage, lookup

    try:
        data, asked = _panel(chosen)
    except (lookup.Unknown, DatasetError) as refused:
        print(f"coverage: {refused}", file=sys.stderr)
        return 1 if isinstance(refused, DatasetError) else 2
    print(coverage.as_text(data, **asked, reasons=chosen.reasons))
    return 0


def _pairs(chosen: argparse.Namespace) -> int:
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


def _params(chosen: argparse.Namespace) -> int:
    from helpers.parameters import Refused, help_table

    try:
        rows = help_table(chosen.briefing, chosen.language)
    except Refused as refused:
        print("\n".join(f"params: {line}" for line in refused.lines), file=sys.stderr)
        return 2
    for name, default, accepted, text in rows:
        print(f"{name:<12} {default:<14} {accepted}\n{'':<12} {text}")
    return 0
