"""`minzheng list` and `minzheng check`."""

from __future__ import annotations

import argparse

from analysis import load_dataset
from analysis.batch import matrix, notebooks


def show(arguments: argparse.Namespace) -> int:
    """Print plans, notebooks and their parameters."""
    data = load_dataset(arguments.data)
    print(f"data {data.version} of {data.date}, {data.package.folder}")
    print("\nplans")
    counts = data.facts["plan"].value_counts()
    for plan in data.plan_ids:
        print(
            f"  {plan:<16}{counts.get(plan, 0):>6} facts  "
            f"{data.plan_name(plan, 'en')} {data.plan_name(plan, 'zh')}"
        )
    print("\nnotebooks")
    for notebook in notebooks.find().values():
        defaults = ", ".join(f"{name}={value!r}" for name, value in notebook.parameters.items())
        print(f"  {notebook.name:<16}{defaults}")
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Load the data and check what only the batch can know."""
    data = load_dataset(arguments.data)
    matrix.check_names(data, notebooks.find())
    tables = ", ".join(f"{len(frame):,} {name}" for name, frame in data.frames.items())
    print(f"data {data.version} of {data.date} is valid: {tables}")
    return 0
