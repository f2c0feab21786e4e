"""What one series, or one change that a plan states, says of growth a year: a row of `growth_rates` each."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from analysis.dataset import Dataset
from analysis.dataset.ids import joined
from analysis.dataset.months import years_between
from analysis.dataset.printed import Fact
from analysis.errors import MeasureError
from analysis.measures.growth.compound import (
    POINTS,
    SHARES,
    WITHOUT_RATE,
    annual,
    compound_rate,
    points_of,
    share_change,
)
from analysis.measures.growth.span import between, named
from analysis.measures.growth.stated import change_ratio, conventions, traced
from analysis.measures.growth.trend import LEAST, log_trend
from analysis.measures.intervals import fact_interval

Row = dict[str, Any]

#: How a base year is known.
PRINTED, TRACED, ANNUAL = "years printed", "base traced", "annual rate"
HEADLINE, SENSITIVITY = "convention", "one interval less"

#: Levels that do not count as many months: no rate.
UNLIKE = "periods differ"


def one_level(level: Fact) -> Row:
    """Return the row of a level that stands alone: no rate."""
    row = {"end_year": level["year"], "end_value": level["value"], "unit": level["unit"]}
    return row | {"evidence": "one level", "facts": level["fact_id"]}


def unlike(first: Fact, last: Fact) -> Row:
    """Return the row of two levels that do not count as many months: half a year against a whole one."""
    row = one_level(last) | {"start_year": first["year"], "start_value": first["value"], "evidence": UNLIKE}
    return row | {"facts": joined((first["fact_id"], last["fact_id"]))}


def same_years(series: list[Fact], fact: Fact) -> bool:
    """Tell whether an annual rate is of the years of the series; its span may begin at the base or after."""
    if fact["statistic"] != "annual_growth" or len(series) < 2:
        return False
    first, last = series[0]["year"], series[-1]["year"]
    return fact["end"] == last and fact["start"] in (first, first + 1)


def printed(data: Dataset, series: list[Fact], own: list[Fact], confidence: float) -> Row:
    """Return the row of a series, first to last printed year; `own` are rates that the plan states of it."""
    first, last = series[0], series[-1]
    length, unit = years_between(first, last), first["unit"]
    row: Row = {"start_year": first["year"], "end_year": last["year"], "intervals": length}
    row |= {"start_value": first["value"], "end_value": last["value"], "unit": unit}
    row |= {"base_assumption": PRINTED, "evidence": "endpoints" if len(series) == 2 else "series"}
    facts = [level["fact_id"] for level in series]
    if unit in SHARES:
        if len(points_of((first, last))) == 2:
            with named(last, facts):
                row |= _share(first["value"], last["value"], length, unit)
    elif unit not in WITHOUT_RATE and min(level["value"] for level in series) > 0:
        names = ("cagr", "cagr_low", "cagr_high")
        row |= dict(zip(names, between(data, facts[0], facts[-1]), strict=True))
        if len(points_of(series)) >= LEAST:
            trend = log_trend(series, confidence)
            row |= {f"trend_{side}": trend[side] for side in ("rate", "low", "high")}
    if own:
        row["stated_rate"] = own[0]["value"] / 100
        facts.append(own[0]["fact_id"])
    if "corrected" in data.mark(facts):
        row["evidence"] = "corrected"
    return row | {"facts": joined(facts)}


def _share(start: float, end: float, intervals: float, unit: str) -> Row:
    change = share_change(start, end, intervals, SHARES[unit])
    return dict(zip(("pp_per_year", "log_odds_per_year"), change, strict=True))


def cumulative(data: Dataset, plan: str, indicator: str, fact: Fact, intervals: int) -> list[Row]:
    """Return the rows of a stated cumulative change: one where its base is traced, else one a convention."""
    (ratio, bounds), point = change_ratio(fact), fact["comparator"] in POINTS
    if not bounds[0] > 0 and point:
        where = f"{plan}, {indicator}, {fact['group']}"
        raise MeasureError(f"{where}: a change of {ratio - 1:g} leaves nothing", [fact["fact_id"]])
    readings = [(TRACED, *pair) for pair in traced(data, plan, indicator, fact, intervals)]
    if len(readings) != 1:
        longer, shorter = conventions(intervals)
        readings = [(HEADLINE, longer, ""), (SENSITIVITY, shorter, "")]
    lows, highs = ([annual(side, length) for _, length, _ in readings] for side in bounds)
    rows = []
    for at, (assumption, length, levels) in enumerate(readings):
        row: Row = {"start_year": fact["end"] - length, "end_year": fact["end"], "intervals": length}
        row |= {"base_assumption": assumption, "stated_rate": ratio - 1, "evidence": "stated"}
        # A bound leaves one side open, and then all its readings do.
        row |= {"cagr_low": float(np.min(lows)), "cagr_high": float(np.max(highs))}
        row |= {"rounded_low": lows[at], "rounded_high": highs[at]}
        if point:
            row["cagr"] = annual(ratio, length)
        rows.append(row | {"facts": joined((fact["fact_id"], levels))})
    return rows


def annual_rate(fact: Fact) -> Row:
    """Return the row of an annual rate that stands alone; of one year over the year before, or of a span."""
    low, high = (side / 100 for side in fact_interval(fact))
    row: Row = {"end_year": fact["end"], "stated_rate": fact["value"] / 100, "base_assumption": ANNUAL}
    if fact["start"] == fact["end"]:
        row |= {"start_year": fact["start"] - 1, "intervals": 1}
    if fact["comparator"] in POINTS:
        row["cagr"] = fact["value"] / 100
    row |= {"cagr_low": low, "cagr_high": high if math.isfinite(high) else math.nan}
    return row | {"evidence": "stated", "facts": fact["fact_id"]}


def difference(series: list[Fact], fact: Fact) -> list[Row]:
    """Return the row of a stated difference with the level it led to: base = level - difference.

    Plans print a difference against a date (a census, "since"), which is the start of its period.
    """
    level = next((level for level in points_of(series) if level["year"] == fact["end"]), None)
    if level is None or fact["end"] == fact["start"]:
        return []
    unit, length, base = level["unit"], fact["end"] - fact["start"], level["value"] - fact["value"]
    row: Row = {"start_year": fact["start"], "end_year": fact["end"], "intervals": length}
    row |= {"start_value": base, "end_value": level["value"], "unit": unit}
    row |= {"base_assumption": PRINTED, "evidence": "derived"}
    facts = level["fact_id"], fact["fact_id"]
    with named(level, facts):
        if unit in SHARES and 0 <= base <= SHARES[unit]:
            row |= _share(base, level["value"], length, unit)
        elif unit not in (*SHARES, *WITHOUT_RATE) and base > 0:
            (low, high), (least, most) = fact_interval(level), fact_interval(fact)
            row["cagr"] = compound_rate(base, level["value"], length)
            # The level is the same figure above and below: base = level - d, so the ratio is
            # 1 / (1 - d / level).
            row["cagr_low"] = compound_rate(1 - least / high, 1, length)
            row["cagr_high"] = compound_rate(1 - most / low, 1, length)
    return [row | {"facts": joined(facts)}]
