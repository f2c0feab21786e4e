"""What a run leaves behind, edited before the next one: nothing stale, nothing half stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analysis import load_dataset
from analysis.batch.job import Result
from tests.batch.batches import batch, job, write_notebook
from tests.faults import records
from tests.faults.harness import answer, given


@pytest.fixture(scope="module")
def run(original, tmp_path_factory):
    """Run the job in a folder; return what became of it."""
    data = load_dataset(original)
    notebook = write_notebook(tmp_path_factory.mktemp("notebooks") / "x.ipynb")

    def made(parcel) -> Result:
        forms = dict.fromkeys(records.ENDINGS, records.FORM)
        return Result(parcel.name, forms, title=parcel.name, questions=(("checks", "benxi"),))

    def state(out: Path) -> str:
        [done] = batch(data, [job(data, records.JOB, notebook)], out, made)
        return done.state

    return state


@pytest.fixture(scope="module")
def former(run, tmp_path_factory) -> Path:
    """The folder of a run that went well."""
    out = tmp_path_factory.mktemp("former") / "out"
    assert run(out) == "made"
    return out


@pytest.fixture
def out(former, tmp_path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(former, tmp_path / "out"))


@given(records.records())
def test_a_record(case, out, run):
    case.change(out)
    states: list[str] = []
    if said := answer(lambda: states.append(run(out))):
        assert case.names and all(name in said for name in case.names), said
        return
    assert states == ["unchanged" if case.expected == "accepted" else "made"]
    assert (out / records.RESULT).read_bytes() == records.FORM


@given(records.pages())
def test_a_page(case, out, former, run):
    case.change(out)
    states: list[str] = []
    assert answer(lambda: states.append(run(out))) == ""
    assert states == ["unchanged"]
    for page in records.PAGES:
        assert (out / page).read_bytes() == (former / page).read_bytes()
