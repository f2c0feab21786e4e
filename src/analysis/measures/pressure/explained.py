"""Which population would explain a rate that a plan prints: each candidate against the rounding intervals."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.measures.aging.beds import BEDS
from analysis.measures.aging.rows import SCOPES, interval_of, level_facts, level_row
from analysis.measures.intervals import overlap
from analysis.measures.population import counts
from analysis.measures.pressure.rows import PERMANENT, joined_ids, people_near, per

#: What a rate of beds per old people may have been divided by, the usual one first.
CANDIDATES = ("aged_60_plus", "aged_65_plus", "aged_80_plus")
_RATE = "elderly_beds_per_1000"

COLUMNS = (
    "plan", "place", "year", "printed", "printed_low", "printed_high", "beds", "population",
    "population_year", "persons", "value", "low", "high", "usual", "fits", "rate_fact", "beds_fact",
    "basis", "evidence", "grade", "facts",
)  # fmt: skip


def explaining_populations(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return for each printed rate of beds what it would be on every candidate population.

    A candidate fits if 1000 x beds / persons, with the beds anywhere in their rounding interval, can be a
    value that prints as the plan's rate. The candidate that the rate declares, people aged 60 and over of
    the latest census, comes first.

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
        `usual` and `fits` (bool), `rate_fact, beds_fact, basis, evidence, grade, facts`. No row for a
        plan that does not print rate and beds of one year and one scope, or without a census near that year.

    Examples
    --------
    58 (57.5 to 58.5) printed, 18,000 (17,500 to 18,500) beds: on 460,008 people 38.0 to 40.2, which does
    not fit; on 307,643 people 56.9 to 60.1, which does.
    """
    rows = [row for plan in data.check_plans(plans or ()) for row in _of_plan(data, plan)]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"usual": "bool", "fits": "bool"})


def _of_plan(data: Dataset, plan: str) -> list[dict[str, Any]]:
    rates = level_facts(data, plan, _RATE)
    scope = [name for name in BEDS if SCOPES[name] == SCOPES[_RATE]]
    stocks = pd.concat([level_facts(data, plan, name) for name in scope])
    if rates.empty:
        return []
    rate = rates.iloc[-1]
    stocks = stocks[stocks["year"] == rate["year"]]
    people = counts(data, data.plan(plan)["place"])
    people = people[people["population"].isin(CANDIDATES)]
    if stocks.empty or people_near(data, plan, CANDIDATES[0], int(rate["year"])) is None:
        return []
    beds = level_row(data, stocks.iloc[0])
    latest = people["year"].max()
    order = people.assign(_late=people["year"] != latest, _at=people["population"].map(CANDIDATES.index))
    printed = interval_of(rate)
    return [
        _candidate(data, rate, printed, beds, row)
        | {"usual": row["population"] == CANDIDATES[0] and row["year"] == latest}
        for _, row in order.sort_values(["_late", "_at"], kind="stable").iterrows()
    ]


def _candidate(
    data: Dataset, rate: pd.Series, printed: tuple[float, float], beds: dict[str, Any], people: pd.Series
) -> dict[str, Any]:
    computed = per(beds, people, 1000)
    facts = joined_ids(rate["fact_id"], computed["facts"])
    return {
        "plan": rate["plan"],
        "place": people["place"],
        "year": int(rate["year"]),
        "printed": rate["value"],
        "printed_low": printed[0],
        "printed_high": printed[1],
        "beds": beds["value"],
        "population": people["population"],
        "population_year": int(people["year"]),
        "persons": people["value"],
        "value": computed["value"],
        "low": computed["low"],
        "high": computed["high"],
        "fits": overlap((computed["low"], computed["high"]), printed),
        "rate_fact": rate["fact_id"],
        "beds_fact": beds["facts"],
        "basis": PERMANENT,
        "evidence": "derived",
        "grade": ";".join(data.grades(facts.split(";"))),
        "facts": facts,
    }
