"""Changes that a plan states itself: base years, implied bases, implied ratios of bases."""

from __future__ import annotations

import math
from itertools import combinations

import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import MeasureError
from analysis.measures.intervals import Interval, fact_interval, overlap, quotient

#: "Over the previous five-year plan": growth over each of its five years has the year before it as its base.
INTERVALS = 5


def stated_facts(data: Dataset, plan: str, indicator: str, relations: tuple[str, ...]) -> pd.DataFrame:
    """Return the facts in which a plan states a growth of `indicator` itself, with their `relation`.

    Annual rates go before cumulative changes, then the order of the text holds.
    """
    derived = data.indicators[data.indicators["base_indicator"] == indicator][["indicator", "relation"]]
    derived = derived[derived["relation"].isin(relations)]
    facts = data.select(plan, list(derived["indicator"]), kind=("stated", "observed", "estimate"))
    facts = facts[facts["comparator"] != "text"]
    return facts.merge(derived, on="indicator").sort_values(["relation", "line"], kind="stable")


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


def change_ratio(fact: pd.Series) -> tuple[float, Interval]:
    """Return 1 + c of a cumulative change of c per cent, and its rounding interval."""
    low, high = fact_interval(fact)
    return 1 + fact["value"] / 100, (1 + low / 100, 1 + high / 100)


def traced(data: Dataset, plan: str, indicator: str, fact: pd.Series, intervals: int) -> pd.DataFrame:
    """Return the printed pairs of levels that a cumulative change fits within rounding, one row a base year.

    Only the two conventional base years are tried. One row: the base year is found. No row or two: the
    convention has to decide.

    Returns
    -------
    DataFrame
        `base_year, intervals, facts` (base and end).
    """
    series, end = data.series(plan, indicator, fact["group"]).set_index("year"), int(fact["period_end"][:4])
    rows = []
    for length in conventions(intervals):
        if end in series.index and end - length in series.index:
            base = series.loc[end - length]
            printed = quotient(fact_interval(series.loc[end]), fact_interval(base))
            if overlap(printed, change_ratio(fact)[1]):
                both = f"{base['fact_id']};{series.at[end, 'fact_id']}"
                rows.append({"base_year": end - length, "intervals": length, "facts": both})
    return pd.DataFrame(rows, columns=["base_year", "intervals", "facts"])


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
    parents = data.groups.set_index("group")["parent"]
    rows = []
    for plan in data.check_plans(plans or ()):
        for _, fact in stated_facts(data, plan, indicator, ("cumulative_change",)).iterrows():
            end = _end_level(data, plan, indicator, fact, parents)
            if end is None:
                continue
            ratio, bounds = change_ratio(fact)
            low, high = quotient(fact_interval(end), bounds)
            row = {"plan": plan, "group": fact["group"], "change": ratio - 1, "end_year": int(end["year"])}
            row |= {"end_value": end["value"], "level_group": end["group"], "unit": end["unit"]}
            row |= {"base": end["value"] / ratio, "base_low": low, "base_high": high}
            rows.append(row | {"facts": f"{fact['fact_id']};{end['fact_id']}"})
    columns = ["plan", "group", "change", "end_year", "end_value", "level_group", "unit", "base", "base_low"]
    return pd.DataFrame(rows, columns=[*columns, "base_high", "facts"])


def _end_level(
    data: Dataset, plan: str, indicator: str, fact: pd.Series, parents: pd.Series
) -> pd.Series | None:
    end = int(fact["period_end"][:4])
    for group in dict.fromkeys((fact["group"], parents[fact["group"]])):
        if not group or (group == "all" and fact["group"] != "all"):
            continue  # a level for everybody is not the level of one area
        series = data.series(plan, indicator, group)
        found = series[series["year"] == end]
        if len(found):
            return found.assign(group=group).iloc[0]
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
    rows = []
    for plan in data.check_plans(plans or ()):
        stated = stated_facts(data, plan, indicator, ("cumulative_change",))
        with_level = implied_bases(data, indicator, [plan])["group"]
        bare = stated[~stated["group"].isin(with_level)].sort_values("value", ascending=False, kind="stable")
        for (_, fast), (_, slow) in combinations(bare.iterrows(), 2):
            (above, above_range), (below, below_range) = change_ratio(slow), change_ratio(fast)
            low, high = quotient(above_range, below_range)
            row = {"plan": plan, "group": fast["group"], "reference": slow["group"]}
            row |= {"factor": above / below, "factor_low": low, "factor_high": high}
            facts = [fast["fact_id"], slow["fact_id"]]
            end = _end_ratio(data, plan, indicator, fast["group"], slow["group"], fast["period_end"])
            if end:
                ratio, bounds, fact_id = end
                row |= {"end_ratio": ratio, "base_ratio": ratio * above / below}
                row |= {"base_ratio_low": bounds[0] * low, "base_ratio_high": bounds[1] * high}
                facts.append(fact_id)
            rows.append(row | {"facts": ";".join(facts)})
    columns = ["plan", "group", "reference", "factor", "factor_low", "factor_high", "end_ratio", "base_ratio"]
    return pd.DataFrame(rows, columns=[*columns, "base_ratio_low", "base_ratio_high", "facts"])


def _end_ratio(
    data: Dataset, plan: str, indicator: str, group: str, reference: str, end: str
) -> tuple[float, Interval, str] | None:
    """The printed ratio group / reference at the end, reduced from either printed convention."""
    if {group, reference} != {"urban", "rural"}:
        return None
    found = stated_facts(data, plan, indicator, ("rural_to_urban_ratio", "urban_to_rural_ratio"))
    found = found[found["period_end"].str[:4] == end[:4]]
    if found.empty:
        return None
    fact = found.iloc[0]
    scale = 100 if fact["unit"] == "percent" else 1
    value, (low, high) = fact["value"] / scale, (side / scale for side in fact_interval(fact))
    if (fact["relation"] == "rural_to_urban_ratio") != (group == "rural"):
        value, low, high = 1 / value, 1 / high, 1 / low if low else math.inf
    return value, (low, high), fact["fact_id"]
