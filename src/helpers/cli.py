"""The command line: which words there are, and what is said of words that are not.

What each command does stands in :mod:`helpers.commands`.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from helpers import commands
from helpers.dataset.faults import nearest

#: As the other words of make (:mod:`helpers.commands`): through the environment.
JOBS_VARIABLE = "HELPERS_JOBS"


class _Parser(argparse.ArgumentParser):
    """An argument parser that says in one line what it did not understand."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser, known = _parser()
    if words and not words[0].startswith("-") and words[0] not in known:
        near = nearest(words[0], known)
        hint = f" (nearest: {near})" if near else ""
        print(f"helpers: {words[0]!r}: unknown: accepted: {', '.join(known)}{hint}",
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
    words = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)

    check = words.add_parser("check", help="validate the data, every fault at once")
    check.set_defaults(run=commands.run_check)

    verify = words.add_parser("verify", help="hold every figure against its document's text")
    verify.add_argument("--sources", metavar="DIR", type=Path,
                        help="folder with the documents' texts (or SOURCES in the environment)")
    verify.set_defaults(run=commands.run_verify)

    adopt = words.add_parser(
        "adopt", help="make a CSV file that Excel saved (GBK, BOM, CRLF) one of the data")
    adopt.add_argument("file", metavar="FILE", type=Path)
    adopt.set_defaults(run=commands.run_adopt)

    report = words.add_parser("report", help="render the briefings that are out of date")
    _briefing_options(report)
    report.add_argument("--force", action="store_true", help="render what is up to date as well")
    report.set_defaults(run=commands.run_report)

    pdf = words.add_parser("pdf", help="the same as PDF, by a headless Chromium")
    _briefing_options(pdf)
    pdf.set_defaults(run=commands.run_pdf)

    docx = words.add_parser("docx", help="the same as Word documents, by pandoc")
    _briefing_options(docx)
    docx.set_defaults(run=commands.run_docx)

    compare = words.add_parser("compare", help="one indicator, year by year, in the terminal")
    compare.add_argument("indicator", metavar="INDICATOR", help="id, Chinese or English name")
    _panel_options(compare)
    form = compare.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON")
    form.add_argument("--csv", action="store_true", help="as CSV")
    compare.set_defaults(run=commands.run_compare)

    coverage = words.add_parser("coverage", help="what is known: indicator x year x district")
    _panel_options(coverage)
    coverage.add_argument("--reasons", action="store_true",
                          help="say of every cell without a value why")
    coverage.set_defaults(run=commands.run_coverage)

    pairs = words.add_parser(
        "pairs", help="everything that can be compared, across districts and across years")
    pairs.add_argument("--theme", default="", metavar="NAME", help="one theme instead of all")
    _panel_options(pairs)
    pairs.add_argument("--csv", action="store_true", help="as CSV")
    pairs.set_defaults(run=commands.run_pairs)

    params = words.add_parser("params", help="what can be asked of a briefing")
    params.add_argument("briefing", metavar="NAME", nargs="?",
                        default=os.environ.get(commands.BRIEFING_VARIABLE) or "overview")
    params.add_argument("--language", choices=("zh", "en"), default="zh")
    params.set_defaults(run=commands.run_params)
    return parser, tuple(words.choices)


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
