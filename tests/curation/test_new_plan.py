"""`minzheng new-plan`: what it lays down, what it refuses, and that it is all or nothing."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

from analysis import DataError, load_dataset
from analysis.cli import main
from analysis.curation import NewPlan, lay_down, skeleton
from tests.conftest import append
from tests.curation import sixth


def state(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def texts(tmp_path):
    return sixth.sources(tmp_path)


@pytest.fixture(scope="module")
def loaded(known, tmp_path_factory):
    """A copy of the data, loaded once: for requests that write nothing."""
    return load_dataset(shutil.copytree(known, tmp_path_factory.mktemp("loaded") / "data"))


def added(before: dict[str, bytes], after: dict[str, bytes], name: str) -> list[str]:
    """Return the lines that stand in a file now, all of them behind those of before."""
    assert after[name].startswith(before[name])
    return after[name][len(before[name]) :].decode("utf-8").splitlines()


def test_the_guides_command_adds_four_things_and_an_empty_file(package, texts, capsys):
    before = state(package)
    sixth.laid_down(package, texts)
    after = state(package)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"places.csv", "plans.csv", "peers.csv", "datapackage.json", "facts/samplecity.csv"}
    assert added(before, after, "places.csv") == ["samplecity,,样例市,Sample City,prefecture,liaoning"]
    sha256 = hashlib.sha256(sixth.TEXT.read_bytes()).hexdigest()
    [plan] = added(before, after, "plans.csv")
    title = "样例市“十四五”民政事业发展规划"
    assert plan == f"samplecity,samplecity,{title},,,2021,2025,2020,2025,{sha256},excerpt,undeclared"
    peers = added(before, after, "peers.csv")
    assert peers[0] == "samplecity,benxi,1"
    assert [line.rpartition(",")[2] for line in peers] == ["1", "2", "3", "4", "5"]
    assert after["facts/samplecity.csv"].count(b"\n") == 1
    told = capsys.readouterr().out
    for name in changed:
        assert name in told
    assert "minzheng numbers" in told


def test_the_descriptor_changes_by_one_path(package, texts):
    before = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    sixth.laid_down(package, texts)
    after = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    [facts] = [r for r in after["resources"] if r["name"] == "facts"]
    assert facts["path"].pop() == "facts/samplecity.csv"
    assert after == before


def test_check_then_says_that_a_fact_is_missing_and_nothing_else(package, texts, capsys):
    sixth.laid_down(package, texts)
    capsys.readouterr()
    assert main(["check", "--data", str(package)]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "minzheng: 1 problem in the data:"
    assert (
        told[1].strip()
        == "facts/samplecity.csv: found no row, expected at least one below the header, or no file"
    )


def with_changes(package, texts, *changes: str, plan: str = "samplecity") -> list[str]:
    """Return the guide's command with options replaced ("--level=county") or left out ("--level")."""
    given = sixth.arguments("new-plan", package, texts)
    given[1] = plan
    for change in changes:
        option, _, value = change.partition("=")
        at = given.index(option) if option in given else len(given)
        given[at : at + 2] = [option, value] if value else []
    return given


