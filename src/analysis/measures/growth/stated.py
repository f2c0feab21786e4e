"""Changes that a plan states itself: base years, implied bases, implied ratios of bases."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import joined
from analysis.dataset.printed import Fact
from analysis.errors import MeasureError
from analysis.measures.intervals import Interval, fact_interval, overlap, quotient
from analysis.measures.whole import whole

#: "Over the previous five-year plan": growth over each of its five years has the year before it as its base.
INTERVALS = 5

_CHANGE = ("cumulative_change",)
_RATIOS = ("rural_to_urban_ratio", "urban_to_rural_ratio")

_BASES = {
    "plan": "str", "group": "str", "change": "float64", "end_year": "Int64", "end_value": "float64",
    "level_group": "str", "unit": "str", "base": "float64", "base_low": "float64", "base_high": "float64",
    "facts": "str",
}  # fmt: skip

_IMPLIED = {
    "plan": "str", "group": "str", "reference": "str", "factor": "float64", "factor_low": "float64",
    "factor_high": "float64", "end_ratio": "float64", "base_ratio": "float64", "base_ratio_low": "float64",
    "base_ratio_high": "float64", "facts": "str",
}  # fmt: skip


def stated_facts(data: Dataset, plan: str, indicator: str, statistics: tuple[str, ...]) -> list[Fact]:
    """Return the facts in which a plan states a growth of `indicator` itself.

    Annual rates go before cumulative changes, then the order of the text holds.
    """
    wanted = data.lists.statistics_of(indicator, statistics)
    facts = data.records(plan, wanted, kind=("stated", "observed", "estimate"))
    numbers = (fact for fact in facts if fact["comparator"] != "text")
    return sorted(numbers, key=lambda fact: (fact["statistic"], fact["line"]))


def conventions(intervals: int = INTERVALS) -> tuple[int, int]:
    """Return the two readings of a change "over the plan": headline and sensitivity, in intervals.

    Raises
    ------
    MeasureError
        If the shorter reading would have no interval left.
    """
    if intervals < 2:
        raise MeasureError(f"the convention needs at least two intervals, not {intervals}")
    return intervals, intervals - 1


def change_ratio(fact: Fact) -> tuple[float, Interval]:
    """Return 1 + c of a cumulative change of c per cent, and its rounding interval."""
    low, high = fact_interval(fact)
    return 1 + fact["value"] / 100, (1 + low / 100, 1 + high / 100)


def base_of(end: float, ratio: float) -> float:
    """Return the level before a change to `end` by 1 + c."""
    return end / ratio


def traced(data: Dataset, plan: str, indicator: str, fact: Fact, intervals: int) -> list[tuple[int, str]]:
    """Return the printed pairs of levels that a cumulative change fits within rounding.

    Only the two conventional base years are tried. One pair: the base year is found. None or two: the
    convention has to decide.

    Returns
    -------
    list of (intervals, facts)
        Years from base to end, and the ids of both levels.
    """
    levels = {level["year"]: level for level in data.levels(plan, indicator, fact["group"])}
    found = []
    for length in conventions(intervals):
        base, end = levels.get(fact["end"] - length), levels.get(fact["end"])
        if base and end and overlap(quotient(fact_interval(end), fact_interval(base)), change_ratio(fact)[1]):
            found.append((length, joined((base["fact_id"], end["fact_id"]))))
    return found


def implied_bases(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the base that a stated cumulative change implies, where the end level is printed.

    base = end / (1 + change), with the rounding of both. Where the change is stated by area and the level
    only for all areas together, the level of the parent group is used and `level_group` names it.

    Parameters
    ----------
    data : Dataset
    indicator : str
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        One row a change: `plan, group, change` (fraction), `end_year, end_value, level_group, unit, base,
        base_low, base_high, facts`. Changes without an end level have no row here; see `implied_ratios`.
    """
    return whole(data, plans, lambda plan: _bases(data, plan, indicator), _BASES)


def _bases(data: Dataset, plan: str, indicator: str) -> Iterator[dict[str, Any]]:
    for fact in stated_facts(data, plan, indicator, _CHANGE):
        if end := _end_level(data, plan, indicator, fact):
            ratio, bounds = change_ratio(fact)
            low, high = quotient(fact_interval(end), bounds)
            row = {"plan": plan, "group": fact["group"], "change": ratio - 1, "end_year": end["year"]}
            row |= {"end_value": end["value"], "level_group": end["group"], "unit": end["unit"]}
            row |= {"base": base_of(end["value"], ratio), "base_low": low, "base_high": high}
            yield row | {"facts": joined((fact["fact_id"], end["fact_id"]))}


def _end_level(data: Dataset, plan: str, indicator: str, fact: Fact) -> Fact | None:
    for group in dict.fromkeys((fact["group"], data.lists.groups[fact["group"]]["parent"])):
        if not group or (group == "all" and fact["group"] != "all"):
            continue  # a level for everybody is not the level of one area
        for level in data.levels(plan, indicator, group):
            if level["year"] == fact["end"]:
                return level
    return None


def implied_ratios(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return what two stated changes say of the ratio of their bases, where no level is printed.

    base a / base b = (end a / end b) x (1 + change b) / (1 + change a). The factor is known from the
    changes alone; where the plan prints the ratio of rural to urban levels at the end, the ratio at the
    base follows.

    Returns
    -------
    DataFrame
        One row a pair of groups, the faster first: `plan, group, reference, factor, factor_low,
        factor_high, end_ratio, base_ratio, base_ratio_low, base_ratio_high, facts`. The ratios are group /
        reference, in the same unit of time.
    """
    return whole(data, plans, lambda plan: _implied(data, plan, indicator), _IMPLIED)


def _implied(data: Dataset, plan: str, indicator: str) -> Iterator[dict[str, Any]]:
    with_level = {row["group"] for row in _bases(data, plan, indicator)}
    stated = stated_facts(data, plan, indicator, _CHANGE)
    bare = [fact for fact in stated if fact["group"] not in with_level]
    for fast, slow in combinations(sorted(bare, key=lambda fact: fact["value"], reverse=True), 2):
        (above, above_range), (below, below_range) = change_ratio(slow), change_ratio(fast)
        low, high = quotient(above_range, below_range)
        row = {"plan": plan, "group": fast["group"], "reference": slow["group"]}
        row |= {"factor": above / below, "factor_low": low, "factor_high": high}
        facts = [fast["fact_id"], slow["fact_id"]]
        if end := _end_ratio(data, plan, indicator, fast, slow["group"]):
            ratio, bounds, fact_id = end
            row |= {"end_ratio": ratio, "base_ratio": ratio * above / below}
            row |= {"base_ratio_low": bounds[0] * low, "base_ratio_high": bounds[1] * high}
            facts.append(fact_id)
        yield row | {"facts": joined(facts)}


def _end_ratio(
    data: Dataset, plan: str, indicator: str, change: Fact, reference: str
) -> tuple[float, Interval, str] | None:
    """The printed ratio of the group of a change to another at its end, from either printed convention."""
    if {change["group"], reference} != {"urban", "rural"}:
        return None
    for fact in stated_facts(data, plan, indicator, _RATIOS):
        if fact["end"] == change["end"]:
            scale = 100 if fact["unit"] == "percent" else 1
            value, (low, high) = fact["value"] / scale, (side / scale for side in fact_interval(fact))
            if (fact["statistic"] == "rural_to_urban_ratio") != (change["group"] == "rural"):
                value, low, high = 1 / value, 1 / high, 1 / low if low else math.inf
            return value, (low, high), fact["fact_id"]
    return None
