"""The plan of work: which notebook runs with which parameters."""

from __future__ import annotations

from typing import Any

from analysis.batch import parameters as contract
from analysis.batch.job import Job
from analysis.batch.notebooks import Notebook
from analysis.dataset import Dataset
from analysis.errors import UsageError


def check_names(data: Dataset, available: dict[str, Notebook]) -> None:
    """Refuse what would give two results one name: one PDF would overwrite the other.

    These are a second notebook about one plan, and a plan id that is also the name of a notebook, of a
    parameter or of an indicator: all of these stand in names.
    """
    alone = [notebook.path.name for notebook in available.values() if notebook.per_plan]
    if len(alone) > 1:
        raise UsageError(
            f"{' and '.join(alone)}: only one notebook may take the parameter 'plan', for its results have "
            "the names of the plans; let the others take 'plans'"
        )
    taken = {name: f"the indicator {name}" for name in data.indicators["indicator"]}
    for notebook in available.values():
        taken |= dict.fromkeys(notebook.parameters, f"a parameter of {notebook.path.name}")
    taken |= {
        name: f"the results of {notebook.path.name}"
        for name, notebook in available.items()
        if not notebook.per_plan
    }
    for plan in data.plan_ids:
        if plan in taken:
            raise UsageError(
                f"plans.csv: the plan id {plan!r} is also the name of {taken[plan]}; give the plan another id"
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

    Parameters
    ----------
    data : Dataset
    chosen : list of Notebook
    plans : list of str
        Empty: every plan. Otherwise notebooks across plans compare just these. They run, and are compared, in
        the order of the data.
    languages : list of str
    given : dict
        Further parameters, for every notebook chosen.

    Raises
    ------
    UsageError
        For a parameter that has an option of its own: a result is about the place, and in the language, that
        its name says.
    """
    for name in given:
        if option := contract.OPTIONS.get(name):
            raise UsageError(f"--param {name}: results are named after it; set it with {option}")
    known = data.check_plans(plans)
    ordered = _in_order(data, set(known))
    found = []
    for notebook in chosen:
        places = [{"plan": plan} for plan in ordered] if notebook.per_plan else [{"plans": [*ordered]}]
        for place in places:
            for lang in dict.fromkeys(languages):
                found.append(job(data, notebook, given | place | {"lang": lang}))
    return found


def job(data: Dataset, notebook: Notebook, parameters: dict[str, Any]) -> Job:
    """Return a notebook with `parameters`, those left out as the notebook has them, as a job.

    A notebook about one plan sees that plan and its peers; one across plans sees those that it compares. Each
    sees the plans of the places above them too, which are their yardsticks.
    """
    full = contract.check(notebook, parameters, data)
    stem = full["plan"] if notebook.per_plan else notebook.name
    about = [full["plan"]] if notebook.per_plan else full.get("plans") or data.plan_ids
    seen = {*about, *(peer for plan in about[: notebook.per_plan] for peer in data.peers_of(plan))}
    seen |= {above for plan in [*seen] for above in data.plans_above(plan)}
    differs = contract.differing(notebook, full)
    return Job(stem, str(notebook.path), full, _in_order(data, seen), tuple(about), differs)


def _in_order(data: Dataset, plans: set[str]) -> tuple[str, ...]:
    return tuple(plan for plan in data.plan_ids if plan in plans)
