"""Registered population of the plan and permanent population of the census, side by side, never mixed."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.measures.aging.beds import OLD, implied_floor
from analysis.measures.aging.overview import old_and_beds
from analysis.measures.population import share
from analysis.measures.pressure.rows import (
    NOT_AVAILABLE,
    NOT_STATED,
    PERMANENT,
    head,
    joined_ids,
    people_near,
    signed,
    table,
)

REGISTERED = "registered"
#: Counts and the share, of which the plan may print the registered ones and the census the permanent ones.
INDICATORS = ("population", "population_aged_60_plus", "population_aged_60_plus_share")
_UNITS = {"population": "person", "population_aged_60_plus": "person"}


def bases(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the registered and the permanent population of each city, and the share of the old in each.

    Returns
    -------
    DataFrame
        Columns of `rows.COLUMNS`, side "basis": for each plan and each of `INDICATORS` a row of basis
        `registered` (printed by the plan, or a least number that its accident insurance implies: only
        `low`) and one of basis `permanent` (latest census). Evidence `not stated` where the plan prints no
        registered population, `not available` where no census is there. A share is always one of its own
        basis: 83,696 of 439,575 registered is 19.04 %, 110,592 of 699,672 permanent is 15.81 %.
    """
    rows = []
    for plan in data.check_plans(plans or ()):
        place = data.plan(plan)["place"]
        own = [*_registered(data, plan), *_permanent(data, plan)]
        rows += [signed(data, head(data, plan, place, "basis") | row) for row in own]
    return table(rows)


def _registered(data: Dataset, plan: str) -> list[dict[str, Any]]:
    printed = old_and_beds(data, [plan])
    printed = printed[(printed["basis"] == REGISTERED) & printed["value"].notna()]
    names = dict(zip(("population_registered", OLD, f"{OLD}_share"), INDICATORS, strict=True))
    rows = []
    for name, indicator in names.items():
        found = printed[printed["indicator"] == name]
        row = {"indicator": indicator, "unit": _UNITS.get(indicator, "percent"), "basis": REGISTERED}
        if len(found):
            # A computed share has more digits than the printed one, which stands before it.
            row |= found.iloc[-1].to_dict() | {"indicator": indicator, "scope": ""}
        elif name == OLD and (floor := implied_floor(data, plan)) is not None:
            row |= floor | {"indicator": indicator, "scope": ""}
        else:
            row |= {"evidence": NOT_STATED}
        rows.append(row)
    return rows


def _permanent(data: Dataset, plan: str) -> list[dict[str, Any]]:
    year = int(data.plan(plan)["baseline_year"])
    whole, old = (people_near(data, plan, name, year) for name in ("all", "aged_60_plus"))
    rows = []
    for indicator, people in zip(INDICATORS, (whole, old), strict=False):
        row = {"indicator": indicator, "unit": "person", "basis": PERMANENT}
        columns = ["year", "value", "low", "high", "evidence", "facts"]
        rows.append(row | ({"evidence": NOT_AVAILABLE} if people is None else people[columns].to_dict()))
    last: dict[str, Any] = {"indicator": INDICATORS[-1], "unit": "percent", "basis": PERMANENT}
    if whole is None or old is None:
        return [*rows, last | {"evidence": NOT_AVAILABLE}]
    values = dict(zip(("value", "low", "high"), share(old, whole), strict=True))
    last |= values | {"numerator": "aged_60_plus", "denominator": "all", "denominator_year": whole["year"]}
    facts = joined_ids(old["facts"], whole["facts"])
    return [*rows, last | {"year": old["year"], "evidence": "derived", "facts": facts}]


def differing(table: pd.DataFrame) -> pd.DataFrame:
    """Return for each plan that has both bases of an indicator their difference.

    Returns
    -------
    DataFrame
        `plan, indicator, registered, permanent` (values; a least number of registered people as it is),
        `at_least` (bool: the registered figure is one), `facts`.
    """
    rows = []
    for (plan, indicator), own in table.groupby(["plan", "indicator"], sort=False):
        first, last = (own[own["basis"] == basis].iloc[0] for basis in (REGISTERED, PERMANENT))
        registered = first["low"] if math.isnan(first["value"]) else first["value"]
        if math.isnan(registered) or math.isnan(last["value"]):
            continue
        row = {"plan": plan, "indicator": indicator, "registered": registered, "permanent": last["value"]}
        row |= {"at_least": math.isnan(first["value"])}
        rows.append(row | {"facts": joined_ids(first["facts"], last["facts"])})
    return pd.DataFrame(rows, columns=["plan", "indicator", "registered", "permanent", "at_least", "facts"])
