"""Log-linear trends of a series, with the interval that its departure from constant growth gives."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from analysis.dataset.printed import Fact
from analysis.errors import MeasureError
from analysis.measures.growth.compound import points_of

#: Levels that a trend needs: with three, one degree of freedom is left and the interval says nothing.
LEAST = 4


def log_trend(levels: Iterable[Fact], confidence: float = 0.95) -> dict[str, float]:
    """Return the trend of ln(value) on the year by ordinary least squares, as a rate a year.

    With x the years less their mean, b = sum(x ln(value)) / sum(x x); its error is
    sqrt(sum(residual ** 2) / (n - 2) / sum(x x)).

    Parameters
    ----------
    levels : iterable of mapping
        As `Dataset.levels` gives them. Bounds (> or <) are left out: they are no points.
    confidence : float
        Level of the interval, above 0 and below 1.

    Returns
    -------
    dict
        `rate` = exp(b) - 1 with b the slope; `low` and `high`, the same of the t interval of the slope with
        n - 2 degrees of freedom; `n`. The interval measures how far the years depart from constant growth.
        It is no sampling error: the plan prints the whole series, not a sample of it.

    Raises
    ------
    MeasureError
        If there are fewer than four points, a level is not above zero, or the confidence is none.
    """
    if not 0 < confidence < 1:
        raise MeasureError(f"a confidence lies between 0 and 1, not at {confidence:g}")
    points = points_of(levels)
    if len(points) < LEAST:
        raise MeasureError(f"a trend with an interval needs {LEAST} levels, not {len(points)}")
    if min(point["value"] for point in points) <= 0:
        raise MeasureError("a log-linear trend needs levels above zero")
    x = np.array([point["year"] for point in points], dtype=float)
    y = np.log([point["value"] for point in points])
    x, y, free = x - x.mean(), y - y.mean(), len(points) - 2
    slope = float(x @ y / (x @ x))
    reach = _quantile(confidence, free) * math.sqrt(float(np.sum((y - slope * x) ** 2) / free / (x @ x)))
    low, high = math.expm1(slope - reach), math.expm1(slope + reach)
    return {"rate": math.expm1(slope), "low": low, "high": high, "n": len(points)}


def mean_interval(values: Iterable[float], confidence: float = 0.95) -> dict[str, float]:
    """Return the mean of one value a city with its t interval, n - 1 degrees of freedom.

    Parameters
    ----------
    values : iterable of float
        One value a city; NaN are left out.
    confidence : float

    Returns
    -------
    dict
        `mean`, `low`, `high`, `n`.

    Raises
    ------
    MeasureError
        If fewer than two cities have a value.
    """
    known = np.array([value for value in values if value == value], dtype=float)
    if len(known) < 2:
        raise MeasureError(f"a mean over cities with an interval needs two cities, not {len(known)}")
    mean, free = float(known.mean()), len(known) - 1
    reach = _quantile(confidence, free) * float(known.std(ddof=1)) / math.sqrt(len(known))
    return {"mean": mean, "low": mean - reach, "high": mean + reach, "n": len(known)}


def _quantile(confidence: float, free: int) -> float:
    """How many standard errors a two-sided t interval reaches."""
    from scipy.special import stdtrit  # here, for most of what asks for a rate needs no trend

    return float(stdtrit(free, (1 + confidence) / 2))
