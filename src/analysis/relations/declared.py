"""What checks.csv declares already, and the rows that would declare more."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.dataset import Dataset
from analysis.dataset.roles import operands_of
from analysis.relations.combination import Combination, identity
from analysis.relations.ranking import Candidate
from analysis.relations.terms import Term


class Declared:
    """The declared checks of a plan.

    Parameters
    ----------
    data : Dataset
    plan : str
    terms : list of Term
        The figures of the plan.
    """

    def __init__(self, data: Dataset, plan: str, terms: list[Term]):
        known = {term.id: term for term in terms}
        self._checks: dict[object, str] = {}
        self._first = {name: name for name in known}
        for term in terms:
            self._join(term.id, *(other for other in term.shared if other in known))
        for check in data.checks_of(plan).itertuples():
            facts = [check.claim, *(fact for _, fact in operands_of(check.operands))]
            found = identity(check.kind, [known[fact] for fact in facts if fact in known])
            self._checks[found] = check.check
            if found[0] == "same":
                self._join(*(fact for fact in facts if fact in known))

    def check(self, tried: Combination) -> str:
        """Return the check that declares a relation, `implied` where others chain it together, else ""."""
        chained = tried.repeated and len({self._first[term.id] for term in tried.terms}) == 1
        return self._checks.get(tried.identity, "implied" if chained else "")

    def _join(self, kept: str, *others: str) -> None:
        for other in others:
            gone = self._first[other]
            for name, first in self._first.items():
                if first == gone:
                    self._first[name] = self._first[kept]


def operands_text(tried: Combination) -> str:
    """Return the operands as checks.csv has them."""
    return ";".join(f"{role}={term.id}" for role, term in tried.operands)


def rows(data: Dataset, plan: str, candidates: Iterable[Candidate]) -> list[dict[str, str]]:
    """Return the rows of checks.csv that declare candidates, numbered after the last of their plan."""
    numbers = [int(check.rpartition("-c")[2]) for check in data.checks_of(plan)["check"]]
    found = []
    for number, each in enumerate(candidates, start=max(numbers, default=0) + 1):
        tried = each.combination
        row = {"check": f"{plan}-c{number:02d}", "plan": plan, "kind": tried.kind, "claim": tried.claim.id}
        row |= {"operands": operands_text(tried), "checkable": "true"}
        found.append(row | {"factor": "" if tried.factor == 1 else f"{tried.factor:.10g}"})
    return found
