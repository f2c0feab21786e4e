"""The claims that curators declared are found again, early, by who does not know that they are declared."""

from __future__ import annotations

import pytest

from analysis import load_dataset
from analysis.relations import suggest
from analysis.relations.terms import terms_of
from benchmarks.relations import FIRST, recall

#: How many of the declared checks that hold have to be found, by kind.
FLOORS = {
    "total": 0.9, "product": 0.8, "average": 1, "share": 1, "ratio": 1, "growth": 1, "repeat": 0.9,
    "table_text": 1,
}  # fmt: skip


@pytest.fixture(scope="module")
def printed(known):
    return load_dataset(known, corrected=False)


@pytest.fixture(scope="module")
def found(printed):
    return recall(printed)


@pytest.mark.parametrize("kind", FLOORS)
def test_declared_checks_that_hold_are_found(found, kind):
    own = found[(found["kind"] == kind) & found["result"].isin(["holds", "rounding"])]
    assert len(own) > 0
    assert own["rank"].notna().mean() >= FLOORS[kind]


def test_those_found_stand_among_the_first(found):
    ranks = found["rank"].dropna()
    assert (ranks <= FIRST).mean() > 0.9


def test_some_that_fail_are_found_by_what_the_code_lists_say(found):
    failing = found[found["result"] == "differs"]
    assert failing["rank"].notna().sum() >= 10


@pytest.mark.parametrize("plan", ["benxi", "erenhot", "hegang", "hulunbuir", "xincheng"])
def test_few_are_tried_for_a_plan_and_always_the_same(printed, plan):
    one, two = suggest(printed, plan), suggest(printed, plan)
    assert [each.combination.identity for each in one.candidates] == [
        each.combination.identity for each in two.candidates
    ]
    figures = len(terms_of(printed, plan))
    assert one.figures == figures
    # pairs of figures, and twelve neighbours in four roles: no more than a reader waits for
    assert sum(count.tried for count in one.counts) < figures**2