@pytest.mark.parametrize(
    ("plan", "changes", "words"),
    [
        ("Sample-City", [], ["Sample-City", "small letters"]),
        ("s" * 300, [], ["at most 60 small letters"]),
        ("comparison", [], ["name of a notebook's results"]),
        ("benxi", [], ["'benxi' already", "benxi_2021"]),
        ("samplecity", ["--parent=liaonin"], ["did you mean 'liaoning'", "add its row to places.csv"]),
        ("samplecity", ["--parent=benxi"], ["benxi", "not above a prefecture"]),
        ("samplecity", ["--level=city"], ["unknown level", "prefecture"]),
        ("samplecity", ["--name-zh", "--level"], ["not in places.csv", "--name-zh, --level"]),
        ("hohhot", [], ["hohhot", "leave out --name-zh, --name-en, --level, --parent"]),
        ("samplecity", ["--peers=atlantis"], ["unknown plan 'atlantis'"]),
        ("samplecity", ["--peer-of=samplecity"], ["its own peer"]),
        ("samplecity", ["--text=nowhere.txt"], ["nowhere.txt", "No such file"]),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_written(
    loaded, texts, capsys, monkeypatch, plan, changes, words
):
    package = loaded.package.folder
    monkeypatch.setattr("analysis.cli.new_plan.load_dataset", lambda _: loaded)
    before = state(package)
    assert main(with_changes(package, texts, *changes, plan=plan)) == 2
    told = capsys.readouterr().err
    for word in words:
        assert word.lower() in told.lower()
    assert state(package) == before


def test_a_text_of_another_name_is_refused(package, texts, capsys):
    (texts / "samplecity.txt").rename(texts / "plan.txt")
    before = state(package)
    assert main(with_changes(package, texts, f"--text={texts / 'plan.txt'}")) == 2
    assert "name the file samplecity.txt" in capsys.readouterr().err
    assert state(package) == before


def test_a_text_that_is_no_utf8_is_refused_with_its_line(package, texts, capsys):
    (texts / "samplecity.txt").write_bytes("第一行\n".encode() + "样例".encode("gb18030"))
    assert main(with_changes(package, texts)) == 2
    assert "line 2 is no UTF-8" in capsys.readouterr().err


def test_what_only_the_loader_knows_is_refused_too(package, texts, capsys):
    before = state(package)
    changes = ["--title==HYPERLINK(1)", "--division-code=21", "--document-date=2021-02-31"]
    changes += ["--name-zh=\u2f47照", "--document-number=a\u0007", f"--target={'9' * 20}"]
    assert main(with_changes(package, texts, *changes)) == 1
    told = capsys.readouterr().err
    for column in ("title", "document_date", "document_number", "target_year"):
        assert f"plans.csv, row 7, column {column}: found" in told
    for column in ("division_code", "name_zh"):
        assert f"places.csv, row 13, column {column}: found" in told
    assert state(package) == before


def test_a_later_plan_of_a_place_takes_the_place_that_is_there(data):
    new = NewPlan("benxi_2026", "题", "0" * 64, 2026, 2030, 2025, 2030)
    files = skeleton(new, data)
    assert "places.csv" not in files
    assert (
        files["plans.csv"].decode("utf-8").splitlines()[-1].startswith("benxi_2026,benxi,题,,,2026,2030,2025")
    )


def test_peers_as_named_and_in_turn(data):
    new = NewPlan(
        "hohhot", "题", "0" * 64, 2021, 2025, 2020, 2025, peers=("hegang", "benxi"), peer_of=("benxi",)
    )
    before = (data.package.folder / "peers.csv").read_text(encoding="utf-8")
    after = skeleton(new, data)["peers.csv"].decode("utf-8")
    assert after.removeprefix(before).splitlines() == ["hohhot,hegang,1", "hohhot,benxi,2", "benxi,hohhot,5"]


def test_a_file_that_cannot_be_written_leaves_everything_as_it_was(package, texts, capsys, monkeypatch):
    before, opened = state(package), []

    def full(path: Path, *mode: str, **how):
        if package in path.parents and mode == ("xb",):
            opened.append(path.name)
            if "datapackage.json" in path.name:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return whole(path, *mode, **how)

    whole = Path.open
    monkeypatch.setattr(Path, "open", full)
    assert main(sixth.arguments("new-plan", package, texts)) == 1
    assert f"{package}: there is no space left" in capsys.readouterr().err
    assert any("plans.csv" in name for name in opened)
    assert state(package) == before


def test_files_that_would_break_the_package_are_not_written(package):
    before = state(package)
    with pytest.raises(DataError, match=r"units\.csv"):
        lay_down(package, {"units.csv": b"unit\n"})
    assert state(package) == before


def test_the_packaged_data_are_not_edited(package, texts, capsys, monkeypatch):
    monkeypatch.setattr("analysis.paths._PACKAGE", package.parent)
    (package.parent / "_packaged").mkdir()
    inside = package.rename(package.parent / "_packaged" / "data")
    assert main(with_changes(inside, texts)) == 2
    assert "minzheng copy data" in capsys.readouterr().err


def test_data_with_problems_are_told_first(package, texts, capsys):
    append(package, "units.csv", "x")
    assert main(with_changes(package, texts)) == 1
    assert "units.csv, row 50" in capsys.readouterr().err
    assert not (package / "facts/samplecity.csv").exists()


def test_a_skeleton_with_a_fact_loads(package, texts):
    sixth.laid_down(package, texts)
    first = "\n".join(sixth.FACTS.read_text(encoding="utf-8").splitlines()[:2]) + "\n"
    (package / "facts/samplecity.csv").write_text(first, encoding="utf-8")
    assert load_dataset(package).peers_of("samplecity") == [
        "benxi",
        "erenhot",
        "hegang",
        "hulunbuir",
        "xincheng",
    ]
