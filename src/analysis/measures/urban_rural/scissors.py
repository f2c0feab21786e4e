"""Standards against subsidies paid, recipients and outlays: indices, and what composition can explain."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset, Row
from analysis.errors import MeasureError
from analysis.measures.intervals import Interval, fact_interval, product, quotient

#: The four blades, in the order shown.
ROLES = ("standard", "subsidy", "recipients", "outlay")
_YEARLY = {"CNY/person/month": "CNY/person/year"}
_COLUMNS = ["plan", "group", "role", "year", "value", "low", "high", "unit", "base_year", "index"]
_COLUMNS += ["index_low", "index_high", "evidence", "facts"]


def family(data: Dataset, indicator: str) -> dict[str, str]:
    """Return the indicators of a scheme by role: standard, subsidy, recipients, outlay.

    Raises
    ------
    MeasureError
        If the indicator belongs to no scheme that has a standard.
    """
    scheme = indicator.rpartition("_")[0]
    listed = set(data.indicators["indicator"])
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
    tables = []
    for plan in data.check_plans(plans or ()):
        mine = [_group(data, plan, group, names) for group in ("urban", "rural", "all")]
        mine = [table for table in mine if len(table)]
        tables += mine or [pd.DataFrame([{"plan": plan, "evidence": "not stated", "facts": ""}])]
    found = pd.concat([table.reindex(columns=_COLUMNS) for table in tables], ignore_index=True)
    found[["group", "role", "unit"]] = found[["group", "role", "unit"]].astype("object").fillna("")
    real = ("value", "low", "high", "index", "index_low", "index_high")
    return found.astype(dict.fromkeys(real, "float64") | dict.fromkeys(("year", "base_year"), "Int64"))


def levels(data: Dataset, plan: str, group: str, names: dict[str, str]) -> pd.DataFrame:
    """Return the levels of a scheme by role and year, outlays derived if need be.

    Returns
    -------
    DataFrame
        `plan, group, role, year, value, low, high, unit, evidence, facts`.
    """
    rows = []
    for role, name in names.items():
        unit = data.indicators.set_index("indicator").at[name, "unit"]
        series = data.series(plan, name, group)
        grade = {1: "derived", 2: "endpoints"}.get(len(series), "series")
        for row in series.to_dict("records"):
            factor = data.convert(1.0, row["unit"], unit)
            low, high = product(fact_interval(pd.Series(row)), (factor, factor))
            found = {"plan": plan, "group": group, "role": role, "year": row["year"], "unit": unit}
            found |= {"value": data.convert(row["value"], row["unit"], unit), "low": low, "high": high}
            evidence = "corrected" if row["mark"] == "corrected" else grade
            rows.append(found | {"evidence": evidence, "facts": row["fact_id"]})
    roles = {row["role"] for row in rows}
    if {"recipients", "subsidy"} <= roles and "outlay" not in roles and "outlay" in names:
        rows += _outlays(data, rows)
    columns = ["plan", "group", "role", "year", "value", "low", "high", "unit", "evidence", "facts"]
    return pd.DataFrame(rows, columns=columns)


def _outlays(data: Dataset, rows: list[dict]) -> list[dict[str, object]]:
    by_year = {(row["role"], row["year"]): row for row in rows}
    found = []
    for row in [row for row in rows if row["role"] == "subsidy"]:
        heads = by_year.get(("recipients", row["year"]))
        if heads is None:
            continue
        year = data.convert(1.0, row["unit"], _YEARLY[row["unit"]])
        low, high = product((heads["low"], heads["high"]), (row["low"] * year, row["high"] * year))
        value = heads["value"] * row["value"] * year
        change = {"role": "outlay", "value": value, "low": low, "high": high, "unit": "CNY"}
        facts = f"{heads['facts']};{row['facts']}"
        found.append(row | change | {"evidence": "derived", "facts": facts})
    return found


def _group(data: Dataset, plan: str, group: str, names: dict[str, str]) -> pd.DataFrame:
    table = levels(data, plan, group, names)
    years = table.groupby("role", sort=False)["year"].agg(set)
    years = years[years.map(len) > 1]
    common = set.intersection(*years) if len(years) else set()
    if len(years) < 2 or not common:
        return table.iloc[:0]
    base = min(common)
    table = table[table["role"].isin(years.index) & (table["year"] >= base)].reset_index(drop=True)
    start = table[table["year"] == base].set_index("role")
    table["base_year"] = base
    index = [
        _index(row, start.loc[row.role], f"{plan}, {names[row.role]}, {group}") for row in table.itertuples()
    ]
    table[["index", "index_low", "index_high"]] = index
    return table


def _index(row: Row, start: pd.Series, subject: str) -> tuple[float, float, float]:
    if not start["value"] > 0:
        raise MeasureError(f"{subject}: an index needs a base above zero, not {start['value']:g}")
    if row.year == row.base_year:
        return (100.0, 100.0, 100.0)
    low, high = quotient((row.low, row.high), (start["low"], start["high"]))
    return (100 * row.value / start["value"], 100 * low, 100 * high)


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
    rows = []
    for plan in data.check_plans(plans or ()):
        for group in ("urban", "rural", "all"):
            table = levels(data, plan, group, names).set_index(["role", "year"])
            if not {"standard", "subsidy"} <= set(table.index.get_level_values(0)):
                continue
            both = table.loc["standard"].merge(
                table.loc["subsidy"], left_index=True, right_index=True, suffixes=("_0", "_1")
            )
            for year, row in both.sort_index().iterrows():
                paid: Interval = (row["low_1"], row["high_1"])
                low, high = quotient(paid, (row["low_0"], row["high_0"]))
                found = {"plan": plan, "group": group, "year": int(year), "standard": row["value_0"]}
                found |= {"subsidy": row["value_1"], "share": row["value_1"] / row["value_0"]}
                found |= {"share_low": low, "share_high": high, "gap": row["value_0"] - row["value_1"]}
                rows.append(found | {"facts": f"{row['facts_0']};{row['facts_1']}"})
    columns = ["plan", "group", "year", "standard", "subsidy", "share", "share_low", "share_high", "gap"]
    return pd.DataFrame(rows, columns=[*columns, "facts"])


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
    rows = []
    for plan in data.check_plans(plans or ()):
        both = pd.concat([levels(data, plan, group, names) for group in ("urban", "rural")])
        both = both[both["role"].isin(["recipients", "subsidy"])]
        wide = both.pivot(index="year", columns=["role", "group"], values="value").dropna()
        if len(wide) < 2 or wide.shape[1] < 4:
            continue
        first, last = wide.iloc[0], wide.iloc[-1]
        share = [end["recipients", "urban"] / end["recipients"].sum() for end in (first, last)]
        town, country = ([end["subsidy", side] for end in (first, last)] for side in ("urban", "rural"))
        mean = [w * u + (1 - w) * r for w, u, r in zip(share, town, country, strict=True)]
        weight = sum(share) / 2
        own = weight * (town[1] - town[0]) + (1 - weight) * (country[1] - country[0])
        mix = (share[1] - share[0]) * (sum(town) - sum(country)) / 2
        ends = both[both["year"].isin([wide.index[0], wide.index[-1]])]
        row = {"plan": plan, "start_year": int(wide.index[0]), "end_year": int(wide.index[-1])}
        row |= {"urban_share_start": share[0], "urban_share_end": share[1], "mean_start": mean[0]}
        row |= {"mean_end": mean[1], "change": mean[1] - mean[0], "own": own, "mix": mix}
        rows.append(
            row
            | {"unit": ends.loc[ends["role"] == "subsidy", "unit"].iat[0], "facts": ";".join(ends["facts"])}
        )
    columns = ["plan", "start_year", "end_year", "urban_share_start", "urban_share_end", "mean_start"]
    return pd.DataFrame(rows, columns=[*columns, "mean_end", "change", "own", "mix", "unit", "facts"])


def outlay_check(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return reckoned outlays, summed over a period, beside the total that the plan prints for it.

    Returns
    -------
    DataFrame
        One row a printed total of several years for which outlays of town and country can be reckoned in
        every year: `plan, start_year, end_year, reckoned, low, high, printed, unit, facts`.
    """
    names = family(data, indicator)
    rows = []
    for plan in data.check_plans(plans or ()):
        every = pd.concat([levels(data, plan, group, names) for group in ("urban", "rural")])
        every = every[(every["role"] == "outlay") & (every["evidence"] == "derived")]
        totals = data.select(plan, names.get("outlay", indicator), "all", "observed")
        for total in totals[totals["period_start"] != totals["period_end"]].itertuples():
            start, end = int(total.period_start[:4]), int(total.period_end[:4])
            own = every[every["year"].between(start, end)]
            if len(own) == 2 * (end - start + 1):
                row = {"plan": plan, "start_year": start, "end_year": end, "reckoned": own["value"].sum()}
                row |= {"low": own["low"].sum(), "high": own["high"].sum(), "printed": total.value}
                rows.append(row | {"unit": total.unit, "facts": ";".join([total.fact_id, *own["facts"]])})
    columns = ["plan", "start_year", "end_year", "reckoned", "low", "high", "printed", "unit", "facts"]
    return pd.DataFrame(rows, columns=columns)
