"""The cells of the city briefings in one warm process: what they cost without kernel, page and PDF."""

from __future__ import annotations

import gc
import statistics
import time
from typing import Any

from benchmarks.clock import ROUNDS, middle, program, spent
from benchmarks.page import table

_ABOUT = """\
The cells of each city briefing (English) in one process, each shown as page and PDF need it, and nothing left
there by another process. Medians of {rounds}. The first briefing has run once before, which took {first:.2f}
CPU seconds; start-up, the interpreter and all imports, {start:.2f}. Neither is in the other figures.
"""


def main(rounds: int = ROUNDS, plans: int = 0) -> str:
    """Return the results as markdown; of so many plans, 0 for all."""
    told = middle([program(once, plans) for _ in range(rounds)])
    rows = [[plan, seconds, told["wall"][plan]] for plan, seconds in told["cpu"].items()]
    rows.append(["median", *(statistics.median(told[clock].values()) for clock in ("cpu", "wall"))])
    about = _ABOUT.format(rounds=rounds, first=told["first"], start=told["start-up"])
    return f"{about}\n{table(['plan', 'CPU s', 'wall s'], rows)}"


def once(plans: str) -> dict[str, Any]:
    """Run the briefings in this process, the first one twice, and return what each took."""
    from analysis import charts, load_dataset, tables, words  # noqa: F401
    from analysis.batch import notebooks
    from benchmarks import in_process

    gc.collect()
    gc.freeze()  # as in a kernel, whose collector leaves alone what it shares with its template
    start = spent()
    briefing = notebooks.find()["briefing"]
    cells = notebooks.in_language(notebooks.read_json(briefing.path), "en")["cells"]
    chosen = load_dataset().plan_ids[: int(plans) or None]

    def run(plan: str) -> float:
        before = spent()
        for _, value in in_process.run(cells, briefing.parameters | {"plan": plan, "lang": "en"}):
            if value is not None:
                value._repr_mimebundle_()
        return spent() - before

    told: dict[str, Any] = {"start-up": start, "first": run(chosen[0]), "cpu": {}, "wall": {}}
    for plan in chosen:
        began = time.perf_counter()
        told["cpu"][plan] = run(plan)
        told["wall"][plan] = time.perf_counter() - began
    return told
