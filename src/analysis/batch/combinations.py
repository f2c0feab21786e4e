"""Run every comparison over all plans, each plan and each pair, in both languages: `make combinations`."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import combinations

from analysis import load_dataset, paths
from analysis.batch import matrix, notebooks
from analysis.batch.job import Job
from analysis.batch.run import execute, processes
from analysis.dataset import Dataset
from analysis.dataset.model import LANGUAGES


def jobs(data: Dataset) -> list[Job]:
    """Return the jobs, named after notebook, plans and language."""
    across = [notebook for notebook in notebooks.find().values() if not notebook.per_plan]
    sets = [[], *([plan] for plan in data.plan_ids), *map(list, combinations(data.plan_ids, 2))]
    found = []
    for plans in sets:
        for job in matrix.jobs(data, across, plans=plans, languages=list(LANGUAGES), given={}):
            notebook, _, lang = job.name.rpartition(".")
            found.append(replace(job, name=f"{notebook}.{'+'.join(plans) or 'all'}.{lang}"))
    return found


def main() -> int:
    """Run them all; return 1 if one fails."""
    data = load_dataset()
    with processes(2) as executor:
        done = execute(data, jobs(data), paths.build_dir() / "combinations", executor)
    failed = [result for _, result in done if result.error]
    for result in failed:
        print(f"FAILED {result.name}: {result.error.splitlines()[0]}", file=sys.stderr)
    print(f"{len(done) - len(failed)} of {len(done)} combinations ran")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
