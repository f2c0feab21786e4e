"""How much of a target per head is met by a change of the population alone: a scenario, never a forecast."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import MeasureError
from analysis.measures.ambition.table import ambition_table
from analysis.measures.intervals import Interval, quotient
from analysis.measures.population import counts
from analysis.measures.superiors.yardsticks import lists, own_facts

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

_EXPORT = [
    "plan", "indicator", "group", "population", "proxy", "baseline_year", "baseline", "target_year", "target",
    "comparator", "unit", "first_year", "first", "last_year", "last", "years", "factor", "factor_low",
    "factor_high", "alone", "met", "met_low", "met_high", "needed", "needed_then", "evidence", "grade",
    "facts",
]  # fmt: skip
_MORE = ["target_facts", "baseline_fact", "census_facts"]
_REAL = ["baseline", "target", "first", "last", "factor", "factor_low", "factor_high", "alone", "met",
         "met_low", "met_high", "needed", "needed_then"]  # fmt: skip
_WHOLE = ["baseline_year", "target_year", "first_year", "last_year", "years"]


def export(data: Dataset) -> pd.DataFrame:
    """Return population_effect.csv: targets per head under the census scenario, see `population_effect`."""
    return population_effect(data)[_EXPORT]


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
        - `needed` = target x last and `needed_then` = `needed` x factor: how many the target asks for
          on the census population, and on that of the scenario. Empty where the unit is no share of people.
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
    targets = ambition_table(data, plans)
    denominators = data.indicators.set_index("indicator")["denominator"]
    targets = targets[targets["indicator"].map(denominators).isin(list(PEOPLE)) & targets["target"].notna()]
    lacking = bool(data.reference.lacks("census_2020", "census_2010"))
    rows: list[dict[str, object]] = []
    for plan in data.check_plans(plans or ()):
        mine = targets[targets["plan"] == plan]
        found = [_row(data, target, denominators[target["indicator"]]) for _, target in mine.iterrows()]
        none = "not available" if lacking else "not stated"
        rows += [row for row in found if row] or [{"plan": plan, "evidence": none}]
    table = pd.DataFrame(rows, columns=_EXPORT + _MORE)
    text = [name for name in table.columns if name not in _REAL + _WHOLE]
    table[text] = table[text].astype("object").fillna("")
    return table.astype(dict.fromkeys(_REAL, "float64") | dict.fromkeys(_WHOLE, "Int64"))


def _row(data: Dataset, target: pd.Series, denominator: str) -> dict[str, object] | None:
    population = PEOPLE[denominator]
    population = target["group"] if population == "group" else population
    ends = _ends(data, data.plan(target["plan"])["place"], population)
    if ends is None:
        return None
    first, last = ends
    start = target["baseline_year"]
    start = data.plan(target["plan"])["baseline_year"] if pd.isna(start) else start
    years = int(target["target_year"]) - int(start)
    factor, interval = _factor(target, first, last, years)
    names = ("plan", "indicator", "group", "baseline", "target_year", "target", "comparator", "unit")
    row: dict[str, object] = {name: target[name] for name in (*names, "baseline_fact")}
    row |= {"population": population, "proxy": "households" if denominator in PROXIES else ""}
    row |= {"baseline_year": start, "years": years, "factor": factor, "evidence": "derived"}
    row |= {"factor_low": interval[0], "factor_high": interval[1], "target_facts": own_facts(target)}
    row |= {"first_year": first["year"], "first": first["value"]}
    row |= {"last_year": last["year"], "last": last["value"]}
    row |= _met(target, factor, interval) | _needed(data, target, last["value"], factor)
    row["census_facts"] = ";".join(lists(f"{first['facts']};{last['facts']}"))
    facts = lists(f"{target['baseline_fact']};{row['target_facts']};{row['census_facts']}")
    return row | {"facts": ";".join(facts), "grade": ";".join(data.grades(facts))}


def _ends(data: Dataset, place: str, population: str) -> tuple[pd.Series, pd.Series] | None:
    """The population in the first and in the last census; None unless two know it."""
    found = counts(data, place)
    own = found[found["population"] == population]
    if population == "rural":  # the rest of all, where a census gives the urban part only
        sides = [found[found["population"] == name].set_index("year") for name in ("all", "urban")]
        years = sides[0].index.intersection(sides[1].index).difference(list(own["year"]))
        rest = [_rest(sides[0].loc[year], sides[1].loc[year], int(year)) for year in years]
        own = pd.concat([own, pd.DataFrame(rest)]) if rest else own
    if own["year"].nunique() < 2:
        return None
    own = own.sort_values("year", kind="stable")
    return own.iloc[0], own.iloc[-1]


def _rest(whole: pd.Series, part: pd.Series, year: int) -> dict[str, object]:
    row = {"year": year, "value": whole["value"] - part["value"]}
    row |= {"low": whole["low"] - part["high"], "high": whole["high"] - part["low"]}
    return row | {"facts": ";".join(lists(f"{whole['facts']};{part['facts']}"))}


def _factor(target: pd.Series, first: pd.Series, last: pd.Series, years: int) -> tuple[float, Interval]:
    if not min(first["value"], last["value"]) > 0:
        where = f"{target['plan']}, {target['indicator']}, {target['group']}"
        raise MeasureError(f"{where}: no change of a population of nobody")
    power = years / (int(last["year"]) - int(first["year"]))
    low, high = quotient((last["low"], last["high"]), (first["low"], first["high"]))
    return (last["value"] / first["value"]) ** power, (low**power, high**power)


def _met(target: pd.Series, factor: float, interval: Interval) -> dict[str, float]:
    baseline, distance = target["baseline"], target["target"] - target["baseline"]
    if math.isnan(distance) or distance == 0:
        return {}
    met = [baseline * (1 / by - 1) / distance for by in (factor, *interval)]
    return {"alone": baseline / factor, "met": met[0], "met_low": min(met[1:]), "met_high": max(met[1:])}


def _needed(data: Dataset, target: pd.Series, people: float, factor: float) -> dict[str, float]:
    try:
        needed = data.convert(target["target"], target["unit"], "ratio") * people
    except MeasureError:  # area per household: no number of people follows
        return {}
    return {"needed": needed, "needed_then": needed * factor}
