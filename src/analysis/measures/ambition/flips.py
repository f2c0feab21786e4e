"""Where the ranks of the index flip: along the weight of one indicator, and between choices."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from analysis.dataset.tidy import tidy
from analysis.measures.ambition.common import CommonSet
from analysis.measures.ambition.index import COMBINATIONS, aggregate, normalise
from analysis.measures.ranks import positions

_PAIRS = {
    "plan": "str", "other": "str", "ahead": "Int64", "behind": "Int64", "level": "Int64", "left_out": "str",
}  # fmt: skip
_PLACES = {"ahead": 1, "behind": -1, "level": 0}


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
    rows = []
    for normalisation, aggregation in COMBINATIONS:
        if normalisation == "leader" and (values < 0).any():
            continue
        scores = aggregate(normalise(values, normalisation)[None], path, aggregation)
        for weight, score, rank in zip(grid, scores, positions(scores), strict=True):
            each = zip(common.plans, score, rank, strict=True)
            rows += [(normalisation, aggregation, weight, *of_plan) for of_plan in each]
    columns = ["normalisation", "aggregation", "weight", "plan", "score", "rank"]
    return pd.DataFrame(rows, columns=columns)


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
    placed: dict[tuple[str, ...], dict[str, int]] = {}
    for row in index.to_dict("records"):
        if row["kind"] in ("score", "leave one out"):
            key = (row["left_out"], row["normalisation"], row["aggregation"])
            placed.setdefault(key, {})[row["plan"]] = row["rank"]
    plans = list(next(iter(placed.values()), {}))
    pairs = (_pair(placed, plan, other) for plan, other in combinations(plans, 2))
    return tidy((pair for pair in pairs if pair), _PAIRS)


def _pair(placed: dict[tuple[str, ...], dict[str, int]], plan: str, other: str) -> dict[str, Any]:
    """How often one plan is ahead of another; nothing where the order is the same everywhere."""
    signs = {key: _sign(ranked[other] - ranked[plan]) for key, ranked in placed.items()}
    if len(set(signs.values())) == 1:
        return {}
    everything = [sign for (left_out, *_), sign in signs.items() if not left_out]
    usual = _sign(sum(everything))
    without = dict.fromkeys(key[0] for key, sign in sorted(signs.items()) if key[0] and sign != usual)
    row = {"plan": plan, "other": other, "left_out": ";".join(without)}
    return row | {name: everything.count(sign) for name, sign in _PLACES.items()}


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)
