"""The headline measures one by one: rows of some plans and of the places above them, not ranked."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.measures.ambition.profile import profile as ambition_profile
from analysis.measures.consistency.verdicts import check_table, verdict_counts
from analysis.measures.growth.levels import growth_table
from analysis.measures.pressure.capacity import capacity
from analysis.measures.pressure.demand import demand
from analysis.measures.standards.ratio import ratios
from analysis.measures.standards.series import standards

Rows = list[dict[str, Any]]

STANDARD = "dibao_standard"

#: Columns of `standing`.
COLUMNS = {
    "headline": "str", "plan": "str", "place": "str", "level": "str", "own": "bool", "value": "float64",
    "low": "float64", "high": "float64", "unit": "str", "start_year": "Int64", "year": "Int64",
    "class": "str", "rank": "Int64", "ranked": "Int64", "tied": "int64", "evidence": "str", "grade": "str",
    "facts": "str",
}  # fmt: skip

#: A single standard for town and country: never ranked among ratios.
ONE_STANDARD = "one standard"


def _wanted_first(area: str) -> Callable[[pd.Series], pd.Series]:
    return lambda column: column != area if column.name == "area" else column


def _level(area: str) -> Callable[[Dataset, list[str]], Rows]:
    def measure(data: Dataset, plans: list[str]) -> Rows:
        table = standards(data, STANDARD, plans)
        year = table["plan"].map({plan: int(data.plan(plan)["baseline_year"]) for plan in plans})
        table = table.assign(_off=(table["year"] != year).fillna(True).astype(bool))
        table = table[table["area"].isin([area, "all"]) & table["year"].notna()]
        table = table.sort_values(["_off", "area"], key=_wanted_first(area), kind="stable")
        table = table.drop_duplicates(["plan", "place"])
        table = table[table["own"] | ~table["_off"]]
        one = table["area"].map({"all": ONE_STANDARD}).fillna("")
        table = table.assign(**{"class": one})
        # A city's level of another year, or printed as a bound, is no value here, but it is not silence.
        bound = ~table["comparator"].isin(["=", "~"])
        table["value"] = table["value"].mask(bound | table["_off"])
        table["evidence"] = table["evidence"].mask(bound, "bound").mask(table["_off"], "other year")
        return _records(table)

    return measure


def _growth(data: Dataset, plans: list[str]) -> Rows:
    rows: Rows = []
    for plan in plans:
        table = growth_table(data, STANDARD, [plan])
        known = table[table["group"].isin(["urban", "all"]) & table["cagr"].notna()]
        if known.empty:
            continue
        row = known.iloc[0]
        ends = [row["facts"].split(";")[0], row["facts"].split(";")[-1]]
        evidence = "corrected" if "corrected" in data.mark(ends) else "derived"
        rows.append(
            {"plan": plan, "place": data.plan(plan)["place"], "value": row["cagr"], "unit": "rate",
             "start_year": row["start_year"], "year": row["end_year"], "evidence": evidence,
             "facts": ";".join(ends)}
        )  # fmt: skip
    return rows


def _ratio(data: Dataset, plans: list[str]) -> Rows:
    table = ratios(data, STANDARD, plans)
    table = table[table["kind"] == "observed"]
    known = table[table["ratio"].notna() | (table["basis"] == ONE_STANDARD)]
    rows: Rows = []
    for (plan, _), own in known.groupby(["plan", "place"], sort=False):
        year = int(data.plan(plan)["baseline_year"])
        # Levels go before a ratio that the plan states; the baseline year before any other.
        best = own.assign(_off=(own["year"] - year).abs(), _stated=own["basis"] == "ratio")
        best = best.sort_values(["_off", "_stated"], kind="stable").head(1)
        one = best["basis"].where(best["basis"] == ONE_STANDARD, "")
        rows += _records(best.rename(columns={"ratio": "value"}).assign(**{"class": one}, unit="ratio"))
    return rows


def _evaluable(data: Dataset, plans: list[str]) -> Rows:
    table = ambition_profile(data, plans)
    table = table[(table["measure"] == "evaluable") & (table["of"].fillna(0) > 0)]
    return [_own(data, row, "fraction") for row in table.to_dict("records")]


def _holding(data: Dataset, plans: list[str]) -> Rows:
    table = check_table(data, plans)
    rows: Rows = []
    for row in verdict_counts(table).to_dict("records"):
        if row["checkable"]:
            mine = table[(table["plan"] == row["plan"]) & (table["verdict"] != "not checkable")]
            facts = ";".join(dict.fromkeys(f for text in mine["facts"] for f in text.split(";") if f))
            found = {"plan": row["plan"], "value": row["holds"] / row["checkable"], "facts": facts}
            rows.append(_own(data, found | {"evidence": "derived"}, "fraction"))
    return rows


def _demand(data: Dataset, plans: list[str]) -> Rows:
    table = demand(data, plans)
    table = table[(table["indicator"] == "share_aged_60_plus") & table["value"].notna()]
    table = table.sort_values("year", kind="stable").drop_duplicates(["plan", "place"], keep="last")
    return _records(table)


def _capacity(indicator: str) -> Callable[[Dataset, list[str]], Rows]:
    def measure(data: Dataset, plans: list[str]) -> Rows:
        table = capacity(data, plans)
        table = table[(table["indicator"] == indicator) & (table["year"].notna() | table["value"].notna())]
        own = table["place"].isin([data.plan(plan)["place"] for plan in plans])
        table = table[(table["basis"].isin(["permanent", ""]) | ~own) & (table["value"].notna() | own)]
        table = table.sort_values("value", key=lambda v: v.isna(), kind="stable")
        table = table.drop_duplicates(["plan", "place"])
        vague = table["value"].isna() & (table["evidence"] != "not available")
        table.loc[vague, "evidence"] = "bound"
        return _records(table.assign(**{"class": table["scope"]}))

    return measure


def _own(data: Dataset, row: dict[str, Any], unit: str) -> dict[str, Any]:
    place = data.plan(row["plan"])["place"]
    kept = {name: row[name] for name in ("plan", "value", "evidence", "facts")}
    return kept | {"place": place, "unit": unit}


def _records(table: pd.DataFrame) -> Rows:
    names = [name for name in COLUMNS if name in table and name not in ("own", "level")]
    return [_known(row) for row in table[names].to_dict("records")]


def _known(row: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in row.items() if not (isinstance(v, float) and math.isnan(v)) and v is not pd.NA}


#: Headlines that rest on the census.
ON_CENSUS = ("old_share", "beds_per_1000")

#: What no plan states as such: we compute it, or cannot.
COMPUTED = ("growth_urban", "evaluable", "claims_hold")
UNRANKED, ANY_CLASS = ("growth_urban",), ("standard_urban", "standard_rural")

#: Headlines in their order, and what gives them.
HEADLINES: dict[str, Callable[[Dataset, list[str]], Iterable[dict[str, Any]]]] = {
    "standard_urban": _level("urban"),
    "standard_rural": _level("rural"),
    "growth_urban": _growth,
    "ratio": _ratio,
    "old_share": _demand,
    "beds_per_1000": _capacity("elderly_beds_per_1000"),
    "nursing_bed_share": _capacity("nursing_bed_share"),
    "evaluable": _evaluable,
    "claims_hold": _holding,
}
