"""The plan of work: which notebook runs with which parameters, under which name."""

from __future__ import annotations

from typing import Any

from analysis.batch import evidence
from analysis.batch import parameters as contract
from analysis.batch.job import Job
from analysis.batch.notebooks import Notebook
from analysis.dataset import Dataset
from analysis.errors import UsageError


def check_names(data: Dataset, available: dict[str, Notebook]) -> None:
    """Refuse a plan id that is the name of a notebook's own result: one PDF would overwrite the other."""
    for name, notebook in available.items():
        if not notebook.per_plan and name in data.plan_ids:
            raise UsageError(
                f"plans.csv: the plan id {name!r} is also the name of the results of {notebook.path.name}; "
                "give the plan another id"
            )


def jobs(
    data: Dataset,
    chosen: list[Notebook],
    *,
    plans: list[str],
    languages: list[str],
    given: dict[str, Any],
    derived: dict[str, str] | None = None,
) -> list[Job]:
    """Return the jobs of `chosen` notebooks: one a plan and language, or one a language.

    Parameters
    ----------
    data : Dataset
    chosen : list of Notebook
    plans : list of str
        Empty: every plan. Otherwise notebooks across plans compare just these.
    languages : list of str
    given : dict
        Further parameters, for every notebook chosen.
    derived : dict of str to str, optional
        The derived tables as CSV by name; each job gets the rows about its plans.
    """
    wanted = data.check_plans(plans)
    found = []
    for notebook in chosen:
        for lang in languages:
            runs = (
                {p: {"plan": p} for p in wanted} if notebook.per_plan else {notebook.name: {"plans": plans}}
            )
            for name, own in runs.items():
                full = contract.check(notebook, own | {"lang": lang} | given, data)
                about = [full["plan"]] if notebook.per_plan else full.get("plans") or data.plan_ids
                rows = evidence.rows_about(derived or {}, about)
                job = Job(f"{name}.{lang}", str(notebook.path), full, str(data.package.folder), rows)
                found.append(job)
    return found
