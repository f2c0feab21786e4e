"""Running things to be measured in processes of their own."""

from __future__ import annotations

import os
import threading
import time

import psutil


def environment() -> dict[str, str]:
    """Return an environment in which byte-compiled modules are used, as users have it."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Memory:
    """The memory of a process and of its largest worker, watched while it runs.

    Parameters
    ----------
    pid : int
    interval : float
        Seconds between two looks.
    """

    def __init__(self, pid: int, interval: float = 0.5):
        self._process, self._interval = psutil.Process(pid), interval
        self.parent: list[float] = []
        self.worker = 0.0
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while True:
            try:
                self.parent.append(_mebibytes(self._process))
                sizes = [_mebibytes(child) for child in self._process.children()]
                self.worker = max([self.worker, *sizes])
            except psutil.Error:
                return
            time.sleep(self._interval)


def _mebibytes(process: psutil.Process) -> float:
    return process.memory_info().rss / 2**20
