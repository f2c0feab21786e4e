"""Aging pressure: how old a place is, what stands against it, and what the targets change."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.measures.aging.allowance import FOR_ALL, MEANS_TESTED, YEARLY, schedules
from analysis.measures.aging.beds import (
    OLD,
    bed_stocks,
    computed_rates,
    computed_shares,
    denominators,
    implied_floor,
    implied_old,
    implied_recipients,
)
from analysis.measures.aging.nursing import nursing_gap
from analysis.measures.aging.rows import SCOPES, level_facts, level_row, not_stated, table, target_row
from analysis.measures.aging.services import residents_per_worker, service_coverage, staffing

#: Levels that every plan has a row for, printed or not.
HEADLINES = (OLD, f"{OLD}_share", "elderly_beds_total", "elderly_institution_beds")
#: Further levels, of the plans that print them.
_OTHERS = (
    "population_registered", "population_permanent", "elderly_allowance_recipients",
    "elderly_institution_residents", "elderly_care_workers",
)  # fmt: skip
_SIDES = (("value", ""), ("low", "_low"), ("high", "_high"))


def old_and_beds(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the old, their share, the beds, and beds per 1,000 old people, printed before computed.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        Columns of `aging_rows.COLUMNS`. Shares name their basis, beds and rates their scope: rates of two
        scopes are not comparable. Every plan has a row for each of `HEADLINES` and for the rate.
    """
    chosen = data.check_plans(plans or ())
    populations = denominators(data, chosen)
    shares, rates = (
        computed_shares(data, populations),
        computed_rates(data, bed_stocks(data, chosen), populations),
    )
    rows: list[dict[str, Any]] = []
    for plan in chosen:
        for indicator in HEADLINES:
            printed = _printed(data, plan, indicator)
            rows += printed or [not_stated(plan, indicator, SCOPES.get(indicator, ""))]
            rows += _of(shares, plan) if indicator == f"{OLD}_share" else []
        rows += [row for indicator in _OTHERS[:2] for row in _printed(data, plan, indicator)]
        found = _printed(data, plan, "elderly_beds_per_1000") + _of(rates, plan)
        rows += found or [not_stated(plan, "elderly_beds_per_1000")]
    return table(rows)


def _printed(data: Dataset, plan: str, indicator: str) -> list[dict[str, Any]]:
    return [level_row(data, fact) for _, fact in level_facts(data, plan, indicator).tail(1).iterrows()]


def _of(frame: pd.DataFrame, plan: str) -> list[dict[str, Any]]:
    return frame[frame["plan"] == plan].to_dict("records")


