"""A data folder as small as the contract allows, and a way to break one thing in it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from helpers.dataset.check import check
from helpers.dataset.columns import COLUMNS
from helpers.dataset.faults import Fault

REPORT, OLD_REPORT, SCORECARD, CITY = "north-2022-report", "west-2018-report", "scorecard", "city"

#: Two districts: 北区 is unchanged, 西区 is made of the old 西区 and 东区 on 2021-04-09.
SINGLE = {
    "sources": [
        [REPORT, "北区2022年报告", "North report", "北区人民政府", "plan_report", "2023-03-06",
         "first", "", "https://example.org/a", "full_text", "official", "a" * 64, ""],
        [OLD_REPORT, "西区2017年报告", "West report", "西区人民政府", "work_report", "2018-01",
         "estimate", "", "", "full_text", "official", "b" * 64, ""],
        [SCORECARD, "西区2021年任务", "West tasks", "西区人民政府", "scorecard", "2022-01-19",
         "estimate", "", "", "full_text", "official", "c" * 64, ""],
        [CITY, "统计年鉴2022", "Yearbook 2022", "统计局", "statistics", "2022",
         "accounts", "", "", "public_excerpt", "copy", "", ""],
    ],
    "areas": [
        ["west_old", "west", "subject", "原西区", "Old West", "", "2021-04-09", "", ""],
        ["east", "west", "part", "原东区", "East", "", "2021-04-09", "", ""],
        ["west", "west", "subject", "西区", "West", "2021-04-09", "", "west_old|east", ""],
        ["north", "north", "subject", "北区", "North", "", "", "", ""],
        ["town", "town", "comparator", "某市", "Town", "", "", "", ""],
    ],
    "scopes": [
        ["north-park", "north", "北区园区", "North park", "part"],
        ["streets", "", "各街道", "each street", "each"],
    ],
    "indicators": [
        ["gdp", "地区生产总值", "gross domestic product", "economy", "亿元", "flow", "yes",
         "higher", "yes", "", "最终成果。", "Final result.", "GDP"],
        ["services", "服务业增加值", "services", "economy", "亿元", "flow", "yes", "higher",
         "no", "gdp:sector", "第三产业。", "Tertiary sector.", ""],
        ["firms", "企业", "firms", "economy", "家", "stock", "yes", "higher", "no", "", "企业。",
         "Firms.", ""],
        ["coverage", "覆盖率", "coverage", "urban", "%", "rate", "no", "higher", "no", "", "",
         "", ""],
    ],
    "units": [
        ["亿元", "亿元", "1"], ["万元", "亿元", "0.0001"], ["%", "%", "1"], ["家", "家", "1"],
        ["个百分点", "个百分点", "1"], ["位", "位", "1"], ["倍", "倍", "1"],
    ],
    "breaks": [
        ["west", "", "*", "2021", "geography", "incomparable", "", "合并。", "Merger.",
         SCORECARD],
    ],
    "corrections": [
        [REPORT, "生产总值2184.8亿元", "印错。", "Misprint.", "the table", "override", "2194.8",
         "亿元", "open"],
    ],
    "tasks": [
        [str(number), "一", f"任务{number}", f"Task {number}", "区府办",
         "" if number in (1, 2) else "done", ""]
        for number in range(1, 107)
    ],
    "milestones": [[str(number), f"成果{number}", f"Result {number}", ""]
                   for number in range(1, 12)],
    "curation": [
        [REPORT, "whole", "6", "5", "5", "0.833", "1.000", "1.000", "0.800", "1.000", "1.000",
         "1.000", "只做一遍。", "Done once."],
    ],
}
#: The contract names twelve headline indicators; eleven more beside the product.
SINGLE["indicators"] += [
    [f"quantity-{number}", f"数量{number}", f"quantity {number}", "economy", "亿元", "flow", "yes",
     "higher", "yes", "", "定义。", "Definition.", ""]
    for number in range(1, 12)
]
FIGURES = {
    REPORT: [
        ["north", "", "gdp", "2022", "FY", "level", "", "actual", "eq", "2184.8", "亿元",
         "生产总值2184.8亿元", "", "", ""],
        ["north", "", "gdp", "2022", "FY", "yoy_pct", "", "actual", "eq", "-1.8", "%",
         "生产总值下降1.8%", "", "", ""],
        ["north", "", "services", "2022", "FY", "share_pct", "gdp", "actual", "approx", "60", "%",
         "服务业占60%左右", "", "", ""],
        ["north", "", "gdp", "2022", "FY", "rank", "town/13:level", "actual", "eq", "3", "位",
         "总量全市第三", "", "", ""],
        ["north", "north-park", "firms", "2022", "EOY", "level", "", "actual", "ge", "100", "家",
         "园区企业超100家", "period", "", "可能是当年新增。"],
        ["north", "", "gdp", "2023", "FY", "yoy_pct", "", "target", "ge", "5", "%",
         "生产总值增长5%以上", "", "landmark:3|action:growth", ""],
    ],
    OLD_REPORT: [
        ["west_old", "", "gdp", "2017", "FY", "level", "", "actual", "eq", "500", "亿元",
         "生产总值500亿元", "", "", ""],
        ["west_old", "", "gdp", "2017", "FY", "attainment_pct", "plan", "actual", "eq", "101",
         "%", "完成计划的101%", "", "", ""],
    ],
    SCORECARD: [
        ["west", "", "gdp", "2021", "FY", "yoy_pct", "", "target", "eq", "7", "%",
         "生产总值增长7%", "", "task:1", ""],
        ["west", "", "gdp", "2021", "M01-M09", "yoy_pct", "", "actual", "eq", "9.6", "%",
         "1-9月生产总值增长9.6%", "", "task:1", ""],
        ["west", "", "services", "2021", "FY", "yoy_pct", "", "target", "eq", "6", "%",
         "服务业增长6%", "", "task:2", ""],
        ["west", "", "firms", "2021", "EOY", "level", "", "target", "ge", "9", "家",
         "企业9家以上", "", "task:2.2", ""],
    ],
    CITY: [
        ["town", "", "gdp", "2021", "FY", "level", "", "revised", "eq", "18109", "亿元",
         "全市生产总值18109亿元", "", "", ""],
    ],
}
SKIPPED = {
    REPORT: [["2022年", "1", "date"]], OLD_REPORT: [["第七届", "1", "name"]],
    SCORECARD: [["序号1", "1", "numbering"]],
}


class Small:
    """The small data folder below ``root``, as text that a test edits before it is checked."""

    def __init__(self, root: Path):
        self.folder = root / "data"
        (self.folder / "observations").mkdir(parents=True)
        for name, rows in SINGLE.items():
            self.write(f"{name}.csv", name, rows)
        for source_id, rows in FIGURES.items():
            self.write(f"observations/{source_id}.csv", "observations", rows)
        for source_id, rows in SKIPPED.items():
            self.write(f"observations/{source_id}.skipped.csv", "skipped", rows)
        self.package()

    def write(self, file: str, name: str, rows: list[list[str]]) -> None:
        """Write a file; columns that the rows leave out at the end stay empty."""
        out = io.StringIO(newline="")
        width = len(COLUMNS[name])
        filled = [[*row, *[""] * (width - len(row))] for row in rows]
        csv.writer(out, lineterminator="\n").writerows([COLUMNS[name], *filled])
        (self.folder / file).write_bytes(out.getvalue().encode())

    def package(self) -> None:
        files = sorted(path.relative_to(self.folder).as_posix()
                       for path in self.folder.rglob("*.csv"))
        self.text("datapackage.json", json.dumps(
            {"resources": [{"name": file, "path": file} for file in files]}, indent=1))

    def text(self, file: str, content: str) -> None:
        (self.folder / file).write_bytes(content.encode())

    def rows(self, file: str) -> list[dict[str, str]]:
        with (self.folder / file).open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    def save(self, file: str, rows: list[dict[str, str]]) -> None:
        name = "observations" if file.startswith("observations/") else file.removesuffix(".csv")
        name = "skipped" if ".skipped." in file else name
        self.write(file, name, [[row[column] for column in COLUMNS[name]] for row in rows])

    def set(self, file: str, line: int, **cells: str) -> None:
        """Change cells of the row that stands in a physical line."""
        rows = self.rows(file)
        rows[line - 2].update(cells)
        self.save(file, rows)

    def figure(self, source_id: str, line: int, **cells: str) -> None:
        self.set(f"observations/{source_id}.csv", line, **cells)

    def add(self, file: str, copy_of: int, **cells: str) -> int:
        """Append a copy of a row with other cells; return its line."""
        rows = self.rows(file)
        rows.append(rows[copy_of - 2] | cells)
        self.save(file, rows)
        return len(rows) + 1

    def remove(self, file: str, line: int) -> None:
        rows = self.rows(file)
        del rows[line - 2]
        self.save(file, rows)

    def check(self) -> list[Fault]:
        return check(self.folder)

    def found(self, file: str, line: int, column: str) -> list[str]:
        """Return the problems that `check` reports in one place."""
        return [
            fault.problem for fault in self.check()
            if (fault.file.endswith("/" + file), fault.line, fault.column) == (True, line, column)
        ]
