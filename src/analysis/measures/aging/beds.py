"""The old, the beds that stand against them, and the populations that printed ratios imply."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import MeasureError
from analysis.measures.aging.rows import (
    AS_PRINTED,
    OLD_AGE,
    SCOPES,
    evidence_of,
    level_facts,
    level_row,
    table,
)
from analysis.measures.intervals import quotient

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
    chosen = data.check_plans(plans or ())
    printed = table(_printed(data, chosen, POPULATIONS))
    for row in printed[printed["unit"] != "person"].itertuples():
        what = f"{row.plan}, {row.indicator}: a population in {row.unit!r}, not in persons"
        raise MeasureError(what, row.facts.split(";"))
    return printed


def bed_stocks(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the printed stocks of beds, latest year each, with their scope (columns of `COLUMNS`)."""
    return table(_printed(data, data.check_plans(plans or ()), BEDS))


def _printed(data: Dataset, plans: list[str], indicators: tuple[str, ...]) -> list[dict[str, Any]]:
    rows = []
    for plan in plans:
        for indicator in indicators:
            rows += [
                level_row(data, fact) for _, fact in level_facts(data, plan, indicator).tail(1).iterrows()
            ]
    return rows


def share(data: Dataset, part: pd.Series, whole: pd.Series) -> dict[str, Any]:
    """Return the share of `part` in `whole` in per cent, 100 x part / whole.

    Parameters
    ----------
    data : Dataset
    part, whole : Series
        Rows of `denominators`: same plan, year and basis.

    Raises
    ------
    MeasureError
        If plan, year or basis differ: registered old people are never divided by permanent residents.
    """
    _same(part, whole, "year", "basis")
    row = _ratio(data, part, whole, 100)
    return row | {"indicator": f"{part['indicator']}_share", "unit": "percent", "basis": whole["basis"]}


def per_1000(data: Dataset, beds: pd.Series, old: pd.Series) -> dict[str, Any]:
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


def _same(above: pd.Series, below: pd.Series, *columns: str) -> None:
    for column in ("plan", *columns):
        if above[column] != below[column]:
            raise MeasureError(
                f"{above['plan']}: {above['indicator']} ({above[column]}) and {below['indicator']} "
                f"({below[column]}) differ in {column}"
            )


def _ratio(data: Dataset, above: pd.Series, below: pd.Series, times: float) -> dict[str, Any]:
    low, high = quotient((above["low"], above["high"]), (below["low"], below["high"]))
    facts = [fact for fact in (*above["facts"].split(";"), *below["facts"].split(";")) if fact]
    return {
        "plan": above["plan"],
        "year": above["year"],
        "value": above["value"] / below["value"] * times,
        "low": low * times,
        "high": high * times,
        "numerator": above["indicator"],
        "denominator": below["indicator"],
        "scope": above["scope"],
        "evidence": evidence_of(data, [fact for fact in facts if not data.is_outside(fact)], derived=True),
        "facts": ";".join(facts),
    }


def computed_shares(data: Dataset, populations: pd.DataFrame) -> pd.DataFrame:
    """Return the share of the old for every pair of one plan, year and basis in `populations`."""
    wholes = populations[populations["indicator"] != OLD]
    pairs = _pairs(populations[populations["indicator"] == OLD], wholes, "basis")
    return table(share(data, part, whole) for part, whole in pairs)


def computed_rates(data: Dataset, beds: pd.DataFrame, populations: pd.DataFrame) -> pd.DataFrame:
    """Return beds per 1,000 old people for every pair of one plan and year."""
    pairs = _pairs(beds, populations[populations["indicator"] == OLD])
    return table(per_1000(data, above, below) for above, below in pairs)


def _pairs(above: pd.DataFrame, below: pd.DataFrame, *columns: str) -> Iterator[tuple[pd.Series, pd.Series]]:
    for _, first in above.iterrows():
        for _, second in below.iterrows():
            if all(first[column] == second[column] for column in ("plan", "year", *columns)):
                yield first, second


def implied_old(data: Dataset, plan: str) -> dict[str, Any] | None:
    """Return the number of old people implied by beds and beds per 1,000: 1000 x beds / rate.

    Both figures are rounded, so the interval is what counts: 18,000 (17,500 to 18,500) at 58 (57.5 to 58.5)
    is 17,500 / 58.5 to 18,500 / 57.5 thousand. Whom the plan counts (registered or permanent, from what
    age) is as unsaid as the number. None unless both are printed for one year.
    """
    rates = level_facts(data, plan, "elderly_beds_per_1000")
    beds = [i for i in BEDS if SCOPES[i] == SCOPES["elderly_beds_per_1000"]]
    stocks = table(_printed(data, [plan], tuple(beds)))
    if rates.empty or stocks.empty or (stocks["year"] != rates["year"].iat[-1]).all():
        return None
    rate = pd.Series(level_row(data, rates.iloc[-1]))
    row = _ratio(data, stocks.iloc[0], rate, 1000)
    return row | {"indicator": f"{OLD}_implied", "unit": "person", "basis": AS_PRINTED}


def implied_floor(data: Dataset, plan: str) -> dict[str, Any] | None:
    """Return the least number of registered old people that the accident insurance of a plan implies.

    Who is insured is there: as many registered old people at least. None unless persons and a starting age
    of 60 are printed; insurance from a later age says nothing of the younger ones.
    """
    insured = level_facts(data, plan, "elderly_accident_insurance_persons")
    starts = data.select(plan, "elderly_accident_insurance_starting_age", "all")
    starts = starts[starts["value"] == OLD_AGE]
    if insured.empty or starts.empty:
        return None
    row = level_row(data, insured.iloc[-1])
    ids = [row["facts"], starts["fact_id"].iat[0]]
    found = {"indicator": f"{OLD}_implied", "value": math.nan, "low": row["low"], "high": math.nan}
    found |= {"basis": "registered", "numerator": row["indicator"], "facts": ";".join(ids)}
    return row | found | {"evidence": evidence_of(data, ids, derived=True)}


def implied_recipients(data: Dataset, plan: str, amounts: pd.DataFrame) -> dict[str, Any] | None:
    """Return how many full-year recipients the printed outlay on the old-age allowance can have had.

    All at the highest amount would be the fewest, outlay / (12 x highest); all at the lowest the most. No
    point lies between that the plan would tell. None without an outlay of one year and a schedule.

    Parameters
    ----------
    data : Dataset
    plan : str
    amounts : DataFrame
        Schedule of the plan that is for everybody, as of `aging_allowance.schedules`.
    """
    outlays = level_facts(data, plan, "elderly_allowance_outlay")
    if outlays.empty or amounts.empty:
        return None
    outlay = pd.Series(level_row(data, outlays.iloc[-1]))
    valid = amounts[amounts["start_year"].le(outlay["year"]) & amounts["year"].ge(outlay["year"])]
    if valid.empty:
        return None
    facts = [outlay["facts"], *valid["facts"]]
    return {
        "plan": plan,
        "indicator": "elderly_allowance_recipients_implied",
        "year": outlay["year"],
        "value": math.nan,
        "low": outlay["low"] / valid["per_year"].max(),
        "high": outlay["high"] / valid["per_year"].min(),
        "unit": "person",
        "numerator": "elderly_allowance_outlay",
        "denominator": "elderly_allowance",
        "basis": AS_PRINTED,
        "scope": "all",
        "evidence": evidence_of(data, facts, derived=True),
        "facts": ";".join(facts),
    }
