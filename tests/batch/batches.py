"""Batches made up in the tests: tiny notebooks, workers without processes, progress that says nothing."""

from __future__ import annotations

import io
from concurrent.futures import Future
from pathlib import Path
from typing import ClassVar

import nbformat

from analysis.batch.front import write as front
from analysis.batch.job import Job, Parcel, Result
from analysis.batch.outcome import Outcome
from analysis.batch.progress import Lines
from analysis.batch.records import FORMS, opened
from analysis.batch.run import due, execute
from analysis.batch.supplies import Supplies
from analysis.dataset import Dataset
from analysis.derived import FOLDER, TABLES

#: A notebook that shows a Head and the facts of its plan, and so is a briefing.
HEAD = """
from analysis import load_dataset
from analysis.display import Head
data = load_dataset()
Head("Title", "", lang, data.version, data.date, "about")
"""


#: A derived table.
GROWTH = "plan,rate\nbenxi,1.5\nhegang,2.5\n"


class Ready(dict):
    """Derived tables that need not be computed."""

    left_out: ClassVar[dict[str, str]] = {}


class Here:
    """One worker, which is this process: a parcel is done when it has been handed over."""

    slots = 1

    def submit(self, function, parcel: Parcel) -> Future[Result]:
        future: Future[Result] = Future()
        try:
            future.set_result(function(parcel))
        except Exception as error:
            future.set_exception(error)
        return future

    def lost(self, _future) -> bool:
        return False


def write_notebook(path: Path, *cells: str, **parameters) -> Path:
    """Write a notebook with a parameters cell and some others."""
    given = "\n".join(f"{name} = {value!r}" for name, value in ({"lang": "en"} | parameters).items())
    code = [nbformat.v4.new_code_cell(given, metadata={"tags": ["parameters"]})]
    code += [nbformat.v4.new_code_cell(cell) for cell in cells]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=code, metadata={"kernelspec": kernel}), path)
    return path


def job(data: Dataset, name: str, notebook: Path, **parameters) -> Job:
    """Return a job that sees every plan, or its own and its peers."""
    plan = parameters.get("plan")
    seen = [plan, *data.peers_of(plan)] if plan else data.plan_ids
    ordered = tuple(one for one in data.plan_ids if one in seen)
    return Job(name, str(notebook), {"lang": "en"} | parameters, ordered, (plan,) if plan else ordered)


def whole(parcel: Parcel, form: bytes = b"form", **more) -> Result:
    """Return a result with every file that a job leaves, made without a kernel."""
    return Result(parcel.name, dict.fromkeys(FORMS, form), title=parcel.name, **more)


def committed_tables(data: Dataset) -> dict[str, str]:
    """Return the committed derived tables, which tests/derived proves to be those of today."""
    return {name: (data.package.folder / FOLDER / f"{name}.csv").read_text("utf-8") for name in TABLES}


def batch(
    data: Dataset,
    jobs: list[Job],
    out: Path,
    function=None,
    *,
    workers=None,
    force=False,
    derived=None,
    **more,
) -> list[Outcome]:
    """Run jobs as `minzheng brief` does; return the outcomes in their order."""
    derived = derived or {}
    supplies = Supplies(data, derived, **more.pop("supplies", {}))
    with opened(out) as records:
        outcomes = due(supplies, jobs, records, force=force)
        if any(outcome.state == "not run" for outcome in outcomes.values()):
            front.remove(derived, out)
            given = {"function": function} if function else {}
            execute(supplies, outcomes, records, workers or Here(), Lines(io.StringIO()), **given, **more)
        front.write(data, derived, list(outcomes.values()), out)
    return list(outcomes.values())
