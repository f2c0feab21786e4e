"""Rules on the figures from outside: parts sum to their wholes, places nest, codes are those of the plans."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd

from analysis import units
from analysis.dataset.cells import KEPT
from analysis.dataset.numerals import decimals
from analysis.dataset.rounding import formula
from analysis.dataset.rules.codes import foreign_keys, one_code
from analysis.dataset.rules.figures import convertible
from analysis.dataset.rules.formulas import formulas
from analysis.dataset.rules.periods import AHEAD
from analysis.dataset.rules.types import Frames, Raws, keyed
from analysis.errors import Problem

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


def apply(frames: Frames, raws: Raws, plans: Frames, year: int) -> None:
    """Run every rule; `plans` are the tables of the plans, `year` is that of the package of figures."""
    foreign_keys(frames, raws)
    if any(raw.broken for raw in raws.values()):
        return
    formulas(frames, raws)
    same_places(frames, raws, plans)
    if "places" in raws:
        one_code(frames["places"], raws["places"])
    tables = [name for name in raws if "reference_id" in frames[name]]
    repeated(tables, frames, raws)
    for name in tables:
        filled(name, frames, raws)
        codes(name, frames, raws, plans)
        years(name, frames, raws, year)
        precision(name, frames, raws)
        bounds(name, frames, raws, plans)
        sums(name, frames, raws)
        nesting(name, frames, raws)


def same_places(frames: Frames, raws: Raws, plans: Frames) -> None:
    """A place that both packages know is the same in both."""
    theirs = keyed(plans, "places")
    for index, row in enumerate(frames["places"].to_dict("records")):
        if row["place"] not in theirs.index:
            continue
        for column in ("division_code", "level", "parent"):
            if row[column] != (expected := theirs.at[row["place"], column]):
                raws["places"].problem(
                    int(index), column, repr(row[column]), f"{expected!r}, as in places.csv of the plans"
                )


def filled(name: str, frames: Frames, raws: Raws) -> None:
    """A table without a figure would pass for a table that is there."""
    if frames[name].empty:
        for file in raws[name].resource.paths:
            raws[name].problems.append(Problem(file, None, "", "no row", "at least one, or no file"))


def codes(name: str, frames: Frames, raws: Raws, plans: Frames) -> None:
    """Indicator, group and unit stand on a list; the unit converts to the indicator's; ids are no fact's.

    Census figures are in the very unit of their indicator, for they are added and divided as they stand.
    """
    lists = {"group": keyed(plans, "groups").index, "unit": keyed(plans, "units").index}
    census = keyed(frames, "populations")["unit"]
    known = pd.concat([census, keyed(plans, "indicators")["unit"]])
    known = known[~known.index.duplicated()]
    lists["indicator"] = known.index
    expressions, facts = keyed(plans, "units")["expression"], set(plans["facts"]["fact_id"])
    for index, row in enumerate(frames[name].to_dict("records")):
        wrong = [column for column, valid in lists.items() if row[column] not in valid]
        for column in wrong:
            near = raws[name].near(row[column], lists[column])
            raws[name].problem(index, column, repr(row[column]), f"a code of {column}s", near)
        if not wrong and row["unit"] != (own := known[row["indicator"]]):
            if row["indicator"] in census.index:
                raws[name].problem(index, "unit", repr(row["unit"]), repr(own))
            elif not convertible(expressions[row["unit"]], expressions[own]):
                expected = f"a unit that converts to {own!r}"
                raws[name].problem(index, "unit", repr(row["unit"]), expected)
        if row["reference_id"] in facts:
            raws[name].problem(index, "reference_id", repr(row["reference_id"]), "an id that no fact has")


def repeated(names: list[str], frames: Frames, raws: Raws) -> None:
    """One figure for each place, indicator, group, year and kind, in all tables together."""
    key = ["place", "indicator", "group", "year", "kind"]
    seen: set[tuple] = set()
    for name in names:
        for index, found in enumerate(frames[name][key].itertuples(index=False, name=None)):
            if found in seen:
                again = f"{', '.join(map(str, found))} a second time"
                raws[name].problem(index, "indicator", again, "each figure once")
            seen.add(found)


def years(name: str, frames: Frames, raws: Raws, year: int) -> None:
    """No level is from after the year of the package, and no target from long after it."""
    limits = frames[name]["kind"].map({"target": year + AHEAD}).fillna(year)
    for index in map(int, np.flatnonzero(frames[name]["year"] > limits)):
        expected = f"at most {limits[index]:.0f}, by the year that datapackage.json was created, {year}"
        raws[name].problem(index, "year", str(frames[name].at[index, "year"]), expected)


def precision(name: str, frames: Frames, raws: Raws) -> None:
    """`decimals` are those of `value`, or more where a zero is lost; a formula gives its value."""
    at = raws[name].resource.columns.index("value")
    for index, row in enumerate(frames[name].to_dict("records")):
        text = raws[name].rows[index][at]
        if not 0 <= row["decimals"] <= KEPT:
            raws[name].problem(index, "decimals", repr(str(row["decimals"])), f"0 to {KEPT}")
            continue
        if decimals(text) > row["decimals"]:
            expected = f"at least {decimals(text)}, the decimals of {text}"
            raws[name].problem(index, "decimals", repr(str(row["decimals"])), expected)
        if row["grade"] == "derived" and (divided := formula(row["source"])):
            above, below = map(float, divided)
            half = 0.5 * 10.0 ** -row["decimals"]
            if not below or abs(above / below - row["value"]) > half:
                expected = f"{above:g} / {below:g}, as the source says"
                raws[name].problem(index, "value", f"{row['value']:g}", expected)


def bounds(name: str, frames: Frames, raws: Raws, plans: Frames) -> None:
    """A level is not below zero, and a share not above its ceiling."""
    indicators, expressions = keyed(plans, "indicators"), keyed(plans, "units")["expression"]
    census = keyed(frames, "populations")["unit"]
    ceilings = indicators["ceiling"].dropna().to_dict() | dict.fromkeys(
        census[census == "percent"].index, 100
    )
    own = indicators["unit"].to_dict() | census.to_dict()
    changes = set(indicators.index[indicators["relation"] != ""])
    for index, row in enumerate(frames[name].to_dict("records")):
        if row["value"] < 0 and row["indicator"] not in changes:
            raws[name].problem(index, "value", f"{row['value']:g}", "at least 0")
        if row["indicator"] not in ceilings or row["unit"] not in expressions.index:
            continue
        ours, theirs = expressions[row["unit"]], expressions[own[row["indicator"]]]
        ceiling = ceilings[row["indicator"]]
        if convertible(ours, theirs) and row["value"] * units.factor(ours, theirs) > ceiling:
            raws[name].problem(index, "value", f"{row['value']:g} {row['unit']}", f"at most {ceiling:g}")


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
            if not np.isclose(total, value, rtol=0, atol=1e-6):
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
    together = below.groupby(["parent", *key])["value"].sum()
    for index, row in counts.iterrows():
        total = together.get((row["place"], *(row[k] for k in key)), 0)
        if row["value"] < total:
            expected = f"at least {total:,.0f}, what the places below it have together"
            raws[name].problem(index, "value", f"{row['value']:,.0f} for {row['place']}", expected)
