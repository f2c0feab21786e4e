"""Growth of every indicator with two dated values, or with a change that the plan states."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.dataset.series import LEVELS
from analysis.errors import MeasureError
from analysis.measures.growth.compound import (
    SHARES,
    WITHOUT_RATE,
    annual,
    compound_interval,
    compound_rate,
    points_of,
    share_change,
)
from analysis.measures.growth.stated import INTERVALS, change_ratio, conventions, stated_facts, traced
from analysis.measures.growth.trend import LEAST, log_trend
from analysis.measures.intervals import fact_interval

#: Relations that tell a growth; their indicators are no levels.
CHANGES = ("annual_growth", "cumulative_change", "difference")

#: How a base year is known.
PRINTED, TRACED, ANNUAL = "years printed", "base traced", "annual rate"
HEADLINE, SENSITIVITY = "convention", "one interval less"

COLUMNS = {
    "plan": "str", "indicator": "str", "group": "str", "start_year": "Int64", "end_year": "Int64",
    "intervals": "Int64", "start_value": "float64", "end_value": "float64", "unit": "str", "cagr": "float64",
    "cagr_low": "float64", "cagr_high": "float64", "pp_per_year": "float64", "log_odds_per_year": "float64",
    "trend_rate": "float64", "trend_low": "float64", "trend_high": "float64", "stated_rate": "float64",
    "base_assumption": "str", "evidence": "str", "facts": "str",
}  # fmt: skip

#: Beside the exported columns: what rounding alone leaves open under the row's own reading.
_OWN = {"rounded_low": "float64", "rounded_high": "float64"}


@remembered
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
        evidence, facts`. Rates are fractions.

        `cagr_low` and `cagr_high` hold what the printed words leave open: the rounding and, for a change
        without base year, both conventions; `rounded_low` and `rounded_high`, not exported, the rounding
        under the row's own convention. An end that is a bound gives no `cagr`, and the open side is
        empty. `base_assumption` is `years printed`, `base traced` (only one base year fits the printed
        levels), `convention`, `one interval less`, or `annual rate`.

        `evidence` is `series` (three levels or more), `endpoints`, `stated`, `derived` (a level and a
        stated difference), `corrected` (rests on a declared correction); `one level`, and `not stated`,
        keep a plan in the table without a rate. Sums over several years, ages and ranks have no rate.
    """
    conventions(intervals)  # refuse it once, and not only where a plan states a change
    chosen = data.check_plans(plans or ())
    rows: list[dict[str, object]] = []
    for indicator in indicators if indicators is not None else _grown(data):
        mine = [row for plan in chosen for row in _rows(data, plan, indicator, intervals, confidence)]
        if indicators is None and all(row["evidence"] in ("one level", "not stated") for row in mine):
            continue
        rows += mine
    table = pd.DataFrame(rows, columns=[*COLUMNS, *_OWN])
    for name in (name for name, kind in COLUMNS.items() if kind == "str"):
        table[name] = table[name].astype("object").fillna("")
    table = table.astype(COLUMNS | _OWN)
    for side in ("low", "high"):
        table[f"rounded_{side}"] = table[f"rounded_{side}"].fillna(table[f"cagr_{side}"])
    return table


def _grown(data: Dataset) -> list[str]:
    """Indicators that may have a growth: levels with two dates in one plan, or with a stated change."""
    listed = data.indicators
    based = set(listed.loc[listed["relation"].isin(CHANGES), "base_indicator"])
    changes = set(listed.loc[listed["relation"].isin(CHANGES), "indicator"])
    facts = data.select(kind=LEVELS)
    years = facts.assign(year=facts["period_start"].str[:4]).groupby(["plan", "indicator", "group"])["year"]
    several = {indicator for (_, indicator, _), count in years.nunique().items() if count > 1}
    return [name for name in listed["indicator"] if name in (several | based) - changes]


def _rows(
    data: Dataset, plan: str, indicator: str, intervals: int, confidence: float
) -> list[dict[str, object]]:
    """The rows of one plan and indicator, groups in the order of the text; never none."""
    levels = data.select(plan, indicator, kind=LEVELS)
    stated = stated_facts(data, plan, indicator, CHANGES)
    rows = []
    for group in dict.fromkeys([*levels["group"], *stated["group"]]):
        series, own = data.series(plan, indicator, group), stated[stated["group"] == group]
        same = own[[_same_years(series, fact) for _, fact in own.iterrows()]]
        found = [_printed(data, series, same, confidence)] if len(series) > 1 else []
        for _, fact in own.drop(same.index).sort_values("relation", ascending=False).iterrows():
            if fact["relation"] == "cumulative_change":
                found += _cumulative(data, plan, indicator, fact, intervals)
            elif fact["relation"] == "difference":
                found += _difference(series, fact)
            else:
                found.append(_annual(fact))
        if not found and len(series):
            found.append(_one_level(series))
        rows += [{"plan": plan, "indicator": indicator, "group": group, **row} for row in found]
    return rows or [{"plan": plan, "indicator": indicator, "evidence": "not stated"}]


def _one_level(series: pd.DataFrame) -> dict[str, object]:
    last = series.iloc[-1]
    row = {"end_year": last["year"], "end_value": last["value"], "unit": last["unit"]}
    return row | {"evidence": "one level", "facts": last["fact_id"]}


def _same_years(series: pd.DataFrame, fact: pd.Series) -> bool:
    """Whether an annual rate speaks of the years of the series; its span may begin at the base or after."""
    if fact["relation"] != "annual_growth" or len(series) < 2:
        return False
    start, end = int(fact["period_start"][:4]), int(fact["period_end"][:4])
    first, last = series["year"].iloc[0], series["year"].iloc[-1]
    return end == last and start in (first, first + 1)


