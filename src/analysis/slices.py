"""Slices: what a piece of work is handed of a dataset, as calls that can be made again, with hashes.

A briefing has to be made anew exactly when one of its slices differs. A slice is a fact by its id, or what a
measure gives; a call is the JSON of `[maker, arguments, keywords]`. A process that shall tell what it was
handed names a file in MINZHENG_SLICES; each slice is a line there.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import MeasureError

VARIABLE = "MINZHENG_SLICES"

#: A call as JSON, and the hash of what it gave.
Slices = dict[str, str]

_FACT = "fact"

#: Where makers are: a record is a file, and must not be able to call anything else.
_MAKERS = ("analysis.measures.", "analysis.dataset.model:Dataset.")

_told: dict[str, set[str]] = {}


def call(maker: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any]) -> str:
    """Return a call of a measure.

    Raises
    ------
    TypeError
        If an argument is no plain value.
    """
    name = f"{maker.__module__}:{maker.__qualname__}"
    return json.dumps([name, args, kwargs], ensure_ascii=False, sort_keys=True)


def fact(of: str) -> str:
    """Return the call for a fact, or an outside figure, by its id."""
    return json.dumps([_FACT, [of], {}], ensure_ascii=False)


def asked(data: Dataset, made: str) -> Any:
    """Return what a call gives for a dataset, or the MeasureError, and note its hash."""
    found = _given(data, made)
    if path := os.environ.get(VARIABLE):
        _tell(path, made, found)
    return found


def hashes(data: Dataset, calls: Sequence[str]) -> Slices:
    """Return the hashes of what some calls give for a dataset now; "" where one cannot be made any more."""
    now = {}
    for made in calls:
        try:
            now[made] = _digest(_given(data, made))
        except Exception:  # a code that is gone, a fact that is gone, a maker that is gone
            now[made] = ""
    return now


def told(path: Path) -> Slices:
    """Return the slices of a file."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return dict(sorted(json.loads(line) for line in lines))


def words(made: str) -> str:
    """Return a call in a few words, for people."""
    maker, args, kwargs = json.loads(made)
    given = [*args, *kwargs.values()]
    said = ["+".join(map(str, one)) if isinstance(one, list) else str(one) for one in given]
    return " ".join([maker.rpartition(":")[2].rpartition(".")[2], *said])


def _given(data: Dataset, made: str) -> Any:
    maker, args, kwargs = json.loads(made)
    if maker == _FACT:
        own = data.is_outside(args[0])
        return data.reference.record(args[0]) if own else data.record(args[0])
    try:
        return _maker(maker)(data, *args, **kwargs)
    except MeasureError as error:
        return error


@cache
def _maker(name: str) -> Callable[..., Any]:
    if not name.startswith(_MAKERS):
        raise ValueError(f"no measure: {name}")
    module, _, path = name.partition(":")
    found: Any = import_module(module)
    for part in path.split("."):
        found = getattr(found, part)
    made: Callable[..., Any] = found
    return made


def _tell(path: str, made: str, found: Any) -> None:
    known = _told.setdefault(path, set())
    if made not in known:
        known.add(made)
        # Appended at once: a kernel is killed when its notebook is done, and has no last word.
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps([made, _digest(found)], ensure_ascii=False) + "\n")


def _digest(value: Any) -> str:
    return hashlib.sha256(_text(value).encode("utf-8")).hexdigest()[:16]


def _text(value: Any) -> str:
    """Return a value as text: equal for equal values, in every process."""
    if isinstance(value, pd.DataFrame):
        rows = value.itertuples(index=False, name=None)
        return "\n".join([repr(list(value.columns)), *map(repr, rows)])
    if isinstance(value, pd.Series):
        return _text(value.to_dict())
    if dataclasses.is_dataclass(value):
        return _text({one.name: getattr(value, one.name) for one in dataclasses.fields(value)})
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{key!r}:{_text(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(_text, value)) + "]"
    if isinstance(value, set | frozenset):
        return _text(sorted(value))
    return str(value) if isinstance(value, MeasureError) else repr(value)
