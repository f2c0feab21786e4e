"""How far each target of a city lies from the targets of those above it."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.dataset.concepts import apart
from analysis.dataset.derived import columns
from analysis.dataset.ids import ids, joined
from analysis.errors import MeasureError
from analysis.measures.ambition.table import goals
from analysis.measures.intervals import fact_interval
from analysis.measures.superiors.yardsticks import OPEN, Record, above, one_way, own_facts
from analysis.measures.whole import whole

#: What a target is beside a superior's; only the first five are comparisons.
RELATIONS = (
    "beyond", "equal", "short", "differs", OPEN, "earlier target", "other year", "another group", "words"
)  # fmt: skip
COMPARED = RELATIONS[:5]

COLUMNS = columns("amplification")
_MORE = dict.fromkeys(
    ("superior_comparator", "superior_facts", "outcome_facts", "target_facts", "target_text"), "str"
)
_SIGNS = {"higher": 1.0, "lower": -1.0}


def export(data: Dataset) -> pd.DataFrame:
    """Return amplification.csv: every target that a superior has too, see `amplification_table`."""
    return apart(amplification_table(data))[list(COLUMNS)]


def amplification_table(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return each target of a plan beside each superior's target on the same indicator.

    amplification = target of the city - target of the superior, in the unit of the superior's target, and
    only for targets of the same year, unit and group. "At least 55" and "55" are the same number.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        One row a target and target of a superior. `plan, indicator, group, level, superior, target_year,
        target, comparator, unit, attribute` (the city's, as printed), `superior_year, superior_group,
        superior_target, superior_attribute, superior_comparator` and

        - `relation`: `beyond`, `equal`, `short` (in the direction in which the indicator is better),
          `differs` (no direction), `open` (the superior has several admissible targets of the year, and
          they do not give one relation); or why there is no amplification: `earlier target` (the number
          that the superior set for an earlier year), `other year`, `another group`, `words` (no number).
        - `amplification, low, high`: the difference, and what a target called approximate leaves open.
        - `reached_year, reached`: the first year known in which the superior itself was at its target or
          beyond, with the level; `outcome_year, outcome`: its latest known level up to the target year.
        - `evidence`: `derived` (a difference), `stated` (both figures as printed, no difference), `not
          stated` (a plan without such a target) or `not available` (no outside figures); `grade`, `facts`.

        For each superior: its figures of the same group and year, and those of earlier years that the city's
        number equals; without a figure of the year all of the group; without the group those of the others.

    Raises
    ------
    MeasureError
        If a target of the same group has a unit that does not convert into the superior's.

    Examples
    --------
    A city that promises 60 % by the end of its plan where nation and province ask for 55 % by the same year
    is beyond both: 60 - 55 = 5 percentage points, twice.
    """
    return whole(data, plans, lambda plan: compared(data, plan), COLUMNS | _MORE)


@remembered
def compared(data: Dataset, plan: str) -> tuple[Record, ...]:
    """Return the rows of `amplification_table` of one plan as records."""
    if data.reference.lacks("yardsticks"):
        return ({"plan": plan, "evidence": "not available"},)
    by: dict[tuple[str, str], list[Record]] = {}
    for yardstick in above(data, plan):
        by.setdefault((yardstick["indicator"], yardstick["superior"]), []).append(yardstick)
    rows = [
        {"plan": plan, **_row(data, goal, yardstick)}
        for goal in goals(data, plan)
        for superior in data.superiors(plan)
        for yardstick in _chosen(goal, by.get((goal["indicator"], superior), []))
    ]
    keys = ("indicator", "group", "target_year", "superior", "superior_year")
    one_way([row for row in rows if row["relation"] in COMPARED], "relation", keys)
    return tuple(rows) or ({"plan": plan, "evidence": "not stated"},)


