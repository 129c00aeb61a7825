"""Corrections, breaks, documents, tasks and landmarks: lists that must be whole and still true."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.dataset.faults import Fault
from helpers.dataset.patterns import COUNT, is_match, split_list
from helpers.dataset.rules.contents import Contents, Row
from helpers.dataset.vocabulary import GOALS, RESULTS

#: The scorecard of 2021 has 106 tasks, the press article of March 2021 eleven landmark programmes.
LISTS = {"tasks": ("task_no", 106), "milestones": ("landmark_no", 11)}
SCORECARD = "scorecard"
#: How notes say that a figure is a goal or a result.
_KIND_WORDS = re.compile(
    "goal|target|budget|plan|candidate|outcome|result|目标|预算|计划|结果|完成", re.IGNORECASE)


def corrections_still_meet_their_row(contents: Contents) -> Iterator[Fault]:
    """A correction speaks of the evidence of a figure of its document.

    An override says what to use instead; it stands for one row, and a row that says so already
    was changed: the row keeps what is printed. A flag uses nothing.
    """
    figures = contents.by_evidence()
    for row in contents.rows("corrections"):
        if row["source_id"] in contents.sources and row["source_id"] not in contents.figures:
            continue
        rows = figures.get((row["source_id"], row["evidence"]), [])
        if not rows and row["source_id"] in contents.figures:
            yield row.fault(
                "evidence", "no figure of the document has this evidence: the row changed or "
                "vanished",
                tuple(phrase for source, phrase in figures if source == row["source_id"]))
        if row["action"] == "override":
            for column in ("use_value", "use_unit"):
                if not row[column]:
                    yield row.fault(column, "an override does not say what to use", "filled")
            if len(rows) > 1:
                places = ", ".join(str(other.line) for other in rows)
                yield row.fault("evidence", f"an override of {len(rows)} rows (lines {places})",
                                "evidence of one row only")
            elif rows and _same_value(row, rows[0]):
                yield row.fault("use_value", f"{rows[0].place} says so already: a row keeps what "
                                "is printed", "the printed value in the row, or no override")
        elif row["action"] == "flag" and (row["use_value"] or row["use_unit"]):
            yield row.fault("use_value", "a flag uses nothing instead", "empty; or override")


def _same_value(correction, figure) -> bool:
    return (correction.number("use_value") == figure.number("value")
            and correction["use_unit"] == figure["unit"])


def bridged_breaks_say_how(contents: Contents) -> Iterator[Fault]:
    """A break that is ``bridged`` names its bridge."""
    for row in contents.rows("breaks"):
        if row["effect"] == "bridged" and not row["bridge"]:
            yield row.fault("bridge", "a bridged break names no bridge", "how it is bridged")


def quoting_breaks_name_their_document(contents: Contents) -> Iterator[Fault]:
    """A break with ``evidence`` names the document that it quotes."""
    for row in contents.rows("breaks"):
        if row["evidence"] and not row["source_id"]:
            yield row.fault("source_id", "a phrase without its document", "the document quoted")


def held_texts_have_their_digest(contents: Contents) -> Iterator[Fault]:
    """A document of tier ``full_text`` has the SHA-256 of its held text."""
    for row in contents.rows("sources"):
        if row["tier"] == "full_text" and not row["sha256"]:
            yield row.fault("sha256", "no digest of the held text", "as sha256sum prints it")


def excerpts_hold_no_text(contents: Contents) -> Iterator[Fault]:
    """A document of which only excerpts were seen has no digest and no skipped phrases."""
    for source_id, row in contents.sources.items():
        if row["tier"] != "public_excerpt":
            continue
        if row["sha256"]:
            yield row.fault("tier", "the document has a digest: its text is held", ("full_text",))
        elif source_id in contents.phrases:
            yield row.fault("tier", "the document has skipped phrases: its text was read",
                            ("full_text",))


def lists_are_numbered_without_gaps(contents: Contents) -> Iterator[Fault]:
    """tasks.csv has the tasks 1 to 106, milestones.csv the landmarks 1 to 11, in order, once.

    An empty file is accepted as long as no figure speaks of it.
    """
    spoken = {
        "tasks": any(contents.sources[row.source_id]["doc_type"] == SCORECARD
                     for row in contents.observations if row.source_id in contents.sources),
        "milestones": any("landmark:" in row["context"] for row in contents.observations),
    }
    for name, (column, last) in LISTS.items():
        rows = contents.rows(name)
        if not contents.complete(name) or not (rows or spoken[name]):
            continue
        numbers = [int(row[column]) for row in rows if is_match(COUNT, row[column])]
        for missing in sorted(set(range(1, last + 1)) - set(numbers)):
            yield Fault(contents.single[name].shown_as, 0, column,
                        f"number {missing} is missing", "", f"1 to {last}, each once")
        before = 0
        for row in rows:
            number = int(row[column]) if is_match(COUNT, row[column]) else before + 1
            if number > last:
                yield row.fault(column, "beyond the last", f"1 to {last}")
            elif number < before:
                yield row.fault(column, f"stands after {before}", "in order")
            before = max(before, number)


def english_units_stand_beside_the_chinese_ones(contents: Contents) -> Iterator[Fault]:
    """``lead_units_en`` is empty or names as many units as ``lead_units_zh``, in that order."""
    for row in contents.rows("tasks"):
        named, wanted = split_list(row["lead_units_en"]), split_list(row["lead_units_zh"])
        if named and len(named) != len(wanted):
            yield row.fault("lead_units_en", f"{len(named)} names for {len(wanted)} lead units",
                            "as many as lead_units_zh, or empty")


def judgements_are_for_tasks_without_numbers(contents: Contents) -> Iterator[Fault]:
    """Verdicts of goals with numbers are computed; ``judgement`` is for tasks without any.

    It may also say what words report of a task none of whose goals is answered by a figure of its
    own indicator. For tasks without numbers it is required once the scorecard is claimed to be
    whole, that is when its skipped phrases are listed.
    """
    scorecards = {key for key, row in contents.sources.items() if row["doc_type"] == SCORECARD}
    if not contents.complete("tasks") or not scorecards & contents.figures.keys():
        return
    spoken = {True: set(), False: set()}
    for row in contents.observations:
        if row.source_id in scorecards and row["status"] != "planned":
            spoken[row["status"] in GOALS].update(
                (item.removeprefix("task:"), row["indicator_id"], row["measure"])
                for item in split_list(row["context"]) if item.startswith("task:"))
    with_goal = {mark.partition(".")[0] for mark, *_ in spoken[True]}
    answered = {mark.partition(".")[0] for mark, *_ in spoken[True] & spoken[False]}
    whole = any(row.source_id in scorecards for row in contents.skipped)
    for row in contents.rows("tasks"):
        if row["judgement"] and row["task_no"] in answered:
            yield row.fault("judgement", "a figure answers a goal of the task: its verdict is "
                            "computed", "empty")
        elif whole and not row["judgement"] and row["task_no"] not in with_goal:
            yield row.fault("judgement", "no verdict, and the task has no goal with a number",
                            "done, under_way, not_done, changed, not_stated")


def scorecard_figures_belong_to_a_task(contents: Contents) -> Iterator[Fault]:
    """Every figure of a scorecard stands in the row of one of its tasks."""
    for row in contents.observations:
        source = contents.sources.get(row.source_id)
        of_scorecard = source is not None and source["doc_type"] == SCORECARD
        if of_scorecard and "task:" not in row["context"]:
            yield row.fault("context", "a figure of a scorecard without its task", "as task:45")


def scorecard_figures_stand_in_order(contents: Contents) -> Iterator[Fault]:
    """Rows stand in document order: task after task, of each task the goals before the outcome."""
    before: dict[str, tuple[int, bool]] = {}
    for row in contents.observations:
        source, task = contents.sources.get(row.source_id), _first_task(row)
        if source is None or source["doc_type"] != SCORECARD or task is None:
            continue
        last, answered = before.get(row.source_id, (0, False))
        if task < last:
            yield row.fault("context", f"task {task} after task {last}", "in document order")
            continue
        answered = answered and task == last
        if row["status"] in GOALS and answered:
            yield row.fault("status", "a goal below the outcome of its task", RESULTS)
        before[row.source_id] = task, answered or row["status"] in RESULTS


def results_and_goals_stand_together(contents: Contents) -> Iterator[Fault]:
    """A report reviews, then plans: a goal alone among results, or the reverse, says why.

    Alone is a figure whose two neighbours above and two below are all of the other kind. Its
    note speaks of a goal, budget or outcome, or its status is in doubt. Scorecards mix them task
    by task and have a rule of their own.
    """
    documents: dict[str, list[Row]] = {}
    for row in contents.observations:
        source = contents.sources.get(row.source_id)
        if source is not None and source["doc_type"] != SCORECARD:
            documents.setdefault(row.source_id, []).append(row)
    for rows in documents.values():
        for index in range(2, len(rows) - 2):
            row = rows[index]
            around = {_is_goal(rows[index + step]) for step in (-2, -1, 1, 2)}
            told = _KIND_WORDS.search(row["note"]) or "status" in split_list(row["doubt"])
            if _is_goal(row) is not None and around == {not _is_goal(row)} and not told:
                yield row.fault(
                    "status", "alone among figures of the other kind",
                    RESULTS if _is_goal(row) else GOALS)


def _is_goal(row: Row) -> bool | None:
    """Tell goals from results; None for what is neither (``planned``)."""
    return True if row["status"] in GOALS else False if row["status"] in RESULTS else None


def excerpts_have_the_address_their_trust_needs(contents: Contents) -> Iterator[Fault]:
    """Pages that were seen at their issuer's or a newspaper's have an address; copies have none."""
    for row in contents.rows("sources"):
        if row["tier"] != "public_excerpt":
            continue
        if row["trust"] in ("official", "press") and not row["url"]:
            yield row.fault("trust", "no address says where the page was seen", ("copy", "low"))
        elif row["trust"] == "copy" and row["url"]:
            yield row.fault("trust", "a copy without address has one", ("official", "press", "low"))


def _first_task(row: Row) -> int | None:
    found = re.search(r"task:([0-9]+)", row["context"])
    return int(found[1]) if found else None


RULES = (
    corrections_still_meet_their_row, bridged_breaks_say_how,
    quoting_breaks_name_their_document, held_texts_have_their_digest, excerpts_hold_no_text,
    lists_are_numbered_without_gaps, english_units_stand_beside_the_chinese_ones,
    judgements_are_for_tasks_without_numbers,
    scorecard_figures_belong_to_a_task, scorecard_figures_stand_in_order,
    results_and_goals_stand_together, excerpts_have_the_address_their_trust_needs,
)
