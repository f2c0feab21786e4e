"""`minzheng check` and `minzheng list` say which figures from outside the plans were read."""

from __future__ import annotations

import shutil

import pytest

from analysis.cli import main
from analysis.dataset.reference import FIGURES
from tests.conftest import edit


def told(capsys, command: str, package) -> list[str]:
    assert main([command, "--data", str(package)]) == 0
    return capsys.readouterr().out.splitlines()


def line_of(lines: list[str], table: str) -> str:
    [line] = [line for line in lines if line.startswith(f"  {table}")]
    return line


def test_check_counts_the_figures(capsys, package, data):
    counts = ", ".join(f"{(data.reference.figures['table'] == table).sum()} {table}" for table in FIGURES)
    lines = told(capsys, "check", package)
    assert lines[-1] == f"figures from outside the plans: {counts}"


def test_list_counts_figures_and_grades(capsys, package, data):
    lines = told(capsys, "list", package)
    found = data.reference.figures.query("table == 'census_2020'")
    official = (found["grade"] == "official").sum()
    line = line_of(lines, "census_2020")
    assert f" {len(found)} figures" in line
    assert f"open_data {len(found) - official}, official {official}" in line


@pytest.mark.parametrize("command", ["check", "list"])
def test_a_table_that_is_not_there_is_named(capsys, package, command):
    (package / "reference/yardsticks.csv").unlink()
    lines = told(capsys, command, package)
    expected = "no reference/yardsticks.csv; comparisons that need it are left out"
    assert line_of(lines, "yardsticks").endswith(expected)
    assert not [line for line in lines if "no reference/census" in line]


@pytest.mark.parametrize("command", ["check", "list"])
def test_a_list_that_is_not_there_is_named_with_the_tables_that_need_it(capsys, package, command):
    (package / "reference/populations.csv").unlink()
    lines = told(capsys, command, package)
    for table in ("census_2020", "census_2010"):
        assert "no reference/populations.csv;" in line_of(lines, table)
    assert not [line for line in lines if line.startswith("  yardsticks") and "left out" in line]


def test_check_without_any_outside_figure(capsys, package):
    shutil.rmtree(package / "reference")
    lines = told(capsys, "check", package)
    assert "figures from outside the plans: none" in lines
    assert all("left out" in line_of(lines, table) for table in FIGURES)


def test_check_refuses_a_broken_outside_figure(capsys, package):
    row = edit(package, "reference/yardsticks.csv", reference_id="yardstick-005", value="142")
    assert main(["check", "--data", str(package)]) == 1
    assert f"reference/yardsticks.csv, row {row}, column value" in capsys.readouterr().err
