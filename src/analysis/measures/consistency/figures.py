"""Printed figures with the interval that rounding leaves, and the task that a check is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import chain

from analysis import units
from analysis.dataset import Dataset
from analysis.dataset.numerals import decimals, number
from analysis.dataset.printed import Fact
from analysis.errors import MeasureError
from analysis.measures.intervals import Interval, Measured, divided, fact_interval, printed_interval


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the interval that its rounding leaves, and how it comes about."""

    value: float
    low: float
    high: float
    formula: str

    @property
    def interval(self) -> Interval:
        """The interval as a pair."""
        return (self.low, self.high)


@dataclass(frozen=True, slots=True)
class Task:
    """A check about to be recomputed: its claim, its operands by role in declared order, its factor."""

    data: Dataset
    claim: Fact
    operands: dict[str, list[Fact]]
    factor: float

    def get(self, role: str) -> list[Fact]:
        """Return the operands of a role, none where it is not named."""
        return self.operands.get(role, [])

    def refused(self, why: str) -> MeasureError:
        """Return the error that names plan, indicator and group of the claim, and all facts."""
        claim = self.claim
        facts = [fact["fact_id"] for fact in (claim, *chain.from_iterable(self.operands.values()))]
        return MeasureError(f"{claim['plan']}, {claim['concept']}, {claim['group']}: {why}", facts)


def operand(data: Dataset, code: str) -> Fact:
    """Return the fact of an id, or the outside figure with the columns that arithmetic asks a fact for."""
    if not data.is_outside(code):
        return data.record(code)
    found = data.reference.record(code)
    year = str(found["year"])
    return {**found, "fact_id": code, "period_start": year, "period_end": year}


def over(above: Figure, below: Figure, times: float = 1.0) -> Measured:
    """Return (value, low, high) of times x above / below."""
    parts = [{"value": part.value, "low": part.low, "high": part.high} for part in (above, below)]
    return divided(parts[0], parts[1], times)


def is_count(data: Dataset, fact: Fact) -> bool:
    """Tell whether a figure is a count of whole things printed to the last one: it has no rounding."""
    whole = fact["scale"] == 1 and fact["comparator"] == "=" and decimals(fact["value_text"]) == 0
    expression = data.lists.units[fact["unit"]]["expression"]
    return bool(whole and expression in units.COUNTABLES)


def figure(data: Dataset, fact: Fact, *, same: bool = False) -> Figure:
    """Return a printed figure with its interval.

    A count of whole things is exact, and so is a wording that stands for a number (全覆盖); a bound is open
    at one end, except where `same` asks only whether the same digits stand in two places. An outside figure
    brings its interval with it.
    """
    value, text = fact["value"], formula_number(fact["value"])
    if "low" in fact:
        return Figure(value, fact["low"], fact["high"], text)
    if number(fact["value_text"]) is None or is_count(data, fact):
        return Figure(value, value, value, text)
    comparator = "=" if same and fact["comparator"] not in ("=", "~") else fact["comparator"]
    if comparator == fact["comparator"]:
        return Figure(value, *fact_interval(fact), text)
    return Figure(value, *printed_interval(fact["value_text"], fact["scale"], comparator), text)


def formula_number(value: float) -> str:
    """Return a number as formulas show it: 733, 14.5, 0.0128."""
    return "" if math.isnan(value) else f"{value:.10g}"
