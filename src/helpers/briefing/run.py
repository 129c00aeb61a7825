"""``make report``: check the data, make what is out of date, several at once, list it all."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from typing import TextIO

from helpers.briefing.execute import environment
from helpers.briefing.exported import sizes
from helpers.briefing.fingerprint import (
    Snapshot,
    files_digest,
    inputs_digest,
    library_digest,
)
from helpers.briefing.index import write_index
from helpers.briefing.job import Failed, Job
from helpers.briefing.plan import Planned, chosen, read_plan
from helpers.briefing.publish import write_whole
from helpers.briefing.render import Done, render
from helpers.briefing.state import PageState, all_states, page_digest, read_state
from helpers.parameters import Refused, subject_families, validate
from helpers.paths import Project


def report(
    project: Project, briefing: str = "", params: str = "", jobs: int | None = None,
    force: bool = False,
) -> int:
    """Render what was asked for and is out of date; return the exit code.

    0: all pages stand as they should; 1: the data are at fault or a notebook failed (the last
    good pages stay); 2: refused before anything started.
    """
    try:
        pages = chosen(project, briefing, params)
    except Refused as refused:
        for line in refused.lines:
            _say(line, sys.stderr)
        return 2
    project.state.mkdir(parents=True, exist_ok=True)
    with _alone(project):
        if not _data_hold(project):
            return 1
        data, library = Snapshot(project.data), library_digest(project)
        wanted = [_job(project, page, library) for page in pages]
        stale = [job for job in wanted if force or not _settled(job, data)]
        failures = _render_all(project, stale, jobs) if stale else 0
        if not stale:
            _say(f"nothing to do, {_count(len(pages), 'page')} up to date", sys.stdout)
        _index(project, data, library)
    print(project.shown(project.index))
    return 1 if failures else 0


def refresh_index(project: Project) -> None:
    """List what stands in ``reports/`` anew, as after an export; no page is made."""
    project.state.mkdir(parents=True, exist_ok=True)
    with _alone(project):
        _index(project, Snapshot(project.data), library_digest(project))


def _job(project: Project, page: Planned, library: str) -> Job:
    parameters = page.parameters.model_dump(mode="json")
    return Job(
        project=project, briefing=page.parameters.briefing, slug=page.slug,
        parameters=parameters, differing=page.parameters.differing(),
        inputs=inputs_digest(project, page.parameters.briefing, parameters, library),
    )


def _settled(job: Job, data: Snapshot) -> bool:
    """Tell whether the page is up to date; a failure that has been undone is then forgotten."""
    state = read_state(job.project, job.slug)
    if state is None or not state.is_current(job.project, job.inputs, data):
        return False
    if state.failure:
        state.failure = ""
        state.save(job.project)
    return True


def _render_all(project: Project, stale: Sequence[Job], jobs: int | None) -> int:
    """Render in parallel processes, telling how it goes; return how many failed."""
    workers = min(jobs or os.cpu_count() or 1, len(stale))
    failures = 0
    with environment(project), ProcessPoolExecutor(
        workers, mp_context=multiprocessing.get_context("spawn")
    ) as pool, _progress(len(stale)) as tell:
        futures = {pool.submit(_attempt, job): job for job in stale}
        try:
            for future in as_completed(futures):
                failures += not _tell(futures[future], future, tell)
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return failures


def _attempt(job: Job) -> Done | str:
    """Render in a worker; a failure comes back as its line, since exceptions may not travel."""
    try:
        return render(job)
    except Failed as failed:
        return str(failed)


def _tell(job: Job, future: Future, tell) -> bool:
    try:
        outcome = future.result()
    except Exception as error:  # A worker that died, a full disk: said like any other failure.
        outcome = f"{job.slug}: {type(error).__name__}: {' '.join(str(error).split())}"
    if isinstance(outcome, Done):
        if outcome.warnings:
            tell(f"{job.slug}: {_count(outcome.warnings, 'warning')} in "
                 f"{job.project.shown(job.executed)}")
        tell(f"{job.slug}: {outcome.seconds:.1f} s", job.slug)
        return True
    tell(outcome, job.slug, failed=True)
    state = read_state(job.project, job.slug) or PageState(
        slug=job.slug, briefing=job.briefing, parameters=dict(job.differing),
        language=str(job.parameters.get("language", "zh")))
    # The old page stands; what it was made from does not change, so the next run tries again.
    state.page = page_digest(job.project, job.slug)
    state.failure = outcome
    state.save(job.project)
    return False


@contextmanager
def _progress(total: int) -> Iterator:
    """Yield a function that reports one line; a bar on a terminal, plain lines elsewhere."""
    if not sys.stderr.isatty():
        def plain(line: str, finished: str = "", failed: bool = False) -> None:
            _say(line, sys.stderr if failed else sys.stdout)
        yield plain
        return
    from tqdm import tqdm

    with tqdm(total=total, desc="report", unit="page", file=sys.stderr, leave=False) as bar:
        def on_bar(line: str, finished: str = "", failed: bool = False) -> None:
            bar.write(f"report: {line}", file=sys.stderr if failed else sys.stdout)
            if finished:
                bar.set_postfix_str(finished, refresh=False)
                bar.update()
        yield on_bar


def _data_hold(project: Project) -> bool:
    """Check the data where they, or the rules, have changed since they last passed."""
    library = project.library / "dataset"
    files = [path for path in project.data.rglob("*") if path.is_file()]
    rules = [path for path in library.rglob("*.py")]
    digest = files_digest(files, project.root) + files_digest(rules, project.library.parent)
    passed = project.state / "checked"
    if passed.exists() and passed.read_text(encoding="utf-8") == digest:
        return True
    # Imported where it is needed: it brings pandas.
    from helpers.dataset.check import check

    faults = check(project.data)
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        _say(f"{_count(len(faults), 'fault')} in the data; no page was made, "
             "the last ones stand", sys.stderr)
        return False
    write_whole(passed, digest)
    return True


def _index(project: Project, data: Snapshot, library: str) -> None:
    """List the planned pages first, then those once asked for by hand."""
    states = {state.slug: state for state in all_states(project)}
    try:
        planned = [page.slug for page in read_plan(project)]
    except Refused:
        planned = []
    order = [slug for slug in planned if slug in states]
    order += [slug for slug in states if slug not in planned]
    shown = [states[slug] for slug in order if states[slug].failure
             or page_digest(project, slug)]
    old = [state.slug for state in shown if not _as_made(project, state, data, library)]
    write_index(project, shown, old, {state.slug: sizes(project, state.slug) for state in shown})


def _as_made(project: Project, state: PageState, data: Snapshot, library: str) -> bool:
    try:
        chosen_then = validate(state.briefing, state.parameters, subject_families(project))
    except Refused:
        return False
    parameters = chosen_then.model_dump(mode="json")
    inputs = inputs_digest(project, state.briefing, parameters, library)
    return state.is_current(project, inputs, data)


@contextmanager
def _alone(project: Project) -> Iterator[None]:
    """Let a second report in the same checkout wait for the first."""
    try:
        import fcntl
    except ImportError:  # Not a Unix: the pages are still written whole.
        yield
        return
    with (project.state / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            _say("waiting for another report to end", sys.stderr)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _say(line: str, stream: TextIO) -> None:
    print(f"report: {line}", file=stream, flush=True)
