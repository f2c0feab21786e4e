"""Command lines that make no sense, or that meet what cannot be read or written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analysis.batch.records import Records
from analysis.cli import main
from analysis.dataset.extract import files_hash, read_files
from tests.curation.sixth import TEXT
from tests.faults import commands, contents
from tests.faults.harness import Case, answer, given, judge, linked


class PlannedError(BaseException):
    """The plan of work was accepted; nothing is to be run."""


@pytest.fixture(scope="module")
def desk(original, tmp_path_factory) -> Path:
    """A folder with the data and what the commands name, for commands that leave it as it is."""
    return _furnished(original, tmp_path_factory.mktemp("desk"))


def _furnished(original: Path, folder: Path) -> Path:
    linked(original, folder / "data")
    commands.furnish(folder, TEXT)
    return folder


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command, as far as its plan of work; return exit code and what it says against it."""

    def planned(*_: object) -> None:
        raise PlannedError

    monkeypatch.setattr(Records, "__init__", planned)
    monkeypatch.delenv("MINZHENG_DATA", raising=False)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    def code_of(words: list[str]) -> int:
        try:
            return main(words)
        except PlannedError:
            return 0
        except SystemExit as stop:  # argparse
            return int(str(stop.code))

    def result(words: list[str]) -> tuple[int, str]:
        codes: list[int] = []
        assert answer(lambda: codes.append(code_of(words))) == ""
        return codes[0], capsys.readouterr().err

    return result


def _checked(case: Case, folder: Path, run) -> None:
    code, said = run(case.change(folder))
    judge(case, said if code else "")
    assert code in case.codes, f"exit code {code}: {said[:500]}"
    if code:
        assert not list(Path().iterdir()), "something was written, and into the folder at hand"


@given(case for case in commands.cases() if case.expected == "refused")
def test_refused(case, desk, original, run):
    before = files_hash(read_files(desk / "data"))
    try:
        _checked(case, desk, run)
        assert files_hash(read_files(desk / "data")) == before, "the data were changed"
    finally:
        if files_hash(read_files(desk / "data")) != before:
            shutil.rmtree(desk / "data")
            linked(original, desk / "data")


@given(case for case in commands.cases() if case.expected == "accepted")
def test_accepted(case, original, tmp_path, run):
    _checked(case, _furnished(original, tmp_path / "desk"), run)


@pytest.mark.parametrize("name", [".#plans.csv", "facts/.#benxi.csv", "gone.csv", "pipe.csv"])
def test_a_plan_is_laid_down_beside_what_other_programs_left(name, original, tmp_path, run):
    folder = _furnished(original, tmp_path / "desk")
    next(case for case in contents.beside() if case.name == name).change(folder / "data")
    sound = next(case for case in commands.cases() if case.name == "new plan sound")
    assert run(sound.change(folder)) == (0, "")
