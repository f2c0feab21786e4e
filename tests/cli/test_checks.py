"""`minzheng checks`: verdicts, candidates, and rows to paste."""

from __future__ import annotations

import csv

import pytest

from analysis import load_dataset
from analysis.cli import main


def told(capsys, package, *options: str) -> list[str]:
    assert main(["checks", "--data", str(package), *options]) == 0
    return capsys.readouterr().out.splitlines()


def test_declared_checks_come_with_their_verdicts(capsys, package, data):
    lines = told(capsys, package, "--plan", "benxi")
    assert len(lines) == len(data.checks_of("benxi"))
    [line] = [line for line in lines if line.startswith("benxi-c06")]
    assert line.split()[:4] == ["benxi-c06", "ratio", "benxi-031", "holds"]


def test_candidates_are_ranked_and_declared_ones_left_out(capsys, package):
    lines = told(capsys, package, "--suggest", "--plan", "erenhot", "--first", "3")
    assert lines[0].startswith("erenhot: ")
    ranks = [line.split()[0] for line in lines if line[:6].strip().isdecimal()]
    assert ranks == ["1", "2", "3"]
    assert not [line for line in lines[1:] if "erenhot-c" in line]
    assert [
        line for line in told(capsys, package, "--suggest", "--plan", "erenhot", "--all") if "-c16" in line
    ]


def test_rows_can_be_pasted_and_hold(capsys, package, tmp_path, data):
    out = tmp_path / "new" / "rows.csv"
    last = told(capsys, package, "--suggest", "--first", "2", "--out", str(out))[-1]
    with out.open(encoding="utf-8", newline="") as stream:
        found = list(csv.DictReader(stream))
    assert last.startswith(f"{len(found)} rows in {out}")
    assert list(found[0]) == data.package.resources["checks"].columns
    with (package / "checks.csv").open("a", encoding="utf-8", newline="") as stream:
        stream.write("".join(out.read_text(encoding="utf-8").splitlines(keepends=True)[1:]))
    assert len(load_dataset(package).checks) == len(data.checks) + len(found)


@pytest.mark.parametrize("option", [["--all"], ["--first", "3"], ["--out", "rows.csv"]])
def test_options_of_candidates_need_them_to_be_asked_for(capsys, package, option):
    assert main(["checks", "--data", str(package), *option]) == 2
    assert "go with --suggest" in capsys.readouterr().err
