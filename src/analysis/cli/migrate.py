"""`minzheng migrate`: a package of an earlier form, rewritten in today's."""

from __future__ import annotations

import argparse

from analysis import paths
from analysis.curation.migrate import migrate
from analysis.errors import UsageError


def run(arguments: argparse.Namespace) -> int:
    """Rewrite the package, and tell which files changed."""
    folder = paths.data_dir(arguments.folder)
    if paths.is_packaged(folder):
        raise UsageError("the data inside the installed package are of today's form")
    changed = migrate(folder)
    print(f"{folder}: " + (f"{len(changed)} files rewritten" if changed else "of today's form already"))
    for name in changed:
        print(f"  {name}")
    return 0
