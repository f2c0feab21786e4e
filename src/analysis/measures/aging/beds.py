"""The old, the beds that stand against them, and the populations that printed ratios imply."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import ids, joined
from analysis.errors import MeasureError
from analysis.measures.aging.rows import (
    AS_PRINTED,
    COLUMNS,
    OLD_AGE,
    SCOPES,
    Record,
    evidence_of,
    level_row,
)
from analysis.measures.intervals import divided
from analysis.measures.whole import whole as whole_table

OLD = "population_aged_60_plus"
POPULATIONS = (OLD, "population_registered", "population_permanent")
BEDS = ("elderly_beds_total", "elderly_institution_beds")


def denominators(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the populations that the plans print, for their own figures; the census is in `population`.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        Columns of `aging_rows.COLUMNS`, one row a plan, population, year and basis; unit `person`.

    Raises
    ------
    MeasureError
        If a population is not in persons.
    """
    return whole_table(data, plans, lambda plan: populations_of(data, plan), COLUMNS)


def populations_of(data: Dataset, plan: str) -> list[Record]:
    """Return the rows of `denominators` of one plan as records."""
    printed = latest(data, plan, POPULATIONS)
    for row in printed:
        if row["unit"] != "person":
            where = f"{row['plan']}, {row['indicator']} ({row['facts']})"
            raise MeasureError(f"{where}: a population in {row['unit']!r}, not in persons", [row["facts"]])
    return printed


def latest(data: Dataset, plan: str, indicators: Iterable[str]) -> list[Record]:
    """Return the rows of the latest printed levels, of each indicator that has one."""
    found = [data.levels(plan, indicator, "all")[-1:] for indicator in indicators]
    return [level_row(data, fact) for last in found for fact in last]


def share(data: Dataset, part: Record, whole: Record) -> Record:
    """Return the share of `part` in `whole` in per cent, 100 x part / whole.

    Parameters
    ----------
    data : Dataset
    part, whole : dict
        Rows of `denominators`: same plan, year and basis.

    Raises
    ------
    MeasureError
        If plan, year or basis differ: registered old people are never divided by permanent residents.
    """
    _same(part, whole, "year", "basis")
    row = _ratio(data, part, whole, 100)
    return row | {"indicator": f"{part['indicator']}_share", "unit": "percent", "basis": whole["basis"]}


def per_1000(data: Dataset, beds: Record, old: Record) -> Record:
    """Return beds per 1,000 old people, 1000 x beds / old people; the scope is that of the beds.

    Raises
    ------
    MeasureError
        If plan or year differ.

    Examples
    --------
    398 beds and 83,696 old people: 1000 x 398 / 83696 = 4.755.
    """
    _same(beds, old, "year")
    row = _ratio(data, beds, old, 1000)
    return row | {
        "indicator": "elderly_beds_per_1000",
        "unit": "bed_per_1000_person",
        "basis": old["basis"],
        "scope": beds["scope"],
    }


def _same(above: Record, below: Record, *columns: str) -> None:
    for column in ("plan", *columns):
        if above[column] != below[column]:
            raise MeasureError(
                f"{above['plan']}: {above['indicator']} ({above[column]}) and {below['indicator']} "
                f"({below[column]}) differ in {column}"
            )


def _ratio(data: Dataset, above: Record, below: Record, times: float) -> Record:
    value, low, high = divided(above, below, times)
    facts = ids(above["facts"], below["facts"])
    return {
        "plan": above["plan"],
        "year": above["year"],
        "value": value,
        "low": low,
        "high": high,
        "numerator": above["indicator"],
        "denominator": below["indicator"],
        "scope": above["scope"],
        "evidence": evidence_of(data, [fact for fact in facts if not data.is_outside(fact)], derived=True),
        "facts": joined(facts),
    }


def shares_of(data: Dataset, plan: str) -> list[Record]:
    """Return the share of the old of a plan for every pair of one year and basis that it prints."""
    printed = populations_of(data, plan)
    pairs = itertools.product(_of(printed, OLD), (row for row in printed if row["indicator"] != OLD))
    return [
        share(data, old, all_)
        for old, all_ in pairs
        if (old["year"], old["basis"]) == (all_["year"], all_["basis"])
    ]


