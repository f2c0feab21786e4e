"""The headline measures of every city and of the places above it, ranked, one tidy row each."""

from __future__ import annotations

from functools import partial

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.dataset.lists import Record
from analysis.dataset.tidy import tidy
from analysis.measures.absences import NOT_CODED, is_excerpt, unjudged
from analysis.measures.headlines.values import ANY_CLASS, COLUMNS, COMPUTED, HEADLINES, ON_CENSUS
from analysis.measures.ranks import rank
from analysis.measures.whole import taken


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
          plan's own years (`start_year` to `year`);
        - `ratio`: urban over rural dibao standard, latest year that is known;
        - `evaluable`: share of the targets that can be measured, a fraction;
        - `old_share`: people aged 60 and over per 100 of the latest census;
        - `beds_per_1000`: beds per 1,000 people aged 60 and over of the census, `class` is their scope;
        - `nursing_bed_share`: per cent of the beds of institutions, baseline year;
        - `claims_hold`: share of the checkable claims that hold as printed, a fraction.

        `rank, ranked, tied` are those of `measures.ranks.rank`, within one class (of standards, within
        every class). A city without a value has the evidence `not stated`, `bound` (printed as more or less
        than a number), `several` (a rate an area, from `low` to `high`), `other year` (not printed for the
        baseline year), `not computed` (ours to compute, and the plan does not print what that needs),
        `not coded` (an excerpt; of claims, no check is declared) or `not available` (no census).
    """
    own = [_of_plan(data, plan) for plan in data.check_plans(plans or ())]
    rows: list[Record] = []
    for headline in HEADLINES:
        of_headline = [dict(row) for of_plan in own for row in of_plan if row["headline"] == headline]
        # A single standard is what a town dweller gets, and what a villager gets: it ranks among either.
        scope = ["start_year"] if headline in ANY_CLASS else ["start_year", "class"]
        rank(data, (row for row in of_headline if row["own"]), scope)
        rows += of_headline
    return tidy(rows, COLUMNS)


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
