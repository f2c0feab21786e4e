"""Rates between two levels: compound rates, changes of shares, and what rounding leaves open."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pandas as pd

from analysis.dataset.months import alike
from analysis.dataset.printed import Fact
from analysis.errors import MeasureError
from analysis.measures.intervals import Interval, quotient

#: Units in which a level is a share of a whole: percentage points and log-odds, never a compound rate.
SHARES = {"percent": 100.0, "permille": 1000.0}

#: Comparators of figures that are points; the others say only on which side of a figure the level lies.
POINTS = ("=", "~")

#: Units of which no rate is taken: ages, ranks and grades have no natural zero, the others are rates already.
WITHOUT_RATE = ("age_year", "rank", "disability_grade", "percent_per_year", "percentage_point")


def compound_rate(start: float, end: float, intervals: float) -> float:
    """Return the compound rate of growth per interval, (end / start) ** (1 / intervals) - 1.

    Parameters
    ----------
    start, end : float
        Levels in one unit, both above zero.
    intervals : float
        True number of intervals between them: 2016 to 2020 is four, not five.

    Returns
    -------
    float
        A fraction: 0.0784 is 7.84 %.

    Raises
    ------
    MeasureError
        If a level is not above zero, or there is no interval.

    Examples
    --------
    >>> round(compound_rate(488, 660, 4), 4)
    0.0784
    """
    if not (start > 0 and end > 0):
        raise MeasureError(f"a compound rate needs levels above zero, not {start:g} and {end:g}")
    if not intervals > 0:
        raise MeasureError(f"a compound rate needs at least one interval, not {intervals:g}")
    return float((end / start) ** (1 / intervals) - 1)


def compound_interval(start: Interval, end: Interval, intervals: float) -> Interval:
    """Return the compound rates that the rounding of both levels allows, lowest and highest.

    Parameters
    ----------
    start, end : (float, float)
        What the printed levels may stand for, as `intervals.fact_interval` gives it.
    intervals : float
        As for `compound_rate`.

    Returns
    -------
    (low, high) : tuple of float
        Fractions; NaN on a side that a bound (> or <) leaves open.
    """
    low, high = quotient(end, start)
    return annual(low, intervals), annual(high, intervals)


def annual(ratio: float, intervals: float) -> float:
    """Return the compound rate of a ratio end / start; NaN where the ratio is open (nothing or infinite)."""
    return float(ratio ** (1 / intervals) - 1) if 0 < ratio < math.inf else math.nan


def share_change(start: float, end: float, intervals: float, whole: float = 100.0) -> tuple[float, float]:
    """Return the change of a share a year, in percentage points and in log-odds.

    Parameters
    ----------
    start, end : float
        Shares of `whole`, from nothing to all of it.
    intervals : float
        True number of intervals between them.
    whole : float
        100 for per cent.

    Returns
    -------
    (points, log_odds) : tuple of float
        (end - start) / whole / intervals, where 0.013 is 1.3 percentage points; and
        (ln(q / (1 - q)) - ln(p / (1 - p))) / intervals with p, q the shares as fractions. The log-odds are
        NaN where a share is nothing or all.

    Raises
    ------
    MeasureError
        If a share is outside its bounds, or there is no interval.

    Examples
    --------
    >>> points, log_odds = share_change(50, 75, 5)
    >>> round(points, 4), round(log_odds, 4)
    (0.05, 0.2197)
    """
    if not (0 <= start <= whole and 0 <= end <= whole):
        raise MeasureError(f"a share lies between 0 and {whole:g}, not {start:g} and {end:g}")
    if not intervals > 0:
        raise MeasureError(f"a change a year needs at least one interval, not {intervals:g}")
    points = (end - start) / whole / intervals
    if not (0 < start < whole and 0 < end < whole):
        return points, math.nan
    odds = [math.log(share / (whole - share)) for share in (start, end)]
    return points, (odds[1] - odds[0]) / intervals


def year_on_year(series: pd.DataFrame) -> pd.DataFrame:
    """Return the growth of each year over the year before, value / previous - 1.

    Parameters
    ----------
    series : DataFrame
        As returned by `Dataset.series`: `year`, `value`, `unit`, `fact_id`.

    Returns
    -------
    DataFrame
        The series with `growth` (a fraction), NaN where the year before is not printed: a gap of two years
        gives no annual rate, nor do figures that do not count as many months.
    """
    levels = {row["year"]: row for row in series.to_dict("records")}
    if any(row["value"] <= 0 for row in levels.values()):
        raise MeasureError("growth needs levels above zero")
    before = ((levels.get(year - 1), row) for year, row in levels.items())
    rates = [
        compound_rate(last["value"], row["value"], 1) if last and alike(last, row) else math.nan
        for last, row in before
    ]
    return series.assign(growth=rates)


def points_of(levels: Iterable[Fact]) -> list[Fact]:
    """Return the levels that are points: bounds (>, <) say only on which side the level lies."""
    return [level for level in levels if level["comparator"] in POINTS]
