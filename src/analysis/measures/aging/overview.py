"""Aging pressure: how old a place is, what stands against it, and what the targets change."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.dataset.ids import joined
from analysis.measures.aging.allowance import FOR_ALL, MEANS_TESTED, YEARLY, brackets
from analysis.measures.aging.beds import (
    BEDS,
    OLD,
    implied_floor,
    implied_old,
    implied_recipients,
    latest,
    populations_of,
    rates_of,
    shares_of,
)
from analysis.measures.aging.nursing import gap
from analysis.measures.aging.rows import COLUMNS, SCOPES, Record, level_row, not_stated, target_row
from analysis.measures.aging.services import coverage_of, required, residents_per_worker
from analysis.measures.whole import whole

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
    return whole(data, plans, lambda plan: old_and_beds_of(data, plan), COLUMNS)


@remembered
def old_and_beds_of(data: Dataset, plan: str) -> tuple[Record, ...]:
    """Return the rows of `old_and_beds` of one plan as records."""
    rows: list[Record] = []
    for indicator in HEADLINES:
        printed = latest(data, plan, [indicator])
        rows += printed or [not_stated(plan, indicator, SCOPES.get(indicator, ""))]
        rows += shares_of(data, plan) if indicator == f"{OLD}_share" else []
    rows += latest(data, plan, _OTHERS[:2])
    rates = latest(data, plan, ["elderly_beds_per_1000"]) + rates_of(data, plan)
    return (*rows, *(rates or [not_stated(plan, "elderly_beds_per_1000")]))


def implied_populations(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the populations that printed figures imply, as intervals (columns of `aging_rows.COLUMNS`)."""
    return whole(data, plans, lambda plan: _implied(data, plan), COLUMNS)


def _implied(data: Dataset, plan: str) -> list[Record]:
    amounts = [amount for amount in brackets(data, plan) if amount["class"] == FOR_ALL]
    found = [implied_old(data, plan), implied_floor(data, plan), implied_recipients(data, plan, amounts)]
    return [row for row in found if row is not None]


def export(data: Dataset) -> pd.DataFrame:
    """Return data/derived/aging.csv: every measure of aging over all plans as tidy rows.

    Columns: `plan`; `indicator` (`_target`: the promise; `_gap_by_...`: beds to convert or to build, `_rate`
    as a percentage of existing beds; `_implied`: an interval; `_means_tested`: for the poor only);
    `year`; `value` (empty where only bounds are known); `low`, `high` (rounding interval; an open end is
    empty); `unit`; `numerator` and `denominator` of what is computed; `basis` of a population; `scope` (which
    beds, which group, which age bracket); `evidence`; `facts`.
    """
    return whole(data, None, lambda plan: _rows(data, plan), COLUMNS)


def _rows(data: Dataset, plan: str) -> list[Record]:
    rows = [*old_and_beds_of(data, plan), *_implied(data, plan), *_nursing(data, plan)]
    return [*rows, *_coverage(data, plan), *_staff(data, plan), *_allowances(data, plan)]


def _nursing(data: Dataset, plan: str) -> list[Record]:
    row, scope = gap(data, plan), SCOPES["nursing_bed_share"]
    if not row["share_fact"]:
        return [not_stated(plan, name, scope) for name in ("nursing_bed_share", "nursing_beds")]
    rows = [level_row(data, data.record(row["share_fact"]))]
    if row["target_fact"]:
        rows.append(target_row(data, data.record(row["target_fact"])))
    computed = {"plan": plan, "unit": "bed", "scope": scope, "evidence": row["evidence"]}
    computed |= {"numerator": "nursing_bed_share", "denominator": "elderly_institution_beds"}
    rows += _rates(row, computed)
    if math.isnan(row["nursing"]):
        return [*rows, _ceiling(row, computed)]
    facts = {"facts": joined([row["share_fact"], row["beds_fact"]]), "year": row["year"]}
    values = {"value": row["nursing"], "low": row["nursing_low"], "high": row["nursing_high"]}
    rows.append(computed | facts | values | {"indicator": "nursing_beds"})
    return rows + _gap(row, computed | {"facts": row["facts"], "year": row["target_year"]})


