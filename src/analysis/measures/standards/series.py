"""A standard of each plan and of every place above it, as one long table in one unit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import ids, joined
from analysis.dataset.lists import Record
from analysis.dataset.tidy import filled
from analysis.measures.growth.compound import POINTS
from analysis.measures.intervals import Interval, scaled
from analysis.measures.whole import whole

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
        another). Where sources give a place above several values of a year, each has a row, the leading one
        first. A plan without a level has one row, `not stated`; a place above without a figure one row,
        `not available`. A place above several plans stands under each of them.

    Raises
    ------
    MeasureError
        If a unit does not convert to the indicator's own.
    """
    return whole(data, plans, lambda plan: levels_of(data, plan, indicator), COLUMNS)


def levels_of(data: Dataset, plan: str, indicator: str) -> list[Record]:
    """Return the rows of `standards` of one plan: its own, then those of each place above it."""
    shared = {"plan": plan, "unit": data.lists.indicators[indicator]["unit"]}
    place, rows = data.lists.plans[plan]["place"], []
    for here in (place, *data.superiors(plan)):
        own = here == place
        found = list(_printed(data, plan, indicator) if own else _outside(data, here, indicator))
        head = shared | {"place": here, "level": data.lists.places[here]["level"], "own": own}
        lacking = {"evidence": "not stated" if own else "not available"}
        rows += [filled(head | row, COLUMNS) for row in found or [lacking]]
    return rows


def _printed(data: Dataset, plan: str, indicator: str) -> Iterator[Record]:
    for area in AREAS:
        for fact in data.levels(plan, indicator, area):
            if fact["group"] != area:  # the one standard for both, which has rows of its own
                continue
            factor = data.lists.factor(fact["unit"], data.lists.indicators[indicator]["unit"])
            row: Record = {"area": area, "year": fact["year"], **scaled(fact, factor)}
            row |= {"comparator": fact["comparator"], "facts": fact["fact_id"]}
            yield row | {"evidence": "corrected" if fact["mark"] == "corrected" else "stated"}


def _outside(data: Dataset, place: str, indicator: str) -> Iterator[Record]:
    """The figures by area and year; of several admissible ones of a year the first in the files leads."""
    found = [f for f in data.reference.records(place, indicator, kind="observed") if f["group"] in AREAS]
    for figure in sorted(found, key=lambda figure: (figure["group"], figure["year"])):
        factor = data.lists.factor(figure["unit"], data.lists.indicators[indicator]["unit"])
        row = {"area": figure["group"], "year": figure["year"], "comparator": figure["comparator"]}
        row |= {side: figure[side] * factor for side in ("value", "low", "high")}
        row |= {"grade": figure["grade"], "facts": figure["reference_id"]}
        yield row | {"evidence": "derived" if figure["grade"] == "derived" else "stated"}


def above(rows: Iterable[Record]) -> dict[str, list[Record]]:
    """Return the rows of each place above a plan, the nearest first."""
    found: dict[str, list[Record]] = {}
    for row in rows:
        if not row["own"]:
            found.setdefault(row["place"], []).append(row)
    return found


def points_in(rows: Iterable[Record], area: str) -> dict[int, Record]:
    """Return the leading level of an area by year, without those that are bounds."""
    return {year: levels[0] for year, levels in admissible(rows, area).items()}


def admissible(rows: Iterable[Record], area: str) -> dict[int, list[Record]]:
    """Return every level of an area by year, the leading one first, without those that are bounds."""
    found: dict[int, list[Record]] = {}
    for row in rows:
        if row["area"] == area and row["comparator"] in POINTS:
            found.setdefault(row["year"], []).append(row)
    return found


def points_only(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that are levels: bounds say only on which side the level lies."""
    return table[table["comparator"].isin(POINTS)]


def sides(own: Iterable[Record]) -> list[tuple[str, str]]:
    """Return which area of a plan stands beside which area above it: (own area, area above).

    Town beside town and country beside country. One standard for both stands beside each side in turn, and
    is told apart by `relative_levels`; a plan that also prints town or country has its own for that.
    """
    printed = {row["area"] for row in own} & set(AREAS)
    return [(area if area in printed else "all", area) for area in AREAS[:2] if printed & {area, "all"}]


def closed(interval: Interval) -> Interval:
    """Return an interval with its open sides empty: a figure whose rounding is not known bounds nothing."""
    low, high = (side if math.isfinite(side) else math.nan for side in interval)
    return low, high


def apart(data: Dataset, facts: str) -> tuple[str, str]:
    """Return a list of ids as two: those of the plans, and those of outside figures."""
    both: tuple[list[str], list[str]] = ([], [])
    for fact in ids(facts):
        both[data.is_outside(fact)].append(fact)
    return joined(both[0]), joined(both[1])
