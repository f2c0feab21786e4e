"""Remembering what a measure gave for a dataset: several tables and sentences of a briefing ask the same.

A batch may name a folder in MINZHENG_MEMORY. What one kernel has computed is then there for the next one, so
that a batch computes each measure once. Entries are keyed by the data, the measure, its arguments and the
sources of the package: another version of either finds nothing.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
from collections.abc import Callable
from functools import wraps
from inspect import signature
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from weakref import WeakKeyDictionary

import pandas as pd

from analysis.dataset import questions
from analysis.sources import sources

P = ParamSpec("P")
T = TypeVar("T")
Measure = Callable[Concatenate[Any, P], T]

VARIABLE = "MINZHENG_MEMORY"


def remembered(measure: Measure[P, T]) -> Measure[P, T]:
    """Make a measure compute its result once for each dataset and set of arguments.

    Every caller gets a copy of its own of a table; other results must not be changed. A dataset is never
    changed once it is loaded; what was remembered goes with it.
    """
    memory: WeakKeyDictionary[Any, dict[Any, Any]] = WeakKeyDictionary()
    bound = signature(measure)
    name = f"{measure.__module__}.{measure.__qualname__}"

    @wraps(measure)
    def result(data: Any, *args: P.args, **kwargs: P.kwargs) -> T:
        call = bound.bind(data, *args, **kwargs)
        call.apply_defaults()
        given = list(call.arguments.values())[1:]
        key = tuple(tuple(value) if isinstance(value, list) else value for value in given)
        known = memory.setdefault(data, {})
        if key not in known:
            known[key] = _known(data, (name, key), lambda: measure(data, *args, **kwargs))
        found: Any
        found, asked = known[key]
        questions.repeat(asked)
        own: T = cast(Any, found).copy() if isinstance(found, pd.DataFrame) else found
        return own

    return cast(Measure[P, T], result)


def _known(data: Any, key: tuple[Any, ...], compute: Callable[[], T]) -> tuple[T, set[questions.Question]]:
    """Return a result with what it asked of the data; shared unless the data were made by hand."""

    def heard() -> tuple[T, set[questions.Question]]:
        with questions.listening() as asked:
            found = compute()
        return found, asked

    return shared((data.fingerprint, *key), heard) if data.fingerprint else heard()


def shared(key: tuple[Any, ...], compute: Callable[[], T]) -> T:
    """Return what the folder of the batch has under `key`, else compute it and leave it there."""
    folder = os.environ.get(VARIABLE)
    if not folder:
        return compute()
    path = Path(folder) / hashlib.sha256(repr((sources(), *key)).encode()).hexdigest()
    try:
        found: T = pickle.loads(path.read_bytes())  # the folder is the batch's own, and private
    except FileNotFoundError:
        found = compute()
        _leave(path, pickle.dumps(found))
    return found


def _leave(path: Path, content: bytes) -> None:
    """Write an entry whole or not at all; where it cannot be written, the next kernel computes it again."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        return
