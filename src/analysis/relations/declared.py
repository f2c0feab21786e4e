"""What checks.csv declares already, and the rows that would declare more."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.dataset import Dataset, Row
from analysis.dataset.roles import operands_of
from analysis.relations.combination import FAMILIES, Combination, identity
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
        self._first = {name: name for name in known}
        for term in terms:
            self._join(term.id, *(other for other in term.shared if other in known))
        checks = [
            (check.check, check.kind, [name for name in _facts(check) if name in known])
            for check in data.checks_of(plan).itertuples()
        ]
        for _, kind, facts in checks:
            if FAMILIES.get(kind) == "same" and facts:
                self._join(*facts)
        self._checks = {
            identity(kind, [known[name] for name in facts]): check for check, kind, facts in checks
        }
        self._chains = {self._chain(kind, facts) for _, kind, facts in checks}

    def check(self, tried: Combination) -> str:
        """Return the check that declares a relation, `implied` where others chain it together, else ""."""
        chain = self._chain(tried.kind, [term.id for term in tried.terms])
        implied = chain in self._chains or (tried.repeated and len(chain[1]) == 1)
        return self._checks.get(tried.identity, "implied" if implied else "")

    def _chain(self, kind: str, facts: list[str]) -> tuple[str, frozenset[str]]:
        """Return the family of a kind with one figure for each, however often it is printed."""
        return FAMILIES.get(kind, kind), frozenset(self._first[name] for name in facts)

    def _join(self, kept: str, *others: str) -> None:
        for other in others:
            gone = self._first[other]
            for name, first in self._first.items():
                if first == gone:
                    self._first[name] = self._first[kept]


def _facts(check: Row) -> list[str]:
    return [check.claim, *(fact for _, fact in operands_of(check.operands))]


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
