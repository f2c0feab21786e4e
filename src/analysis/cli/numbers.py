"""`minzheng numbers`: every number of a text, as the worklist of whoever codes its facts."""

from __future__ import annotations

import argparse
import sys

from analysis import paths
from analysis.dataset.read import read_raw, to_frame
from analysis.dataset.schema import read_package
from analysis.errors import DataError, UsageError
from analysis.verify import read_text
from analysis.verify.worklist import draft, worklist


def show(arguments: argparse.Namespace) -> int:
    """Print the numbers as CSV. Of the data only the rules are read: facts may be half written meanwhile."""
    path = arguments.text
    if path.suffix != ".txt":
        raise UsageError(f"--text {path}: expected a file <plan>.txt")
    package = read_package(paths.data_dir(arguments.data))
    raw = read_raw(package, package.resources["exclusions"])
    exclusions = to_frame(raw)
    if raw.problems:
        raise DataError(raw.problems)
    numbers = worklist(exclusions, read_text(path))
    if arguments.draft:
        numbers = draft(numbers, path.stem, package.resources["facts"].columns)
    elif not arguments.all:
        numbers = numbers[numbers["left_out_by"] == ""].drop(columns="left_out_by")
    sys.stdout.write(numbers.to_csv(index=False, lineterminator="\n"))
    return 0
