"""Curated plans of the places above others, as figures beside those of the reference files."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.dataset.concepts import concept
from analysis.dataset.numerals import decimals
from analysis.dataset.series import ORIGINS

#: Grade and table of a figure that the plan of its own place prints.
GRADE, TABLE = "plan", "plans"

#: What stands before the id of the fact in the id of the figure: the two are told apart by it.
_PREFIX = "yardstick_"

#: Comparators that a figure of each kind may have: a level that is a bound is no yardstick.
_COMPARATORS = {"observed": ("=", "~"), "target": ("=", ">=", "<=", ">", "<", "~")}

_KEY = ["place", "indicator", "statistic", "group", "year", "kind"]


def with_plans(figures: pd.DataFrame, frames: dict[str, pd.DataFrame], skip: set[str]) -> pd.DataFrame:
    """Return figures with what curated plans of superiors print of themselves.

    Parameters
    ----------
    figures : DataFrame
        As `Reference.figures`.
    frames : dict of str to DataFrame
        The tables of the plans' package.
    skip : set of str
        Indicators that the census alone gives.

    Returns
    -------
    DataFrame
        A figure of a file that the plan prints as well is left to the plan. Where the two differ both stand:
        they are admissible values of one yardstick.
    """
    rows = list(_rows(frames, skip))
    if not rows:
        return figures
    own = pd.DataFrame(rows, columns=figures.columns).drop_duplicates([*_KEY, "value", "unit"])
    printed = set(own[[*_KEY, "value", "unit"]].itertuples(index=False, name=None))
    same = figures[[*_KEY, "value", "unit"]].apply(tuple, axis=1).isin(printed)
    return pd.concat([own.astype(figures.dtypes.to_dict()), figures[~same]], ignore_index=True)


def _rows(frames: dict[str, pd.DataFrame], skip: set[str]) -> Iterator[dict[str, Any]]:
    parents = dict(zip(frames["places"]["place"], frames["places"]["parent"], strict=True))
    plans = {row["plan"]: row for row in frames["plans"].to_dict("records")}
    above = {place for row in plans.values() for place in _above(row["place"], parents)}
    superior = {plan for plan, row in plans.items() if row["place"] in above}
    facts = frames["facts"]
    seen: set[tuple[Any, ...]] = set()
    chosen = facts[facts["plan"].isin(superior) & facts["kind"].isin(list(_COMPARATORS))]
    order = chosen.assign(at=chosen["origin"].map(ORIGINS.index)).sort_values(["plan", "at", "line"])
    for fact in order.to_dict("records"):
        row = _figure(fact, plans[fact["plan"]])
        key = (fact["plan"], *(row[name] for name in _KEY))
        if fact["indicator"] not in skip and _usable(fact) and key not in seen:
            seen.add(key)  # the printing that leads stands for the others
            yield row


def _above(place: str, parents: dict[str, str]) -> Iterator[str]:
    while place := parents.get(place, ""):
        yield place


def _usable(fact: dict[str, Any]) -> bool:
    single = fact["kind"] == "target" or fact["period_start"][:4] == fact["period_end"][:4]
    return single and fact["comparator"] in _COMPARATORS[fact["kind"]] and not math.isnan(fact["value"])


def _figure(fact: dict[str, Any], plan: dict[str, Any]) -> dict[str, Any]:
    names = ("indicator", "statistic", "group", "kind", "comparator", "value", "unit", "attribute")
    places = decimals(str(fact["value_text"]))
    half = 0.5 * fact["scale"] * 10.0**-places
    if fact["unit"] == "person" and fact["scale"] == 1:
        half = 0.0  # people are counted
    row = {name: fact[name] for name in names} | {"place": plan["place"], "decimals": places}
    row["concept"] = concept(fact["indicator"], fact["statistic"])
    row |= {"reference_id": _PREFIX + fact["fact_id"], "year": int(fact["period_end"][:4])}
    row |= {"low": fact["value"] - half, "high": fact["value"] + half, "url": ""}
    return row | {"source": f"{plan['title']}, {fact['section']}", "grade": GRADE, "table": TABLE}
