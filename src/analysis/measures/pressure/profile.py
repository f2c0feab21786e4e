"""The aging-pressure profile of a city: demand and capacity side by side, never folded into one score."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.measures.aging.rows import ALL_BEDS, INSTITUTION_BEDS
from analysis.measures.aging.services import COVERAGE
from analysis.measures.pressure.capacity import NURSING, NURSING_SHARE, RATE, capacity
from analysis.measures.pressure.demand import demand
from analysis.measures.pressure.rows import (
    CAPACITY,
    COLUMNS,
    DEMAND,
    NOT_STATED,
    PERMANENT,
    joined_ids,
    table,
)

DEMANDS = ("share_aged_60_plus", "share_aged_80_plus", "share_aged_60_plus_rise", "old_age_dependency_60")
_STAFF = ("social_workers_per_10000", "social_workers_certified_per_10000")

#: A rank among fewer says nothing.
LEAST = 3

#: Columns of the profile, and of data/derived/pressure_profile.csv.
PROFILE = (
    "plan", "side", "indicator", "group", "scope", "year", "start_year", "value", "low", "high", "unit",
    "rank", "ranked", "province", "nation", "evidence", "grade", "facts", "above_facts",
)  # fmt: skip
_KEY = ["indicator", "group", "scope"]


def export(data: Dataset) -> pd.DataFrame:
    """Return data/derived/pressure_profile.csv: the profile of every plan; columns as `profile`."""
    return profile(data)


def profile(data: Dataset, plans: list[str] | None = None) -> pd.DataFrame:
    """Return for each city its demand and its capacity, component by component.

    Parameters
    ----------
    data : Dataset
    plans : list of str, optional
        Default: all plans. Ranks are among these.

    Returns
    -------
    DataFrame
        `plan, side` (`demand`, `capacity`), `indicator, group, scope, year, start_year, value, low, high,
        unit`, `rank` (1 = the highest value, of demand the heaviest, of capacity the most; ties share the
        better rank; missing unless `LEAST` cities have a value of the same kind), `ranked` (how many have
        one), `province, nation` (the same figure of the places above, where known and in the same scope),
        `evidence, facts` (of the city's figure), `above_facts` (of the places above), `grade` (of all of
        them). Every city has a row for each component that any of the cities has, so
        what is not stated shows. Nothing is added up over components.

    Examples
    --------
    Shares of 29.0, 24.3 and 20.5 % have the ranks 1, 2 and 3 of 3; two nursing shares have none.
    """
    chosen = data.check_plans(plans or ())
    found = pd.concat([demand(data, chosen), capacity(data, chosen)], ignore_index=True)
    latest = found[found["basis"].isin([PERMANENT, ""])].sort_values(
        "year", kind="stable", na_position="first"
    )
    latest = latest.drop_duplicates(["plan", "place", *_KEY], keep="last")
    own = {plan: data.plan(plan)["place"] for plan in chosen}
    rows: list[dict[str, Any]] = []
    for side, key in _components(latest[latest["place"] == latest["plan"].map(own)]):
        same = latest
        for column, code in zip(_KEY, key, strict=True):
            same = same[same[column] == code]
        rows += _ranked([_row(data, same, plan, own[plan], side, key) for plan in chosen])
    order = {plan: at for at, plan in enumerate(chosen)}
    frame = table(rows, PROFILE).astype({"rank": "object", "ranked": "object"})
    numbers = {name: pd.to_numeric(frame[name]) for name in ("province", "nation")}
    ranks = {name: pd.to_numeric(frame[name]).astype("Int64") for name in ("rank", "ranked")}
    frame = frame.assign(**numbers, **ranks, _at=frame["plan"].map(order))
    return frame.sort_values("_at", kind="stable").drop(columns="_at").reset_index(drop=True)


def _components(own: pd.DataFrame) -> list[tuple[str, tuple[str, str, str]]]:
    """Return side and key of what is compared: the fixed ones, then services and staff that a plan prints."""
    fixed = [(DEMAND, (name, "all", "")) for name in DEMANDS]
    fixed += [(CAPACITY, (RATE, "all", scope)) for scope in (ALL_BEDS, INSTITUTION_BEDS)]
    fixed += [(CAPACITY, (name, "all", INSTITUTION_BEDS)) for name in (NURSING_SHARE, NURSING)]
    printed = own[own["indicator"].isin(COVERAGE) & own["value"].notna()]
    printed = printed.assign(_at=printed["indicator"].map(COVERAGE.index)).sort_values("_at", kind="stable")
    keys = list(printed[_KEY].drop_duplicates().itertuples(index=False, name=None))
    keys = keys or [("service_coverage", "all", "places")]
    return fixed + [(CAPACITY, key) for key in [*keys, *((name, "all", "") for name in _STAFF)]]


def _row(
    data: Dataset, same: pd.DataFrame, plan: str, place: str, side: str, key: tuple[str, str, str]
) -> dict[str, Any]:
    rows = same[same["plan"] == plan]
    found = rows[rows["place"] == place]
    row: dict[str, Any] = {"plan": plan, "side": side, **dict(zip(_KEY, key, strict=True))}
    row |= {"evidence": NOT_STATED, "unit": same["unit"].iloc[0] if len(same) else "percent"}
    if len(found):
        row |= {name: found.iloc[0][name] for name in PROFILE if name in COLUMNS}
    beside = []
    for level in ("province", "nation"):
        above = rows[(rows["level"] == level) & (rows["place"] != place) & rows["value"].notna()]
        row[level] = above["value"].iloc[0] if len(above) else math.nan
        beside += list(above["facts"].iloc[:1])
    row["above_facts"] = joined_ids(*beside)
    ids = joined_ids(row.get("facts", ""), row["above_facts"])
    return row | {"grade": ";".join(data.grades(ids.split(";")))}


def _ranked(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    values = pd.Series([row.get("value", math.nan) for row in rows], dtype="float64")
    count = int(values.notna().sum())
    ranks = values.rank(method="min", ascending=False)
    for row, rank in zip(rows, ranks, strict=True):
        row["ranked"] = count
        row["rank"] = int(rank) if count >= LEAST and not math.isnan(rank) else None
    return rows
