"""Make faults, see who refuses them, count, and write the table.

A fault is refused when `check` or `verify` reports something that they do not report of the sound
data. Run as a program it writes ``docs/reliability.md``::

    SOURCES=folder python -m tests.reliability.campaign
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from helpers.dataset.check import check
from helpers.dataset.faults import Fault
from helpers.verification import verify
from tests.reliability.folder import Copy, Made
from tests.reliability.kinds import KINDS, Kind

ROOT = Path(__file__).parents[2]
#: How many faults of a kind the page counts; the test makes fewer.
FULL = 6

#: Why some kinds are not, or not always, refused. Kinds that are not named here always are.
REASONS: dict[str, str] = {
    "a park taken for the district": "Phrases are short and seldom name the park; the sentence "
        "does, but whose figure a sentence gives is a reader's judgement. Caught where the phrase "
        "has the scope's name, or where the whole district has the same figure.",
    "another indicator of the same unit": "Caught where the phrase has the name or an alias of "
        "the right indicator and not that of the wrong one; a phrase in other words passes.",
    "the other district": "Caught where title, publisher or phrase name the district; a page about "
        "several, whose phrase names none, passes when the note explains it.",
    "a result called a goal": "Caught where the year, the order of the document or its words speak "
        "against it; a figure among mixed ones passes.",
    "an estimate called a result": "The word (预计) is looked for in a held text only, and a row "
        "whose status is in doubt may be read either way.",
    "the year called part of it": "In a held text the months must be named before the figure; in "
        "an excerpt another figure of the same months is enough.",
    "a year later": "In a held text the last year named before the figure must be the row's; of an "
        "excerpt only phrase, note and title are known.",
    "a year earlier": "As for a year later.",
    "a row twice, with another year": "In a held text the number is taken already; the rows of an "
        "excerpt have nothing to be counted against.",
    "part of the year called the year": "An excerpt may leave the months out.",
    "a flag deleted": "A flag says that a document contradicts itself; no other file knows of it.",
    "better the other way round": "Whether more is better is an opinion; nothing contradicts it.",
    "the factor of another unit changed": "里 is half a 公里 because units.csv says so. Units with "
        "万 or 亿 are checked against their names.",
    "a unit that converts into another quantity": "Where a unit and all its indicators move "
        "together nothing is left to compare them with.",
    "a copy's trust raised to official": "Caught where an official page would need an address; who "
        "stands behind an address is not looked up.",
}


@dataclass
class Count:
    """What became of the faults of one kind."""

    kind: Kind
    made: int = 0
    by_check: int = 0
    by_verify: int = 0
    placed: int = 0
    missed: list[Made] = field(default_factory=list)
    raised: list[str] = field(default_factory=list)

    @property
    def caught(self) -> int:
        """Faults refused by either."""
        return self.by_check + self.by_verify


def texts() -> Path | None:
    """Return the folder of texts named by SOURCES, None where there are none."""
    named = os.environ.get("SOURCES", "")
    folder = Path(named) if named else None
    return folder if folder and any(folder.glob("*.txt")) else None


def run(
    times: int, sources: Path | None, kinds: Iterable[Kind] = KINDS,
    data_dir: Path = ROOT / "data",
) -> list[Count]:
    """Make ``times`` faults of each kind in a copy of the data and count the refusals.

    Kinds that only a text betrays are left out without ``sources``. Nothing that `check` or
    `verify` raises is let through: it is counted in ``raised``.
    """
    with tempfile.TemporaryDirectory() as root:
        copy = Copy(data_dir, Path(root), Random(0))
        known = {_plain(fault) for fault in _reported(copy, sources)}
        counts = []
        for number, one in enumerate(kinds):
            if one.needs_text and sources is None:
                continue
            copy.chance = Random(number)
            counts.append(_count(one, times, copy, sources, known))
        return counts


def _reported(copy: Copy, sources: Path | None) -> list[Fault]:
    return [*check(copy.folder), *verify(copy.folder, sources).faults]


def _plain(fault: Fault) -> tuple[str, str, str]:
    """Return a fault without its line, which moves when rows do."""
    return fault.file.rsplit("/data/", 1)[-1], fault.problem, fault.value


def _count(
    kind: Kind, times: int, copy: Copy, sources: Path | None, known: set[tuple[str, str, str]]
) -> Count:
    count = Count(kind)
    for _ in range(times):
        try:
            made = kind.make(copy)
            if made is None:
                break
            count.made += 1
            found = [f for f in check(copy.folder) if _plain(f) not in known]
            if found:
                count.by_check += 1
            else:
                found = [f for f in verify(copy.folder, sources).faults if _plain(f) not in known]
                count.by_verify += bool(found)
            if not found:
                count.missed.append(made)
            elif _is_at(found, made):
                count.placed += 1
        except Exception as error:
            count.raised.append(f"{type(error).__name__}: {error}")
        finally:
            copy.repair()
    return count


def _is_at(found: list[Fault], made: Made) -> bool:
    """Tell whether a report names the file and, where one line was changed, the line."""
    return any(
        fault.file.endswith(made.file) and made.line in (0, fault.line) for fault in found)


def page(counts: list[Count], held: bool) -> str:
    """Return ``docs/reliability.md``: the figure caught / harmful, by kind, and what is missed."""
    made, caught = sum(c.made for c in counts), sum(c.caught for c in counts)
    placed = sum(c.placed for c in counts)
    kinds = [count for count in counts if count.made]
    whole = sum(count.caught == count.made for count in kinds)
    lines = [
        "# What the checks catch",
        "",
        "A program breaks one thing in a copy of the shipped data, runs `make check` and "
        "`make verify`, puts it right and breaks the next. Everything it breaks is harmful: it "
        "would change a number on a page, its meaning or its evidence, or hide that something is "
        "missing.",
        "",
        f"**{caught} of {made} faults refused ({100 * caught / made:.1f} %), {len(kinds)} kinds, "
        f"{whole} of them without exception.** {placed} of the {caught} reports name the file and, "
        "where one line was changed, that line. None ended in a traceback."
        + ("" if held else " Made without the texts of the documents."),
        "",
        "Made again by `SOURCES=folder python -m tests.reliability.campaign`; the same faults are "
        "made each time. `tests/test_reliability.py` makes a few of each kind.",
        "",
    ]
    for group in dict.fromkeys(count.kind.group for count in kinds):
        lines += [f"## {group[0].upper()}{group[1:]}", "",
                  "| fault | made | by check | by verify | refused |", "|---|--:|--:|--:|--:|"]
        lines += [
            f"| {count.kind.name} | {count.made} | {count.by_check} | {count.by_verify} | "
            f"{_share(count)} |"
            for count in kinds if count.kind.group == group
        ]
        lines.append("")
    lines += ["## What is not caught, and why", ""]
    for count in kinds:
        if count.missed:
            reason = REASONS.get(count.kind.name, "Not explained.")
            lines.append(f"- **{count.kind.name}**: {len(count.missed)} of {count.made} pass. "
                         f"{reason}")
    if not any(count.missed for count in kinds):
        lines.append("Nothing of what was tried.")
    idle = [count.kind.name for count in counts if not count.made]
    if idle:
        lines += ["", f"Without a place in the data as it stands: {', '.join(idle)}."]
    return "\n".join(lines) + "\n"


def _share(count: Count) -> str:
    return "all" if count.caught == count.made else f"**{count.caught} of {count.made}**"


def main() -> int:
    """Run the full campaign, print what passed and write the page."""
    sources = texts()
    if sources is None:
        print("No texts of documents: set SOURCES to the folder that holds them.")
        return 1
    counts = run(FULL, sources)
    for count in counts:
        for made in count.missed:
            print(f"passed: {count.kind.name}: {made.file}:{made.line}: {made.what}")
        for raised in count.raised:
            print(f"raised: {count.kind.name}: {raised}")
    target = ROOT / "docs" / "reliability.md"
    target.parent.mkdir(exist_ok=True)
    target.write_text(page(counts, held=True), encoding="utf-8")
    print(f"caught {sum(c.caught for c in counts)} of {sum(c.made for c in counts)}: {target}")
    return 1 if any(count.raised for count in counts) else 0


if __name__ == "__main__":
    sys.exit(main())
