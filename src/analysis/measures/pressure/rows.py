"""The tidy row that every measure of aging pressure is made of, for a city and the places above it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import MeasureError
from analysis.measures.intervals import Interval, quotient
from analysis.measures.population import denominator

#: Columns of the rows, and of data/derived/pressure.csv.
COLUMNS = (
    "plan", "place", "level", "side", "indicator", "group", "year", "start_year", "value", "low", "high",
    "unit", "numerator", "denominator", "denominator_year", "basis", "scope", "evidence", "grade", "facts",
)  # fmt: skip

DEMAND, CAPACITY = "demand", "capacity"
NOT_STATED, NOT_AVAILABLE = "not stated", "not available"

#: Whom a population of the census counts.
PERMANENT = "permanent"

#: Years between a figure and the census that it may be divided by: half the time between two censuses.
NEAR = 5

_NUMBERS = ("value", "low", "high")
_YEARS = ("year", "start_year", "denominator_year")


def table(rows: Iterable[dict[str, Any]], columns: tuple[str, ...] = COLUMNS) -> pd.DataFrame:
    """Return rows as a DataFrame, texts empty and numbers missing where nothing is known."""
    frame = pd.DataFrame(list(rows), columns=list(columns))
    text = [name for name in columns if name not in (*_NUMBERS, *_YEARS)]
    frame[text] = frame[text].astype("object").fillna("")
    kinds = dict.fromkeys(_NUMBERS, "float64") | dict.fromkeys(_YEARS, "Int64") | dict.fromkeys(text, "str")
    return frame.astype({name: kind for name, kind in kinds.items() if name in columns})


def places_of(data: Dataset, plan: str) -> list[str]:
    """Return the place of a plan and the places above it, the nearest first."""
    return [data.plan(plan)["place"], *data.superiors(plan)]


def head(data: Dataset, plan: str, place: str, side: str) -> dict[str, Any]:
    """Return the first columns of a row: which plan's comparison, which place, which side."""
    level = data.places.set_index("place").at[place, "level"]
    return {"plan": plan, "place": place, "level": level, "side": side, "group": "all"}


def signed(data: Dataset, row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with the grades of the outside figures behind it."""
    return row | {"grade": ";".join(data.grades(row.get("facts", "").split(";")))}


def joined_ids(*facts: str) -> str:
    """Return some `;`-separated lists of ids as one, each id once."""
    return ";".join(dict.fromkeys(part for text in facts for part in text.split(";") if part))


def people_near(data: Dataset, plan: str, population: str, year: int) -> pd.Series | None:
    """Return the default denominator for a plan's figure of `year`.

    None where no census has the population, or the latest that has it is more than `NEAR` years away.
    """
    found = denominator(data, plan, population)
    return None if found is None or abs(int(found["year"]) - year) > NEAR else found


def per(above: dict[str, Any] | pd.Series, below: pd.Series, times: float) -> dict[str, Any]:
    """Return times x above / below with its interval, and the years of both.

    Parameters
    ----------
    above : mapping
        `value, low, high, year, facts` of the numerator; a bound has no value and one end.
    below : Series
        A row of `population.counts`.
    times : float
        Per how many people.

    Raises
    ------
    MeasureError
        If the population is empty.

    Examples
    --------
    18,000 (17,500 to 18,500) beds and 460,008 people: 1000 x 18000 / 460008 = 39.1 (38.0 to 40.2).
    """
    if not below["value"] > 0:
        raise MeasureError(f"{below['place']}, {below['population']}: a rate on nobody")
    ends: Interval = (above["low"], above["high"])
    low, high = quotient(ends, (below["low"], below["high"]))
    return {
        "year": above["year"],
        "value": times * above["value"] / below["value"],
        "low": times * low if not math.isnan(ends[0]) else math.nan,
        "high": times * high if not math.isnan(ends[1]) else math.nan,
        "denominator": below["population"],
        "denominator_year": below["year"],
        "basis": PERMANENT,
        "evidence": "derived",
        "facts": joined_ids(above["facts"], below["facts"]),
    }
