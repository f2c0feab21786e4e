"""Rules on the figures from outside: codes are those of the plans, values are what their sources say."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from analysis import units
from analysis.dataset.cells import KEPT
from analysis.dataset.concepts import LEVEL
from analysis.dataset.contract import CENSUSES
from analysis.dataset.numerals import decimals
from analysis.dataset.rounding import formula
from analysis.dataset.rules.codes import foreign_keys, one_code
from analysis.dataset.rules.figures import convertible
from analysis.dataset.rules.formulas import formulas
from analysis.dataset.rules.periods import AHEAD
from analysis.dataset.rules.sums import nesting, sums
from analysis.dataset.rules.types import Frames, Raws, keyed, own_unit
from analysis.errors import Problem


def apply(frames: Frames, raws: Raws, plans: Frames, year: int) -> None:
    """Run every rule; `plans` are the tables of the plans, `year` is that of the package of figures."""
    foreign_keys(frames, raws)
    if any(raw.broken for raw in raws.values()):
        return
    formulas(frames, raws)
    same_places(frames, raws, plans)
    if "places" in raws:
        one_code(frames["places"], raws["places"])
    populations(frames, raws, plans)
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


def populations(frames: Frames, raws: Raws, plans: Frames) -> None:
    """The unit of a population stands on the list of the plans' package."""
    valid = keyed(plans, "units").index
    for index, unit in enumerate(frames["populations"]["unit"]):
        if unit and unit not in valid:
            near = raws["populations"].near(unit, valid)
            raws["populations"].problem(index, "unit", repr(unit), "a code of units", near)


def filled(name: str, frames: Frames, raws: Raws) -> None:
    """A table without a figure would pass for a table that is there."""
    if frames[name].empty:
        for file in raws[name].resource.paths:
            raws[name].problems.append(Problem(file, None, "", "no row", "at least one, or no file"))


def codes(name: str, frames: Frames, raws: Raws, plans: Frames) -> None:
    """Indicator, group and unit stand on a list; the unit converts to the indicator's; ids are no fact's.

    Census figures are in the very unit of their indicator, for they are added and divided as they stand.
    """
    census = keyed(frames, "populations")["unit"].to_dict()
    canonical, known = own_unit(plans), [*keyed(plans, "indicators").index, *census]
    expressions, facts = keyed(plans, "units")["expression"].to_dict(), set(plans["facts"]["fact_id"])
    lists: dict[str, Collection[str]] = {
        "group": keyed(plans, "groups").index,
        "unit": expressions,
        "statistic": keyed(plans, "statistics").index,
        "indicator": known,
    }
    for index, row in enumerate(frames[name].to_dict("records")):
        wrong = [column for column, valid in lists.items() if row[column] not in valid]
        for column in wrong:
            near = raws[name].near(row[column], lists[column])
            raws[name].problem(index, column, repr(row[column]), f"a code of {column}s", near)
        if not wrong and row["statistic"] != LEVEL and row["indicator"] in census:
            raws[name].problem(index, "statistic", repr(row["statistic"]), f"{LEVEL!r}, for the census")
            continue
        own = census.get(row["indicator"]) or canonical(row["indicator"], row["statistic"])
        if not wrong and row["unit"] != own:
            if row["indicator"] in census:
                raws[name].problem(index, "unit", repr(row["unit"]), repr(own))
            elif not convertible(expressions[row["unit"]], expressions[own]):
                expected = f"a unit that converts to {own!r}"
                raws[name].problem(index, "unit", repr(row["unit"]), expected)
        if row["reference_id"] in facts:
            raws[name].problem(index, "reference_id", repr(row["reference_id"]), "an id that no fact has")


def repeated(names: list[str], frames: Frames, raws: Raws) -> None:
    """A figure of a place, indicator, group, year and kind once, in all tables together.

    Two sources of one table that is no census may give two values: both are admissible, the first leads.
    """
    key = ["place", "indicator", "statistic", "group", "year", "kind"]
    seen: dict[tuple, str] = {}
    for name in names:
        for index, row in enumerate(frames[name].to_dict("records")):
            found = tuple(row[column] for column in key)
            again = {(*found, "source", row["source"]), (*found, "value", row["value"], row["unit"])}
            if seen.get(found, name) != name or (found in seen and name in CENSUSES) or again & seen.keys():
                told = f"{', '.join(map(str, found))} a second time"
                raws[name].problem(index, "indicator", told, "each figure once")
            seen |= dict.fromkeys((found, *again), name)


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
    indicators, expressions = keyed(plans, "indicators"), keyed(plans, "units")["expression"].to_dict()
    census = keyed(frames, "populations")["unit"]
    ceilings = indicators["ceiling"].dropna().to_dict() | dict.fromkeys(
        census[census == "percent"].index, 100
    )
    own = indicators["unit"].to_dict() | census.to_dict()
    for index, row in enumerate(frames[name].to_dict("records")):
        if row["statistic"] != LEVEL:
            continue
        if row["value"] < 0:
            raws[name].problem(index, "value", f"{row['value']:g}", "at least 0")
        if row["indicator"] not in ceilings:
            continue
        ours, theirs = expressions.get(row["unit"], ""), expressions.get(own[row["indicator"]], "")
        ceiling = ceilings[row["indicator"]]
        if convertible(ours, theirs) and row["value"] * units.factor(ours, theirs) > ceiling:
            raws[name].problem(index, "value", f"{row['value']:g} {row['unit']}", f"at most {ceiling:g}")
