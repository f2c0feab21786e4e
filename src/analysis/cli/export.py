"""`minzheng export`: the tables for other tools."""

from __future__ import annotations

import argparse

from analysis import load_dataset
from analysis.derived.export import export


def run(arguments: argparse.Namespace) -> int:
    """Write the tables of the package and the derived ones, corrections applied."""
    written = export(load_dataset(arguments.data), arguments.folder, arguments.format)
    print(f"{len(written)} tables as {arguments.format} in {arguments.folder}")
    return 0
