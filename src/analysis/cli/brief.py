"""`minzheng brief`: run notebooks and set their briefings."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from analysis import load_dataset, paths
from analysis.batch import matrix, notebooks, parameters
from analysis.batch.run import execute, processes
from analysis.derived import tables
from analysis.errors import UsageError


def run(arguments: argparse.Namespace) -> int:
    """Run the plan of work; exit code 1 if a briefing failed."""
    if arguments.jobs < 1:
        raise UsageError(f"--jobs {arguments.jobs}: expected at least 1")
    data = load_dataset(arguments.data)
    available = notebooks.find()
    matrix.check_names(data, available)
    chosen = notebooks.pick(arguments.notebook, available)
    if arguments.plan and not arguments.notebook:
        chosen = [notebook for notebook in chosen if notebook.per_plan]
    given = dict(parameters.parse(p) for p in arguments.param)
    choice = {"plans": arguments.plan, "languages": arguments.lang, "given": given}
    jobs = matrix.jobs(data, chosen, **choice, derived=tables(data))
    jobs = [replace(job, warm=not arguments.cold) for job in jobs]
    out = (arguments.out or paths.build_dir()).resolve()
    with processes(min(arguments.jobs, len(jobs))) as executor:
        done = execute(data, jobs, out, executor)
    return _report(done, out)


def _report(done: list, out: Path) -> int:
    failed = [result for _, result in done if result.error]
    print(f"{len(done) - len(failed)} of {len(done)} briefings in {out / 'briefings'}")
    for _, result in done:
        if not result.error:
            print(f"  {result.name}.pdf")
    print(f"front page: {out / 'index.html'}")
    for result in failed:
        first = result.error.splitlines()[0]
        print(f"FAILED {result.name}: {first} (see {out / 'briefings' / result.name}.log)", file=sys.stderr)
    return 1 if failed else 0
