"""Running jobs over an executor and laying down their results."""

from __future__ import annotations

import json
import multiprocessing
import os
import tempfile
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path

from tqdm import tqdm

from analysis.batch.front.page import BRIEFINGS, NAMES, page
from analysis.batch.job import Job, Result, run
from analysis.dataset import Dataset
from analysis.display import MIME
from analysis.files import write_atomically

#: Jobs after which a worker is replaced: Typst keeps what it has set, some 75 MB a briefing.
_TASKS = 16

_ENDINGS = (".pdf", ".html", ".ipynb", ".failed.ipynb", ".log")


def processes(jobs: int) -> ProcessPoolExecutor:
    """Return worker processes; each starts clean: nothing of the caller's state reaches a notebook."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(
        max_workers=jobs, mp_context=context, initializer=_one_thread, max_tasks_per_child=_TASKS
    )


def _one_thread() -> None:
    # One core a worker: numerical libraries that each take all cores only get in each other's way.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def execute(
    data: Dataset,
    jobs: list[Job],
    out: Path,
    executor: Executor,
    function: Callable[[Job], Result] = run,
    *,
    quiet: bool = False,
) -> list[tuple[Job, Result]]:
    """Run `jobs`, write their results to `out/briefings` and the front page to `out`, in each language.

    Results of former runs under the same names are removed before the first job starts: whatever happens,
    no briefing of a failed run exists.

    Returns
    -------
    list of (Job, Result)
        In the order of `jobs`.
    """
    folder = out / BRIEFINGS
    for job in jobs:
        for ending in _ENDINGS:
            (folder / f"{job.name}{ending}").unlink(missing_ok=True)
    for name in NAMES.values():
        (out / name).unlink(missing_ok=True)
    results: dict[str, Result] = {}
    with (
        tempfile.TemporaryDirectory(prefix="minzheng-") as memory,
        tqdm(total=len(jobs), unit="briefing", disable=True if quiet else None) as bar,
    ):
        futures = {executor.submit(function, replace(job, memory=memory)): job for job in jobs}
        for future in as_completed(futures):
            job = futures[future]
            results[job.name] = _settled(future, job)
            _lay_down(results[job.name], folder)
            bar.set_postfix_str(job.name)
            bar.update()
    done = [(job, results[job.name]) for job in jobs]
    titles = {result.name: _title(result) for result in results.values()}
    for lang, name in NAMES.items():
        write_atomically(out / name, page(data, done, titles, out, lang).encode("utf-8"))
    return done


def _settled(future: Future[Result], job: Job) -> Result:
    """Return the result of a future; a worker that died is a failure of its job, not of the batch."""
    try:
        return future.result()
    except Exception as error:
        return Result(job.name, None, b"", f"the worker was lost: {type(error).__name__}: {error}", 0.0)


def _lay_down(result: Result, folder: Path) -> None:
    if result.error:
        write_atomically(folder / f"{result.name}.log", result.error.encode("utf-8"))
        if result.notebook:
            write_atomically(folder / f"{result.name}.failed.ipynb", result.notebook)
        return
    write_atomically(folder / f"{result.name}.ipynb", result.notebook)
    write_atomically(folder / f"{result.name}.pdf", result.pdf or b"")
    if result.html is not None:
        write_atomically(folder / f"{result.name}.html", result.html)


def _title(result: Result) -> str:
    if not result.notebook:
        return result.name
    for cell in json.loads(result.notebook)["cells"]:
        for output in cell.get("outputs", []):
            payload = output.get("data", {}).get(MIME, {})
            if payload.get("type") == "head":
                return payload["title"]
    return result.name