def implied_populations(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the populations that printed figures imply, as intervals (columns of `aging_rows.COLUMNS`)."""
    chosen = data.check_plans(plans or ())
    amounts = schedules(data, chosen)
    amounts = amounts[amounts["class"] == FOR_ALL]
    found = []
    for plan in chosen:
        own = amounts[amounts["plan"] == plan]
        found += [implied_old(data, plan), implied_floor(data, plan), implied_recipients(data, plan, own)]
    return table(row for row in found if row is not None)


def export(data: Dataset) -> pd.DataFrame:
    """Return data/derived/aging.csv: every measure of aging over all plans as tidy rows.

    Columns: `plan`; `indicator` (`_target`: the promise; `_gap_by_...`: beds to convert or to build, `_rate`
    as a percentage of existing beds; `_implied`: an interval; `_means_tested`: for the poor only);
    `year`; `value` (empty where only bounds are known); `low`, `high` (rounding interval; an open end is
    empty); `unit`; `numerator` and `denominator` of what is computed; `basis` of a population; `scope` (which
    beds, which group, which age bracket); `evidence`; `facts`.
    """
    rows = old_and_beds(data).to_dict("records")
    rows += implied_populations(data).to_dict("records")
    rows += _nursing(data) + _coverage(data) + _staff(data) + _allowances(data)
    return table(rows)


def _nursing(data: Dataset) -> list[dict[str, Any]]:
    rows = []
    for row in nursing_gap(data).to_dict("records"):
        plan, scope = row["plan"], SCOPES["nursing_bed_share"]
        if not row["share_fact"]:
            rows += [not_stated(plan, name, scope) for name in ("nursing_bed_share", "nursing_beds")]
            continue
        rows.append(level_row(data, data.fact(row["share_fact"])))
        if row["target_fact"]:
            rows.append(target_row(data, data.fact(row["target_fact"])))
        computed = {"plan": plan, "unit": "bed", "scope": scope, "evidence": row["evidence"]}
        computed |= {"numerator": "nursing_bed_share", "denominator": "elderly_institution_beds"}
        rows += _rates(row, computed)
        if math.isnan(row["nursing"]):
            rows.append(_ceiling(row, computed))
            continue
        facts = {"facts": f"{row['share_fact']};{row['beds_fact']}", "year": row["year"]}
        values = {"value": row["nursing"], "low": row["nursing_low"], "high": row["nursing_high"]}
        rows.append(computed | facts | values | {"indicator": "nursing_beds"})
        rows += _gap(row, computed | {"facts": row["facts"], "year": row["target_year"]})
    return rows


def _rates(row: dict[str, Any], computed: dict[str, Any]) -> list[dict[str, Any]]:
    """The gap per existing bed in per cent, which needs no stock of beds."""
    if math.isnan(row["target"]):
        return []
    same = {"unit": "percent", "year": row["target_year"], "denominator": ""}
    same |= {"facts": f"{row['share_fact']};{row['target_fact']}"}
    rows = []
    for way in ("conversion", "building"):
        values = {name: row[f"{way}_rate{end}"] * 100 for name, end in _SIDES}
        rows.append(computed | same | values | {"indicator": f"nursing_beds_gap_by_{way}_rate"})
    return rows


def _ceiling(row: dict[str, Any], computed: dict[str, Any]) -> dict[str, Any]:
    if math.isnan(row["ceiling"]):
        return not_stated(row["plan"], "nursing_beds", computed["scope"])
    bound = {"indicator": "nursing_beds", "year": row["year"], "high": row["ceiling"]}
    facts = f"{row['share_fact']};{row['beds_fact']}"
    return computed | bound | {"denominator": "elderly_beds_total", "facts": facts}


def _gap(row: dict[str, Any], computed: dict[str, Any]) -> list[dict[str, Any]]:
    if math.isnan(row["nursing_target"]):
        return []
    target = {"value": row["nursing_target"], "low": row["target"] * row["beds_low"]}
    target |= {"high": row["target"] * row["beds_high"], "indicator": "nursing_beds_target"}
    rows = [computed | target]
    for way in ("conversion", "building"):
        values = {name: row[f"{way}{end}"] for name, end in _SIDES}
        rows.append(computed | values | {"indicator": f"nursing_beds_gap_by_{way}"})
    return rows


def _coverage(data: Dataset) -> list[dict[str, Any]]:
    rows = []
    for row in service_coverage(data).itertuples():
        if row.evidence == "not stated":
            rows.append(not_stated(row.plan, "service_coverage"))
        rows += [level_row(data, data.fact(row.level_fact))] if row.level_fact else []
        rows += [target_row(data, data.fact(row.target_fact))] if row.target_fact else []
    return rows


def _staff(data: Dataset) -> list[dict[str, Any]]:
    rows = []
    for row in staffing(data, pd.concat([denominators(data), bed_stocks(data)])).itertuples():
        if row.evidence == "not stated":
            rows.append(not_stated(row.plan, "social_workers_required"))
            continue
        rows.append(target_row(data, data.fact(row.norm_fact)))
        need = {"plan": row.plan, "indicator": "social_workers_required", "unit": "person"}
        need |= {"numerator": row.indicator, "denominator": row.base_indicator}
        if math.isnan(row.required):
            rows.append(need | {"evidence": "not stated", "year": row.target_year, "facts": row.norm_fact})
            continue
        need |= {"year": row.target_year, "value": row.required, "basis": row.basis, "facts": row.facts}
        need |= {"low": row.required_low, "high": row.required_high, "evidence": row.evidence}
        need["facts"] = f"{row.norm_fact};{row.base_facts}"
        rows.append(need)
    for plan in data.plan_ids:
        rows += [row for name in _OTHERS[2:] for row in _printed(data, plan, name)]
        rows += [row] if (row := residents_per_worker(data, plan)) else []
    return rows


def _allowances(data: Dataset) -> list[dict[str, Any]]:
    amounts = schedules(data)
    for_all = set(amounts.loc[amounts["class"] == FOR_ALL, "plan"])
    rows = [not_stated(p, "elderly_allowance") for p in data.plan_ids if p not in for_all]
    for row in amounts.to_dict("records"):
        fact = level_row(data, data.fact(row["facts"]))
        set_amount = dict.fromkeys(("value", "low", "high"), row["per_year"])  # decreed, hence not rounded
        suffix = "_means_tested" if row["class"] == MEANS_TESTED else ""
        rows.append(fact | set_amount | {"unit": YEARLY, "indicator": f"{row['indicator']}{suffix}"})
    return rows