def rates_of(data: Dataset, plan: str) -> list[Record]:
    """Return beds per 1,000 old people of a plan for every pair of one year that it prints."""
    pairs = itertools.product(latest(data, plan, BEDS), _of(populations_of(data, plan), OLD))
    return [per_1000(data, beds, old) for beds, old in pairs if beds["year"] == old["year"]]


def _of(rows: list[Record], indicator: str) -> list[Record]:
    return [row for row in rows if row["indicator"] == indicator]


def implied_old(data: Dataset, plan: str) -> Record | None:
    """Return the number of old people implied by beds and beds per 1,000: 1000 x beds / rate.

    Both figures are rounded, so the interval is what counts: 18,000 (17,500 to 18,500) at 58 (57.5 to 58.5)
    is 17,500 / 58.5 to 18,500 / 57.5 thousand. Whom the plan counts (registered or permanent, from what
    age) is as unsaid as the number. None unless both are printed for one year.
    """
    rates = latest(data, plan, ["elderly_beds_per_1000"])
    stocks = latest(data, plan, [name for name in BEDS if SCOPES[name] == SCOPES["elderly_beds_per_1000"]])
    if not rates or all(stock["year"] != rates[0]["year"] for stock in stocks):
        return None
    row = _ratio(data, stocks[0], rates[0], 1000)
    return row | {"indicator": f"{OLD}_implied", "unit": "person", "basis": AS_PRINTED}


def implied_floor(data: Dataset, plan: str) -> Record | None:
    """Return the least number of registered old people that the accident insurance of a plan implies.

    Who is insured is there: as many registered old people at least. None unless persons and a starting age
    of 60 are printed; insurance from a later age says nothing of the younger ones.
    """
    insured = latest(data, plan, ["elderly_accident_insurance_persons"])
    starts = data.records(plan, "elderly_accident_insurance_starting_age", "all")
    starts = [fact for fact in starts if fact["value"] == OLD_AGE]
    if not insured or not starts:
        return None
    [row] = insured
    facts = (row["facts"], starts[0]["fact_id"])
    found = {"indicator": f"{OLD}_implied", "value": math.nan, "low": row["low"], "high": math.nan}
    found |= {"basis": "registered", "numerator": row["indicator"], "facts": joined(facts)}
    return row | found | {"evidence": evidence_of(data, facts, derived=True)}


def implied_recipients(data: Dataset, plan: str, amounts: list[Record]) -> Record | None:
    """Return how many full-year recipients the printed outlay on the old-age allowance can have had.

    All at the highest amount would be the fewest, outlay / (12 x highest); all at the lowest the most. No
    point lies between that the plan would tell. None without an outlay of one year and a schedule.

    Parameters
    ----------
    data : Dataset
    plan : str
    amounts : list of dict
        Brackets of the plan that are for everybody, as of `allowance.brackets`.
    """
    outlays = latest(data, plan, ["elderly_allowance_outlay"])
    valid = [
        amount for amount in amounts for outlay in outlays
        if amount["start_year"] <= outlay["year"] <= amount["year"]
    ]  # fmt: skip
    if not valid:
        return None
    [outlay] = outlays
    facts = [outlay["facts"], *(amount["facts"] for amount in valid)]
    return {
        "plan": plan,
        "indicator": "elderly_allowance_recipients_implied",
        "year": outlay["year"],
        "value": math.nan,
        "low": outlay["low"] / max(amount["per_year"] for amount in valid),
        "high": outlay["high"] / min(amount["per_year"] for amount in valid),
        "unit": "person",
        "numerator": "elderly_allowance_outlay",
        "denominator": "elderly_allowance",
        "basis": AS_PRINTED,
        "scope": "all",
        "evidence": evidence_of(data, facts, derived=True),
        "facts": joined(facts),
    }
