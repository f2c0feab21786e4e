"""An index of required pace on the common set, and how far its ranks depend on choices.

After the OECD/JRC Handbook on Constructing Composite Indicators (2008): explicit normalisation, weighting and
aggregation, then uncertainty analysis over all of them, and sensitivity by leaving out one indicator.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.derived import columns
from analysis.dataset.tidy import tidy
from analysis.errors import MeasureError
from analysis.measures.ambition.common import CommonSet, common_set
from analysis.measures.ranks import may_rank, positions

#: Normalisation and aggregation, in pairs. The geometric mean wants positive scores on a ratio scale: of
#: z-scores it is not defined, and the zero of min-max would annul every product.
COMBINATIONS = (
    ("min-max", "arithmetic"), ("z-score", "arithmetic"), ("leader", "arithmetic"), ("leader", "geometric"),
)  # fmt: skip

#: Share of the draws that a rank interval covers.
COVERAGE = 0.9

Rows = list[dict[str, Any]]


def normalise(values: np.ndarray, how: str) -> np.ndarray:
    """Return scores along the second last axis (plans), indicators along the last.

    `min-max`: (x - min) / (max - min); `z-score`: (x - mean) / sd; `leader`: x / max. An indicator on which
    all plans are equal ranks nobody: one half, zero and one.

    Raises
    ------
    MeasureError
        For `leader`, if a pace is below zero (a share of the leader has no meaning then).
    """
    low, high = values.min(axis=-2, keepdims=True), values.max(axis=-2, keepdims=True)
    flat = np.isclose(high, low, rtol=1e-12, atol=0)
    if how == "min-max":
        return np.where(flat, 0.5, (values - low) / np.where(flat, 1, high - low))
    if how == "z-score":
        spread = np.where(flat, 1, values.std(axis=-2, keepdims=True))
        return np.where(flat, 0, (values - values.mean(axis=-2, keepdims=True)) / spread)
    if how == "leader":
        if (values < 0).any():
            raise MeasureError("a share of the leader needs paces that are not below zero")
        return np.where(flat, 1, values / np.where(high > 0, high, 1))
    raise MeasureError(f"unknown normalisation {how!r}")


def aggregate(scores: np.ndarray, weights: np.ndarray, how: str) -> np.ndarray:
    """Return the weighted arithmetic mean, or the weighted geometric one: prod(score ** weight).

    Raises
    ------
    MeasureError
        If the geometric mean is asked of scores below zero.
    """
    weights = np.expand_dims(weights, -2)
    if how == "arithmetic":
        return (scores * weights).sum(axis=-1)
    if how == "geometric":
        if (scores < 0).any():
            raise MeasureError("the geometric mean needs scores that are not below zero")
        return np.prod(scores**weights, axis=-1)
    raise MeasureError(f"unknown aggregation {how!r}")


def checked_weights(weights: list[float], common: CommonSet) -> np.ndarray:
    """Return weights that sum to one; equal ones where none are given.

    Raises
    ------
    MeasureError
        If their number is not that of the indicators, one is below zero, or all are zero.
    """
    count = len(common.indicators)
    given = np.array(weights if len(weights) else [1.0] * count, dtype=float)
    if len(given) != count:
        names = ", ".join(common.indicators)
        raise MeasureError(f"{len(given)} weights for {count} indicators of the common set ({names})")
    if not np.isfinite(given).all() or (given < 0).any() or given.sum() == 0:
        raise MeasureError(f"weights must not be below zero, and not all zero: {weights}")
    return given / given.sum()


def index_table(
    data: Dataset,
    plans: list[str] | None = None,
    weights: Sequence[float] = (),
    draws: int = 2000,
    seed: int = 1,
) -> pd.DataFrame:
    """Return scores under every choice and leave-one-out, ranks where they may be given, and who has none.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans.
    weights : list of float
        One for each indicator of the common set, in its order; empty: equal.
    draws, seed : int
        Monte Carlo: each draw takes a combination of normalisation and aggregation, weights (Dirichlet around
        those given; equal ones make it uniform over all weights) and each pace within the rounding of its
        printed figures.

    Returns
    -------
    DataFrame
        `plan, kind, normalisation, aggregation, weights, left_out, score, rank, rank_low, rank_median,
        rank_high, first_share, draws, seed, evidence, facts`. `kind` is `score` (a row for each combination),
        `leave one out`, `monte carlo` (interval of `COVERAGE` of the draws; `first_share`: the share of draws
        in which the plan is first or shares the first place) or `not ranked` (not on the common set). Where
        the plans on the set may not be put in an order (`measures.ranks.may_rank`), there are scores only.
    """
    chosen = data.check_plans(plans or ())
    try:
        common = common_set(data, chosen)
    except MeasureError:
        return tidy([_not_ranked(plan) for plan in chosen], columns("ambition_index"))
    given = checked_weights(list(weights), common)
    ordered = may_rank(data, common.plans)
    rows = _scores(common, given, "score", "", ordered)
    for at, name in enumerate(common.indicators):
        rest = np.delete(given, at)
        if rest.sum() > 0:
            rows += _scores(common, rest / rest.sum(), "leave one out", name, ordered)
    rows += simulate(common, given, draws, seed) if ordered else []
    rows += [_not_ranked(plan) for plan in chosen if plan not in common.plans]
    return tidy(rows, columns("ambition_index"))


def export(data: Dataset) -> pd.DataFrame:
    """Return ambition_index.csv: the index over all plans with equal weights, see `index_table`."""
    return index_table(data)


def _not_ranked(plan: str) -> dict[str, Any]:
    return {"plan": plan, "kind": "not ranked", "evidence": "not ranked"}


def _scores(common: CommonSet, weights: np.ndarray, kind: str, left_out: str, ordered: bool) -> Rows:
    names = [name for name in common.indicators if name != left_out]
    values = common.values[names].to_numpy()
    said = ";".join(f"{name}={weight:.6g}" for name, weight in zip(names, weights, strict=True))
    rows = []
    for normalisation, aggregation in COMBINATIONS:
        if normalisation == "leader" and (values < 0).any():
            continue  # not defined, and said so by its absence
        scores = aggregate(normalise(values, normalisation), weights, aggregation)
        shared = {"kind": kind, "normalisation": normalisation, "aggregation": aggregation, "weights": said}
        for plan, score, rank in zip(common.plans, scores, positions(scores), strict=True):
            row = {"plan": plan, "left_out": left_out, "score": score, "rank": int(rank) if ordered else None}
            rows.append(row | shared | {"evidence": "derived", "facts": common.facts[plan]})
    return rows


def simulate(common: CommonSet, weights: np.ndarray, draws: int, seed: int) -> Rows:
    """Return the rank interval of each plan over random choices; the same seed gives the same rows.

    Raises
    ------
    MeasureError
        If there are fewer than 100 draws.
    """
    if draws < 100:
        raise MeasureError(f"{draws} draws give no interval of ranks; 100 are the least")
    rng = np.random.default_rng(seed)
    low, high = common.low.to_numpy(), common.high.to_numpy()
    values = rng.uniform(low, high, size=(draws, *low.shape))
    drawn = np.zeros((draws, len(weights)))
    positive = weights > 0
    drawn[:, positive] = rng.dirichlet(weights[positive] * positive.sum(), size=draws)
    options = [c for c in COMBINATIONS if c[0] != "leader" or (low >= 0).all()]
    choice = rng.integers(len(options), size=draws)
    found = np.zeros((draws, len(low)), dtype=int)
    for at, (normalisation, aggregation) in enumerate(options):
        mine = choice == at
        scores = aggregate(normalise(values[mine], normalisation), drawn[mine], aggregation)
        found[mine] = positions(scores)
    tail = (1 - COVERAGE) / 2
    rows = []
    for at, plan in enumerate(common.plans):
        ends = np.quantile(found[:, at], [tail, 0.5, 1 - tail], method="inverted_cdf")
        row = {"plan": plan, "kind": "monte carlo", "rank_low": int(ends[0]), "rank_high": int(ends[2])}
        row |= {"rank_median": ends[1], "first_share": (found[:, at] == 1).mean()}
        row |= {"draws": draws, "seed": seed}
        rows.append(row | {"evidence": "derived", "facts": common.facts[plan]})
    return rows
