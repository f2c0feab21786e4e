"""`minzheng copy`: data or notebooks out of the package, to work on."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from analysis import paths
from analysis.errors import UsageError

#: What can be copied, and where it is.
WHAT = {"data": paths.data_dir, "notebooks": paths.notebooks_dir}

_NEXT = {
    "data": "Add --data {folder} to the commands, or set MINZHENG_DATA={folder}.",
    "notebooks": "Open them with: jupyter lab {folder}",
}


def run(arguments: argparse.Namespace) -> int:
    """Copy into a folder that is not there yet, whole or not at all."""
    source, target = WHAT[arguments.what](), Path(arguments.folder).expanduser()
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise UsageError(f"{target} is there already; name a folder that is not there or is empty")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as near:
        copy = shutil.copytree(
            source, Path(near) / arguments.what, ignore=shutil.ignore_patterns(".*", "__pycache__")
        )
        Path(copy).replace(target)
    print(f"{arguments.what} copied to {target}")
    print(_NEXT[arguments.what].format(folder=target))
    return 0
