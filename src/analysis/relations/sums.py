"""Sums: two to four parts and their total."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.relations.combination import Combination, sets
from analysis.relations.terms import Term, near

#: Most parts of a total.
_MOST = 4


def sums(terms: list[Term]) -> Iterator[Combination]:
    """Return the totals that may be tried: parts of one unit and period, no printed change among them."""
    counts = [term for term in terms if term.extensive and term.closed]
    for claim in counts:
        own = [
            part
            for part in counts
            if part.unit == claim.unit and part.mood == claim.mood and part.value < claim.value
            and part.overlaps(claim) and part.what != claim.what
        ]  # fmt: skip
        for parts in sets(near(claim, own), _MOST, least=2):
            low, high = sum(part.low for part in parts), sum(part.high for part in parts)
            yield Combination("total", claim, tuple(("part", part) for part in parts), low, high)
