"""The urban-rural ratio of the places above, beside that of each plan."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import MeasureError
from analysis.measures.intervals import quotient
from analysis.measures.standards.series import closed, points_only, standards
from analysis.measures.urban_rural.points import points

COLUMNS = {
    "plan": "str", "place": "str", "level": "str", "own": "bool", "year": "Int64", "kind": "str",
    "urban": "float64", "rural": "float64", "ratio": "float64", "low": "float64", "high": "float64",
    "comparator": "str", "basis": "str", "evidence": "str", "grade": "str", "facts": "str",
}  # fmt: skip

#: Evidence of a plan's ratio by its basis and its evidence in `urban_rural.points`.
_EVIDENCE = {("levels", grade): "derived" for grade in ("series", "endpoints", "derived")}
_EVIDENCE |= {("one standard", "one standard"): "stated"}


def ratio_above(urban: pd.Series, rural: pd.Series) -> tuple[float, float, float]:
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
            raise MeasureError(f"{where}: {column} {urban[column]} over {rural[column]}")
    low, high = closed(quotient((urban["low"], urban["high"]), (rural["low"], rural["high"])))
    return urban["value"] / rural["value"], low, high


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
        `one standard` for both, which has no ratio. A place
        above has a ratio (`levels`) for each year in which both sides are known by evidence of one
        grade, and a `ratio` where one is promised as such (rural as % of urban is turned round: 100 / 75 =
        1.333); without any it has one row, `not available`.
    """
    table = standards(data, indicator, plans)
    cities = points(data, indicator, plans)
    cities = cities[cities["basis"] != "implied"]
    rows = []
    for plan, both in table.groupby("plan", sort=False):
        place = both.loc[both["own"], "place"].iat[0]
        for row in cities[cities["plan"] == plan].to_dict("records"):
            own = {"place": place, "own": True, "low": row["ratio_low"], "high": row["ratio_high"]}
            own["evidence"] = _EVIDENCE.get((row["basis"], row["evidence"]), row["evidence"])
            rows.append({key: row[key] for key in COLUMNS if key in row} | own)
        for above, levels in both[~both["own"]].groupby("place", sort=False):
            found = [*_observed(points_only(levels)), *_promised(data, above, indicator)]
            head = {"plan": plan, "place": above, "own": False}
            rows += [head | row for row in found or [{"kind": "observed", "evidence": "not available"}]]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    table["level"] = table["place"].map(data.places.set_index("place")["level"])
    text = [name for name, kind in COLUMNS.items() if kind == "str"]
    table[text] = table[text].astype("object").fillna("")
    return table.astype(COLUMNS)


def _observed(levels: pd.DataFrame) -> list[dict[str, object]]:
    rows = []
    for year, own in levels.groupby("year"):
        by = own.set_index("area", drop=False)
        if not {"urban", "rural"} <= set(by.index) or own["grade"].nunique() > 1:
            continue
        urban, rural = by.loc["urban"], by.loc["rural"]
        value, low, high = ratio_above(urban, rural)
        row = {"year": int(year), "kind": "observed", "urban": urban["value"], "rural": rural["value"]}
        row |= {"ratio": value, "low": low, "high": high, "comparator": "=", "basis": "levels"}
        row |= {"evidence": "derived", "grade": urban["grade"], "facts": f"{urban['facts']};{rural['facts']}"}
        rows.append(row)
    return rows


def _promised(data: Dataset, place: str, indicator: str) -> list[dict[str, object]]:
    relations = data.indicators[data.indicators["base_indicator"] == indicator].set_index("indicator")
    rows = []
    for name, relation in relations["relation"].items():
        for goal in data.reference.select(place, name, kind="target").to_dict("records"):
            if relation == "urban_to_rural_ratio":
                values = goal["value"], goal["low"], goal["high"]
            elif relation == "rural_to_urban_ratio":
                values = 100 / goal["value"], 100 / goal["high"], 100 / goal["low"]
            else:
                continue
            row = dict(zip(("ratio", "low", "high"), values, strict=True)) | {"kind": "target"}
            row |= {"year": goal["year"], "comparator": goal["comparator"], "basis": "ratio"}
            rows.append(row | {"evidence": "stated", "grade": goal["grade"], "facts": goal["reference_id"]})
    return rows


def beside(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the observed ratio of a plan and of each place above it in the same years.

    Returns
    -------
    DataFrame
        `plan, place` (above), `level, year, own, above, difference` = own - above with `low, high` (what
        rounding allows; below zero the gap of the plan's place is the smaller one), `grade, facts`.
        One standard for town and country has no ratio and no row.
    """
    table = ratios(data, indicator, plans)
    known = table[(table["kind"] == "observed") & table["ratio"].notna()]
    # Where a plan prints the ratio and both levels of a year, the levels go first.
    known = known.sort_values("basis", kind="stable").drop_duplicates(["plan", "place", "year"])
    rows = []
    for plan, both in known.groupby("plan", sort=False):
        own = both[both["own"]].set_index("year")
        for row in both[~both["own"]].sort_values(["place", "year"]).itertuples():
            if row.year not in own.index:
                continue
            mine = own.loc[row.year]
            found = {"plan": plan, "place": row.place, "level": row.level, "year": row.year}
            found |= {"own": mine["ratio"], "above": row.ratio, "difference": mine["ratio"] - row.ratio}
            found |= {"low": mine["low"] - row.high, "high": mine["high"] - row.low, "grade": row.grade}
            rows.append(found | {"facts": f"{mine['facts']};{row.facts}"})
    columns = ["plan", "place", "level", "year", "own", "above", "difference", "low", "high", "grade"]
    real = dict.fromkeys(("own", "above", "difference", "low", "high"), "float64")
    table = pd.DataFrame(rows, columns=[*columns, "facts"]).astype(real | {"year": "Int64"})
    above = {place: at for plan in data.plan_ids for at, place in enumerate(data.superiors(plan))}
    return table.sort_values(
        ["plan", "place", "year"], key=lambda c: c.map(above) if c.name == "place" else c, kind="stable"
    ).reset_index(drop=True)
