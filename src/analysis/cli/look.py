"""`minzheng list` and `minzheng check`."""

from __future__ import annotations

import argparse

from analysis import load_dataset
from analysis.batch import matrix, notebooks
from analysis.dataset import Dataset
from analysis.dataset.reference import FIGURES
from analysis.errors import DataError
from analysis.measures.consistency.ledger import review


def show(arguments: argparse.Namespace) -> int:
    """Print plans, tables of outside figures, notebooks and their parameters."""
    data = load_dataset(arguments.data)
    print(f"data {data.version} of {data.date}, {data.package.folder}")
    print("\nplans")
    counts = data.facts["plan"].value_counts()
    for plan in data.plan_ids:
        print(
            f"  {plan:<16}{counts.get(plan, 0):>6} facts  "
            f"{data.plan_name(plan, 'en')} {data.plan_name(plan, 'zh')}"
        )
    print("\nfigures from outside the plans")
    for table in FIGURES:
        found = data.reference.figures.query("table == @table")
        grades = ", ".join(f"{grade} {count}" for grade, count in found["grade"].value_counts().items())
        told = f"  {table:<16}{len(found):>6} figures  {grades}"
        print(_left_out(data, table) if table in data.reference.missing else told)
    print("\nnotebooks")
    for notebook in notebooks.find().values():
        defaults = ", ".join(f"{name}={value!r}" for name, value in notebook.parameters.items())
        print(f"  {notebook.name:<16}{defaults}")
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Load the data, and check the recorded judgements and what only the batch can know."""
    data = load_dataset(arguments.data)
    if wrong := review(data):
        raise DataError(wrong)
    matrix.check_names(data, notebooks.find())
    tables = ", ".join(f"{len(frame):,} {name}" for name, frame in data.frames.items())
    print(f"data {data.version} of {data.date} is valid: {tables}")
    counts = data.reference.figures["table"].value_counts(sort=False)
    found = ", ".join(f"{count:,} {table}" for table, count in counts.items())
    print(f"figures from outside the plans: {found or 'none'}")
    for table in data.reference.missing:
        print(_left_out(data, table))
    return 0


def _left_out(data: Dataset, table: str) -> str:
    files = ", ".join(f"reference/{file}" for file in data.reference.absent_files(table))
    return f"  {table:<16}{'none':>6}: no {files}; comparisons that need it are left out"
