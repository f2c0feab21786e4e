"""The level of a plan's standard against the place above it, in the same year and no other."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import MeasureError
from analysis.measures.intervals import quotient
from analysis.measures.standards.series import closed, points_only, sides, standards

COLUMNS = {
    "plan": "str", "place": "str", "level": "str", "area": "str", "year": "Int64", "own": "float64",
    "above": "float64", "value": "float64", "low": "float64", "high": "float64", "basis": "str",
    "evidence": "str", "grade": "str", "facts": "str",
}  # fmt: skip

#: Whether like stands beside like.
SAME, ONE = "same area", "one standard"


def relative_level(own: pd.Series, above: pd.Series) -> tuple[float, float, float]:
    """Return (value, low, high) of own / above for two rows of `series.standards`.

    Raises
    ------
    MeasureError
        If the years differ, or town stands against country, or a level is not above zero.

    Examples
    --------
    660 in a city and 732 in its province, both of one year: 660 / 732 = 0.902; what rounding allows is
    659.5 / 732.5 = 0.900 to 660.5 / 731.5 = 0.903.
    """
    where = f"{own['plan']}, {own['area']}, beside {above['place']}"
    if own["year"] != above["year"]:
        raise MeasureError(f"{where}: no ratio of {own['year']} to {above['year']}; one year is needed")
    if own["area"] not in (above["area"], "all"):
        raise MeasureError(f"{where}: {own['area']} against {above['area']}")
    if not min(own["value"], above["value"]) > 0:
        raise MeasureError(f"{where}: levels above zero are needed, not {own['value']:g}, {above['value']:g}")
    low, high = closed(quotient((own["low"], own["high"]), (above["low"], above["high"])))
    return own["value"] / above["value"], low, high


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
        and `not available` otherwise.
    """
    table = standards(data, indicator, plans)
    rows = []
    for plan, both in table.groupby("plan", sort=False):
        own = both[both["own"]]
        for place, above in both[~both["own"]].groupby("place", sort=False):
            head = {"plan": plan, "place": place, "level": above["level"].iat[0]}
            pairs = sides(own)
            if not pairs:
                rows.append(head | {"evidence": "not stated"})
            for mine, theirs in pairs:
                found = _pair(data, own[own["area"] == mine], above[above["area"] == theirs])
                shared = {"area": theirs, "basis": SAME if mine == theirs else ONE}
                rows += [head | shared | row for row in found or [{"evidence": "not available"}]]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    text = [name for name, kind in COLUMNS.items() if kind == "str"]
    table[text] = table[text].astype("object").fillna("")
    return table.astype(COLUMNS)


def _pair(data: Dataset, own: pd.DataFrame, above: pd.DataFrame) -> list[dict[str, object]]:
    mine, theirs = (points_only(t).set_index("year", drop=False) for t in (own, above))
    rows = []
    for year in mine.index.intersection(theirs.index).sort_values():
        value, low, high = relative_level(mine.loc[year], theirs.loc[year])
        ids = [mine.at[year, "facts"], theirs.at[year, "facts"]]
        row = {"year": int(year), "own": mine.at[year, "value"], "above": theirs.at[year, "value"]}
        row |= {"value": value, "low": low, "high": high}
        row |= {"grade": ";".join(data.grades(ids)), "facts": ";".join(ids)}
        corrected = mine.at[year, "evidence"] == "corrected"
        rows.append(row | {"evidence": "corrected" if corrected else "derived"})
    return rows
