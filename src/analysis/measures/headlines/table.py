"""The headline measures of every city and of the places above it, ranked, one tidy row each."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.measures.headlines.values import (
    ANY_CLASS,
    COLUMNS,
    COMPUTED,
    HEADLINES,
    ON_CENSUS,
    UNRANKED,
    Rows,
)

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
        baseline year), `not computed` (ours to compute, and the plan does not print what that needs) or
        `not available` (no census).
    """
    chosen = data.check_plans(plans or ())
    own = [_of_plan(data, plan) for plan in chosen]
    rows: Rows = []
    for headline in HEADLINES:
        rows += _ranked([dict(row) for of_plan in own for row in of_plan if row["headline"] == headline])
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    text = [name for name, kind in COLUMNS.items() if kind == "str"]
    table[text] = table[text].astype("object").fillna("")
    table["tied"] = table["tied"].astype("object").fillna(0)
    return table.astype(COLUMNS)


@remembered
def _of_plan(data: Dataset, plan: str) -> tuple[dict[str, Any], ...]:
    """The headlines of one plan and of the places above it, not ranked yet."""
    rows: Rows = []
    for headline, measure in HEADLINES.items():
        found = [{"headline": headline, **row} for row in measure(data, [plan])]
        rows += _complete(data, found, headline, [plan])
    return tuple(rows)


def _complete(data: Dataset, rows: Rows, headline: str, plans: list[str]) -> Rows:
    """Put the rows in order, with one for each city that has none, and the level of each place."""
    levels = data.places.set_index("place")["level"]
    ordered: Rows = []
    for plan in plans:
        own = data.plan(plan)["place"]
        mine = [row for row in rows if row["plan"] == plan]
        if not any(row["place"] == own for row in mine):
            # Without the census nobody can tell what the plan's own figures would have given.
            lacks = headline in ON_CENSUS and data.reference.lacks("census_2020")
            why = "not available" if lacks else "not computed" if headline in COMPUTED else "not stated"
            mine.insert(0, {"headline": headline, "plan": plan, "place": own, "evidence": why})
        mine.sort(key=lambda row: row["place"] != own)
        ordered += [row | {"own": row["place"] == own, "level": levels[row["place"]]} for row in mine]
    return ordered


def _ranked(rows: Rows) -> Rows:
    """Rank the cities' own values, those of one class and year among themselves."""
    own = pd.DataFrame([row for row in rows if row["own"]])
    known = own[own["value"].notna()] if "value" in own else own.iloc[:0]
    if known.empty or rows[0]["headline"] in UNRANKED:
        return rows
    # A single standard is what a town dweller gets, and what a villager gets: it ranks among either.
    keys = ["year"] if rows[0]["headline"] in ANY_CLASS else ["class", "year"]
    kinds = known.reindex(columns=keys).astype("object").fillna("").apply(tuple, axis=1)
    groups = known["value"].round(9).groupby(kinds)
    spread = groups.transform("nunique")
    ranks, sizes = groups.rank(method="min", ascending=False), groups.transform("size")
    ties = groups.rank(method="max", ascending=False) - ranks
    at = {plan: index for index, plan in known["plan"].items()}
    for row in rows:
        index = at.get(row["plan"]) if row["own"] else None
        if index is not None and sizes[index] >= LEAST and spread[index] > 1:
            row |= {"rank": int(ranks[index]), "ranked": int(sizes[index]), "tied": int(ties[index])}
    return rows
