"""The ambition of a plan in five dimensions that are kept apart, and what plans have in common."""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np
import pandas as pd

from analysis.dataset import Dataset
from analysis.measures.ambition.table import EVALUABLE, ambition_table

#: The dimensions, in the order in which they build on one another.
DIMENSIONS = ("measurability", "distance", "effort", "stretch", "commitment")

_COLUMNS = ["plan", "dimension", "measure", "value", "count", "of", "status", "evidence", "facts"]


def profile(
    data: Dataset, plans: list[str] | None = None, yardsticks: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return what can be said of each plan in each dimension; nothing is added up across dimensions.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.
    yardsticks : DataFrame, optional
        Targets of the superiors, as `superiors.yardsticks` gives them: `plan` (the plan measured against
        them), `indicator, group, year, level` ("nation", "province", ...), `target, unit, attribute, facts`.
        Without it `stretch` is "not available" and `commitment` counts the nation's own binding targets too.

    Returns
    -------
    DataFrame
        `plan, dimension, measure, value, count, of, status, evidence, facts`. The measures:

        - measurability / `evaluable`: share of the targets with number, unit, baseline and no contest;
          `numbered`: share with a number.
        - distance / `points`: median change of evaluable shares, in percentage points (as a fraction);
          `multiple`: median of max(t / b, b / t) over the other evaluable targets.
        - effort / `points_a_year`, `rate_a_year`: medians of the required paces, by size; `past`: of the
          targets with a known past pace, the share that asks for a faster one.
        - stretch / `beyond`: share of the targets with a yardstick of the same year, unit and group that
          reach beyond it; with several, beyond each of them.
        - commitment / `binding`: evaluable binding targets that lie ahead of their baseline, not counting
          what the nation binds everybody to; `of` counts all binding targets.

        `count` is the n behind a median, or the numerator of a share, `of` its denominator. `status` is
        `known`, `not stated` (the plan prints nothing to measure) or `not available` (no yardstick).
    """
    table = ambition_table(data, plans)
    rows = []
    for plan in data.check_plans(plans or ()):
        mine = table[(table["plan"] == plan) & (table["indicator"] != "")]
        known = mine[mine["class"].isin(EVALUABLE)]
        superior = _of(yardsticks, plan)
        rows += [
            {"plan": plan, **row}
            for part in (_measurability(mine), _distance(known), _effort(mine), _stretch(mine, superior),
                         _commitment(mine, superior))
            for row in part
        ]  # fmt: skip
    found = pd.DataFrame(rows, columns=_COLUMNS)
    return found.astype({"value": "float64", "count": "Int64", "of": "Int64"})


def _of(yardsticks: pd.DataFrame | None, plan: str) -> pd.DataFrame | None:
    return None if yardsticks is None else yardsticks[yardsticks["plan"] == plan]


def _said(
    dimension: str, measure: str, value: float, chosen: pd.DataFrame, of: int | None = None, **more: Any
) -> dict[str, object]:
    """One row; `chosen` are the targets that count."""
    status = "not stated" if math.isnan(value) else "known"
    facts = ";".join(dict.fromkeys(f for text in chosen["facts"] for f in text.split(";") if f))
    evidence = "derived" if status == "known" else status
    row = {"dimension": dimension, "measure": measure, "value": value, "count": len(chosen), "of": of}
    return row | {"status": status, "evidence": evidence, "facts": facts} | more


def _share(dimension: str, measure: str, chosen: pd.DataFrame, of: int) -> dict[str, object]:
    return _said(dimension, measure, len(chosen) / of if of else math.nan, chosen, of)


def _measurability(mine: pd.DataFrame) -> list[dict[str, object]]:
    evaluable, numbered = mine[mine["class"].isin(EVALUABLE)], mine[mine["target"].notna()]
    return [
        _share("measurability", "evaluable", evaluable, len(mine)),
        _share("measurability", "numbered", numbered, len(mine)),
    ]


def _distance(known: pd.DataFrame) -> list[dict[str, object]]:
    shares = known[known["required_annual_pp"].notna()]
    others = known[known["required_annual_rate"].notna() & (known["baseline"] > 0)]
    points = shares["required_annual_pp"] * shares["years"].astype("float64")
    multiple = np.exp(abs(np.log(others["target"] / others["baseline"])))
    return [
        _said("distance", "points", points.abs().median(), shares),
        _said("distance", "multiple", multiple.median(), others),
    ]


def _effort(mine: pd.DataFrame) -> list[dict[str, object]]:
    known = mine[mine["class"].isin(EVALUABLE)]
    shares, others = (known[known[c].notna()] for c in ("required_annual_pp", "required_annual_rate"))
    pace = mine["required_annual_pp"].fillna(mine["required_annual_rate"])
    past = mine[pace.notna() & mine["past_pace"].notna()]
    faster = past[pace[past.index].abs() > past["past_pace"].abs()]
    row = _share("effort", "past", faster, len(past))
    every = _said("effort", "past", math.nan, past)["facts"]
    return [
        _said("effort", "points_a_year", shares["required_annual_pp"].abs().median(), shares),
        _said("effort", "rate_a_year", others["required_annual_rate"].abs().median(), others),
        row | {"facts": every},
    ]


def _stretch(mine: pd.DataFrame, superior: pd.DataFrame | None) -> list[dict[str, object]]:
    if superior is None:
        none = _said("stretch", "beyond", math.nan, mine.iloc[:0])
        return [none | {"count": None, "status": "not available", "evidence": "not available"}]
    above = superior.rename(columns={"year": "target_year"})
    keys = ["indicator", "group", "unit", "target_year"]
    both = mine.reset_index().merge(above[[*keys, "target", "facts"]], on=keys, suffixes=("", "_above"))
    both = both[both["target"].notna() & both["target_above"].notna()]
    sign = both["direction"].map({"higher": 1.0, "lower": -1.0}).fillna(0.0)
    both = both.assign(
        facts=both["facts"] + ";" + both["facts_above"],
        beyond=(both["target"] - both["target_above"]) * sign > 0,
    )
    each = both.groupby("index").agg(facts=("facts", ";".join), beyond=("beyond", "all"))
    every = _said("stretch", "beyond", math.nan, each)["facts"]
    return [_share("stretch", "beyond", each[each["beyond"].astype(bool)], len(each)) | {"facts": every}]


def _commitment(mine: pd.DataFrame, superior: pd.DataFrame | None) -> list[dict[str, object]]:
    binding, left_out = mine[mine["attribute"] == "binding"], []
    if (mine["attribute"] == "").all():  # the plan does not know the word: nothing can be counted
        return [_said("commitment", "binding", math.nan, binding, 0)]
    ahead = binding[binding["class"].isin(EVALUABLE) & (binding["class"] != "already met")]
    if superior is not None:
        national = superior[(superior["level"] == "nation") & (superior["attribute"] == "binding")]
        bound = dict(zip(zip(national["indicator"], national["group"], strict=True), national["facts"],
                         strict=True))  # fmt: skip
        keys = list(zip(ahead["indicator"], ahead["group"], strict=True))
        left_out = [bound[key] for key in keys if key in bound]
        ahead = ahead[[key not in bound for key in keys]]
    row = _said("commitment", "binding", float(len(ahead)), ahead, len(binding))
    return [row | {"facts": ";".join(filter(None, [str(row["facts"]), *left_out]))}]


def shared_table(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the targets on indicators and groups that two plans or more aim at.

    Returns
    -------
    DataFrame
        Rows of `ambition_table` by indicator and group, with `sharing` (plans with a target) and `based`
        (plans with a baseline and a number, the ones that can be compared).
    """
    table = ambition_table(data, plans)
    table = table[table["indicator"] != ""].drop_duplicates(["plan", "indicator", "group"])
    by = table.groupby(["indicator", "group"], sort=False)
    both = (table["target"].notna() & table["baseline"].notna()).astype(int)
    based = both.groupby([table["indicator"], table["group"]]).transform("sum")
    table = table.assign(sharing=by["plan"].transform("size"), based=based)
    table = table[table["sharing"] >= 2]
    return table.sort_values(["indicator", "group"], kind="stable").reset_index(drop=True)


def template_table(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return for each pair of plans with an indicator table how many of its targets stand in both.

    Returns
    -------
    DataFrame
        `plan, other, rows, other_rows, shared, same_number, same_province`: targets of either table, those
        on the same indicator, and those of them with the same number or wording.
    """
    chosen = [p for p in data.check_plans(plans or ()) if len(_table_targets(data, p))]
    rows = []
    for one, two in itertools.combinations(chosen, 2):
        first, second = (_table_targets(data, plan) for plan in (one, two))
        both = sorted(set(first) & set(second))
        same = [key for key in both if first[key] & second[key]]
        province = data.plan(one)["division_code"][:2] == data.plan(two)["division_code"][:2]
        rows.append((one, two, len(first), len(second), len(both), len(same), province))
    columns = ["plan", "other", "rows", "other_rows", "shared", "same_number", "same_province"]
    return pd.DataFrame(rows, columns=columns)


def _table_targets(data: Dataset, plan: str) -> dict[str, set[str]]:
    facts = data.select(plan, kind="target")
    facts = facts[facts["origin"] == "indicator_table"]
    said = facts["value"].astype("object").where(facts["value"].notna(), facts["value_text"]).astype(str)
    return said.groupby(facts["indicator"]).agg(set).to_dict()
