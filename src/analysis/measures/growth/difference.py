"""Rural minus urban growth: one difference a city, the mean over cities, and what rows would pretend."""

from __future__ import annotations

import math
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import statsmodels.api as sm

from analysis.dataset import Dataset
from analysis.errors import MeasureError
from analysis.measures.growth.rates import ANNUAL, HEADLINE, PRINTED, SENSITIVITY, TRACED, growth_rates
from analysis.measures.growth.stated import INTERVALS
from analysis.measures.growth.trend import mean_interval

#: Standards that follow another by rule (at least so many times it), and are no observation of their own.
BY_RULE = {"dibao_standard": "tekun_standard"}

_COLUMNS = ["plan", "urban", "rural", "difference", "low", "high", "sensitivity", "sensitivity_low"]
_COLUMNS += ["sensitivity_high", "start_year", "end_year", "intervals", "areas", "evidence", "facts"]
_REGRESSIONS = ["model", "rows", "cities", "difference", "low", "high", "width", "facts"]


def rural_minus_urban(
    data: Dataset, indicator: str, plans: list[str] | None = None, *, intervals: int = INTERVALS
) -> pd.DataFrame:
    """Return rural minus urban growth in log points a year, one row a plan.

    difference = ln(1 + g_rural) - ln(1 + g_urban). Log points do not depend on the unit of time in which
    each side is printed. Where a plan states changes by area only, each side is the mean of its areas'
    log growth, without weights (the plan prints none), and `low, high` reach from the slowest rural
    against the fastest urban area to the reverse.

    Returns
    -------
    DataFrame
        `plan, urban, rural` (log growth a year), `difference, low, high` (rounding and areas included),
        `sensitivity, sensitivity_low, sensitivity_high` (the same with one interval less, where the base
        year is a convention), `start_year, end_year, intervals, areas` (how many rural and urban figures:
        "2:3"), `evidence, facts`. `evidence` is a grade of `growth_rates`, or `one standard` (a single
        figure for town and country), `windows differ`, `one side only`, `not stated`: no difference.
    """
    table = growth_rates(data, plans, [indicator], intervals=intervals)
    table = table.merge(data.groups[["group", "area"]], on="group", how="left")
    rows = [_row(table[table["plan"] == plan], plan) for plan in data.check_plans(plans or ())]
    whole = dict.fromkeys(("start_year", "end_year", "intervals"), "Int64")
    real = dict.fromkeys(_COLUMNS[1:8], "float64") | {"sensitivity_high": "float64"}
    return pd.DataFrame(rows, columns=_COLUMNS).astype(whole | real)


def _row(table: pd.DataFrame, plan: str) -> dict[str, object]:
    row: dict[str, object] = {"plan": plan, "areas": "", "facts": ""}
    known = table[table["cagr"].notna() & table["area"].isin(["urban", "rural"])]
    if known.empty:
        split = table["area"].isin(["urban", "rural"]).any()
        levels = table[(table["group"] == "all") & table["end_value"].notna()]
        # A count or an average for everybody is no single standard: the plan just does not split it.
        one = not split and len(levels) and levels["indicator"].iat[0].endswith("_standard")
        facts = ";".join(levels["facts"]) if one else ""
        return row | {"evidence": "one standard" if one else "not stated", "facts": facts}
    for assumption in (PRINTED, TRACED, HEADLINE, ANNUAL):
        sides = _sides(known, assumption)
        if all(len(side) for side in sides):
            break
    else:
        evidence = "one side only" if known["area"].nunique() < 2 else "windows differ"
        return row | {"evidence": evidence}
    try:
        row |= log_difference(*sides)
    except MeasureError:
        return row | {"evidence": "windows differ", "facts": ";".join(pd.concat(sides)["facts"])}
    if assumption == HEADLINE:
        other = log_difference(*_sides(known, SENSITIVITY))
        row |= {"sensitivity": other["difference"]}
        row |= {"sensitivity_low": other["low"], "sensitivity_high": other["high"]}
    return row


