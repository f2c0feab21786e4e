"""Standards that follow another one by rule: how many times it they are, year by year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import joined
from analysis.dataset.printed import Fact
from analysis.errors import MeasureError
from analysis.measures.growth.difference import BY_RULE
from analysis.measures.intervals import divided, scaled
from analysis.measures.whole import whole

#: The ratio of a following standard to its leader, as plans print it as a rule.
RULE = {"dibao_standard": "tekun_to_dibao_ratio"}

_COLUMNS = {
    "plan": "str", "group": "str", "year": "Int64", "multiple": "float64", "low": "float64",
    "high": "float64", "facts": "str",
}  # fmt: skip


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
        If a unit does not convert, or a leading level is not above zero.
    """
    return whole(data, plans, lambda plan: _multiples(data, plan, indicator), _COLUMNS)


def _multiples(data: Dataset, plan: str, indicator: str) -> Iterator[dict[str, Any]]:
    follower = BY_RULE.get(indicator)
    if follower is None:
        return
    for group in dict.fromkeys(fact["group"] for fact in data.records(plan, follower)):
        leads = data.levels(plan, indicator, group) or data.levels(plan, indicator, "all")
        by_year = {level["year"]: level for level in leads}
        for level in data.levels(plan, follower, group):
            if lead := by_year.get(level["year"]):
                yield {"plan": plan, "group": group, "year": level["year"], **_multiple(data, level, lead)}


def _multiple(data: Dataset, follows: Fact, leads: Fact) -> dict[str, Any]:
    factor, facts = data.lists.factor(follows["unit"], leads["unit"]), (follows["fact_id"], leads["fact_id"])
    if not leads["value"] > 0:
        where = f"{leads['plan']}, {leads['indicator']}, {leads['group']}"
        raise MeasureError(f"{where}: a multiple needs a level above zero, not {leads['value']:g}", facts)
    found = divided(scaled(follows, factor), scaled(leads))
    return dict(zip(("multiple", "low", "high"), found, strict=True)) | {"facts": joined(facts)}
