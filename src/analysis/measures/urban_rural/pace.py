"""How fast the gap between town and country closes, window by window, and whether parity can be dated."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import joined
from analysis.errors import MeasureError
from analysis.measures.urban_rural.points import Record, implied, known, points_of
from analysis.measures.whole import whole

_WINDOW = {
    "plan": "str", "indicator": "str", "area": "str", "start_year": "Int64", "end_year": "Int64",
    "intervals": "Int64", "start_ratio": "float64", "end_ratio": "float64", "pace": "float64",
    "pace_low": "float64", "pace_high": "float64", "direction": "str", "base_assumption": "str",
    "basis": "str", "facts": "str",
}  # fmt: skip

_PARITY = {
    "plan": "str", "indicator": "str", "area": "str", "year": "Int64", "ratio": "float64", "windows": "Int64",
    "closing": "Int64", "pace_slow": "float64", "pace_fast": "float64", "years_low": "float64",
    "years_high": "float64", "state": "str", "facts": "str",
}  # fmt: skip


def windows(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the pace of the log ratio over every window that a plan's figures allow.

    pace = (ln ratio_end - ln ratio_start) / intervals, in log points a year; below zero the gap closes. Logs,
    for ln(urban / rural) = -ln(rural / urban): the pace is the same in both printed conventions.

    Parameters
    ----------
    data : Dataset
    indicator : str
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        One row a pair of years: `plan, indicator, area, start_year, end_year, intervals, start_ratio,
        end_ratio, pace, pace_low, pace_high, direction, base_assumption, basis, facts`. `direction` is
        `closing`, `widening`, or `flat` where rounding allows both. `basis` is `levels` or `implied`; an
        implied window over a period comes twice, from the year before it (`base_assumption` `headline`) and
        from its first year (`sensitivity`). Plans with fewer than two ratios have no row.
    """
    return whole(data, plans, lambda plan: windows_of(data, plan, indicator), _WINDOW)


def windows_of(data: Dataset, plan: str, indicator: str) -> list[Record]:
    """Return the rows of `windows` of one plan as records."""
    rows = points_of(data, plan, indicator)
    ends = known(rows)
    found = [_between(*pair) for pair in combinations((row for row in rows if row["basis"] == "levels"), 2)]
    for first, rise in implied(data, plan, indicator, ends):
        found += _risen(first, ends[rise["end_year"]], rise)
    return found


def log_pace(start: float, end: float, intervals: int, subject: str) -> float:
    """Return (ln end - ln start) / intervals.

    Raises
    ------
    MeasureError
        If a ratio is not above zero, or there is no interval between the two (one point has no pace).
    """
    if not (start > 0 and end > 0):
        raise MeasureError(f"{subject}: a pace needs ratios above zero, not {start:g} and {end:g}")
    if intervals < 1:
        raise MeasureError(f"{subject}: one point has no pace; two different years are needed")
    return math.log(end / start) / intervals


def _subject(row: Record) -> str:
    return f"{row['plan']}, {row['indicator']}, {row['area']}"


def _between(first: Record, last: Record) -> Record:
    gap = last["year"] - first["year"]
    ends = (("ratio", "ratio"), ("ratio_high", "ratio_low"), ("ratio_low", "ratio_high"))
    paces = [log_pace(first[start], last[end], gap, _subject(first)) for start, end in ends]
    return _window(first, first["year"], last, paces) | {"facts": joined((first["facts"], last["facts"]))}


def _risen(first: Record, last: Record, rise: Record) -> Iterator[Record]:
    names = ["headline", "sensitivity"] if len(rise["starts"]) > 1 else [""]
    for start, name in zip(rise["starts"], names, strict=True):
        paces = [rise[change] / (last["year"] - start) for change in ("change", "low", "high")]
        yield _window(first, start, last, paces) | {"base_assumption": name}


