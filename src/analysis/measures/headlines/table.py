"""The headline measures of every city and of the places above it, ranked, one tidy row each."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.dataset.lists import Record
from analysis.dataset.tidy import tidy
from analysis.measures.absences import NOT_CODED, is_excerpt, unjudged
from analysis.measures.headlines.values import ANY_CLASS, COLUMNS, COMPUTED, HEADLINES, ON_CENSUS, UNRANKED
from analysis.measures.whole import taken

#: Fewest cities with a value of one kind among which a rank says anything.
LEAST = 3


def standing(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the headline measures of some plans, each with the same measure of the places above.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans. Ranks are among these.

    Returns
    -------
    DataFrame
        `headline, plan, place, level` (of government), `own` (the city itself), `value, low, high, unit,
        start_year, year, class, rank, ranked, tied, evidence, grade, facts`, in the order of `HEADLINES`,
        then of the plans; the city goes before the places above it. Headlines:

        - `standard_urban`, `standard_rural`: dibao standard at the plan's baseline year, yuan per person and
          month; one standard for town and country stands in both (`class` is `one standard`);
        - `growth_urban`: compound growth a year of the town's (or the one) standard, a fraction, over the
          plan's own years (`start_year` to `year`); never ranked, for the years differ;
        - `ratio`: urban over rural dibao standard, latest year that is known;
        - `evaluable`: share of the targets that can be measured, a fraction;
        - `old_share`: people aged 60 and over per 100 of the latest census;
        - `beds_per_1000`: beds per 1,000 people aged 60 and over of the census, `class` is their scope;
        - `nursing_bed_share`: per cent of the beds of institutions, baseline year;
        - `claims_hold`: share of the checkable claims that hold as printed, a fraction.

        `rank` is 1 for the highest value and counts only values of one class and year (of standards, of
        every class); it is missing unless `LEAST` cities or more have one, and where all have the same.
        `tied` counts the other cities that have the same value. A city without a value has the evidence
        `not stated`, `bound` (printed as more or less than a number), `other year` (not printed for the
        baseline year), `not computed` (ours to compute, and the plan does not print what that needs),
        `not coded` (an excerpt; of claims, no check is declared) or `not available` (no census).
    """
    own = [_of_plan(data, plan) for plan in data.check_plans(plans or ())]
    rows: list[Record] = []
    for headline in HEADLINES:
        rows += _ranked([dict(row) for of_plan in own for row in of_plan if row["headline"] == headline])
    return tidy(({"tied": 0, **row} for row in rows), COLUMNS)


@remembered
def _of_plan(data: Dataset, plan: str) -> tuple[Record, ...]:
    """The headlines of one plan and of the places above it, not ranked yet; the city's own row goes first."""
    city, rows = data.lists.plans[plan]["place"], list[Record]()
    for headline, measure in HEADLINES.items():
        head = {"headline": headline, "plan": plan, "place": city}
        mine = taken(plan, partial(measure, data))
        found = [head | {name: row[name] for name in COLUMNS if name in row} for row in mine]
        if not any(row["place"] == city for row in found):
            # Without the census nobody can tell what the plan's own figures would have given.
            lacks = headline in ON_CENSUS and data.reference.lacks("census_2020")
            why = "not available" if lacks else "not computed" if headline in COMPUTED else "not stated"
            if not lacks and (unjudged(data, plan) if headline == "claims_hold" else is_excerpt(data, plan)):
                why = NOT_CODED
            found.insert(0, head | {"evidence": why})
        for row in sorted(found, key=lambda row: row["place"] != city):
            level = data.lists.places[row["place"]]["level"]
            rows.append(row | {"own": row["place"] == city, "level": level})
    return tuple(rows)


def _ranked(rows: list[Record]) -> list[Record]:
    """Rank the cities' own values, those of one class and year among themselves."""
    if rows and rows[0]["headline"] in UNRANKED:
        return rows
    classes: dict[tuple[Any, ...], list[Record]] = {}
    for row in rows:
        value = row.get("value")
        if row["own"] and value is not None and value == value:
            # A single standard is what a town dweller gets, and what a villager gets: it ranks among either.
            kind = "" if row["headline"] in ANY_CLASS else row.get("class", "")
            classes.setdefault((kind, row.get("year")), []).append(row)
    for same in classes.values():
        values = [round(row["value"], 9) for row in same]
        if len(values) >= LEAST and len(set(values)) > 1:
            for row, value in zip(same, values, strict=True):
                row |= {"rank": 1 + sum(other > value for other in values), "ranked": len(values)}
                row["tied"] = values.count(value) - 1
    return rows
