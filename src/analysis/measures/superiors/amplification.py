"""How far each target of a city lies from the targets of those above it."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.errors import MeasureError
from analysis.measures.ambition.table import ambition_table
from analysis.measures.intervals import fact_interval
from analysis.measures.superiors.yardsticks import lists, own_facts, yardsticks

#: What a target is beside a superior's; only the first four are comparisons.
RELATIONS = ("beyond", "equal", "short", "differs", "earlier target", "other year", "another group", "words")
COMPARED = RELATIONS[:4]

_EXPORT = [
    "plan", "indicator", "group", "level", "superior", "target_year", "target", "comparator", "unit",
    "attribute", "superior_year", "superior_group", "superior_target", "superior_attribute", "relation",
    "amplification", "low", "high", "reached_year", "reached", "outcome_year", "outcome", "evidence",
    "grade", "facts",
]  # fmt: skip
_MORE = ["superior_comparator", "superior_facts", "outcome_facts", "target_facts", "target_text"]
_REAL = ["target", "superior_target", "amplification", "low", "high", "reached", "outcome"]
_WHOLE = ["target_year", "superior_year", "reached_year", "outcome_year"]
_SIGNS = {"higher": 1.0, "lower": -1.0}


def export(data: Dataset) -> pd.DataFrame:
    """Return amplification.csv: every target that a superior has too, see `amplification_table`."""
    return amplification_table(data)[_EXPORT]


@remembered
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
          `differs` (no direction); or why there is no amplification: `earlier target` (the number that the
          superior set for an earlier year), `other year`, `another group`, `words` (no number printed).
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
    above = yardsticks(data, plans)
    targets = ambition_table(data, plans)
    rows: list[dict[str, object]] = []
    for plan in data.check_plans(plans or ()):
        found = []
        if above is not None:
            mine = targets[targets["plan"] == plan]
            found = _pairs(data, mine, above[above["plan"] == plan])
        none = "not available" if above is None else "not stated"
        rows += [{"plan": plan, **row} for row in found] or [{"plan": plan, "evidence": none}]
    table = pd.DataFrame(rows, columns=_EXPORT + _MORE)
    text = [name for name in table.columns if name not in _REAL + _WHOLE]
    table[text] = table[text].astype("object").fillna("")
    return table.astype(dict.fromkeys(_REAL, "float64") | dict.fromkeys(_WHOLE, "Int64"))


def _pairs(data: Dataset, mine: pd.DataFrame, above: pd.DataFrame) -> list[dict[str, object]]:
    rows = []
    for _, target in mine.iterrows():
        same = above[above["indicator"] == target["indicator"]]
        for _, own in same.groupby("superior", sort=False):
            rows += [_row(data, target, yardstick) for _, yardstick in _chosen(target, own).iterrows()]
    return rows


def _chosen(target: pd.Series, own: pd.DataFrame) -> pd.DataFrame:
    group = own[own["group"] == target["group"]]
    if group.empty:
        return own
    now = group["year"] == target["target_year"]
    earlier = (group["year"] < target["target_year"]) & (group["target"] == target["target"])
    return group[now | earlier] if now.any() else group


def _row(data: Dataset, target: pd.Series, yardstick: pd.Series) -> dict[str, object]:
    names = ("indicator", "group", "target_year", "target", "comparator", "unit", "attribute", "target_text")
    row = {name: target[name] for name in names}
    row |= {f"superior_{name}": yardstick[name] for name in ("year", "group", "target", "attribute")}
    row |= {"superior_comparator": yardstick["comparator"], "superior_facts": yardstick["facts"]}
    row |= {"superior": yardstick["superior"], "level": yardstick["level"]}
    row["target_facts"] = own_facts(target)
    row |= {"relation": _standing(target, yardstick), "evidence": "stated"}
    if row["relation"] == "":
        row |= _difference(data, target, yardstick) | _outcome(data, yardstick, target["direction"])
    facts = lists(f"{row['target_facts']};{yardstick['facts']}")
    row["facts"] = ";".join([*facts, *lists(str(row.get("outcome_facts", "")))])
    row["grade"] = ";".join(data.grades(lists(row["facts"])))
    return row


def _standing(target: pd.Series, yardstick: pd.Series) -> str:
    """Why there is no amplification; "" where there is one."""
    if target["group"] != yardstick["group"]:
        return "another group"
    if pd.isna(target["target"]):
        return "words"
    if target["target_year"] == yardstick["year"]:
        return ""
    earlier = yardstick["year"] < target["target_year"] and yardstick["target"] == target["target"]
    return "earlier target" if earlier else "other year"


def _difference(data: Dataset, target: pd.Series, yardstick: pd.Series) -> dict[str, object]:
    try:
        factor = data.convert(1.0, target["unit"], yardstick["unit"])
    except MeasureError as error:
        where = f"{target['plan']}, {target['indicator']}, {target['group']}"
        raise MeasureError(f"{where}: no distance to {yardstick['superior']} ({error})") from None
    low, high = (end * factor for end in set_interval(data, target))
    low, high = low - yardstick["high"], high - yardstick["low"]
    difference = target["target"] * factor - yardstick["target"]
    sign = _SIGNS.get(target["direction"], 0.0)
    relation = "beyond" if difference * sign > 0 else "short" if difference * sign < 0 else "differs"
    relation = "equal" if low <= 0 <= high else relation
    found = {"amplification": difference, "low": low, "high": high, "relation": relation}
    return found | {"evidence": "derived"}


def set_interval(data: Dataset, target: pd.Series) -> tuple[float, float]:
    """Return what a target of `ambition_table` may stand for: itself, for it is set; more if approximate."""
    if target["comparator"] != "~":
        return (target["target"], target["target"])
    return fact_interval(data.fact(target["target_fact"]))


def _outcome(data: Dataset, yardstick: pd.Series, direction: str) -> dict[str, object]:
    """What became of the superior's own target, as far as its levels are known."""
    key = (yardstick["superior"], yardstick["indicator"], yardstick["group"])
    levels = data.reference.select(*key, kind="observed")
    levels = levels[(levels["year"] <= yardstick["year"]) & (levels["unit"] == yardstick["unit"])]
    if levels.empty or direction not in _SIGNS:
        return {}
    levels = levels.sort_values("year", kind="stable")
    last = levels.iloc[-1]
    found = {"outcome_year": last["year"], "outcome": last["value"], "outcome_facts": last["reference_id"]}
    sign = _SIGNS[direction]
    there = levels[levels["value"] * sign >= yardstick["target"] * sign]
    if len(there):
        first = there.iloc[0]
        found |= {"reached_year": first["year"], "reached": first["value"]}
        found["outcome_facts"] = ";".join(dict.fromkeys([first["reference_id"], last["reference_id"]]))
    return found
