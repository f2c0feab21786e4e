"""Which plan prints what: indicator by plan by kind."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset


def coverage_table(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Count the facts of each indicator by plan and kind.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.

    Returns
    -------
    DataFrame
        One row an indicator that any of `plans` prints, plan and kind: `indicator, domain, plan, kind,
        facts`. Pairs without a fact are rows with `facts` 0 and kind "": who is missing is part of it.
    """
    chosen = data.check_plans(plans or ())
    facts = data.select(chosen)
    counts = facts.groupby(["indicator", "plan", "kind"], sort=True).size().rename("facts").reset_index()
    printed = sorted(counts["indicator"].unique())
    pairs = pd.MultiIndex.from_product([printed, chosen], names=["indicator", "plan"]).to_frame(index=False)
    table = pairs.merge(counts, how="left", on=["indicator", "plan"])
    table = table.fillna({"kind": "", "facts": 0}).astype({"facts": "int64"})
    return table.merge(data.indicators[["indicator", "domain"]], on="indicator")[
        ["indicator", "domain", "plan", "kind", "facts"]
    ]


def sharing(table: pd.DataFrame) -> pd.Series:
    """Return for each indicator of a coverage table the number of plans that print it."""
    return table[table["facts"] > 0].groupby("indicator")["plan"].nunique().rename("plans")
