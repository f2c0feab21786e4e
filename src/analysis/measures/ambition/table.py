"""How far each target reaches beyond its baseline, how fast that is, and whether it can be told at all."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.errors import MeasureError
from analysis.measures.ambition.pace import past_pace
from analysis.measures.growth.levels import compound_rate
from analysis.measures.intervals import fact_interval, overlap, printed_interval
from analysis.measures.targets import target_table
from analysis.units import COUNTABLES

#: Classes of targets; the first that holds is given, in the order of `_class`.
CLASSES = ("usable", "no baseline", "zero baseline", "text", "already met", "contested", "no unit")

#: Classes of targets whose distance can be told without a doubt about number, unit or baseline.
EVALUABLE = ("usable", "zero baseline", "already met")

#: Units in which a difference is one of percentage points, and what makes a fraction of them.
SHARES = {"percent": 0.01, "permille": 0.001}

#: Shares with a ceiling that nobody means to reach: headroom would only flatter or shame.
NO_AIM = ("volunteers_registered_share",)

_ORIGINS = {"indicator_table": 0, "data_table": 1, "narrative": 2}
_EXPORT = [
    "plan", "indicator", "group", "baseline_year", "baseline", "target_year", "target", "unit", "comparator",
    "attribute", "class", "change", "required_annual_rate", "required_annual_pp", "headroom_closed",
    "past_pace", "evidence", "facts",
]  # fmt: skip
_MORE = [
    "domain", "direction", "ceiling", "years", "rate_low", "rate_high", "pp_low", "pp_high", "past_facts",
    "target_text", "target_fact", "baseline_fact", "other_target", "other_facts",
]  # fmt: skip
_REAL = [
    "baseline", "target", "change", "required_annual_rate", "required_annual_pp", "headroom_closed",
    "past_pace", "ceiling", "rate_low", "rate_high", "pp_low", "pp_high", "other_target",
]  # fmt: skip


def export(data: Dataset) -> pd.DataFrame:
    """Return ambition.csv: every target of every plan, see `ambition_table`."""
    return ambition_table(data)[_EXPORT]


def ambition_table(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return every target once, with its class, its distance from the baseline and the pace that asks for.

    A target that a plan prints several times (indicator table and text) is one row; the indicator table goes
    before the text, and a number before a wording.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        `plan, indicator, group, baseline_year, baseline, target_year, target, unit, comparator, attribute`
        as printed, and

        - `class`: `text` (no number), `contested` (table and text give numbers that rounding does not
          reconcile), `no unit`, `no baseline`, `zero baseline`, `already met` (the baseline is at the target
          or beyond), else `usable`. A class suppresses no measure that is defined: a rate needs no unit.
        - `change`: target - baseline, in `unit`.
        - `required_annual_rate`: (target / baseline) ** (1 / years) - 1, a fraction; not for shares, and
          never from zero. A target that is itself a rate a year is its own required rate.
        - `required_annual_pp`: for shares, (target - baseline) / years as a fraction (0.026 is 2.6
          percentage points a year).
        - `headroom_closed`: (target - baseline) / (ceiling - baseline), a fraction, where the indicator has a
          ceiling that is somebody's aim (see `NO_AIM`) and the baseline has not reached it.
        - `past_pace`: the plan's own pace before, in the terms of the required one, where it is known.
        - `evidence`: `derived`, `corrected`, `stated` (a target alone), or `not stated` (no target).
        - `rate_low, rate_high, pp_low, pp_high`: the paces that the rounding of the printed figures allows.
        - `years, domain, direction, ceiling, past_facts, target_text, target_fact, baseline_fact`, and
          `other_target, other_facts`: the number that contests the target, and where.

        With the comparators `>=` and `>` change, paces and headroom are lower bounds.

    Raises
    ------
    MeasureError
        If a plan prints one target in units that do not convert into one another.
    """
    rows: list[dict[str, Any]] = []
    for plan in data.check_plans(plans or ()):
        rows += _rows(data, plan)
    table = pd.DataFrame(rows, columns=_EXPORT + _MORE)
    whole = ["baseline_year", "target_year", "years"]
    text = [name for name in table.columns if name not in _REAL + whole]
    table[text] = table[text].astype("object").fillna("")
    return table.astype(dict.fromkeys(_REAL, "float64") | dict.fromkeys(whole, "Int64"))


@remembered
def _rows(data: Dataset, plan: str) -> tuple[dict[str, Any], ...]:
    targets = _printed(data, plan)
    keys = ["indicator", "group", "target_year"]
    mine = [_row(data, plan, same) for _, same in targets.groupby(keys, sort=False)]
    return tuple(mine) or ({"plan": plan, "evidence": "not stated"},)


def _printed(data: Dataset, plan: str) -> pd.DataFrame:
    """The targets with baselines, the printing that leads first: with a number, not in words, by place."""
    targets = target_table(data, plan)
    where = data.rows(targets["fact_id"]).reset_index(drop=True)
    where = where[["fact_id", "origin", "line", "value_text", "scale"]]
    indicators = data.indicators[["indicator", "direction", "ceiling"]]
    found = targets.merge(where, on="fact_id").merge(indicators, on="indicator")
    if found.empty:
        return found
    order = {"_number": found["target"].isna(), "_words": found["comparator"] == "text"}
    found = found.assign(**order, _origin=found["origin"].map(_ORIGINS))
    first = ["_number", "_words", "_origin", "line"]
    ranked = found.sort_values(first, kind="stable")
    at = ranked.groupby(["indicator", "group", "target_year"])["line"].transform("min")
    return ranked.assign(_at=at).sort_values("_at", kind="stable")


