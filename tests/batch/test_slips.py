"""A slip in one plan stops the briefings that show that plan, with one message, and no others."""

import csv
import json
from contextlib import nullcontext

import pandas as pd
import pytest

from analysis import derived, load_dataset
from analysis.batch.job import Result
from analysis.cli import main
from tests.batch.batches import HEAD, Here, write_notebook
from tests.conftest import edit


class Quick(Here):
    """Notebooks are not run: only which of them, and what they carry, matters here."""

    carried: dict[str, dict[str, str]]

    def __init__(self):
        self.carried = {}

    def submit(self, _function, parcel):
        self.carried[parcel.name] = parcel.evidence
        return super().submit(lambda one: Result(one.name, {".pdf": b"%PDF"}, title=one.name), parcel)


@pytest.fixture
def workers(tmp_path, monkeypatch):
    folder = tmp_path / "notebooks"
    folder.mkdir()
    write_notebook(folder / "briefing.ipynb", HEAD, plan="benxi")
    write_notebook(folder / "01_across.ipynb", HEAD, plans=[])
    quick = Quick()
    monkeypatch.setattr("analysis.paths.notebooks_dir", lambda: folder)
    monkeypatch.setattr("analysis.cli.brief._workers", lambda *_: nullcontext(quick))
    few = {name: derived.TABLES[name] for name in ("growth", "standards")}
    monkeypatch.setattr(derived, "TABLES", few)
    return quick


@pytest.fixture
def slipped(package):
    """A package with a standard of Hegang of nothing, of which there is no growth; Hulunbuir shows Hegang."""
    edit(package, "facts/hegang.csv", fact_id="hegang-008", value="0", value_text="0")
    path = package / "peers.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    kept = [row for row in rows if row[1] != "hegang" or row[0] == "hulunbuir"]
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *kept])
    load_dataset(package)  # the rules do not find it
    return package


def test_a_slip_of_one_city_stops_what_shows_it_and_nothing_else(slipped, workers, tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["brief", "--data", str(slipped), "--out", str(out), "--lang", "en"]) == 1
    told = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert {job["name"]: job["result"] for job in told["jobs"]} == {
        "across.en": "failed", "hegang.en": "failed", "hulunbuir.en": "failed",
        "benxi.en": "made", "erenhot.en": "made", "xincheng.en": "made",
    }  # fmt: skip
    said = [line for line in capsys.readouterr().err.splitlines() if "hegang-008" in line]
    [message] = said  # once, and not for each briefing
    assert message.startswith("FAILED across.en, hegang.en, hulunbuir.en: hegang: left out, ")
    assert "levels above zero are needed" in message
    assert all("hegang-008" in job["error"] for job in told["jobs"] if job["result"] == "failed")
    for table in (out / "data").glob("*.csv"):
        plans = set(pd.read_csv(table)["plan"])
        assert plans <= {"benxi", "erenhot", "hulunbuir", "xincheng"}, table.name
    assert "growth" in workers.carried["benxi.en"]
    assert "hegang-008" in (out / "index.html").read_text(encoding="utf-8")

    # Once it is mended, what was stopped is made, and what did not depend on it stands.
    edit(slipped, "facts/hegang.csv", fact_id="hegang-008", value="605", value_text="605")
    assert main(["brief", "--data", str(slipped), "--out", str(out), "--lang", "en"]) == 0
    assert {"across.en", "hegang.en", "hulunbuir.en"} <= set(workers.carried)


def test_plans_that_nobody_asked_for_are_told_in_a_line_of_their_own(slipped, workers, tmp_path, capsys):
    given = ["brief", "--data", str(slipped), "--out", str(tmp_path / "out"), "--lang", "en"]
    assert main([*given, "--plan", "benxi"]) == 0
    said = [line for line in capsys.readouterr().err.splitlines() if "hegang-008" in line]
    assert [line.startswith("hegang: left out") for line in said] == [True]
    assert list(workers.carried) == ["benxi.en"]
