"""Rates between two levels: compound rates, changes of shares, and what rounding leaves open."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import MeasureError
from analysis.measures.intervals import Interval, quotient

#: Units in which a level is a share of a whole: percentage points and log-odds, never a compound rate.
SHARES = {"percent": 100.0, "permille": 1000.0}

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
        gives no annual rate.
    """
    previous = series.set_index("year")["value"].reindex(series["year"] - 1).to_numpy()
    if (series["value"] <= 0).any():
        raise MeasureError("growth needs levels above zero")
    return series.assign(growth=series["value"].to_numpy() / previous - 1)


def points_of(series: pd.DataFrame) -> pd.DataFrame:
    """Return the levels of a series that are points: bounds (>, <) say only on which side the level lies."""
    return series[series["comparator"].isin(["=", "~"])]


def growth_of(data: Dataset, plan: str, indicator: str, group: str) -> float:
    """Return the compound rate of one series between its first and its last printed year.

    Raises
    ------
    MeasureError
        If the plan prints fewer than two dated levels, if they mix units, if one is not above zero or only
        a bound, or if the indicator is a share or a rank: the sentence names plan, indicator and group.
    """
    series, where = data.series(plan, indicator, group), f"{plan}, {indicator}, {group}"
    if len(series) < 2:
        raise MeasureError(f"{where}: growth needs two dated levels, the plan prints {len(series)}")
    ends = series.iloc[[0, -1]]
    unit = ends["unit"].iat[0]
    if unit in SHARES or unit in WITHOUT_RATE:
        raise MeasureError(f"{where}: no compound rate of figures in {unit}")
    if len(points_of(ends)) < 2:
        raise MeasureError(f"{where}: an end of the series is printed as a bound, not as a level")
    years = ends["year"].iat[1] - ends["year"].iat[0]
    try:
        return compound_rate(ends["value"].iat[0], ends["value"].iat[1], years)
    except MeasureError as error:
        raise MeasureError(f"{where}: {error}", ends["fact_id"]) from None
