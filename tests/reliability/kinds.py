"""The kinds of faults. Each is a function that breaks one thing in a `Copy` and says where.

A kind returns None where the data offers no place for it. All are harmful: what they make would
change a number, its meaning or its evidence on a page, or hide that something is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from helpers.dataset.vocabulary import GOALS, RESULTS
from tests.reliability.folder import Cells, Copy, Made

GROWTH = ("yoy_pct", "avg_growth_pct", "change_pct", "change_pp")
Maker = Callable[[Copy], Made | None]


@dataclass(frozen=True)
class Kind:
    """A kind of fault: its group and name, how it is made, whether only a text betrays it."""

    group: str
    name: str
    make: Maker
    needs_text: bool = False


KINDS: list[Kind] = []


def kind(group: str, name: str, needs_text: bool = False) -> Callable[[Maker], Maker]:
    """Enter a function as a kind of fault."""
    def enter(make: Maker) -> Maker:
        KINDS.append(Kind(group, name, make, needs_text))
        return make

    return enter


def anything(row: Cells) -> bool:
    """Accept every row."""
    return True


def only(measure: str) -> Callable[[Cells], bool]:
    """Accept the rows of one measure."""
    return lambda row: row["measure"] == measure


# -- the number --------------------------------------------------------------------------------


@kind("number", "a digit changed")
def _(copy: Copy) -> Made | None:
    def changed(row: Cells) -> Cells:
        places = [i for i, char in enumerate(row["value"]) if char.isdigit()]
        at = copy.chance.choice(places)
        old = row["value"][at]
        new = copy.chance.choice([c for c in "123456789" if c != old])
        return {"value": row["value"][:at] + new + row["value"][at + 1:]}

    return copy.change(anything, changed)


@kind("number", "two digits transposed")
def _(copy: Copy) -> Made | None:
    def changed(row: Cells) -> Cells | None:
        value = row["value"]
        pairs = [i for i in range(len(value) - 1) if value[i:i + 2].isdigit()
                 and value[i] != value[i + 1] and not (i == 0 and value[1] == "0")]
        if not pairs:
            return None
        at = pairs[len(pairs) // 2]
        return {"value": value[:at] + value[at + 1] + value[at] + value[at + 2:]}

    return copy.change(anything, changed)


@kind("number", "the decimal point moved")
def _(copy: Copy) -> Made | None:
    def changed(row: Cells) -> Cells | None:
        sign, digits = ("-", row["value"][1:]) if row["value"][0] == "-" else ("", row["value"])
        whole, _, rest = digits.partition(".")
        if not rest and len(whole) < 2:
            return None
        moved = f"{whole}{rest[0]}.{rest[1:]}".rstrip(".") if rest else f"{whole[:-1]}.{whole[-1]}"
        return {"value": sign + (moved.lstrip("0") if moved.lstrip("0")[:1].isdigit() else moved)}

    return copy.change(lambda row: row["value"].strip("-0.") != "", changed)


@kind("number", "a digit dropped")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: len(row["value"].strip("-")) > 1 and row["value"][-2] != ".",
                       lambda row: {"value": row["value"][:-1].rstrip(".")})


@kind("number", "a digit typed twice")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["value"].strip("-0.") != "" and "." not in row["value"],
                       lambda row: {"value": row["value"] + row["value"][-1]})


@kind("number", "the sign turned")
def _(copy: Copy) -> Made | None:
    return copy.change(
        lambda row: row["measure"] in GROWTH and row["value"].strip("-0.") != "",
        lambda row: {"value": row["value"][1:] if row["value"][0] == "-" else "-" + row["value"]})


@kind("number", "rounded")
def _(copy: Copy) -> Made | None:
    return copy.change(
        lambda row: re.fullmatch(r"-?\d+\.\d*[1-9]", row["value"]) is not None,
        lambda row: {"value": str(round(float(row["value"])))})


@kind("number", "values of two rows exchanged")
def _(copy: Copy) -> Made | None:
    found = copy.pick(anything)
    if found is None:
        return None
    file, index, rows = found
    others = [i for i, row in enumerate(rows) if row["value"] != rows[index]["value"]]
    if not others:
        return None
    other = copy.chance.choice(others)
    rows[index]["value"], rows[other]["value"] = rows[other]["value"], rows[index]["value"]
    copy.save(file, rows)
    return Made(file, index + 2, f"value of line {other + 2}")


def written_as(name: str, form: Callable[[str], str]) -> None:
    """Enter a kind that writes the value of any row in another form."""
    def make(copy: Copy) -> Made | None:
        return copy.change(lambda row: form(row["value"]) != row["value"],
                           lambda row: {"value": form(row["value"])})

    kind("number", name)(make)


FULL_WIDTH = str.maketrans("0123456789.-", "０１２３４５６７８９．－")
written_as("NaN", lambda value: "NaN")
written_as("infinite", lambda value: "inf")
written_as("empty", lambda value: "")
written_as("full-width digits", lambda value: value.translate(FULL_WIDTH))
written_as("with a plus", lambda value: "+" + value)
written_as("with %", lambda value: value + "%")
written_as("in exponents", lambda value: f"{float(value):e}")
written_as("with a comma", lambda value: value[:-1] + "," + value[-1] if len(value) > 1 else value)
written_as("of 5,000 digits", lambda value: value + "0" * 5000)


# -- unit and measure --------------------------------------------------------------------------


SIZES = {"亿元": "万元", "万元": "亿元", "亿美元": "万美元", "万人": "人", "人": "万人",
         "万平方米": "平方米", "平方米": "万平方米", "万家": "家", "名": "万人"}


@kind("unit and measure", "unit wrong by 10⁴")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["unit"] in SIZES,
                       lambda row: {"unit": SIZES[row["unit"]]})


@kind("unit and measure", "unit of another kind")
def _(copy: Copy) -> Made | None:
    units = ("亿元", "家", "万人", "公里", "%")
    return copy.change(lambda row: row["measure"] == "level", lambda row: {
        "unit": next(unit for unit in units if unit not in (row["unit"], "个", "所"))})


@kind("unit and measure", "% and 个百分点 confused")
def _(copy: Copy) -> Made | None:
    other = {"%": "个百分点", "个百分点": "%"}
    return copy.change(lambda row: row["unit"] in other,
                       lambda row: {"unit": other[row["unit"]]})


@kind("unit and measure", "a level called growth")
def _(copy: Copy) -> Made | None:
    return copy.change(only("level"), lambda row: {"measure": "yoy_pct"})


@kind("unit and measure", "growth called a level")
def _(copy: Copy) -> Made | None:
    return copy.change(only("yoy_pct"), lambda row: {"measure": "level"})


@kind("unit and measure", "a share called growth")
def _(copy: Copy) -> Made | None:
    return copy.change(only("share_pct"), lambda row: {"measure": "yoy_pct"})


@kind("unit and measure", "a rank called a level")
def _(copy: Copy) -> Made | None:
    return copy.change(only("rank"), lambda row: {"measure": "level", "of": ""})


@kind("unit and measure", "of taken away")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["of"] != "" and row["measure"] in (
        "change_pct", "share_pct", "rank", "attainment_pct"), lambda row: {"of": ""})


@kind("unit and measure", "of dangling")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["of"] != "", lambda row: {"of": row["of"] + "x"})


@kind("unit and measure", "of added where nothing is relative")
def _(copy: Copy) -> Made | None:
    return copy.change(only("level"), lambda row: {"of": "plan"})


@kind("unit and measure", "bound changed")
def _(copy: Copy) -> Made | None:
    return copy.change(anything, lambda row: {"bound": {
        "eq": "ge", "ge": "eq", "le": "ge", "approx": "eq", "nearly": "ge"}[row["bound"]]})


@kind("unit and measure", "measure mistyped")
def _(copy: Copy) -> Made | None:
    return copy.change(anything, lambda row: {"measure": row["measure"].upper()})


# -- whose figure ------------------------------------------------------------------------------


def subjects(copy: Copy) -> list[Cells]:
    """Return the areas that are compared."""
    return [row for row in copy.rows("areas.csv") if row["role"] == "subject"]


def family_of(copy: Copy) -> dict[str, str]:
    """Return the family of each area."""
    return {row["area_id"]: row["family"] for row in copy.rows("areas.csv")}


@kind("area and scope", "the other district")
def _(copy: Copy) -> Made | None:
    families = family_of(copy)

    def changed(row: Cells) -> Cells | None:
        others = [area["area_id"] for area in subjects(copy)
                  if area["family"] != families.get(row["area_id"]) and not area["valid_to"]]
        return {"area_id": others[0]} if others else None

    return copy.change(lambda row: row["scope"] == "", changed)


@kind("area and scope", "the city for the district")
def _(copy: Copy) -> Made | None:
    city = next(row["area_id"] for row in copy.rows("areas.csv") if row["role"] == "comparator")
    districts = [row["area_id"] for row in subjects(copy)]
    return copy.change(lambda row: row["scope"] == "" and row["area_id"] in districts,
                       lambda row: {"area_id": city})


@kind("area and scope", "the wrong vintage")
def _(copy: Copy) -> Made | None:
    vintages: dict[str, list[str]] = {}
    for row in subjects(copy):
        vintages.setdefault(row["family"], []).append(row["area_id"])
    swapped = {old: new for pair in vintages.values() if len(pair) == 2
               for old, new in (pair, pair[::-1])}
    return copy.change(lambda row: row["area_id"] in swapped,
                       lambda row: {"area_id": swapped[row["area_id"]]})


@kind("area and scope", "a part for the whole")
def _(copy: Copy) -> Made | None:
    parts = {row["area_id"]: row["composed_of"].split("|")[-1]
             for row in copy.rows("areas.csv") if row["composed_of"]}
    return copy.change(lambda row: row["area_id"] in parts,
                       lambda row: {"area_id": parts[row["area_id"]]})


@kind("area and scope", "the scope of another district")
def _(copy: Copy) -> Made | None:
    families = family_of(copy)
    scopes = [row for row in copy.rows("scopes.csv") if row["area_id"]]

    def changed(row: Cells) -> Cells | None:
        others = [scope["scope_id"] for scope in scopes
                  if families[scope["area_id"]] != families.get(row["area_id"])]
        return {"scope": copy.chance.choice(others)} if others else None

    return copy.change(lambda row: row["scope"] != "", changed)


@kind("area and scope", "a park taken for the district")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["scope"] != "", lambda row: {"scope": ""})


@kind("area and scope", "another indicator of the same unit")
def _(copy: Copy) -> Made | None:
    indicators = copy.rows("indicators.csv")
    units = {row["indicator_id"]: (row["unit"], row["kind"]) for row in indicators}

    def changed(row: Cells) -> Cells | None:
        others = [key for key, unit in units.items()
                  if key != row["indicator_id"] and unit == units.get(row["indicator_id"])]
        return {"indicator_id": others[0]} if others else None

    return copy.change(only("level"), changed)


# -- time and status ---------------------------------------------------------------------------


@kind("time and status", "a goal called a result")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["status"] in GOALS, lambda row: {"status": "actual"})


@kind("time and status", "a result called a goal")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["status"] in RESULTS, lambda row: {"status": "target"})


@kind("time and status", "an estimate called a result")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["status"] == "provisional",
                       lambda row: {"status": "actual"})


@kind("time and status", "part of the year called the year")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["period"].startswith("M"), lambda row: {"period": "FY"})


@kind("time and status", "the year called part of it")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["period"] == "FY", lambda row: {"period": "M01-M11"})


@kind("time and status", "a stock called a flow")
def _(copy: Copy) -> Made | None:
    kinds = {row["indicator_id"]: row["kind"] for row in copy.rows("indicators.csv")}
    return copy.change(
        lambda row: row["period"] == "EOY" and kinds.get(row["indicator_id"]) == "stock",
        lambda row: {"period": "FY"})


@kind("time and status", "a flow called a stock")
def _(copy: Copy) -> Made | None:
    kinds = {row["indicator_id"]: row["kind"] for row in copy.rows("indicators.csv")}
    return copy.change(
        lambda row: row["period"] == "FY" and kinds.get(row["indicator_id"]) == "flow",
        lambda row: {"period": "EOY"})


@kind("time and status", "a year later")
def _(copy: Copy) -> Made | None:
    return copy.change(anything, lambda row: {"year": str(int(row["year"]) + 1)})


@kind("time and status", "a year earlier")
def _(copy: Copy) -> Made | None:
    return copy.change(anything, lambda row: {"year": str(int(row["year"]) - 1)})


@kind("time and status", "ten years later")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["status"] in RESULTS,
                       lambda row: {"year": str(int(row["year"]) + 10)})


@kind("time and status", "the years of a span mistyped")
def _(copy: Copy) -> Made | None:
    return copy.change(
        lambda row: re.fullmatch(r"Y\d{4}-Y\d{4}", row["period"]) is not None,
        lambda row: {"period": f"Y{row['period'][7:11]}-Y{row['period'][1:5]}"})


@kind("time and status", "the start of a cumulation after its end")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["period"].startswith("CUM"),
                       lambda row: {"period": f"CUM{int(row['year']) + 1}"})


@kind("time and status", "the period mistyped")
def _(copy: Copy) -> Made | None:
    forms = {"FY": "F Y", "EOY": "EOV"}
    return copy.change(anything, lambda row: {
        "period": forms.get(row["period"], row["period"].replace("0", "O") + "-")})


# -- evidence ----------------------------------------------------------------------------------


@kind("evidence", "a character of the phrase changed", needs_text=True)
def _(copy: Copy) -> Made | None:
    def changed(row: Cells) -> Cells:
        places = [i for i, char in enumerate(row["evidence"]) if "\u4e00" <= char <= "\u9fff"]
        at = places[len(places) // 2] if places else 0
        new = "某" if row["evidence"][at] != "某" else "该"
        return {"evidence": row["evidence"][:at] + new + row["evidence"][at + 1:]}

    return copy.change(anything, changed, copy.held)


@kind("evidence", "the phrase of another row")
def _(copy: Copy) -> Made | None:
    found = copy.pick(anything)
    if found is None:
        return None
    file, index, rows = found
    value = rows[index]["value"].strip("-")
    others = [row["evidence"] for row in rows
              if value not in row["evidence"] and row["value"].strip("-") != value]
    if not others:
        return None
    rows[index]["evidence"] = copy.chance.choice(others)
    copy.save(file, rows)
    return Made(file, index + 2, f"evidence {rows[index]['evidence']!r}")


@kind("evidence", "the phrase of another document", needs_text=True)
def _(copy: Copy) -> Made | None:
    first, second = copy.chance.sample(copy.held, 2)
    rows, others = copy.rows(first), copy.rows(second)
    if not rows or not others:
        return None
    index, other = copy.chance.randrange(len(rows)), copy.chance.choice(others)
    for column in ("value", "unit", "measure", "of", "bound", "evidence", "indicator_id"):
        rows[index][column] = other[column]
    copy.save(first, rows)
    return Made(first, index + 2, f"evidence {other['evidence']!r}")


@kind("evidence", "phrase and value changed together", needs_text=True)
def _(copy: Copy) -> Made | None:
    def changed(row: Cells) -> Cells | None:
        value = row["value"].strip("-")
        if len(value) < 2 or value not in row["evidence"] or not value[-1].isdigit():
            return None
        new = value[:-1] + str((int(value[-1]) + 1) % 9 + 1)
        if new == value:
            return None
        return {"value": row["value"].replace(value, new),
                "evidence": row["evidence"].replace(value, new)}

    return copy.change(anything, changed, copy.held)


@kind("evidence", "an invented row with its own phrase", needs_text=True)
def _(copy: Copy) -> Made | None:
    found = copy.pick(lambda row: row["measure"] == "level" and row["unit"] == "家", copy.held)
    if found is None:
        return None
    file, index, rows = found
    rows.insert(index + 1, rows[index] | {
        "year": str(int(rows[index]["year"]) - 1), "value": "4711", "bound": "eq",
        "evidence": "新引进企业4711家"})
    copy.save(file, rows)
    return Made(file, index + 3, "an invented row")


@kind("evidence", "the word that turns the figure left out", needs_text=True)
def _(copy: Copy) -> Made | None:
    ends = ("以上", "左右", "以内", "余")

    def changed(row: Cells) -> Cells | None:
        word = next((end for end in ends if row["evidence"].endswith(end)), "")
        shorter = row["evidence"].removesuffix(word)
        return {"evidence": shorter, "bound": "eq"} if word and len(shorter) > 3 else None

    return copy.change(anything, changed, copy.held)


@kind("evidence", "the phrase taken away")
def _(copy: Copy) -> Made | None:
    return copy.change(anything, lambda row: {"evidence": ""})


@kind("evidence", "the phrase without its number")
def _(copy: Copy) -> Made | None:
    return copy.change(anything, lambda row: {"evidence": re.sub(r"[\d.]+", "", row["evidence"])}
                       if re.search(r"\d", row["evidence"]) else None)


@kind("evidence", "a phrase of 5,000 characters")
def _(copy: Copy) -> Made | None:
    return copy.change(anything, lambda row: {"evidence": row["evidence"] + "增长" * 2500})


# -- rows --------------------------------------------------------------------------------------


@kind("rows", "a row twice")
def _(copy: Copy) -> Made | None:
    found = copy.pick(anything)
    if found is None:
        return None
    file, index, rows = found
    rows.insert(index + 1, dict(rows[index]))
    copy.save(file, rows)
    return Made(file, index + 3, "a copy")


@kind("rows", "a row twice, with another value")
def _(copy: Copy) -> Made | None:
    found = copy.pick(anything)
    if found is None:
        return None
    file, index, rows = found
    rows.append(rows[index] | {"value": rows[index]["value"] + "1"})
    copy.save(file, rows)
    return Made(file, len(rows) + 1, "a copy with another value")


@kind("rows", "a row twice, with another year")
def _(copy: Copy) -> Made | None:
    found = copy.pick(lambda row: row["period"] == "FY" and row["status"] == "actual")
    if found is None:
        return None
    file, index, rows = found
    rows.append(rows[index] | {"year": str(int(rows[index]["year"]) - 2)})
    copy.save(file, rows)
    return Made(file, 0, "a copy with another year")


@kind("rows", "a row deleted", needs_text=True)
def _(copy: Copy) -> Made | None:
    found = copy.pick(anything, copy.held)
    if found is None:
        return None
    file, index, rows = found
    gone = rows.pop(index)
    copy.save(file, rows)
    return Made(file, 0, f"{gone['evidence']!r} deleted")


@kind("rows", "ten rows deleted", needs_text=True)
def _(copy: Copy) -> Made | None:
    found = copy.pick(anything, copy.held)
    if found is None:
        return None
    file, index, rows = found
    kept = rows[:index] + rows[index + 10:]
    if not kept:
        return None
    copy.save(file, kept)
    return Made(file, 0, "ten rows deleted")


@kind("rows", "a row in the file of another document", needs_text=True)
def _(copy: Copy) -> Made | None:
    first, second = copy.chance.sample(copy.held, 2)
    rows, others = copy.rows(first), copy.rows(second)
    if len(rows) < 2 or not others:
        return None
    others.append(rows.pop(copy.chance.randrange(len(rows))))
    copy.save(first, rows)
    copy.save(second, others)
    return Made(second, 0, "a row of another document")


# -- names that lead nowhere -------------------------------------------------------------------


def dangling(name: str, column: str, value: str, wanted: Callable[[Cells], bool] = anything,
             files: tuple[str, ...] = ()) -> None:
    """Enter a kind that makes one column name something that does not exist."""
    kind("dangling names", name)(
        lambda copy: copy.change(wanted, lambda row: {column: value}, list(files) or None))


dangling("an area that is not there", "area_id", "gongsu")
dangling("a scope that is not there", "scope", "no-such-park")
dangling("an indicator that is not there", "indicator_id", "gpd")
dangling("a unit that is not there", "unit", "兆元")
dangling("a task that is not there", "context", "task:107")
dangling("a landmark that is not there", "context", "landmark:12")
dangling("an action that is no name", "context", "action:公共项目")
dangling("a context of no known kind", "context", "goal:3")
dangling("a doubt about no column", "doubt", "perod")
dangling("a break of no indicator", "indicator_id", "gpd", files=("breaks.csv",))
dangling("a break of no family", "family", "gongsu", files=("breaks.csv",))
dangling("a break of no document", "source_id", "no-such-report",
         lambda row: row["source_id"] != "", ("breaks.csv",))
dangling("a correction of no document", "source_id", "no-such-report",
         files=("corrections.csv",))
dangling("a scope of no area", "area_id", "gongsu", files=("scopes.csv",))
dangling("an area composed of nothing known", "composed_of", "gongshu_old|xiachen",
         lambda row: row["composed_of"] != "", ("areas.csv",))
dangling("a part of no indicator", "part_of", "gpd:sector",
         lambda row: row["part_of"] != "", ("indicators.csv",))
dangling("an indicator in no known unit", "unit", "兆元", files=("indicators.csv",))


def deleted(name: str, file: str, used: Callable[[Copy, Cells], bool]) -> None:
    """Enter a kind that deletes a row of a single file which something else names."""
    def make(copy: Copy) -> Made | None:
        found = copy.pick(lambda row: used(copy, row), [file])
        if found is None:
            return None
        _, index, rows = found
        columns = list(rows[0])
        gone = rows.pop(index)
        copy.save(file, rows, columns)
        return Made("", 0, f"{file}: {next(iter(gone.values()))} deleted")

    kind("dangling names", name)(make)


def named(column: str, key: str) -> Callable[[Copy, Cells], bool]:
    """Accept rows whose ``key`` stands in the column of any figure."""
    cache: dict[int, set[str]] = {}

    def used(copy: Copy, row: Cells) -> bool:
        if id(copy) not in cache:
            cache[id(copy)] = {figure[column] for file in copy.figures
                               for figure in copy.rows(file)}
        return row[key] in cache[id(copy)]

    return used


deleted("an area deleted", "areas.csv", named("area_id", "area_id"))
deleted("a scope deleted", "scopes.csv", named("scope", "scope_id"))
deleted("an indicator deleted", "indicators.csv", named("indicator_id", "indicator_id"))
deleted("a unit deleted", "units.csv", named("unit", "unit"))
deleted("a document deleted from the list", "sources.csv", lambda copy, row: True)


# -- dictionary and ledgers --------------------------------------------------------------------


@kind("dictionary and ledgers", "a doubt without its note")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["doubt"] != "", lambda row: {"note": ""})


@kind("dictionary and ledgers", "a correction whose row changed")
def _(copy: Copy) -> Made | None:
    return copy.change(anything, lambda row: {"evidence": row["evidence"] + "1"},
                       ["corrections.csv"])


@kind("dictionary and ledgers", "a row corrected by hand that an override corrects")
def _(copy: Copy) -> Made | None:
    overrides = {row["evidence"]: row for row in copy.rows("corrections.csv")
                 if row["action"] == "override"}
    made = copy.change(lambda row: row["evidence"] in overrides, lambda row: {
        "value": overrides[row["evidence"]]["use_value"],
        "unit": overrides[row["evidence"]]["use_unit"]})
    return made and Made("corrections.csv", 0, made.what)


@kind("dictionary and ledgers", "an override without its value")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["action"] == "override", lambda row: {"use_value": ""},
                       ["corrections.csv"])


@kind("dictionary and ledgers", "a flag deleted")
def _(copy: Copy) -> Made | None:
    rows = copy.rows("corrections.csv")
    if len(rows) < 2:
        return None
    gone = rows.pop(copy.chance.randrange(len(rows)))
    copy.save("corrections.csv", rows)
    return Made("corrections.csv", 0, f"{gone['evidence']!r} deleted")


@kind("dictionary and ledgers", "the break of the merger deleted")
def _(copy: Copy) -> Made | None:
    rows = copy.rows("breaks.csv")
    kept = [row for row in rows if row["kind"] != "geography"]
    copy.save("breaks.csv", kept, list(rows[0]))
    return Made("", 0, "breaks.csv: kind geography deleted")


@kind("dictionary and ledgers", "the break of the merger a year later")
def _(copy: Copy) -> Made | None:
    made = copy.change(lambda row: row["kind"] == "geography",
                       lambda row: {"from_year": str(int(row["from_year"]) + 1)}, ["breaks.csv"])
    return made and Made("", 0, made.what)


@kind("dictionary and ledgers", "a task missing")
def _(copy: Copy) -> Made | None:
    rows = copy.rows("tasks.csv")
    if not rows:
        return None
    gone = rows.pop(copy.chance.randrange(len(rows)))
    copy.save("tasks.csv", rows)
    return Made("tasks.csv", 0, f"task {gone['task_no']} missing")


@kind("dictionary and ledgers", "a landmark missing")
def _(copy: Copy) -> Made | None:
    rows = copy.rows("milestones.csv")
    if not rows:
        return None
    gone = rows.pop(copy.chance.randrange(len(rows)))
    copy.save("milestones.csv", rows)
    return Made("milestones.csv", 0, f"landmark {gone['landmark_no']} missing")


@kind("dictionary and ledgers", "a verdict typed where it is computed")
def _(copy: Copy) -> Made | None:
    spoken: dict[bool, set] = {True: set(), False: set()}
    for file in copy.figures:
        for row in copy.rows(file):
            spoken[row["status"] in GOALS].update(
                (item.removeprefix("task:"), row["indicator_id"], row["measure"])
                for item in row["context"].split("|") if item.startswith("task:"))
    computed = {mark.partition(".")[0] for mark, *_ in spoken[True] & spoken[False]}
    return copy.change(lambda row: row["task_no"] in computed, lambda row: {"judgement": "done"},
                       ["tasks.csv"])


@kind("dictionary and ledgers", "the task of a scorecard's figure taken away")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["context"].startswith("task:"),
                       lambda row: {"context": ""},
                       [file for file in copy.figures if "scorecard" in file])


@kind("dictionary and ledgers", "the task of a scorecard's figure another one")
def _(copy: Copy) -> Made | None:
    made = copy.change(
        lambda row: re.fullmatch(r"task:\d+", row["context"]) is not None,
        lambda row: {"context": f"task:{int(row['context'][5:]) % 106 + 1}"})
    return made and Made(made.file, 0, made.what)


@kind("dictionary and ledgers", "the factor of a unit wrong by ten")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["unit"][:1] in ("万", "亿"),
                       lambda row: {"factor": row["factor"] + "0" if "." not in row["factor"]
                                    else row["factor"].replace("0.0", "0.", 1)}, ["units.csv"])


@kind("dictionary and ledgers", "the factor of another unit changed")
def _(copy: Copy) -> Made | None:
    units = {row["unit"] for file in copy.figures for row in copy.rows(file)}
    return copy.change(
        lambda row: row["unit"] != row["canonical"] and row["unit"] in units
        and row["unit"][:1] not in ("万", "亿"),
        lambda row: {"factor": str(float(row["factor"]) * 2)}, ["units.csv"])


@kind("dictionary and ledgers", "a unit that converts into another quantity")
def _(copy: Copy) -> Made | None:
    units = {row["unit"] for file in copy.figures for row in copy.rows(file)
             if row["measure"] == "level"}
    return copy.change(
        lambda row: row["unit"] == row["canonical"] and row["unit"] in units,
        lambda row: {"canonical": "亿元" if row["unit"] != "亿元" else "人"}, ["units.csv"])


@kind("dictionary and ledgers", "a rate to be summed")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["kind"] in ("rate", "index"),
                       lambda row: {"additive": "yes"}, ["indicators.csv"])


@kind("dictionary and ledgers", "better the other way round")
def _(copy: Copy) -> Made | None:
    turned = {"higher": "lower", "lower": "higher"}
    return copy.change(lambda row: row["better"] in turned,
                       lambda row: {"better": turned[row["better"]]}, ["indicators.csv"])


@kind("dictionary and ledgers", "an indicator out of the headline")
def _(copy: Copy) -> Made | None:
    made = copy.change(lambda row: row["headline"] == "yes", lambda row: {"headline": "no"},
                       ["indicators.csv"])
    return made and Made(made.file, 0, made.what)


@kind("dictionary and ledgers", "a definition taken away")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["definition_zh"] != "", lambda row: {"definition_zh": ""},
                       ["indicators.csv"])


@kind("dictionary and ledgers", "two indicators of one name")
def _(copy: Copy) -> Made | None:
    rows = copy.rows("indicators.csv")
    first, second = sorted(copy.chance.sample(range(len(rows)), 2))
    rows[second]["name_zh"] = rows[first]["name_zh"]
    copy.save("indicators.csv", rows)
    return Made("indicators.csv", second + 2, rows[first]["name_zh"])


# -- documents ---------------------------------------------------------------------------------


@kind("documents", "published before the merger instead of after, or the reverse")
def _(copy: Copy) -> Made | None:
    vintages = {area["area_id"]: area["valid_to"] or area["valid_from"]
                for area in subjects(copy) if area["valid_to"] or area["valid_from"]}
    spoken = {file.removeprefix("observations/").removesuffix(".csv"): row["area_id"]
              for file in copy.figures for row in copy.rows(file) if row["area_id"] in vintages}
    made = copy.change(
        lambda row: row["source_id"] in spoken and row["published"] != "",
        lambda row: {"published": "2019-01-30" if row["published"] > "2021-04-09"
                     else "2022-01-30"}, ["sources.csv"])
    return made and Made("", 0, made.what)


@kind("documents", "the digest of another text", needs_text=True)
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["sha256"] != "",
                       lambda row: {"sha256": row["sha256"][::-1]}, ["sources.csv"])


@kind("documents", "the digest taken away")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["tier"] == "full_text", lambda row: {"sha256": ""},
                       ["sources.csv"])


@kind("documents", "a held text called an excerpt")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["tier"] == "full_text",
                       lambda row: {"tier": "public_excerpt"}, ["sources.csv"])


@kind("documents", "a date that is none")
def _(copy: Copy) -> Made | None:
    return copy.change(anything, lambda row: {"published": "2023-02-30"}, ["sources.csv"])


@kind("documents", "a document listed twice under another name")
def _(copy: Copy) -> Made | None:
    rows = [row for row in copy.rows("sources.csv")]
    held = [row for row in rows if row["sha256"]]
    if not held:
        return None
    row = copy.chance.choice(held)
    rows.append(row | {"source_id": row["source_id"] + "-copy"})
    copy.save("sources.csv", rows)
    figures = copy.bytes(f"observations/{row['source_id']}.csv")
    copy.put(f"observations/{row['source_id']}-copy.csv", figures)
    return Made("", 0, f"{row['source_id']} listed twice")


@kind("documents", "a copy's trust raised to official")
def _(copy: Copy) -> Made | None:
    return copy.change(lambda row: row["trust"] != "official",
                       lambda row: {"trust": "official"}, ["sources.csv"])


@kind("documents", "the files of two documents exchanged")
def _(copy: Copy) -> Made | None:
    first, second = copy.chance.sample(copy.figures, 2)
    one, two = copy.bytes(first), copy.bytes(second)
    copy.put(first, two)
    copy.put(second, one)
    return Made(first, 0, f"exchanged with {second}")


@kind("documents", "a number skipped that a row has", needs_text=True)
def _(copy: Copy) -> Made | None:
    found = copy.pick(lambda row: row["note"] == "", copy.held)
    if found is None:
        return None
    file, index, rows = found
    skipped = file.replace(".csv", ".skipped.csv")
    if skipped not in copy.skipped:
        return None
    phrases = copy.rows(skipped)
    phrases.append({"phrase": rows[index]["evidence"], "count": "1", "reason": "other"})
    copy.save(skipped, phrases)
    del rows[index]
    rows.append(dict(rows[0]) | {"year": "2016"})
    copy.save(file, rows)
    return Made("", 0, "a row replaced by a skipped phrase and another row")


@kind("documents", "a skipped phrase that counts one more", needs_text=True)
def _(copy: Copy) -> Made | None:
    if not copy.skipped:
        return None
    return copy.change(anything, lambda row: {"count": str(int(row["count"]) + 1)}, copy.skipped)


@kind("documents", "a skipped phrase deleted", needs_text=True)
def _(copy: Copy) -> Made | None:
    if not copy.skipped:
        return None
    file, index, rows = copy.pick(anything, copy.skipped) or ("", 0, [])
    gone = rows.pop(index)
    copy.save(file, rows, ["phrase", "count", "reason"])
    return Made("", 0, f"{gone['phrase']!r} deleted")


@kind("documents", "a skipped phrase for no known reason")
def _(copy: Copy) -> Made | None:
    if not copy.skipped:
        return None
    return copy.change(anything, lambda row: {"reason": "boring"}, copy.skipped)


# -- files -------------------------------------------------------------------------------------


def bytewise(name: str, change: Callable[[Copy, bytes], bytes | None],
             single: bool = False) -> None:
    """Enter a kind that changes the bytes of any CSV file."""
    def make(copy: Copy) -> Made | None:
        files = copy.tables
        for _ in range(20):
            file = copy.chance.choice(files)
            before = copy.bytes(file)
            after = change(copy, before)
            if after is not None and after != before:
                copy.put(file, after)
                return Made(file, 0, name)
        return None

    kind("files", name)(make)


def cut(copy: Copy, content: bytes, at: Callable[[bytes], list[int]]) -> bytes | None:
    """Return the content up to a random one of the places that ``at`` names."""
    places = at(content)
    return content[: copy.chance.choice(places)] if places else None


def line_starts(content: bytes) -> list[int]:
    """Return where the lines after the second begin."""
    return [found.end() for found in re.finditer(b"\n", content)][1:-1]


bytewise("GBK", lambda copy, raw: raw.decode().encode("gb18030"))
bytewise("UTF-8 with a byte order mark", lambda copy, raw: b"\xef\xbb\xbf" + raw)
bytewise("UTF-16", lambda copy, raw: raw.decode().encode("utf-16"))
bytewise("CRLF", lambda copy, raw: raw.replace(b"\n", b"\r\n"))
bytewise("CR", lambda copy, raw: raw.replace(b"\n", b"\r"))
bytewise("NUL bytes", lambda copy, raw: raw[: len(raw) // 2] + bytes(64) + raw[len(raw) // 2:])
bytewise("a byte damaged", lambda copy, raw: cut_in(copy, raw, b"\xff"))
bytewise("cut in the middle of a record", lambda copy, raw: cut(
    copy, raw, lambda content: [start + 7 for start in line_starts(content)]))
bytewise("cut in the middle of a character", lambda copy, raw: cut(
    copy, raw, lambda content: [found.start() + 1 for found in
                                re.finditer(b"[\xe4-\xe9]", content[40:])]))
bytewise("cut before the last line end", lambda copy, raw: raw.rstrip(b"\n"))
bytewise("an empty file", lambda copy, raw: b"")
bytewise("a stray quote", lambda copy, raw: cut_in(copy, raw, b'"'))
bytewise("a field too many", lambda copy, raw: raw.rstrip(b"\n") + b",x\n")
bytewise("a field too few", lambda copy, raw: raw.rstrip(b"\n").rpartition(b",")[0] + b"\n")
bytewise("two lines run together", lambda copy, raw: join_lines(copy, raw))
bytewise("an empty line", lambda copy, raw: raw + b"\n")
bytewise("an unknown column", lambda copy, raw: header(raw, lambda names: [*names, "remark"]))
bytewise("a column missing", lambda copy, raw: header(raw, lambda names: names[:-1]))
bytewise("a column misspelt", lambda copy, raw: header(
    raw, lambda names: [names[0] + "s", *names[1:]]))
bytewise("a column in capitals", lambda copy, raw: header(
    raw, lambda names: [names[0].upper(), *names[1:]]))
bytewise("names of two columns exchanged", lambda copy, raw: header(
    raw, lambda names: [names[1], names[0], *names[2:]]))
bytewise("a column twice", lambda copy, raw: header(
    raw, lambda names: [*names[:-1], names[0]]))
bytewise("no header", lambda copy, raw: raw.partition(b"\n")[2])
bytewise("semicolons for commas", lambda copy, raw: raw.replace(b",", b";"))
bytewise("an invisible character", lambda copy, raw: cut_in(copy, raw, "\u200b".encode()))
bytewise("a bidirectional mark", lambda copy, raw: cut_in(copy, raw, "\u202e".encode()))
bytewise("a blank before a comma", lambda copy, raw: raw[: raw.rindex(b"\n", 0, -1)]
         + raw[raw.rindex(b"\n", 0, -1):].replace(b",", b" ,", 1))


def cut_in(copy: Copy, raw: bytes, what: bytes) -> bytes:
    """Put bytes at the start of a random unquoted field that has text before it."""
    places = [found.start() + 1 for found in re.finditer(rb"[^,\"\n],[^,\"\n]", raw)
              if found.start() > raw.index(b"\n")]
    at = copy.chance.choice(places)
    return raw[:at] + what + raw[at:]


def join_lines(copy: Copy, raw: bytes) -> bytes | None:
    """Take one line end away."""
    starts = line_starts(raw)
    if not starts:
        return None
    at = copy.chance.choice(starts)
    return raw[: at - 1] + raw[at:]


def header(raw: bytes, change: Callable[[list[str]], list[str]]) -> bytes:
    """Write another first line."""
    first, _, rest = raw.partition(b"\n")
    return ",".join(change(first.decode().split(","))).encode() + b"\n" + rest


@kind("files", "cut at the end of a record", needs_text=True)
def _(copy: Copy) -> Made | None:
    file = copy.chance.choice(copy.held)
    rows = copy.rows(file)
    kept = rows[: copy.chance.randrange(1, len(rows))]
    copy.save(file, kept)
    return Made(file, 0, f"{len(rows) - len(kept)} rows cut off")


@kind("files", "a file missing")
def _(copy: Copy) -> Made | None:
    files = [file for file in copy.tables if ".skipped." not in file]
    file = copy.chance.choice(files)
    (copy.folder / file).unlink()
    return Made(file, 0, "missing")


@kind("files", "a file under another name")
def _(copy: Copy) -> Made | None:
    file = copy.chance.choice(copy.tables)
    path = copy.folder / file
    path.rename(path.with_name(path.name.replace(".csv", " (1).csv")))
    return Made("", 0, f"{file} renamed")


@kind("files", "a second copy of a file beside it")
def _(copy: Copy) -> Made | None:
    file = copy.chance.choice(copy.tables)
    new = file.replace(".csv", " - 副本.csv")
    copy.put(new, copy.bytes(file))
    return Made("", 0, f"{file} twice")


@kind("files", "the data package broken")
def _(copy: Copy) -> Made | None:
    raw = copy.bytes("datapackage.json")
    copy.put("datapackage.json", raw[: len(raw) // 2])
    return Made("datapackage.json", 0, "cut off")


@kind("files", "a file not in the data package")
def _(copy: Copy) -> Made | None:
    raw = copy.bytes("datapackage.json").decode()
    copy.put("datapackage.json", raw.replace('"path": "units.csv"', '"path": "unit.csv"').encode())
    return Made("datapackage.json", 0, "units.csv not listed")
