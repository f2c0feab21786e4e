"""What earlier runs left in the folder of a batch: results that this run would leave as they are, and others.

The front page shows the former beside those of this run, and the others apart: they were made from other
data, by another version, or from a notebook that is no longer there.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from analysis.batch import inputs, matrix
from analysis.batch.job import Job
from analysis.batch.notebooks import Notebook
from analysis.batch.outcome import Outcome
from analysis.batch.records import Records
from analysis.batch.supplies import Supplies
from analysis.errors import UsageError


@dataclass(frozen=True, slots=True)
class Former:
    """A result that no longer holds, as far as its record tells of it.

    Attributes
    ----------
    title : str
    differs : dict
        Parameters that make it a variant.
    version, date : str
        Of the data that it was made from.
    """

    title: str
    differs: dict[str, Any]
    version: str
    date: str


#: Such results by the name of their job.
Stale = dict[str, Former]


def earlier(
    supplies: Supplies, records: Records, available: Collection[Notebook], planned: Collection[str]
) -> tuple[list[Outcome], Stale]:
    """Return the results of earlier runs that still hold, and what is known of those that do not.

    Parameters
    ----------
    supplies : Supplies
    records : Records
    available : collection of Notebook
        Those that can be run.
    planned : collection of str
        Names of the jobs of this run, which are left out.
    """
    standing: list[Outcome] = []
    stale: Stale = {}
    for name in records.names():
        if name in planned or (record := records.read(name)) is None:
            continue
        job = _job(supplies, available, record)
        if job and job.name == name and _holds(supplies, job, record):
            standing.append(Outcome(job, "unchanged", record=record))
        else:
            stale[name] = _former(record)
    return standing, stale


def _job(supplies: Supplies, available: Collection[Notebook], record: dict[str, Any]) -> Job | None:
    """Return the job that would make the results of a record again; None where there is no such job now."""
    name = _table(record.get("job")).get("notebook")
    parameters = _table(_table(record.get("inputs")).get("parameters"))
    for notebook in available:
        if notebook.path.name == name:
            try:
                return matrix.job(supplies.data, notebook, parameters)
            except (UsageError, TypeError):  # other parameters than it takes today, or edited by hand
                return None
    return None


def _holds(supplies: Supplies, job: Job, record: dict[str, Any]) -> bool:
    return not inputs.compared(record["inputs"], supplies, job)[0]


def _former(record: dict[str, Any]) -> Former:
    job, data = _table(record.get("job")), _table(record.get("data"))
    version, date = (str(data.get(key, "")) for key in ("version", "date"))
    return Former(str(record.get("title", "")), _table(job.get("differs")), version, date)


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