def _row(data: Dataset, plan: str, same: pd.DataFrame) -> dict[str, Any]:
    lead = same.iloc[0]
    row = {name: lead[name] for name in ("indicator", "group", "domain", "direction", "ceiling", "unit")}
    row |= {name: lead[name] for name in ("target_year", "target", "comparator", "target_text")}
    row |= {"plan": plan, "target_fact": lead["fact_id"]}
    row["attribute"] = next((word for word in same["attribute"] if word), "")
    based = same[same["baseline"].notna()]
    if len(based):
        row |= {name: based.iloc[0][name] for name in ("baseline_year", "baseline", "baseline_fact")}
    row |= _contest(data, plan, same)
    row["class"] = _class(row)
    row |= _reach(data, row)
    pace, past = past_pace(data, plan, lead["indicator"], lead["group"])
    row |= {"past_pace": pace, "past_facts": past}
    facts = [row.get("baseline_fact", ""), *same["fact_id"], *past.split(";")]
    row["facts"] = ";".join(dict.fromkeys(fact for fact in facts if fact))
    known = any(pd.notna(row.get(name)) for name in ("change", "required_annual_rate"))
    row["evidence"] = "derived" if known else "stated"
    if "corrected" in data.mark(row["facts"].split(";")):
        row["evidence"] = "corrected"
    return row


def _contest(data: Dataset, plan: str, same: pd.DataFrame) -> dict[str, Any]:
    """The first number that rounding does not reconcile with the leading one; comparators may differ."""
    lead = same.iloc[0]
    ours = _figure(lead, 1.0)
    for other in same[same["target"].notna()].iloc[1:].itertuples():
        try:
            factor = data.convert(1.0, other.unit, lead["unit"])
        except MeasureError as error:
            where = f"{plan}, {lead['indicator']}, {lead['group']}"
            what = f"{where}: one target in units that do not convert ({error})"
            raise MeasureError(what, [lead["fact_id"], other.fact_id]) from None
        if not overlap(ours, _figure(pd.Series(other._asdict()), factor)):
            beyond = same[same["target"] == other.target]
            return {"other_target": other.target * factor, "other_facts": ";".join(beyond["fact_id"])}
    return {}


def _figure(target: pd.Series, factor: float) -> tuple[float, float]:
    """What the printed number may stand for, whether it is called a minimum or not."""
    if target["comparator"] == "text":
        return (target["target"] * factor,) * 2
    comparator = "~" if target["comparator"] == "~" else "="
    low, high = printed_interval(target["value_text"], target["scale"], comparator)
    return (low * factor, high * factor)


def _class(row: dict[str, Any]) -> str:
    baseline, target = row.get("baseline", math.nan), row["target"]
    if pd.isna(target):
        return "text"
    if "other_target" in row:
        return "contested"
    if row["unit"] == "not_stated":
        return "no unit"
    if pd.isna(baseline):
        return "no baseline"
    met = {"higher": target <= baseline, "lower": target >= baseline}.get(row["direction"])
    if met or target == baseline:
        return "already met"
    return "zero baseline" if baseline == 0 else "usable"


def _reach(data: Dataset, row: dict[str, Any]) -> dict[str, Any]:
    """Change, paces and headroom, each where it is defined."""
    target, baseline = row["target"], row.get("baseline", math.nan)
    if row["unit"] == "percent_per_year" and pd.notna(target):
        own = target * SHARES["percent"]
        return {"required_annual_rate": own} | ({"change": target - baseline} if pd.notna(baseline) else {})
    if pd.isna(target) or pd.isna(baseline):
        return {}
    years = int(row["target_year"]) - int(row["baseline_year"])
    found: dict[str, Any] = {"change": target - baseline, "years": years}
    base, aim = (_ends(data, row, name) for name in ("baseline", "target"))
    if row["unit"] in SHARES:
        each = SHARES[row["unit"]] / years
        found["required_annual_pp"] = (target - baseline) * each
        found |= {"pp_low": (aim[0] - base[1]) * each, "pp_high": (aim[1] - base[0]) * each}
    elif baseline > 0 and target > 0:
        found["required_annual_rate"] = compound_rate(baseline, target, years)
        found |= {"rate_low": compound_rate(base[1], aim[0], years) if aim[0] > 0 else math.nan}
        found |= {"rate_high": compound_rate(base[0], aim[1], years) if base[0] > 0 else math.nan}
    ceiling = row["ceiling"] if row["indicator"] not in NO_AIM else math.nan
    if pd.notna(ceiling) and row["unit"] != "not_stated" and baseline < ceiling:
        found["headroom_closed"] = (target - baseline) / (ceiling - baseline)
    return found


def _ends(data: Dataset, row: dict[str, Any], name: str) -> tuple[float, float]:
    """What rounding leaves open; a bound and a count in whole units stand for themselves."""
    fact = data.fact(row[f"{name}_fact"])
    expression = data.units.set_index("unit").at[fact["unit"], "expression"]
    if fact["comparator"] not in ("=", "~") or (expression in COUNTABLES and fact["scale"] == 1):
        return (row[name], row[name])
    low, high = fact_interval(fact)
    return (low, high if pd.isna(row["ceiling"]) else min(high, row["ceiling"]))
