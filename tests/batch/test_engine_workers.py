"""Workers that are lost, end at once or take no job: an outcome of each job, and no traceback."""

import os
import signal
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from analysis import load_dataset
from analysis.batch import run as engine
from analysis.batch.job import Result
from analysis.batch.supplies import Supplies
from analysis.batch.work import run
from analysis.batch.workers import Processes
from tests.batch.batches import Here, batch, job, whole, write_notebook

DATA = load_dataset()


def states(done) -> dict[str, str]:
    return {outcome.job.name: outcome.state for outcome in done}


def log(out: Path, name: str) -> str:
    return (out / "logs" / f"{name}.log").read_text(encoding="utf-8")


def die_or_work(parcel, marker=None):
    """Be a worker that is killed under one parcel, always or until it finds its marker."""
    if parcel.name == "always.en" or (parcel.name == "once.en" and not _marked(marker)):
        os.kill(os.getpid(), signal.SIGKILL)
    return Result(parcel.name, {".pdf": b"%PDF"}, title=parcel.name)


def _marked(marker) -> bool:
    found = marker.exists()
    marker.touch()
    return found


@pytest.mark.soak
def test_a_lost_worker_takes_no_other_job_with_it(tmp_path):
    notebook = write_notebook(tmp_path / "x.ipynb")
    names = ["one.en", "always.en", "two.en", "once.en", "three.en", "four.en"]
    jobs = [job(DATA, name, notebook) for name in names]
    with Processes(2) as workers:
        work = partial(die_or_work, marker=tmp_path / "marker")
        done = batch(DATA, jobs, tmp_path, work, workers=workers)
    assert states(done) == dict.fromkeys(names, "made") | {"always.en": "failed"}
    assert "the worker was lost: its process ended with signal 9 (Killed)" in log(tmp_path, "always.en")


def end_at_once(folder, _warm):
    """Be a worker that ends before it takes a parcel, always or the first time."""
    marker = Path(folder) / "marker"
    if folder == "always" or not marker.exists():
        if folder != "always":
            marker.touch()
        os._exit(1)


@pytest.mark.soak
@pytest.mark.parametrize("ends", ["always", "once"])
def test_a_pool_that_breaks_is_made_anew_and_at_last_given_up(tmp_path, monkeypatch, ends):
    monkeypatch.setattr("analysis.batch.workers._begin", end_at_once)
    notebook = write_notebook(tmp_path / "x.ipynb")
    jobs = [job(DATA, f"{name}.en", notebook) for name in "abc"]
    with Processes(1, ends if ends == "always" else str(tmp_path)) as workers:
        done = batch(DATA, jobs, tmp_path / "out", die_or_work, workers=workers)
    assert {outcome.state for outcome in done} == {"made" if ends == "once" else "failed"}
    if ends == "once":
        return
    assert "the worker was lost: All workers expired" in log(tmp_path / "out", "a.en")
    assert done[-1].error == (
        "no worker took it: 3 times in a row all workers ended before one of them did a job"
    )


class Deaf(Here):
    """Workers that take a parcel and never come back, or take none."""

    def __init__(self, refusal: str):
        self.refusal = refusal

    def submit(self, _function, _parcel):
        if self.refusal:
            raise RuntimeError(self.refusal)
        return Future()

    def lost(self, _future) -> bool:
        return True


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        ("The Pool is not active", "no worker took it: The Pool is not active"),
        ("", "the worker was lost: nobody had taken the job after 0.1 s"),
    ],
)
def test_workers_that_take_no_job_are_an_outcome_of_each(tmp_path, monkeypatch, refusal, told):
    monkeypatch.setattr(engine, "_SILENCE", 0.1)
    notebook = write_notebook(tmp_path / "x.ipynb")
    jobs = [job(DATA, f"{name}.en", notebook) for name in "ab"]
    done = batch(DATA, jobs, tmp_path / "out", workers=Deaf(refusal))
    assert [outcome.error for outcome in done] == [told, told]
    assert "FAILED" in log(tmp_path / "out", "b.en")


def test_a_worker_of_another_version_refuses(tmp_path):
    parcel = Supplies(DATA).parcel(job(DATA, "x.en", write_notebook(tmp_path / "x.ipynb")))
    assert "another version of the package" in run(replace(parcel, sources="other")).error


def test_fail_fast_starts_nothing_after_a_failure(tmp_path):
    notebook = write_notebook(tmp_path / "x.ipynb")
    jobs = [job(DATA, name, notebook) for name in ("a.en", "b.en", "c.en")]

    def fake(parcel):
        return Result(parcel.name, error="no") if parcel.name == "b.en" else whole(parcel)

    done = batch(DATA, jobs, tmp_path, fake, fail_fast=True)
    assert states(done) == {"a.en": "made", "b.en": "failed", "c.en": "not run"}
    again = batch(DATA, jobs, tmp_path, whole)
    assert states(again) == {"a.en": "unchanged", "b.en": "made", "c.en": "made"}
