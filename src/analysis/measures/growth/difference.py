"""Rural minus urban growth: one difference a city, the mean over cities, and what rows would pretend."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import joined
from analysis.dataset.tidy import tidy
from analysis.errors import MeasureError
from analysis.measures.growth.areas import pairs
from analysis.measures.growth.rates import ANNUAL, HEADLINE, PRINTED, SENSITIVITY, TRACED, rates_of
from analysis.measures.growth.readings import Row
from analysis.measures.growth.stated import INTERVALS
from analysis.measures.growth.trend import mean_interval
from analysis.measures.whole import whole

#: Standards that follow another by rule (at least so many times it), and are no observation of their own.
BY_RULE = {"dibao_standard": "tekun_standard"}

_SIDES = ("urban", "rural")

_COLUMNS = {
    "plan": "str", "urban": "float64", "rural": "float64", "difference": "float64", "low": "float64",
    "high": "float64", "sensitivity": "float64", "sensitivity_low": "float64", "sensitivity_high": "float64",
    "start_year": "Int64", "end_year": "Int64", "intervals": "Int64", "faster": "str", "areas": "str",
    "evidence": "str", "facts": "str",
}  # fmt: skip

_REGRESSIONS = {
    "model": "str", "rows": "Int64", "cities": "Int64", "difference": "float64", "low": "float64",
    "high": "float64", "width": "float64", "facts": "str",
}  # fmt: skip


def rural_minus_urban(
    data: Dataset, indicator: str, plans: list[str] | None = None, *, intervals: int = INTERVALS
) -> pd.DataFrame:
    """Return rural minus urban growth in log points a year, one row a plan.

    difference = ln(1 + g_rural) - ln(1 + g_urban). Log points do not depend on the unit of time in which
    each side is printed. Where a plan states changes by area only, each side is the mean of its areas'
    log growth, without weights (the plan prints none), and `low, high` reach over the pairs of areas
    (`growth.areas.pairs`).

    Returns
    -------
    DataFrame
        `plan, urban, rural` (log growth a year), `difference, low, high` (rounding and areas included),
        `stands` (whether the row is that of its place in a mean: the latest plan with a difference), `faster`
        (`rural`, `urban`, or `either` where rounding or areas leave both open),
        `sensitivity, sensitivity_low, sensitivity_high` (the same with one interval less, where the base
        year is a convention), `start_year, end_year, intervals, areas` (how many rural and urban figures:
        "2:3"), `evidence, facts`. `evidence` is a grade of `growth_rates`, or `one standard` (a single
        figure for town and country), `windows differ`, `one side only`, `not stated`: no difference.
    """
    table = whole(data, plans, lambda plan: [_row(data, plan, indicator, intervals)], _COLUMNS)
    rows = table["plan"].map(data.lists.plans)
    place = rows.map(lambda row: row["place"]).where(table["difference"].notna())
    order = rows.map(lambda row: row["period_start"]).sort_values(kind="stable").index
    stands = ~place[order].duplicated(keep="last") & place[order].notna()
    return table.assign(stands=stands.reindex(table.index))


def _rates(data: Dataset, plan: str, indicator: str, intervals: int) -> list[Row]:
    """The rows of a plan, each with the area of its group; "" where nothing is stated."""
    area = {group: row["area"] for group, row in data.lists.groups.items()}
    rows = rates_of(data, plan, indicator, intervals)
    return [row | {"area": area.get(row["group"], "")} for row in rows]


def _row(data: Dataset, plan: str, indicator: str, intervals: int) -> Row:
    row, rates = {"plan": plan}, _rates(data, plan, indicator, intervals)
    known = [rate for rate in rates if not math.isnan(rate["cagr"]) and rate["area"] in _SIDES]
    if not known:
        # A count or an average for everybody is no single standard: the plan just does not split it.
        split = any(rate["area"] in _SIDES for rate in rates) or not indicator.endswith("_standard")
        levels = [rate for rate in rates if rate["group"] == "all" and not math.isnan(rate["end_value"])]
        if split or not levels:
            return row | {"evidence": "not stated"}
        return row | {"evidence": "one standard", "facts": joined(rate["facts"] for rate in levels)}
    for assumption in (PRINTED, TRACED, HEADLINE, ANNUAL):
        sides = [_side(known, side, assumption) for side in _SIDES]
        if all(sides):
            break
    else:
        areas = {rate["area"] for rate in known}
        return row | {"evidence": "one side only" if len(areas) < 2 else "windows differ"}
    try:
        row |= log_difference(*sides)
    except MeasureError as error:
        return row | {"evidence": "windows differ", "facts": joined(error.facts)}
    if assumption == HEADLINE:
        other = log_difference(*(_side(known, side, SENSITIVITY) for side in _SIDES))
        row |= {"sensitivity": other["difference"]}
        row |= {"sensitivity_low": other["low"], "sensitivity_high": other["high"]}
    return row


def _side(rates: Iterable[Row], side: str, assumption: str) -> list[Row]:
    """Rows of one side and reading; figures of the whole side go before those of its areas."""
    chosen = [rate for rate in rates if rate["area"] == side and rate["base_assumption"] == assumption]
    return [rate for rate in chosen if rate["group"] == side] or chosen


def log_difference(urban: Sequence[Row], rural: Sequence[Row]) -> Row:
    """Return the difference of two sides' mean log growth a year, rows of `growth_rates` each.

    Raises
    ------
    MeasureError
        If the rows do not all speak of the same years: growth of different periods is not compared.
    """
    both = [*urban, *rural]
    first, facts = both[0], joined(rate["facts"] for rate in both)
    spans = dict.fromkeys((rate["start_year"], rate["end_year"]) for rate in both)
    if len(spans) != 1:
        where = ", ".join((first["plan"], first["indicator"], *(rate["group"] for rate in both)))
        periods = " and ".join(f"{start}-{end}" for start, end in spans)
        raise MeasureError(f"{where}: growth of the periods {periods} is not compared", [facts])
    means = [float(np.log1p([rate["cagr"] for rate in side]).mean()) for side in (urban, rural)]
    bounds = {rate["group"]: _bounds(rate) for rate in both}
    ends = [(bounds[u], bounds[r]) for u, r in pairs(rate["group"] for rate in both)]
    reach = [(r[0] - u[1], r[1] - u[0]) for u, r in ends]
    row: Row = {"urban": means[0], "rural": means[1], "difference": means[1] - means[0]}
    row |= {"low": min(low for low, _ in reach), "high": max(high for _, high in reach)}
    row["faster"] = "rural" if row["low"] > 0 else "urban" if row["high"] < 0 else "either"
    row |= {name: first[name] for name in ("start_year", "end_year", "intervals", "evidence")}
    if any(rate["evidence"] == "corrected" for rate in both):
        row["evidence"] = "corrected"
    return row | {"areas": f"{len(rural)}:{len(urban)}", "facts": facts}


def _bounds(rate: Row) -> tuple[float, float]:
    """Log growth within its rounding, the reading of the base year held."""
    return math.log1p(rate["rounded_low"]), math.log1p(rate["rounded_high"])


def mean_difference(
    table: pd.DataFrame, confidence: float = 0.95, *, shorter: bool = False
) -> dict[str, float]:
    """Return the mean of the places' differences with its t interval; n is the number of places.

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
    table = table[table["stands"]]
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
    known = differences[differences["stands"]]
    cities = list(known["plan"])
    if len(cities) < 2:
        return tidy((), _REGRESSIONS)
    honest = _model("cities", mean_difference(differences, confidence), cities, known["facts"])
    areas = _growths(data, indicator, cities, intervals)
    designs = {"areas": areas}
    if indicator in BY_RULE:
        designs["rule"] = areas + _growths(data, BY_RULE[indicator], cities, intervals)
    fitted = [row for name, rates in designs.items() for row in _fitted(name, rates, confidence)]
    return tidy([honest, *fitted], _REGRESSIONS)


