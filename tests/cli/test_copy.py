"""`minzheng copy`: data and notebooks out of the package."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from analysis import load_dataset, paths
from analysis.cli import copy, main


def test_the_copied_data_load(tmp_path, committed, capsys):
    assert main(["copy", "data", str(tmp_path / "mine")]) == 0
    assert "--data" in capsys.readouterr().out
    copied = load_dataset(tmp_path / "mine")
    assert copied.facts.equals(committed.facts)
    assert copied.fingerprint == committed.fingerprint


def test_the_copied_notebooks_are_those_of_the_package(tmp_path):
    (tmp_path / "empty").mkdir()
    assert main(["copy", "notebooks", str(tmp_path / "empty")]) == 0
    names = {path.name for path in paths.notebooks_dir().glob("*.ipynb")}
    assert {path.name for path in (tmp_path / "empty").iterdir()} == names


def test_a_copy_has_the_rights_that_the_umask_leaves(tmp_path, known, monkeypatch):
    source = Path(shutil.copytree(known, tmp_path / "installed"))
    for path in [source, *source.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    monkeypatch.setitem(copy.WHAT, "data", lambda: source)
    before = os.umask(0o027)
    try:
        assert main(["copy", "data", str(tmp_path / "mine")]) == 0
    finally:
        os.umask(before)
    rights = {(path.is_dir(), path.stat().st_mode & 0o777) for path in (tmp_path / "mine").rglob("*")}
    assert rights == {(True, 0o750), (False, 0o640)}
    assert (tmp_path / "mine").stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize("what", ["data", "notebooks"])
def test_nothing_is_overwritten(tmp_path, capsys, what):
    (tmp_path / "note.txt").write_text("mine", encoding="utf-8")
    for target in (tmp_path, tmp_path / "note.txt"):
        assert main(["copy", what, str(target)]) == 2
        assert "is there already" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]
