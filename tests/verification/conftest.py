"""A small data folder and its texts, written anew for each test."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest

from helpers.dataset.columns import COLUMNS

BODY = """1、平台建设。全区新增众创空间5家、市级40家,孵化器达130家。

2、社会治理。面商率、满意率和基本满意率均为100%,发案数下降47.1%,总量全市第一。

2023年,推出“四个平台”,完成投资近1.5亿元,另有百余家企业回归。"""


class Folder:
    """A data folder of one document, ``page``, with helpers to change it and verify it."""

    def __init__(self, root: Path):
        self.data, self.texts = root / "data", root / "texts"
        (self.data / "observations").mkdir(parents=True)
        self.texts.mkdir()
        self.rows: list[dict[str, str]] = []
        self.skipped: list[tuple[str, str, str]] = []
        self.tier = "full_text"
        self.text(BODY)

    def text(self, text: str) -> None:
        """Set the held text and its digest."""
        self.held = text
        self.digest = hashlib.sha256(text.encode()).hexdigest()

    def row(self, value: str, unit: str, evidence: str, measure: str = "level",
            bound: str = "eq", note: str = "") -> int:
        """Add a row and return its line."""
        self.rows.append({"value": value, "unit": unit, "evidence": evidence,
                          "measure": measure, "bound": bound, "note": note})
        return len(self.rows) + 1

    def complete(self) -> None:
        """Say every number of the small text: eight figures, three names of other things."""
        self.row("5", "家", "众创空间5家")
        self.row("40", "家", "市级40家")
        self.row("130", "家", "孵化器达130家")
        for name in ("面商率", "满意率和", "基本满意率"):
            start = BODY.index(name)
            evidence = BODY[start : BODY.index("100%") + 4]
            self.row("100", "%", evidence, note="shared:3")
        self.row("-47.1", "%", "发案数下降47.1%", "yoy_pct")
        self.row("1", "位", "总量全市第一", "rank")
        self.row("1.5", "亿元", "投资近1.5亿元", bound="nearly")
        self.row("100", "家", "百余家企业回归", bound="ge")
        self.skipped.append(("2023年", "1", "date"))

    def write(self) -> None:
        """Write everything to the folder."""
        _write(self.data / "sources.csv", "sources",
               [{"source_id": "page", "tier": self.tier, "sha256": self.digest}])
        _write(self.data / "observations/page.csv", "observations", self.rows)
        _write(self.data / "observations/page.skipped.csv", "skipped",
               [dict(zip(COLUMNS["skipped"], line, strict=True)) for line in self.skipped])
        if self.held:
            (self.texts / "page.txt").write_text(self.held, encoding="utf-8")

    def verify(self):
        """Write and verify."""
        from helpers.verification import verify

        self.write()
        return verify(self.data, self.texts)

    def faults(self) -> list[str]:
        """Write, verify and return the faults as text."""
        return [str(fault) for fault in self.verify().faults]


def _write(path: Path, table: str, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS[table], lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)