def _growths(data: Dataset, indicator: str, plans: Iterable[str], intervals: int) -> list[Row]:
    return [
        rate
        for plan in plans
        for rate in _rates(data, plan, indicator, intervals)
        if rate["area"] in _SIDES
        and rate["base_assumption"] in (PRINTED, TRACED, HEADLINE)
        and not math.isnan(rate["cagr"])
    ]


def _fitted(name: str, rates: list[Row], confidence: float) -> list[Row]:
    plans = [rate["plan"] for rate in rates]
    cities = sorted(set(plans))
    if len({rate["area"] for rate in rates}) < 2 or len(rates) < len(cities) + 2:
        return []
    from statsmodels.api import OLS  # here, for it takes longer to import than all else

    design = [[plan == city for city in cities] for plan in plans]
    rural = [[rate["area"] == "rural"] for rate in rates]
    fitted = OLS(np.log1p([rate["cagr"] for rate in rates]), np.hstack([design, rural]).astype(float)).fit()
    low, high = fitted.conf_int(alpha=1 - confidence)[-1]
    found = {"mean": float(fitted.params[-1]), "low": float(low), "high": float(high)}
    return [_model(name, found, plans, (rate["facts"] for rate in rates))]


def _model(name: str, found: dict[str, float], plans: list[str], facts: Iterable[str]) -> Row:
    """A row of the table: a mean with its interval, over how many rows and cities."""
    row: Row = {"model": name, "rows": len(plans), "cities": len(set(plans)), "facts": joined(facts)}
    row |= {"difference": found["mean"], "low": found["low"], "high": found["high"]}
    return row | {"width": found["high"] - found["low"]}
