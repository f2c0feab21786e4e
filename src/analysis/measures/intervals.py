"""What a printed figure may stand for: rounding intervals and bounds, carried through arithmetic."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pandas as pd

from analysis.dataset.numerals import decimals, number

Interval = tuple[float, float]

#: A value with its interval.
Measured = tuple[float, float, float]


@lru_cache(maxsize=65536)
def printed_interval(value_text: str, scale: float, comparator: str) -> Interval:
    """Return the interval of true values that print as `value_text`.

    Parameters
    ----------
    value_text : str
        Number as printed; its last digit tells the rounding.
    scale : float
        Factor of the printed unit (1e4 for 万).
    comparator : str
        As in facts.csv.

    Returns
    -------
    (low, high) : tuple of float
        In the fact's unit. `=`: half a unit of the last digit to either side (58 is 57.5 to 58.5, 1.8 万 is
        17,500 to 18,500). `~` (约, 左右): half a unit of the last digit that is not zero. The others are
        bounds: the figure to infinity, or nothing to the figure. Never below zero.

    Examples
    --------
    >>> printed_interval("58", 1, "="), printed_interval("1.8", 10000, "=")
    ((57.5, 58.5), (17500.0, 18500.0))
    >>> printed_interval("2450", 1, "~")
    (2445.0, 2455.0)
    """
    printed = number(value_text)
    if printed is None or comparator == "text":
        return (math.nan, math.nan)
    factor = Decimal(str(scale))
    value = printed * factor
    if comparator in (">", ">="):
        return (float(value), math.inf)
    if comparator in ("<", "<="):
        return (0.0, float(value))
    step = Decimal(1).scaleb(-decimals(value_text))
    if comparator == "~" and printed:
        step = Decimal(1).scaleb(int(printed.normalize().as_tuple().exponent))
    half = step * factor / 2
    return (float(max(value - half, Decimal(0))), float(value + half))


def fact_interval(fact: Mapping[str, Any] | pd.Series) -> Interval:
    """Return the interval of a row of facts (or anything with value_text, scale and comparator)."""
    return printed_interval(fact["value_text"], fact["scale"], fact["comparator"])


def quotient(above: Interval, below: Interval) -> Interval:
    """Return the interval of a / b for positive intervals: (a_low / b_high, a_high / b_low)."""
    low = above[0] / below[1] if below[1] > 0 else math.nan
    high = above[1] / below[0] if below[0] > 0 else math.inf
    return (low, high)


def divided(above: Mapping[str, Any], below: Mapping[str, Any], times: float = 1.0) -> Measured:
    """Return (value, low, high) of times x above / below: the one way in which a ratio is made.

    Parameters
    ----------
    above, below : mapping
        `value, low, high`, in one unit and positive, as `scaled` gives them of a fact.
    times : float
        100 for per cent, 1000 for a rate per 1,000.

    Examples
    --------
    >>> divided({"value": 18, "low": 17.5, "high": 18.5}, {"value": 40, "low": 40, "high": 40}, 100)
    (45.0, 43.75, 46.25)
    """
    low, high = quotient((above["low"], above["high"]), (below["low"], below["high"]))
    return times * above["value"] / below["value"], times * low, times * high


def added(parts: Iterable[Mapping[str, Any]]) -> Measured:
    """Return the sums of the `value`, `low` and `high` of parts."""
    value, low, high = map(sum, zip(*((p["value"], p["low"], p["high"]) for p in parts), strict=True))
    return value, low, high


def scaled(fact: Mapping[str, Any], factor: float = 1.0) -> dict[str, float]:
    """Return the `value, low, high` of a fact, times a factor that brings it to another unit."""
    low, high = fact_interval(fact)
    return {"value": fact["value"] * factor, "low": low * factor, "high": high * factor}


def product(first: Interval, second: Interval) -> Interval:
    """Return the interval of a x b for positive intervals."""
    return (first[0] * second[0], first[1] * second[1])


def overlap(first: Interval, second: Interval) -> bool:
    """Tell whether two intervals share a point."""
    return first[0] <= second[1] and second[0] <= first[1]
