"""The tidy row that every table of the aging measures is made of, and the levels a plan prints."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from analysis.dataset import Dataset
from analysis.dataset.derived import columns
from analysis.dataset.printed import Fact
from analysis.dataset.series import ORIGINS
from analysis.measures.intervals import Interval, fact_interval

#: Columns of the rows, and of data/derived/aging.csv.
COLUMNS = columns("aging")

Record = dict[str, Any]

#: The two counts of beds. They are never compared with one another, nor divided by the other's figures.
ALL_BEDS, INSTITUTION_BEDS = "all beds", "institutions' beds"
SCOPES = {
    "elderly_beds_total": ALL_BEDS,
    "elderly_beds_per_1000": ALL_BEDS,
    "elderly_institution_beds": INSTITUTION_BEDS,
    "nursing_bed_share": INSTITUTION_BEDS,
}

#: Age from which the plans call people old.
OLD_AGE = 60

AS_PRINTED = "as printed"
_WHOLE = ("person", "bed")


def not_stated(plan: str, indicator: str, scope: str = "") -> dict[str, Any]:
    """Return the row of what a plan does not print."""
    return {"plan": plan, "indicator": indicator, "scope": scope, "evidence": "not stated"}


def evidence_of(data: Dataset, facts: Iterable[str], *, derived: bool) -> str:
    """Return `corrected` where a fact is, `derived` for a computed figure, `stated` for a printed one."""
    if "corrected" in data.mark(facts):
        return "corrected"
    return "derived" if derived else "stated"


def open_ended(low: float, high: float) -> tuple[float, float]:
    """Return bounds with NaN for an end that nothing limits: below zero or at infinity."""
    return (low if low > 0 else math.nan, high if math.isfinite(high) else math.nan)


def basis_of(fact: Fact) -> str:
    """Return whom a population counts: `registered`, `permanent`, or `as printed`; "" for other figures."""
    if not fact["concept"].startswith("population_") and fact["unit"] != "bed_per_1000_person":
        return ""
    for basis in ("registered", "permanent"):
        if basis in fact["concept"] or f"{basis} population" in fact["note"]:
            return basis
    return AS_PRINTED


def interval_of(fact: Fact) -> Interval:
    """Return the rounding interval of a printed level; a count of whole things printed in full is exact."""
    counted = fact["unit"] in _WHOLE and fact["scale"] == 1 and fact["comparator"] == "="
    return (fact["value"], fact["value"]) if counted else fact_interval(fact)


def level_row(data: Dataset, fact: Fact) -> Record:
    """Return the row of a printed level with its rounding interval; a bound (余, 多, 近) has no value."""
    low, high = interval_of(fact)
    bounded = fact["comparator"] not in ("=", "~")
    return {
        "plan": fact["plan"],
        "indicator": fact["concept"],
        "year": fact["end"],
        "value": math.nan if bounded else fact["value"],
        "low": open_ended(low, high)[0] if bounded else low,
        "high": open_ended(low, high)[1],
        "unit": fact["unit"],
        "basis": basis_of(fact),
        "scope": SCOPES.get(fact["concept"], fact["group"]),
        "evidence": evidence_of(data, [fact["fact_id"]], derived=False),
        "facts": fact["fact_id"],
    }


def headline_target(data: Dataset, plan: str, indicator: str, group: str = "all") -> Fact | None:
    """Return the fact of a target: a number before words, then by the place that leads.

    The latest target year goes first, for a plan may promise a step on the way.
    """
    return min(data.records(plan, indicator, group, "target"), key=_rank, default=None)


def _rank(fact: Fact) -> tuple[bool, int, int, int]:
    return (fact["comparator"] == "text", -fact["end"], ORIGINS.index(fact["origin"]), fact["line"])


def target_row(data: Dataset, fact: Fact) -> Record:
    """Return the row of a target: a threshold, so it has no rounding; at least (>=) leaves the top open."""
    value, at_least = fact["value"], fact["comparator"] in (">=", ">")
    return level_row(data, fact) | {
        "indicator": f"{fact['concept']}_target",
        "value": value,
        "low": value,
        "high": math.nan if at_least else value,
    }
