"""Targets beside their baselines."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset

_LEVELS = {"observed": 0, "estimate": 1}


def target_table(
    data: Dataset, plan: str, domains: list[str] | None = None, origins: list[str] | None = None
) -> pd.DataFrame:
    """Return the targets of a plan, each with the baseline the plan prints for it.

    A baseline is the plan's level of the same indicator, group and unit in the latest year before the target;
    the indicator table goes before other places, observed levels before estimates.

    Parameters
    ----------
    data : Dataset
    plan : str
    domains, origins : list of str, optional
        Restrict to fields of civil affairs, or to places in the plan (`indicator_table`, ...).

    Returns
    -------
    DataFrame
        One row a target, in the order of the text: `indicator, group, domain, unit, baseline_year, baseline,
        baseline_kind, baseline_fact, target_year, target, comparator, target_text, attribute, fact_id,
        facts`. A missing baseline is empty: not stated.
    """
    targets = data.select(plan, kind="target")
    targets = targets.merge(data.indicators[["indicator", "domain"]], on="indicator")
    if domains is not None:
        targets = targets[targets["domain"].isin(domains)]
    if origins is not None:
        targets = targets[targets["origin"].isin(origins)]
    targets = targets.sort_values("line", kind="stable")
    levels = data.select(plan, list(dict.fromkeys(targets["indicator"])), kind=tuple(_LEVELS))
    rows = [_with_baseline(target, levels) for target in targets.itertuples()]
    columns = [
        "indicator",
        "group",
        "domain",
        "unit",
        "baseline_year",
        "baseline",
        "baseline_kind",
        "baseline_fact",
    ]
    columns += ["target_year", "target", "comparator", "target_text", "attribute", "fact_id", "facts"]
    return pd.DataFrame(rows, columns=columns)


def _with_baseline(target, levels: pd.DataFrame) -> dict[str, object]:
    row = {name: getattr(target, name) for name in ("indicator", "group", "domain", "unit", "comparator")}
    row |= {"attribute": target.attribute, "fact_id": target.fact_id, "target": target.value}
    row |= {
        "target_year": int(target.period_end[:4]),
        "target_text": target.value_text,
        "facts": target.fact_id,
    }
    same = levels[
        (levels["indicator"] == target.indicator)
        & (levels["group"] == target.group)
        & (levels["unit"] == target.unit)
        & (levels["period_end"].str[:4].astype(int) < row["target_year"])
        & (levels["comparator"] != "text")
    ]
    if same.empty:
        return row
    rank = pd.DataFrame(
        {
            "year": -same["period_end"].str[:4].astype(int),
            "table": same["origin"] != "indicator_table",
            "kind": same["kind"].map(_LEVELS),
            "line": same["line"],
        }
    )
    base = same.loc[rank.sort_values(list(rank.columns)).index[0]]
    row |= {
        "baseline": base["value"],
        "baseline_year": int(base["period_end"][:4]),
        "baseline_kind": base["kind"],
    }
    row |= {"baseline_fact": base["fact_id"], "facts": f"{base['fact_id']};{target.fact_id}"}
    return row
