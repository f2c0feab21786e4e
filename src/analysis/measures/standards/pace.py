"""How fast a plan's standard grew beside those above it: over the same years, or each over its own."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import product

import pandas as pd

from analysis.dataset import Dataset, Row
from analysis.dataset.ids import joined
from analysis.dataset.lists import Record
from analysis.errors import MeasureError
from analysis.measures.growth.compound import SHARES, WITHOUT_RATE
from analysis.measures.growth.rates import HEADLINE, SENSITIVITY, rates_of
from analysis.measures.growth.span import between
from analysis.measures.growth.stated import INTERVALS
from analysis.measures.standards.relative import ONE, SAME
from analysis.measures.standards.series import above, admissible, levels_of, points_in, sides
from analysis.measures.whole import whole

#: Levels of one place and area by year; of a place above all that are admissible.
Levels = dict[int, Record]
Above = dict[int, list[Record]]

#: What a pair of rates rests on.
COMMON, STATED, OWN, NONE = "common years", "stated change", "own spans", "no pace"

COLUMNS = {
    "plan": "str", "place": "str", "level": "str", "area": "str", "group": "str", "start_year": "Int64",
    "end_year": "Int64", "own": "float64", "own_low": "float64", "own_high": "float64",
    "above_start": "Int64", "above_end": "Int64", "above": "float64", "above_low": "float64",
    "above_high": "float64", "difference": "float64", "low": "float64", "high": "float64", "side": "str",
    "basis": "str", "reading": "str", "evidence": "str", "grade": "str", "facts": "str",
}  # fmt: skip


def paces(
    data: Dataset, indicator: str, plans: list[str] | None = None, *, intervals: int = INTERVALS
) -> pd.DataFrame:
    """Return growth a year of a plan's standard beside that of each place above it.

    Parameters
    ----------
    data : Dataset
    indicator : str
    plans : list of str, optional
        Default: all plans.
    intervals : int
        For a change that a plan only states: the headline reading of its base year, as in
        `growth.growth_rates`; one interval less is the other reading.

    Returns
    -------
    DataFrame
        `plan, place` (above), `level, area` (of the place above), `group` (of the plan), `start_year,
        end_year, own` with `own_low, own_high`, `above_start, above_end, above` with `above_low,
        above_high` (fractions a year), `difference` = own - above with `low, high`, `side` (`same area`,
        `one standard`), `basis, reading, evidence, grade, facts`.

        `basis` is `common years` (levels of both in the same two years, the longest such span), `stated
        change` (the plan prints only a rise; one row a `reading` of its base year for which the place above
        has both years), `own spans` (no common span: the two rates stand over different years, and
        `difference` is empty) or `no pace` (one of them has none; `evidence` says `not stated` or `not
        available`). Each admissible rate of the place above has a row, that of its leading figures first.

    Raises
    ------
    MeasureError
        If the indicator is a share or a rank.
    """
    unit = data.lists.indicators[indicator]["unit"]
    if unit in SHARES or unit in WITHOUT_RATE:
        raise MeasureError(f"{indicator}: no compound rate of figures in {unit}")
    return whole(data, plans, lambda plan: paces_of(data, plan, indicator, intervals), COLUMNS)


def paces_of(data: Dataset, plan: str, indicator: str, intervals: int) -> Iterator[Record]:
    """Return the rows of `paces` of one plan."""
    rows = levels_of(data, plan, indicator)
    own = [row for row in rows if row["own"]]
    stated = _stated(data, plan, indicator, own, intervals)
    for place, levels in above(rows).items():
        head = {"plan": plan, "place": place, "level": levels[0]["level"]}
        found = list(_beside(data, own, stated, levels)) or [{"basis": NONE, "evidence": "not stated"}]
        yield from (head | row for row in found)


def _stated(
    data: Dataset, plan: str, indicator: str, own: list[Record], intervals: int
) -> dict[str, list[Record]]:
    """Rises without base year, both readings, by area, where the plan prints no two levels of the area."""
    found: dict[str, list[Record]] = {}
    for rate in rates_of(data, plan, indicator, intervals):
        if rate["base_assumption"] in (HEADLINE, SENSITIVITY) and not math.isnan(rate["cagr"]):
            area = data.lists.groups[rate["group"]]["area"]
            if len(points_in(own, area)) < 2:
                row = {"start_year": rate["start_year"], "end_year": rate["end_year"], "own": rate["cagr"]}
                row |= {"own_low": rate["rounded_low"], "own_high": rate["rounded_high"]}
                row |= {"group": rate["group"], "reading": rate["base_assumption"], "facts": rate["facts"]}
                found.setdefault(area, []).append(row)
    return found


def _beside(
    data: Dataset, own: list[Record], stated: dict[str, list[Record]], levels: list[Record]
) -> Iterator[Record]:
    for mine, theirs in dict.fromkeys([*sides(own), *((area, area) for area in stated if area != "all")]):
        shared = {"area": theirs, "side": SAME if mine == theirs else ONE}
        printed, higher = points_in(own, mine), admissible(levels, theirs)
        if len(printed) > 1:
            corrected = any(level["evidence"] == "corrected" for level in printed.values())
            shared["evidence"] = "corrected" if corrected else "derived"
            found = _of_levels(data, printed, higher, mine)
        elif mine in stated:
            shared["evidence"] = "derived"
            found = _of_rises(data, stated[mine], higher)
        else:
            found = [{"group": mine, "basis": NONE, "evidence": "not stated"}]
        for row in found:
            lacks = row["basis"] == NONE and "own" in row
            yield shared | row | ({"evidence": "not available"} if lacks else {})


def _of_levels(data: Dataset, levels: Levels, higher: Above, group: str) -> list[Record]:
    common = levels.keys() & higher.keys()
    years = common if len(common) > 1 else levels.keys()
    span = min(years), max(years)
    ends = [levels[year]["facts"] for year in span]
    mine = {"start_year": span[0], "end_year": span[1], "group": group, "facts": joined(ends)}
    mine |= dict(zip(("own", "own_low", "own_high"), between(data, *ends), strict=True))
    if len(common) > 1:
        return _with_above(data, mine | {"basis": COMMON}, higher, span)
    return _with_above(data, mine | {"basis": OWN}, higher, _ends(higher))


def _of_rises(data: Dataset, rises: list[Record], higher: Above) -> list[Record]:
    """Each reading over its own years where the place above has both; else the headline over own spans."""
    spans = [(rise, (rise["start_year"], rise["end_year"])) for rise in rises]
    met = [(rise, span) for rise, span in spans if set(span) <= higher.keys()]
    if met:
        pairs = [_with_above(data, rise | {"basis": STATED}, higher, span) for rise, span in met]
    else:
        headline = [rise for rise in rises if rise["reading"] == HEADLINE]
        pairs = [_with_above(data, rise | {"basis": OWN}, higher, _ends(higher)) for rise in headline]
    return [row for rows in pairs for row in rows]


def _ends(levels: Above) -> tuple[int, int] | None:
    return (min(levels), max(levels)) if len(levels) > 1 else None


def _with_above(data: Dataset, row: Record, higher: Above, span: tuple[int, int] | None) -> list[Record]:
    """A rate of the plan, beside each that the place above may have over a span of its own."""
    if span is None:
        return [row | {"basis": NONE}]
    pairs = product(*(higher[year] for year in span))
    return [_beside_one(data, row, span, [level["facts"] for level in pair]) for pair in pairs]


def _beside_one(data: Dataset, row: Record, span: tuple[int, int], ends: list[str]) -> Record:
    rate, low, high = between(data, *ends)
    years = {"above_start": span[0], "above_end": span[1]}
    row = row | years | {"above": rate, "above_low": low, "above_high": high}
    row |= {"facts": joined((row["facts"], *ends)), "grade": joined(data.grades(ends))}
    if row["basis"] != OWN:
        row |= {"difference": row["own"] - rate, "low": row["own_low"] - high, "high": row["own_high"] - low}
    return row


def verdict(row: Row) -> str:
    """Return `faster`, `slower` or `within rounding` of a row with a difference; else "".

    Where the rounding of a figure is not known, the sign of the difference decides.
    """
    if math.isnan(row.difference):
        return ""
    low, high = (row.difference if math.isnan(side) else side for side in (row.low, row.high))
    return "faster" if low > 0 else "slower" if high < 0 else "within rounding"
