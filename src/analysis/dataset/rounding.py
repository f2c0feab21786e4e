"""What an outside figure may stand for: the interval of numbers that round to it."""

from __future__ import annotations

import re
from decimal import Decimal

import pandas as pd

from analysis.dataset.numerals import decimals

#: What the source of a derived figure computes: "derived: 711.4 / 1.050 (...)".
_FORMULA = re.compile(r"derived: (\d{1,15}(?:\.\d{1,15})?) / (\d{1,15}(?:\.\d{1,15})?)(?![\d.])", re.ASCII)


def formula(source: str) -> tuple[str, str] | None:
    """Return the two printed numbers that a derived figure divides, None where its source gives none.

    Examples
    --------
    >>> formula("derived: 711.4 / 1.050 (level and growth)")
    ('711.4', '1.050')
    """
    found = _FORMULA.match(source)
    return (found[1], found[2]) if found else None


def interval(figure: pd.Series) -> tuple[float, float]:
    """Return (low, high) of a row of figures.

    Counts of people are exact. A derived figure has the interval of its formula, for what it divides was
    rounded: 711.4 / 1.050 is 711.35 / 1.0505 to 711.45 / 1.0495. Any other lies within half a unit of its
    last digit; with `~`, of its last digit that is not zero.
    """
    value = figure["value"]
    if figure["unit"] == "person" and figure["comparator"] == "=":
        return value, value
    if figure["grade"] == "derived" and (divided := formula(figure["source"])):
        (above_low, above_high), (below_low, below_high) = map(_printed, divided)
        return above_low / below_high, above_high / below_low
    half = 0.5 * 10.0 ** -figure["decimals"]
    if figure["comparator"] == "~" and value:
        half = 0.5 * 10.0 ** int(Decimal(repr(float(value))).normalize().as_tuple().exponent)
    return value - half, value + half


def _printed(text: str) -> tuple[float, float]:
    half = 0.5 * 10.0 ** -decimals(text)
    return float(text) - half, float(text) + half
