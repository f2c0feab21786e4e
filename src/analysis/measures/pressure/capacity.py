"""What stands against the demand, per head of the census: beds, nursing beds, helpers, and who is paid."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.measures.aging.beds import bed_stocks
from analysis.measures.aging.nursing import nursing_gap
from analysis.measures.aging.overview import old_and_beds
from analysis.measures.aging.rows import ALL_BEDS, INSTITUTION_BEDS, SCOPES, level_facts, level_row
from analysis.measures.aging.services import service_coverage
from analysis.measures.population import count, denominator
from analysis.measures.pressure.rows import (
    CAPACITY,
    NEAR,
    NOT_AVAILABLE,
    NOT_STATED,
    head,
    people_near,
    per,
    signed,
    table,
)

RATE, NURSING, NURSING_SHARE = (
    "elderly_beds_per_1000",
    "nursing_beds_per_100_aged_80_plus",
    "nursing_bed_share",
)

#: Persons that a plan counts, per how many inhabitants, and the unit of the rate.
RECIPIENTS = ("dibao_recipients", "tekun_recipients")
STAFF = ("volunteers_total", "volunteers_registered", "social_workers", "social_workers_certified")
_PER = dict.fromkeys(RECIPIENTS, (1000, "person_per_1000_person"))
_PER |= dict.fromkeys(STAFF, (10000, "person_per_10000_person"))
_TOWN_AND_COUNTRY = ("all", "urban", "rural")


def capacity(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return what each city has for its old and its poor per head of the census population.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        Columns of `rows.COLUMNS`, side `capacity`. `year` is that of the plan's figure, `denominator_year`
        that of the census: the latest, and never more than `NEAR` years away. Indicators:

        - `elderly_beds_per_1000`: 1000 x beds / aged 60+, by the scope of the beds (`scope`), on the census
          (basis `permanent`) and, beside it, as the plan prints it or on its own old people (`basis` says);
        - `nursing_bed_share` as printed; `nursing_beds_per_100_aged_80_plus` = 100 x share x beds of the
          institutions / aged 80+, an upper bound alone where only beds of all places are printed;
        - coverage of services outside institutions, as printed;
        - `..._recipients_per_1000`: 1000 x recipients / inhabitants of the group;
        - volunteers and social workers `..._per_10000` inhabitants.

        Evidence is `not stated` where the plan prints no numerator, `not available` where the census or the
        yardsticks have no figure of the place. Superiors have their beds and nursing shares of the year of
        the plan's baseline.

    Examples
    --------
    12,092 beds of institutions and 384,711 people aged 60 and over: 1000 x 12092 / 384711 = 31.4.
    """
    return table(row for plan in data.check_plans(plans or ()) for row in _of_plan(data, plan))


@remembered
def _of_plan(data: Dataset, plan: str) -> tuple[dict[str, Any], ...]:
    """Return the rows of one plan; every table, chart and sentence of a notebook asks for them again."""
    place, year = data.plan(plan)["place"], int(data.plan(plan)["baseline_year"])
    own = _beds(data, plan) + _nursing(data, plan) + _coverage(data, plan)
    own += [row for name in (*RECIPIENTS, *STAFF) for row in _per_head(data, plan, name)]
    rows = [head(data, plan, place, CAPACITY) | row for row in own]
    for above in data.superiors(plan):
        rows += [head(data, plan, above, CAPACITY) | row for row in _superior(data, above, year)]
    return tuple(signed(data, row) for row in rows)


def _beds(data: Dataset, plan: str) -> list[dict[str, Any]]:
    stocks = bed_stocks(data, [plan])
    if stocks.empty:
        return [{"indicator": RATE, "scope": scope, "unit": "bed_per_1000_person", "evidence": NOT_STATED}
                for scope in (ALL_BEDS, INSTITUTION_BEDS)]  # fmt: skip
    rows = [
        _rate(stock, people_near(data, plan, "aged_60_plus", stock["year"])) for _, stock in stocks.iterrows()
    ]
    printed = old_and_beds(data, [plan])
    printed = printed[(printed["indicator"] == RATE) & (printed["evidence"] != NOT_STATED)]
    return rows + [row | {"denominator_year": row["year"]} for row in printed.to_dict("records")]


def _rate(stock: pd.Series, old: pd.Series | None) -> dict[str, Any]:
    row = {"indicator": RATE, "unit": "bed_per_1000_person", "scope": stock["scope"]}
    row |= {"numerator": stock["indicator"], "year": stock["year"], "basis": "permanent"}
    if old is None:
        return row | {"evidence": NOT_AVAILABLE}
    return row | per(stock, old, 1000)


