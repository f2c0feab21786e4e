"""The derived tables of packages of some sizes: CPU seconds of each, and how they grow with the plans."""

from __future__ import annotations

import importlib
import math
import resource
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.clock import ROUNDS, middle, program, spent
from benchmarks.page import table

SIZES = (5, 100, 333)

_ABOUT = """\
Copies of the real plans, four peers each. CPU seconds, medians of {rounds}. What several tables rest on is
counted where it is first asked for. Start-up, the interpreter and all imports, is in no other row.
"""


def main(sizes: Sequence[int] = SIZES, rounds: int = ROUNDS) -> str:
    """Return the results as markdown; with several sizes the exponent between the two largest."""
    sizes = sorted(set(sizes))
    found = [_measured(size, rounds) for size in sizes]
    head = ["table", *(f"{size:,} plans" for size in sizes)]
    rows: list[list[Any]] = [[name, *(told["tables"][name] for told in found)] for name in found[0]["tables"]]
    rows.append(["all tables", *(told["all"] for told in found)])
    if len(sizes) > 1:
        head.append(f"exponent, {sizes[-2]:,} to {sizes[-1]:,} plans")
        for row in rows:
            row.append(exponent(*zip(sizes[-2:], row[-2:], strict=True)))
    more = {"wall": "all tables, wall seconds", "loading": "loading", "start-up": "start-up",
            "peak": "peak memory, MiB"}  # fmt: skip
    rows += [
        [name, *(told[key] for told in found), *([None] * (len(sizes) > 1))] for key, name in more.items()
    ]
    return f"{_ABOUT.format(rounds=rounds)}\n{table(head, rows)}"


def exponent(smaller: tuple[int, float], larger: tuple[int, float]) -> float:
    """Return the power of the number of plans with which a time grows; times below 0.01 s count as that."""
    (few, short), (many, long) = smaller, larger
    return math.log(max(long, 0.01) / max(short, 0.01)) / math.log(many / few)


def _measured(size: int, rounds: int) -> dict[str, Any]:
    from benchmarks.synthetic import write_copies

    with tempfile.TemporaryDirectory() as parent:
        folder = write_copies(Path(parent) / "data", size)
        return middle([program(once, folder) for _ in range(rounds)])


def once(folder: str) -> dict[str, Any]:
    """Compute every table in this process and return what each took."""
    from analysis import load_dataset, units
    from analysis.derived import TABLES, build

    for name in ("statsmodels.api", *(f"analysis.measures.{module}" for module in TABLES.values())):
        importlib.import_module(name)
    units.registry()
    start = spent()
    data = load_dataset(folder)
    loaded, began, tables = spent(), time.perf_counter(), {}
    for name in TABLES:
        before = spent()
        build(name, data)
        tables[name] = spent() - before
    return {
        "start-up": start,
        "loading": loaded - start,
        "tables": tables,
        "all": sum(tables.values()),
        "wall": time.perf_counter() - began,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
