"""Rules on the figures from outside: parts sum to their wholes, places nest, codes are those of the plans."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd

from analysis.dataset.rules.codes import foreign_keys
from analysis.dataset.rules.figures import convertible
from analysis.dataset.rules.types import Frames, Raws, keyed
from analysis.errors import nearest

_ALL = "population_permanent"

#: A whole and the parts that sum to it, where a place has them all for one year.
SUMS = (
    (_ALL, (f"{_ALL}_aged_0_14", f"{_ALL}_aged_15_59", f"{_ALL}_aged_60_plus")),
    (_ALL, (f"{_ALL}_urban", f"{_ALL}_rural")),
)

#: Each is at least the next.
ORDER = (_ALL, f"{_ALL}_aged_60_plus", f"{_ALL}_aged_65_plus", f"{_ALL}_aged_80_plus")
_SHARES = ("population_permanent_aged_60_plus_share", "population_permanent_aged_65_plus_share")


def apply(frames: Frames, raws: Raws, plans: Frames) -> None:
    """Run every rule; `plans` are the tables of the plans' package."""
    foreign_keys(frames, {name: raw for name, raw in raws.items() if not raw.broken})
    if any(raw.broken for raw in raws.values()):
        return
    same_places(frames, raws, plans)
    for name in raws:
        if "reference_id" in frames[name]:
            codes(name, frames, raws, plans)
            repeated(name, frames, raws)
            sums(name, frames, raws)
            nesting(name, frames, raws)


def same_places(frames: Frames, raws: Raws, plans: Frames) -> None:
    """A place that both packages know is the same in both, and every place of a plan is known."""
    theirs = keyed(plans, "places")
    for index, row in frames["places"].iterrows():
        if row["place"] not in theirs.index:
            continue
        for column in ("division_code", "level", "parent"):
            if row[column] != (expected := theirs.at[row["place"], column]):
                raws["places"].problem(
                    int(index), column, repr(row[column]), f"{expected!r}, as in places.csv of the plans"
                )


def codes(name: str, frames: Frames, raws: Raws, plans: Frames) -> None:
    """Indicator, group and unit stand on a list; the unit converts to the indicator's; ids are no fact's."""
    lists = {"group": keyed(plans, "groups").index, "unit": keyed(plans, "units").index}
    known = pd.concat([keyed(plans, "indicators")["unit"], keyed(frames, "populations")["unit"]])
    known = known[~known.index.duplicated()]
    lists["indicator"] = known.index
    expressions, facts = keyed(plans, "units")["expression"], set(plans["facts"]["fact_id"])
    for index, row in frames[name].iterrows():
        wrong = [column for column, valid in lists.items() if row[column] not in valid]
        for column in wrong:
            near = nearest(row[column], list(lists[column]))
            raws[name].problem(int(index), column, repr(row[column]), f"a code of {column}s", near)
        if not wrong and not convertible(expressions[row["unit"]], expressions[known[row["indicator"]]]):
            expected = f"a unit that converts to {known[row['indicator']]!r}"
            raws[name].problem(int(index), "unit", repr(row["unit"]), expected)
        if row["reference_id"] in facts:
            raws[name].problem(
                int(index), "reference_id", repr(row["reference_id"]), "an id that no fact has"
            )


def repeated(name: str, frames: Frames, raws: Raws) -> None:
    """One figure for each place, indicator, group, year and kind."""
    key = ["place", "indicator", "group", "year", "kind"]
    for index in np.flatnonzero(frames[name].duplicated(key)):
        found = ", ".join(str(frames[name].at[index, column]) for column in key)
        raws[name].problem(int(index), "indicator", f"{found} a second time", "each figure once")


def _wide(figures: pd.DataFrame) -> pd.DataFrame:
    """Counts by place and year, one column an indicator; the row of the first figure as `at`."""
    counts = figures[figures["group"].eq("all") & figures["kind"].eq("observed")]
    table = counts.pivot_table(index=["place", "year"], columns="indicator", values="value", aggfunc="first")
    return table.assign(at=counts.reset_index().groupby(["place", "year"])["index"].first())


def sums(name: str, frames: Frames, raws: Raws) -> None:
    """Age groups sum to the population, town and country too; the older are not more than the old."""
    table = _wide(frames[name])
    for (place, year), row in table.iterrows():
        for whole, parts in SUMS:
            have = [row.get(column, np.nan) for column in (whole, *parts)]
            if not np.isnan(have).any() and (total := sum(have[1:])) != have[0]:
                expected = f"{total:,.0f}, the sum of {', '.join(parts)} of {place}"
                raws[name].problem(int(row["at"]), "value", f"{have[0]:,.0f} for {year}", expected)
        chain = [(c, row[c]) for c in ORDER if c in table and not np.isnan(row[c])]
        for (above, more), (below, less) in itertools.pairwise(chain):
            if less > more:
                expected = f"at most the {more:,.0f} of {above}"
                raws[name].problem(int(row["at"]), "value", f"{less:,.0f} for {below} of {place}", expected)


def nesting(name: str, frames: Frames, raws: Raws) -> None:
    """A place has at least what the places directly below it have together, for every count of people."""
    figures = frames[name]
    counts = figures[figures["unit"].eq("person") & figures["kind"].eq("observed")]
    parents = keyed(frames, "places")["parent"]
    below = counts.assign(parent=counts["place"].map(parents))
    key = ["indicator", "group", "year"]
    together = below.groupby(["parent", *key])["value"].sum()
    for index, row in counts.iterrows():
        total = together.get((row["place"], *(row[k] for k in key)), 0)
        if row["value"] < total:
            expected = f"at least {total:,.0f}, what the places below it have together"
            raws[name].problem(int(index), "value", f"{row['value']:,.0f} for {row['place']}", expected)
