"""Urban-rural ratios of standards, subsidies and counts."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.derived import columns
from analysis.measures.intervals import overlap
from analysis.measures.urban_rural.points import INDICATORS, WHOLE, points, points_of
from analysis.measures.whole import whole

RATIOS = {
    "plan": "str", "year": "Int64", "urban": "float64", "rural": "float64", "unit": "str", "ratio": "float64",
    "evidence": "str", "facts": "str",
}  # fmt: skip


def export(data: Dataset) -> pd.DataFrame:
    """Return data/derived/urban_rural.csv: every ratio of every plan, observed and promised.

    Returns
    -------
    DataFrame
        `plan, indicator, year, kind, area, urban, rural, unit, ratio, ratio_low, ratio_high, evidence,
        facts`, as `urban_rural_points.points` describes them, at full precision.
    """
    tables = [points(data, indicator) for indicator in INDICATORS]
    return pd.concat(tables, ignore_index=True)[list(columns("urban_rural"))]


def stated_beside_computed(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return each ratio that a plan prints beside the one its own standards give.

    Returns
    -------
    DataFrame
        `plan, year, stated, stated_low, stated_high, computed, computed_low, computed_high, verdict, facts`.
        `verdict` is `holds` where the rounding intervals overlap, `differs` where they do not, and
        `not checkable` where the plan does not print both standards of the year.
    """
    table = points(data, indicator, plans)
    table = table[table["kind"] == "observed"]
    rows = []
    for row in table[table["basis"] == "ratio"].itertuples():
        found = {"plan": row.plan, "year": row.year, "stated": row.ratio, "facts": row.facts}
        found |= {"stated_low": row.ratio_low, "stated_high": row.ratio_high, "verdict": "not checkable"}
        same = table[(table["plan"] == row.plan) & (table["year"] == row.year) & (table["basis"] == "levels")]
        for own in same.itertuples():
            found |= {"computed": own.ratio, "computed_low": own.ratio_low, "computed_high": own.ratio_high}
            meets = overlap((row.ratio_low, row.ratio_high), (own.ratio_low, own.ratio_high))
            found |= {"verdict": "holds" if meets else "differs", "facts": f"{row.facts};{own.facts}"}
        rows.append(found)
    columns = ["plan", "year", "stated", "stated_low", "stated_high", "computed", "computed_low"]
    return pd.DataFrame(rows, columns=[*columns, "computed_high", "verdict", "facts"])


def gap_closed(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return which share of the gap was closed between the first and the last ratio, in three conventions.

    With R = urban / rural: `by_ratio` = 1 - (R1 - 1) / (R0 - 1); `by_share` = 1 - (1 - 1/R1) / (1 - 1/R0),
    the gap as rural per cent of urban; `by_log` = 1 - ln R1 / ln R0, the only one that does not depend on
    which side is divided by which.

    Returns
    -------
    DataFrame
        One row a plan and area with two ratios or more: `plan, area, start_year, end_year, start_ratio,
        end_ratio, by_ratio, by_share, by_log, step_start, step_share, basis, facts`. `step_start` is the
        first year of the single year that moved the log ratio most, and `step_share` its part of the whole
        change (empty where only the two ends are known). Ratios on both sides of parity have no gap closed
        and no row.
    """
    table = points(data, indicator, plans)
    table = table[(table["kind"] == "observed") & table["ratio"].notna()]
    rows = []
    for plan, own in table.groupby("plan", sort=False):
        known = own[own["basis"] != "implied"].drop_duplicates("year").sort_values("year")
        known = known[
            known["year"].isin(own.loc[own["basis"] == "levels", "year"]) | (known["basis"] == "ratio")
        ]
        if len(known) > 1:
            rows.append(_closed(plan, WHOLE, known))
        for _, first in own[own["basis"] == "implied"].iterrows():
            rows.append(_closed(plan, first["area"], pd.DataFrame([first, known.iloc[-1]])))
    columns = ["plan", "area", "start_year", "end_year", "start_ratio", "end_ratio", "by_ratio", "by_share"]
    columns += ["by_log", "step_start", "step_share", "basis", "facts"]
    return pd.DataFrame([row for row in rows if row], columns=columns).astype({"step_start": "Int64"})


def _closed(plan: str, area: str, path: pd.DataFrame) -> dict[str, object]:
    first, last = path.iloc[0], path.iloc[-1]
    before, after = first["ratio"], last["ratio"]
    if (before - 1) * (after - 1) <= 0:
        return {}
    logs = np.log(path["ratio"].astype(float).to_numpy())
    row = {"plan": plan, "area": area, "start_year": int(first["year"]), "end_year": int(last["year"])}
    row |= {"start_ratio": before, "end_ratio": after, "by_ratio": 1 - (after - 1) / (before - 1)}
    row |= {"by_share": 1 - (1 - 1 / after) / (1 - 1 / before), "by_log": 1 - logs[-1] / logs[0]}
    years = path["year"].astype(int).to_numpy()
    if len(path) > 2 and (np.diff(years) == 1).all() and logs[-1] != logs[0]:
        steps = np.diff(logs) / (logs[-1] - logs[0])
        at = int(steps.argmax())
        row |= {"step_start": int(years[at]), "step_share": float(steps[at])}
    facts = ";".join(dict.fromkeys(f"{first['facts']};{last['facts']}".split(";")))
    return row | {"basis": first["basis"], "facts": facts}


def ratio_table(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the ratio urban / rural of `indicator` for every year in which both are printed.

    Both sides are brought to the canonical unit of the indicator first: 660 CNY per month against 6,016 CNY
    per year is 660 / (6016 / 12) = 1.316, never 0.11.

    Parameters
    ----------
    data : Dataset
    indicator : str
        An indicator with levels by town and country.
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        `plan, year, urban, rural, unit, ratio, evidence, facts`, by plan and year. `evidence` is `computed`
        (both levels printed), `stated` (the plan prints only the ratio; `urban` and `rural` are empty),
        `one standard` (a single figure for town and country: a class of its own, neither missing nor
        equality) or `not stated`. Every plan has at least one row.

    Raises
    ------
    MeasureError
        If a level's unit does not convert to the indicator's own.
    """
    return whole(data, plans, lambda plan: _ratios(data, plan, indicator), RATIOS)


def _ratios(data: Dataset, plan: str, indicator: str) -> list[dict[str, Any]]:
    """The points of a plan that are levels or printed ratios, each year once, levels first."""
    observed = [row for row in points_of(data, plan, indicator) if row["kind"] == "observed"]
    levels = [row | {"evidence": "computed"} for row in observed if row["basis"] == "levels"]
    years = {row["year"] for row in levels}
    printed = [row for row in observed if row["basis"] == "ratio" and row["year"] not in years]
    rows = levels + printed or [row for row in observed if row["basis"] != "implied"]
    return [{name: row[name] for name in RATIOS if name in row} for row in rows]
