"""Schedules of the old-age allowance, comparable per person and year by age."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.printed import Fact
from analysis.errors import MeasureError
from analysis.measures.aging.rows import OLD_AGE
from analysis.measures.whole import whole

YEARLY = "CNY/person/year"

#: Who is paid: everybody of the age, or only the poor (and, of them, the disabled): a class of its own.
FOR_ALL, MEANS_TESTED = "for all of the age", "means-tested"
_BY_AGE_ALONE = re.compile(r"all|all_age_\d+_(?:\d+|plus)")
_BY_MEANS = ("dibao", "low_income")
_INDICATORS = ("elderly_allowance", "disabled_elderly_subsidy")


class Amount(NamedTuple):
    """What everybody of an age gets; `status`: `paid`, `none` (below the starting age), `not stated`."""

    status: str
    per_year: float = math.nan
    facts: str = ""


def payment_class(plan: str, indicator: str, group: str) -> str:
    """Return `FOR_ALL` for a group defined by age alone, `MEANS_TESTED` for one that names the poor.

    Raises
    ------
    MeasureError
        For a condition that is neither: what is compared with what must not depend on a guess.
    """
    if _BY_AGE_ALONE.fullmatch(group):
        return FOR_ALL
    if any(word in group for word in _BY_MEANS):
        return MEANS_TESTED
    raise MeasureError(f"{plan}, {indicator}, {group}: neither an age bracket nor a group by means")


COLUMNS = {
    "plan": "str", "indicator": "str", "group": "str", "class": "str", "age_from": "Int64", "age_to": "Int64",
    "per_year": "float64", "start_year": "Int64", "year": "Int64", "facts": "str",
}  # fmt: skip

Record = dict[str, Any]


def schedules(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the amounts of the old-age allowance and the subsidies for disabled old people, by age bracket.

    Amounts are brought to yuan per person and year: 150 a month is 150 x 12 = 1,800.

    Returns
    -------
    DataFrame
        `plan, indicator, group, class, age_from, age_to` (years of age in full, the last included; missing
        where the bracket is open), `per_year` (yuan), `start_year, year` (first and last year of validity),
        `facts`, by plan and age. Plans without a schedule have no row.

    Raises
    ------
    MeasureError
        If an amount is not money per person and time, its group has no age, or two brackets of one plan and
        class overlap.
    """
    return whole(data, plans, lambda plan: brackets(data, plan), COLUMNS)


def brackets(data: Dataset, plan: str) -> list[Record]:
    """Return the rows of `schedules` of one plan as records."""
    facts = data.records(plan, _INDICATORS, kind=("rule", "observed", "estimate"))
    rows = [_bracket(data, fact) for fact in facts]
    _no_overlap(plan, [row for row in rows if row["class"] == FOR_ALL])
    return rows


def _bracket(data: Dataset, fact: Fact) -> Record:
    group = data.lists.groups[fact["group"]]
    if group["age_from"] is pd.NA:
        where = f"{fact['plan']}, {fact['concept']}, {fact['group']} ({fact['fact_id']})"
        raise MeasureError(f"{where}: a group without an age", [fact["fact_id"]])
    return {
        "plan": fact["plan"],
        "indicator": fact["concept"],
        "group": fact["group"],
        "class": payment_class(fact["plan"], fact["concept"], fact["group"]),
        "age_from": group["age_from"],
        "age_to": group["age_to"],
        "per_year": fact["value"] * data.lists.factor(fact["unit"], YEARLY),
        "start_year": fact["start"],
        "year": fact["end"],
        "facts": fact["fact_id"],
    }


def _no_overlap(plan: str, rows: list[Record]) -> None:
    ordered = sorted(rows, key=lambda row: row["age_from"])
    for first, second in itertools.pairwise(ordered):
        if first["age_to"] is pd.NA or first["age_to"] >= second["age_from"]:
            facts = (first["facts"], second["facts"])
            reason = f"brackets of age overlap, or two amounts for one ({', '.join(facts)})"
            raise MeasureError(f"{plan}, {_INDICATORS[0]}: {reason}", facts)


def amount_at(data: Dataset, plan: str, age: int) -> Amount:
    """Return what everybody of `age` gets by the plan's schedule.

    Parameters
    ----------
    data : Dataset
    plan : str
    age : int
        Completed years.

    Returns
    -------
    Amount
        `none` only below a starting age that the plan prints for everybody; elsewhere a gap, a schedule that
        ends, or no schedule is `not stated`.
    """
    schedule = schedules(data, [plan])
    mine = schedule[schedule["class"] == FOR_ALL].to_dict("records")
    for row in mine:
        if row["age_from"] <= age and (pd.isna(row["age_to"]) or row["age_to"] >= age):
            return Amount("paid", float(row["per_year"]), row["facts"])
    for fact in data.records(plan, "elderly_allowance_starting_age", "all") if mine else ():
        if fact["value"] > age:
            return Amount("none", 0.0, fact["fact_id"])
    return Amount("not stated")


def bands(schedule: pd.DataFrame) -> list[tuple[int, int | None]]:
    """Return the bands of age within which no plan of `schedule` changes what it pays everybody.

    Returns
    -------
    list of (first, last)
        Both ends included; the first begins with old age, the last is open (None). Empty without a schedule.
        Brackets of 70-79 and of 80 and over give (60, 69), (70, 79) and (80, None).
    """
    own = schedule[schedule["class"] == FOR_ALL]
    starts = sorted({OLD_AGE, *own["age_from"], *(own["age_to"].dropna() + 1)})
    ends = [int(age) - 1 for age in starts[1:]]
    return [(int(a), b) for a, b in zip(starts, [*ends, None], strict=True)] if len(own) else []


def compared(data: Dataset, plans: list[str], ages: Iterable[int]) -> pd.DataFrame:
    """Return for every age what each plan pays everybody of that age.

    Returns
    -------
    DataFrame
        `age, plan, status, per_year` (yuan, missing unless `paid` or `none`), `facts`.
    """
    rows = [
        {"age": age, "plan": plan, **amount_at(data, plan, age)._asdict()} for age in ages for plan in plans
    ]
    return pd.DataFrame(rows, columns=["age", "plan", "status", "per_year", "facts"])
