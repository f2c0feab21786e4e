"""The level of a plan's standard against the place above it, in the same year and no other."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import joined
from analysis.dataset.lists import Record
from analysis.errors import MeasureError
from analysis.measures.intervals import divided
from analysis.measures.standards.series import above, admissible, closed, levels_of, points_in, sides
from analysis.measures.whole import whole

COLUMNS = {
    "plan": "str", "place": "str", "level": "str", "area": "str", "year": "Int64", "own": "float64",
    "above": "float64", "value": "float64", "low": "float64", "high": "float64", "basis": "str",
    "evidence": "str", "grade": "str", "facts": "str",
}  # fmt: skip

#: Whether like stands beside like.
SAME, ONE = "same area", "one standard"


def relative_level(own: Record, higher: Record) -> tuple[float, float, float]:
    """Return (value, low, high) of own / higher for two rows of `series.standards`.

    Raises
    ------
    MeasureError
        If the years differ, or town stands against country, or a level is not above zero.

    Examples
    --------
    660 in a city and 732 in its province, both of one year: 660 / 732 = 0.902; what rounding allows is
    659.5 / 732.5 = 0.900 to 660.5 / 731.5 = 0.903.
    """
    where, facts = f"{own['plan']}, {own['area']}, beside {higher['place']}", (own["facts"], higher["facts"])
    if own["year"] != higher["year"]:
        raise MeasureError(
            f"{where}: no ratio of {own['year']} to {higher['year']}; one year is needed", facts
        )
    if own["area"] not in (higher["area"], "all"):
        raise MeasureError(f"{where}: {own['area']} against {higher['area']}", facts)
    if not min(own["value"], higher["value"]) > 0:
        said = f"{own['value']:g}, {higher['value']:g}"
        raise MeasureError(f"{where}: levels above zero are needed, not {said}", facts)
    ratio, low, high = divided(own, higher)
    return ratio, *closed((low, high))


def relative_levels(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return a plan's standard over that of each place above it, for every year that both have.

    Parameters
    ----------
    data : Dataset
    indicator : str
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        `plan, place` (above), `level, area` (of the place above), `year, own, above` (levels), `value` =
        own / above with `low, high`, `basis` (`same area`, or `one standard` where a single standard for town
        and country is set beside one side), `evidence` (`derived`, `corrected`), `grade, facts`. A pair
        without a common year has one row without a year, `not stated` where the plan prints no level at all
        and `not available` otherwise. Each admissible value of the place above has a row, the leading one
        first: own is above or below only if it is so beside all.
    """
    return whole(data, plans, lambda plan: _rows(data, plan, indicator), COLUMNS)


def _rows(data: Dataset, plan: str, indicator: str) -> Iterator[Record]:
    rows = levels_of(data, plan, indicator)
    own = [row for row in rows if row["own"]]
    for place, levels in above(rows).items():
        head = {"plan": plan, "place": place, "level": levels[0]["level"]}
        for mine, theirs in sides(own):
            shared = head | {"area": theirs, "basis": SAME if mine == theirs else ONE}
            found = list(_pairs(points_in(own, mine), admissible(levels, theirs)))
            yield from (shared | row for row in found or [{"evidence": "not available"}])
        if not sides(own):
            yield head | {"evidence": "not stated"}


def _pairs(own: dict[int, Record], higher: dict[int, list[Record]]) -> Iterator[Record]:
    for theirs in [level for year in sorted(own.keys() & higher) for level in higher[year]]:
        year = theirs["year"]
        mine = own[year]
        row: Record = dict(zip(("value", "low", "high"), relative_level(mine, theirs), strict=True))
        row |= {"year": year, "own": mine["value"], "above": theirs["value"], "grade": theirs["grade"]}
        row["evidence"] = "corrected" if mine["evidence"] == "corrected" else "derived"
        yield row | {"facts": joined((mine["facts"], theirs["facts"]))}
