"""Urban-rural ratios of standards, subsidies and counts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.derived import columns
from analysis.dataset.ids import joined
from analysis.measures.consistency.ledger import claim_row
from analysis.measures.urban_rural.points import INDICATORS, Record, known, points, points_of
from analysis.measures.whole import whole

RATIOS = {
    "plan": "str", "year": "Int64", "urban": "float64", "rural": "float64", "unit": "str", "ratio": "float64",
    "evidence": "str", "facts": "str",
}  # fmt: skip
_STATED = {
    "plan": "str", "year": "Int64", "stated": "float64", "stated_low": "float64", "stated_high": "float64",
    "computed": "float64", "computed_low": "float64", "computed_high": "float64", "verdict": "str",
    "facts": "str",
}  # fmt: skip
_CLOSED = {
    "plan": "str", "area": "str", "start_year": "Int64", "end_year": "Int64", "start_ratio": "float64",
    "end_ratio": "float64", "by_ratio": "float64", "by_share": "float64", "by_log": "float64",
    "step_start": "Int64", "step_share": "float64", "basis": "str", "facts": "str",
}  # fmt: skip
_SIDES = ("", "_low", "_high")


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
        `verdict` is that of the ledger of claims; "" where no check is declared for the ratio.
    """
    return whole(data, plans, lambda plan: _beside(data, plan, indicator), _STATED)


def _beside(data: Dataset, plan: str, indicator: str) -> Iterator[Record]:
    observed = [row for row in points_of(data, plan, indicator) if row["kind"] == "observed"]
    levels = {row["year"]: row for row in observed if row["basis"] == "levels"}
    for row in observed:
        if row["basis"] == "ratio":
            found = {f"stated{side}": row[f"ratio{side}"] for side in _SIDES}
            found["verdict"] = claim_row(data, row["facts"]).get("verdict")
            found |= {"plan": plan, "year": row["year"], "facts": row["facts"]}
            if own := levels.get(row["year"]):
                found |= {f"computed{side}": own[f"ratio{side}"] for side in _SIDES}
                found["facts"] = joined((row["facts"], own["facts"]))
            yield found


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
    return whole(data, plans, lambda plan: _gaps(data, plan, indicator), _CLOSED)


def _gaps(data: Dataset, plan: str, indicator: str) -> list[Record]:
    rows = points_of(data, plan, indicator)
    ends = known(rows)
    path = [ends[year] for year in sorted(ends)]
    paths = [path] if len(path) > 1 else []
    paths += [[row, path[-1]] for row in rows if row["basis"] == "implied"]
    return [{"plan": plan, **row} for row in map(_closed, paths) if row]


def _closed(path: list[Record]) -> Record:
    first, last = path[0], path[-1]
    before, after = first["ratio"], last["ratio"]
    if (before - 1) * (after - 1) <= 0:
        return {}
    logs = [math.log(row["ratio"]) for row in path]
    row = {"area": first["area"], "start_year": first["year"], "end_year": last["year"]}
    row |= {"start_ratio": before, "end_ratio": after, "by_ratio": 1 - (after - 1) / (before - 1)}
    row |= {"by_share": 1 - (1 - 1 / after) / (1 - 1 / before), "by_log": 1 - logs[-1] / logs[0]}
    whole_change = logs[-1] - logs[0]
    if len(path) > 2 and last["year"] - first["year"] == len(path) - 1 and whole_change:
        steps = [(after - before) / whole_change for before, after in pairwise(logs)]
        at = steps.index(max(steps))
        row |= {"step_start": path[at]["year"], "step_share": steps[at]}
    return row | {"basis": first["basis"], "facts": joined((first["facts"], last["facts"]))}


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


def _ratios(data: Dataset, plan: str, indicator: str) -> list[Record]:
    """The points of a plan that are levels or printed ratios, each year once, levels first."""
    observed = [row for row in points_of(data, plan, indicator) if row["kind"] == "observed"]
    levels = [row | {"evidence": "computed"} for row in observed if row["basis"] == "levels"]
    years = {row["year"] for row in levels}
    printed = [row for row in observed if row["basis"] == "ratio" and row["year"] not in years]
    rows = levels + printed or [row for row in observed if row["basis"] != "implied"]
    return [{name: row[name] for name in RATIOS if name in row} for row in rows]
