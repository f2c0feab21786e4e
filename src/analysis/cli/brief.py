"""`minzheng brief`: run notebooks and set their briefings."""

from __future__ import annotations

import argparse
import tempfile
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

from analysis import load_dataset, paths
from analysis.batch import manifest, matrix, notebooks, parameters, slips, summary
from analysis.batch.front import write as front
from analysis.batch.job import Job
from analysis.batch.progress import progress
from analysis.batch.records import opened
from analysis.batch.run import Outcomes, due, execute
from analysis.batch.standing import earlier
from analysis.batch.supplies import Supplies
from analysis.batch.workers import Cluster, Processes
from analysis.dataset import Dataset
from analysis.derived import Tables
from analysis.errors import MinzhengError


def run(arguments: argparse.Namespace) -> int:
    """Run the plan of work; exit code 1 if a briefing failed."""
    started = datetime.now(UTC)
    data = load_dataset(arguments.data)
    jobs = _plan_of_work(arguments, data)
    derived = Tables(data)
    with (
        opened((arguments.out or paths.build_dir()).resolve(), wait=arguments.wait) as records,
        tempfile.TemporaryDirectory(prefix="minzheng-", ignore_cleanup_errors=True) as folder,
    ):
        supplies = Supplies(data, derived, warm=not arguments.cold, timeout=arguments.timeout)
        outcomes = due(supplies, jobs, records, force=arguments.force)
        left_out: dict[str, str] = {}
        try:
            if _waiting(outcomes):
                front.remove(derived, records.out)
                manifest.remove(records.out)
                left_out = derived.left_out
                slips.stop(outcomes, left_out, records)
            if waiting := _waiting(outcomes):
                with _workers(arguments, waiting, folder) as workers:
                    execute(supplies, outcomes, records, workers, progress(), fail_fast=arguments.fail_fast)
        except (MinzhengError, KeyboardInterrupt) as error:
            manifest.write(records.out, data, outcomes.values(), started, str(error) or "interrupted")
            raise
        standing, stale = earlier(supplies, records, notebooks.find().values(), outcomes)
        front.write(data, derived, [*outcomes.values(), *standing], records.out, stale)
        manifest.write(records.out, data, outcomes.values(), started)
        return summary.tell(list(outcomes.values()), records.out, left_out)


def _waiting(outcomes: Outcomes) -> int:
    return sum(outcome.state == "not run" for outcome in outcomes.values())


def _plan_of_work(arguments: argparse.Namespace, data: Dataset) -> list[Job]:
    available = notebooks.find()
    matrix.check_names(data, available)
    chosen = notebooks.pick(arguments.notebook, available)
    if arguments.plan and not arguments.notebook:
        chosen = [notebook for notebook in chosen if notebook.per_plan]
    given = parameters.parse_all(arguments.param)
    return matrix.jobs(data, chosen, plans=arguments.plan, languages=arguments.lang, given=given)


def _workers(arguments: argparse.Namespace, waiting: int, folder: str) -> AbstractContextManager[Any]:
    if arguments.scheduler:
        return Cluster(arguments.scheduler)
    return Processes(min(arguments.jobs, waiting), folder, warm=not arguments.cold)
