"""All candidates of a plan: everything tried, what fits, and how telling it is."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from analysis.dataset import Dataset
from analysis.dataset.roles import operands_of
from analysis.errors import MeasureError
from analysis.measures.consistency.figures import figure
from analysis.measures.consistency.verdicts import recompute, step_of, verdict_of
from analysis.relations.chance import Chance
from analysis.relations.changes import changes
from analysis.relations.combination import FAMILIES, Combination, identity
from analysis.relations.products import averages, products, series
from analysis.relations.quotients import ratios, shares
from analysis.relations.ranking import Candidate, Count, nearness, score
from analysis.relations.repeats import repeats
from analysis.relations.sums import sums
from analysis.relations.terms import Term, terms_of

#: What is tried, in the order in which it is counted.
_SOURCES: tuple[Callable[[list[Term]], Iterator[Combination]], ...] = (
    sums, products, series, averages, shares, ratios, changes, repeats,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What was found in a plan.

    Attributes
    ----------
    plan : str
    candidates : list of Candidate
        The most telling first.
    counts : list of Count
        By kind.
    """

    plan: str
    candidates: list[Candidate]
    counts: list[Count]


def suggest(data: Dataset, plan: str) -> Suggestions:
    """Mine the candidate relations among the facts of a plan.

    Every total of two to four parts, product, average, share, ratio, change between two years, and
    repetition among figures whose units allow it and which stand near each other is tried with the intervals
    that rounding leaves; what fits is ranked by nearness and by how many hits chance would give.

    Parameters
    ----------
    data : Dataset
        As printed: `load_dataset(corrected=False)`.
    plan : str

    Returns
    -------
    Suggestions
        Declared ones are among the candidates and say so. Bounds are not tried: half of all pairs keep one.
    """
    terms = terms_of(data, plan)
    chance = Chance(terms)
    hits: dict[object, tuple[Combination, float]] = {}
    weights: dict[tuple[str, str], dict[float, float]] = defaultdict(lambda: defaultdict(float))
    counts = {kind: [0, 0, 0.0] for kind in ("total", "product", "average", "share", "ratio", "growth", "same")}
    for tried in chain.from_iterable(source(terms) for source in _SOURCES):
        near, likely = nearness(tried), chance.of(tried)
        weights[tried.claim.id, tried.kind][near] += likely
        count = counts[_counted(tried.kind)]
        count[0] += 1
        count[1] += tried.fits
        count[2] += likely
        if tried.fits or tried.named:
            hits.setdefault((tried.kind, *tried.identity), (tried, near))
    found = [_candidate(data, tried, near, weights) for tried, near in hits.values()]
    ranked = sorted(filter(None, found), key=_order)
    declared, joined = _declared(data, plan)
    unique: dict[object, Candidate] = {}
    fitting = {_about(each.combination) for each in ranked if each.verdict != "differs"}
    for each in ranked:
        if each.verdict != "differs" or _about(each.combination) not in fitting:
            unique.setdefault(each.combination.identity, each)
    marked = [replace(c, declared=_check_of(c.combination, declared, joined)) for c in unique.values()]
    told = [Count("repeat" if kind == "same" else kind, *count) for kind, count in counts.items()]  # type: ignore[arg-type]
    return Suggestions(plan, marked, told)


def _about(tried: Combination) -> object:
    """Return what a fit explains: the claim, by a kind; of a repetition only itself."""
    family, facts = tried.identity
    return (family, facts) if family == "same" else (family, tried.claim.id)


def _counted(kind: str) -> str:
    return "same" if FAMILIES.get(kind) == "same" else kind


def _order(each: Candidate) -> tuple[object, ...]:
    tried = each.combination
    return -each.score, tried.claim.at, tried.kind, [term.id for term in tried.terms]


def _candidate(data: Dataset, tried: Combination, near: float, weights: dict) -> Candidate | None:
    """Return a candidate by the arithmetic of the checks; None where that refuses it."""
    likely = sum(p for level, p in weights[tried.claim.id, tried.kind].items() if level >= near)
    operands = operands_text(tried)
    try:
        found = recompute(data, tried.kind, tried.claim.id, operands, tried.factor)
    except MeasureError:
        return None
    if not tried.fits:
        return Candidate(tried, found.formula, "differs", math.nan, near)
    stated = figure(data, tried.claim.fact, same=FAMILIES.get(tried.kind) == "same")
    verdict = verdict_of(stated, found, step_of(data, tried.claim.fact), "", read=None)
    return None if verdict == "contradiction" else Candidate(tried, found.formula, verdict, likely, score(near, likely))


def operands_text(tried: Combination) -> str:
    """Return the operands as checks.csv has them."""
    return ";".join(f"{role}={term.id}" for role, term in tried.operands)


def _declared(data: Dataset, plan: str) -> tuple[dict[object, str], dict[str, str]]:
    """Return the declared checks by identity, and for each figure that is repeated one that stands for all."""
    checks: dict[object, str] = {}
    stands_for: dict[str, str] = {}
    for check in data.checks_of(plan).itertuples():
        facts = [check.claim, *(fact for _, fact in operands_of(check.operands))]
        checks[identity(check.kind, facts)] = check.check
        if FAMILIES.get(check.kind) == "same" and len(facts) > 1:
            one, other = (stands_for.get(fact, fact) for fact in facts)
            for fact in [*facts, *(f for f, first in stands_for.items() if first == other)]:
                stands_for[fact] = one
    return checks, stands_for


def _check_of(tried: Combination, declared: dict[object, str], joined: dict[str, str]) -> str:
    if check := declared.get(tried.identity):
        return check
    ends = {joined.get(term.id, term.id) for term in tried.terms}
    return "implied" if FAMILIES.get(tried.kind) == "same" and len(ends) == 1 else ""
