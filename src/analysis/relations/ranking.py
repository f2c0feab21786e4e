"""How telling a fit is: how near its figures stand to each other, against what chance would give."""

from __future__ import annotations

import math
from dataclasses import dataclass

from analysis.relations.combination import Combination
from analysis.relations.terms import Term

#: Powers of ten by which figures that belong together are likelier to be a claim.
_NAMED, _BESIDE, _LINE, _SECTION = 2.0, 1.5, 1.0, 0.5
_SAME, _SUBJECT, _DOMAIN, _PERIOD = 1.5, 1.0, 0.5, 0.5

#: The group of which all others are parts.
_ALL = "all"

#: Figures between the first and the last of a sentence, about.
_SENTENCE = 4


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A relation that may be a claim of the plan.

    Attributes
    ----------
    combination : Combination
    formula : str
        What the operands give, as checks show it.
    verdict : str
        `holds` or `rounding`, or `differs` for figures that the code lists put together.
    near : float
        How near its figures stand, in powers of ten.
    chance : float
        Hits expected by chance among all that was tried for this claim, stands as near and is as exact.
    declared : str
        The check that declares it, "" if none.
    """

    combination: Combination
    formula: str
    verdict: str
    near: float
    chance: float
    declared: str = ""

    @property
    def score(self) -> float:
        """How telling it is: nearness less the powers of ten of what chance would give."""
        return self.near - (0.0 if math.isnan(self.chance) else math.log10(max(self.chance, 1e-6)))


@dataclass(frozen=True, slots=True)
class Count:
    """How many combinations of a kind were tried, how many fit, and how many would by chance."""

    kind: str
    tried: int
    fit: int
    expected: float


def nearness(tried: Combination) -> float:
    """Return how near the figures stand, in powers of ten: by code lists, place, subject and period.

    A repetition stands in another place by its nature; there the place says nothing.
    """
    claim, terms = tried.claim, tried.terms
    found = _NAMED if tried.named else 0.0
    if not tried.repeated:
        places = [term.at for term in terms]
        if len({term.line for term in terms}) == 1:
            found += _BESIDE if max(places) - min(places) <= _SENTENCE else _LINE
        elif len({term.fact["section"] for term in terms}) == 1:
            found += _SECTION
    if len({term.fact["concept"] for term in terms}) == 1 and not (tried.repeated and _apart(terms)):
        found += _SAME
    elif len({term.subject for term in terms}) == 1:
        found += _SUBJECT
    elif len({term.domain for term in terms}) == 1:
        found += _DOMAIN
    return found + (_PERIOD if all(term.overlaps(claim) for term in terms) else 0.0)


def _apart(terms: list[Term]) -> bool:
    """Tell whether figures speak of two groups, neither of which is all."""
    groups = {term.fact["group"] for term in terms}
    return len(groups) > 1 and _ALL not in groups
