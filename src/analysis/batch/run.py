"""A batch: which jobs have to run, running them over any workers, and laying down what comes back."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import replace
from pathlib import Path
from typing import Any

from analysis.batch import inputs
from analysis.batch.job import Job, Parcel, Result
from analysis.batch.outcome import Outcome
from analysis.batch.progress import Progress
from analysis.batch.records import Records
from analysis.batch.supplies import Supplies
from analysis.batch.work import run
from analysis.batch.workers import Function, Workers
from analysis.errors import StoppedError

#: Times that a worker may be lost under the same job.
_ATTEMPTS = 2

#: Seconds without any result after which it is asked whether somebody works at all.
_SILENCE = 60

#: Outcomes by job name, in the order of the plan of work.
Outcomes = dict[str, Outcome]


def due(supplies: Supplies, jobs: list[Job], records: Records, *, force: bool = False) -> Outcomes:
    """Return for each job whether its results stand; if not, it is `not run`, with the reason.

    Parameters
    ----------
    supplies : Supplies
    jobs : list of Job
    records : Records
        Of former runs.
    force : bool
        Whether every job is to run.
    """
    return {job.name: _due(supplies, job, records, force) for job in jobs}


def _due(supplies: Supplies, job: Job, records: Records, force: bool) -> Outcome:
    if force:
        return Outcome(job, "not run", "asked for")
    if (record := records.read(job.name)) is None:
        return Outcome(job, "not run", "there is no result yet")
    return compared(supplies, job, records, record)


def compared(supplies: Supplies, job: Job, records: Records, record: dict[str, Any]) -> Outcome:
    """Return whether results stand, by their record; the record of those that do is brought up to date."""
    reason, now = inputs.compared(record["inputs"], supplies, job)
    if reason:
        return Outcome(job, "not run", f"changed: {reason}")
    if now != record["inputs"]:
        record = records.renew(job.name, record | {"inputs": now})
    return Outcome(job, "unchanged", record=record)


def execute(
    supplies: Supplies,
    outcomes: Outcomes,
    records: Records,
    workers: Workers,
    progress: Progress,
    *,
    function: Function = run,
    fail_fast: bool = False,
) -> None:
    """Run the jobs that are due, lay down their results and put what became of them into `outcomes`.

    What a job left before is removed before the first one starts: whatever happens, no result of another run
    looks fresh. A job that fails does not touch the others.

    Raises
    ------
    OutputError
        If a result cannot be written. What was written before stands; the next run goes on from there.
    StoppedError
        By Ctrl-C; likewise.
    """
    waiting = deque(outcome.job for outcome in outcomes.values() if outcome.state == "not run")
    flight = _Flight(supplies, workers, function, progress)
    try:
        for job in waiting:
            records.forget(job.name)
        progress.start(len(waiting))
        while waiting or flight.jobs:
            while waiting and len(flight.jobs) < workers.slots:
                flight.start(waiting.popleft())
            for job, parcel, result in flight.land():
                outcomes[job.name] = outcome = _laid_down(supplies, records, job, parcel, result)
                progress.done(job.name, outcome.said)
                if outcome.error and fail_fast:
                    waiting.clear()
    except KeyboardInterrupt:
        ran = sum(outcome.state != "not run" for outcome in outcomes.values())
        raise StoppedError(f"interrupted: {ran} of {len(outcomes)} are done; run it again to go on") from None
    finally:
        progress.stop()


class _Flight:
    """The jobs under way: no more of them are packed than there are slots, however many wait."""

    def __init__(self, supplies: Supplies, workers: Workers, function: Function, progress: Progress):
        self._supplies, self._workers, self._function = supplies, workers, function
        self._progress = progress
        self.jobs: dict[Future[Result], tuple[Job, Parcel, int]] = {}

    def start(self, job: Job) -> None:
        self._submit(job, self._supplies.parcel(job), 1)

    def land(self) -> Iterator[tuple[Job, Parcel, Result]]:
        """Wait for the next results; a parcel whose worker was lost is sent a second time."""
        done, _ = wait(self.jobs, timeout=_SILENCE, return_when=FIRST_COMPLETED)
        for future in done or [one for one in self.jobs if self._workers.lost(one)]:
            job, parcel, attempt = self.jobs.pop(future)
            try:
                result = future.result(timeout=0)
            except Exception as error:
                lost = f"the worker was lost: {_words(error)}"
                if attempt < _ATTEMPTS:
                    self._progress.note(f"{job.name}: {lost}; trying again")
                    self._submit(job, parcel, attempt + 1)
                    continue
                result = Result(job.name, error=lost, attempts=attempt)
            yield job, parcel, result
        self._tell()

    def _submit(self, job: Job, parcel: Parcel, attempt: int) -> None:
        try:
            future = self._workers.submit(self._function, parcel)
        except Exception as error:
            future = Future()
            future.set_result(Result(job.name, error=f"no worker took it: {error}", attempts=attempt))
        self.jobs[future] = (job, parcel, attempt)
        self._tell()

    def _tell(self) -> None:
        self._progress.under_way([job.name for job, _, _ in self.jobs.values()])


def _words(error: Exception) -> str:
    """Return how a worker was lost."""
    if isinstance(error, TimeoutError):
        return f"nobody had taken the job after {_SILENCE} s"
    code = getattr(error, "exitcode", None)  # of pebble's ProcessExpired
    if code is not None:
        told = f"signal {-code} ({signal.strsignal(-code)})" if code < 0 else f"exit code {code}"
        return f"its process ended with {told}"
    return str(error) if isinstance(error, RuntimeError) else f"{type(error).__name__}: {error}".rstrip(": ")


def _laid_down(supplies: Supplies, records: Records, job: Job, parcel: Parcel, result: Result) -> Outcome:
    """Write what came back; the record rests on the data that the batch holds, not on the disk of now."""
    made = Outcome(job, "made", seconds=result.seconds, attempts=result.attempts)
    if result.log:
        records.log(job.name, result.log)
    if not result.error:
        used = inputs.used(parcel, result.slices)
        record = {
            "title": result.title,
            "job": {"notebook": Path(job.notebook).name, "differs": job.differs},
            "data": {"version": supplies.data.version, "date": supplies.data.date},
            "seconds": result.seconds,
            "attempts": result.attempts,
            "inputs": used,
        }
        return replace(made, record=records.write(job.name, result.forms, record))
    if not result.log:
        records.log(job.name, f"{job.name}\nFAILED: {result.error}\n")
    for ending, content in result.forms.items():
        records.keep(job.name, ending, content)
    return replace(made, state="failed", error=result.error.splitlines()[0])
