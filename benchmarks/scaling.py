"""Seconds per briefing and memory with ten, a hundred and 333 plans."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.processes import Memory, environment
from benchmarks.synthetic import write_copies

SIZES = (10, 100, 333)

#: Briefings that are set at most, of the first plans: what one costs does not change after that.
_MOST = 60


def main(sizes: tuple[int, ...] = SIZES) -> str:
    """Return the results as markdown."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [_measured(Path(folder), size) for size in sizes]
    first = rows[0]["each"]
    table = [
        f"| {row['plans']} | {row['count']} | {row['first']:.1f} | {row['whole']:.1f} | {row['each']:.2f} "
        f"| {row['each'] / first:.2f} | {row['job']:.2f} | {row['early']:.0f} | {row['late']:.0f} "
        f"| {row['worker']:.0f} | {row['again']:.1f} |"
        for row in rows
    ]
    return (
        f"Copies of the real plans under other names, four peers each, one briefing a plan (English), "
        f"{os.cpu_count()} workers. Memory in MiB: of the parent after a quarter of the jobs and at the end, "
        "and of the largest worker.\n\n"
        "| plans | briefings | first result after, s | whole run, s | s a briefing | against the first "
        "| median s of a job | parent early | parent at the end | worker | unchanged, s |\n"
        "|---|---|---|---|---|---|---|---|---|---|---|\n" + "\n".join(table) + "\n"
    )


def _measured(folder: Path, plans: int) -> dict[str, float]:
    data = write_copies(folder / f"data{plans}", plans)
    count = min(plans, _MOST)
    out = folder / f"out{plans}"
    command = [sys.executable, "-m", "analysis.cli", "brief", "--notebook", "briefing", "--lang", "en",
               "--plan", *(f"city{number:04d}" for number in range(count)),
               "--data", str(data), "--out", str(out)]  # fmt: skip
    started = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    memory = Memory(process.pid)
    before = at_quarter = 0.0
    for lines, _ in enumerate(process.stderr or (), start=1):
        if lines == 1:
            before = time.perf_counter() - started
        if lines == max(1, count // 4):
            at_quarter = memory.parent[-1]
    if process.wait():
        raise RuntimeError(f"the batch of {plans} plans failed; see {out}/logs")
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    seconds = sorted(job["seconds"] for job in manifest["jobs"])
    begun = time.perf_counter()
    subprocess.run(command, env=environment(), check=True, capture_output=True)
    again = time.perf_counter() - begun
    total = manifest["seconds"]
    return {
        "plans": plans, "count": count, "first": before, "whole": total,
        "each": total / count,
        "job": seconds[len(seconds) // 2], "early": at_quarter, "late": memory.parent[-1],
        "worker": memory.worker, "again": again,
    }  # fmt: skip
