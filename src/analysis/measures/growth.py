"""Growth of standards, counts and amounts before the plan."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.errors import MeasureError


def compound_rate(start: float, end: float, intervals: float) -> float:
    """Return the compound rate of growth per interval, (end / start) ** (1 / intervals) - 1.

    Parameters
    ----------
    start, end : float
        Levels in one unit, both above zero.
    intervals : float
        True number of intervals between them: 2016 to 2020 is four, not five.

    Returns
    -------
    float
        A fraction: 0.0784 is 7.84 %.

    Raises
    ------
    MeasureError
        If a level is not above zero, or there is no interval.

    Examples
    --------
    >>> round(compound_rate(488, 660, 4), 4)
    0.0784
    """
    if not (start > 0 and end > 0):
        raise MeasureError(f"a compound rate needs levels above zero, not {start:g} and {end:g}")
    if not intervals > 0:
        raise MeasureError(f"a compound rate needs at least one interval, not {intervals:g}")
    return float((end / start) ** (1 / intervals) - 1)


def year_on_year(series: pd.DataFrame) -> pd.DataFrame:
    """Return the growth of each year over the year before, value / previous - 1.

    Parameters
    ----------
    series : DataFrame
        As returned by `Dataset.series`: `year`, `value`, `unit`, `fact_id`.

    Returns
    -------
    DataFrame
        The series with `growth` (a fraction), NaN where the year before is not printed: a gap of two years
        gives no annual rate.
    """
    previous = series.set_index("year")["value"].reindex(series["year"] - 1).to_numpy()
    if (series["value"] <= 0).any():
        raise MeasureError("growth needs levels above zero")
    return series.assign(growth=series["value"].to_numpy() / previous - 1)


def growth_table(data: Dataset, indicator: str, plans: list[str] | None = None) -> pd.DataFrame:
    """Return compound annual growth of `indicator` between the first and the last printed year.

    Beside the computed rate stands the rate that the plan itself prints, where there is one: they may differ.

    Parameters
    ----------
    data : Dataset
    indicator : str
        An indicator with levels, such as `dibao_standard`.
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        One row a plan and group: `plan, group, start_year, end_year, intervals, start_value, end_value, unit,
        cagr, evidence, facts`, and the plan's own words: `stated, stated_relation, stated_start, stated_end,
        stated_fact`. `cagr` and `stated` are fractions; `stated_relation` tells whether the plan prints an
        `annual_growth` or a `cumulative_change`, and over which years. `evidence` is `series` (three levels
        or more), `endpoints` (two), `level` (one: no rate) or `stated` (no level, only the plan's words).
        A plan that prints neither has no row.
    """
    rows = []
    for plan in data.check_plans(plans or ()):
        levels = data.select(plan, indicator, kind=("observed", "estimate"))
        stated = _stated(data, plan, indicator)
        for group in dict.fromkeys([*levels["group"], *stated["group"]]):
            own = stated[stated["group"] == group]
            rows.append(_levels(plan, group, data.series(plan, indicator, group)) | _own_words(own))
    columns = [
        "plan",
        "group",
        "start_year",
        "end_year",
        "intervals",
        "start_value",
        "end_value",
        "unit",
        "cagr",
    ]
    columns += ["evidence", "facts", "stated", "stated_relation", "stated_start", "stated_end", "stated_fact"]
    table = pd.DataFrame(rows, columns=columns)
    text = dict.fromkeys(("unit", "facts", "stated_relation", "stated_fact"), "str")
    whole = dict.fromkeys(("start_year", "end_year", "intervals", "stated_start", "stated_end"), "Int64")
    real = dict.fromkeys(("start_value", "end_value", "cagr", "stated"), "float64")
    for name in text:
        table[name] = table[name].astype("object").fillna("")
    return table.astype(text | whole | real)


def _stated(data: Dataset, plan: str, indicator: str) -> pd.DataFrame:
    """The plan's own rates of growth, annual ones before cumulative changes."""
    derived = data.indicators[data.indicators["base_indicator"] == indicator][["indicator", "relation"]]
    derived = derived[derived["relation"].isin(["annual_growth", "cumulative_change"])]
    facts = data.select(plan, list(derived["indicator"]), kind=("stated", "observed", "estimate"))
    return facts.merge(derived, on="indicator").sort_values(["relation", "line"], kind="stable")


def _levels(plan: str, group: str, series: pd.DataFrame) -> dict[str, object]:
    row: dict[str, object] = {"plan": plan, "group": group, "facts": ";".join(series["fact_id"])}
    row["evidence"] = {0: "stated", 1: "level", 2: "endpoints"}.get(len(series), "series")
    if len(series):
        first, last = series.iloc[0], series.iloc[-1]
        row |= {
            "start_year": first["year"],
            "end_year": last["year"],
            "intervals": last["year"] - first["year"],
        }
        row |= {"start_value": first["value"], "end_value": last["value"], "unit": last["unit"]}
    if len(series) > 1:
        row["cagr"] = compound_rate(first["value"], last["value"], row["intervals"])
    return row


def _own_words(stated: pd.DataFrame) -> dict[str, object]:
    if stated.empty:
        return {}
    first = stated.iloc[0]
    years = {"stated_start": int(first["period_start"][:4]), "stated_end": int(first["period_end"][:4])}
    return years | {
        "stated": first["value"] / 100,
        "stated_relation": first["relation"],
        "stated_fact": first["fact_id"],
    }
