"""How fast the gap between town and country closes, window by window, and whether parity can be dated."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import Dataset, Row
from analysis.errors import MeasureError
from analysis.measures.urban_rural.points import points, rises

_WINDOW = ["plan", "indicator", "area", "start_year", "end_year", "intervals", "start_ratio", "end_ratio"]
_WINDOW += ["pace", "pace_low", "pace_high", "direction", "base_assumption", "basis", "facts"]


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
    table = points(data, indicator, plans)
    rows: list[dict[str, object]] = []
    for plan, own in table[table["kind"] == "observed"].groupby("plan", sort=False):
        rows += _between_levels(own[own["basis"] == "levels"].sort_values("year"))
        known = own[own["basis"].isin(["levels", "ratio"])].drop_duplicates("year").set_index("year")
        for row in own[own["basis"] == "implied"].itertuples():
            rise = next(
                r
                for r in rises(data, plan, indicator)
                if r["area"] == row.area and r["starts"][0] == row.year
            )
            rows += _implied(row, known.loc[int(rise["end_year"])], rise)
    return pd.DataFrame(rows, columns=_WINDOW)


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


def _between_levels(own: pd.DataFrame) -> list[dict[str, object]]:
    found = []
    ordered = list(own.itertuples())
    for at, first in enumerate(ordered):
        for last in ordered[at + 1 :]:
            gap = int(last.year - first.year)
            subject = f"{first.plan}, {first.indicator}, {first.area}"
            pace = log_pace(first.ratio, last.ratio, gap, subject)
            low = log_pace(first.ratio_high, last.ratio_low, gap, subject)
            high = log_pace(first.ratio_low, last.ratio_high, gap, subject)
            facts = f"{first.facts};{last.facts}"
            found.append(_row(first, int(first.year), last, gap, (pace, low, high), facts, "", "levels"))
    return found


def _implied(first: Row, end: pd.Series, rise: dict) -> list[dict[str, object]]:
    end_row = end.rename("").to_frame().T.assign(year=rise["end_year"])
    last = next(end_row.itertuples())
    names = ["headline", "sensitivity"] if len(rise["starts"]) > 1 else [""]
    found = []
    for start, name in zip(rise["starts"], names, strict=True):
        gap = int(rise["end_year"] - start)
        paces = (rise["change"] / gap, rise["low"] / gap, rise["high"] / gap)
        found.append(_row(first, start, last, gap, paces, first.facts, name, "implied"))
    return found


def _row(
    first: Row,
    start: int,
    last: Row,
    gap: int,
    paces: tuple[float, float, float],
    facts: str,
    assumption: str,
    basis: str,
) -> dict:
    pace, low, high = paces
    direction = "closing" if high < 0 else "widening" if low > 0 else "flat"
    if last.ratio < 1:  # the country stands higher: a falling ratio takes the two further apart
        direction = {"closing": "widening", "widening": "closing"}.get(direction, direction)
    values = (first.plan, first.indicator, first.area, start, int(last.year), gap, first.ratio, last.ratio)
    return dict(zip(_WINDOW, (*values, pace, low, high, direction, assumption, basis, facts), strict=True))


def years_to_parity(ratios: pd.Series, found: pd.DataFrame, subject: str) -> tuple[float, float]:
    """Return the least and the most years from the latest ratio to parity, over the windows that close.

    `years = |ln ratio| / |pace|`, each closing window's pace held from the latest year on.

    Parameters
    ----------
    ratios : Series
        The path, by year.
    found : DataFrame
        Its windows, as `windows` returns them.
    subject : str
        Plan, indicator and area, for the error.

    Raises
    ------
    MeasureError
        If the path has one point only, if it has passed or reached parity (a distance to something behind is
        none), or if no window closes.
    """
    if found.empty:
        raise MeasureError(f"{subject}: no years to parity from one ratio; two different years are needed")
    if _passed(ratios):
        raise MeasureError(f"{subject}: no years to parity, for the path has passed or reached it")
    closing = found[found["direction"] == "closing"]
    if closing.empty:
        raise MeasureError(f"{subject}: no years to parity, for the gap closes in no window")
    years = abs(math.log(ratios.iloc[-1])) / closing["pace"].abs()
    return float(years.min()), float(years.max())


def _passed(ratios: pd.Series) -> bool:
    return bool((ratios == 1).any() or (ratios > 1).nunique() > 1)


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
    table = points(data, indicator, plans)
    table = table[table["kind"] == "observed"]
    every = windows(data, indicator, plans)
    rows = []
    for plan, own in table.groupby("plan", sort=False):
        mine = every[every["plan"] == plan]
        known = own[own["basis"].isin(["levels", "ratio"])].drop_duplicates("year").sort_values("year")
        if known.empty:
            rows.append({"plan": plan, "state": own["basis"].iat[0], "facts": own["facts"].iat[0]})
            continue
        for area in mine["area"].unique() if len(mine) else [known["area"].iat[0]]:
            rows.append(_parity(plan, indicator, area, own, known, mine[mine["area"] == area]))
    columns = ["plan", "indicator", "area", "year", "ratio", "windows", "closing", "pace_slow", "pace_fast"]
    columns += ["years_low", "years_high", "state", "facts"]
    found = pd.DataFrame(rows, columns=columns).assign(indicator=indicator)
    found["area"] = found["area"].astype("object").fillna("")
    real = dict.fromkeys(("ratio", "pace_slow", "pace_fast", "years_low", "years_high"), "float64")
    return found.astype(real | dict.fromkeys(("year", "windows", "closing"), "Int64"))


def _parity(
    plan: str, indicator: str, area: str, own: pd.DataFrame, known: pd.DataFrame, mine: pd.DataFrame
) -> dict[str, object]:
    last = known.iloc[-1]
    implied = own[(own["basis"] == "implied") & (own["area"] == area)]
    path = pd.concat([implied, known]).sort_values("year")
    facts = ";".join(dict.fromkeys(";".join(path["facts"]).split(";")))
    row = {"plan": plan, "area": area, "year": last["year"], "ratio": last["ratio"], "facts": facts}
    row |= {"windows": len(mine), "closing": int((mine["direction"] == "closing").sum())}
    if mine.empty:
        return row | {"state": "one ratio"}
    row |= {"pace_slow": mine["pace"].max(), "pace_fast": mine["pace"].min()}
    try:
        low, high = years_to_parity(path["ratio"], mine, f"{plan}, {indicator}, {area}")
    except MeasureError:
        return row | {"state": "passed parity" if _passed(path["ratio"]) else "not closing"}
    return row | {"years_low": low, "years_high": high, "state": "range"}
