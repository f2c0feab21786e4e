"""Urban-rural ratios of standards, subsidies and counts."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset


def ratio_table(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return the ratio urban / rural of `indicator` for every year in which both are printed.

    Both sides are brought to the canonical unit of the indicator first: 660 CNY per month against 6,016 CNY
    per year is 660 / (6016 / 12) = 1.316, never 0.11.

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
        `plan, year, urban, rural, unit, ratio, evidence, facts`, by plan and year. `evidence` is `computed`
        (both levels printed), `stated` (the plan prints only the ratio; `urban` and `rural` are empty),
        `one standard` (a single figure for town and country: a class of its own, neither missing nor
        equality) or `not stated`. Every plan has at least one row.

    Raises
    ------
    MeasureError
        If a level's unit does not convert to the indicator's own.
    """
    unit = data.indicators.set_index("indicator").at[indicator, "unit"]
    rows: list[dict[str, object]] = []
    for plan in data.check_plans(plans or ()):
        computed = _computed(data, plan, indicator, unit)
        years = {row["year"] for row in computed}
        stated = [row for row in _stated(data, plan, indicator) if row["year"] not in years]
        rows += computed + stated or [_single(data, plan, indicator)]
    columns = ["plan", "year", "urban", "rural", "unit", "ratio", "evidence", "facts"]
    table = pd.DataFrame([{"unit": unit, **row} for row in rows], columns=columns)
    return table.astype(dict.fromkeys(("urban", "rural", "ratio"), "float64") | {"year": "Int64"})


def _computed(data: Dataset, plan: str, indicator: str, unit: str) -> list[dict[str, object]]:
    urban, rural = (data.series(plan, indicator, group).set_index("year") for group in ("urban", "rural"))
    rows = []
    for year in urban.index.intersection(rural.index):
        sides = [data.convert(s.at[year, "value"], s.at[year, "unit"], unit) for s in (urban, rural)]
        row = {"plan": plan, "year": int(year), "urban": sides[0], "rural": sides[1]}
        facts = f"{urban.at[year, 'fact_id']};{rural.at[year, 'fact_id']}"
        rows.append(row | {"ratio": sides[0] / sides[1], "evidence": "computed", "facts": facts})
    return rows


def _stated(data: Dataset, plan: str, indicator: str) -> list[dict[str, object]]:
    """Both printed conventions, urban : rural and rural as % of urban, reduced to the first."""
    derived = data.indicators[data.indicators["base_indicator"] == indicator].set_index("indicator")[
        "relation"
    ]
    derived = derived[derived.isin(["urban_to_rural_ratio", "rural_to_urban_ratio"])]
    facts = data.select(plan, list(derived.index), kind=("observed", "estimate", "stated"))
    rows = []
    for fact in facts.itertuples():
        inverse = derived[fact.indicator] == "rural_to_urban_ratio"
        ratio = 100 / fact.value if inverse else fact.value
        row = {"plan": plan, "year": int(fact.period_end[:4]), "ratio": ratio}
        rows.append(row | {"evidence": "stated", "facts": fact.fact_id})
    return rows


def _single(data: Dataset, plan: str, indicator: str) -> dict[str, object]:
    last = data.series(plan, indicator, "all").tail(1)
    if last.empty:
        return {"plan": plan, "evidence": "not stated", "facts": ""}
    row = {"plan": plan, "year": int(last["year"].iat[0]), "facts": last["fact_id"].iat[0]}
    return row | {"evidence": "one standard"}
