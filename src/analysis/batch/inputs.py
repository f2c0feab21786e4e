"""What a briefing depends on, as hashes: two runs with the same inputs give the same bytes."""

from __future__ import annotations

import json
import platform
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING, Any

from analysis import paths, slices
from analysis.batch.job import Job, Parcel
from analysis.batch.reads import through_views
from analysis.dataset.contract import FIGURES
from analysis.dataset.extract import files_hash
from analysis.dataset.reference import FOLDER

if TYPE_CHECKING:
    from analysis.batch.supplies import Supplies

#: The facts and outside figures that a job sees; where they differ, the slices that it was handed decide.
FACTS, SLICES = "facts", "slices"

#: The data that the derived tables come from; where they differ, the rows that a job carries decide.
TABLES, EVIDENCE = "tables", "evidence"

#: The files that slices are made from; all others hold for every job that sees them.
_FACTS = (
    "facts/",
    "checks.csv",
    "claims.csv",
    "corrections.csv",
    *(f"{FOLDER}/{name}.csv" for name in FIGURES),
)

#: What the inputs are called where people read of them.
WORDS = {
    "notebook": "the notebook",
    "parameters": "the parameters",
    "sources": "the package",
    "environment": "Python or the lock",
    "lists": "code lists",
}


def fixed(parcel: Parcel) -> dict[str, Any]:
    """Return the inputs that a parcel has without its evidence."""
    facts = {name for name in parcel.data if name.startswith(_FACTS)}
    return {
        "notebook": files_hash({parcel.notebook: parcel.content}),
        "parameters": parcel.parameters,
        "sources": parcel.sources,
        "environment": environment(),
        "lists": files_hash({name: b"" if name in facts else text for name, text in parcel.data.items()}),
        TABLES: parcel.tables,
        FACTS: files_hash({name: parcel.data[name] for name in facts}),
    }


def used(parcel: Parcel, handed: slices.Slices) -> dict[str, Any]:
    """Return all inputs of a run: those that are fixed, the rows carried, the slices handed out.

    None in place of the slices says that the notebook reads past its views: it depends on all that it sees.
    """
    known = handed if through_views(parcel.content) else None
    return fixed(parcel) | {EVIDENCE: _of_rows(parcel.evidence), SLICES: known}


def compared(former: dict[str, Any], supplies: Supplies, job: Job) -> tuple[str, dict[str, Any]]:
    """Return in words what has changed since `former`, or "" if nothing has; and the inputs as they are now.

    The same package makes the same derived tables from the same data: only where these differ are the tables
    computed, to look at the rows that the job carries.

    Parameters
    ----------
    former : dict
        What `used` gave for the run before.
    supplies : Supplies
        Of now.
    job : Job
    """
    now = former | fixed(supplies.bare(job))
    for name, word in WORDS.items():
        if former.get(name) != now[name]:
            return word, now
    if former.get(TABLES) != now[TABLES] and former.get(EVIDENCE) != _of_rows(supplies.evidence(job)):
        return "the rows of derived tables that it carries", now
    if former.get(FACTS) != now[FACTS]:
        before = former[SLICES]
        if before is None:
            return "data: facts, claims or outside figures", now
        for made, digest in slices.hashes(supplies.loaded(job), before).items():
            if digest != before[made]:
                return f"data: {slices.words(made)}", now
    return "", now


def _of_rows(evidence: dict[str, str]) -> str:
    return files_hash({name: text.encode() for name, text in evidence.items()})


@cache
def environment() -> str:
    """Return the hash of Python's version and of the lock, or where there is none of what is installed."""
    if lock := paths.lock_file():
        installed = lock.read_bytes()
    else:
        versions = {f"{found.name}=={found.version}" for found in metadata.distributions()}
        installed = json.dumps(sorted(versions)).encode()
    return files_hash({"python": platform.python_version().encode(), "installed": installed})
