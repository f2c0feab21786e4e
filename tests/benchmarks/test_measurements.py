"""A small run of each measurement."""

import re

import pytest

from analysis.derived import TABLES
from benchmarks import __main__ as command
from benchmarks import cells, load, routes, scaling

pytestmark = pytest.mark.soak


def rows(text):
    """The table of a result: cells by the first cell of their row."""
    found = [line for line in text.splitlines() if line.startswith("|")]
    lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in found]
    return {line[0]: dict(zip(lines[0], line, strict=True)) for line in lines[2:]}


def test_tables_of_two_sizes(capsys):
    before = (command.HERE / "README.md").read_bytes()
    assert command.main(["tables", "2", "4", "--rounds", "1"]) == 0
    found = rows(capsys.readouterr().out)
    assert set(TABLES) < set(found)
    whole = found["all tables"]
    assert 0 < float(whole["2 plans"]) < float(whole["4 plans"])
    assert 0 < float(whole["exponent, 2 to 4 plans"]) < 3
    assert (command.HERE / "README.md").read_bytes() == before, "written without --write"


def test_cells_of_one_plan():
    text = cells.main(rounds=1, plans=1)
    found = rows(text)
    assert len(found) == 2
    assert 0 < float(found["median"]["CPU s"]) < 1.5 * float(re.search(r"took ([0-9.]+)", text)[1])


def test_loading():
    found = rows(load.main(sizes=[3], rounds=1))
    assert found["3 plans"]["facts"] == found["3 plans, plain read_csv"]["facts"]


def test_routes():
    found = rows(routes.main(rounds=1, plans=1, workers=(1,)))
    assert {"ours", "bare minimum"} <= set(found)
    assert ("plain" in found) == (routes.browser() is not None)
    assert float(found["ours"]["whole run, CPU s"]) > 1
    assert found["ours"]["start-up, CPU s"] == "", "one run cannot tell"


def test_scaling():
    [(plans, found)] = rows(scaling.main(sizes=[2], rounds=1, most=1, workers=1)).items()
    assert (plans, found["briefings"]) == ("2", "1")
    assert 0 < float(found["unchanged, CPU s"]) < float(found["whole run, CPU s"])
    assert float(found["worker, MiB"].replace(",", "")) > 50


@pytest.mark.parametrize("given", ["table", "tables 0", "tables many", "cells 5", "--rounds 0"])
def test_what_cannot_be_measured_is_told(given, capsys):
    with pytest.raises(SystemExit) as caught:
        command.main(given.split())
    assert caught.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_the_page_is_made_of_the_results():
    page = (command.HERE / "README.md").read_text(encoding="utf-8")
    for path in (command.HERE / "results").iterdir():
        assert path.stem in command.PARTS
        assert path.read_text(encoding="utf-8") in page
