"""Standards against subsidies paid, recipients and outlays: indices, and what composition can explain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.ids import joined
from analysis.dataset.months import part_of_year
from analysis.errors import MeasureError
from analysis.measures.intervals import added, divided, scaled
from analysis.measures.outlays.spending import paid_in_a_year
from analysis.measures.whole import whole

Record = dict[str, Any]

#: Levels by role, then by year.
Blades = dict[str, dict[int, Record]]

#: The four blades, in the order shown.
ROLES = ("standard", "subsidy", "recipients", "outlay")
_GROUPS = ("urban", "rural", "all")
_COLUMNS = {
    "plan": "str", "group": "str", "role": "str", "year": "Int64", "value": "float64", "low": "float64",
    "high": "float64", "unit": "str", "base_year": "Int64", "index": "float64", "index_low": "float64",
    "index_high": "float64", "evidence": "str", "facts": "str",
}  # fmt: skip
_PAID = {
    "plan": "str", "group": "str", "year": "Int64", "standard": "float64", "subsidy": "float64",
    "share": "float64", "share_low": "float64", "share_high": "float64", "gap": "float64", "facts": "str",
}  # fmt: skip
_MIX = {
    "plan": "str", "start_year": "Int64", "end_year": "Int64", "urban_share_start": "float64",
    "urban_share_end": "float64", "mean_start": "float64", "mean_end": "float64", "change": "float64",
    "own": "float64", "mix": "float64", "unit": "str", "facts": "str",
}  # fmt: skip
_TOTALS = {
    "plan": "str", "start_year": "Int64", "end_year": "Int64", "reckoned": "float64", "low": "float64",
    "high": "float64", "printed": "float64", "unit": "str", "facts": "str",
}  # fmt: skip


def family(data: Dataset, indicator: str) -> dict[str, str]:
    """Return the indicators of a scheme by role: standard, subsidy, recipients, outlay.

    Raises
    ------
    MeasureError
        If the indicator belongs to no scheme that has a standard.
    """
    scheme = indicator.rpartition("_")[0]
    listed = data.lists.indicators
    if f"{scheme}_standard" not in listed or indicator.rpartition("_")[2] not in ROLES:
        raise MeasureError(f"{indicator}: no scheme with a standard, subsidies, recipients and outlays")
    return {role: f"{scheme}_{role}" for role in ROLES if f"{scheme}_{role}" in listed}


def scissors(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return standards, subsidies, recipients and outlays as indices, the first common year being 100.

    index = 100 x value / value in the base year. The base year of a plan and group is the first year for
    which every series with two years or more has a value. Outlays that are not printed by year are
    recipients x average subsidy x 12, and said to be derived.

    Parameters
    ----------
    data : Dataset
    indicator : str
        Any indicator of the scheme, such as `dibao_standard`.
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        `plan, group, role, year, value, low, high, unit, base_year, index, index_low, index_high, evidence,
        facts`; low and high are rounding intervals. `evidence` is `series`, `endpoints`, `derived` or
        `corrected`. A plan that prints fewer than two such series for any group has one row, `not stated`.
    """
    names = family(data, indicator)

    def rows_of(plan: str) -> list[Record]:
        rows = [row for group in _GROUPS for row in _indices(levels(data, plan, group, names), names)]
        return rows or [{"plan": plan, "evidence": "not stated"}]

    return whole(data, plans, rows_of, _COLUMNS)


def levels(data: Dataset, plan: str, group: str, names: dict[str, str]) -> Blades:
    """Return the levels of a scheme by role and year, outlays derived if need be.

    Each has `plan, group, role, year, value, low, high, unit, evidence, facts`.
    """
    found: Blades = {}
    for role, name in names.items():
        unit = data.lists.indicators[name]["unit"]
        series = [fact for fact in data.levels(plan, name, group) if not part_of_year(fact)]
        grade = {1: "derived", 2: "endpoints"}.get(len(series), "series")
        for fact in series:
            row = {"plan": plan, "group": group, "role": role, "year": fact["year"], "unit": unit}
            row |= scaled(fact, data.lists.factor(fact["unit"], unit)) | {"facts": fact["fact_id"]}
            row["evidence"] = "corrected" if fact["mark"] == "corrected" else grade
            found.setdefault(role, {})[fact["year"]] = row
    if {"recipients", "subsidy"} <= found.keys() and "outlay" not in found and "outlay" in names:
        found["outlay"] = _outlays(found["recipients"], found["subsidy"])
    return found


def _outlays(heads: dict[int, Record], paid: dict[int, Record]) -> dict[int, Record]:
    found = {}
    for year in sorted(paid.keys() & heads.keys()):
        people, each = heads[year], paid[year]
        row = dict(zip(("value", "low", "high"), paid_in_a_year(people, each), strict=True))
        facts = joined((people["facts"], each["facts"]))
        found[year] = each | row | {"role": "outlay", "unit": "CNY", "evidence": "derived", "facts": facts}
    return found


