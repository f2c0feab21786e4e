"""A combination: a claim, operands that may give it, and what they give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from analysis.relations.terms import Term

#: Kinds of checks.csv that are one relation, read from either side or printed in either place.
FAMILIES = {"repeat": "same", "table_text": "same", "product": "product", "average": "product"}


@dataclass(frozen=True, slots=True, eq=False)
class Combination:
    """What is tried.

    Attributes
    ----------
    kind : str
        As in checks.csv.
    claim : Term
    operands : tuple of (str, Term)
        Each with its role.
    low, high : float
        Interval of what the operands give, in the unit of the claim.
    factor : float
    named : bool
        Whether the code lists put the figures together: it is told also where they differ.
    """

    kind: str
    claim: Term
    operands: tuple[tuple[str, Term], ...]
    low: float
    high: float
    factor: float = 1.0
    named: bool = False

    @property
    def repeated(self) -> bool:
        """Whether it is one figure in two places."""
        return FAMILIES.get(self.kind) == "same"

    @property
    def about(self) -> tuple[str, str]:
        """Claim and kind: what is tried beside it."""
        return self.claim.id, FAMILIES.get(self.kind, self.kind)

    @property
    def fits(self) -> bool:
        """Tell whether the claim is given, but for one unit of its last digit."""
        low, high = self.stated
        return self.low <= high and low <= self.high

    @property
    def stated(self) -> tuple[float, float]:
        """The claim with half a unit of its last digit to spare; the digits alone where they are repeated."""
        claim = self.claim
        if self.repeated:
            return claim.value, claim.value
        return claim.low - claim.step / 2, claim.high + claim.step / 2

    @property
    def terms(self) -> list[Term]:
        """Claim and operands."""
        return [self.claim, *(term for _, term in self.operands)]

    @property
    def identity(self) -> tuple[str, frozenset[object]]:
        """What makes two combinations one relation: the family of the kind, and the figures."""
        return identity(self.kind, self.terms)


def identity(kind: str, terms: Iterable[Term]) -> tuple[str, frozenset[object]]:
    """Return the family of a kind with its figures; a repetition is one of printings, others of figures."""
    family = FAMILIES.get(kind, kind)
    return family, frozenset(term.id if family == "same" else term.printing for term in terms)


def sets(terms: list[Term], most: int, least: int = 1) -> Iterator[tuple[Term, ...]]:
    """Return the sets of terms of one period and mood in which no figure is printed twice, by size."""
    batches: dict[object, list[Term]] = {}
    for term in terms:
        batches.setdefault((term.unit, term.period, term.mood), []).append(term)
    for batch in batches.values():
        for size in range(least, most + 1):
            for chosen in combinations(batch, size):
                if len({term.what for term in chosen}) == size and not _rest_on_one(chosen):
                    yield chosen


def _rest_on_one(terms: tuple[Term, ...]) -> bool:
    return any(one.shares(other) for one, other in combinations(terms, 2))
