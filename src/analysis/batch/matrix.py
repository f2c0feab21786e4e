"""The plan of work: which notebook runs with which parameters, under which name."""

from __future__ import annotations

from typing import Any

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
) -> list[Job]:
    """Return the jobs of `chosen` notebooks: one a plan and language, or one a language.

    A notebook about one plan sees that plan and its peers; one across plans sees those that it compares.

    Parameters
    ----------
    data : Dataset
    chosen : list of Notebook
    plans : list of str
        Empty: every plan. Otherwise notebooks across plans compare just these.
    languages : list of str
    given : dict
        Further parameters, for every notebook chosen.
    """
    found = []
    for notebook in chosen:
        runs = {plan: {"plan": plan} for plan in data.check_plans(plans)}
        for name, own in (runs if notebook.per_plan else {notebook.name: {"plans": plans}}).items():
            for lang in languages:
                full = contract.check(notebook, own | {"lang": lang} | given, data)
                about = [full["plan"]] if notebook.per_plan else full.get("plans") or data.plan_ids
                seen = {
                    *about,
                    *(peer for plan in about[: notebook.per_plan] for peer in data.peers_of(plan)),
                }
                job = Job(f"{name}.{lang}", str(notebook.path), full, _in_order(data, seen), tuple(about))
                found.append(job)
    return found


def _in_order(data: Dataset, plans: set[str]) -> tuple[str, ...]:
    return tuple(plan for plan in data.plan_ids if plan in plans)
