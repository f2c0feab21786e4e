"""Promised ratios of town to country, and whether the paces of the past would reach them."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import joined
from analysis.measures.urban_rural.pace import log_pace, windows_of
from analysis.measures.urban_rural.points import Record, known, points_of
from analysis.measures.whole import whole

_COLUMNS = {
    "plan": "str", "indicator": "str", "area": "str", "start_year": "Int64", "end_year": "Int64",
    "base_assumption": "str", "basis": "str", "pace": "float64", "year": "Int64", "ratio": "float64",
    "target_year": "Int64", "target": "float64", "comparator": "str", "attribute": "str",
    "required_pace": "float64", "projected": "float64", "verdict": "str", "facts": "str",
}  # fmt: skip

_OF_WINDOW = ("area", "start_year", "end_year", "base_assumption", "basis", "pace")


def reach(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return for each promised ratio and each window of the past where that window's pace would lead.

    required_pace = (ln target - ln ratio) / (target_year - year), from the latest ratio;
    projected = ratio x exp(pace x (target_year - year)).

    Parameters
    ----------
    data : Dataset
    indicator : str
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        One row a target and window: `plan, indicator, area, start_year, end_year, base_assumption, basis,
        pace, year, ratio, target_year, target, comparator, attribute, required_pace, projected, verdict,
        facts`. `verdict` is `reaches`, `passes parity` (it would reach the target and go on to where the
        country stands higher), `falls short`; without a window `no past pace`, and `already met` where
        nothing is left to do. A plan without a promised ratio has one row, `not stated` or `one standard`. A
        printed target is taken at its word: its rounding is not room to fall short.
    """
    return whole(data, plans, lambda plan: _rows(data, plan, indicator), _COLUMNS)


def _rows(data: Dataset, plan: str, indicator: str) -> list[Record]:
    rows, past = points_of(data, plan, indicator), windows_of(data, plan, indicator)
    ends, head = known(rows), {"plan": plan, "indicator": indicator}
    goals = [row for row in rows if row["kind"] == "target" and "ratio" in row]
    if goals:
        return [head | row for goal in goals for row in _goal(goal, ends, past)]
    seen = [row for row in rows if row["kind"] == "observed"]
    if all(row["basis"] == "one standard" for row in seen):
        return [head | {"verdict": "one standard", "facts": seen[0]["facts"]}]
    return [head | {"verdict": "not stated"}]


def _goal(goal: Record, ends: dict[int, Record], past: list[Record]) -> list[Record]:
    row = {"target_year": goal["year"], "target": goal["ratio"], "comparator": goal["comparator"]}
    row |= {"attribute": goal["attribute"], "facts": goal["facts"], "verdict": "no past pace"}
    year = max((year for year in ends if year < goal["year"]), default=None)
    if year is None:
        return [row]
    last, ahead = ends[year], goal["year"] - year
    subject = f"{goal['plan']}, {goal['indicator']}, {goal['area']}"
    row |= {"year": year, "ratio": last["ratio"], "facts": joined((last["facts"], goal["facts"]))}
    row["required_pace"] = log_pace(last["ratio"], goal["ratio"], ahead, subject)
    if abs(math.log(last["ratio"])) <= abs(math.log(goal["ratio"])):
        return [row | {"verdict": "already met"}]
    return [_window(row, window, ahead) for window in past] or [row]


def _window(row: Record, window: Record, ahead: int) -> Record:
    projected = row["ratio"] * math.exp(window["pace"] * ahead)
    # Distances carry the sign of today's gap, so that a country that stands higher is judged alike.
    sign = math.copysign(1.0, math.log(row["ratio"]))
    left, wanted = sign * math.log(projected), sign * math.log(row["target"])
    verdict = "passes parity" if left < 0 else "reaches" if left <= wanted else "falls short"
    shared = {name: window[name] for name in _OF_WINDOW if name in window}
    found = {"projected": projected, "verdict": verdict, "facts": joined((window["facts"], row["facts"]))}
    return row | shared | found