def _nursing(data: Dataset, plan: str) -> list[dict[str, Any]]:
    found = nursing_gap(data, [plan]).iloc[0]
    rate = {"indicator": NURSING, "unit": "bed_per_100_person", "scope": INSTITUTION_BEDS}
    if not found["share_fact"]:
        absent = {"indicator": NURSING_SHARE, "unit": "percent", "scope": INSTITUTION_BEDS}
        return [absent | {"evidence": NOT_STATED}, rate | {"evidence": NOT_STATED}]
    share = level_row(data, data.fact(found["share_fact"]))
    beds = {"value": found["nursing"], "low": found["nursing_low"], "high": found["nursing_high"]}
    if math.isnan(found["nursing"]):
        beds = {"value": math.nan, "low": math.nan, "high": found["ceiling"]}
    if math.isnan(beds["high"]):
        return [share, rate | {"evidence": NOT_STATED}]
    oldest = people_near(data, plan, "aged_80_plus", found["year"])
    rate |= {"numerator": "nursing_beds", "year": found["year"], "basis": "permanent"}
    if oldest is None:
        return [share, rate | {"evidence": NOT_AVAILABLE}]
    facts = {"year": found["year"], "facts": f"{found['share_fact']};{found['beds_fact']}"}
    return [share, rate | per(beds | facts, oldest, 100)]


def _coverage(data: Dataset, plan: str) -> list[dict[str, Any]]:
    printed = service_coverage(data, [plan])
    rows = printed[printed["level_fact"] != ""]
    same = {"unit": "percent", "scope": "places"}
    if rows.empty:
        return [same | {"indicator": "service_coverage", "evidence": NOT_STATED}]
    columns = ["indicator", "group", "year", "value", "low", "high", "evidence"]
    return [same | row[columns].to_dict() | {"facts": row["level_fact"]} for _, row in rows.iterrows()]


def _per_head(data: Dataset, plan: str, indicator: str) -> list[dict[str, Any]]:
    times, unit = _PER[indicator]
    name = f"{indicator}_per_{times}"
    rows = []
    for group in _TOWN_AND_COUNTRY:
        levels = level_facts(data, plan, indicator, group)
        levels = levels[levels["unit"] == "person"]  # a figure without a unit is no number of persons
        if levels.empty:
            continue
        level = _nearest(levels, denominator(data, plan, group))
        people = people_near(data, plan, group, int(level["year"]))
        row = {"indicator": name, "group": group, "unit": unit, "numerator": indicator, "basis": "permanent"}
        printed = level_row(data, level)
        if people is None:
            rows.append(row | {"year": printed["year"], "evidence": NOT_AVAILABLE})
            continue
        rows.append(row | per(printed, people, times))
    return rows or [{"indicator": name, "unit": unit, "numerator": indicator, "evidence": NOT_STATED}]


def _nearest(levels: pd.DataFrame, people: pd.Series | None) -> pd.Series:
    """Return the level of the year nearest to the census; the latest without one."""
    if people is None:
        return levels.iloc[-1]
    return levels.loc[(levels["year"] - people["year"]).abs().sort_values(kind="stable").index[0]]


def _superior(data: Dataset, place: str, year: int) -> list[dict[str, Any]]:
    """Return beds per 1,000 and the nursing share of a place above the city, where they are known."""
    rows = []
    for indicator, unit in ((RATE, "bed_per_1000_person"), (NURSING_SHARE, "percent")):
        figure = data.reference.figure(place, indicator, year)
        row = {"indicator": indicator, "unit": unit, "scope": SCOPES[indicator]}
        if figure is not None:
            values = {name: figure[name] for name in ("year", "value", "low", "high")}
            rows.append(row | values | {"evidence": "stated", "facts": figure["reference_id"]})
        elif indicator == RATE and (beds := _superior_beds(data, place, year)) is not None:
            rows.append(row | beds)
        else:
            rows.append(row | {"evidence": NOT_AVAILABLE})
    return rows


def _superior_beds(data: Dataset, place: str, year: int) -> dict[str, Any] | None:
    beds, old = data.reference.figure(place, "elderly_beds_total", year), count(data, place, "aged_60_plus")
    if beds is None or old is None or abs(int(old["year"]) - year) > NEAR:
        return None
    above = beds.to_dict() | {"facts": beds["reference_id"]}
    return per(above, old, 1000) | {"numerator": "elderly_beds_total"}
