"""Where the ranks of the index flip: along the weight of one indicator, and between choices."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measures.ambition.common import CommonSet
from analysis.measures.ambition.index import COMBINATIONS, aggregate, normalise, ranks


def weight_path(common: CommonSet, weights: np.ndarray, steps: int = 200) -> pd.DataFrame:
    """Return scores and ranks while the weight of the first indicator goes from nothing to everything.

    Parameters
    ----------
    common : CommonSet
    weights : ndarray
        The others share what is left in proportion to theirs (equally where all theirs are zero).
    steps : int

    Returns
    -------
    DataFrame
        `normalisation, aggregation, weight, plan, score, rank`, one row a combination, step and plan.
    """
    rest = weights[1:] if weights[1:].sum() > 0 else np.ones(len(weights) - 1)
    grid = np.linspace(0, 1, steps + 1)
    path = np.column_stack([grid, np.outer(1 - grid, rest / rest.sum())])
    values = common.values.to_numpy()
    frames = []
    for normalisation, aggregation in COMBINATIONS:
        if normalisation == "leader" and (values < 0).any():
            continue
        scores = aggregate(normalise(values, normalisation)[None], path, aggregation)
        frame = pd.DataFrame({"weight": np.repeat(grid, len(common.plans))})
        frame = frame.assign(normalisation=normalisation, aggregation=aggregation)
        frame = frame.assign(plan=common.plans * len(grid), score=scores.ravel(), rank=ranks(scores).ravel())
        frames.append(frame)
    columns = ["normalisation", "aggregation", "weight", "plan", "score", "rank"]
    return pd.concat(frames, ignore_index=True)[columns]


def first_places(path: pd.DataFrame) -> pd.DataFrame:
    """Return who leads over which weights: a row a combination and plan that is first somewhere.

    Returns
    -------
    DataFrame
        `normalisation, aggregation, plan, from_weight, to_weight`, steps of the path; ties lead together.
    """
    first = path[path["rank"] == 1]
    keys = ["normalisation", "aggregation", "plan"]
    found = first.groupby(keys, sort=False)["weight"].agg(from_weight="min", to_weight="max")
    return found.reset_index()


def flipping_pairs(index: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of plans that change places between the scores of an index table.

    Parameters
    ----------
    index : DataFrame
        As returned by `index_table`.

    Returns
    -------
    DataFrame
        `plan, other, ahead, behind, level, left_out`: over the combinations with all indicators, how often
        `plan` is ahead of `other`, behind, or level; and the indicators without which the order is another
        one in some combination (`;`-separated). Only pairs whose order is not the same everywhere.
    """
    scored = index[index["kind"].isin(["score", "leave one out"])]
    plans = list(dict.fromkeys(scored["plan"]))
    keys = ["left_out", "normalisation", "aggregation"]
    wide = scored.pivot(index=keys, columns="plan", values="rank").astype("float64")
    rows = []
    for at, plan in enumerate(plans):
        for other in plans[at + 1 :]:
            sign = np.sign(wide[other] - wide[plan])
            if sign.nunique() == 1:
                continue
            everything = sign.xs("", level="left_out")
            usual = np.sign(everything.sum())
            without = sign[sign.index.get_level_values("left_out") != ""]
            names = without[without != usual].index.get_level_values("left_out").unique()
            counts = {"ahead": (everything > 0).sum(), "behind": (everything < 0).sum()}
            row = {"plan": plan, "other": other, **counts, "level": (everything == 0).sum()}
            rows.append(row | {"left_out": ";".join(names)})
    return pd.DataFrame(rows, columns=["plan", "other", "ahead", "behind", "level", "left_out"])