def _indices(blades: Blades, names: dict[str, str]) -> Iterator[Record]:
    long = {role: by_year for role, by_year in blades.items() if len(by_year) > 1}
    common = set.intersection(*map(set, long.values())) if len(long) > 1 else set()
    if not common:
        return
    base = min(common)
    for role, by_year in long.items():
        for row in by_year.values():
            if row["year"] >= base:
                found = _index(row, by_year[base], names[role])
                index = dict(zip(("index", "index_low", "index_high"), found, strict=True))
                yield row | {"base_year": base} | index


def _index(row: Record, start: Record, name: str) -> tuple[float, float, float]:
    if not start["value"] > 0:
        subject = f"{row['plan']}, {name}, {row['group']}"
        raise MeasureError(
            f"{subject}: an index needs a base above zero, not {start['value']:g}", [start["facts"]]
        )
    return (100.0, 100.0, 100.0) if row is start else divided(row, start, 100)


def paid_share(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the average subsidy as a share of the standard, by plan, group and year.

    share = subsidy / standard, both per month; gap = standard - subsidy. Were every recipient paid the
    standard less counted income, the gap would be that income.

    Returns
    -------
    DataFrame
        `plan, group, year, standard, subsidy, share, share_low, share_high, gap, facts`; plans that do not
        print both have no row.
    """
    names = family(data, indicator)
    return whole(data, plans, lambda plan: _paid(data, plan, names), _PAID)


def _paid(data: Dataset, plan: str, names: dict[str, str]) -> Iterator[Record]:
    for group in _GROUPS:
        blades = levels(data, plan, group, names)
        standards, subsidies = (blades.get(role, {}) for role in ("standard", "subsidy"))
        for year in sorted(standards.keys() & subsidies.keys()):
            standard, paid = standards[year], subsidies[year]
            row: Record = dict(
                zip(("share", "share_low", "share_high"), divided(paid, standard), strict=True)
            )
            row |= {"plan": plan, "group": group, "year": year, "standard": standard["value"]}
            row |= {"subsidy": paid["value"], "gap": standard["value"] - paid["value"]}
            yield row | {"facts": joined((standard["facts"], paid["facts"]))}


def composition(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Split the change of the overall average subsidy into town and country's own changes and their mix.

    With w = urban share of recipients and s = subsidies, mean = w s_u + (1 - w) s_r;
    own = sum of (mean share) x (change of subsidy), mix = (change of w) x (mean of s_u - s_r); own + mix =
    change.

    Returns
    -------
    DataFrame
        One row a plan that prints recipients and subsidies of both sides in two years or more: `plan,
        start_year, end_year, urban_share_start, urban_share_end, mean_start, mean_end, change, own, mix,
        unit, facts`.
    """
    names = family(data, indicator)
    return whole(data, plans, lambda plan: _mix(data, plan, names), _MIX)


def _mix(data: Dataset, plan: str, names: dict[str, str]) -> Iterator[Record]:
    sides = [levels(data, plan, group, names) for group in _GROUPS[:2]]
    series = [side.get(role, {}) for side in sides for role in ("subsidy", "recipients")]
    years = sorted(set.intersection(*map(set, series)))
    if len(years) < 2:
        return
    ends = years[0], years[-1]
    town, heads, country, others = ([by_year[year]["value"] for year in ends] for by_year in series)
    share = [here / (here + there) for here, there in zip(heads, others, strict=True)]
    mean = [w * u + (1 - w) * r for w, u, r in zip(share, town, country, strict=True)]
    weight = sum(share) / 2
    row = {"plan": plan, "start_year": ends[0], "end_year": ends[1], "mean_start": mean[0]}
    row |= {"urban_share_start": share[0], "urban_share_end": share[1], "mean_end": mean[1]}
    row |= {"own": weight * (town[1] - town[0]) + (1 - weight) * (country[1] - country[0])}
    row |= {"mix": (share[1] - share[0]) * (sum(town) - sum(country)) / 2, "change": mean[1] - mean[0]}
    resting = joined(by_year[year]["facts"] for by_year in series for year in ends)
    yield row | {"unit": series[0][ends[0]]["unit"], "facts": resting}


def outlay_check(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return reckoned outlays, summed over a period, beside the total that the plan prints for it.

    Returns
    -------
    DataFrame
        One row a printed total of several years for which outlays of town and country can be reckoned in
        every year: `plan, start_year, end_year, reckoned, low, high, printed, unit, facts`.
    """
    names = family(data, indicator)
    return whole(data, plans, lambda plan: _totals(data, plan, names, indicator), _TOTALS)


def _totals(data: Dataset, plan: str, names: dict[str, str], indicator: str) -> Iterator[Record]:
    sides = [levels(data, plan, group, names).get("outlay", {}) for group in _GROUPS[:2]]
    derived = [row for side in sides for row in side.values() if row["evidence"] == "derived"]
    for total in data.records(plan, names.get("outlay", indicator), "all", "observed"):
        start, end = total["start"], total["end"]
        own = [row for row in derived if start <= row["year"] <= end]
        if total["period_start"] != total["period_end"] and len(own) == 2 * (end - start + 1):
            row: Record = dict(zip(("reckoned", "low", "high"), added(own), strict=True))
            row |= {"plan": plan, "start_year": start, "end_year": end, "unit": total["unit"]}
            row["printed"] = total["value"]
            yield row | {"facts": joined((total["fact_id"], *(each["facts"] for each in own)))}
