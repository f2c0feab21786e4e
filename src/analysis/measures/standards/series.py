"""A standard of each plan and of every place above it, as one long table in one unit."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import GRADES, Dataset, remembered
from analysis.measures.intervals import Interval, fact_interval, product

#: Town, country, and a single standard for both, which is a class of its own.
AREAS = ("urban", "rural", "all")

COLUMNS = {
    "plan": "str", "place": "str", "level": "str", "own": "bool", "area": "str", "year": "Int64",
    "value": "float64", "low": "float64", "high": "float64", "unit": "str", "comparator": "str",
    "evidence": "str", "grade": "str", "facts": "str",
}  # fmt: skip


def comparable(data: Dataset, indicator: str) -> bool:
    """Tell whether town or country of any place above the plans has a level of `indicator`."""
    found = data.reference.select(indicator=indicator, kind="observed")
    return bool(found["group"].isin(AREAS[:2]).any())


@remembered
def standards(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the levels of a standard in each plan and in every place above it.

    Parameters
    ----------
    data : Dataset
    indicator : str
        A standard printed by town and country, or as one for both.
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        One row a plan, place, area and year: `plan, place, level` (of government), `own` (the place of the
        plan itself), `area` (`urban`, `rural`, or `all` for one standard), `year, value, low, high` (what
        rounding allows; empty where that is not known), `unit` (the indicator's own: 6754 CNY/person/year
        / 12 = 562.83 CNY/person/month), `comparator, evidence, grade, facts`. `evidence` is `stated`,
        `corrected` (rests on a declared correction) or `derived` (an outside figure that is arithmetic on
        another). A plan without a level has one row, `not stated`; a place above without a figure one row,
        `not available`. A place above several plans stands under each of them.

    Raises
    ------
    MeasureError
        If a unit does not convert to the indicator's own.
    """
    rows = []
    for plan in data.check_plans(plans or ()):
        place = data.plan(plan)["place"]
        own = _printed(data, plan, indicator) or [{"evidence": "not stated"}]
        rows += [{"plan": plan, "place": place, "own": True, **row} for row in own]
        for above in data.superiors(plan):
            known = _outside(data, above, indicator) or [{"evidence": "not available"}]
            rows += [{"plan": plan, "place": above, "own": False, **row} for row in known]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    table["level"] = table["place"].map(data.places.set_index("place")["level"])
    table["unit"] = _unit(data, indicator)
    text = [name for name, kind in COLUMNS.items() if kind == "str"]
    table[text] = table[text].astype("object").fillna("")
    return table.astype(COLUMNS)


def _unit(data: Dataset, indicator: str) -> str:
    return data.indicators.set_index("indicator").at[indicator, "unit"]


def _printed(data: Dataset, plan: str, indicator: str) -> list[dict[str, object]]:
    rows = []
    for area in AREAS:
        for _, fact in data.series(plan, indicator, area).iterrows():
            factor = data.convert(1.0, fact["unit"], _unit(data, indicator))
            low, high = product(fact_interval(fact), (factor, factor))
            row = {"area": area, "year": fact["year"], "value": fact["value"] * factor, "low": low}
            row |= {"high": high, "comparator": fact["comparator"], "facts": fact["fact_id"]}
            rows.append(row | {"evidence": "corrected" if fact["mark"] == "corrected" else "stated"})
    return rows


def _outside(data: Dataset, place: str, indicator: str) -> list[dict[str, object]]:
    """The best figure of each area and year."""
    found = data.reference.select(place, indicator, kind="observed")
    found = found[found["group"].isin(AREAS)]
    found = found.assign(order=found["grade"].map(GRADES.index)).sort_values(["group", "year", "order"])
    rows = []
    for figure in found.drop_duplicates(["group", "year"]).to_dict("records"):
        factor = data.convert(1.0, figure["unit"], _unit(data, indicator))
        row = {"area": figure["group"], "year": figure["year"], "comparator": figure["comparator"]}
        row |= {side: figure[side] * factor for side in ("value", "low", "high")}
        row |= {"grade": figure["grade"], "facts": figure["reference_id"]}
        rows.append(row | {"evidence": "derived" if figure["grade"] == "derived" else "stated"})
    return rows


def points_only(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that are levels: bounds say only on which side the level lies."""
    return table[table["comparator"].isin(["=", "~"])]


def sides(own: pd.DataFrame) -> list[tuple[str, str]]:
    """Return which area of a plan stands beside which area above it: (own area, area above).

    Town beside town and country beside country. One standard for both stands beside each side in turn, and
    is told apart by `relative_levels`; a plan that also prints town or country has its own for that.
    """
    printed = set(own["area"]) & set(AREAS)
    return [(area if area in printed else "all", area) for area in AREAS[:2] if printed & {area, "all"}]


def closed(interval: Interval) -> Interval:
    """Return an interval with its open sides empty: a figure whose rounding is not known bounds nothing."""
    low, high = (side if math.isfinite(side) else math.nan for side in interval)
    return low, high


def apart(data: Dataset, facts: str) -> tuple[str, str]:
    """Return a list of ids as two: those of the plans, and those of outside figures."""
    outside = set(data.reference.figures["reference_id"])
    ids = [fact for fact in facts.split(";") if fact]
    return ";".join(f for f in ids if f not in outside), ";".join(f for f in ids if f in outside)
