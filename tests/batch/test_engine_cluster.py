"""The same jobs on a Dask cluster: a real scheduler and two workers on loopback, one of them killed."""

import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from analysis import UsageError, load_dataset
from analysis.batch.workers import Cluster
from tests.batch.batches import HEAD, batch, job, write_notebook

DATA = load_dataset()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """Address of a scheduler and the processes of its two workers, each in a folder of its own."""
    folder = tmp_path_factory.mktemp("cluster")
    file = folder / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
    environment = os.environ | {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "3"}
    scheduler = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0",
         "--no-dashboard", "--scheduler-file", str(file)], env=environment, **quiet,
    )  # fmt: skip
    workers = []
    for name in ("one", "two"):
        (folder / name).mkdir()
        workers.append(
            subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "distributed.cli.dask_worker",
                    "--scheduler-file",
                    str(file),
                    "--no-nanny",
                    "--nthreads",
                    "1",
                    "--no-dashboard",
                    "--host",
                    "127.0.0.1",
                    "--local-directory",
                    str(folder / name),
                ],
                cwd=folder / name,
                **quiet,
            )
        )
    from distributed import Client

    end = time.monotonic() + 60
    while not file.exists() and time.monotonic() < end:
        time.sleep(0.1)
    with Client(scheduler_file=str(file)) as client:
        client.wait_for_workers(2, timeout=60)
        address = client.scheduler.address
    yield address, workers, scheduler
    # The scheduler last: workers take leave of it. A worker can hang for ever while it cancels its own tasks.
    for process in (*workers, scheduler):
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(30)


@pytest.mark.soak
def test_a_worker_killed_in_mid_run_and_everything_is_delivered(tmp_path, cluster):
    address, processes, _ = cluster
    told = tmp_path / "told"
    # The job tells its worker and waits, the first time; the worker is killed under it.
    cell = f"""
import os, pathlib, time
told = pathlib.Path({str(told)!r})
if not told.exists():
    told.write_text(str(os.getppid()))
    time.sleep(300)
"""
    waits = write_notebook(tmp_path / "waits.ipynb", HEAD, cell)
    quick = write_notebook(tmp_path / "quick.ipynb", HEAD)
    jobs = [job(DATA, "waits.en", waits), *(job(DATA, f"{name}.en", quick) for name in "abc")]

    class Killing(Cluster):
        killed = 0

        def submit(self, function, parcel):
            future = super().submit(function, parcel)
            if parcel.name == "waits.en":
                end = time.monotonic() + 90
                while not told.exists() and time.monotonic() < end:
                    time.sleep(0.1)
                template = psutil.Process(int(told.read_text()))
                self.killed = template.ppid()
                os.kill(self.killed, signal.SIGKILL)
            return future

    with Killing(address) as workers:
        assert workers.slots == 4  # two workers of one thread, twice
        done = batch(DATA, jobs, tmp_path / "out", workers=workers)
        assert workers.killed in [process.pid for process in processes]
    assert [(outcome.job.name, outcome.state) for outcome in done] == [
        (name, "made") for name in ("waits.en", "a.en", "b.en", "c.en")
    ]
    assert len(list((tmp_path / "out" / "briefings").glob("*.pdf"))) == 4


def test_a_scheduler_that_is_lost_is_an_outcome_of_each_job(tmp_path, cluster, monkeypatch):
    """The last test with the cluster, for it ends it."""
    address, _, scheduler = cluster
    monkeypatch.setattr("analysis.batch.workers._PATIENCE", 1)
    monkeypatch.setattr("analysis.batch.run._SILENCE", 1)
    notebook = write_notebook(tmp_path / "x.ipynb", HEAD)

    class Killing(Cluster):
        def submit(self, function, parcel):
            scheduler.kill()
            scheduler.wait()
            return super().submit(function, parcel)

    with Killing(address) as workers:
        done = batch(DATA, [job(DATA, f"{name}.en", notebook) for name in "ab"], tmp_path, workers=workers)
    assert [outcome.state for outcome in done] == ["failed", "failed"]
    assert all(outcome.error.startswith(("the worker was lost", "no worker took it")) for outcome in done)


def test_where_no_scheduler_answers_that_is_told(monkeypatch):
    monkeypatch.setattr("analysis.batch.workers._PATIENCE", 1)
    with pytest.raises(UsageError, match="no scheduler answers there"):
        Cluster("tcp://127.0.0.1:1")
