"""The pace at which a plan came to its baselines, where the plan tells it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from analysis.dataset import Dataset
from analysis.dataset.concepts import concept
from analysis.dataset.ids import joined
from analysis.dataset.months import comparable, years_between
from analysis.measures.growth.span import between
from analysis.measures.urban_rural.pace import windows_of

Pace = tuple[float, str]

_UNKNOWN: Pace = (math.nan, "")
_RATIOS = {"rural_to_urban_ratio": ("rural", "urban"), "urban_to_rural_ratio": ("urban", "rural")}


def past_pace(data: Dataset, plan: str, indicator: str, group: str) -> Pace:
    """Return the annual pace of an indicator before the plan, and the facts it rests on.

    Parameters
    ----------
    data : Dataset
    plan, indicator, group : str

    Returns
    -------
    (pace, facts) : float, str
        A fraction a year: a compound rate between the first and the last printed level, or percentage points
        for shares (0.01 is one point). Three ways lead to it: the indicator's own series; for a target that
        is a growth rate, the growth of its base indicator, computed or as the plan prints it; for a ratio of
        town and country, growth of both sides that the plan prints for the same years, taken back from the
        ratio's last level r: r - r / ((1 + g) / (1 + h)). (nan, "") where no way is open.

    Notes
    -----
    A pace that rests on one year's growth is the pace of that year and not of the period before the plan.
    """
    row = data.lists.indicators[indicator]
    if row["statistic"] == "annual_growth":
        found = _of_series(data, plan, row["base"], group)
        return found if found[1] else _stated(data, plan, indicator, group)[:2]
    if row["statistic"] in _RATIOS:
        return _of_ratio(data, plan, indicator, row["base"], row["statistic"])
    return _of_series(data, plan, indicator, group)


def past_range(data: Dataset, plan: str, indicator: str, group: str) -> tuple[float, float, str]:
    """Return the least and the most that the past pace can be, in the terms of `past_pace`, and the facts.

    For a ratio of town and country every window of the past counts (`urban_rural.pace.windows`), whatever
    areas and base years it rests on; for anything else the one pace does.
    """
    row = data.lists.indicators[indicator]
    pace, facts = past_pace(data, plan, indicator, group)
    if row["statistic"] not in _RATIOS:
        return pace, pace, facts
    found = windows_of(data, plan, row["base"])
    share = row["statistic"] == "rural_to_urban_ratio"
    paces = [_share_pace(window) if share else math.expm1(window["pace"]) for window in found]
    paces += [] if math.isnan(pace) else [pace]
    listed = joined([facts, *(window["facts"] for window in found)])
    return (min(paces), max(paces), listed) if paces else (math.nan, math.nan, "")


def _share_pace(window: Mapping[str, Any]) -> float:
    """Points a year by which the rural side, as a share of the urban one, moved over a window."""
    return (1 / window["end_ratio"] - 1 / window["start_ratio"]) / window["intervals"]


def _of_series(data: Dataset, plan: str, indicator: str, group: str) -> Pace:
    if not indicator or len(data.records(plan, indicator)) < 2:
        return _UNKNOWN  # most targets: what is read is what may change the answer
    levels = comparable(data.levels(plan, indicator, group))
    if not levels:
        return _UNKNOWN
    first, last = levels[0], levels[-1]
    ends, years = joined([first["fact_id"], last["fact_id"]]), years_between(first, last)
    if last["unit"] == "percent":
        return (last["value"] - first["value"]) / 100 / years, ends
    if first["value"] <= 0 or last["value"] <= 0:
        return _UNKNOWN
    return between(data, first["fact_id"], last["fact_id"])[0], ends


def _stated(data: Dataset, plan: str, indicator: str, group: str) -> tuple[float, str, tuple[str, str]]:
    """The growth that the plan prints, latest period first, and its period."""
    facts = data.records(plan, indicator, group, ("stated", "observed", "estimate"))
    numbers = [fact for fact in facts if fact["comparator"] != "text"]
    if not numbers:
        return (*_UNKNOWN, ("", ""))
    last = sorted(numbers, key=lambda fact: fact["period_end"])[-1]
    return last["value"] / 100, last["fact_id"], (last["period_start"], last["period_end"])


def _of_ratio(data: Dataset, plan: str, indicator: str, base: str, statistic: str) -> Pace:
    ratio = data.levels(plan, indicator, "all")
    if len(ratio) > 1:
        return _of_series(data, plan, indicator, "all")
    growth = concept(base, "annual_growth")
    if not ratio:
        return _UNKNOWN
    above, below = (_stated(data, plan, growth, side) for side in _RATIOS[statistic])
    last = ratio[-1]
    same = above[2] == below[2] and above[2][1][:4] == str(last["year"])
    if not (above[1] and below[1] and same):
        return _UNKNOWN
    pace = (1 + above[0]) / (1 + below[0])
    facts = joined([last["fact_id"], above[1], below[1]])
    if math.isnan(pace):
        return _UNKNOWN
    return (last["value"] * (1 - 1 / pace) / 100 if last["unit"] == "percent" else pace - 1), facts
