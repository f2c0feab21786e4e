"""Shares in per cent of counts, and ratios of two levels."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from analysis.dataset.concepts import LEVEL
from analysis.relations.combination import Combination, sets
from analysis.relations.terms import Term, near

#: Most parts that one share adds.
_MOST = 2

#: Groups of the two levels of a ratio, above and below, by its statistic.
_LEVELS = {"urban_to_rural_ratio": ("urban", "rural"), "rural_to_urban_ratio": ("rural", "urban")}


def shares(terms: list[Term]) -> Iterator[Combination]:
    """Return the shares that may be tried: one or two parts of one whole, of one unit and period."""
    counts = [term for term in terms if term.extensive and term.closed]
    for claim in terms:
        if claim.unit != "percent" or claim.statistic != LEVEL or not claim.closed:
            continue
        own = near(claim, [term for term in counts if term.mood == claim.mood and term.overlaps(claim)])
        for chosen in sets(own, _MOST + 1, least=2):
            for whole in chosen:
                parts = [term for term in chosen if term is not whole]
                if sum(part.value for part in parts) < whole.value:
                    low = 100 * sum(part.low for part in parts) / whole.high
                    high = 100 * sum(part.high for part in parts) / whole.low
                    operands = (*(("part", part) for part in parts), ("whole", whole))
                    yield Combination("share", claim, operands, low, high)


def ratios(terms: list[Term]) -> Iterator[Combination]:
    """Return the ratios that may be tried: two figures of one dimension and year."""
    for claim in terms:
        if claim.unit != "ratio" or not claim.closed:
            continue
        levels = [term for term in terms if term.dimensions and term.closed and term.overlaps(claim)]
        own = near(claim, levels)
        own += [term for term in levels if term.fact["concept"] == claim.base and term not in own]
        for above, below in permutations(own, 2):
            if above.dimensions == below.dimensions and above.time == below.time and above.mood == below.mood:
                scale = above.magnitude / below.magnitude
                low, high = scale * above.low / below.high, scale * above.high / below.low
                operands = (("above", above), ("below", below))
                named = _named(claim, above, below)
                yield Combination("ratio", claim, operands, low, high, named=named)


def _named(claim: Term, above: Term, below: Term) -> bool:
    groups = _LEVELS.get(claim.statistic)
    found = tuple(term.fact["group"] for term in (above, below))
    same = above.fact["concept"] == below.fact["concept"] == claim.base
    return same and found == groups and claim.overlaps(above) and claim.overlaps(below)
