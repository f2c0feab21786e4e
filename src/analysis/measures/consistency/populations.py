"""Which population a rate that a plan prints is consistent with: each candidate against the rounding."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import ids, joined
from analysis.dataset.printed import Fact
from analysis.measures.aging.beds import BEDS
from analysis.measures.aging.rows import SCOPES, interval_of, level_row
from analysis.measures.intervals import overlap
from analysis.measures.population import people
from analysis.measures.pressure.rows import PERMANENT, Record, people_near, per
from analysis.measures.whole import whole

#: What a rate of beds per old people may have been divided by, the usual one first.
CANDIDATES = ("aged_60_plus", "aged_65_plus", "aged_80_plus")
_RATE = "elderly_beds_per_1000"

COLUMNS = {
    "plan": "str", "place": "str", "year": "Int64", "printed": "float64", "printed_low": "float64",
    "printed_high": "float64", "beds": "float64", "population": "str", "population_year": "Int64",
    "persons": "float64", "value": "float64", "low": "float64", "high": "float64", "usual": "bool",
    "consistent": "bool", "rate_fact": "str", "beds_fact": "str", "basis": "str", "evidence": "str",
    "grade": "str", "facts": "str",
}  # fmt: skip


def explaining_populations(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return for each printed rate of beds what it would be on every candidate population.

    A candidate is consistent with the rate if 1000 x beds / persons, with the beds anywhere in their
    rounding interval, can be a value that prints as the plan's rate. The candidate that the rate declares,
    people aged 60 and over of the latest census, comes first.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        `plan, place, year` (of rate and beds), `printed, printed_low, printed_high` (the rate), `beds`,
        `population, population_year, persons` (the candidate), `value, low, high` (beds per 1,000 of it),
        `usual` and `consistent` (bool), `rate_fact, beds_fact, basis, evidence, grade, facts`. No row for a
        plan that does not print rate and beds of one year and one scope, or without a census near that year.

    Examples
    --------
    58 (57.5 to 58.5) printed, 18,000 (17,500 to 18,500) beds: on 460,008 people 38.0 to 40.2, which is
    not consistent; on 307,643 people 56.9 to 60.1, which is.
    """
    return whole(data, plans, lambda plan: _of_plan(data, plan), COLUMNS)


def _of_plan(data: Dataset, plan: str) -> list[Record]:
    rates = data.levels(plan, _RATE, "all")
    scope = [name for name in BEDS if SCOPES[name] == SCOPES[_RATE]]
    levels = [fact for name in scope for fact in data.levels(plan, name, "all")]
    stocks = [fact for fact in levels if rates and fact["year"] == rates[-1]["year"]]
    if not stocks or people_near(data, plan, CANDIDATES[0], rates[-1]["year"]) is None:
        return []
    known = people(data, data.lists.plans[plan]["place"])
    candidates = [row for row in known if row["population"] in CANDIDATES]
    latest = max(row["year"] for row in candidates)
    candidates.sort(key=lambda row: (row["year"] != latest, CANDIDATES.index(row["population"])))
    return [_candidate(data, rates[-1], level_row(data, stocks[0]), row, latest) for row in candidates]


def _candidate(data: Dataset, rate: Fact, beds: Record, persons: Record, latest: int) -> Record:
    computed, printed = per(beds, persons, 1000), interval_of(rate)
    facts = joined([rate["fact_id"], computed["facts"]])
    return {
        "plan": rate["plan"],
        "place": persons["place"],
        "year": rate["year"],
        "printed": rate["value"],
        "printed_low": printed[0],
        "printed_high": printed[1],
        "beds": beds["value"],
        "population": persons["population"],
        "population_year": persons["year"],
        "persons": persons["value"],
        "value": computed["value"],
        "low": computed["low"],
        "high": computed["high"],
        "usual": persons["population"] == CANDIDATES[0] and persons["year"] == latest,
        "consistent": overlap((computed["low"], computed["high"]), printed),
        "rate_fact": rate["fact_id"],
        "beds_fact": beds["facts"],
        "basis": PERMANENT,
        "evidence": "derived",
        "grade": ";".join(data.grades(ids(facts))),
        "facts": facts,
    }
