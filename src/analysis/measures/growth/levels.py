"""Growth of standards, counts and amounts before the plan: the table of one indicator, and the export."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import joined
from analysis.dataset.months import comparable, years_between
from analysis.dataset.printed import Fact
from analysis.dataset.series import LEVELS
from analysis.measures.growth.compound import compound_rate, year_on_year
from analysis.measures.growth.rates import COLUMNS, groups_of, growth_rates
from analysis.measures.growth.readings import UNLIKE, Row
from analysis.measures.growth.span import between
from analysis.measures.growth.stated import stated_facts
from analysis.measures.whole import whole

__all__ = ["compound_rate", "export", "growth_table", "year_on_year"]

_COLUMNS = {
    "plan": "str", "group": "str", "start_year": "Int64", "end_year": "Int64", "intervals": "float64",
    "start_value": "float64", "end_value": "float64", "unit": "str", "cagr": "float64", "evidence": "str",
    "facts": "str", "stated": "float64", "stated_relation": "str", "stated_start": "Int64",
    "stated_end": "Int64", "stated_fact": "str",
}  # fmt: skip


def export(data: Dataset) -> pd.DataFrame:
    """Return data/derived/growth.csv: `growth_rates` of all plans and indicators, default readings."""
    return growth_rates(data)[list(COLUMNS)]


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
        or more), `endpoints` (two), `bound` (an end is printed as a bound: no rate), `periods differ` (six
        months against twelve: no rate), `level` (one: no rate) or `stated` (no level, only the plan's words).
        A plan that prints neither has no row.
    """
    return whole(data, plans, lambda plan: growth_of(data, plan, indicator), _COLUMNS)


def growth_of(data: Dataset, plan: str, indicator: str) -> Iterator[Row]:
    """Return the rows of `growth_table` of one plan as records."""
    stated = stated_facts(data, plan, indicator, ("annual_growth", "cumulative_change"))
    for group in groups_of(data.records(plan, indicator, kind=LEVELS), stated):
        row = _levels(data, data.levels(plan, indicator, group))
        own = next((fact for fact in stated if fact["group"] == group), None)
        yield {"plan": plan, "group": group, **row, **(_own_words(own) if own else {})}


def _levels(data: Dataset, levels: list[Fact]) -> Row:
    series = comparable(levels) or levels
    facts = [level["fact_id"] for level in series]
    evidence = {0: "stated", 1: "level", 2: "endpoints"}.get(len(series), "series")
    row: Row = {"evidence": evidence, "facts": joined(facts)}
    if series:
        first, last = series[0], series[-1]
        row |= {"start_year": first["year"], "end_year": last["year"], "unit": last["unit"]}
        row |= {"start_value": first["value"], "end_value": last["value"]}
        row["intervals"] = years_between(first, last)
    if len(series) > 1 and not comparable(series):
        row["evidence"] = UNLIKE
    elif len(series) > 1:
        row["cagr"] = between(data, facts[0], facts[-1])[0]
        if math.isnan(row["cagr"]):
            row["evidence"] = "bound"
    return row


def _own_words(fact: Fact) -> Row:
    row = {"stated": fact["value"] / 100, "stated_relation": fact["statistic"]}
    return row | {"stated_start": fact["start"], "stated_end": fact["end"], "stated_fact": fact["fact_id"]}
