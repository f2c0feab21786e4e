"""What a run leaves behind, edited before the next one: nothing stale, nothing half stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analysis import load_dataset, slices
from analysis.batch.job import Result
from analysis.batch.records import FORMS
from tests.batch.batches import batch, job, write_notebook
from tests.faults import records
from tests.faults.harness import answer, given, judge


@pytest.fixture(scope="module")
def run(original, tmp_path_factory):
    """Run the job in a folder; return what became of it."""
    data = load_dataset(original)
    notebook = write_notebook(tmp_path_factory.mktemp("notebooks") / "x.ipynb")

    handed = slices.hashes(data, [slices.fact("benxi-001")])

    def made(parcel) -> Result:
        forms = dict.fromkeys(FORMS, b"%PDF")
        return Result(parcel.name, forms, title=parcel.name, slices=handed)

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


def _again(run, out: Path) -> str:
    states: list[str] = []
    assert answer(lambda: states.append(run(out))) == ""
    return states[0]


@given(records.records())
def test_a_record(case, out, run):
    case.change(out)
    assert _again(run, out) == ("unchanged" if case.expected == "accepted" else "made")
    assert (out / records.RESULT).read_bytes() == b"%PDF"


@given(records.in_the_way())
def test_what_is_in_the_way(case, out, run):
    case.change(out)
    judge(case, answer(lambda: run(out)))


@given(records.pages())
def test_a_page(case, out, former, run):
    case.change(out)
    assert _again(run, out) == "unchanged"
    for page in records.PAGES:
        assert (out / page).read_bytes() == (former / page).read_bytes()
