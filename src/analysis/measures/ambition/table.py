"""How far each target reaches beyond its baseline, how fast that is, and whether it can be told at all."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.dataset.concepts import apart
from analysis.dataset.derived import columns
from analysis.dataset.ids import ids, joined
from analysis.dataset.series import ORIGINS
from analysis.dataset.tidy import filled
from analysis.errors import MeasureError
from analysis.measures.ambition.pace import past_pace, past_range
from analysis.measures.consistency.relations import alike
from analysis.measures.growth.levels import compound_rate
from analysis.measures.intervals import fact_interval
from analysis.measures.targets import targets_of
from analysis.measures.whole import whole
from analysis.units import COUNTABLES

#: Classes of targets; the first that holds is given, in the order of `_class`.
CLASSES = ("usable", "no baseline", "zero baseline", "text", "already met", "contested", "no unit")

#: Classes of targets whose distance can be told without a doubt about number, unit or baseline.
EVALUABLE = ("usable", "zero baseline", "already met")

#: Units in which a difference is one of percentage points, and what makes a fraction of them.
SHARES = {"percent": 0.01, "permille": 0.001}

#: Shares with a ceiling that nobody means to reach: headroom would only flatter or shame.
NO_AIM = ("volunteers_registered_share",)

COLUMNS = columns("ambition")
_MORE = {
    "domain": "str", "direction": "str", "ceiling": "float64", "years": "Int64", "rate_low": "float64",
    "rate_high": "float64", "pp_low": "float64", "pp_high": "float64", "past_facts": "str",
    "target_text": "str", "target_fact": "str", "baseline_fact": "str", "other_target": "float64",
    "other_facts": "str", "past_low": "float64", "past_high": "float64", "past_every": "str",
    "past_verdict": "str",
}  # fmt: skip

Goal = dict[str, Any]


def export(data: Dataset) -> pd.DataFrame:
    """Return ambition.csv: every target of every plan, see `ambition_table`."""
    return apart(ambition_table(data))[list(COLUMNS)]


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
        - `past_low, past_high`: what the past pace may be, over all windows of a ratio; `past_verdict`:
          `faster`, `slower` or `same`, only where every admissible past pace gives it, else `open`; "" where
          none is known. `past_every`: the facts behind them.
        - `years, domain, direction, ceiling, past_facts, target_text, target_fact, baseline_fact`, and
          `other_target, other_facts`: the number that contests the target, and where.

        With the comparators `>=` and `>` change, paces and headroom are lower bounds.

    Raises
    ------
    MeasureError
        If a plan prints one target in units that do not convert into one another.
    """
    return whole(data, plans, lambda plan: _rows(data, plan), COLUMNS | _MORE)


def goals(data: Dataset, plan: str) -> list[Goal]:
    """Return the targets of `ambition_table` of one plan as records with every column; none where none is."""
    return [filled(row, COLUMNS | _MORE) for row in _rows(data, plan) if "indicator" in row]


@remembered
def _rows(data: Dataset, plan: str) -> tuple[Goal, ...]:
    mine = [_row(data, plan, same) for same in _printed(data, plan)]
    return tuple(mine) or ({"plan": plan, "evidence": "not stated"},)


def _printed(data: Dataset, plan: str) -> list[list[Goal]]:
    """Each target in all its printings, in the order of the text.

    The printing that leads comes first: with a number, not in words, by place.
    """
    printed = [
        target | {name: fact[name] for name in ("origin", "line", "value_text", "scale")}
        for target in targets_of(data, plan)
        for fact in [data.record(target["fact_id"])]
    ]
    printed.sort(key=_rank)
    found: dict[tuple[str, str, int], list[Goal]] = {}
    for target in printed:
        key = (target["indicator"], target["group"], target["target_year"])
        found.setdefault(key, []).append(target)
    return sorted(found.values(), key=lambda same: min(target["line"] for target in same))


def _rank(target: Goal) -> tuple[bool, bool, int, int]:
    words = target["comparator"] == "text"
    return (math.isnan(target["target"]), words, ORIGINS.index(target["origin"]), target["line"])


