"""Coverage of care for the old outside institutions, and staff against the plan's own norms."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.measures.aging.rows import evidence_of, headline_target, interval_of, level_facts, open_ended
from analysis.measures.intervals import quotient

#: Shares of places (communities, townships, quarters) that have a service; each has a denominator of its own.
COVERAGE = (
    "community_day_care_coverage", "community_elderly_facility_coverage",
    "community_elderly_service_coverage", "subdistrict_comprehensive_elderly_facility_coverage",
    "rural_elderly_service_center_coverage", "new_residential_elderly_facility_compliance",
    "existing_residential_elderly_facility_compliance",
)  # fmt: skip

#: Staffing norms of the plans, what they are counted on, and per how many.
NORMS = {
    "social_workers_per_1000_elderly": ("population_aged_60_plus", 1000),
    "social_workers_per_100_beds": ("elderly_institution_beds", 100),
}
#: Stocks of social workers, in the order in which one is taken: of all fields, not of elderly care alone.
STOCKS = ("social_workers", "social_workers_certified")


def service_coverage(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return baseline and target of the coverage of services, one row a plan, indicator and group.

    Returns
    -------
    DataFrame
        `plan, indicator, group, year, value, low, high` (baseline, per cent, with its rounding interval),
        `target_year, target` (per cent; missing where words promise no number), `comparator, attribute`,
        `change` (percentage points), `level_fact, target_fact, evidence, facts`. A plan that prints none of
        the indicators has one row that says so.
    """
    rows = []
    for plan in data.check_plans(plans or ()):
        facts = data.select(plan, COVERAGE)
        pairs = facts.drop_duplicates(["indicator", "group"])[["indicator", "group"]]
        order = pairs["indicator"].map(COVERAGE.index)
        pairs = pairs.loc[order.sort_values(kind="stable").index]
        own = [_coverage(data, plan, pair.indicator, pair.group) for pair in pairs.itertuples()]
        rows += own or [{"plan": plan, "evidence": "not stated"}]
    text = ["plan", "indicator", "group", "comparator", "attribute", "level_fact", "target_fact"]
    columns = [*text[:3], "year", "value", "low", "high", "target_year", "target", *text[3:5], "change"]
    table = pd.DataFrame(rows, columns=[*columns, *text[5:], "evidence", "facts"])
    text += ["evidence", "facts"]
    table[text] = table[text].astype("object").fillna("").astype("str")
    numbers = dict.fromkeys(("value", "low", "high", "target", "change"), "float64")
    return table.astype(numbers | dict.fromkeys(("year", "target_year"), "Int64"))


def _coverage(data: Dataset, plan: str, indicator: str, group: str) -> dict[str, Any]:
    row: dict[str, Any] = {"plan": plan, "indicator": indicator, "group": group}
    levels, target = level_facts(data, plan, indicator, group), headline_target(data, plan, indicator, group)
    if len(levels):
        level = levels.iloc[-1]
        low, high = open_ended(*interval_of(level))
        row |= {"year": int(level["period_end"][:4]), "value": level["value"], "level_fact": level["fact_id"]}
        row |= {"low": low, "high": min(high, 100.0)}
    if target is not None:
        row |= {"target_year": int(target["period_end"][:4]), "target": target["value"]}
        row |= {"comparator": target["comparator"], "attribute": target["attribute"]}
        row["target_fact"] = target["fact_id"]
    if "value" in row and "target" in row:
        row["change"] = row["target"] - row["value"]
    ids = [row[name] for name in ("level_fact", "target_fact") if name in row]
    return row | {"evidence": evidence_of(data, ids, derived=False), "facts": ";".join(ids)}


