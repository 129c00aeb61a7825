"""A copy of the data in which one thing after the other is broken and put right again."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

Cells = dict[str, str]


@dataclass(frozen=True)
class Made:
    """A fault that was made: where, and in words; ``line`` 0 where no single line is meant."""

    file: str
    line: int
    what: str


class Copy:
    """A copy of a data folder. ``chance`` decides where a fault is made, always the same way."""

    def __init__(self, data_dir: Path, root: Path, chance: Random):
        self.folder = root / "data"
        shutil.copytree(data_dir, self.folder)
        self.chance = chance
        self._sound = {
            path: path.read_bytes() for path in sorted(self.folder.rglob("*")) if path.is_file()
        }

    def repair(self) -> None:
        """Undo everything."""
        for path in self.folder.rglob("*"):
            if path.is_file() and path not in self._sound:
                path.unlink()
        for path, content in self._sound.items():
            if not path.exists() or path.read_bytes() != content:
                path.write_bytes(content)

    # -- files ---------------------------------------------------------------------------------

    @property
    def figures(self) -> list[str]:
        """The files of figures, as paths below the folder."""
        return sorted(f"observations/{path.name}" for path in
                      (self.folder / "observations").glob("*.csv")
                      if not path.name.endswith(".skipped.csv"))

    @property
    def held(self) -> list[str]:
        """The files of figures of documents whose text is held."""
        tiers = {row["source_id"]: row["tier"] for row in self.rows("sources.csv")}
        return [file for file in self.figures
                if tiers.get(file.split("/")[1].removesuffix(".csv")) == "full_text"]

    @property
    def skipped(self) -> list[str]:
        """The files of skipped phrases that hold any."""
        return sorted(f"observations/{path.name}" for path in
                      (self.folder / "observations").glob("*.skipped.csv")
                      if path.read_bytes().count(b"\n") > 1)

    @property
    def tables(self) -> list[str]:
        """All CSV files that hold at least two rows."""
        return sorted(path.relative_to(self.folder).as_posix()
                      for path in self.folder.rglob("*.csv")
                      if path.read_bytes().count(b"\n") > 2)

    def bytes(self, file: str) -> bytes:
        """Return a file as it stands."""
        return (self.folder / file).read_bytes()

    def put(self, file: str, content: bytes) -> None:
        """Write a file as it is given."""
        (self.folder / file).write_bytes(content)

    def rows(self, file: str) -> list[Cells]:
        """Return the rows of a file."""
        return list(csv.DictReader(io.StringIO(self.bytes(file).decode(), newline="")))

    def save(self, file: str, rows: list[Cells], columns: list[str] | None = None) -> None:
        """Write rows as the contract asks."""
        out = io.StringIO(newline="")
        writer = csv.DictWriter(
            out, columns or list(rows[0]), lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
        self.put(file, out.getvalue().encode())

    # -- one row -------------------------------------------------------------------------------

    def pick(
        self, wanted: Callable[[Cells], bool], files: list[str] | None = None
    ) -> tuple[str, int, list[Cells]] | None:
        """Return a file, an index and the file's rows, at random among the wanted rows."""
        places = [(file, index) for file in files or self.figures
                  for index, row in enumerate(self.rows(file)) if wanted(row)]
        if not places:
            return None
        file, index = self.chance.choice(places)
        return file, index, self.rows(file)

    def change(
        self, wanted: Callable[[Cells], bool],
        changed: Callable[[Cells], Cells | None], files: list[str] | None = None,
    ) -> Made | None:
        """Change cells of a wanted row; ``changed`` returns them, None where it cannot."""
        found = self.pick(lambda row: wanted(row) and changed(dict(row)) is not None, files)
        if found is None:
            return None
        file, index, rows = found
        before = rows[index]
        cells = changed(dict(before)) or {}
        rows[index] = before | cells
        self.save(file, rows)
        words = ", ".join(f"{key} {before[key]!r} -> {cell!r}" for key, cell in cells.items())
        return Made(file, index + 2, words[:200])
