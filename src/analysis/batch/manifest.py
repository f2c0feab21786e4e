"""`manifest.json`: what a batch was asked for, what it was made from, what became of each job."""

from __future__ import annotations

import json
import platform
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from analysis import __version__
from analysis.batch import inputs
from analysis.batch.outcome import Outcome
from analysis.dataset import Dataset
from analysis.files import write_atomically, writing_to
from analysis.sources import sources

NAME = "manifest.json"

#: Packages whose versions say most about a run; the hash of the lock stands for all of them.
_TOLD = ("papermill", "nbclient", "ipykernel", "pandas", "numpy", "matplotlib", "statsmodels", "typst")


def remove(out: Path) -> None:
    """Remove the manifest of the run before: what it tells of is about to change."""
    with writing_to(out):
        (out / NAME).unlink(missing_ok=True)


def write(out: Path, data: Dataset, outcomes: Iterable[Outcome], started: datetime, ended: str = "") -> None:
    """Write the manifest of a batch.

    Parameters
    ----------
    out : Path
    data : Dataset
    outcomes : iterable of Outcome
        Of the whole plan of work.
    started : datetime
        With its time zone.
    ended : str
        Why the batch ended before its end, or "".
    """
    outcomes = list(outcomes)
    now = datetime.now(UTC)
    manifest = {
        "started": started.astimezone(UTC).isoformat(timespec="seconds"),
        "seconds": round((now - started).total_seconds(), 3),
        "ended_early": ended,
        "counts": Counter(outcome.state for outcome in outcomes),
        "versions": {
            "minzheng": __version__,
            "python": platform.python_version(),
            **{name: metadata.version(name) for name in _TOLD},
        },
        "sources": sources(),
        "environment": inputs.environment(),
        "data": {"version": data.version, "date": data.date, "fingerprint": data.fingerprint},
        "jobs": [_job(outcome) for outcome in outcomes],
    }
    with writing_to(out):
        text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        write_atomically(out / NAME, text.encode("utf-8"))


def _job(outcome: Outcome) -> dict[str, Any]:
    job, record = outcome.job, outcome.record or {}
    used = {name: value for name, value in record.get("inputs", {}).items() if name != "slices"}
    return {
        "name": job.name,
        "notebook": Path(job.notebook).name,
        "parameters": job.parameters,
        "differs": job.differs,
        "result": outcome.state,
        "reason": outcome.reason,
        "error": outcome.error,
        "seconds": round(outcome.seconds, 3),
        "attempts": outcome.attempts,
        "made_in_seconds": round(record["seconds"], 3) if record else None,
        "inputs": used | {"slices": len(record["inputs"]["slices"] or ())} if record else None,
        "files": record.get("files", {}),
    }
