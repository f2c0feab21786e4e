"""The figures of a plan as terms of a relation: value, interval, dimensions, place in the text."""

from __future__ import annotations

import math
from dataclasses import dataclass

from analysis import units
from analysis.dataset import Dataset
from analysis.dataset.printed import Fact
from analysis.measures.consistency.figures import figure
from analysis.measures.consistency.relations import step_of

#: Countable units of which a sum is no figure of its own.
_INTENSIVE = ("age_year", "minute")

#: Kinds of facts that say what is, as against what shall be.
_WHAT_IS = ("observed", "estimate", "stated")

#: Facts nearest in the text that may meet a claim in one role.
_NEAREST = 12


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A printed figure, ready for arithmetic.

    Attributes
    ----------
    fact : Fact
        The row of facts.
    at : int
        Its place among the facts of the plan, which follow the text.
    value, low, high : float
        In the unit of the fact; a count of whole things has no interval, a bound is open.
    step : float
        One unit of the last digit printed; 0 for a count of whole things.
    mood : str
        `is`, `target` or `rule`.
    domain, subject : str
        Domain of the indicator; what it speaks of first: `orphan` for orphans and for orphan_outlay.
    base, statistic : str
        The indicator, and what is stated of it: `level`, a change, a ratio.
    dimensions : dict of str to int
        Powers of what is counted, without time. A payment counts a person.
    time : int
        Power of time; a payment is a person for a month.
    magnitude : float
        Of the unit, in months and single things.
    extensive : bool
        Whether figures of the unit can be added.
    """

    fact: Fact
    at: int
    value: float
    low: float
    high: float
    step: float
    mood: str
    domain: str
    subject: str
    base: str
    statistic: str
    dimensions: dict[str, int]
    time: int
    magnitude: float
    extensive: bool

    @property
    def id(self) -> str:
        """Id of the fact."""
        return str(self.fact["fact_id"])

    @property
    def unit(self) -> str:
        """Code of the unit."""
        return str(self.fact["unit"])

    @property
    def line(self) -> int:
        """Line of the text."""
        return int(self.fact["line"])

    @property
    def what(self) -> tuple[str, str]:
        """Concept and group."""
        return self.fact["concept"], self.fact["group"]

    @property
    def period(self) -> tuple[str, str]:
        """Period as printed."""
        return self.fact["period_start"], self.fact["period_end"]

    @property
    def shared(self) -> list[str]:
        """Facts that rest on the same printed number."""
        return [fact for fact in self.fact["shared_with"].split(";") if fact]

    @property
    def printing(self) -> tuple[object, ...]:
        """What another printing of the same figure has in common with it."""
        return (*self.what, *self.years, self.unit, self.value)

    @property
    def years(self) -> tuple[int, int]:
        """First and last year of the period."""
        return self.fact["start"], self.fact["end"]

    @property
    def closed(self) -> bool:
        """Whether it is a number above zero with both ends known, and so can meet another by its size."""
        return 0 < self.low <= self.high < math.inf

    def overlaps(self, other: Term) -> bool:
        """Tell whether the years of two figures meet."""
        return bool(self.fact["start"] <= other.fact["end"] and other.fact["start"] <= self.fact["end"])

    def shares(self, other: Term) -> bool:
        """Tell whether two figures rest on one printed number."""
        return other.id in self.shared


def terms_of(data: Dataset, plan: str) -> list[Term]:
    """Return the figures of a plan that have a value, in file order."""
    found = sorted(data.printed.by_plan.get(plan, []), key=lambda fact: fact["line"])
    return [_term(data, fact, at) for at, fact in enumerate(found) if not math.isnan(fact["value"])]


def near(claim: Term, terms: list[Term]) -> list[Term]:
    """Return the terms of the claim's section or domain, the nearest twelve, in the order of the text."""
    found = [
        term
        for term in terms
        if term is not claim
        and (term.fact["section"] == claim.fact["section"] or term.domain == claim.domain)
    ]
    found.sort(key=lambda term: (abs(term.at - claim.at), term.at))
    return sorted(found[:_NEAREST], key=lambda term: term.at)


def _term(data: Dataset, fact: Fact, at: int) -> Term:
    found = figure(data, fact)
    indicator = data.lists.indicators[fact["concept"]]
    expression = data.lists.units[fact["unit"]]["expression"]
    powers, magnitude = units.dimensions(expression) if expression else ({"none": 1}, 1.0)
    if cases := powers.pop("case", 0):
        powers["person"] = powers.get("person", 0) + cases
    mood = "is" if fact["kind"] in _WHAT_IS else fact["kind"]
    return Term(
        fact, at, found.value, found.low, found.high, step_of(data, fact), mood, indicator["domain"],
        fact["indicator"].partition("_")[0].removesuffix("s"), fact["indicator"],
        fact["statistic"], {name: power for name, power in powers.items() if name != "time" and power},
        powers.get("time", 0) + cases, magnitude,
        expression == "m2" or (expression in units.COUNTABLES and expression not in _INTENSIVE),
    )  # fmt: skip
