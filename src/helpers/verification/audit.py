"""The audit by number token: every number of a document is accounted for exactly once.

Every row takes one number of the document, the one that its value was read from. A skipped phrase
takes every number that stands wholly inside it, at as many of its places as ``count`` says:
``count`` is the numbers in the phrase times the places meant (``2021年,30,date`` for thirty places;
``“14+7”,4,name`` for two). Who takes which is settled by a maximum matching, rows before skipped
phrases, so that a phrase found in several places (a goal printed twice) goes where it is needed.
Every taker is bound to one number as printed, so a row that is lost or altered leaves one over.
Five things are faults:

* a number that nobody took (so a deleted row shows);
* a skipped phrase whose ``count`` is no multiple of its numbers;
* a skipped phrase that counts more places than were left for it (so no skipped phrase can stand in
  for a deleted row);
* a row whose number another row took already, unless both say so: several rows may live from one
  number ("各20个", "均为100%") when each of them has ``shared:N`` in its note, N being how many
  they are;
* a ``shared:N`` with fewer or more than N rows (so one deleted row of several shows too).

A figure printed twice is one row, and one ``repeat`` in the skipped phrases.

>>> from helpers.verification.documents import Document
>>> document = Document("x", "新增5家、市级40家,覆盖率100%。")
>>> [token.text for token in Ledger(document, (), ()).left]
['5', '40', '100']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from helpers.dataset.faults import Fault
from helpers.reading import Token
from helpers.verification.documents import Document
from helpers.verification.evidence import Examined
from helpers.verification.rows import Row

_SHARED = re.compile(r"(?<![\w:])shared:([0-9]+)(?![0-9])")


def shared_by(row: Row) -> int:
    """How many rows live from this row's number, as its note declares; 1 where it says nothing.

    >>> shared_by(Row(2, {"note": "shared:3; 面商率"}))
    3
    """
    found = _SHARED.search(row["note"])
    return int(found[1]) if found else 1


@dataclass
class _Taker:
    """Whoever takes one number: a row, several rows that share it, or a skipped phrase."""

    rows: list[Row]
    positions: tuple[int, ...]
    skips: bool = False
    shared: int = 1


@dataclass
class Ledger:
    """Who took which number of ``document``.

    ``examined``: its rows after :func:`~helpers.verification.evidence.examine`; ``skipped``: the
    rows of its skipped file. ``left``: the numbers that nobody took, in order.
    """

    document: Document
    examined: Sequence[Examined]
    skipped: Sequence[Row]
    left: tuple[Token, ...] = field(init=False)
    uncounted: tuple[Row, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Settle who takes what."""
        self._counted = {token.start for token in self.document.tokens}
        self._takers: list[_Taker] = []
        self._skip_faults: list[tuple[int, str, str, str, str]] = []
        uncounted = [
            entry.row
            for entry in self.examined
            if entry.positions and not self._counted.intersection(entry.positions)
        ]
        self.uncounted = tuple(uncounted)
        self._add_rows()
        self._add_skipped()
        self._taken = _match([taker.positions for taker in self._takers])
        self.left = tuple(
            token for token in self.document.tokens if token.start not in self._taken
        )

    @property
    def total(self) -> int:
        """How many numbers the document has to account for."""
        return len(self.document.tokens)

    def faults(self, file: str, skipped_file: str) -> tuple[Fault, ...]:
        """Return every fault of the audit, with the file and line to look at."""
        return (*self._unaccounted(file), *self._rows_at_odds(file), *self._bad_skips(skipped_file))

    def _add_rows(self) -> None:
        bundles: list[_Taker] = []
        for entry in self.examined:
            positions = tuple(p for p in entry.positions if p in self._counted)
            if not positions:
                continue
            shared = shared_by(entry.row)
            if shared < 2:
                self._takers.append(_Taker([entry.row], positions))
                continue
            for bundle in bundles:
                common = tuple(p for p in bundle.positions if p in positions)
                if common and bundle.shared == shared and len(bundle.rows) < shared:
                    bundle.rows.append(entry.row)
                    bundle.positions = common
                    break
            else:
                bundles.append(_Taker([entry.row], positions, shared=shared))
                self._takers.append(bundles[-1])

    def _add_skipped(self) -> None:
        for row in self.skipped:
            phrase, count = row["phrase"], row["count"]
            if not re.fullmatch(r"[1-9][0-9]{0,3}", count):
                accepted = "the numbers in the phrase times the places that are meant"
                self._skip_faults.append((row.line, "count", "no such count", count, accepted))
                continue
            places = self.document.places(phrase)
            inside = [self.document.tokens_within(place, len(phrase)) for place in places]
            size = max(map(len, inside), default=0)
            if not size:
                problem = "holds no number" if places else "not found in the document"
                self._skip_faults.append((row.line, "phrase", problem, phrase, ""))
                continue
            # A place in quotation marks may hold fewer: 四个平台 counts, “四个平台” does not.
            inside = [tokens for tokens in inside if len(tokens) == size]
            meant, rest = divmod(int(count), size)
            if rest or meant > len(inside):
                problem = f"the phrase {phrase!r} holds {size} numbers, in {len(inside)} places"
                accepted = (
                    f"a multiple of {size} up to {size * len(inside)}; a phrase that holds only "
                    "numbers that are meant"
                )
                self._skip_faults.append((row.line, "count", problem, count, accepted))
            for index in range(size):
                positions = tuple(tokens[index].start for tokens in inside)
                for _ in range(min(meant, len(inside))):
                    self._takers.append(_Taker([row], positions, skips=True))

    def _unaccounted(self, file: str) -> list[Fault]:
        faults = []
        starts = sorted(
            (position, self._takers[index].rows[0].line)
            for position, index in self._taken.items()
            if not self._takers[index].skips
        )
        for token in self.left:
            line = max((line for position, line in starts if position < token.start), default=1)
            place = self.document
            said = (
                f"line {place.line(token.start)} of the text: {place.sentence(token.start)}"
            )
            problem = "a number of the document is the value of no row and in no skipped phrase"
            faults.append(Fault(file, line, "", problem, token.text, said))
        return faults

    def _rows_at_odds(self, file: str) -> list[Fault]:
        faults = []
        served = set(self._taken.values())
        owners = {
            position: self._takers[index].rows[0]
            for position, index in self._taken.items()
            if not self._takers[index].skips
        }
        for index, taker in enumerate(self._takers):
            if taker.skips:
                continue
            if index not in served:
                lines = ", ".join(
                    str(owners[p].line) for p in taker.positions[:3] if p in owners
                )
                problem = f"the number that this row lives from is already that of line {lines}"
                accepted = (
                    "a longer phrase that finds the right place, or shared:N in the note of each "
                    "row that lives from this number"
                )
                row = taker.rows[0]
                faults.append(Fault(file, row.line, "evidence", problem, row["evidence"], accepted))
            if taker.shared != 1 and len(taker.rows) != taker.shared:
                lines = ", ".join(str(row.line) for row in taker.rows)
                for row in taker.rows:
                    problem = f"shared:{taker.shared}, but {len(taker.rows)} rows share the number"
                    faults.append(Fault(file, row.line, "note", problem, "", f"lines {lines}"))
        return faults

    def _bad_skips(self, file: str) -> list[Fault]:
        faults = [Fault(file, *details) for details in self._skip_faults]
        served = set(self._taken.values())
        idle: dict[int, list[_Taker]] = {}
        for index, taker in enumerate(self._takers):
            if taker.skips and index not in served:
                idle.setdefault(taker.rows[0].line, []).append(taker)
        for line, takers in idle.items():
            row = takers[0].rows[0]
            right = int(row["count"]) - len(takers)
            problem = (
                f"counts {len(takers)} more numbers of the phrase {row['phrase']!r} than are left: "
                "the others are values of rows or skipped elsewhere"
            )
            faults.append(Fault(file, line, "count", problem, row["count"], f"{right}"))
        return faults


def _match(wishes: list[tuple[int, ...]]) -> dict[int, int]:
    """Maximum matching of takers to positions; earlier takers keep a place once they have one.

    >>> _match([(1, 2), (1,), (2,)])
    {1: 1, 2: 0}
    """
    taken: dict[int, int] = {}
    for taker, positions in enumerate(wishes):
        _place(taker, positions, wishes, taken)
    return taken


def _place(
    taker: int, positions: tuple[int, ...], wishes: list[tuple[int, ...]], taken: dict[int, int]
) -> bool:
    """Find a place for one taker by moving others along (breadth first, so no deep recursion)."""
    came_from: dict[int, tuple[int, int | None]] = {}
    queue = [(taker, position, None) for position in positions]
    for mover, position, previous in queue:
        if position in came_from:
            continue
        came_from[position] = (mover, previous)
        if position not in taken:
            step: int | None = position
            while step is not None:
                mover, previous = came_from[step]
                taken[step] = mover
                step = previous
            return True
        other = taken[position]
        queue.extend((other, further, position) for further in wishes[other])
    return False
