"""How much of a target per head is met by a change of the population alone: a scenario, never a forecast."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.concepts import apart
from analysis.dataset.derived import columns
from analysis.dataset.ids import ids, joined
from analysis.errors import MeasureError
from analysis.measures.ambition.table import goals
from analysis.measures.intervals import Interval, quotient
from analysis.measures.needed import at_least
from analysis.measures.population import counts
from analysis.measures.superiors.yardsticks import Record, own_facts
from analysis.measures.whole import whole

#: Denominators of indicators.csv that a census counts, and the population; "group" is that of the target.
PEOPLE = {
    "persons aged 60 and over": "aged_60_plus",
    "total population": "all",
    "permanent population of the group": "group",
    "inhabitants of the group": "group",
    "resident households": "all",
}
#: Denominators for which people stand in: the census figures here count no households.
PROXIES = ("resident households",)

COLUMNS = columns("population_effect")
_MORE = dict.fromkeys(("target_facts", "baseline_fact", "census_facts"), "str")


def export(data: Dataset) -> pd.DataFrame:
    """Return population_effect.csv: targets per head under the census scenario, see `population_effect`."""
    return apart(population_effect(data))[list(COLUMNS)]


def population_effect(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return each target per head with what the population's change alone would do to it.

    The scenario: the permanent population of the denominator goes on changing at the yearly pace between the
    two censuses, and what it divides stays as it is.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        One row a target per head or share of inhabitants (denominators of `PEOPLE`): `plan, indicator, group,
        population` (as in `measures.population`), `proxy` ("households" where people stand in for them),
        `baseline_year, baseline, target_year, target, comparator, unit`; `first_year, first, last_year, last`
        (the two censuses, persons) and

        - `years`: from the plan's baseline year to the target year; `factor` = (last / first) ** (years /
          (last_year - first_year)), with the interval of the derived counts of the first census.
        - `alone` = baseline / factor: the indicator at the target year with nothing but the population
          changed; `met` = (alone - baseline) / (target - baseline), a fraction of the distance, below zero
          where a growing population adds to it. Empty without a baseline or a distance.
        - `needed` = target x last and `needed_then` = target x last x factor, rounded up: how many the target
          asks for on the census population, and on that of the scenario. Empty where the unit is no share of
          people.
        - `evidence`: `derived`, `not stated` (no such target), `not available` (no census); `grade`, `facts`.

    Raises
    ------
    MeasureError
        If a census gives a population of nobody.

    Examples
    --------
    28.5 to 30 in five years, while people went from 2,549,252 to 2,242,875 in ten: the factor is
    0.879817 ** 0.5 = 0.937986, so 28.5 becomes 30.384, and (30.384 - 28.5) / 1.5 = 126 % of the distance.
    """
    return whole(data, plans, lambda plan: _rows(data, plan), COLUMNS | _MORE)


def _rows(data: Dataset, plan: str) -> list[Record]:
    rows = [
        _row(data, goal, denominator)
        for goal in goals(data, plan)
        if (denominator := data.lists.indicators[goal["indicator"]]["denominator"]) in PEOPLE
        and not math.isnan(goal["target"])
    ]
    lacking = data.reference.lacks("census_2020", "census_2010")
    none = "not available" if lacking else "not stated"
    return [row for row in rows if row] or [{"plan": plan, "evidence": none}]


def _row(data: Dataset, goal: Record, denominator: str) -> Record | None:
    plan, population = data.lists.plans[goal["plan"]], PEOPLE[denominator]
    population = goal["group"] if population == "group" else population
    ends = _ends(data, plan["place"], population)
    if ends is None:
        return None
    first, last = ends
    start = plan["baseline_year"] if goal["baseline_year"] is None else goal["baseline_year"]
    years = goal["target_year"] - start
    factor, interval = _factor(goal, first, last, years)
    names = ("plan", "indicator", "group", "baseline", "target_year", "target", "comparator", "unit")
    row = {name: goal[name] for name in (*names, "baseline_fact")}
    row |= {"population": population, "proxy": "households" if denominator in PROXIES else ""}
    row |= {"baseline_year": start, "years": years, "factor": factor, "evidence": "derived"}
    row |= {"factor_low": interval[0], "factor_high": interval[1], "target_facts": own_facts(goal)}
    row |= {"first_year": first["year"], "first": first["value"]}
    row |= {"last_year": last["year"], "last": last["value"]}
    row |= _met(goal, factor, interval) | _needed(data, goal, last["value"], factor)
    row["census_facts"] = joined([first["facts"], last["facts"]])
    facts = joined([goal["baseline_fact"], row["target_facts"], row["census_facts"]])
    return row | {"facts": facts, "grade": ";".join(data.grades(ids(facts)))}


def _ends(data: Dataset, place: str, population: str) -> tuple[Record, Record] | None:
    """The population in the first and in the last census; None unless two know it."""
    found = counts(data, place).to_dict("records")
    own = {row["year"]: row for row in found if row["population"] == population}
    if population == "rural":  # the rest of all, where a census gives the urban part only
        whole_of, urban = (
            {row["year"]: row for row in found if row["population"] == name} for name in ("all", "urban")
        )
        years = [year for year in whole_of if year in urban and year not in own]
        own |= {year: _rest(whole_of[year], urban[year]) for year in years}
    if len(own) < 2:
        return None
    return own[min(own)], own[max(own)]


def _rest(total: Record, part: Record) -> Record:
    row = {"year": total["year"], "value": total["value"] - part["value"]}
    row |= {"low": total["low"] - part["high"], "high": total["high"] - part["low"]}
    return row | {"facts": joined([total["facts"], part["facts"]])}


def _factor(goal: Record, first: Record, last: Record, years: int) -> tuple[float, Interval]:
    if not min(first["value"], last["value"]) > 0:
        where = f"{goal['plan']}, {goal['indicator']}, {goal['group']}"
        facts = ids(first["facts"], last["facts"])
        raise MeasureError(f"{where}: no change of a population of nobody ({', '.join(facts)})", facts)
    power = years / (last["year"] - first["year"])
    low, high = quotient((last["low"], last["high"]), (first["low"], first["high"]))
    return (last["value"] / first["value"]) ** power, (low**power, high**power)


def _met(goal: Record, factor: float, interval: Interval) -> Record:
    baseline, distance = goal["baseline"], goal["target"] - goal["baseline"]
    if math.isnan(distance) or distance == 0:
        return {}
    met = [baseline * (1 / by - 1) / distance for by in (factor, *interval)]
    return {"alone": baseline / factor, "met": met[0], "met_low": min(met[1:]), "met_high": max(met[1:])}


def _needed(data: Dataset, goal: Record, people: float, factor: float) -> Record:
    try:
        needed = goal["target"] * data.lists.factor(goal["unit"], "ratio") * people
    except MeasureError:  # area per household: no number of people follows
        return {}
    return {"needed": at_least(needed), "needed_then": at_least(needed * factor)}
