"""Log-linear trends of a series, with the interval that its departure from constant growth gives."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import statsmodels.api as sm

from analysis.errors import MeasureError
from analysis.measures.growth.compound import points_of

#: Levels that a trend needs: with three, one degree of freedom is left and the interval says nothing.
LEAST = 4


def log_trend(series: pd.DataFrame, confidence: float = 0.95) -> dict[str, float]:
    """Return the trend of ln(value) on the year by ordinary least squares, as a rate a year.

    Parameters
    ----------
    series : DataFrame
        As returned by `Dataset.series`. Bounds (> or <) are left out: they are no points.
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
    points = points_of(series)
    if len(points) < LEAST:
        raise MeasureError(f"a trend with an interval needs {LEAST} levels, not {len(points)}")
    if (points["value"] <= 0).any():
        raise MeasureError("a log-linear trend needs levels above zero")
    years = points["year"].to_numpy(dtype=float)
    fitted = sm.OLS(
        np.log(points["value"].to_numpy(dtype=float)), sm.add_constant(years - years.mean())
    ).fit()
    low, high = fitted.conf_int(alpha=1 - confidence)[1]
    return {
        "rate": math.expm1(fitted.params[1]),
        "low": math.expm1(low),
        "high": math.expm1(high),
        "n": len(points),
    }


def mean_interval(values: pd.Series, confidence: float = 0.95) -> dict[str, float]:
    """Return the mean of one value a city with its t interval, n - 1 degrees of freedom.

    Parameters
    ----------
    values : Series of float
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
    known = values.dropna().to_numpy(dtype=float)
    if len(known) < 2:
        raise MeasureError(f"a mean over cities with an interval needs two cities, not {len(known)}")
    fitted = sm.OLS(known, np.ones(len(known))).fit()
    low, high = fitted.conf_int(alpha=1 - confidence)[0]
    return {"mean": float(fitted.params[0]), "low": float(low), "high": float(high), "n": len(known)}
