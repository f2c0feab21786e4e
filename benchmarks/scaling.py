"""CPU seconds of a briefing, and memory, with ten, a hundred and 333 plans."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psutil

from benchmarks.batches import apart, check, command, cost
from benchmarks.clock import ROUNDS, Running, measure, middle
from benchmarks.page import table

SIZES = (10, 100, 333)

#: Briefings that are set at most, of the first plans: what one costs does not change after that.
_MOST = 60

_COLUMNS = {
    "plans": "plans", "briefings": "briefings", "start": "start-up, CPU s", "each": "a briefing, CPU s",
    "whole": "whole run, CPU s", "wall": "whole run, wall s", "first": "first result after, wall s",
    "again": "unchanged, CPU s", "early": "parent early, MiB", "late": "parent at the end, MiB",
    "worker": "worker, MiB",
}  # fmt: skip

_ABOUT = """\
Copies of the real plans, four peers each, one briefing a plan (English), {workers} workers; medians of
{rounds}. Start-up is what a batch costs beyond its briefings, by the difference of a batch of one briefing a
worker and the whole one. Memory of the parent after a quarter of the jobs and at the end, and of the largest
worker.
"""


def main(
    sizes: Sequence[int] = SIZES,
    rounds: int = ROUNDS,
    most: int = _MOST,
    workers: int = os.cpu_count() or 1,
) -> str:
    """Return the results as markdown."""
    from benchmarks.synthetic import write_copies

    rows = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as parent:
            data = write_copies(Path(parent) / "data", size)
            told = middle([_measured(data, size, min(size, most), workers) for _ in range(rounds)])
        rows.append([told[key] for key in _COLUMNS])
    return f"{_ABOUT.format(workers=workers, rounds=rounds)}\n{table(list(_COLUMNS.values()), rows)}"


def _measured(data: Path, plans: int, count: int, workers: int) -> dict[str, Any]:
    chosen = [f"city{number:04d}" for number in range(count)]
    out, short = data.with_name("out"), data.with_name("short")
    whole = command(chosen, out, workers, data)
    begun = time.perf_counter()
    running = Running(*whole, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    memory = Memory(running.meter.pid)
    first = early = 0.0
    for done, _ in enumerate(running.meter.stderr or (), start=1):
        first = first or time.perf_counter() - begun
        if done == max(1, count // 4):
            early = memory.parent
    large = running.cost()
    check(chosen, out)
    again = measure(*whole)
    small = cost(chosen[:workers], short, workers, data) if count > workers else large
    for folder in (out, short):
        shutil.rmtree(folder, ignore_errors=True)
    start, each = apart(workers, small, count, large)
    return {
        "plans": plans, "briefings": count, "start": start, "each": each, "whole": large.cpu,
        "wall": large.wall, "first": first, "again": again.cpu, "early": early, "late": memory.parent,
        "worker": memory.worker,
    }  # fmt: skip


class Memory:
    """MiB of a command under the meter and of the largest of its workers, watched while it runs.

    Attributes
    ----------
    parent, worker : float
        What the command has had last, and a worker at most.
    """

    def __init__(self, meter: int, interval: float = 0.5):
        self._meter, self._interval = psutil.Process(meter), interval
        self.parent = self.worker = 0.0
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while self._meter.is_running():
            try:
                for command in self._meter.children()[:1]:
                    self.parent = _mebibytes(command)
                    self.worker = max([self.worker, *map(_mebibytes, command.children())])
            except psutil.Error:  # one of them has just ended
                pass
            time.sleep(self._interval)


def _mebibytes(process: psutil.Process) -> float:
    return process.memory_info().rss / 2**20
