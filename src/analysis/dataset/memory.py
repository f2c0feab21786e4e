"""Remembering what a measure gave for a dataset: several tables and sentences of a briefing ask the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any, Concatenate, ParamSpec
from weakref import WeakKeyDictionary

import pandas as pd

P = ParamSpec("P")
Measure = Callable[Concatenate[Any, P], pd.DataFrame]


def remembered(measure: Measure[P]) -> Measure[P]:
    """Make a measure compute a table once for each dataset and set of arguments.

    Every caller gets a copy of its own. A dataset is never changed once it is loaded; what was remembered
    goes with it.
    """
    memory: WeakKeyDictionary[Any, dict[Any, pd.DataFrame]] = WeakKeyDictionary()
    bound = signature(measure)

    @wraps(measure)
    def table(data: Any, *args: P.args, **kwargs: P.kwargs) -> pd.DataFrame:
        call = bound.bind(data, *args, **kwargs)
        call.apply_defaults()
        given = list(call.arguments.values())[1:]
        key = tuple(tuple(value) if isinstance(value, list) else value for value in given)
        known = memory.setdefault(data, {})
        if key not in known:
            known[key] = measure(data, *args, **kwargs)
        return known[key].copy()

    return table