def _sides(table: pd.DataFrame, assumption: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Urban and rural rows of one reading; figures of a whole side go before those of its areas."""
    chosen = table[table["base_assumption"] == assumption]
    sides = [chosen[chosen["area"] == side] for side in ("urban", "rural")]
    urban, rural = (_whole(side) for side in sides)
    return urban, rural


def _whole(side: pd.DataFrame) -> pd.DataFrame:
    whole = side[side["group"] == side["area"]]
    return whole if len(whole) else side


def log_difference(urban: pd.DataFrame, rural: pd.DataFrame) -> dict[str, object]:
    """Return the difference of two sides' mean log growth a year, rows of `growth_rates` each.

    Raises
    ------
    MeasureError
        If the rows do not all speak of the same years: growth of different periods is not compared.
    """
    both = pd.concat([urban, rural])
    years = both[["start_year", "end_year"]].drop_duplicates()
    if len(years) != 1:
        first = both.iloc[0]
        spans = " and ".join(f"{row.start_year}-{row.end_year}" for row in years.itertuples())
        raise MeasureError(
            f"{first['plan']}, {first['indicator']}, {', '.join(both['group'])}: growth of the periods "
            f"{spans} is not compared"
        )
    means = [float(np.log1p(side["cagr"]).mean()) for side in (urban, rural)]
    reach = [_reach(rural, urban, side) for side in (0, 1)]
    row: dict[str, Any] = {"urban": means[0], "rural": means[1], "difference": means[1] - means[0]}
    row |= {"low": reach[0], "high": reach[1], "start_year": years["start_year"].iat[0]}
    row |= {"end_year": years["end_year"].iat[0], "intervals": both["intervals"].iat[0]}
    grades = list(dict.fromkeys(both["evidence"]))
    row["evidence"] = "corrected" if "corrected" in grades else grades[0]
    return row | {"areas": f"{len(rural)}:{len(urban)}", "facts": ";".join(both["facts"])}


def _reach(rural: pd.DataFrame, urban: pd.DataFrame, side: int) -> float:
    """Lowest (0) or highest (1) difference of any rural and any urban row, rounding included."""
    pairs = product(_bounds(rural), _bounds(urban))
    found = [r[side] - u[1 - side] for r, u in pairs]
    return min(found) if side == 0 else max(found)


def _bounds(rows: pd.DataFrame) -> list[tuple[float, float]]:
    """Log growth of each row within its rounding, the reading of the base year held."""
    return [(math.log1p(row.rounded_low), math.log1p(row.rounded_high)) for row in rows.itertuples()]


def mean_difference(table: pd.DataFrame, confidence: float = 0.95, *, shorter: bool = False) -> dict:
    """Return the mean of the cities' differences with its t interval; n is the number of cities.

    Parameters
    ----------
    table : DataFrame
        As returned by `rural_minus_urban`.
    confidence : float
    shorter : bool
        Take the sensitivity where a city has one.

    Returns
    -------
    dict
        `mean, low, high, n`, log points a year.

    Raises
    ------
    MeasureError
        If fewer than two cities have a difference.
    """
    values = table["difference"]
    return mean_interval(table["sensitivity"].fillna(values) if shorter else values, confidence)


def row_regressions(
    data: Dataset,
    indicator: str,
    plans: list[str] | None = None,
    *,
    intervals: int = INTERVALS,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Return what ordinary regressions over rows say of the same difference, to show what they pretend.

    Each fits log growth a year on a rural dummy and one intercept a city: `areas` takes every stated or
    printed figure of the indicator as a row, so that a city counts as often as it prints areas; `rule` adds
    the standard that follows it by rule. None of the added rows is an independent observation.

    Returns
    -------
    DataFrame
        `model, rows, cities, difference, low, high, width, facts`; first the honest one, `cities`: a mean of
        one difference a city. Models without enough rows are left out.
    """
    differences = rural_minus_urban(data, indicator, plans, intervals=intervals)
    cities = list(differences.loc[differences["difference"].notna(), "plan"])
    if len(cities) < 2:
        return pd.DataFrame(columns=_REGRESSIONS)
    honest = mean_difference(differences, confidence)
    facts = _together(differences.loc[differences["difference"].notna(), "facts"])
    found = [{"model": "cities", "rows": len(cities), "cities": len(cities), "facts": facts, **honest}]
    areas = _growth_rows(data, indicator, cities, intervals)
    designs = {"areas": areas}
    if indicator in BY_RULE:
        designs["rule"] = pd.concat([areas, _growth_rows(data, BY_RULE[indicator], cities, intervals)])
    for name, rows in designs.items():
        found += _fitted(name, rows, confidence)
    table = pd.DataFrame(found).rename(columns={"mean": "difference"})
    table["width"] = table["high"] - table["low"]
    return table[_REGRESSIONS]


def _growth_rows(data: Dataset, indicator: str, plans: list[str], intervals: int) -> pd.DataFrame:
    table = growth_rates(data, plans, [indicator], intervals=intervals)
    table = table[table["base_assumption"].isin([PRINTED, TRACED, HEADLINE]) & table["cagr"].notna()]
    table = table.merge(data.groups[["group", "area"]], on="group")
    return table.assign(growth=np.log1p(table["cagr"]))[["plan", "area", "growth", "facts"]]


def _fitted(name: str, rows: pd.DataFrame, confidence: float) -> list[dict[str, object]]:
    rows = rows[rows["area"].isin(["urban", "rural"])]
    intercepts = pd.get_dummies(rows["plan"], dtype=float)
    if rows["area"].nunique() < 2 or len(rows) < intercepts.shape[1] + 2:
        return []
    design = intercepts.assign(rural=(rows["area"] == "rural").astype(float))
    fitted = sm.OLS(rows["growth"].to_numpy(dtype=float), design.to_numpy()).fit()
    low, high = fitted.conf_int(alpha=1 - confidence)[-1]
    row = {"model": name, "rows": len(rows), "cities": rows["plan"].nunique()}
    row["facts"] = _together(rows["facts"])
    return [row | {"mean": float(fitted.params[-1]), "low": float(low), "high": float(high)}]


def _together(facts: pd.Series) -> str:
    """Return the facts of several rows, each once."""
    return ";".join(dict.fromkeys(";".join(facts).split(";")))
