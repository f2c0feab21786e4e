"""Coverage of care for the old outside institutions, and staff against the plan's own norms."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import ids, joined
from analysis.dataset.printed import Fact
from analysis.dataset.tidy import filled
from analysis.measures.aging.beds import BEDS, latest, populations_of
from analysis.measures.aging.rows import Record, evidence_of, headline_target, interval_of, open_ended
from analysis.measures.intervals import quotient
from analysis.measures.needed import at_least
from analysis.measures.whole import whole

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


COVERED = {
    "plan": "str", "indicator": "str", "group": "str", "year": "Int64", "value": "float64", "low": "float64",
    "high": "float64", "target_year": "Int64", "target": "float64", "comparator": "str", "attribute": "str",
    "change": "float64", "level_fact": "str", "target_fact": "str", "evidence": "str", "facts": "str",
}  # fmt: skip
STAFFED = {
    "plan": "str", "indicator": "str", "norm": "float64", "target_year": "Int64", "base_indicator": "str",
    "base": "float64", "base_year": "Int64", "basis": "str", "required": "float64",
    "required_low": "float64", "required_high": "float64", "stock_indicator": "str", "stock": "float64",
    "stock_year": "Int64", "share_of_stock": "float64", "norm_fact": "str", "base_facts": "str",
    "stock_fact": "str", "evidence": "str", "facts": "str",
}  # fmt: skip


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
    return whole(data, plans, lambda plan: coverage_of(data, plan), COVERED)


def coverage_of(data: Dataset, plan: str) -> list[Record]:
    """Return the rows of `service_coverage` of one plan as records with every column."""
    printed = {(fact["concept"], fact["group"]): None for fact in data.records(plan, COVERAGE)}
    pairs = sorted(printed, key=lambda pair: COVERAGE.index(pair[0]))
    rows = [_coverage(data, plan, *pair) for pair in pairs] or [{"plan": plan, "evidence": "not stated"}]
    return [filled(row, COVERED) for row in rows]


def _coverage(data: Dataset, plan: str, indicator: str, group: str) -> Record:
    row: Record = {"plan": plan, "indicator": indicator, "group": group}
    levels, target = data.levels(plan, indicator, group), headline_target(data, plan, indicator, group)
    if levels:
        level = levels[-1]
        low, high = open_ended(*interval_of(level))
        row |= {"year": level["end"], "value": level["value"], "level_fact": level["fact_id"]}
        row |= {"low": low, "high": min(high, 100.0)}
    if target is not None:
        row |= {"target_year": target["end"], "target": target["value"]}
        row |= {"comparator": target["comparator"], "attribute": target["attribute"]}
        row["target_fact"] = target["fact_id"]
    if "value" in row and "target" in row:
        row["change"] = row["target"] - row["value"]
    facts = [row[name] for name in ("level_fact", "target_fact") if name in row]
    return row | {"evidence": evidence_of(data, facts, derived=False), "facts": joined(facts)}


def staffing(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return what each plan's staffing norms ask for on today's old people and beds.

    required = norm x base / per, rounded up, say 2 per 1,000 on 83,696 old people = 2 x 83.696 = 167.4, so
    168. Beside it stands the plan's stock of social workers of all fields, for want of one for elderly care.

    Parameters
    ----------
    data : Dataset
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

    def of(plan: str) -> list[Record]:
        return required(data, plan, populations_of(data, plan) + latest(data, plan, BEDS))

    return whole(data, plans, of, STAFFED)


def required(data: Dataset, plan: str, bases: list[Record]) -> list[Record]:
    """Return the rows of `staffing` of one plan as records with every column."""
    norms = (headline_target(data, plan, name) for name in NORMS)
    rows = [row for norm in norms if norm is not None for row in _required(data, norm, bases)]
    return [filled(row, STAFFED) for row in rows or [{"plan": plan, "evidence": "not stated"}]]


def _required(data: Dataset, norm: Fact, bases: list[Record]) -> list[Record]:
    name, per = NORMS[norm["indicator"]]
    row: Record = {"plan": norm["plan"], "indicator": norm["indicator"], "norm": norm["value"]}
    row |= {"target_year": norm["end"], "base_indicator": name, "norm_fact": norm["fact_id"]}
    row |= _social_workers(data, norm["plan"])
    rows = []
    for base in bases:
        if base["indicator"] != name or math.isnan(base["value"]):
            continue
        full = row | {"base": base["value"], "base_year": base["year"], "basis": base["basis"]}
        full |= {"base_facts": base["facts"], "required": at_least(norm["value"] * base["value"] / per)}
        for side in ("low", "high"):  # a population that is bounded on one side only has no other end
            end = norm["value"] * base[side] / per
            full[f"required_{side}"] = at_least(end) if math.isfinite(end) else math.nan
        full["share_of_stock"] = full["required"] / row["stock"] if "stock" in row else math.nan
        rows.append(full)
    return [_signed(data, full) for full in rows or [row]]


def _social_workers(data: Dataset, plan: str) -> Record:
    for name in STOCKS:
        # A figure without a unit is no number of persons.
        levels = [fact for fact in data.levels(plan, name, "all") if fact["unit"] == "person"]
        if levels:
            last = levels[-1]
            row = {"stock_indicator": name, "stock": last["value"], "stock_year": last["year"]}
            return row | {"stock_fact": last["fact_id"]}
    return {}


def _signed(data: Dataset, row: Record) -> Record:
    names = ("norm_fact", "base_facts", "stock_fact") if "required" in row else ("norm_fact",)
    facts = ids(*(row.get(name, "") for name in names))
    return row | {"evidence": evidence_of(data, facts, derived="required" in row), "facts": joined(facts)}


def residents_per_worker(data: Dataset, plan: str) -> Record | None:
    """Return residents per care worker, both of one date; None unless both are printed.

    45 residents and 8 care workers: 45 / 8 = 5.6. Counts printed to the person are exact, and so is this.
    """
    residents, workers = (
        data.levels(plan, name, "all")[-1:]
        for name in ("elderly_institution_residents", "elderly_care_workers")
    )
    if not residents or not workers or residents[0]["period_end"] != workers[0]["period_end"]:
        return None
    [above], [below] = residents, workers
    low, high = quotient(interval_of(above), interval_of(below))
    return {
        "plan": plan,
        "indicator": "residents_per_care_worker",
        "year": above["end"],
        "value": above["value"] / below["value"],
        "low": low,
        "high": high,
        "unit": "ratio",
        "numerator": above["indicator"],
        "denominator": below["indicator"],
        "scope": "all",
        "evidence": evidence_of(data, [above["fact_id"], below["fact_id"]], derived=True),
        "facts": joined([above["fact_id"], below["fact_id"]]),
    }