def _rates(row: Record, computed: Record) -> list[Record]:
    """The gap per existing bed in per cent, which needs no stock of beds."""
    if math.isnan(row["target"]):
        return []
    same = {"unit": "percent", "year": row["target_year"], "denominator": ""}
    same |= {"facts": joined([row["share_fact"], row["target_fact"]])}
    rows = []
    for way in ("conversion", "building"):
        values = {name: row[f"{way}_rate{end}"] * 100 for name, end in _SIDES}
        rows.append(computed | same | values | {"indicator": f"nursing_beds_gap_by_{way}_rate"})
    return rows


def _ceiling(row: Record, computed: Record) -> Record:
    if math.isnan(row["ceiling"]):
        return not_stated(row["plan"], "nursing_beds", computed["scope"])
    bound = {"indicator": "nursing_beds", "year": row["year"], "high": row["ceiling"]}
    facts = joined([row["share_fact"], row["beds_fact"]])
    return computed | bound | {"denominator": "elderly_beds_total", "facts": facts}


def _gap(row: Record, computed: Record) -> list[Record]:
    if math.isnan(row["nursing_target"]):
        return []
    names = {"nursing_target": "nursing_beds_target", "conversion": "nursing_beds_gap_by_conversion"}
    names["building"] = "nursing_beds_gap_by_building"
    return [
        computed | {name: row[f"{column}{end}"] for name, end in _SIDES} | {"indicator": indicator}
        for column, indicator in names.items()
    ]


def _coverage(data: Dataset, plan: str) -> list[Record]:
    rows = []
    for row in coverage_of(data, plan):
        if row["evidence"] == "not stated":
            rows.append(not_stated(plan, "service_coverage"))
        rows += [level_row(data, data.record(row["level_fact"]))] if row["level_fact"] else []
        rows += [target_row(data, data.record(row["target_fact"]))] if row["target_fact"] else []
    return rows


def _staff(data: Dataset, plan: str) -> list[Record]:
    rows = []
    for row in required(data, plan, [*populations_of(data, plan), *latest(data, plan, BEDS)]):
        if row["evidence"] == "not stated":
            rows.append(not_stated(plan, "social_workers_required"))
            continue
        rows.append(target_row(data, data.record(row["norm_fact"])))
        need = {"plan": plan, "indicator": "social_workers_required", "unit": "person"}
        need |= {"numerator": row["indicator"], "denominator": row["base_indicator"]}
        need |= {"year": row["target_year"], "evidence": row["evidence"]}
        if math.isnan(row["required"]):
            rows.append(need | {"evidence": "not stated", "facts": row["norm_fact"]})
            continue
        need |= {"value": row["required"], "basis": row["basis"]}
        need |= {"low": row["required_low"], "high": row["required_high"]}
        rows.append(need | {"facts": joined([row["norm_fact"], row["base_facts"]])})
    rows += latest(data, plan, _OTHERS[2:])
    return rows + ([found] if (found := residents_per_worker(data, plan)) else [])


def _allowances(data: Dataset, plan: str) -> list[Record]:
    amounts = brackets(data, plan)
    for_all = any(amount["class"] == FOR_ALL for amount in amounts)
    rows = [] if for_all else [not_stated(plan, "elderly_allowance")]
    for amount in amounts:
        fact = level_row(data, data.record(amount["facts"]))
        set_amount = dict.fromkeys(("value", "low", "high"), amount["per_year"])  # decreed, hence not rounded
        suffix = "_means_tested" if amount["class"] == MEANS_TESTED else ""
        rows.append(fact | set_amount | {"unit": YEARLY, "indicator": f"{amount['indicator']}{suffix}"})
    return rows
