"""How fast a plan's standard grew beside those above it: over the same years, or each over its own."""

from __future__ import annotations

import math

import pandas as pd

from analysis.dataset import Dataset, Row
from analysis.errors import MeasureError
from analysis.measures.growth.compound import SHARES, WITHOUT_RATE, compound_interval, compound_rate
from analysis.measures.growth.rates import HEADLINE, SENSITIVITY, growth_rates
from analysis.measures.growth.stated import INTERVALS
from analysis.measures.standards.relative import ONE, SAME
from analysis.measures.standards.series import closed, points_only, sides, standards

#: What a pair of rates rests on.
COMMON, STATED, OWN, NONE = "common years", "stated change", "own spans", "no pace"

COLUMNS = {
    "plan": "str", "place": "str", "level": "str", "area": "str", "group": "str", "start_year": "Int64",
    "end_year": "Int64", "own": "float64", "own_low": "float64", "own_high": "float64",
    "above_start": "Int64", "above_end": "Int64", "above": "float64", "above_low": "float64",
    "above_high": "float64", "difference": "float64", "low": "float64", "high": "float64", "side": "str",
    "basis": "str", "reading": "str", "evidence": "str", "grade": "str", "facts": "str",
}  # fmt: skip


def pace(series: pd.DataFrame, start: int, end: int) -> dict[str, object]:
    """Return the compound growth a year of one place and area between two of its years.

    rate = (level of end / level of start) ** (1 / (end - start)) - 1, with what the rounding of both levels
    allows.

    Parameters
    ----------
    series : DataFrame
        Rows of `series.standards`, of one place and area.
    start, end : int
        Years that the series has.

    Returns
    -------
    dict
        `rate, low, high` (fractions), `facts`.

    Raises
    ------
    MeasureError
        If a year is not there, the span is empty, or a level is not above zero.

    Examples
    --------
    660 in the year four years after 488: (660 / 488) ** (1 / 4) - 1 = 0.0784.
    """
    levels = points_only(series).set_index("year")
    for year in (start, end):
        if year not in levels.index:
            place, area = series["place"].iat[0], series["area"].iat[0]
            raise MeasureError(f"{place}, {area}: no level of {year} for a pace of {start}–{end}")
    first, last = levels.loc[start], levels.loc[end]
    rate = compound_rate(first["value"], last["value"], end - start)
    ends = ((first["low"], first["high"]), (last["low"], last["high"]))
    low, high = closed(compound_interval(*ends, end - start))
    return {"rate": rate, "low": low, "high": high, "facts": f"{first['facts']};{last['facts']}"}


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
        available`).

    Raises
    ------
    MeasureError
        If the indicator is a share or a rank.
    """
    unit = data.indicators.set_index("indicator").at[indicator, "unit"]
    if unit in SHARES or unit in WITHOUT_RATE:
        raise MeasureError(f"{indicator}: no compound rate of figures in {unit}")
    table = standards(data, indicator, plans)
    rows = []
    for plan, both in table.groupby("plan", sort=False):
        own = both[both["own"]]
        stated = _stated(data, plan, indicator, own, intervals)
        for place, above in both[~both["own"]].groupby("place", sort=False):
            head = {"plan": plan, "place": place, "level": above["level"].iat[0]}
            found = [head | row for row in _beside(data, own, stated, above)]
            rows += found or [head | {"basis": NONE, "evidence": "not stated"}]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    text = [name for name, kind in COLUMNS.items() if kind == "str"]
    table[text] = table[text].astype("object").fillna("")
    return table.astype(COLUMNS)


def _stated(
    data: Dataset, plan: str, indicator: str, own: pd.DataFrame, intervals: int
) -> dict[str, list[dict]]:
    """Rises without base year, both readings, by area, where the plan prints no two levels of the area."""
    areas = data.groups.set_index("group")["area"]
    rates = growth_rates(data, [plan], [indicator], intervals=intervals)
    rates = rates[rates["base_assumption"].isin([HEADLINE, SENSITIVITY]) & rates["cagr"].notna()]
    found: dict[str, list[dict]] = {}
    for row in rates.itertuples():
        area = areas[row.group]
        if (points_only(own)["area"] == area).sum() > 1:
            continue
        found.setdefault(area, []).append({
            "group": row.group, "start": int(row.start_year), "end": int(row.end_year), "rate": row.cagr,
            "low": row.rounded_low, "high": row.rounded_high, "facts": row.facts,
            "reading": row.base_assumption,
        })  # fmt: skip
    return found


def _beside(data: Dataset, own: pd.DataFrame, stated: dict[str, list[dict]], above: pd.DataFrame) -> list:
    rows = []
    pairs = dict.fromkeys([*sides(own), *((area, area) for area in stated if area != "all")])
    for mine, theirs in pairs:
        side = SAME if mine == theirs else ONE
        levels = points_only(own[own["area"] == mine])
        higher = points_only(above[above["area"] == theirs])
        shared = {"area": theirs, "side": side}
        if len(levels) > 1:
            corrected = "corrected" if "corrected" in set(levels["evidence"]) else "derived"
            rows.append(shared | _of_levels(data, levels, higher, mine) | {"evidence": corrected})
        elif mine in stated:
            rows += [shared | row | {"evidence": "derived"} for row in _of_rises(data, stated[mine], higher)]
        else:
            rows.append(shared | {"group": mine, "basis": NONE, "evidence": "not stated"})
    return [row | {"evidence": "not available"} if _lacks_above(row) else row for row in rows]


def _lacks_above(row: dict) -> bool:
    return row["basis"] == NONE and "own" in row


def _of_levels(data: Dataset, levels: pd.DataFrame, higher: pd.DataFrame, group: str) -> dict:
    common = sorted(set(levels["year"]) & set(higher["year"]))
    series = levels if len(common) < 2 else levels[levels["year"].isin(common)]
    start, end = int(series["year"].min()), int(series["year"].max())
    mine = pace(levels, start, end) | {"start": start, "end": end, "group": group, "reading": ""}
    if len(common) > 1:
        return _row(data, mine, COMMON, higher, (start, end))
    return _row(data, mine, OWN, higher, _ends(higher))


def _of_rises(data: Dataset, rises: list[dict], higher: pd.DataFrame) -> list[dict]:
    """Each reading over its own years where the place above has both; else the headline over own spans."""
    known = set(higher["year"])
    met = [rise for rise in rises if {rise["start"], rise["end"]} <= known]
    if met:
        return [_row(data, rise, STATED, higher, (rise["start"], rise["end"])) for rise in met]
    return [_row(data, r, OWN, higher, _ends(higher)) for r in rises if r["reading"] == HEADLINE]


def _ends(series: pd.DataFrame) -> tuple[int, int] | None:
    return (int(series["year"].min()), int(series["year"].max())) if len(series) > 1 else None


def _row(data: Dataset, mine: dict, basis: str, higher: pd.DataFrame, span: tuple[int, int] | None) -> dict:
    row = {"start_year": mine["start"], "end_year": mine["end"], "group": mine["group"]}
    row |= {"own": mine["rate"], "own_low": mine["low"], "own_high": mine["high"], "facts": mine["facts"]}
    row |= {"reading": mine["reading"], "basis": basis}
    if span is None:
        return row | {"basis": NONE}
    theirs = pace(higher, *span)
    facts = f"{mine['facts']};{theirs['facts']}"
    row |= {"above_start": span[0], "above_end": span[1], "above": theirs["rate"], "facts": facts}
    row |= {"above_low": theirs["low"], "above_high": theirs["high"]}
    row["grade"] = ";".join(data.grades(facts.split(";")))
    if basis != OWN:
        row |= {"difference": mine["rate"] - theirs["rate"]}
        row |= {"low": mine["low"] - theirs["high"], "high": mine["high"] - theirs["low"]}
    return row


def verdict(row: Row) -> str:
    """Return `faster`, `slower` or `within rounding` of a row with a difference; else "".

    Where the rounding of a figure is not known, the sign of the difference decides.
    """
    if math.isnan(row.difference):
        return ""
    low, high = (row.difference if math.isnan(side) else side for side in (row.low, row.high))
    return "faster" if low > 0 else "slower" if high < 0 else "within rounding"
