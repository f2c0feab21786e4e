"""Every urban-rural ratio that a plan prints or implies, each with its rounding interval."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.dataset.derived import columns
from analysis.dataset.ids import joined
from analysis.dataset.months import alike
from analysis.dataset.printed import Fact
from analysis.errors import MeasureError
from analysis.measures.growth.areas import pairs
from analysis.measures.growth.stated import base_of
from analysis.measures.intervals import Interval, divided, fact_interval, quotient, scaled
from analysis.measures.whole import whole

#: What has an urban-rural ratio: standards, subsidies actually paid, recipients.
INDICATORS = ("dibao_standard", "tekun_standard", "dibao_subsidy", "dibao_recipients", "tekun_recipients")
#: The area of figures that speak of town and country as a whole.
WHOLE = "urban:rural"
#: What a bound on rural / urban says of urban / rural.
_TURNED = str.maketrans("<>", "><")
_RATIOS = ("urban_to_rural_ratio", "rural_to_urban_ratio")
_RISES = ("cumulative_change", "annual_growth")
COLUMNS = columns("urban_rural") | {"basis": "str", "comparator": "str", "attribute": "str"}

Record = dict[str, Any]


def points(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the ratios urban / rural of `indicator` by plan, area and year, observed and promised.

    ratio = urban / rural, both in the indicator's own unit, with the rounding intervals of both sides carried
    through. "Rural as % of urban" is turned round: ratio = 100 / share. Where a plan prints how far each
    side rose, the ratio before is implied: ratio x (1 + rural rise) / (1 + urban rise).

    Parameters
    ----------
    data : Dataset
    indicator : str
        An indicator with levels by town and country.
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        `plan, indicator, year, kind, area, urban, rural, unit, ratio, ratio_low, ratio_high, evidence, facts,
        basis, comparator, attribute`. `kind` is `observed` or `target`. `area` names the groups compared,
        `urban:rural` where they are town and country as a whole. `basis` is `levels`, `ratio` (printed as
        such), `implied` (from rises), `one standard` or `not stated`. `evidence` is `series` (three common
        years or more), `endpoints` (two), `derived` (one common year, or implied), `stated`, `corrected`,
        `one standard` or `not stated`. A plan without the facts has a row that says so, and likewise one
        without a target where a target for the ratio is on the list of indicators at all.

    Raises
    ------
    MeasureError
        If a unit does not convert to the indicator's own.
    """
    return whole(data, plans, lambda plan: points_of(data, plan, indicator), COLUMNS)


@remembered
def points_of(data: Dataset, plan: str, indicator: str) -> tuple[Record, ...]:
    """Return the rows of `points` of one plan as records."""
    unit = data.lists.indicators[indicator]["unit"]
    own = _levels(data, plan, indicator)
    own += _stated(data, plan, indicator, ("observed", "estimate", "stated"))
    one = single(data, plan, indicator)
    if not own or (one["basis"] == "one standard" and one["year"] > max(row["year"] for row in own)):
        own.append(one)
    own = [{"kind": "observed", **row} for row in own]
    own += [row for row, _ in implied(data, plan, indicator, known(own))]
    if data.printed.concepts & data.lists.statistics_of(indicator, _RATIOS).keys():
        none: Record = {"evidence": "not stated", "basis": "not stated"}
        own += [{"kind": "target", **row} for row in _stated(data, plan, indicator, ("target",)) or [none]]
    return tuple({"plan": plan, "indicator": indicator, "unit": unit, **row} for row in own)


def level_ratio(
    data: Dataset, plan: str, indicator: str, urban: Fact, rural: Fact
) -> tuple[float, float, float, Interval]:
    """Return urban and rural in the indicator's unit, their ratio, and the ratio's rounding interval.

    Parameters
    ----------
    urban, rural : mapping
        Rows of `Dataset.levels` (`year, value, unit, comparator, value_text, scale`).

    Raises
    ------
    MeasureError
        If the two are of different years (a ratio of 2016 to 2015 is none), if a unit does not convert, or
        if a level is not above zero.
    """
    facts = (urban["fact_id"], rural["fact_id"])
    where = f"{plan}, {indicator}, urban and rural ({', '.join(facts)})"
    if urban["year"] != rural["year"]:
        raise MeasureError(
            f"{where}: no ratio of {urban['year']} to {rural['year']}; one year is needed", facts
        )
    unit = data.lists.indicators[indicator]["unit"]
    above, below = (scaled(side, data.lists.factor(side["unit"], unit)) for side in (urban, rural))
    town, country = above["value"], below["value"]
    if not min(town, country) > 0:
        raise MeasureError(f"{where}: a ratio needs levels above zero, not {town:g} and {country:g}", facts)
    ratio, low, high = divided(above, below)
    return town, country, ratio, (low, high)


def rises(data: Dataset, plan: str, indicator: str) -> list[Record]:
    """Return how far the log ratio moved where a plan prints only rises of both sides.

    log change = ln(1 + urban rise) - ln(1 + rural rise), for each pair of `growth.areas.pairs`.

    Returns
    -------
    list of dict
        `area, starts, end_year, change, low, high, urban, rural, facts`; `urban` and `rural` are the factors
        1 + rise. `starts` are the years that the rise may count from, the headline first: for a rise over a
        period the year before it, then its first year; for the growth of a single year the year before.
    """
    risen = data.lists.statistics_of(indicator, _RISES)
    spans: dict[tuple[str, int, int], dict[str, Fact]] = {}
    for fact in data.records(plan, risen, kind=("observed", "stated", "estimate")):
        if fact["unit"] in ("percent", "percent_per_year") and fact["comparator"] != "text":
            span = (fact["statistic"], fact["start"], fact["end"])
            spans.setdefault(span, {}).setdefault(fact["group"], fact)
    found = []
    for (statistic, start, end), sides in sorted(
        spans.items(), key=lambda item: (_RISES.index(item[0][0]), item[0])
    ):
        if statistic == "annual_growth" and start != end:
            continue  # an average over years gives no level without a base year
        starts = [start - 1, start] if end > start else [start - 1]
        found += [
            {"area": f"{u}:{r}", "starts": starts, "end_year": end, **_log_change(sides[u], sides[r])}
            for u, r in pairs(sides)
        ]
    return found


