"""The targets of the places above a plan, as rows beside it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import ids, joined
from analysis.measures.whole import whole

Record = dict[str, Any]

COLUMNS = {
    "plan": "str", "superior": "str", "level": "str", "target": "float64", "facts": "str",
    "indicator": "str", "group": "str", "year": "Int64", "unit": "str", "comparator": "str",
    "attribute": "str", "low": "float64", "high": "float64",
}  # fmt: skip
_AS_PRINTED = ("group", "year", "unit", "comparator", "attribute")


#: What a comparison says where the admissible values of a yardstick do not all say the same.
OPEN = "open"


def one_way(rows: list[Record], column: str, keys: tuple[str, ...]) -> None:
    """Set the verdict in `column` to `open` in rows of one comparison (`keys`) that do not agree."""
    same: dict[tuple[Any, ...], list[Record]] = {}
    for row in rows:
        same.setdefault(tuple(row.get(key) for key in keys), []).append(row)
    for alike in same.values():
        if len({row[column] for row in alike}) > 1:
            for row in alike:
                row[column] = OPEN


def own_facts(goal: Record) -> str:
    """Return the facts that print a target of `ambition_table`, without its baseline and its past pace."""
    others = {goal["baseline_fact"], *ids(goal["past_facts"])}
    return joined(fact for fact in ids(goal["facts"]) if fact not in others)


def yardsticks(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame | None:
    """Return the targets of everybody above each plan; None where the outside figures are not there.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame or None
        `plan` (the plan measured against them), `superior` (place), `level` (nation, province, prefecture),
        `indicator, group, year, target, low, high, unit, comparator, attribute, facts` (reference id). The
        nearest superior comes first. A target is set and not measured: `low` and `high` are the target
        itself, but for `~`, where they are those of its last digit.

    Examples
    --------
    A city in a province that asks for 55 % by the end of the plan, as the nation does, has two rows: the
    province's, then the nation's.
    """
    if data.reference.lacks("yardsticks"):
        return None
    return whole(data, plans, lambda plan: above(data, plan), COLUMNS)


def above(data: Dataset, plan: str) -> list[Record]:
    """Return the rows of `yardsticks` of one plan as records."""
    return [
        _yardstick(figure, plan, place, data.lists.places[place]["level"])
        for place in data.superiors(plan)
        for figure in data.reference.records(place, kind="target")
    ]


def _yardstick(figure: Record, plan: str, place: str, level: str) -> Record:
    target = figure["value"]
    low, high = figure["low"], figure["high"]
    if figure["comparator"] != "~" or low != low:
        low = high = target
    row = {"plan": plan, "superior": place, "level": level, "target": target, "low": low, "high": high}
    return (
        row
        | {name: figure[name] for name in _AS_PRINTED}
        | {"indicator": figure["concept"], "facts": figure["reference_id"]}
    )
