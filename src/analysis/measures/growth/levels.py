"""Growth of standards, counts and amounts before the plan: the table of one indicator, and the export."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.measures.growth.compound import compound_rate, points_of, year_on_year
from analysis.measures.growth.rates import COLUMNS, growth_rates
from analysis.measures.growth.stated import stated_facts

__all__ = ["compound_rate", "export", "growth_table", "year_on_year"]


def export(data: Dataset) -> pd.DataFrame:
    """Return data/derived/growth.csv: `growth_rates` of all plans and indicators, default readings."""
    return growth_rates(data)[list(COLUMNS)]


@remembered
def growth_table(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return compound annual growth of `indicator` between the first and the last printed year.

    Beside the computed rate stands the rate that the plan itself prints, where there is one: they may differ.

    Parameters
    ----------
    data : Dataset
    indicator : str
        An indicator with levels, such as `dibao_standard`.
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        One row a plan and group: `plan, group, start_year, end_year, intervals, start_value, end_value, unit,
        cagr, evidence, facts`, and the plan's own words: `stated, stated_relation, stated_start, stated_end,
        stated_fact`. `cagr` and `stated` are fractions; `stated_relation` tells whether the plan prints an
        `annual_growth` or a `cumulative_change`, and over which years. `evidence` is `series` (three levels
        or more), `endpoints` (two), `bound` (an end is printed as a bound: no rate), `level` (one: no rate)
        or `stated` (no level, only the plan's words).
        A plan that prints neither has no row.
    """
    rows = []
    for plan in data.check_plans(plans or ()):
        levels = data.select(plan, indicator, kind=("observed", "estimate"))
        stated = stated_facts(data, plan, indicator, ("annual_growth", "cumulative_change"))
        for group in dict.fromkeys([*levels["group"], *stated["group"]]):
            own = stated[stated["group"] == group]
            rows.append(_levels(plan, group, data.series(plan, indicator, group)) | _own_words(own))
    columns = [
        "plan",
        "group",
        "start_year",
        "end_year",
        "intervals",
        "start_value",
        "end_value",
        "unit",
        "cagr",
    ]
    columns += ["evidence", "facts", "stated", "stated_relation", "stated_start", "stated_end", "stated_fact"]
    table = pd.DataFrame(rows, columns=columns)
    text = dict.fromkeys(("unit", "facts", "stated_relation", "stated_fact"), "str")
    whole = dict.fromkeys(("start_year", "end_year", "intervals", "stated_start", "stated_end"), "Int64")
    real = dict.fromkeys(("start_value", "end_value", "cagr", "stated"), "float64")
    for name in text:
        table[name] = table[name].astype("object").fillna("")
    return table.astype(text | whole | real)


def _levels(plan: str, group: str, series: pd.DataFrame) -> dict[str, object]:
    row: dict[str, Any] = {"plan": plan, "group": group, "facts": ";".join(series["fact_id"])}
    row["evidence"] = {0: "stated", 1: "level", 2: "endpoints"}.get(len(series), "series")
    if len(series):
        first, last = series.iloc[0], series.iloc[-1]
        row |= {
            "start_year": first["year"],
            "end_year": last["year"],
            "intervals": last["year"] - first["year"],
        }
        row |= {"start_value": first["value"], "end_value": last["value"], "unit": last["unit"]}
    if len(series) > 1 and len(points_of(series.iloc[[0, -1]])) < 2:
        row |= {"evidence": "bound", "cagr": math.nan}
    elif len(series) > 1:
        row["cagr"] = compound_rate(first["value"], last["value"], row["intervals"])
    return row


def _own_words(stated: pd.DataFrame) -> dict[str, object]:
    if stated.empty:
        return {}
    first = stated.iloc[0]
    years = {"stated_start": int(first["period_start"][:4]), "stated_end": int(first["period_end"][:4])}
    return years | {
        "stated": first["value"] / 100,
        "stated_relation": first["relation"],
        "stated_fact": first["fact_id"],
    }
