"""`minzheng copy`: data and notebooks out of the package."""

from __future__ import annotations

import pytest

from analysis import load_dataset, paths
from analysis.cli import main


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


@pytest.mark.parametrize("what", ["data", "notebooks"])
def test_nothing_is_overwritten(tmp_path, capsys, what):
    (tmp_path / "note.txt").write_text("mine", encoding="utf-8")
    for target in (tmp_path, tmp_path / "note.txt"):
        assert main(["copy", what, str(target)]) == 2
        assert "is there already" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]
