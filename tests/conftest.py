"""What several test files use: the real data, a copy of the package to break, and ways to break it."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from analysis import DataError, load_dataset, paths
from analysis.dataset.extract import Whole, read_files, write_files
from analysis.errors import Problem

#: The plans whose figures the tests know by hand; plans added later change none of them.
KNOWN = ("benxi", "erenhot", "hegang", "hulunbuir", "xincheng")


@pytest.fixture(scope="session")
def known(committed, tmp_path_factory) -> Path:
    """The data package about the plans that the tests know: the committed one while there are no others."""
    if set(committed.plan_ids) == set(KNOWN):
        return paths.data_dir()
    folder = tmp_path_factory.mktemp("known") / "data"
    write_files(Whole(read_files(paths.data_dir()), committed).about(KNOWN), folder)
    return folder


@pytest.fixture(scope="session")
def committed():
    """All that is committed, whatever plans there are."""
    return load_dataset()


@pytest.fixture(scope="session")
def data(known):
    """The real data of the known plans, corrections applied."""
    return load_dataset(known)


def outside(reference, place, indicator, year, group="all", kind="observed"):
    """The one outside figure of a place, indicator, year, group and kind; None where none is known."""
    found = reference.records(place, indicator, group, kind)
    return next((each for each in found if each["year"] == year), None)


#: What HTML, Typst, Markdown and matplotlib would each read as their own.
HOSTILE = r"_A$B$C$\frac$ #f(1) *b* @c <script>x</script> \n "


@pytest.fixture(scope="session")
def hostile(data):
    """The known plans, with hostile names of places, indicators, groups, units and words."""
    frames = dict(data.frames)
    for table, frame in data.frames.items():
        names = [column for column in frame.columns if column.startswith("name_")]
        frames[table] = frame.assign(**{column: HOSTILE + frame[column] for column in names})
    return type(data)(data.package, frames, data.reference, f"{data.fingerprint}, hostile")


@pytest.fixture
def package(known, tmp_path) -> Path:
    """A fresh copy of the data package of the known plans (with data/reference, where there is one)."""
    return Path(shutil.copytree(known, tmp_path / "data"))


def edit(package: Path, file: str, **cells: str) -> int:
    """Change cells of one row of a CSV file and return the row's line in the file.

    The first keyword finds the row, the others are set:
    `edit(package, "units.csv", unit="trip", expression="trip trip trip")`.
    """
    path = package / file
    (key, code), *changes = cells.items()
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream)
        header = next(reader)
        rows = [(reader.line_num, row) for row in reader]
    line, found = next((line, row) for line, row in rows if row[header.index(key)] == code)
    for column, text in changes:
        assert found[header.index(column)] != text, f"{column} of {code} is {text!r} already"
        found[header.index(column)] = text
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *(row for _, row in rows)])
    return line


def append(package: Path, file: str, line: str) -> int:
    """Add a line at the end of a CSV file and return its number."""
    path = package / file
    text = path.read_text(encoding="utf-8") + line + "\n"
    path.write_text(text, encoding="utf-8")
    return text.count("\n")


def refused(package: Path) -> list[Problem]:
    """Return everything the loader finds wrong; fails where it accepts the package."""
    with pytest.raises(DataError) as caught:
        load_dataset(package)
    return caught.value.problems


def only(package: Path, file: str, row: int | None, column: str) -> Problem:
    """Return the one problem found, which must stand where it was put."""
    [problem] = refused(package)
    assert (problem.file, problem.row, problem.column) == (file, row, column)
    return problem
