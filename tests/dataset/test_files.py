"""Only what the package lists is data: what lies beside is not touched, what cannot be read is told."""

from __future__ import annotations

import csv
import json
import os
import shutil
from pathlib import Path

import pytest

from analysis import DataError, load_dataset
from analysis.dataset.extract import Whole, read_files, write_files
from analysis.dataset.load import file_hash
from analysis.errors import Problem
from tests.conftest import append, only, refused

HEADER = "plan,peer,rank\n"


# Beside the data -----------------------------------------------------------------------------------------


def clutter(folder: Path) -> None:
    """Put beside the data what editors and systems leave there."""
    for below in (folder, folder / "facts", folder / "reference"):
        (below / ".#plans.csv").symlink_to("somebody@host.4711:1700000000")  # a lock: a link to no file
        (below / "._plans.csv").write_bytes(b"\x00\x05\x16\x07")
        (below / ".~lock.plans.csv#").write_text("somebody", encoding="utf-8")
        (below / "~$plans.csv").write_bytes(b"\xff\xfe")
        (below / ".loop.csv").symlink_to(".loop.csv")
        (below / ".ipynb_checkpoints").mkdir()
        (below / ".ipynb_checkpoints/plans-checkpoint.csv").write_text("old", encoding="utf-8")
        os.mkfifo(below / "pipe.csv")
    (folder / "notes.json").write_text("{", encoding="utf-8")
    (folder / "facts/old.csv").mkdir()


def test_what_lies_beside_the_data_is_not_touched(package, data):
    before = file_hash(package)
    clutter(package)
    assert file_hash(package) == before
    assert len(load_dataset(package).facts) == len(data.facts)


def test_the_files_are_those_that_the_descriptors_list(package, data):
    listed = [
        *data.package.files,
        *(f"reference/{path.name}" for path in (package / "reference").glob("*.[cj]s*")),
    ]
    assert sorted(read_files(package)) == sorted(listed)
    (package / "derived").mkdir(exist_ok=True)
    (package / "derived/growth.csv").write_text("x", encoding="utf-8")
    (package / "extra.csv").write_text("x", encoding="utf-8")
    assert sorted(read_files(package)) == sorted(listed)


def test_a_part_without_a_fact_loads(package, tmp_path):
    append(package, "plans.csv", "china,china,甲,,,2021,2025,2020,2025," + "0" * 64 + ",excerpt,undeclared")
    data = load_dataset(package)
    write_files(Whole(read_files(package), data).about(["china"]), tmp_path / "part")
    assert load_dataset(tmp_path / "part").plan_ids == ["china"]
    assert load_dataset(tmp_path / "part").facts.empty


# In place of a table -------------------------------------------------------------------------------------


def loop(path: Path) -> None:
    path.symlink_to(path.name)


REPLACED = [
    (Path.mkdir, "a folder"),
    (os.mkfifo, "a pipe or device"),
    (loop, "a link that leads back to itself"),
]


@pytest.mark.parametrize("file", ["peers.csv", "facts/benxi.csv", "reference/yardsticks.csv"])
@pytest.mark.parametrize(("make", "found"), REPLACED)
def test_what_is_no_file(package, file, make, found):
    (package / file).unlink()
    make(package / file)
    assert only(package, file, None, "").found == found


@pytest.mark.parametrize("make", [make for make, _ in REPLACED[:2]])
@pytest.mark.parametrize("file", ["datapackage.json", "reference/datapackage.json"])
def test_a_descriptor_that_is_no_file(package, file, make):
    (package / file).unlink()
    make(package / file)
    assert only(package, file, None, "").expected == "the descriptor of the package"


def test_a_file_that_may_not_be_read(package, monkeypatch):
    whole = Path.read_bytes

    def denied(path):
        if path.name == "peers.csv":
            raise PermissionError(13, "Permission denied")
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", denied)
    assert only(package, "peers.csv", None, "").found == "a file that may not be read"


def test_a_file_in_place_of_the_folder_of_facts(package):
    shutil.rmtree(package / "facts")
    (package / "facts").write_text("x", encoding="utf-8")
    assert {p.found for p in refused(package)} == {"a file in place of a folder"}


# Inside a table ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "row", "column", "found"),
    [
        (HEADER + "benxi," + "x" * 200_000 + ",1\n", 2, "", "field larger than field limit (131072)"),
        (HEADER + "benxi,hegang\0,1\n", 2, "peer", "U+0000"),
        ("", 1, "", "header ''"),
        ("\0", 1, "", "header"),
        (HEADER + 'benxi,"hegang,1\n', 2, "", "unexpected end of data"),
        (HEADER + 'benxi,"he"gang,1\n', 2, "", "',' expected after '\"'"),
    ],
)
def test_a_table_that_is_garbled(package, content, row, column, found):
    csv.field_size_limit(131_072)  # other packages raise it for all
    (package / "peers.csv").write_text(content, encoding="utf-8")
    problem = refused(package)[0]
    assert (problem.file, problem.row, problem.column) == ("peers.csv", row, column)
    assert problem.found.startswith(found)


@pytest.mark.parametrize("cell", ["no_such_plan_{0}", "", "=1+{0}", "benxi"])
def test_thousands_of_bad_rows(package, cell, monkeypatch):
    compared = []
    monkeypatch.setattr("analysis.dataset.read.nearest", lambda _, valid: compared.extend(valid) or "")
    rows = [f"hegang,{cell.format(at)},{at + 1}" for at in range(20_000)]
    (package / "peers.csv").write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_dataset(package)
    assert len(caught.value.problems) >= 19_999
    assert len(str(caught.value).splitlines()) <= 102
    assert len(str(caught.value)) < 30_000
    assert len(compared) <= 100_000


def test_the_hundredth_line_says_how_many_more_there_are():
    problems = [Problem("peers.csv", row, "peer", f"'{row}'", "a plan") for row in range(2, 1002)]
    lines = str(DataError(problems)).splitlines()
    assert len(lines) == 102
    assert lines[0] == "1000 problems in the data:"
    assert lines[-1] == "  ... and 900 problems more; mend these first"


def test_a_descriptor_deep_in_brackets(package):
    path = package / "datapackage.json"
    descriptor = path.read_text(encoding="utf-8")
    path.write_text(descriptor.replace('"keywords": [', '"keywords": [' + "[" * 50_000, 1), encoding="utf-8")
    assert only(package, "datapackage.json", None, "").expected == "JSON that can be read"
    path.write_text(json.dumps(json.loads(descriptor)), encoding="utf-8")
    assert load_dataset(package)
