"""All candidates of a plan: everything tried, what fits, and how telling it is."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from analysis.dataset import Dataset
from analysis.errors import MeasureError
from analysis.measures.consistency.relations import DIFFERS, recompute, result_of
from analysis.relations.chance import Chance
from analysis.relations.changes import changes
from analysis.relations.combination import Combination
from analysis.relations.declared import Declared, operands_text
from analysis.relations.products import averages, products, series
from analysis.relations.quotients import ratios, shares
from analysis.relations.ranking import Candidate, Count, nearness
from analysis.relations.repeats import repeats
from analysis.relations.sums import sums
from analysis.relations.terms import Term, terms_of

#: What is tried.
_SOURCES: tuple[Callable[[list[Term]], Iterator[Combination]], ...] = (
    sums, products, series, averages, shares, ratios, changes, repeats,
)  # fmt: skip

#: Kinds in the order in which they are counted.
_KINDS = ("total", "product", "average", "share", "ratio", "growth", "repeat", "table_text")


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What was found in a plan.

    Attributes
    ----------
    plan : str
    figures : int
        Facts with a value.
    candidates : list of Candidate
        The most telling first; declared ones say so.
    counts : list of Count
        By kind.
    """

    plan: str
    figures: int
    candidates: list[Candidate]
    counts: list[Count]

    @property
    def undeclared(self) -> list[Candidate]:
        """The candidates that no check declares or implies."""
        return [each for each in self.candidates if not each.declared]


@dataclass(frozen=True, slots=True)
class _Tried:
    """A combination with its nearness and the probability that it fits by chance."""

    combination: Combination
    near: float
    chance: float


def suggest(data: Dataset, plan: str) -> Suggestions:
    """Mine the candidate relations among the facts of a plan.

    Every total of two to four parts, product, average, share, ratio, change between two years and repetition
    that units and periods allow, among figures that stand near each other, is tried with the intervals that
    rounding leaves. What fits is ranked by how near its figures stand and by how many hits chance would give.

    Parameters
    ----------
    data : Dataset
        As printed: `load_dataset(corrected=False)`.
    plan : str

    Returns
    -------
    Suggestions
        Bounds are not tried: of two figures one is always the smaller.
    """
    data.check_plans([plan])
    terms = terms_of(data, plan)
    chance, declared = Chance(terms), Declared(data, plan, terms)
    tried = [
        _Tried(each, nearness(each), chance.of(each))
        for each in chain.from_iterable(source(terms) for source in _SOURCES)
    ]
    found = _unlike(sorted(_candidates(data, tried), key=_order))
    marked = [replace(each, declared=declared.check(each.combination)) for each in found]
    return Suggestions(plan, len(terms), marked, _counts(tried))


def _counts(tried: list[_Tried]) -> list[Count]:
    of: dict[str, list[_Tried]] = {kind: [] for kind in _KINDS}
    for each in tried:
        of[each.combination.kind].append(each)
    return [
        Count(kind, len(own), sum(each.combination.fits for each in own), sum(each.chance for each in own))
        for kind, own in of.items()
    ]


def _candidates(data: Dataset, tried: list[_Tried]) -> Iterator[Candidate]:
    """Yield what fits, and what the code lists put together, by the arithmetic of the checks."""
    beside: dict[object, list[_Tried]] = defaultdict(list)
    for each in tried:
        beside[each.combination.about].append(each)
    for each in tried:
        one = each.combination
        if not (one.fits or one.named):
            continue
        try:
            stated, found = recompute(data, one.kind, one.claim.id, operands_text(one), one.factor)
        except MeasureError:
            continue
        result = result_of(data, one.claim.fact, stated, found)
        if one.fits and result != DIFFERS:
            as_telling = (
                other.chance
                for other in beside[one.about]
                if other.near >= each.near and other.chance <= each.chance
            )
            by_chance = sum(as_telling)
            yield Candidate(one, found.formula, result, each.near, by_chance)
        elif one.named:
            yield Candidate(one, found.formula, DIFFERS, each.near, math.nan)


def _unlike(ranked: list[Candidate]) -> Iterable[Candidate]:
    """Return each relation once; one that differs only where nothing as near fits the claim."""
    nearest: dict[object, float] = defaultdict(lambda: -math.inf)
    for each in ranked:
        if each.verdict != "differs":
            about = each.combination.about
            nearest[about] = max(nearest[about], each.near)
    found: dict[object, Candidate] = {}
    for each in ranked:
        one = each.combination
        if each.verdict != "differs" or one.repeated or each.near > nearest[one.about]:
            found.setdefault(one.identity, each)
    return found.values()


def _order(each: Candidate) -> tuple[object, ...]:
    one = each.combination
    return -each.score, one.claim.at, one.kind, [term.at for term in one.terms]
