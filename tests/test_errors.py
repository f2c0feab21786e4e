"""Problems of the data as a person reads them: each told once, with all its places."""

from __future__ import annotations

import pickle

from analysis.errors import DataError, MeasureError, Problem


def blank(row: int, column: str, file: str = "facts/benxi.csv") -> Problem:
    return Problem(file, row, column, "nothing", "a value")


def told(*problems: Problem) -> list[str]:
    return [line.strip() for line in str(DataError(problems)).splitlines()]


def test_one_problem_is_one_line():
    slip = Problem("peers.csv", 7, "peer", "'hulunbiur'", "a plan", "hulunbuir")
    assert told(slip) == [
        "1 problem in the data:",
        "peers.csv, row 7, column peer: found 'hulunbiur', expected a plan (did you mean 'hulunbuir'?)",
    ]


def test_columns_and_rows_with_the_same_problem_share_a_line():
    # rows 2, 3, 4 and 9 lack both cells; row 6 only the kind, so that it has a line of its own
    both = [blank(row, column) for row in (2, 3, 4, 9) for column in ("unit", "kind")]
    assert told(*both, blank(6, "kind")) == [
        "9 problems in the data:",
        "facts/benxi.csv, rows 2-4, 9, columns unit, kind: found nothing, expected a value",
        "facts/benxi.csv, row 6, column kind: found nothing, expected a value",
    ]


def test_what_differs_in_file_finding_or_hint_stays_apart():
    others = [
        blank(2, "unit", "facts/hegang.csv"),
        Problem("facts/benxi.csv", 2, "unit", "'x'", "a value"),
        Problem("facts/benxi.csv", 2, "unit", "nothing", "a value", "CNY"),
        Problem("facts/benxi.csv", None, "", "no row", "one"),
    ]
    assert len(told(blank(2, "unit"), *others)) == 1 + 5
    assert told(others[-1])[1] == "facts/benxi.csv: found no row, expected one"


def test_every_problem_is_kept_for_programs():
    assert len(DataError([blank(2, "unit"), blank(3, "unit")]).problems) == 2


def test_a_measure_error_names_the_facts_that_stand_in_the_way():
    error = MeasureError("benxi: the years of benxi-001 differ", ["benxi-001", "benxi-002"])
    assert str(error) == "benxi: the years of benxi-001 differ (benxi-002)"
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.facts) == (str(error), ("benxi-001", "benxi-002"))
