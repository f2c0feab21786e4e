"""Ordinals: whether places may be put in an order at all, and their ranks where they may."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import numpy as np

from analysis.dataset import Dataset
from analysis.dataset.lists import Record

#: Fewest places of one level of government, one year and one scope among which an ordinal says anything.
LEAST = 5

#: What `rank` adds to rows.
RANKS = {"rank": "Int64", "ranked": "Int64", "tied": "Int64"}


def may_rank(data: Dataset, plans: Sequence[str]) -> bool:
    """Tell whether plans may be put in an order: of `LEAST` places or more, one level and one period."""
    rows = [data.lists.plans[plan] for plan in plans]
    places = {row["place"] for row in rows}
    alike = {(data.lists.places[row["place"]]["level"], row["target_year"]) for row in rows}
    return len(alike) == 1 and len(places) == len(rows) >= LEAST


def rank(data: Dataset, rows: Iterable[Record], scope: Sequence[str] = ()) -> None:
    """Give rows their ranks, 1 the highest value, where an ordinal may be given.

    Parameters
    ----------
    data : Dataset
    rows : iterable of dict
        `plan, value, year` (of what has no year, the period of the plan counts) and the columns of `scope`.
        They get `ranked`, the number of places with a value of their level, year and scope; and, where these
        are `LEAST` or more and not all the same, `rank` (equal values share the better one) and `tied`, the
        number of other places with the same value.
    scope : sequence of str
        Columns in which values must be the same to be compared.

    Notes
    -----
    Places are ranked, not plans: of several plans of a place the one of the latest period counts, and an
    earlier one only has a rank if it gives the same value.
    """
    alike: dict[tuple[object, ...], list[Record]] = {}
    for row in sorted(rows, key=lambda row: data.lists.plans[row["plan"]]["period_start"]):
        value, plan = row.get("value"), data.lists.plans[row["plan"]]
        if value is not None and not math.isnan(value):
            year = row.get("year") or (plan["period_start"], plan["period_end"])
            level = data.lists.places[plan["place"]]["level"]
            alike.setdefault((level, year, *(row.get(name, "") for name in scope)), []).append(row)
    for same in alike.values():
        values = {data.lists.plans[row["plan"]]["place"]: round(row["value"], 9) for row in same}
        every = sorted(values.values())
        for row in same:
            row["ranked"] = len(every)
            value = values[data.lists.plans[row["plan"]]["place"]]
            if len(every) >= LEAST and every[0] != every[-1] and value == round(row["value"], 9):
                above = len(every) - bisect_right(every, value)
                row |= {"rank": 1 + above, "tied": len(every) - above - bisect_left(every, value) - 1}


def positions(scores: np.ndarray) -> np.ndarray:
    """Return ranks along the last axis, 1 the highest; equal scores share the better rank."""
    rounded = np.round(scores, 9)
    return 1 + (rounded[..., None, :] > rounded[..., :, None]).sum(axis=-1)
