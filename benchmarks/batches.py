"""A batch of city briefings under the clock, and what of its cost is start-up."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.clock import Cost, measure


def command(plans: list[str], out: Path, workers: int, data: Path | None = None) -> list[str]:
    """Return the command that sets the English briefings of `plans`."""
    place = ["--data", str(data)] if data else []
    return [sys.executable, "-m", "analysis.cli", "brief", "--notebook", "briefing", "--lang", "en",
            "--jobs", str(workers), "--out", str(out), *place, "--plan", *plans]  # fmt: skip


def cost(plans: list[str], out: Path, workers: int, data: Path | None = None) -> Cost:
    """Return what the batch costs."""
    found = measure(*command(plans, out, workers, data))
    check(plans, out)
    return found


def check(plans: list[str], out: Path) -> None:
    """Refuse a batch that did other work than was to be measured."""
    jobs = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["jobs"]
    if len(jobs) != len(plans):
        raise RuntimeError(f"{out}: {len(jobs)} briefings were set, expected {len(plans)}")


def apart(few: int, small: Cost, many: int, large: Cost) -> tuple[float | None, float | None]:
    """Return the CPU seconds of start-up, and of a briefing, from batches of few briefings and of many.

    A batch that is no larger than the small one tells neither.
    """
    if many <= few:
        return None, None
    each = (large.cpu - small.cpu) / (many - few)
    return small.cpu - few * each, each
