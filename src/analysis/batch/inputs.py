"""What a briefing depends on, as hashes: two runs with the same inputs give the same bytes."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from typing import Any

from analysis import paths
from analysis.batch.job import Parcel
from analysis.dataset.answers import Answers
from analysis.dataset.extract import files_hash
from analysis.dataset.questions import Question, question

#: The facts that a job could read; where they differ, those that it did read decide.
FACTS = "facts"

#: What the inputs are called where people read of them.
WORDS = {
    "notebook": "the notebook",
    "parameters": "the parameters",
    "sources": "the package",
    "environment": "Python or the lock",
    "lists": "code lists or outside figures",
    "evidence": "the rows of derived tables that it carries",
}


def fixed(parcel: Parcel) -> dict[str, Any]:
    """Return the inputs that are known before a run; the facts that are read are known after it."""
    facts = {name for name in parcel.data if name.startswith(("facts/", "checks.csv"))}
    return {
        "notebook": files_hash({parcel.notebook: parcel.content}),
        "parameters": parcel.parameters,
        "sources": parcel.sources,
        "environment": environment(),
        "lists": _of_files(parcel, set(parcel.data) - facts),
        "evidence": files_hash({name: text.encode() for name, text in parcel.evidence.items()}),
        FACTS: _of_files(parcel, facts),
    }


def read(asked: Iterable[Question], answers: Answers) -> list[list[Any]]:
    """Return each question with the hash of its answer, as JSON."""
    return [[list(one), answers.digest(one)] for one in asked]


def changed(former: dict[str, Any], parcel: Parcel, answers: Answers) -> str:
    """Return in words what has changed since `former`, or "" if nothing has.

    Parameters
    ----------
    former : dict
        Inputs of the run before: what `fixed` gave, and `questions` as `read` gave them.
    parcel : Parcel
    answers : Answers
        Of the data now.
    """
    now = fixed(parcel)
    for name, word in WORDS.items():
        if former.get(name) != now[name]:
            return word
    if former.get(FACTS) == now[FACTS]:
        return ""
    for parts, answer in former["questions"]:
        if answers.digest(question(parts)) != answer:
            return "facts: " + _words(question(parts))
    return ""


def _of_files(parcel: Parcel, names: set[str]) -> str:
    return files_hash({name: parcel.data[name] for name in names})


def _words(asked: Question) -> str:
    table, *parts = asked
    named = [part if isinstance(part, str) else "+".join(part) for part in parts if part]
    return f"{table} {' '.join(named) or 'all'}"


@cache
def environment() -> str:
    """Return the hash of Python's version and of the lock, or where there is none of what is installed."""
    if lock := paths.lock_file():
        installed = lock.read_bytes()
    else:
        versions = {f"{found.name}=={found.version}" for found in metadata.distributions()}
        installed = json.dumps(sorted(versions)).encode()
    return files_hash({"python": platform.python_version().encode(), "installed": installed})