def staffing(data: Dataset, bases: pd.DataFrame, plans: list[str] | None = None) -> pd.DataFrame:
    """Return what each plan's staffing norms ask for on today's old people and beds.

    required = norm x base / per, say 2 per 1,000 on 83,696 old people = 2 x 83.696 = 167.4. Beside it stands
    the plan's stock of social workers of all fields, for want of one for elderly care alone.

    Parameters
    ----------
    data : Dataset
    bases : DataFrame
        Rows of `aging_beds.denominators` and `aging_beds.bed_stocks`: what a norm can be counted on.
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        `plan, indicator` (the norm), `norm, target_year, base_indicator, base, base_year, basis, required,
        required_low, required_high, stock_indicator, stock, stock_year, share_of_stock` (fraction),
        `norm_fact, base_facts, stock_fact, evidence, facts`. One row for a norm and a base (a missing base
        leaves `required` empty); a plan without norms has one row that says so.
    """
    rows = []
    for plan in data.check_plans(plans or ()):
        norms = {name: headline_target(data, plan, name) for name in NORMS}
        own = [row for norm in norms.values() if norm is not None for row in _required(data, norm, bases)]
        rows += own or [{"plan": plan, "evidence": "not stated"}]
    numbers = ["norm", "base", "required", "required_low", "required_high", "stock", "share_of_stock"]
    years = ["target_year", "base_year", "stock_year"]
    text = ["plan", "indicator", "base_indicator", "basis", "stock_indicator", "norm_fact", "base_facts"]
    text += ["stock_fact", "evidence", "facts"]
    columns = [*text[:2], *numbers[:1], *years[:1], text[2], numbers[1], years[1], text[3], *numbers[2:5]]
    columns += [text[4], numbers[5], years[2], numbers[6], *text[5:]]
    table = pd.DataFrame(rows, columns=columns)
    table[text] = table[text].astype("object").fillna("").astype("str")
    return table.astype(dict.fromkeys(numbers, "float64") | dict.fromkeys(years, "Int64"))


def _required(data: Dataset, norm: pd.Series, bases: pd.DataFrame) -> list[dict[str, Any]]:
    name, per = NORMS[norm["indicator"]]
    row: dict[str, Any] = {"plan": norm["plan"], "indicator": norm["indicator"], "norm": norm["value"]}
    row |= {"target_year": int(norm["period_end"][:4]), "base_indicator": name, "norm_fact": norm["fact_id"]}
    row |= _social_workers(data, norm["plan"])
    found = bases[(bases["plan"] == norm["plan"]) & (bases["indicator"] == name) & bases["value"].notna()]
    rows = []
    for base in found.itertuples():
        full = row | {
            "base": base.value,
            "base_year": base.year,
            "basis": base.basis,
            "base_facts": base.facts,
        }
        full["required"] = norm["value"] * base.value / per
        full |= {f"required_{side}": norm["value"] * getattr(base, side) / per for side in ("low", "high")}
        full["share_of_stock"] = full["required"] / row["stock"] if "stock" in row else math.nan
        rows.append(full)
    return [_signed(data, full) for full in rows or [row]]


def _social_workers(data: Dataset, plan: str) -> dict[str, Any]:
    for name in STOCKS:
        levels = level_facts(data, plan, name)
        levels = levels[levels["unit"] == "person"]  # a figure without a unit is no number of persons
        if len(levels):
            last = levels.iloc[-1]
            row = {"stock_indicator": name, "stock": last["value"], "stock_year": int(last["year"])}
            return row | {"stock_fact": last["fact_id"]}
    return {}


def _signed(data: Dataset, row: dict[str, Any]) -> dict[str, Any]:
    names = ("norm_fact", "base_facts", "stock_fact") if "required" in row else ("norm_fact",)
    ids = [fact for name in names for fact in row.get(name, "").split(";") if fact]
    return row | {"evidence": evidence_of(data, ids, derived="required" in row), "facts": ";".join(ids)}


def residents_per_worker(data: Dataset, plan: str) -> dict[str, Any] | None:
    """Return residents per care worker, both of one date; None unless both are printed.

    45 residents and 8 care workers: 45 / 8 = 5.6. Counts printed to the person are exact, and so is this.
    """
    residents, workers = (
        level_facts(data, plan, name).tail(1)
        for name in ("elderly_institution_residents", "elderly_care_workers")
    )
    if residents.empty or workers.empty or residents["period_end"].iat[0] != workers["period_end"].iat[0]:
        return None
    above, below = residents.iloc[0], workers.iloc[0]
    low, high = quotient(interval_of(above), interval_of(below))
    return {
        "plan": plan,
        "indicator": "residents_per_care_worker",
        "year": int(above["period_end"][:4]),
        "value": above["value"] / below["value"],
        "low": low,
        "high": high,
        "unit": "ratio",
        "numerator": above["indicator"],
        "denominator": below["indicator"],
        "scope": "all",
        "evidence": evidence_of(data, [above["fact_id"], below["fact_id"]], derived=True),
        "facts": f"{above['fact_id']};{below['fact_id']}",
    }
