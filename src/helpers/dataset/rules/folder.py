"""The files of the folder belong together."""

from __future__ import annotations

import json
from collections.abc import Iterator

from helpers.dataset.columns import COLUMNS
from helpers.dataset.faults import Fault
from helpers.dataset.files import SKIPPED_SUFFIX
from helpers.dataset.rules.contents import Contents

PACKAGE = "datapackage.json"


def every_document_has_its_file(contents: Contents) -> Iterator[Fault]:
    """``observations/<source_id>.csv`` exists for each row of sources.csv, and the reverse.

    That a listed document has no file is said by the reading of the file.
    """
    if not contents.complete("sources"):
        return
    for kind, tables in (("figures", contents.figures), ("skipped phrases", contents.phrases)):
        for source_id, table in tables.items():
            if source_id not in contents.sources:
                yield Fault(table.shown_as, 0, "", f"{kind} of a document not in sources.csv",
                            source_id, tuple(contents.sources))
    for source_id, row in contents.sources.items():
        missing = source_id not in contents.phrases and source_id in contents.figures
        if row["tier"] == "full_text" and missing:
            yield row.fault("source_id", "the document has no file of skipped phrases",
                            f"observations/{source_id}{SKIPPED_SUFFIX}")


def no_stray_files(contents: Contents) -> Iterator[Fault]:
    """Every CSV file in the folder is a file of the contract (no ``areas (1).csv``)."""
    known = {table.shown_as for _, table in contents.tables()}
    for path in sorted(contents.folder.rglob("*.csv")):
        shown = f"{contents.shown_as}/{path.relative_to(contents.folder).as_posix()}"
        if shown not in known:
            yield Fault(shown, 0, "", "not a file of the data", path.name,
                        tuple(name.rsplit("/", 1)[-1] for name in sorted(known)))


def package_lists_every_file(contents: Contents) -> Iterator[Fault]:
    """datapackage.json is a data package whose resources are exactly the files of the data."""
    file = contents.folder / PACKAGE
    shown = f"{contents.shown_as}/{PACKAGE}"
    try:
        text = file.read_text(encoding="utf-8")
        package = json.loads(text)
        listed = {
            path: item for item in package["resources"]
            for path in ([item["path"]] if isinstance(item["path"], str) else item["path"])
        }
    except FileNotFoundError:
        yield Fault(shown, 0, "", "the file is missing")
        return
    except (OSError, ValueError, KeyError, TypeError) as error:
        line = getattr(error, "lineno", 0)
        yield Fault(shown, line, "", f"not a data package ({type(error).__name__}: {error})", "",
                    "a JSON object with resources, each with a path")
        return
    root = len(contents.shown_as) + 1
    present = {table.shown_as[root:]: table for _, table in contents.tables()}
    for name in present.keys() - listed.keys():
        yield Fault(shown, 0, "resources", "a file of the data is not listed", name)
    for name, item in listed.items():
        line = 1 + text[: text.find(json.dumps(name, ensure_ascii=False))].count("\n")
        if name not in present:
            yield Fault(shown, line, "resources", "no such file", str(name), tuple(present))
            continue
        schema = item.get("schema")
        fields = schema.get("fields") if isinstance(schema, dict) else None
        names = tuple(field.get("name") for field in fields or () if isinstance(field, dict))
        if fields is not None and names != COLUMNS[present[name].name]:
            yield Fault(shown, line, "resources", f"the columns of {name} are listed otherwise",
                        ",".join(map(str, names)), ",".join(COLUMNS[present[name].name]))


RULES = (every_document_has_its_file, no_stray_files, package_lists_every_file)
