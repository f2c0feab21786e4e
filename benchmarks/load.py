"""Loading: ours, validated, against plain pandas.read_csv of the same files, in turn, in new processes."""

from __future__ import annotations

import resource
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.clock import ROUNDS, middle, program, spent
from benchmarks.page import table

SIZES = (100, 1000)


_ABOUT = """\
Copies of the real plans: every table, validated, against `read_csv` of the same files in turn. Medians of
{rounds}. Start-up is the interpreter and the imports, and is in no other column.
"""


def main(sizes: Sequence[int] = SIZES, rounds: int = ROUNDS) -> str:
    """Return the results as markdown."""
    from analysis import paths
    from benchmarks.synthetic import write_copies

    rows = [_row("the real data", None, [program(ours, paths.data_dir()) for _ in range(rounds)])]
    for size in sizes:
        with tempfile.TemporaryDirectory() as parent:
            folder = write_copies(Path(parent) / "data", size)
            pairs = [(program(ours, folder), program(plain, folder)) for _ in range(rounds)]
        ratio = statistics.median(our["cpu"] / their["cpu"] for our, their in pairs)
        rows.append(_row(f"{size:,} plans", ratio, [our for our, _ in pairs]))
        rows.append(_row(f"{size:,} plans, plain read_csv", None, [their for _, their in pairs]))
    head = ["what", "facts", "CPU s", "wall s", "start-up, CPU s", "peak MiB", "CPU against read_csv"]
    return f"{_ABOUT.format(rounds=rounds)}\n{table(head, rows)}"


def _row(what: str, ratio: float | None, told: list[dict[str, Any]]) -> list[Any]:
    one = middle(told)
    return [what, *(one[key] for key in ("facts", "cpu", "wall", "start-up", "peak")), ratio]


def ours(folder: str) -> dict[str, Any]:
    """Load a package as everybody does."""
    from analysis import load_dataset, units

    units.registry()
    start, began = spent(), time.perf_counter()
    data = load_dataset(folder)
    return _told(start, began, len(data.facts))


def plain(folder: str) -> dict[str, Any]:
    """Read its files with pandas and nothing else."""
    import pandas as pd

    start, began = spent(), time.perf_counter()
    tables = {path: pd.read_csv(path) for path in sorted(Path(folder).rglob("*.csv"))}
    facts = pd.concat([table for path, table in tables.items() if path.parent.name == "facts"])
    return _told(start, began, len(facts))


def _told(start: float, began: float, facts: int) -> dict[str, Any]:
    wall, cpu = time.perf_counter() - began, spent() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"facts": facts, "cpu": cpu, "wall": wall, "start-up": start, "peak": peak}
