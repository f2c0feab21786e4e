"""What cannot be true is refused with its file, row and column, and what looks odd but may be true is not.

`impossible.csv` holds the cases: cells that are changed together, and the column that must be named.
"""

from __future__ import annotations

import csv
from itertools import groupby
from pathlib import Path

import pytest

from analysis import load_dataset
from tests.conftest import append, edit, only, refused

with (Path(__file__).parent / "impossible.csv").open(encoding="utf-8", newline="") as stream:
    CASES = {case: list(rows) for case, rows in groupby(csv.DictReader(stream), lambda row: row["case"])}


def change(package: Path, file: str, key: str, column: str, value: str) -> int:
    """Change a cell of the row that begins with `key` and return its line."""
    path = package / file
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    at = next(
        at for at, row in enumerate(rows) if f"{','.join(row)},".startswith(f"{key.removesuffix(',')},")
    )
    rows[at][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)
    return at + 1


@pytest.mark.parametrize("case", CASES)
def test_case(package, case):
    lines = {
        change(package, *(row[name] for name in ("file", "key", "column", "value"))) for row in CASES[case]
    }
    file, column = CASES[case][0]["file"], CASES[case][0]["expected"]
    if column == "accepted":
        assert load_dataset(package)
    else:
        problems = {(p.file, p.row, p.column) for p in refused(package)}
        assert (file, lines.pop(), column) in problems


def test_it_says_which_character_was_meant(package):
    row = edit(package, "places.csv", place="benxi", name_zh="本溪⽇市")
    problem = only(package, "places.csv", row, "name_zh")
    assert (problem.found, problem.expected) == ("U+2F47 in '本溪⽇市'", "'日' (U+65E5), which it looks like")


def test_a_return_within_a_cell(package):
    path = package / "places.csv"
    path.write_bytes(path.read_bytes().replace(b"Liaoning", b'"Liao\rning"'))
    assert {(p.file, p.column, p.found[:6]) for p in refused(package)} == {
        ("places.csv", "name_en", "U+000D")
    }


def test_lines_that_end_as_on_windows(package):
    path = package / "places.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_dataset(package)


@pytest.mark.parametrize(
    ("field", "used", "expected"),
    [
        ("period_start", "2016-02-30", "a day, month or year that exists"),
        ("period_start", "2002", "2010 or later"),
        ("period_end", "2027", "2026 or earlier"),
    ],
)
def test_a_correction_to_what_cannot_be_true(package, field, used, expected):
    header = (package / "corrections.csv").read_text(encoding="utf-8").splitlines()[0]
    (package / "corrections.csv").write_text(f"{header}\nerenhot-001,{field},2016,{used},why,how\n")
    assert only(package, "corrections.csv", 2, "used").expected.startswith(expected)


def test_a_circle_is_told_at_each_of_its_members_and_nowhere_else(package):
    # xilingol -> erenhot -> xilingol; hulunbuir only leads into it
    edit(package, "places.csv", place="xilingol", parent="erenhot")
    edit(package, "places.csv", place="hulunbuir", parent="xilingol")
    circle = {p.found for p in refused(package) if "not itself below" in p.expected}
    assert circle == {"'erenhot'", "'xilingol'"}


def test_thousands_of_steps_upwards(package):
    chain = [f"p{number},,甲,A,county,{f'p{number - 1}' if number else 'china'}" for number in range(3000)]
    append(package, "places.csv", "\n".join(chain))
    assert load_dataset(package)


@pytest.mark.parametrize("file", ["peers.csv", "claims.csv", "corrections.csv", "exclusions.csv"])
def test_a_table_without_a_row(package, file):
    header = (package / file).read_text(encoding="utf-8").splitlines()[0]
    (package / file).write_text(f"{header}\n", encoding="utf-8")
    assert load_dataset(package)
