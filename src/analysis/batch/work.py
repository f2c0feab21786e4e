"""What a worker does with a parcel: run the notebook in a kernel of its own, set the briefing, send bytes."""

from __future__ import annotations

import os
import tempfile
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import load_dataset, slices
from analysis.batch import log
from analysis.batch.execution import Run, execute, head
from analysis.batch.job import Parcel, Result
from analysis.dataset import Dataset
from analysis.dataset.extract import files_hash, write_files
from analysis.paths import DATA_VARIABLE
from analysis.sources import sources

if TYPE_CHECKING:
    from nbformat import NotebookNode

#: Pixels an inch of a thumbnail: 372 pixels across A4, sharp at half that width.
_THUMBNAIL = 45

#: Times that a kernel may die under the same job.
_ATTEMPTS = 2

# Environment variables, the working directory of papermill and Typst's cache belong to the process: where a
# worker has threads, as on a cluster, they take turns.
_turn = threading.Lock()


def run(parcel: Parcel) -> Result:
    """Run a parcel; whatever fails is a result, not an exception: the others go on."""
    if parcel.sources and parcel.sources != sources():
        return Result(parcel.name, error="this worker has another version of the package: install the same")
    with _turn:
        try:
            return _run(parcel)
        except OSError as failure:
            error = f"the worker could not write or read a file: {failure}"
        except Exception as failure:
            error = f"the worker failed: {type(failure).__name__}: {failure}\n{traceback.format_exc()}"
        return Result(parcel.name, error=error)


def _run(parcel: Parcel) -> Result:
    started = time.perf_counter()
    folder, data = _unpacked(parcel.data)
    done, handed, attempts = _attempts(parcel, folder)
    forms, error = ({}, done.error) if done.error else _set(done.notebook, parcel, data)
    from nbformat import writes

    content = writes(done.notebook).encode("utf-8")
    seconds = time.perf_counter() - started
    return Result(
        parcel.name,
        forms | {".failed.ipynb" if error else ".ipynb": content},
        error,
        title=head(done.notebook).get("title", parcel.name),
        slices=handed,
        log=log.text(parcel, done, attempts, seconds, error),
        seconds=seconds,
        attempts=attempts,
    )


def _attempts(parcel: Parcel, data: Path) -> tuple[Run, slices.Slices, int]:
    """Run until the kernel starts and survives, at most twice; another failure would be the same again."""
    attempt = 0
    while True:
        attempt += 1
        with tempfile.TemporaryDirectory(prefix="run-") as folder:
            handed = Path(folder) / "slices"
            with _environment(data, handed):
                done = execute(parcel, Path(folder))
            found = slices.told(handed)
        if not done.dead or attempt == _ATTEMPTS:
            return done, found, attempt


@contextmanager
def _environment(data: Path, handed: Path) -> Iterator[None]:
    """Set what the kernel inherits, and nothing after it: this process must not write down slices."""
    ours = {DATA_VARIABLE: str(data), slices.VARIABLE: str(handed)}
    former = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    os.environ.setdefault("JUPYTER_PREFER_ENV_PATH", "1")
    try:
        yield
    finally:
        for name, value in former.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


_shelf: tuple[str, tempfile.TemporaryDirectory[str], Dataset] | None = None


def _unpacked(files: dict[str, bytes]) -> tuple[Path, Dataset]:
    """Return folder and content of a data package; the last is kept, for the next job often has the same."""
    global _shelf
    key = files_hash(files)
    if _shelf is None or _shelf[0] != key or not Path(_shelf[1].name).exists():
        if _shelf is not None:
            _shelf[1].cleanup()
        folder = tempfile.TemporaryDirectory(prefix="data-", ignore_cleanup_errors=True)
        write_files(files, Path(folder.name))
        _shelf = (key, folder, load_dataset(folder.name))
    return Path(_shelf[1].name), _shelf[2]


def _set(executed: NotebookNode, parcel: Parcel, data: Dataset) -> tuple[dict[str, bytes], str]:
    """Return the forms of a briefing by file ending, all of them or none, and the error if there are none."""
    from analysis.batch.evidence import attachments
    from analysis.briefing.content import content
    from analysis.briefing.page import page
    from analysis.briefing.pdf import pdf_and_first_page
    from analysis.briefing.printed import source

    try:
        briefing = content(executed)
        carried = attachments(data, briefing.facts(), parcel)
        printed = source(briefing, carried)
        pdf, thumbnail = pdf_and_first_page(*printed, briefing.head["date"], ppi=_THUMBNAIL)
        return {".pdf": pdf, ".html": page(briefing).encode("utf-8"), ".png": thumbnail}, ""
    except KeyboardInterrupt:
        raise
    except BaseException as failure:  # a panic of Typst is no Exception
        return {}, f"the notebook ran, but its briefing failed: {failure}\n{traceback.format_exc()}"
