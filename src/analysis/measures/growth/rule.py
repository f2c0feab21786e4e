"""Standards that follow another one by rule: how many times it they are, year by year."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.measures.growth.difference import BY_RULE
from analysis.measures.intervals import fact_interval, product, quotient

#: The ratio of a following standard to its leader, as plans print it as a rule.
RULE = {"dibao_standard": "tekun_to_dibao_ratio"}


def printed_rules(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the facts in which `plans` print the rule itself: how many times `indicator` it has to be."""
    chosen = data.check_plans(plans or ())
    rules = data.select(chosen, RULE.get(indicator, ()), kind="rule")
    return rules[rules["comparator"] != "text"]


def rule_multiples(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the standard that follows `indicator` by rule as a multiple of it, for every common year.

    Parameters
    ----------
    data : Dataset
    indicator : str
        The standard that leads. One that leads none gives an empty table.
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        One row a plan, group and year: `plan, group, year, multiple, low, high, facts`. Both sides are
        brought to the unit of `indicator` first; a plan with one leading standard for town and country
        has it compared with each following one.

    Raises
    ------
    MeasureError
        If a unit does not convert.
    """
    rows = []
    for plan in data.check_plans(plans or ()) if indicator in BY_RULE else ():
        for group in dict.fromkeys(data.select(plan, BY_RULE[indicator])["group"]):
            follows = data.series(plan, BY_RULE[indicator], group).set_index("year")
            leads = data.series(plan, indicator, group).set_index("year")
            if leads.empty:
                leads = data.series(plan, indicator, "all").set_index("year")
            for year in follows.index.intersection(leads.index):
                rows.append({"plan": plan, "group": group, "year": int(year)})
                rows[-1] |= _multiple(data, follows.loc[year], leads.loc[year])
    return pd.DataFrame(rows, columns=["plan", "group", "year", "multiple", "low", "high", "facts"])


def _multiple(data: Dataset, follows: pd.Series, leads: pd.Series) -> dict[str, object]:
    factor = data.convert(1.0, follows["unit"], leads["unit"])
    above = product(fact_interval(follows), (factor, factor))
    low, high = quotient(above, fact_interval(leads))
    row = {"multiple": follows["value"] * factor / leads["value"], "low": low, "high": high}
    return row | {"facts": f"{follows['fact_id']};{leads['fact_id']}"}
