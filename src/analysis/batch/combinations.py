"""Run every comparison over all plans, each plan and each pair, in both languages: `make combinations`."""

from __future__ import annotations

import sys
import tempfile
from itertools import combinations

from analysis import load_dataset, paths
from analysis.batch import matrix, notebooks
from analysis.batch.job import Job
from analysis.batch.progress import progress
from analysis.batch.records import opened
from analysis.batch.run import due, execute
from analysis.batch.supplies import Supplies
from analysis.batch.workers import Processes
from analysis.dataset import Dataset
from analysis.dataset.model import LANGUAGES


def jobs(data: Dataset) -> list[Job]:
    """Return the jobs of each set of plans."""
    across = [notebook for notebook in notebooks.find().values() if not notebook.per_plan]
    sets = [[], *([plan] for plan in data.plan_ids), *map(list, combinations(data.plan_ids, 2))]
    languages = list(LANGUAGES)
    return [
        job for plans in sets for job in matrix.jobs(data, across, plans=plans, languages=languages, given={})
    ]


def main() -> int:
    """Run them all; return 1 if one fails."""
    data = load_dataset()
    with (
        opened(paths.build_dir() / "combinations") as records,
        tempfile.TemporaryDirectory(prefix="minzheng-") as folder,
    ):
        supplies = Supplies(data)
        outcomes = due(supplies, jobs(data), records)
        with Processes(2, folder) as workers:
            execute(supplies, outcomes, records, workers, progress())
    failed = [outcome for outcome in outcomes.values() if outcome.error]
    for outcome in failed:
        print(f"FAILED {outcome.job.name}: {outcome.error}", file=sys.stderr)
    print(f"{len(outcomes) - len(failed)} of {len(outcomes)} combinations ran")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
