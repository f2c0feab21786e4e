"""Promised ratios of town to country, and whether the paces of the past would reach them."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from analysis.dataset import Dataset, Row
from analysis.measures.urban_rural.pace import log_pace, windows
from analysis.measures.urban_rural.points import points

_COLUMNS = ["plan", "indicator", "area", "start_year", "end_year", "base_assumption", "basis", "pace", "year"]
_COLUMNS += ["ratio", "target_year", "target", "comparator", "attribute", "required_pace", "projected"]
_COLUMNS += ["verdict", "facts"]


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
    table = points(data, indicator, plans)
    every = windows(data, indicator, plans)
    rows: list[dict[str, object]] = []
    for plan, own in table.groupby("plan", sort=False):
        seen = own[own["kind"] == "observed"]
        goals = own[(own["kind"] == "target") & own["ratio"].notna()]
        known = seen[seen["basis"].isin(["levels", "ratio"])].drop_duplicates("year").sort_values("year")
        if goals.empty:
            single = (seen["basis"] == "one standard").all()
            facts = seen["facts"].iat[0] if single else ""
            rows.append({"plan": plan, "verdict": "one standard" if single else "not stated", "facts": facts})
        for goal in goals.itertuples():
            rows += _goal(goal, known, every[every["plan"] == plan])
    found = pd.DataFrame(rows, columns=_COLUMNS).assign(indicator=indicator)
    text = ["area", "base_assumption", "basis", "comparator", "attribute"]
    found[text] = found[text].astype("object").fillna("")
    real = dict.fromkeys(("pace", "ratio", "target", "required_pace", "projected"), "float64")
    whole = dict.fromkeys(("start_year", "end_year", "year", "target_year"), "Int64")
    return found.astype(real | whole)


def _goal(goal: Row, known: pd.DataFrame, past: pd.DataFrame) -> list[dict[str, object]]:
    row = {"plan": goal.plan, "target_year": goal.year, "target": goal.ratio, "comparator": goal.comparator}
    row |= {"attribute": goal.attribute, "facts": goal.facts, "verdict": "no past pace"}
    known = known[known["year"] < goal.year]
    if known.empty:
        return [row]
    last = known.iloc[-1]
    ahead = int(goal.year - last["year"])
    subject = f"{goal.plan}, {goal.indicator}, {goal.area}"
    row |= {"year": last["year"], "ratio": last["ratio"], "facts": f"{last['facts']};{goal.facts}"}
    row["required_pace"] = log_pace(last["ratio"], goal.ratio, ahead, subject)
    if abs(math.log(last["ratio"])) <= abs(math.log(goal.ratio)):
        row["verdict"] = "already met"
    if past.empty or row["verdict"] == "already met":
        return [row]
    return [_window(row, window, ahead) for window in past.itertuples()]


def _window(row: dict[str, Any], window: Row, ahead: int) -> dict[str, object]:
    projected = row["ratio"] * math.exp(window.pace * ahead)
    # Distances carry the sign of today's gap, so that a country that stands higher is judged alike.
    sign = math.copysign(1.0, math.log(row["ratio"]))
    left, wanted = sign * math.log(projected), sign * math.log(row["target"])
    verdict = "passes parity" if left < 0 else "reaches" if left <= wanted else "falls short"
    facts = ";".join(dict.fromkeys(f"{window.facts};{row['facts']}".split(";")))
    shared = ("area", "start_year", "end_year", "base_assumption", "basis", "pace")
    return (
        row
        | {key: getattr(window, key) for key in shared}
        | {
            "projected": projected,
            "verdict": verdict,
            "facts": facts,
        }
    )