def _by_statistic(item: tuple[tuple[str, int, int], object]) -> tuple[int, int, int]:
    (statistic, start, end), _ = item
    return _RISES.index(statistic), start, end


def _log_change(urban: Fact, rural: Fact) -> Record:
    def log(percent: float) -> float:
        return math.log(1 + percent / 100)

    up, down = fact_interval(urban), fact_interval(rural)
    return {
        "change": log(urban["value"]) - log(rural["value"]),
        "low": log(up[0]) - log(down[1]),
        "high": log(up[1]) - log(down[0]),
        "urban": 1 + urban["value"] / 100,
        "rural": 1 + rural["value"] / 100,
        "facts": joined([urban["fact_id"], rural["fact_id"]]),
    }


def _levels(data: Dataset, plan: str, indicator: str) -> list[Record]:
    urban, rural = (
        {fact["year"]: fact for fact in data.levels(plan, indicator, group)} for group in ("urban", "rural")
    )
    common = [
        year
        for year in urban
        if year in rural
        and alike(urban[year], rural[year])
        and urban[year]["fact_id"] != rural[year]["fact_id"]  # one standard for both has no ratio
    ]
    grade = {1: "derived", 2: "endpoints"}.get(len(common), "series")
    rows = []
    for year in common:
        pair = urban[year], rural[year]
        town, country, ratio, (low, high) = level_ratio(data, plan, indicator, *pair)
        corrected = "corrected" in (pair[0]["mark"], pair[1]["mark"])
        row = {"year": year, "area": WHOLE, "urban": town, "rural": country, "ratio": ratio}
        row |= {"ratio_low": low, "ratio_high": high, "basis": "levels", "comparator": "="}
        row |= {"facts": joined(fact["fact_id"] for fact in pair)}
        rows.append(row | {"evidence": "corrected" if corrected else grade})
    return rows


def _stated(data: Dataset, plan: str, indicator: str, kinds: tuple[str, ...]) -> list[Record]:
    """Both printed conventions reduced to urban / rural; a table goes before the text that repeats it."""
    wanted = data.lists.statistics_of(indicator, _RATIOS)
    facts = [f for f in data.records(plan, wanted, kind=kinds) if f["comparator"] != "text"]
    rows: dict[int, Record] = {}
    for fact in sorted(facts, key=lambda fact: (fact["period_end"], fact["line"])):
        year, ratio, interval = fact["end"], fact["value"], fact_interval(fact)
        comparator = fact["comparator"]
        if fact["statistic"] == "rural_to_urban_ratio":
            ratio, interval = 100 / ratio, quotient((100.0, 100.0), interval)
            comparator = comparator.translate(_TURNED)
        if year in rows:  # the same ratio printed again: one row, both facts
            rows[year]["facts"] = joined([rows[year]["facts"], fact["fact_id"]])
            continue
        rows[year] = {"year": year, "area": WHOLE, "ratio": ratio, "basis": "ratio", "evidence": "stated"}
        rows[year] |= {"ratio_low": interval[0], "ratio_high": interval[1], "facts": fact["fact_id"]}
        rows[year] |= {"comparator": comparator, "attribute": fact["attribute"]}
    return list(rows.values())


def known(rows: Iterable[Record]) -> dict[int, Record]:
    """Return the observed ratios of a plan by year, those of levels before a printed one of the same year."""
    found: dict[int, Record] = {}
    for row in rows:
        if row["kind"] == "observed" and row["basis"] in ("levels", "ratio"):
            found.setdefault(row["year"], row)
    return found


def implied(
    data: Dataset, plan: str, indicator: str, ends: Mapping[int, Record]
) -> Iterator[tuple[Record, Record]]:
    """Yield each ratio before a rise, reckoned back from the ratio at its end, and the rise (see `rises`).

    None where the year before is known already; `ends` are the ratios that are, by year.
    """
    for rise in rises(data, plan, indicator):
        end, start = ends.get(rise["end_year"]), rise["starts"][0]
        if end is None or start in ends:
            continue
        before = {key: end[key] * math.exp(-rise[of]) for key, of in _BACK.items()}
        before |= {side: base_of(end[side], rise[side]) for side in ("urban", "rural") if side in end}
        row = {"year": start, "area": rise["area"], "basis": "implied", "evidence": "derived", **before}
        row |= {"kind": "observed", "comparator": "=", "facts": joined([end["facts"], rise["facts"]])}
        yield {"plan": plan, "indicator": indicator, **row}, rise


#: Low and high change places on the way back.
_BACK = {"ratio": "change", "ratio_low": "high", "ratio_high": "low"}


def single(data: Dataset, plan: str, indicator: str) -> Record:
    """Return the row of a plan without a ratio: `one standard` for town and country, or `not stated`.

    Only a standard can be one for both. A single count or average subsidy is a total that lacks its parts.
    """
    levels = data.levels(plan, indicator, "all")
    if not levels or not indicator.endswith("_standard"):
        return {"evidence": "not stated", "basis": "not stated", "facts": ""}
    row = {"year": levels[-1]["year"], "area": "all", "facts": levels[-1]["fact_id"]}
    return row | {"evidence": "one standard", "basis": "one standard"}
