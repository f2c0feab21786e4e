"""The urban-rural ratio of the places above, beside that of each plan."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import joined
from analysis.dataset.lists import Record
from analysis.dataset.tidy import tidy
from analysis.errors import MeasureError
from analysis.measures.intervals import divided
from analysis.measures.standards.series import above, admissible, closed, levels_of, points_in
from analysis.measures.urban_rural.points import points_of
from analysis.measures.whole import whole

COLUMNS = {
    "plan": "str", "place": "str", "level": "str", "own": "bool", "year": "Int64", "kind": "str",
    "urban": "float64", "rural": "float64", "ratio": "float64", "low": "float64", "high": "float64",
    "comparator": "str", "basis": "str", "evidence": "str", "grade": "str", "facts": "str",
}  # fmt: skip

_BESIDE = {
    "plan": "str", "place": "str", "level": "str", "year": "Int64", "own": "float64", "above": "float64",
    "difference": "float64", "low": "float64", "high": "float64", "grade": "str", "facts": "str",
}  # fmt: skip

_PROMISED = ("urban_to_rural_ratio", "rural_to_urban_ratio")

#: Evidence of a plan's ratio by its basis and its evidence in `urban_rural.points`.
_EVIDENCE = {("levels", grade): "derived" for grade in ("series", "endpoints", "derived")}
_EVIDENCE |= {("one standard", "one standard"): "stated"}


def ratio_above(urban: Record, rural: Record) -> tuple[float, float, float]:
    """Return (ratio, low, high) of urban / rural for two rows of `series.standards`.

    Raises
    ------
    MeasureError
        If place, year or grade of evidence differ: a press figure over an official one is no ratio.

    Examples
    --------
    591 a month in towns and 4,851 a year in the country: 591 / (4851 / 12) = 1.462.
    """
    for column in ("place", "year", "grade"):
        if urban[column] != rural[column]:
            where = f"{urban['place']}, urban over rural"
            facts = urban["facts"], rural["facts"]
            raise MeasureError(f"{where}: {column} {urban[column]} over {rural[column]}", facts)
    ratio, low, high = divided(urban, rural)
    return ratio, *closed((low, high))


def ratios(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the urban-rural ratio of each plan and of the places above it, observed and promised.

    Parameters
    ----------
    data : Dataset
    indicator : str
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        `plan, place, level, own, year, kind` (`observed`, `target`), `urban, rural` (levels in the
        indicator's unit), `ratio` = urban / rural with `low, high`, `comparator, basis, evidence, grade,
        facts`. Rows of a plan are those of `urban_rural.points`, without what is only implied; `basis` tells
        `one standard` for both, which has no ratio. A place above has a ratio (`levels`) for each year and
        grade of evidence by which both sides are known, the leading one first, and a `ratio` where one is
        promised as such (rural as % of urban is turned round: 100 / 75 = 1.333); without any it has one row,
        `not available`.
    """
    return whole(data, plans, lambda plan: ratios_of(data, plan, indicator), COLUMNS)


def ratios_of(data: Dataset, plan: str, indicator: str) -> Iterator[Record]:
    """Return the rows of `ratios` of one plan as records."""
    rows = levels_of(data, plan, indicator)
    head = {"plan": plan, "own": True, "place": rows[0]["place"], "level": rows[0]["level"]}
    for row in points_of(data, plan, indicator):
        if row["basis"] != "implied":
            own = {"low": row.get("ratio_low"), "high": row.get("ratio_high")}
            own["evidence"] = _EVIDENCE.get((row["basis"], row["evidence"]), row["evidence"])
            yield {name: row[name] for name in COLUMNS if name in row} | head | own
    for place, levels in above(rows).items():
        head = {"plan": plan, "own": False, "place": place, "level": levels[0]["level"]}
        found = [*_observed(levels), *_promised(data, place, indicator)]
        yield from (head | row for row in found or [{"kind": "observed", "evidence": "not available"}])


def _observed(levels: list[Record]) -> Iterator[Record]:
    one = points_in(levels, "all")
    urban, rural = (admissible(levels, area) for area in ("urban", "rural"))
    pairs = [
        (year, *pair) for year in sorted(urban.keys() & rural) for pair in product(urban[year], rural[year])
    ]
    for year, town, country in pairs:
        if len({side["grade"] for side in (town, country, one.get(year, town))}) > 1:
            continue
        row: Record = dict(zip(("ratio", "low", "high"), ratio_above(town, country), strict=True))
        row |= {"year": year, "kind": "observed", "urban": town["value"], "rural": country["value"]}
        row |= {"comparator": "=", "basis": "levels", "evidence": "derived", "grade": town["grade"]}
        yield row | {"facts": joined((town["facts"], country["facts"]))}


def _promised(data: Dataset, place: str, indicator: str) -> Iterator[Record]:
    for name, statistic in data.lists.statistics_of(indicator, _PROMISED).items():
        for goal in data.reference.records(place, name, kind="target"):
            values = goal["value"], goal["low"], goal["high"]
            if statistic == "rural_to_urban_ratio":
                values = 100 / goal["value"], 100 / goal["high"], 100 / goal["low"]
            row = dict(zip(("ratio", "low", "high"), values, strict=True)) | {"kind": "target"}
            row |= {"year": goal["year"], "comparator": goal["comparator"], "basis": "ratio"}
            yield row | {"evidence": "stated", "grade": goal["grade"], "facts": goal["reference_id"]}


def beside(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the observed ratio of a plan and of each place above it in the same years.

    Returns
    -------
    DataFrame
        `plan, place` (above), `level, year, own, above, difference` = own - above with `low, high` (what
        rounding allows; below zero the gap of the plan's place is the smaller one), `grade, facts`.
        One standard for town and country has no ratio and no row.
    """
    known: dict[str, dict[tuple[str, int], list[Record]]] = {}
    # Where a plan prints the ratio and both levels of a year, the levels go first.
    for row in sorted(ratios(data, indicator, plans).to_dict("records"), key=lambda row: row["basis"]):
        if row["kind"] == "observed" and row["ratio"] == row["ratio"]:
            known.setdefault(row["plan"], {}).setdefault((row["place"], row["year"]), []).append(row)
    return tidy((row for plan in sorted(known) for row in _pairs(data, plan, known[plan])), _BESIDE)


def _pairs(data: Dataset, plan: str, known: dict[tuple[str, int], list[Record]]) -> Iterator[Record]:
    city, years = data.lists.plans[plan]["place"], sorted({year for _, year in known})
    for place in data.superiors(plan):
        for year in years:
            if (city, year) in known and (place, year) in known:
                mine, every = known[city, year][0], known[place, year]
                theirs = every[0]  # the leading one; `low, high` hold the others
                row = {"plan": plan, "place": place, "level": theirs["level"], "year": year}
                row |= {"own": mine["ratio"], "above": theirs["ratio"], "grade": theirs["grade"]}
                row |= {"difference": mine["ratio"] - theirs["ratio"]}
                row["low"] = mine["low"] - max(one["high"] for one in every)
                row["high"] = mine["high"] - min(one["low"] for one in every)
                yield row | {"facts": joined((mine["facts"], theirs["facts"]))}
