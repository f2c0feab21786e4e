"""Growth of every indicator with two dated values, or with a change that the plan states."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.derived import columns
from analysis.dataset.months import comparable
from analysis.dataset.printed import Fact
from analysis.dataset.series import LEVELS
from analysis.dataset.tidy import filled
from analysis.measures.growth.readings import (
    ANNUAL,
    HEADLINE,
    PRINTED,
    SENSITIVITY,
    TRACED,
    UNLIKE,
    Row,
    annual_rate,
    cumulative,
    difference,
    one_level,
    printed,
    same_years,
    unlike,
)
from analysis.measures.growth.real import real_terms
from analysis.measures.growth.stated import INTERVALS, conventions, stated_facts
from analysis.measures.whole import whole

__all__ = ["ANNUAL", "HEADLINE", "PRINTED", "SENSITIVITY", "TRACED", "UNLIKE", "growth_rates", "rates_of"]

#: Relations that tell a growth; their indicators are no levels.
CHANGES = ("annual_growth", "cumulative_change", "difference")

COLUMNS = columns("growth")

#: The exported columns, and what rounding alone leaves open under the row's own reading.
_ALL = COLUMNS | {"rounded_low": "float64", "rounded_high": "float64"}

#: Evidence of rows that keep a plan in the table without a growth.
_SILENT = ("one level", "not stated")


def growth_rates(
    data: Dataset,
    plans: list[str] | None = None,
    indicators: list[str] | None = None,
    *,
    intervals: int = INTERVALS,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Return growth a year: one row a plan, indicator, group and reading of the base year.

    Parameters
    ----------
    data : Dataset
    plans, indicators : list of str, optional
        Default: all plans; every indicator for which one of the plans gives a growth.
    intervals : int
        Headline convention for a change "over the previous five-year plan": the base is so many years
        before the end of the span. One interval less is the sensitivity.
    confidence : float
        Level of the trend's interval.

    Returns
    -------
    DataFrame
        `plan, indicator, group, start_year, end_year, intervals, start_value, end_value, unit`; then
        `cagr` = (end / start) ** (1 / intervals) - 1 with `cagr_low, cagr_high`; `pp_per_year` and
        `log_odds_per_year` for shares, which have no compound rate; `trend_rate, trend_low, trend_high` of
        the log-linear trend where four levels or more are printed; `stated_rate`, the change the plan
        prints: cumulative in the rows of a cumulative change, annual elsewhere; `base_assumption,
        evidence, real_cagr, price_growth, real_basis, price_facts` (`real.real_terms`), `facts`. Rates are
        fractions.

        `cagr_low` and `cagr_high` hold what the printed words leave open: the rounding and, for a change
        without base year, both conventions; `rounded_low` and `rounded_high`, not exported, the rounding
        under the row's own convention. An end that is a bound gives no `cagr`, and the open side is
        empty. `base_assumption` is `years printed`, `base traced` (only one base year fits the printed
        levels), `convention`, `one interval less`, or `annual rate`.

        `evidence` is `series` (three levels or more), `endpoints`, `stated`, `derived` (a level and a
        stated difference), `corrected` (rests on a declared correction); `one level`, `periods differ` (six
        months against twelve) and `not stated` keep a plan in the table without a rate. Sums over several
        years, ages and ranks have no rate.
    """
    conventions(intervals)  # refuse it once, and not only where a plan states a change
    chosen = data.check_plans(plans or ())
    listed = list(dict.fromkeys(_grown(data, chosen) if indicators is None else indicators))

    def rows_of(plan: str) -> list[Row]:
        return [row for name in listed for row in rates_of(data, plan, name, intervals, confidence)]

    table = whole(data, chosen, rows_of, _ALL)
    if indicators is None:
        table = table[table["indicator"].isin(table.loc[~table["evidence"].isin(_SILENT), "indicator"])]
    order = table["indicator"].map({name: at for at, name in enumerate(listed)})
    return table.loc[order.sort_values(kind="stable").index].reset_index(drop=True)


def _grown(data: Dataset, plans: Iterable[str]) -> list[str]:
    """Indicators that may have a growth: levels with two dates in one plan, or with a stated change."""
    listed = data.lists.indicators
    based = {listed[code]["base"] for code in data.printed.concepts if listed[code]["statistic"] in CHANGES}
    years: dict[tuple[str, str, str], int] = {}
    for plan in plans:
        for fact in data.records(plan, kind=LEVELS):
            key = plan, fact["concept"], fact["group"]
            if years.setdefault(key, fact["start"]) != fact["start"]:
                based.add(fact["concept"])
    return [name for name, row in listed.items() if name in based and row["statistic"] not in CHANGES]


def groups_of(*facts: Iterable[Fact]) -> list[str]:
    """Return the groups of facts, in the order of the text."""
    return list(dict.fromkeys(fact["group"] for some in facts for fact in some))


def rates_of(
    data: Dataset, plan: str, indicator: str, intervals: int = INTERVALS, confidence: float = 0.95
) -> list[Row]:
    """Return the rows of `growth_rates` of one plan and indicator, groups in the order of the text.

    Never none: a plan that prints nothing has a row that says so.
    """
    stated = stated_facts(data, plan, indicator, CHANGES)
    rows: list[Row] = []
    for group in groups_of(data.records(plan, indicator, kind=LEVELS), stated):
        series, found = data.levels(plan, indicator, group), list[Row]()
        own = [fact for fact in stated if fact["group"] == group]
        same = [fact for fact in own if same_years(series, fact)]
        if like := comparable(series):
            found.append(printed(data, like, same, confidence))
        elif len(series) > 1:
            found.append(unlike(series[0], series[-1]))
        others = [fact for fact in own if fact not in same]
        for fact in sorted(others, key=lambda fact: fact["statistic"], reverse=True):
            if fact["statistic"] == "cumulative_change":
                found += cumulative(data, plan, indicator, fact, intervals)
            elif fact["statistic"] == "difference":
                found += difference(series, fact)
            else:
                found.append(annual_rate(fact))
        if not found and series:
            found.append(one_level(series[-1]))
        rows += [{"group": group, **row} for row in found]
    return [_full(data, plan, indicator, row) for row in rows or [{"evidence": "not stated"}]]


def _full(data: Dataset, plan: str, indicator: str, row: Row) -> Row:
    """A row with every column; where only one reading is open, the rounding leaves open what the words do."""
    for side in ("low", "high"):
        if math.isnan(row.get(f"rounded_{side}", math.nan)):
            row[f"rounded_{side}"] = row.get(f"cagr_{side}")
    row |= real_terms(data, row, indicator, row.get("group", ""))
    return filled({"plan": plan, "indicator": indicator, **row}, _ALL)