def _window(first: Record, start: int, last: Record, paces: Sequence[float]) -> Record:
    pace, low, high = paces
    direction = "closing" if high < 0 else "widening" if low > 0 else "flat"
    if last["ratio"] < 1:  # the country stands higher: a falling ratio takes the two further apart
        direction = {"closing": "widening", "widening": "closing"}.get(direction, direction)
    row = {name: first[name] for name in ("plan", "indicator", "area", "basis", "facts")}
    row |= {"start_year": start, "end_year": last["year"], "intervals": last["year"] - start}
    row |= {"start_ratio": first["ratio"], "end_ratio": last["ratio"], "direction": direction}
    return row | {"pace": pace, "pace_low": low, "pace_high": high}


def years_to_parity(ratios: Sequence[float], found: Iterable[Record], subject: str) -> tuple[float, float]:
    """Return the least and the most years from the latest ratio to parity, over the windows that close.

    `years = |ln ratio| / |pace|`, each closing window's pace held from the latest year on.

    Parameters
    ----------
    ratios : sequence of float
        The path, by year.
    found : iterable of mapping
        Its windows, as `windows_of` returns them.
    subject : str
        Plan, indicator and area, for the error.

    Raises
    ------
    MeasureError
        If the path has one point only, if it has passed or reached parity (a distance to something behind is
        none), or if no window closes.
    """
    mine = list(found)
    if not mine:
        raise MeasureError(f"{subject}: no years to parity from one ratio; two different years are needed")
    if _passed(ratios):
        raise MeasureError(f"{subject}: no years to parity, for the path has passed or reached it")
    left = abs(math.log(ratios[-1]))
    years = [left / abs(window["pace"]) for window in mine if window["direction"] == "closing"]
    if not years:
        raise MeasureError(f"{subject}: no years to parity, for the gap closes in no window")
    return min(years), max(years)


def _passed(ratios: Sequence[float]) -> bool:
    return 1 in ratios or len({ratio > 1 for ratio in ratios}) > 1


def parity_table(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the years to parity as a range over windows, or why there are none.

    Returns
    -------
    DataFrame
        One row a plan and area: `plan, indicator, area, year, ratio, windows, closing, pace_slow, pace_fast,
        years_low, years_high, state, facts`. `state` is `range`, `passed parity`, `not closing`, `one
        ratio`, `one standard` or `not stated`; `windows` and `closing` count windows (with both base years
        where they are implied).
    """
    return whole(data, plans, lambda plan: _parities(data, plan, indicator), _PARITY)


def _parities(data: Dataset, plan: str, indicator: str) -> Iterator[Record]:
    own = [row for row in points_of(data, plan, indicator) if row["kind"] == "observed"]
    ends, every = known(own), windows_of(data, plan, indicator)
    if not ends:
        row = {"plan": plan, "indicator": indicator, "state": own[0]["basis"], "facts": own[0]["facts"]}
        yield row
        return
    for area in dict.fromkeys(window["area"] for window in every) or [ends[min(ends)]["area"]]:
        before = [row for row in own if row["basis"] == "implied" and row["area"] == area]
        path = sorted([*before, *ends.values()], key=lambda row: row["year"])
        yield _parity(path, ends[max(ends)], area, [window for window in every if window["area"] == area])


def _parity(path: list[Record], last: Record, area: str, mine: list[Record]) -> Record:
    row = {name: last[name] for name in ("plan", "indicator", "year", "ratio")} | {"area": area}
    row |= {"facts": joined(point["facts"] for point in path), "windows": len(mine), "state": "one ratio"}
    row["closing"] = sum(window["direction"] == "closing" for window in mine)
    if not mine:
        return row
    paces, ratios = [window["pace"] for window in mine], [point["ratio"] for point in path]
    row |= {"pace_slow": max(paces), "pace_fast": min(paces)}
    try:
        low, high = years_to_parity(ratios, mine, _subject(row))
    except MeasureError:
        return row | {"state": "passed parity" if _passed(ratios) else "not closing"}
    return row | {"years_low": low, "years_high": high, "state": "range"}
