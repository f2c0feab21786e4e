"""Which population a figure is divided by: the join rules between plans and census, in one place.

1. The permanent population of the census is the default denominator: it counts who lives in a place.
2. A registered population that a plan prints is used against that plan's own figures only.
3. The two are never mixed in one ratio; where both are known they stand side by side.
4. Counts of the earlier census follow from published shares, so they are intervals.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.dataset.contract import CENSUSES
from analysis.dataset.ids import joined
from analysis.dataset.tidy import tidy
from analysis.errors import MeasureError
from analysis.measures.intervals import Measured, divided

_ALL = "population_permanent"

#: Populations by their short names, and the indicator of the census.
POPULATIONS = {
    "all": _ALL,
    "aged_0_14": f"{_ALL}_aged_0_14",
    "aged_15_59": f"{_ALL}_aged_15_59",
    "aged_60_plus": f"{_ALL}_aged_60_plus",
    "aged_65_plus": f"{_ALL}_aged_65_plus",
    "aged_80_plus": f"{_ALL}_aged_80_plus",
    "urban": f"{_ALL}_urban",
    "rural": f"{_ALL}_rural",
}

#: Published shares of the earlier census, and the population that each is of all.
_SHARES = {
    f"{_ALL}_aged_60_plus_share": "aged_60_plus",
    f"{_ALL}_aged_65_plus_share": "aged_65_plus",
    "urbanisation_rate": "urban",
}

COLUMNS = {
    "place": "str", "population": "str", "year": "Int64", "value": "float64", "low": "float64",
    "high": "float64", "evidence": "str", "facts": "str",
}  # fmt: skip

People = dict[str, Any]


def counts(data: Dataset, place: str) -> pd.DataFrame:
    """Return the permanent population of a place by age and by town and country, every census year.

    Parameters
    ----------
    data : Dataset
    place : str
        Place id.

    Returns
    -------
    DataFrame
        `place, population` (a key of `POPULATIONS`, or `aged_15_64`), `year, value, low, high` (persons),
        `evidence` (`stated`: a count of the census; `derived`), `facts` (reference ids). Derived are
        aged_15_64 = all - aged_0_14 - aged_65_plus, and the counts of a year with shares only, where
        value = all x share / 100 and the interval is that of the share's last digit. Empty where no census
        knows the place.
    """
    return tidy(people(data, place), COLUMNS)


@remembered
def people(data: Dataset, place: str) -> tuple[People, ...]:
    """Return the rows of `counts` as records."""
    names = {indicator: name for name, indicator in POPULATIONS.items()}
    years: dict[int, dict[str, Any]] = {}
    for figure in data.reference.records(place, group="all", kind="observed"):
        if figure["table"] in CENSUSES and figure["concept"] in (names | _SHARES):
            years.setdefault(figure["year"], {}).setdefault(figure["concept"], figure)
    rows = []
    for year in sorted(years):
        by = years[year]
        rows += [_row(place, names[name], year, figure) for name, figure in by.items() if name in names]
        if _ALL in by:
            missing = [(share, name) for share, name in _SHARES.items() if POPULATIONS[name] not in by]
            rows += [_of_share(place, name, year, by, share) for share, name in missing if share in by]
        if {_ALL, POPULATIONS["aged_0_14"], POPULATIONS["aged_65_plus"]} <= set(by):
            rows.append(_working_age(place, year, by))
    return tuple(rows)


def _row(place: str, name: str, year: int, figure: People) -> People:
    row = {"place": place, "population": name, "year": year, "facts": figure["reference_id"]}
    return row | {side: figure[side] for side in ("value", "low", "high")} | {"evidence": "stated"}


def _of_share(place: str, name: str, year: int, by: dict[str, People], share: str) -> People:
    whole, part = by[_ALL], by[share]
    values = {side: whole["value"] * part[side] / 100 for side in ("value", "low", "high")}
    row = {"place": place, "population": name, "year": year, "evidence": "derived"}
    return row | values | {"facts": joined([whole["reference_id"], part["reference_id"]])}


def _working_age(place: str, year: int, by: dict[str, People]) -> People:
    parts = [by[POPULATIONS[name]] for name in ("all", "aged_0_14", "aged_65_plus")]
    value = parts[0]["value"] - parts[1]["value"] - parts[2]["value"]
    row = {"place": place, "population": "aged_15_64", "year": year, "evidence": "derived"}
    row |= dict.fromkeys(("value", "low", "high"), value)
    return row | {"facts": joined(part["reference_id"] for part in parts)}


def count(data: Dataset, place: str, population: str, year: int | None = None) -> People | None:
    """Return one row of `counts`: that of `year`, or of the latest census that has it; None if none has.

    Raises
    ------
    MeasureError
        If `population` is no name of a population.
    """
    if population not in (*POPULATIONS, "aged_15_64"):
        known = ", ".join((*POPULATIONS, "aged_15_64"))
        raise MeasureError(f"{place}: no population {population!r}; there are {known}")
    found = [row for row in people(data, place) if row["population"] == population]
    if year is not None:
        found = [row for row in found if row["year"] == year]
    return max(found, key=lambda row: row["year"], default=None)


def denominator(data: Dataset, plan: str, population: str = "all") -> People | None:
    """Return the default denominator of a plan's figures: the permanent population of the latest census."""
    return count(data, data.lists.plans[plan]["place"], population)


def share(part: People, whole: People) -> Measured:
    """Return (value, low, high) of 100 x part / whole for two rows of `people`, in per cent.

    The interval goes from the least part of the largest whole to the largest part of the least whole; counts
    that the census prints are exact.

    Raises
    ------
    MeasureError
        If place or year differ, or the whole is empty: a share of another population is no share.
    """
    for column in ("place", "year"):
        if part[column] != whole[column]:
            raise MeasureError(
                f"{part['place']}, {part['population']}: {column} {part[column]} over {whole[column]}"
            )
    if not whole["value"] > 0:
        raise MeasureError(f"{whole['place']}, {whole['population']}: a share of nobody")
    return divided(part, whole, 100)
