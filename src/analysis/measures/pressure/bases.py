"""Registered population of the plan and permanent population of the census, side by side, never mixed."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import joined
from analysis.dataset.tidy import tidy
from analysis.measures.aging.beds import OLD, implied_floor
from analysis.measures.aging.overview import old_and_beds_of
from analysis.measures.population import share
from analysis.measures.pressure.rows import (
    COLUMNS,
    NOT_AVAILABLE,
    NOT_STATED,
    PERMANENT,
    Record,
    head,
    people_near,
    signed,
)
from analysis.measures.whole import whole

REGISTERED = "registered"
#: Counts and the share, of which the plan may print the registered ones and the census the permanent ones.
INDICATORS = ("population", "population_aged_60_plus", "population_aged_60_plus_share")
DIFFERING = {
    "plan": "str", "indicator": "str", "registered": "float64", "permanent": "float64", "at_least": "bool",
    "facts": "str",
}  # fmt: skip
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
    return whole(data, plans, lambda plan: _of_plan(data, plan), COLUMNS)


def _of_plan(data: Dataset, plan: str) -> list[Record]:
    place = data.lists.plans[plan]["place"]
    own = [*_registered(data, plan), *_permanent(data, plan)]
    return [signed(data, head(data, plan, place, "basis") | row) for row in own]


def _registered(data: Dataset, plan: str) -> list[Record]:
    printed = {
        row["indicator"]: row
        for row in old_and_beds_of(data, plan)
        if row.get("basis") == REGISTERED and not math.isnan(row.get("value", math.nan))
    }
    names = dict(zip(("population_registered", OLD, f"{OLD}_share"), INDICATORS, strict=True))
    rows = []
    for name, indicator in names.items():
        row = {"indicator": indicator, "unit": _UNITS.get(indicator, "percent"), "basis": REGISTERED}
        if name in printed:
            # A computed share has more digits than the printed one, which stands before it.
            row |= printed[name] | {"indicator": indicator, "scope": ""}
        elif name == OLD and (floor := implied_floor(data, plan)) is not None:
            row |= floor | {"indicator": indicator, "scope": ""}
        else:
            row |= {"evidence": NOT_STATED}
        rows.append(row)
    return rows


def _permanent(data: Dataset, plan: str) -> list[Record]:
    year = data.lists.plans[plan]["baseline_year"]
    everybody, old = (people_near(data, plan, name, year) for name in ("all", "aged_60_plus"))
    rows = []
    for indicator, people in zip(INDICATORS, (everybody, old), strict=False):
        row = {"indicator": indicator, "unit": "person", "basis": PERMANENT}
        columns = ("year", "value", "low", "high", "evidence", "facts")
        known = {"evidence": NOT_AVAILABLE} if people is None else {name: people[name] for name in columns}
        rows.append(row | known)
    last: Record = {"indicator": INDICATORS[-1], "unit": "percent", "basis": PERMANENT}
    if everybody is None or old is None:
        return [*rows, last | {"evidence": NOT_AVAILABLE}]
    last |= dict(zip(("value", "low", "high"), share(old, everybody), strict=True))
    last |= {"numerator": "aged_60_plus", "denominator": "all", "denominator_year": everybody["year"]}
    facts = joined([old["facts"], everybody["facts"]])
    return [*rows, last | {"year": old["year"], "evidence": "derived", "facts": facts}]


def differing(table: pd.DataFrame) -> pd.DataFrame:
    """Return for each plan that has both bases of an indicator their difference.

    Returns
    -------
    DataFrame
        `plan, indicator, registered, permanent` (values; a least number of registered people as it is),
        `at_least` (bool: the registered figure is one), `facts`.
    """
    own: dict[tuple[str, str], dict[str, Record]] = {}
    for row in table.to_dict("records"):
        own.setdefault((row["plan"], row["indicator"]), {}).setdefault(row["basis"], row)
    rows = []
    for (plan, indicator), by in own.items():
        first, last = by[REGISTERED], by[PERMANENT]
        registered = first["low"] if math.isnan(first["value"]) else first["value"]
        if math.isnan(registered) or math.isnan(last["value"]):
            continue
        row = {"plan": plan, "indicator": indicator, "registered": registered, "permanent": last["value"]}
        row |= {"at_least": math.isnan(first["value"])}
        rows.append(row | {"facts": joined([first["facts"], last["facts"]])})
    return tidy(rows, DIFFERING)
