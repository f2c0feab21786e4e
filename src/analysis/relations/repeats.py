"""Repeated figures: one number of one unit that is printed in two places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from analysis.relations.combination import Combination
from analysis.relations.terms import Term

#: Origins that are tables.
_TABLES = ("indicator_table", "data_table")

_UP, _DOWN = (">", ">="), ("<", "<=")


def repeats(terms: list[Term]) -> Iterator[Combination]:
    """Return the pairs of figures of one unit on two lines, whatever sign stands before them.

    The later printing is the claim, the text where the other is a table. Two printings of one indicator,
    group and year are told also where they differ.
    """
    batches: dict[str, list[Term]] = {}
    for term in terms:
        batches.setdefault(term.unit, []).append(term)
    for batch in batches.values():
        for first, second in combinations(batch, 2):
            if first.shares(second) or _range(first, second):
                continue
            named = first.what == second.what and first.mood == second.mood and first.years == second.years
            if named or first.line != second.line:
                yield _pair(first, second, named=named)


def _pair(first: Term, second: Term, *, named: bool) -> Combination:
    tables = [term.fact["origin"] in _TABLES for term in (first, second)]
    claim, other = (first, second) if tables == [False, True] else (second, first)
    half = max(claim.step, other.step) / 2
    low, high = other.value - half, other.value + half
    kind = "table_text" if tables[0] != tables[1] else "repeat"
    return Combination(kind, claim, (("same", other),), low, high, named=named)


def _range(first: Term, second: Term) -> bool:
    """Tell whether two figures are the ends of a range: at least one, at most the other."""
    signs = {first.fact["comparator"], second.fact["comparator"]}
    return bool(signs & set(_UP)) and bool(signs & set(_DOWN))
