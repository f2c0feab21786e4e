"""Rules on the sums of outside figures: parts give their wholes, and a place has what lies in it."""

from __future__ import annotations

import itertools

import pandas as pd

from analysis.dataset.rules.types import Frames, Raws, keyed

_ALL = "population_permanent"

#: A whole and the parts that sum to it, where a place has them all for one year.
SUMS = (
    (_ALL, (f"{_ALL}_aged_0_14", f"{_ALL}_aged_15_59", f"{_ALL}_aged_60_plus")),
    (_ALL, (f"{_ALL}_urban", f"{_ALL}_rural")),
)

#: In each, what comes first is at least what comes next.
ORDER = (
    (_ALL, f"{_ALL}_aged_60_plus", f"{_ALL}_aged_65_plus", f"{_ALL}_aged_80_plus"),
    (f"{_ALL}_aged_60_plus_share", f"{_ALL}_aged_65_plus_share"),
)


def _by_place(figures: pd.DataFrame) -> dict[tuple, dict[str, tuple[int, float]]]:
    """Row and value of each indicator's level for everybody, by place and year."""
    levels = figures[figures["group"].eq("all") & figures["kind"].eq("observed")]
    found: dict[tuple, dict[str, tuple[int, float]]] = {}
    for row in levels.itertuples():
        own = found.setdefault((row.place, row.year), {})
        own.setdefault(row.indicator, (int(row.Index), row.value))
    return found


def sums(name: str, frames: Frames, raws: Raws) -> None:
    """Age groups sum to the population, town and country too; the older are not more than the old."""
    for (place, year), figures in _by_place(frames[name]).items():
        for whole, parts in SUMS:
            if not {whole, *parts} <= set(figures):
                continue
            at, value = figures[whole]
            total = sum(figures[part][1] for part in parts)
            if abs(total - value) > 1e-6:
                expected = f"{total:,.0f}, the sum of {', '.join(parts)} of {place}"
                raws[name].problem(at, "value", f"{value:,.0f} for {year}", expected)
        for chain in ORDER:
            for above, below in itertools.pairwise(code for code in chain if code in figures):
                (_, more), (at, less) = figures[above], figures[below]
                if less > more:
                    expected = f"at most the {more:,.10g} of {above}"
                    raws[name].problem(at, "value", f"{less:,.10g} for {below} of {place}", expected)


def nesting(name: str, frames: Frames, raws: Raws) -> None:
    """A place has at least what the places directly below it have together, for every count of people."""
    figures = frames[name]
    counts = figures[figures["unit"].eq("person") & figures["kind"].eq("observed")]
    parents = keyed(frames, "places")["parent"]
    below = counts.assign(parent=counts["place"].map(parents))
    key = ["indicator", "group", "year"]
    together = below.groupby(["parent", *key])["value"].sum().to_dict()
    for index, row in zip(counts.index, counts.to_dict("records"), strict=True):
        total = together.get((row["place"], *(row[k] for k in key)), 0)
        if row["value"] < total:
            expected = f"at least {total:,.0f}, what the places below it have together"
            raws[name].problem(index, "value", f"{row['value']:,.0f} for {row['place']}", expected)
