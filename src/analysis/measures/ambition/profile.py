"""The ambition of a plan in five dimensions that are kept apart, and what plans have in common."""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np
import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import joined
from analysis.dataset.tidy import tidy
from analysis.measures.ambition.table import EVALUABLE, ambition_table, goals
from analysis.measures.superiors.yardsticks import above
from analysis.measures.whole import whole

#: The dimensions, in the order in which they build on one another.
DIMENSIONS = ("measurability", "distance", "effort", "stretch", "commitment")

COLUMNS = {
    "plan": "str", "dimension": "str", "measure": "str", "value": "float64", "count": "Int64", "of": "Int64",
    "status": "str", "evidence": "str", "facts": "str",
}  # fmt: skip
TEMPLATES = {
    "plan": "str", "other": "str", "rows": "Int64", "other_rows": "Int64", "shared": "Int64",
    "same_number": "Int64", "same_province": "bool",
}  # fmt: skip

#: The same of several plans together.
_TOGETHER = {name: kind for name, kind in COLUMNS.items() if name != "plan"}

Record = dict[str, Any]


def profile(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return what can be said of each plan in each dimension; nothing is added up across dimensions.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        `plan, dimension, measure, value, count, of, status, evidence, facts`. The measures:

        - measurability / `evaluable`: share of the targets with number, unit, baseline and no contest;
          `numbered`: share with a number.
        - distance / `points`: median change of evaluable shares, in percentage points (as a fraction);
          `multiple`: median of max(t / b, b / t) over the other evaluable targets.
        - effort / `points_a_year`, `rate_a_year`: medians of the required paces, by size; `past`: of the
          targets that stand to the past pace in one way under every reading, the share that asks for more.
        - stretch / `beyond`: share of the targets with a yardstick of the same year, unit and group that
          reach beyond it; with several, beyond each of them (`superiors.yardsticks`).
        - commitment / `binding`: evaluable binding targets that lie ahead of their baseline, not counting
          what the nation binds everybody to, where its targets are known; `of` counts all binding targets.

        `count` is the n behind a median, or the numerator of a share, `of` its denominator. `status` is
        `known`, `not stated` (the plan prints nothing to measure) or `not available` (no yardstick).
    """
    known = not data.reference.lacks("yardsticks")
    return whole(
        data, plans, lambda plan: profile_of(data, plan, above(data, plan) if known else None), COLUMNS
    )


def profile_of(data: Dataset, plan: str, superior: list[Record] | None) -> list[Record]:
    """Return the rows of `profile` of one plan as records; `superior` are its own yardsticks, if known."""
    mine = goals(data, plan)
    known = [goal for goal in mine if goal["class"] in EVALUABLE]
    parts = [_measurability(mine, known), _distance(known), _effort(mine, known)]
    parts += [_stretch(mine, superior), _commitment(mine, superior)]
    return [{"plan": plan, **row} for part in parts for row in part]


def distances(data: Dataset, plans: list[str]) -> pd.DataFrame:
    """Return the two rows `distance` of `profile` for the targets of some plans together, without `plan`."""
    every = [goal for plan in plans for goal in goals(data, plan)]
    return tidy(_distance([goal for goal in every if goal["class"] in EVALUABLE]), _TOGETHER)


def _said(dimension: str, measure: str, value: float, chosen: list[Record], of: int | None = None) -> Record:
    """One row; `chosen` are the targets that count."""
    status = "not stated" if math.isnan(value) else "known"
    evidence = "derived" if status == "known" else status
    row = {"dimension": dimension, "measure": measure, "value": value, "count": len(chosen), "of": of}
    return row | {"status": status, "evidence": evidence, "facts": joined(goal["facts"] for goal in chosen)}


def _share(dimension: str, measure: str, chosen: list[Record], of: int) -> Record:
    return _said(dimension, measure, len(chosen) / of if of else math.nan, chosen, of)


def _median(values: list[float]) -> float:
    return float(np.median(np.abs(values))) if values else math.nan


def _measurability(mine: list[Record], known: list[Record]) -> list[Record]:
    numbered = [goal for goal in mine if not math.isnan(goal["target"])]
    return [
        _share("measurability", "evaluable", known, len(mine)),
        _share("measurability", "numbered", numbered, len(mine)),
    ]


def _with(goals: list[Record], column: str) -> list[Record]:
    return [goal for goal in goals if not math.isnan(goal[column])]


def _distance(known: list[Record]) -> list[Record]:
    shares = _with(known, "required_annual_pp")
    others = [goal for goal in _with(known, "required_annual_rate") if goal["baseline"] > 0]
    points = [goal["required_annual_pp"] * goal["years"] for goal in shares]
    multiple = np.exp(np.abs(np.log([goal["target"] / goal["baseline"] for goal in others])))
    return [
        _said("distance", "points", _median(points), shares),
        _said("distance", "multiple", _median(list(multiple)), others),
    ]


def _effort(mine: list[Record], known: list[Record]) -> list[Record]:
    shares, others = (_with(known, column) for column in ("required_annual_pp", "required_annual_rate"))
    past = [goal for goal in mine if goal["past_verdict"] in ("faster", "slower", "same")]
    faster = [goal for goal in past if goal["past_verdict"] == "faster"]
    every = joined(goal["facts"] for goal in past)
    points, rates = "points_a_year", "rate_a_year"
    return [
        _said("effort", points, _median([goal["required_annual_pp"] for goal in shares]), shares),
        _said("effort", rates, _median([goal["required_annual_rate"] for goal in others]), others),
        _share("effort", "past", faster, len(past)) | {"facts": every},
    ]


def _pace(goal: Record) -> float:
    points = goal["required_annual_pp"]
    return float(goal["required_annual_rate"] if math.isnan(points) else points)


def _stretch(mine: list[Record], superior: list[Record] | None) -> list[Record]:
    if superior is None:
        none = _said("stretch", "beyond", math.nan, [])
        return [none | {"count": None, "status": "not available", "evidence": "not available"}]
    keys = ("indicator", "group", "unit")
    compared, beyond = [], []
    for goal in mine:
        same = [
            one
            for one in superior
            if all(one[key] == goal[key] for key in keys)
            and (one["year"], math.isnan(one["target"])) == (goal["target_year"], math.isnan(goal["target"]))
            and not math.isnan(goal["target"])
        ]
        if not same:
            continue
        compared.append({"facts": joined([goal["facts"], *(one["facts"] for one in same)])})
        sign = {"higher": 1.0, "lower": -1.0}.get(goal["direction"], 0.0)
        if all((goal["target"] - one["target"]) * sign > 0 for one in same):
            beyond.append(compared[-1])
    row = _share("stretch", "beyond", beyond, len(compared))
    return [row | {"facts": joined(one["facts"] for one in compared)}]


def _commitment(mine: list[Record], superior: list[Record] | None) -> list[Record]:
    binding = [goal for goal in mine if goal["attribute"] == "binding"]
    if not any(goal["attribute"] for goal in mine):  # the plan does not know the word: nothing can be counted
        return [_said("commitment", "binding", math.nan, binding, 0)]
    ahead = [goal for goal in binding if goal["class"] in EVALUABLE and goal["class"] != "already met"]
    bound = {
        (one["indicator"], one["group"]): one["facts"]
        for one in superior or ()
        if one["level"] == "nation" and one["attribute"] == "binding"
    }
    own = [goal for goal in ahead if (goal["indicator"], goal["group"]) not in bound]
    shared = [bound[key] for goal in ahead if (key := (goal["indicator"], goal["group"])) in bound]
    row = _said("commitment", "binding", float(len(own)), own, len(binding))
    return [row | {"facts": joined([row["facts"], *shared])}]


def shared_table(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the targets on indicators and groups that the plans of two places or more aim at.

    Returns
    -------
    DataFrame
        Rows of `ambition_table` by indicator and group, with `sharing` (places with a target) and `based`
        (places with a baseline and a number, the ones that can be compared).
    """
    table = ambition_table(data, plans)
    table = table[table["indicator"] != ""].drop_duplicates(["plan", "indicator", "group"])
    place = table["plan"].map(lambda plan: data.lists.plans[plan]["place"])
    based = place.where(table["target"].notna() & table["baseline"].notna())
    keys = [table["indicator"], table["group"]]
    counts = {
        name: of.groupby(keys).transform("nunique") for name, of in (("sharing", place), ("based", based))
    }
    table = table.assign(**counts)
    table = table[table["sharing"] >= 2]
    return table.sort_values(["indicator", "group"], kind="stable").reset_index(drop=True)


def template_table(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return for each pair of plans of two places how many targets of their indicator tables stand in both.

    Returns
    -------
    DataFrame
        `plan, other, rows, other_rows, shared, same_number, same_province`: targets of either table, those
        on the same indicator, and those of them with the same number or wording.
    """
    tables = {plan: _table_targets(data, plan) for plan in data.check_plans(plans or ())}
    chosen = [plan for plan, targets in tables.items() if targets]
    rows = []
    for one, two in itertools.combinations(chosen, 2):
        if data.lists.plans[one]["place"] == data.lists.plans[two]["place"]:
            continue
        first, second = tables[one], tables[two]
        both = sorted(set(first) & set(second))
        same = [key for key in both if first[key] & second[key]]
        row = {"plan": one, "other": two, "rows": len(first), "other_rows": len(second), "shared": len(both)}
        province = _province(data, one) == _province(data, two)
        rows.append(row | {"same_number": len(same), "same_province": province})
    return tidy(rows, TEMPLATES)


def _province(data: Dataset, plan: str) -> str:
    return str(data.lists.places[data.lists.plans[plan]["place"]]["division_code"][:2])


def _table_targets(data: Dataset, plan: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for fact in data.records(plan, kind="target"):
        if fact["origin"] == "indicator_table":
            said = fact["value_text"] if math.isnan(fact["value"]) else str(fact["value"])
            found.setdefault(fact["concept"], set()).add(said)
    return found
