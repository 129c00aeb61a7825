"""Every figure against the text of its document, every number of the documents against the data.

Three grades, by what there is to hold a row against:

* no text: the value, unit, sign and bound must be readable from the row's own phrase;
* a text (``<source_id>.txt`` in the folder of texts, with the digest of ``sources.csv``): the
  phrase must stand in it, and the document must allow the same reading in that place;
* a document that claims to be complete, which it does by at least one row in its
  ``<source_id>.skipped.csv``: every number of the text must be accounted for (:mod:`.audit`).

The phrases that breaks quote must stand in the text of their document too, where it is held.

Documents of tier ``public_excerpt`` are only held against their own phrases.

>>> verify(Path("data"), None).ok  # doctest: +SKIP
True
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from helpers.dataset.faults import Fault
from helpers.verification.audit import Ledger
from helpers.verification.documents import Document, load_document
from helpers.verification.evidence import Examined, examine
from helpers.verification.rows import Row, read_rows
from helpers.verification.surroundings import faults_around

EXCERPT = "public_excerpt"
#: At most so many numbers of an incomplete document are listed; complete ones list all as faults.
SHOWN_LEFT = 20


@dataclass(frozen=True)
class Checked:
    """What became of one document: its rows, its text if held, its ledger if audited."""

    source_id: str
    tier: str
    rows: tuple[Examined, ...]
    document: Document | None
    ledger: Ledger | None
    complete: bool
    remark: str = ""

    @property
    def found(self) -> int:
        """Rows whose phrase stands in the text."""
        return sum(entry.found for entry in self.rows)

    @property
    def read(self) -> int:
        """Rows whose value is what the phrase (and the text) says."""
        return sum(entry.read for entry in self.rows)


@dataclass(frozen=True)
class Verification:
    """The outcome: ``faults`` in file order, one :class:`Checked` a document."""

    faults: tuple[Fault, ...]
    documents: tuple[Checked, ...] = ()
    sources_dir: Path | None = None
    texts: int = 0
    _left_shown: int = field(default=SHOWN_LEFT, repr=False)

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    def report(self) -> str:
        """Return the outcome as text: faults first, then a paragraph a document."""
        parts = [str(fault) for fault in self.faults]
        if parts:
            parts.append("")
        if not self.texts:
            where = f" in {self.sources_dir}" if self.sources_dir else ""
            parts.append(
                f"No texts of documents{where}: figures were only read from their own phrases, "
                "nothing was held against a document. Give the folder with SOURCES=folder."
            )
        for checked in self.documents:
            parts.extend(self._paragraph(checked))
        rows = sum(len(checked.rows) for checked in self.documents)
        read = sum(checked.read for checked in self.documents)
        end = f"verify: {len(self.faults)} faults" if self.faults else "verify: the figures hold"
        parts.append(f"{end} ({read} of {rows} figures read, {self.texts} texts)")
        return "\n".join(parts)

    def _paragraph(self, checked: Checked) -> list[str]:
        rows = len(checked.rows)
        lines = [f"{checked.source_id}: {rows} rows"]
        if checked.document:
            lines.append(f"  phrases found    {checked.found} of {rows}")
        lines.append(f"  values read      {checked.read} of {rows}")
        loose = sum(entry.unit_not_printed for entry in checked.rows)
        if loose:
            lines.append(f"  unit not in the phrase (a table's head has it): {loose}")
        if checked.remark:
            lines.append(f"  {checked.remark}")
        if checked.ledger:
            lines.extend(self._accounts(checked.ledger, checked.complete))
        return lines

    def _accounts(self, ledger: Ledger, complete: bool) -> list[str]:
        total, left = ledger.total, len(ledger.left)
        share = 100 * (total - left) / total if total else 100
        claim = "claims to be complete" if complete else "does not claim to be complete"
        lines = [f"  numbers accounted for {total - left} of {total} ({share:.1f} %), {claim}"]
        if ledger.uncounted:
            at = ", ".join(str(row.line) for row in ledger.uncounted)
            lines.append(f"  rows whose number the audit does not ask for (lines {at})")
        if left and not complete:
            lines.append("  left, by line of the text:")
            for token in ledger.left[: self._left_shown]:
                place = ledger.document.line(token.start)
                lines.append(f"    {place}: {token.text}: {ledger.document.sentence(token.start)}")
            if left > self._left_shown:
                lines.append(f"    and {left - self._left_shown} more")
        return lines


def verify(data_dir: Path, sources_dir: Path | None, left_shown: int = SHOWN_LEFT) -> Verification:
    """Hold the figures of ``data_dir`` against themselves and the texts of ``sources_dir``.

    Faults call files by ``data_dir``'s own name (``data/observations/<id>.csv``). Never raises on
    what is in the files.
    """
    name = data_dir.name
    sources, faults_found = read_rows(data_dir / "sources.csv", "sources", f"{name}/sources.csv")
    faults = list(faults_found)
    texts = {path.stem: path for path in sorted(sources_dir.glob("*.txt"))} if sources_dir else {}
    known = {row["source_id"]: row for row in sources}
    held = {source_id: path for source_id, path in texts.items() if source_id in known}
    documents = []
    for source_id in _source_ids(data_dir, sources):
        checked, more = _check(
            data_dir, source_id, known.get(source_id), held.get(source_id), bool(held), name
        )
        documents.append(checked)
        faults.extend(sorted(more, key=lambda fault: (fault.file, fault.line)))
    faults.extend(_breaks(data_dir, name, documents))
    faults = list(dict.fromkeys(faults))
    return Verification(tuple(faults), tuple(documents), sources_dir, len(held), left_shown)


def _breaks(data_dir: Path, name: str, documents: list[Checked]) -> Iterator[Fault]:
    """Yield the phrases of breaks that their document does not have, where its text is held."""
    texts = {checked.source_id: checked.document.text for checked in documents if checked.document}
    path, file = data_dir / "breaks.csv", f"{name}/breaks.csv"
    rows = read_rows(path, "breaks", file)[0] if path.exists() else ()
    for row in rows:
        for phrase in filter(None, row["evidence"].split("|")):
            if phrase not in texts.get(row["source_id"], phrase):
                yield Fault(file, row.line, "evidence", "not found in the document", phrase)


def _source_ids(data_dir: Path, sources: tuple[Row, ...]) -> list[str]:
    """Sources in their own order, then observations that no source names."""
    listed = [row["source_id"] for row in sources]
    files = sorted((data_dir / "observations").glob("*.csv"))
    present = [path.name.removesuffix(".csv") for path in files]
    present = [source_id for source_id in present if not source_id.endswith(".skipped")]
    wanted = [source_id for source_id in listed if source_id in present]
    return list(dict.fromkeys([*wanted, *present]))


def _check(
    data_dir: Path, source_id: str, source: Row | None, text: Path | None, texts_given: bool,
    name: str,
) -> tuple[Checked, list[Fault]]:
    file = f"{name}/observations/{source_id}.csv"
    skipped_file = f"{name}/observations/{source_id}.skipped.csv"
    rows, faults_found = read_rows(
        data_dir / "observations" / f"{source_id}.csv", "observations", file
    )
    faults = list(faults_found)
    skipped: tuple[Row, ...] = ()
    skipped_path = data_dir / "observations" / f"{source_id}.skipped.csv"
    if skipped_path.exists():
        skipped, more = read_rows(skipped_path, "skipped", skipped_file)
        faults.extend(more)
    tier = source["tier"] if source else ""
    excerpt = tier == EXCERPT
    document, remark = None, ""
    if source and not excerpt and texts_given:
        document, remark, more_faults = _document(source, text, f"{name}/sources.csv")
        faults.extend(more_faults)
    examined = tuple(examine(row, file, document, excerpt) for row in rows)
    for entry in examined:
        faults.extend(entry.faults)
    if source and document:
        faults.extend(faults_around(source, examined, document, file))
    ledger = Ledger(document, examined, skipped) if document else None
    complete = bool(skipped)
    if ledger and complete:
        faults.extend(ledger.faults(file, skipped_file))
    if excerpt:
        remark = "only excerpts were seen: held against their own phrases"
    return Checked(source_id, tier, examined, document, ledger, complete, remark), faults


def _document(
    source: Row, path: Path | None, file: str
) -> tuple[Document | None, str, list[Fault]]:
    """Load the text of a source; a text with another digest is not the one that was read."""
    source_id = source["source_id"]
    if path is None:
        fault = Fault(
            file, source.line, "source_id", "its text is not in the folder of texts", source_id,
            f"{source_id}.txt",
        )
        return None, "its text is missing: nothing was held against it", [fault]
    try:
        document = load_document(path)
    except (OSError, UnicodeDecodeError) as error:
        reason = f"its text cannot be read ({type(error).__name__})"
        return None, reason, [Fault(file, source.line, "source_id", reason, source_id)]
    if document.digest != source["sha256"]:
        problem = "not the digest of the text that is held"
        fault = Fault(file, source.line, "sha256", problem, source["sha256"], document.digest)
        return None, "its text is another one: nothing was held against it", [fault]
    return document, "", []
