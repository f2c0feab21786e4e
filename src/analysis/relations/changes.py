"""Growth between two levels of one series: a rate a year, a cumulative change, a difference."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from analysis.dataset.concepts import LEVEL
from analysis.measures.growth.levels import compound_rate
from analysis.measures.intervals import Interval
from analysis.relations.combination import Combination
from analysis.relations.terms import Term


def changes(terms: list[Term]) -> Iterator[Combination]:
    """Return the changes that may be tried: two years of one indicator, group and unit, in the claim's terms.

    A claim whose indicator is a change of another, of the same group, is told also where it differs.
    """
    series: dict[object, list[Term]] = {}
    for term in terms:
        if term.closed and term.statistic == LEVEL:
            series.setdefault((*term.what, term.unit), []).append(term)
    rising = [
        pair
        for levels in series.values()
        for pair in combinations(sorted(levels, key=lambda term: (term.fact["end"], term.at)), 2)
        if pair[0].fact["end"] < pair[1].fact["start"] and pair[0].value != pair[1].value
    ]
    for claim in terms:
        if claim.closed and claim.mood == "is":
            for start, end in rising:
                if claim not in (start, end) and _may(claim, start) and (found := _change(claim, start, end)):
                    operands = (("start", start), ("end", end))
                    named = _named(claim, start, end)
                    yield Combination("growth", claim, operands, *found, named=named)


def _may(claim: Term, level: Term) -> bool:
    if claim.unit in ("percent", "percent_per_year"):
        return claim.statistic in ("annual_growth", "cumulative_change") and claim.domain == level.domain
    return claim.unit == level.unit and claim.domain == level.domain


def _change(claim: Term, start: Term, end: Term) -> Interval | None:
    years = end.fact["end"] - start.fact["start"]
    ends = ((start.high, end.low), (start.low, end.high))
    if claim.unit == "percent_per_year":
        low, high = (100 * compound_rate(*pair, years) for pair in ends)
    elif claim.unit == "percent":
        low, high = (100 * (last / first - 1) for first, last in ends)
    else:
        low, high = (last - first for first, last in ends)
    return (low, high) if high > 0 else None


def _named(claim: Term, start: Term, end: Term) -> bool:
    spans = (claim.fact["start"], claim.fact["end"]) == (start.fact["start"], end.fact["end"])
    return claim.statistic != LEVEL and spans and (claim.base, claim.fact["group"]) == start.what
