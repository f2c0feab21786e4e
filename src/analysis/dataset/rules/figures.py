"""Rules on figures: values, scales, shares, units."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pandas as pd

from analysis import units
from analysis.dataset.concepts import LEVEL
from analysis.dataset.numerals import number
from analysis.dataset.rules.types import Frames, Raws, keyed, own_unit


def values(frames: Frames, raws: Raws) -> None:
    """`value` = number(value_text) x scale; a promise in words takes its value from words.csv alone."""
    facts, raw = frames["facts"], raws["facts"]
    words = keyed(frames, "words")
    at = raw.resource.columns.index("value")
    claims = facts.groupby(["comparator", "value_text", "scale", "value"], sort=False, dropna=False).indices
    for (comparator, text, scale, value), indices in claims.items():
        if scale == 0:  # it could not be read, which was told already
            continue
        if comparator == "text":
            if text not in words.index:
                near = raw.near(text, list(words.index))
                for i in indices:
                    raw.problem(int(i), "value_text", repr(text), "a wording of words.csv", near)
                continue
            expected = words.at[text, "value"]
            unit = words.at[text, "unit"]
            for i in indices if unit else ():
                if facts.at[i, "unit"] != unit:
                    raw.problem(
                        int(i),
                        "unit",
                        repr(facts.at[i, "unit"]),
                        f"{unit!r}, the unit of {text!r} in words.csv",
                    )
            same = value == expected or (pd.isna(value) and pd.isna(expected))
            shown = "nothing" if pd.isna(expected) else f"{expected:g}"
            reason = f"{shown}, the value of {text!r} in words.csv"
        else:
            printed = number(text)
            if printed is None:
                for i in indices:
                    raw.problem(int(i), "value_text", repr(text), "a number as printed")
                continue
            exact = printed * Decimal(str(scale))
            same = value == float(exact)
            reason = f"{exact.normalize():f}, which is {text} x {scale:g}"
        if same:
            continue
        shown = "nothing" if pd.isna(value) else f"{value!r}"
        for i in indices:
            if not (pd.isna(value) and raw.rows[i][at]):  # a cell that is no number was told already
                raw.problem(int(i), "value", shown, reason)


def scales(frames: Frames, raws: Raws) -> None:
    """万 and 亿 of the printed unit stand in `scale`, and nothing else does."""
    facts, raw = frames["facts"], raws["facts"]
    printed = facts["unit_text"]
    expected = np.select([printed.str.contains("亿"), printed.str.contains("万")], [1e8, 1e4], default=1.0)
    for index in np.flatnonzero((facts["scale"] != expected) & (facts["scale"] != 0)):
        reason = f"{int(expected[index])}, by the unit as printed, {printed[index]!r}"
        raw.problem(int(index), "scale", f"{facts.at[index, 'scale']:g}", reason)


def shares(frames: Frames, raws: Raws) -> None:
    """A figure does not pass the ceiling of its indicator, unless a note says what is meant."""
    facts, raw = frames["facts"], raws["facts"]
    indicators, expression = keyed(frames, "indicators"), keyed(frames, "units")["expression"]
    levels = facts[facts["statistic"] == LEVEL]
    limited = indicators[indicators["ceiling"].notna()]
    values, unexplained = facts["value"].to_numpy(), (facts["note"] == "").to_numpy()
    for (indicator, unit), indices in levels.groupby(["indicator", "unit"], sort=False).groups.items():
        if indicator not in limited.index or unit not in expression.index:
            continue
        ours, theirs = expression[unit], expression.get(limited.at[indicator, "unit"], "")
        if not convertible(ours, theirs):
            continue
        ceiling = limited.at[indicator, "ceiling"]
        above = (values[indices] * units.factor(ours, theirs) > ceiling) & unexplained[indices]
        for i in map(int, indices[above]):
            shown = f"{values[i]:g} {unit}"
            raw.problem(i, "value", shown, f"0 to {ceiling:g}, or a note that says why not")


def dimensions(frames: Frames, raws: Raws) -> None:
    """A fact's unit converts to the canonical unit of its indicator, or of its statistic."""
    facts, raw = frames["facts"], raws["facts"]
    expression = keyed(frames, "units")["expression"]
    canonical = own_unit(frames)
    for (indicator, statistic, unit), indices in facts.groupby(
        ["indicator", "statistic", "unit"], sort=False
    ).indices.items():
        expected = canonical(indicator, statistic)
        if not expected or unit not in expression.index or unit == expected:
            continue
        ours, theirs = expression[unit], expression.get(expected, "")
        if unit == "not_stated" or convertible(ours, theirs):
            continue
        for i in indices:
            raw.problem(int(i), "unit", repr(unit), f"{expected!r} or a unit that converts to it")


def convertible(ours: str, theirs: str) -> bool:
    """Tell whether two unit expressions parse and have the same dimensions."""
    return units.parses(ours) and units.parses(theirs) and units.compatible(ours, theirs)
