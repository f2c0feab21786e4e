"""A descriptor that says what is not understood, not true or not enough is refused in a line of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analysis.dataset import contract
from analysis.dataset.schema import read_package
from tests.conftest import refused

BOTH = ["datapackage.json", "reference/datapackage.json"]  # each with a table of places


def change(package: Path, edit: Callable[[Any], object], file: str = "datapackage.json") -> None:
    """Change a descriptor in place."""
    path = package / file
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    edit(descriptor)
    path.write_text(json.dumps(descriptor), encoding="utf-8")


def table(descriptor: Any, name: str = "places") -> Any:
    return next(entry for entry in descriptor["resources"] if entry["name"] == name)


def column(descriptor: Any, name: str = "places", of: int = 0) -> Any:
    return table(descriptor, name)["schema"]["fields"][of]


def key(descriptor: Any) -> Any:
    return table(descriptor)["schema"]["foreignKeys"][0]


def unique(descriptor: Any, keys: Any) -> None:
    schema = table(descriptor)["schema"]
    del schema["primaryKey"]
    schema["uniqueKeys"] = keys


def told(package: Path, file: str = "datapackage.json") -> str:
    """Return the problems as one text; all must be about the descriptor."""
    problems = refused(package)
    assert {problem.file for problem in problems} == {file}
    return "\n".join(map(str, problems))


@pytest.mark.parametrize("file", BOTH)
@pytest.mark.parametrize(
    ("edit", "words"),
    [
        # names and head
        (lambda d: d.pop("created"), "no 'created'"),
        (lambda d: d.update(created="2026-02-30"), '"2026-02-30" as \'created\''),
        (lambda d: d.update(created="20261122"), "YYYY-MM-DD"),
        (lambda d: d.update(version=1.0), "1.0 as 'version'"),
        (lambda d: d.update(title=""), "nothing as 'title'"),
        (lambda d: d.update(title="a\x1b[31m"), "characters that can be printed"),
        (lambda d: d.update(name="\ud800"), "characters that can be printed"),
        (lambda d: d.update(resources=[]), "nothing as 'resources'"),
        (lambda d: d["resources"].append(3), "found 3 of a table"),
        (lambda d: d["resources"].append(d["resources"][0]), "the table 'places' a second time"),
        (lambda d: table(d).update(name="Places (1)"), "as 'name' of a table"),
        (lambda d: table(d).update(encoding="gbk"), "\"gbk\" as 'encoding'"),
        (lambda d: table(d).update(dialect={"delimiter": ";"}), "as 'dialect'"),
        (lambda d: table(d)["schema"].update(missingValues=["", "NA"]), "as 'missingValues'"),
        # columns
        (lambda d: column(d).pop("description"), "no 'description' of the column place"),
        (lambda d: column(d).update(type="date"), "the type 'date'"),
        (lambda d: column(d).update(unit=5), "5 as 'unit'"),
        (lambda d: column(d).update(constraints=[]), "[] as 'constraints'"),
        (lambda d: column(d)["constraints"].update(required="yes"), "\"yes\" as 'required'"),
        (lambda d: column(d)["constraints"].update(minimum=1), "the constraint 'minimum'"),
        (lambda d: column(d)["constraints"].update(pattern="(("), "a regular expression (missing )"),
        (lambda d: column(d)["constraints"].update(pattern="(a+)+$"), "no choice within a group"),
        (lambda d: column(d)["constraints"].update(enum="place"), "\"place\" as 'enum'"),
        (lambda d: column(d)["constraints"].update(enum=["a", 1]), "1 as 'enum'"),
        (lambda d: column(d)["constraints"].update(enum=["a", "a"]), "each code once"),
        (lambda d: table(d)["schema"]["fields"].append(column(d)), "the column 'place' of places a second"),
        # keys
        (lambda d: table(d)["schema"].pop("primaryKey"), "no 'primaryKey' of the table places"),
        (lambda d: table(d)["schema"].update(primaryKey=[]), "nothing as 'primaryKey'"),
        (lambda d: table(d)["schema"].update(primaryKey=["nobody"]), "'nobody' in the primary key"),
        (lambda d: table(d)["schema"].update(primaryKey=["place", "level"]), "expected the key place"),
        (lambda d: unique(d, []), "nothing as 'uniqueKeys'"),
        (lambda d: unique(d, "place"), "\"place\" as 'uniqueKeys'"),
        (lambda d: unique(d, [7]), "7 as 'uniqueKeys'"),
        (lambda d: unique(d, [["nobody"]]), "'nobody' in the primary key"),
        (lambda d: key(d).update(fields=["nobody"]), "places.nobody in a foreign key"),
        (lambda d: key(d)["reference"].update(fields="nobody"), "places.nobody in a foreign key"),
        (lambda d: key(d)["reference"].update(resource="nowhere"), "nowhere.place in a foreign key"),
        (lambda d: key(d).update(fields=["parent", "level"]), "as a foreign key"),
        # what the code needs
        (lambda d: table(d)["schema"]["fields"].pop(2), "no column places.name_zh"),
        (lambda d: column(d, of=1).update(type="integer", constraints={}), "the type 'integer' of places."),
        (lambda d: column(d, of=2).update(constraints={}), "places.name_zh not 'required'"),
        (lambda d: table(d)["schema"].update(foreignKeys=[]), "places.parent without a foreign key"),
        (lambda d: key(d)["reference"].update(fields=["name_zh"]), "places.parent without a foreign key"),
        (lambda d: column(d, of=4)["constraints"].pop("enum"), "codes out of nation, province"),
        (lambda d: column(d, of=4)["constraints"]["enum"].append("village"), "codes out of nation, province"),
    ],
)  # fmt: skip
def test_what_a_descriptor_must_not_say(package, file, edit, words):
    change(package, edit, file)
    assert words in told(package, file)


@pytest.mark.parametrize("bound", [float("inf"), True, "1"])
def test_a_bound_is_a_number(package, bound):
    change(package, lambda d: column(d, "peers", of=2)["constraints"].update(minimum=bound))
    assert told(package)


def test_every_problem_of_the_descriptor_is_told_at_once(package):
    def edit(descriptor):
        table(descriptor, "places").pop("description")
        table(descriptor, "units").pop("path")

    change(package, edit)
    assert [problem.found for problem in refused(package)] == [
        "no 'description' of the table places", "no 'path' of the table units"
    ]  # fmt: skip


# Paths ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", BOTH)
@pytest.mark.parametrize(
    "path",
    ["/etc/hostname", "../secret.csv", "a/../../secret.csv", "..", "a\\b.csv", "C:/a.csv", "http://a/b.csv",
     "./places.csv", "a//b.csv", "", [], [[]], 3, None, ["places.csv", "places.csv"], "a\0b"],
)  # fmt: skip
def test_a_path_that_is_none_of_the_package(package, file, path):
    (package.parent / "secret.csv").write_text("the word of a stranger\n", encoding="utf-8")
    change(package, lambda d: table(d).update(path=path), file)
    words = told(package, file)
    assert "path" in words or "the file 'places.csv' a second time" in words
    assert "stranger" not in words


def test_one_file_is_one_table(package):
    change(package, lambda d: table(d, "peers").update(path="places.csv"))
    assert "the file 'places.csv' a second time" in told(package)


@pytest.mark.parametrize("folder", [False, True])
def test_a_link_that_leads_out_of_the_package_is_not_followed(package, folder):
    outside = package.parent / "outside"
    outside.mkdir()
    (outside / "places.csv").write_text("the word of a stranger\n", encoding="utf-8")
    if folder:
        (package / "inside").symlink_to(outside)
        change(package, lambda d: table(d).update(path="inside/places.csv"))
    else:
        (package / "places.csv").unlink()
        (package / "places.csv").symlink_to(outside / "places.csv")
    [problem] = refused(package)
    assert problem.found == "a link that leads out of the folder of the package"


# JSON ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "row", "words"),
    [
        ('{\n "name": "x",\n}\n', 2, "a comma before the end"),
        ('{"a": [1,\n 2\n ,\n]}', 3, "a comma before the end"),
        ('{\n "name": "x"\n "title": "y"}', 3, "delimiter"),
        ("", 1, "Expecting value"),
        ('{"a": 1,\n "a": 2}', None, 'the key "a" twice'),
        ('{"a": NaN}', None, "NaN"),
        ('{"a": ' + "9" * 5000 + "}", None, "5000 digits"),
        ("[" * 100_000, None, "recursion"),
    ],
)
def test_json_that_is_none(package, text, row, words):
    (package / "datapackage.json").write_text(text, encoding="utf-8")
    [problem] = refused(package)
    assert (problem.file, problem.row) == ("datapackage.json", row)
    assert words in problem.found


# The contract --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("folder", "tables"), [("", contract.PLANS), ("reference", contract.REFERENCE)])
def test_the_code_names_every_column_of_the_package(package, folder, tables):
    resources = read_package(package / folder, tables).resources
    named = {name: [column.name for column in contract.columns(line)] for name, line in tables.items()}
    assert {name: resource.columns for name, resource in resources.items()} == named


def test_a_contract_that_is_misspelt_is_no_contract():
    words = [
        word for line in (*contract.PLANS.values(), *contract.REFERENCE.values()) for word in line.split()
    ]
    assert sum(len(contract.columns(word)) for word in words) == len(words)