def _chosen(goal: Record, own: list[Record]) -> list[Record]:
    """The figures of a superior that a target is held against."""
    group = [one for one in own if one["group"] == goal["group"]]
    if not group:
        return own
    if not any(one["year"] == goal["target_year"] for one in group):
        return group
    return [one for one in group if one["year"] == goal["target_year"] or _earlier(goal, one)]


def _earlier(goal: Record, yardstick: Record) -> bool:
    return yardstick["year"] < goal["target_year"] and yardstick["target"] == goal["target"]


def _row(data: Dataset, goal: Record, yardstick: Record) -> Record:
    names = ("indicator", "group", "target_year", "target", "comparator", "unit", "attribute", "target_text")
    row = {name: goal[name] for name in names}
    row |= {f"superior_{name}": yardstick[name] for name in ("year", "group", "target", "attribute")}
    row |= {"superior_comparator": yardstick["comparator"], "superior_facts": yardstick["facts"]}
    row |= {"superior": yardstick["superior"], "level": yardstick["level"]}
    row["target_facts"] = own_facts(goal)
    row |= {"relation": _standing(goal, yardstick), "evidence": "stated"}
    if row["relation"] == "":
        row |= _difference(data, goal, yardstick) | _outcome(data, yardstick, goal["direction"])
    row["facts"] = joined([row["target_facts"], yardstick["facts"], row.get("outcome_facts", "")])
    row["grade"] = ";".join(data.grades(ids(row["facts"])))
    return row


def _standing(goal: Record, yardstick: Record) -> str:
    """Why there is no amplification; "" where there is one."""
    if goal["group"] != yardstick["group"]:
        return "another group"
    if math.isnan(goal["target"]):
        return "words"
    if goal["target_year"] == yardstick["year"]:
        return ""
    return "earlier target" if _earlier(goal, yardstick) else "other year"


def _difference(data: Dataset, goal: Record, yardstick: Record) -> Record:
    try:
        factor = data.lists.factor(goal["unit"], yardstick["unit"])
    except MeasureError as error:
        where = f"{goal['plan']}, {goal['indicator']}, {goal['group']} ({goal['target_fact']})"
        reason = f"{where}: no distance to {yardstick['superior']} ({error})"
        raise MeasureError(reason, [goal["target_fact"]]) from None
    low, high = (end * factor for end in set_interval(data, goal))
    low, high = low - yardstick["high"], high - yardstick["low"]
    difference = goal["target"] * factor - yardstick["target"]
    sign = _SIGNS.get(goal["direction"], 0.0)
    relation = "beyond" if difference * sign > 0 else "short" if difference * sign < 0 else "differs"
    relation = "equal" if low <= 0 <= high else relation
    found = {"amplification": difference, "low": low, "high": high, "relation": relation}
    return found | {"evidence": "derived"}


def set_interval(data: Dataset, goal: Record) -> tuple[float, float]:
    """Return what a target of `ambition_table` may stand for: itself, for it is set; more if approximate."""
    if goal["comparator"] != "~":
        return (goal["target"], goal["target"])
    return fact_interval(data.record(goal["target_fact"]))


def _outcome(data: Dataset, yardstick: Record, direction: str) -> Record:
    """What became of the superior's own target, as far as its levels are known."""
    key = (yardstick["superior"], yardstick["indicator"], yardstick["group"])
    levels = [
        figure
        for figure in data.reference.records(*key, kind="observed")
        if figure["year"] <= yardstick["year"] and figure["unit"] == yardstick["unit"]
    ]
    if not levels or direction not in _SIGNS:
        return {}
    levels.sort(key=lambda figure: figure["year"])
    last, sign = levels[-1], _SIGNS[direction]
    found = {"outcome_year": last["year"], "outcome": last["value"], "outcome_facts": last["reference_id"]}
    there = (figure for figure in levels if figure["value"] * sign >= yardstick["target"] * sign)
    if first := next(there, None):
        found |= {"reached_year": first["year"], "reached": first["value"]}
        found["outcome_facts"] = joined([first["reference_id"], last["reference_id"]])
    return found
