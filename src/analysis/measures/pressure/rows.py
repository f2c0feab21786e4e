"""The tidy row that every measure of aging pressure is made of, for a city and the places above it."""

from __future__ import annotations

from typing import Any

from analysis.dataset import Dataset
from analysis.dataset.derived import columns
from analysis.dataset.ids import ids, joined
from analysis.errors import MeasureError
from analysis.measures.intervals import divided
from analysis.measures.population import denominator

Record = dict[str, Any]

#: Columns of the rows, and of data/derived/pressure.csv.
COLUMNS = columns("pressure")

DEMAND, CAPACITY = "demand", "capacity"
NOT_STATED, NOT_AVAILABLE = "not stated", "not available"

#: Whom a population of the census counts.
PERMANENT = "permanent"

#: Years between a figure and the census that it may be divided by: half the time between two censuses.
NEAR = 5


def places_of(data: Dataset, plan: str) -> list[str]:
    """Return the place of a plan and the places above it, the nearest first."""
    return [data.lists.plans[plan]["place"], *data.superiors(plan)]


def head(data: Dataset, plan: str, place: str, side: str) -> Record:
    """Return the first columns of a row: which plan's comparison, which place, which side."""
    level = data.lists.places[place]["level"]
    return {"plan": plan, "place": place, "level": level, "side": side, "group": "all"}


def signed(data: Dataset, row: Record) -> Record:
    """Return a row with the grades of the outside figures behind it."""
    return row | {"grade": ";".join(data.grades(ids(row.get("facts", ""))))}


def people_near(data: Dataset, plan: str, population: str, year: int) -> Record | None:
    """Return the default denominator for a plan's figure of `year`.

    None where no census has the population, or the latest that has it is more than `NEAR` years away.
    """
    found = denominator(data, plan, population)
    return None if found is None or abs(found["year"] - year) > NEAR else found


def per(above: Record, below: Record, times: float) -> Record:
    """Return times x above / below with its interval, and the years of both.

    Parameters
    ----------
    above : mapping
        `value, low, high, year, facts` of the numerator; a bound has no value and one end.
    below : mapping
        A row of `population.people`.
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
        raise MeasureError(
            f"{below['place']}, {below['population']}: a rate on nobody ({below['facts']})",
            ids(below["facts"]),
        )
    value, low, high = divided(above, below, times)
    return {
        "year": above["year"],
        "value": value,
        "low": low,
        "high": high,
        "denominator": below["population"],
        "denominator_year": below["year"],
        "basis": PERMANENT,
        "evidence": "derived",
        "facts": joined([above["facts"], below["facts"]]),
    }
