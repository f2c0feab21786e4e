"""Data and descriptors, edited one way at a time: accepted or refused as the case says, at the right place.

Whatever the edit, there is no traceback and no waiting without an end. `python -m tests.faults` counts them.
"""

from __future__ import annotations

import pytest

from analysis import load_dataset
from tests.faults import CASES, cells, contents, counts, descriptors
from tests.faults.harness import answer, given, judge, places


def test_there_are_many_cases_each_with_a_name_of_its_own():
    assert counts().total() >= 300
    assert len({(case.kind, case.name) for case in CASES}) == len(CASES)


@given(cells.cases())
def test_cells(case, package):
    case.change(package)
    said = answer(lambda: load_dataset(package))
    judge(case, said)
    assert not said or case.change.told(places(said)), f"no place of the edit in: {said[:500]}"


@given([*contents.cases(), *descriptors.cases()])
def test_files(case, package):
    case.change(package)
    judge(case, answer(lambda: load_dataset(package)))


@pytest.fixture(scope="module")
def fingerprint(original) -> str:
    return load_dataset(original).fingerprint


@given(contents.beside())
def test_what_lies_beside_is_no_data(case, package, fingerprint):
    case.change(package)
    found = []
    judge(case, answer(lambda: found.append(load_dataset(package).fingerprint)))
    assert found == [fingerprint], "everything would count as changed"


def test_without_an_edit_nothing_is_said(original):
    assert answer(lambda: load_dataset(original)) == ""
