"""The common set: the targets that every ranked plan has, with what rounding leaves open."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import MeasureError
from analysis.measures.ambition.table import ambition_table

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

    Raises
    ------
    MeasureError
        If no two plans share two indicators: one indicator is a ranking and no index.
    """
    table = ambition_table(data, plans)
    table = table[table["class"].isin(_CLASSES) & (table["group"] == "all") & table["years"].notna()]
    share = table["required_annual_pp"].notna()
    sign = table["direction"].map({"higher": 1.0, "lower": -1.0})
    paces = {}
    for name, points, rate in (("value", "required_annual_pp", "required_annual_rate"),
                               ("low", "pp_low", "rate_low"), ("high", "pp_high", "rate_high")):  # fmt: skip
        paces[name] = table[points].where(share, np.log1p(table[rate])) * sign
    table = table.assign(**paces, unit_kind=np.where(share, "pp", "log")).dropna(subset=["value"])
    table = table.drop_duplicates(["plan", "indicator"])
    block = _largest(table.groupby("indicator")["plan"].agg(set).to_dict())
    if block is None:
        named = ", ".join(data.check_plans(plans or ()))
        raise MeasureError(f"{named}: no two plans share two measurable targets, so there is no index")
    chosen, indicators = block
    rows = [plan for plan in data.check_plans(plans or ()) if plan in chosen]
    inside = table[table["plan"].isin(rows) & table["indicator"].isin(indicators)]
    values, low, high = (
        inside.pivot(index="plan", columns="indicator", values=name).loc[rows, indicators]
        for name in ("value", "low", "high")
    )
    facts = inside.groupby("plan")["facts"].agg(";".join).to_dict()
    units = dict(zip(inside["indicator"], inside["unit_kind"], strict=True))
    return CommonSet(values, low, high, facts, units)


def _largest(plans_of: dict[str, set[str]]) -> tuple[set[str], list[str]] | None:
    """Every block with two indicators lies within the plans of a pair: the widest pair gives the plans."""
    best = None
    for one, two in itertools.combinations(sorted(plans_of), 2):
        chosen = plans_of[one] & plans_of[two]
        indicators = [name for name in sorted(plans_of) if plans_of[name] >= chosen]
        size = (len(chosen), len(indicators))
        if len(chosen) >= 2 and (best is None or size > (len(best[0]), len(best[1]))):
            best = (chosen, indicators)
    return best
