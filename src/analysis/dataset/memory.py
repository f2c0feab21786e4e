"""Remembering what a measure gave for a dataset, as long as the dataset lives: measures ask one another."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from weakref import WeakKeyDictionary

P = ParamSpec("P")
T = TypeVar("T")
Measure = Callable[Concatenate[Any, P], T]


def remembered(measure: Measure[P, T]) -> Measure[P, T]:
    """Make a measure compute its result once for each dataset and set of arguments.

    A dataset is never changed once it is loaded; results must not be changed either.
    """
    memory: WeakKeyDictionary[Any, dict[Any, Any]] = WeakKeyDictionary()
    bound = signature(measure)

    @wraps(measure)
    def result(data: Any, *args: P.args, **kwargs: P.kwargs) -> T:
        call = bound.bind(data, *args, **kwargs)
        call.apply_defaults()
        given = list(call.arguments.values())[1:]
        key = tuple(tuple(value) if isinstance(value, list) else value for value in given)
        known = memory.setdefault(data, {})
        if key not in known:
            known[key] = measure(data, *args, **kwargs)
        return cast(T, known[key])

    return cast(Measure[P, T], result)
