"""The common set: the targets that every ranked plan has, with what rounding leaves open."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import joined
from analysis.dataset.lists import Record
from analysis.errors import MeasureError
from analysis.measures.ambition.table import goals
from analysis.measures.ranks import may_rank

#: Classes whose pace is one number; "no unit" among them, for a rate needs none.
_CLASSES = ("usable", "already met", "zero baseline", "no unit")


@dataclass(frozen=True, eq=False)
class CommonSet:
    """The targets that every ranked plan has: required paces, plans in rows, indicators in columns.

    Attributes
    ----------
    values, low, high : DataFrame
        Percentage points a year for shares, log growth a year ln(1 + rate) else, more is more ambitious; and
        what the rounding of the printed figures allows.
    facts : dict of str to str
        Facts by plan.
    units : dict of str to str
        "pp" or "log" by indicator.
    """

    values: pd.DataFrame
    low: pd.DataFrame
    high: pd.DataFrame
    facts: dict[str, str]
    units: dict[str, str]

    @property
    def plans(self) -> list[str]:
        """Plans that can be ranked."""
        return list(self.values.index)

    @property
    def indicators(self) -> list[str]:
        """Indicators of the set."""
        return list(self.values.columns)


def common_set(data: Dataset, plans: list[str] | None = None) -> CommonSet:
    """Return the largest block without a gap: as many plans as can be, then as many indicators.

    Plans of one period, each place once. A block of plans of one level that may be put in an order
    (`measures.ranks.may_rank`) goes before a larger one that may not.

    Raises
    ------
    MeasureError
        If no two plans share two indicators: one indicator is a ranking and no index.
    """
    chosen = data.check_plans(plans or ())
    paces = {plan: _paces(data, plan) for plan in chosen}
    blocks = [_largest(paces, alike) for alike in _alike(data, chosen)]
    ordered = [block for block in blocks if block and may_rank(data, sorted(block[0]))]
    block = (ordered or blocks)[0]
    if block is None:
        named = ", ".join(chosen)
        raise MeasureError(f"{named}: no two plans share two measurable targets, so there is no index")
    plans, names = [plan for plan in chosen if plan in block[0]], block[1]
    values, low, high = (
        pd.DataFrame([[paces[plan][name][side] for name in names] for plan in plans], plans, names)
        for side in ("value", "low", "high")
    )
    facts = {plan: joined(p["facts"] for name, p in paces[plan].items() if name in names) for plan in plans}
    return CommonSet(values, low, high, facts, {name: paces[plans[0]][name]["unit"] for name in names})


def _paces(data: Dataset, plan: str) -> dict[str, Record]:
    """The required pace of each indicator that has one, in the order of the text; the first target counts."""
    found: dict[str, Record] = {}
    for goal in goals(data, plan):
        if goal["class"] in _CLASSES and goal["group"] == "all" and goal["years"] is not None:
            pace = _pace(goal)
            if not math.isnan(pace["value"]):
                found.setdefault(goal["indicator"], pace)
    return found


def _pace(goal: Record) -> Record:
    """The required pace of a target, more being more ambitious."""
    share = not math.isnan(goal["required_annual_pp"])
    sign = {"higher": 1.0, "lower": -1.0}.get(goal["direction"], math.nan)
    names = ("required_annual_pp", "pp_low", "pp_high")
    if not share:
        names = ("required_annual_rate", "rate_low", "rate_high")
    values = (sign * (goal[name] if share else float(np.log1p(goal[name]))) for name in names)
    found = dict(zip(("value", "low", "high"), values, strict=True))
    return found | {"facts": goal["facts"], "unit": "pp" if share else "log"}


def _alike(data: Dataset, plans: list[str]) -> list[list[str]]:
    """The plans of the period that most places have (the latest of several), then those of each level."""
    periods: dict[int, dict[str, str]] = {}
    for plan in plans:
        row = data.lists.plans[plan]
        periods.setdefault(row["target_year"], {})[row["place"]] = plan
    main = max(sorted(periods.items(), reverse=True), key=lambda item: len(item[1]))[1]
    levels: dict[str, list[str]] = {}
    for place, plan in main.items():
        levels.setdefault(data.lists.places[place]["level"], []).append(plan)
    return [list(main.values()), *sorted(levels.values(), key=len, reverse=True)]


def _largest(paces: dict[str, dict[str, Record]], plans: list[str]) -> tuple[set[str], list[str]] | None:
    """Every block with two indicators lies within the plans of a pair: the widest pair gives the plans."""
    best = None
    plans_of: dict[str, set[str]] = {}
    for plan in plans:
        for name in paces[plan]:
            plans_of.setdefault(name, set()).add(plan)
    for one, two in itertools.combinations(sorted(plans_of), 2):
        chosen = plans_of[one] & plans_of[two]
        indicators = [name for name in sorted(plans_of) if plans_of[name] >= chosen]
        size = (len(chosen), len(indicators))
        if len(chosen) >= 2 and (best is None or size > (len(best[0]), len(best[1]))):
            best = (chosen, indicators)
    return best
