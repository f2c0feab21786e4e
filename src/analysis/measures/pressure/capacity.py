"""What stands against the demand, per head of the census: beds, nursing beds, helpers, and who is paid."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.dataset.ids import joined
from analysis.dataset.printed import Fact
from analysis.measures.aging.beds import BEDS, latest
from analysis.measures.aging.nursing import gap
from analysis.measures.aging.overview import old_and_beds_of
from analysis.measures.aging.rows import ALL_BEDS, INSTITUTION_BEDS, SCOPES, level_row
from analysis.measures.aging.services import coverage_of
from analysis.measures.population import count, denominator
from analysis.measures.pressure.rows import (
    CAPACITY,
    COLUMNS,
    NEAR,
    NOT_AVAILABLE,
    NOT_STATED,
    Record,
    head,
    people_near,
    per,
    signed,
)
from analysis.measures.whole import whole

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
    return whole(data, plans, lambda plan: capacity_of(data, plan), COLUMNS)


@remembered
def capacity_of(data: Dataset, plan: str) -> tuple[Record, ...]:
    """Return the rows of `capacity` of one plan as records."""
    place, year = data.lists.plans[plan]["place"], data.lists.plans[plan]["baseline_year"]
    own = _beds(data, plan) + _nursing(data, plan) + _coverage(data, plan)
    own += [row for name in (*RECIPIENTS, *STAFF) for row in _per_head(data, plan, name)]
    rows = [head(data, plan, place, CAPACITY) | row for row in own]
    for above in data.superiors(plan):
        rows += [head(data, plan, above, CAPACITY) | row for row in _superior(data, above, year)]
    return tuple(signed(data, row) for row in rows)


def _beds(data: Dataset, plan: str) -> list[Record]:
    stocks = latest(data, plan, BEDS)
    if not stocks:
        return [{"indicator": RATE, "scope": scope, "unit": "bed_per_1000_person", "evidence": NOT_STATED}
                for scope in (ALL_BEDS, INSTITUTION_BEDS)]  # fmt: skip
    rows = [_rate(stock, people_near(data, plan, "aged_60_plus", stock["year"])) for stock in stocks]
    printed = [row for row in old_and_beds_of(data, plan) if row["indicator"] == RATE]
    return rows + [
        row | {"denominator_year": row["year"]} for row in printed if row["evidence"] != NOT_STATED
    ]


def _rate(stock: Record, old: Record | None) -> Record:
    row = {"indicator": RATE, "unit": "bed_per_1000_person", "scope": stock["scope"]}
    row |= {"numerator": stock["indicator"], "year": stock["year"], "basis": "permanent"}
    if old is None:
        return row | {"evidence": NOT_AVAILABLE}
    return row | per(stock, old, 1000)


def _nursing(data: Dataset, plan: str) -> list[Record]:
    found = gap(data, plan)
    rate = {"indicator": NURSING, "unit": "bed_per_100_person", "scope": INSTITUTION_BEDS}
    if not found["share_fact"]:
        absent = {"indicator": NURSING_SHARE, "unit": "percent", "scope": INSTITUTION_BEDS}
        return [absent | {"evidence": NOT_STATED}, rate | {"evidence": NOT_STATED}]
    share = level_row(data, data.record(found["share_fact"]))
    beds = {"value": found["nursing"], "low": found["nursing_low"], "high": found["nursing_high"]}
    if math.isnan(found["nursing"]):
        beds = {"value": math.nan, "low": math.nan, "high": found["ceiling"]}
    if math.isnan(beds["high"]):
        return [share, rate | {"evidence": NOT_STATED}]
    oldest = people_near(data, plan, "aged_80_plus", found["year"])
    rate |= {"numerator": "nursing_beds", "year": found["year"], "basis": "permanent"}
    if oldest is None:
        return [share, rate | {"evidence": NOT_AVAILABLE}]
    facts = {"year": found["year"], "facts": joined([found["share_fact"], found["beds_fact"]])}
    return [share, rate | per(beds | facts, oldest, 100)]


def _coverage(data: Dataset, plan: str) -> list[Record]:
    printed = [row for row in coverage_of(data, plan) if row["level_fact"]]
    same = {"unit": "percent", "scope": "places"}
    if not printed:
        return [same | {"indicator": "service_coverage", "evidence": NOT_STATED}]
    columns = ("indicator", "group", "year", "value", "low", "high", "evidence")
    return [same | {name: row[name] for name in columns} | {"facts": row["level_fact"]} for row in printed]


def _per_head(data: Dataset, plan: str, indicator: str) -> list[Record]:
    times, unit = _PER[indicator]
    name = f"{indicator}_per_{times}"
    rows = []
    for group in _TOWN_AND_COUNTRY:
        # A figure without a unit is no number of persons.
        levels = [fact for fact in data.levels(plan, indicator, group) if fact["unit"] == "person"]
        if not levels:
            continue
        level = _nearest(levels, denominator(data, plan, group))
        people = people_near(data, plan, group, level["year"])
        row = {"indicator": name, "group": group, "unit": unit, "numerator": indicator, "basis": "permanent"}
        printed = level_row(data, level)
        if people is None:
            rows.append(row | {"year": printed["year"], "evidence": NOT_AVAILABLE})
            continue
        rows.append(row | per(printed, people, times))
    return rows or [{"indicator": name, "unit": unit, "numerator": indicator, "evidence": NOT_STATED}]


def _nearest(levels: list[Fact], people: Record | None) -> Fact:
    """Return the level of the year nearest to the census; the latest without one."""
    if people is None:
        return levels[-1]
    return min(levels, key=lambda level: abs(level["year"] - people["year"]))


def _superior(data: Dataset, place: str, year: int) -> list[Record]:
    """Return beds per 1,000 and the nursing share of a place above the city, where they are known."""
    rows = []
    for indicator, unit in ((RATE, "bed_per_1000_person"), (NURSING_SHARE, "percent")):
        figure = _figure(data, place, indicator, year)
        row = {"indicator": indicator, "unit": unit, "scope": SCOPES[indicator]}
        if figure is not None:
            values = {name: figure[name] for name in ("year", "value", "low", "high")}
            rows.append(row | values | {"evidence": "stated", "facts": figure["reference_id"]})
        elif indicator == RATE and (beds := _superior_beds(data, place, year)) is not None:
            rows.append(row | beds)
        else:
            rows.append(row | {"evidence": NOT_AVAILABLE})
    return rows


def _superior_beds(data: Dataset, place: str, year: int) -> Record | None:
    beds, old = _figure(data, place, "elderly_beds_total", year), count(data, place, "aged_60_plus")
    if beds is None or old is None or abs(old["year"] - year) > NEAR:
        return None
    above = beds | {"facts": beds["reference_id"]}
    return per(above, old, 1000) | {"numerator": "elderly_beds_total"}


def _figure(data: Dataset, place: str, indicator: str, year: int) -> Record | None:
    figures = data.reference.records(place, indicator, "all", "observed")
    return next((figure for figure in figures if figure["year"] == year), None)
