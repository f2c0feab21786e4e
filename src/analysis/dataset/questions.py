"""Which rows a piece of work reads: every question put to a dataset is noted, so that it can be put again.

A briefing has to be made anew exactly when the answer to one of its questions has changed. A question is a
tuple of plain values: `("facts", plan, indicator, group, kind)`, each part a code, several, or None for any;
`("fact", id)`; `("checks", plan)`.

A process that shall tell what it read names a file in MINZHENG_QUESTIONS; each question is a line there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

VARIABLE = "MINZHENG_QUESTIONS"

Part = str | tuple[str, ...] | None
Question = tuple[Part, ...]

_scopes: list[set[Question]] = []
_told: dict[str, set[Question]] = {}


def ask(*question: Part) -> None:
    """Note one question."""
    if _scopes:
        _scopes[-1].add(question)
    if path := os.environ.get(VARIABLE):
        _tell(path, {question})


def repeat(questions: set[Question]) -> None:
    """Note what was asked for a result that is remembered."""
    if _scopes:
        _scopes[-1] |= questions
    if path := os.environ.get(VARIABLE):
        _tell(path, questions)


@contextmanager
def listening() -> Iterator[set[Question]]:
    """Collect the questions asked inside, also those of remembered results."""
    heard: set[Question] = set()
    _scopes.append(heard)
    try:
        yield heard
    finally:
        _scopes.pop()
        if _scopes:
            _scopes[-1] |= heard


def part(value: str | Iterable[str] | None) -> Part:
    """Return codes as a part of a question."""
    return value if value is None or isinstance(value, str) else tuple(value)


def _tell(path: str, questions: set[Question]) -> None:
    known = _told.setdefault(path, set())
    if fresh := questions - known:
        known |= fresh
        # Appended at once: a kernel is killed when its notebook is done, and has no last word.
        with Path(path).open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(question) + "\n" for question in sorted(fresh, key=repr))


def told(path: Path) -> list[Question]:
    """Return the questions of a file, sorted, each once."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return sorted({question(json.loads(line)) for line in lines}, key=repr)


def question(parts: list[str | list[str] | None]) -> Question:
    """Return a question from its JSON."""
    return tuple(tuple(part) if isinstance(part, list) else part for part in parts)
