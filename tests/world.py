"""A made-up city of two districts, one of them merged in 2021: rows are added one by one.

西区 was made of the old 西区 and 东区 on 2021-04-09; 北区 never changed; 某市 is the city.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from helpers.dataset.columns import COLUMNS
from helpers.dataset.load import Dataset, load

AREAS = [
    ("west_old", "west", "subject", "原西区", "Old West", "", "2021-04-09", "", ""),
    ("east", "west", "part", "原东区", "Old East", "", "2021-04-09", "", ""),
    ("west", "west", "subject", "西区", "West", "2021-04-09", "", "west_old|east", ""),
    ("north", "north", "subject", "北区", "North", "", "", "", ""),
    ("town", "town", "comparator", "某市", "Town", "", "", "", ""),
]
INDICATORS = [
    ("gdp", "地区生产总值", "GDP", "economy", "亿元", "yes", "yes", "real"),
    ("revenue", "一般公共预算收入", "budget revenue", "finance", "亿元", "yes", "yes", "nominal"),
    ("general-budget-revenue", "预算收入", "general revenue", "finance", "亿元", "yes", "yes",
     "nominal"),
    ("income", "人均收入", "income per head", "livelihood", "元", "no", "yes", ""),
    ("firms", "企业", "firms", "innovation", "家", "yes", "no", ""),
    ("firms-per-street", "街道平均企业", "firms per street", "innovation", "家", "no", "no", ""),
    ("value-added-tertiary", "服务业增加值", "services", "economy", "亿元", "yes", "yes", "real"),
]
MERGER = ("west", "", "*", "2021", "geography", "incomparable", "", "两区合并。", "Two merged.",
          "merger", "")


class World:
    """Collects rows, writes them as a data folder and loads it."""

    def __init__(self, root: Path):
        self.folder = root / "data"
        self.sources: dict[str, dict[str, str]] = {}
        self.rows: dict[str, list[dict[str, str]]] = {}
        self.breaks: list[tuple] = [MERGER]
        self.corrections: list[tuple] = []
        self.curation: list[tuple] = []
        self.tasks: list[dict[str, str]] = []
        self.areas = list(AREAS)
        self.source("merger", published="2021-04-09")

    def source(self, source_id: str, **fields: str) -> None:
        """Add a document; fields as in sources.csv."""
        plain = {
            "source_id": source_id, "title_zh": f"《{source_id}》", "title_en": source_id,
            "publisher_zh": "某局", "doc_type": "statistics", "published": "2022-03-01",
            "vintage": "first", "tier": "full_text", "trust": "official",
        }
        self.sources[source_id] = {**plain, **fields}
        self.rows.setdefault(source_id, [])

    def row(self, area: str, year: int, value: str, *, source: str = "report",
            indicator: str = "revenue", **fields: str) -> None:
        """Add a figure; fields as in observations, with the plain case as default."""
        if source not in self.sources:
            self.source(source)
        measure = fields.get("measure", "level")
        unit = {"level": "亿元", "rank": "位", "change_pp": "个百分点"}.get(measure, "%")
        self.rows[source].append({
            "area_id": area, "indicator_id": indicator, "year": str(year), "period": "FY",
            "measure": measure, "status": "actual", "bound": "eq", "value": value, "unit": unit,
            "evidence": f"{indicator} {measure} {value}", **fields,
        })

    def task(self, number: int, judgement: str = "", **fields: str) -> None:
        """Add a task; fields as in tasks.csv."""
        self.tasks.append({
            "task_no": str(number), "section_zh": "甲类", "title_zh": f"任务{number}",
            "title_en": f"task {number}", "lead_units_zh": "某局", "judgement": judgement, **fields,
        })

    def load(self) -> Dataset:
        """Write everything and load it."""
        self._write("sources.csv", "sources", self.sources.values())
        for source_id, rows in self.rows.items():
            self._write(f"observations/{source_id}.csv", "observations", rows)
        self._write("areas.csv", "areas", (dict(zip(COLUMNS["areas"], a, strict=False))
                                           for a in self.areas))
        self._write("indicators.csv", "indicators", (
            {"indicator_id": i, "name_zh": zh, "name_en": en, "theme": theme, "unit": unit,
             "kind": "rate" if "-per-" in i else "flow", "additive": additive,
             "better": "higher", "headline": headline,
             "growth": growth, "definition_zh": "定义", "definition_en": "definition"}
            for i, zh, en, theme, unit, additive, headline, growth in INDICATORS))
        self._write("units.csv", "units", (
            {"unit": u, "canonical": c, "factor": f}
            for u, c, f in (("亿元", "亿元", "1"), ("万元", "亿元", "0.0001"), ("元", "元", "1"),
                            ("%", "%", "1"), ("位", "位", "1"), ("个", "个", "1"),
                            ("家", "个", "1"), ("万家", "个", "10000"))))
        self._write("breaks.csv", "breaks", (dict(zip(COLUMNS["breaks"], (*b, ""), strict=False))
                                             for b in self.breaks))
        self._write("corrections.csv", "corrections", (
            dict(zip(COLUMNS["corrections"], c, strict=True)) for c in self.corrections))
        self._write("scopes.csv", "scopes", [
            {"scope_id": "park", "area_id": "", "name_zh": "园区", "name_en": "the park",
             "relation": "part"}])
        self._write("tasks.csv", "tasks", self.tasks)
        self._write("milestones.csv", "milestones", [])
        self._write("curation.csv", "curation", (dict(zip(COLUMNS["curation"], c, strict=True))
                                                 for c in self.curation))
        return load(self.folder)

    def _write(self, file: str, table: str, rows) -> None:
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, COLUMNS[table], restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(out.getvalue(), encoding="utf-8", newline="\n")
