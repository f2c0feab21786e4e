"""Where parcels are worked on: processes on this machine, or a Dask cluster."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from functools import partial
from types import TracebackType
from typing import Any, Protocol, Self

from analysis.batch.job import Parcel, Result
from analysis.errors import UsageError
from analysis.warm import parent

#: Jobs after which a process is replaced: Typst keeps what it has set, some 75 MB a briefing.
_TASKS = 16

#: Pools of processes that may break one after the other, before a job comes back from one.
_POOLS = 3

#: Seconds to wait for a scheduler.
_PATIENCE = 10

Function = Callable[[Parcel], Result]


class Workers(Protocol):
    """What a batch asks of its workers.

    Attributes
    ----------
    slots : int
        Parcels that are under way at the same time. The others wait unpacked, however many there are.
    """

    slots: int

    def submit(self, function: Function, parcel: Parcel) -> Future[Result]:
        """Return the future result; both raise if there is no worker or it was lost."""
        ...

    def lost(self, future: Future[Result]) -> bool:
        """Return whether nobody works on a parcel, though it was submitted long ago."""
        ...


class Processes:
    """Worker processes; one that dies takes its own parcel with it and no other.

    The pool that they are in breaks where they die without a parcel in hand; then there is a new one.

    Each starts clean: nothing of the caller's state reaches a notebook. Leaving the context after an error or
    an interrupt ends them, their kernels too.

    Parameters
    ----------
    jobs : int
        Number of processes.
    folder : str
        Temporary folder of the batch, where all their own are; removed by a worker whose parent was killed.
    warm : bool
        Whether to make warm kernels ready at once.
    """

    def __init__(self, jobs: int, folder: str = "", *, warm: bool = True):
        from pebble import ProcessPool

        self.slots = jobs
        self._new_pool = partial(
            ProcessPool,
            max_workers=jobs,
            max_tasks=_TASKS,
            initializer=_begin,
            initargs=[folder, warm],
            context=multiprocessing.get_context("spawn"),
        )
        self._pool, self._broken = self._new_pool(), 0
        self._under_way: set[Future[Result]] = set()

    def submit(self, function: Function, parcel: Parcel) -> Future[Result]:
        """Return the future result, from a new pool where the last one is broken.

        Raises
        ------
        RuntimeError
            If one pool after the other broke.
        """
        while self._broken < _POOLS:
            try:
                future: Future[Result] = self._pool.schedule(function, args=[parcel])
            except RuntimeError:
                self._broken += 1
                self._end()
                self._pool = self._new_pool()
            else:
                self._under_way.add(future)
                future.add_done_callback(self._came_back)
                return future
        raise RuntimeError(f"{_POOLS} times in a row all workers ended before one of them did a job")

    def lost(self, future: Future[Result]) -> bool:
        """Return whether no worker has taken the parcel: there is one for each that is under way."""
        return not future.running() or not self._pool.active

    def _came_back(self, future: Future[Result]) -> None:
        self._under_way.discard(future)
        if future.exception() is None:
            self._broken = 0

    def _end(self) -> None:
        self._pool.stop()
        self._pool.join()
        for future in list(self._under_way):  # a pool can break without a word to all of them
            with suppress(InvalidStateError):
                future.set_exception(RuntimeError("the pool of workers broke"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._pool.close()
            self._pool.join()
        else:
            self._end()


def _begin(folder: str, warm: bool) -> None:
    # Ctrl-C in a terminal goes to every process; what to do about it is the parent's business.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # One core a worker: numerical libraries that each take all cores only get in each other's way.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    if folder:
        # What a worker that is killed leaves there goes with the folder of the batch.
        tempfile.tempdir = folder
    if warm:
        parent.start()  # its imports go on beside those of this process
    threading.Thread(target=_end_with_the_parent, args=[folder], daemon=True).start()


def _end_with_the_parent(folder: str) -> None:
    """A parent that was killed cannot end its workers; the kernels end with the process that forks them."""
    if mother := multiprocessing.parent_process():
        mother.join()
        if folder:
            shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)


class Cluster:
    """The workers of a Dask cluster, reached through its scheduler.

    Each worker needs this package in the same version and nothing else of ours: parcels carry what they need.

    Parameters
    ----------
    address : str
        Of the scheduler, `tcp://host:8786`.

    Raises
    ------
    UsageError
        If `distributed` is not installed, nobody answers, or no worker is there.
    """

    def __init__(self, address: str):
        try:
            from distributed import Client
        except ImportError:
            raise UsageError(
                "--scheduler needs the package distributed: pip install 'minzheng[cluster]'"
            ) from None
        try:
            self._client: Any = Client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise UsageError(f"--scheduler {address}: no scheduler answers there ({error})") from None
        workers = self._client.scheduler_info(n_workers=-1)["workers"]
        self.slots = 2 * sum(worker["nthreads"] for worker in workers.values())
        if not workers:
            self._client.close()
            raise UsageError(f"--scheduler {address}: it has no workers; start some with `dask worker`")
        # A worker that is lost hands its parcels to the others; one that kills several of them is given up.
        self._executor = self._client.get_executor(pure=False, retries=0)

    def submit(self, function: Function, parcel: Parcel) -> Future[Result]:
        """Return the future result."""
        future: Future[Result] = self._executor.submit(function, parcel)
        return future

    def lost(self, future: Future[Result]) -> bool:  # noqa: ARG002
        """Return whether the scheduler is gone; as long as it is there, it cares for every parcel."""
        return bool(self._client.status != "running")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(Exception):  # the scheduler may be gone; what came of the jobs is known by now
            self._executor.shutdown(wait=False)
            self._client.close()
