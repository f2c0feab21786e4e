"""Targets beside their baselines."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import joined
from analysis.dataset.lists import Record
from analysis.dataset.months import alike
from analysis.dataset.printed import Fact
from analysis.dataset.series import LEVELS, ORIGINS
from analysis.dataset.tidy import filled, tidy

COLUMNS = {
    "indicator": "str", "group": "str", "domain": "str", "unit": "str", "baseline_year": "Int64",
    "baseline": "float64", "baseline_kind": "str", "baseline_fact": "str", "target_year": "Int64",
    "target": "float64", "comparator": "str", "target_text": "str", "attribute": "str", "fact_id": "str",
    "facts": "str",
}  # fmt: skip


def target_table(
    data: Dataset, plan: str, domains: list[str] | None = None, origins: list[str] | None = None
) -> pd.DataFrame:
    """Return the targets of a plan, each with the baseline the plan prints for it.

    A baseline is the plan's level of the same indicator, group and unit in the latest year before the target;
    the printing that leads (see `dataset.series`) goes before the others, observed levels before estimates.

    Parameters
    ----------
    data : Dataset
    plan : str
    domains, origins : list of str, optional
        Restrict to fields of civil affairs, or to places in the plan (`indicator_table`, ...).

    Returns
    -------
    DataFrame
        One row a target, in the order of the text: `indicator, group, domain, unit, baseline_year, baseline,
        baseline_kind, baseline_fact, target_year, target, comparator, target_text, attribute, fact_id,
        facts`. A missing baseline is empty: not stated.
    """
    rows = targets_of(data, plan)
    if domains is not None:
        rows = [row for row in rows if row["domain"] in domains]
    if origins is not None:
        rows = [row for row in rows if data.record(row["fact_id"])["origin"] in origins]
    return tidy(rows, COLUMNS)


def targets_of(data: Dataset, plan: str) -> list[Record]:
    """Return the rows of `target_table` of a plan as records."""
    targets = sorted(data.records(plan, kind="target"), key=lambda fact: fact["line"])
    return [filled(_row(data, plan, target), COLUMNS) for target in targets]


def _row(data: Dataset, plan: str, target: Fact) -> Record:
    row = {name: target[name] for name in ("group", "unit", "comparator", "attribute", "fact_id")}
    row |= {
        "indicator": target["concept"],
        "target": target["value"],
        "target_year": target["end"],
        "target_text": target["value_text"],
    }
    row |= {"domain": data.lists.indicators[target["concept"]]["domain"], "facts": target["fact_id"]}
    levels = data.records(plan, target["concept"], target["group"], LEVELS)
    same = [
        level
        for level in levels
        if level["unit"] == target["unit"] and level["end"] < target["end"] and level["comparator"] != "text"
        if alike(level, target)
    ]
    if not same:
        return row
    base = min(same, key=_rank)
    row |= {"baseline": base["value"], "baseline_year": base["end"], "baseline_kind": base["kind"]}
    return row | {"baseline_fact": base["fact_id"], "facts": joined((base["fact_id"], target["fact_id"]))}


def _rank(level: Fact) -> tuple[int, int, int, int]:
    return -level["end"], ORIGINS.index(level["origin"]), LEVELS.index(level["kind"]), level["line"]