def _row(data: Dataset, plan: str, same: list[Goal]) -> Goal:
    lead = same[0]
    listed = data.lists.indicators[lead["indicator"]]
    names = ("indicator", "group", "domain", "unit", "target_year", "target", "comparator", "target_text")
    row: Goal = {name: lead[name] for name in names}
    row |= {"plan": plan, "direction": listed["direction"], "ceiling": listed["ceiling"]}
    row |= {"target_fact": lead["fact_id"]}
    row["attribute"] = next((target["attribute"] for target in same if target["attribute"]), "")
    row["baseline"] = math.nan
    if based := next((target for target in same if not math.isnan(target["baseline"])), None):
        row |= {name: based[name] for name in ("baseline", "baseline_fact", "baseline_year")}
    row |= _contest(data, plan, same)
    row["class"] = _class(row)
    row |= _reach(data, row)
    pace, past = past_pace(data, plan, lead["indicator"], lead["group"])
    low, high, every = past_range(data, plan, lead["indicator"], lead["group"])
    row |= {"past_pace": pace, "past_facts": past, "past_low": low, "past_high": high, "past_every": every}
    row["past_verdict"] = _against_past(row)
    printings = [target["fact_id"] for target in same]
    row["facts"] = joined([row.get("baseline_fact", ""), *printings, past])
    known = any(name in row for name in ("change", "required_annual_rate"))
    row["evidence"] = "derived" if known else "stated"
    if "corrected" in data.mark(ids(row["facts"])):
        row["evidence"] = "corrected"
    return row


def _against_past(row: Goal) -> str:
    """How the required pace stands to the past one: a sign only where all admissible paces give it."""
    found = [row[name] for name in ("required_annual_pp", "required_annual_rate") if name in row]
    required = found[0] if found else math.nan
    if math.isnan(required) or math.isnan(row["past_low"]):
        return ""
    wanted, way = (
        abs(required),
        math.copysign(1.0, required),
    )  # a past pace away from the target is below zero
    ends = [way * row["past_low"], way * row["past_high"]]
    signs = {"same" if wanted == past else "faster" if wanted > past else "slower" for past in ends}
    return signs.pop() if len(signs) == 1 else "open"


def _contest(data: Dataset, plan: str, same: list[Goal]) -> Goal:
    """The first number that rounding does not reconcile with the leading one; comparators may differ."""
    lead, *others = [target for target in same if not math.isnan(target["target"])] or [same[0]]
    for other in others:
        try:
            factor = data.lists.factor(other["unit"], lead["unit"])
        except MeasureError as error:
            where = f"{plan}, {lead['indicator']}, {lead['group']} ({lead['fact_id']}, {other['fact_id']})"
            reason = f"{where}: one target in units that do not convert ({error})"
            raise MeasureError(reason, (lead["fact_id"], other["fact_id"])) from None
        if not alike(lead, other, factor):
            beyond = joined(target["fact_id"] for target in same if target["target"] == other["target"])
            return {"other_target": other["target"] * factor, "other_facts": beyond}
    return {}


def _class(row: Goal) -> str:
    baseline, target = row["baseline"], row["target"]
    if math.isnan(target):
        return "text"
    if "other_target" in row:
        return "contested"
    if row["unit"] == "not_stated":
        return "no unit"
    if math.isnan(baseline):
        return "no baseline"
    met = {"higher": target <= baseline, "lower": target >= baseline}.get(row["direction"])
    if met or target == baseline:
        return "already met"
    return "zero baseline" if baseline == 0 else "usable"


def _reach(data: Dataset, row: Goal) -> Goal:
    """Change, paces and headroom, each where it is defined."""
    target, baseline = row["target"], row["baseline"]
    if row["unit"] == "percent_per_year" and not math.isnan(target):
        own = target * SHARES["percent"]
        return {"required_annual_rate": own} | ({} if math.isnan(baseline) else {"change": target - baseline})
    if math.isnan(target) or math.isnan(baseline):
        return {}
    years = row["target_year"] - row["baseline_year"]
    found: Goal = {"change": target - baseline, "years": years}
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
    if row["unit"] != "not_stated" and baseline < ceiling:
        found["headroom_closed"] = (target - baseline) / (ceiling - baseline)
    return found


def _ends(data: Dataset, row: Goal, name: str) -> tuple[float, float]:
    """What rounding leaves open; a bound and a count in whole units stand for themselves."""
    fact = data.record(row[f"{name}_fact"])
    expression = data.lists.units[fact["unit"]]["expression"]
    if fact["comparator"] not in ("=", "~") or (expression in COUNTABLES and fact["scale"] == 1):
        return (row[name], row[name])
    low, high = fact_interval(fact)
    return (low, high if math.isnan(row["ceiling"]) else min(high, row["ceiling"]))