def _printed(data: Dataset, series: pd.DataFrame, own: pd.DataFrame, confidence: float) -> dict[str, object]:
    """The row of a series, from its first to its last printed year."""
    first, last = series.iloc[0], series.iloc[-1]
    length, unit = int(last["year"] - first["year"]), first["unit"]
    row: dict[str, object] = {"start_year": first["year"], "end_year": last["year"], "intervals": length}
    row |= {"start_value": first["value"], "end_value": last["value"], "unit": unit}
    row |= {"base_assumption": PRINTED, "evidence": "endpoints" if len(series) == 2 else "series"}
    facts = list(series["fact_id"])
    points = len(points_of(series.iloc[[0, -1]])) == 2
    if unit in SHARES:
        if points:
            change = share_change(first["value"], last["value"], length, SHARES[unit])
            row |= dict(zip(("pp_per_year", "log_odds_per_year"), change, strict=True))
    elif unit not in WITHOUT_RATE and (series["value"] > 0).all():
        low, high = compound_interval(fact_interval(first), fact_interval(last), length)
        row |= {"cagr_low": low, "cagr_high": high}
        if points:
            row["cagr"] = compound_rate(first["value"], last["value"], length)
        if len(points_of(series)) >= LEAST:
            trend = log_trend(series, confidence)
            row |= {f"trend_{side}": trend[side] for side in ("rate", "low", "high")}
    if len(own):
        row["stated_rate"] = own["value"].iat[0] / 100
        facts.append(own["fact_id"].iat[0])
    if "corrected" in data.mark(facts):
        row["evidence"] = "corrected"
    return row | {"facts": ";".join(facts)}


def _cumulative(
    data: Dataset, plan: str, indicator: str, fact: pd.Series, intervals: int
) -> list[dict[str, object]]:
    """The rows of a stated cumulative change: one where its base is traced, else one a convention."""
    end, (ratio, bounds) = int(fact["period_end"][:4]), change_ratio(fact)
    if not bounds[0] > 0 and fact["comparator"] in ("=", "~"):
        where = f"{plan}, {indicator}, {fact['group']}"
        raise MeasureError(f"{where}: a change of {ratio - 1:g} leaves nothing", [fact["fact_id"]])
    fits = traced(data, plan, indicator, fact, intervals)
    found = len(fits) == 1
    lengths = [int(fits["intervals"].iat[0])] if found else list(conventions(intervals))
    open_rates = [annual(side, length) for side in bounds for length in lengths]
    shared = {"end_year": end, "stated_rate": ratio - 1, "evidence": "stated"}
    # A bound leaves one side open, and then all its readings do.
    shared["cagr_low"] = math.nan if any(map(math.isnan, open_rates[: len(lengths)])) else min(open_rates)
    shared["cagr_high"] = math.nan if any(map(math.isnan, open_rates[len(lengths) :])) else max(open_rates)
    rows = []
    for length, assumption in zip(lengths, [TRACED] if found else [HEADLINE, SENSITIVITY], strict=True):
        row = {"start_year": end - length, "intervals": length, "base_assumption": assumption, **shared}
        row |= {"rounded_low": annual(bounds[0], length), "rounded_high": annual(bounds[1], length)}
        if fact["comparator"] in ("=", "~"):
            row["cagr"] = annual(ratio, length)
        row["facts"] = ";".join([fact["fact_id"], *([fits["facts"].iat[0]] if found else [])])
        rows.append(row)
    return rows


def _annual(fact: pd.Series) -> dict[str, object]:
    """The row of an annual rate that stands alone; of one year over the year before, or of a span."""
    start, end = int(fact["period_start"][:4]), int(fact["period_end"][:4])
    low, high = (side / 100 for side in fact_interval(fact))
    row = {"end_year": end, "stated_rate": fact["value"] / 100, "base_assumption": ANNUAL}
    if start == end:
        row |= {"start_year": start - 1, "intervals": 1}
    if fact["comparator"] in ("=", "~"):
        row["cagr"] = fact["value"] / 100
    row |= {"cagr_low": low, "cagr_high": high if math.isfinite(high) else math.nan}
    return row | {"evidence": "stated", "facts": fact["fact_id"]}


def _difference(series: pd.DataFrame, fact: pd.Series) -> list[dict[str, object]]:
    """The row of a stated difference with the level it led to: base = level - difference.

    Plans print a difference against a date (a census, "since"), which is the start of its period.
    """
    start, end = int(fact["period_start"][:4]), int(fact["period_end"][:4])
    found = series[series["year"] == end]
    if found.empty or end == start or len(points_of(found)) == 0:
        return []
    level, unit, length = found.iloc[0], found["unit"].iat[0], end - start
    base = level["value"] - fact["value"]
    row = {"start_year": start, "end_year": end, "intervals": length, "start_value": base, "unit": unit}
    row |= {"end_value": level["value"], "base_assumption": PRINTED, "evidence": "derived"}
    if unit in SHARES and 0 <= base <= SHARES[unit]:
        change = share_change(base, level["value"], length, SHARES[unit])
        row |= dict(zip(("pp_per_year", "log_odds_per_year"), change, strict=True))
    elif unit not in (*SHARES, *WITHOUT_RATE) and base > 0:
        (low, high), (least, most) = fact_interval(level), fact_interval(fact)
        row["cagr"] = compound_rate(base, level["value"], length)
        # The level is the same figure above and below: base = level - d, so the ratio is 1 / (1 - d / level).
        row["cagr_low"] = compound_rate(1 - least / high, 1, length)
        row["cagr_high"] = compound_rate(1 - most / low, 1, length)
    return [row | {"facts": f"{level['fact_id']};{fact['fact_id']}"}]
