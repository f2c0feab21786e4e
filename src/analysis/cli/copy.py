"""`minzheng copy`: data or notebooks out of the package, to work on."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from analysis import paths
from analysis.dataset.extract import write_files
from analysis.errors import UsageError
from analysis.files import writing_to

#: What can be copied, and where it is.
WHAT = {"data": paths.data_dir, "notebooks": paths.notebooks_dir}

_NEXT = {
    "data": "Add --data {folder} to the commands, or set MINZHENG_DATA={folder}.",
    "notebooks": "Open them with: jupyter lab {folder}",
}


def run(arguments: argparse.Namespace) -> int:
    """Copy into a folder that is not there yet, whole or not at all."""
    files, target = _files(WHAT[arguments.what]()), arguments.folder
    with writing_to(target):
        if target.exists() and not (target.is_dir() and not any(target.iterdir())):
            raise UsageError(f"{target} is there already; name a folder that is not there or is empty")
        if target.exists() and target.samefile(Path.cwd()):  # a copy in its place would not be seen from here
            raise UsageError(f"{target} is the folder you are in; name one that is not there")
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as near:
            write_files(files, Path(near) / arguments.what)
            (Path(near) / arguments.what).replace(target)
    print(f"{arguments.what} copied to {target}")
    print(_NEXT[arguments.what].format(folder=target))
    return 0


def _files(source: Path) -> dict[str, bytes]:
    """Return contents without the rights: what is installed may be read-only, a copy is to be worked on."""
    found = {path.relative_to(source): path for path in sorted(source.rglob("*")) if path.is_file()}
    return {
        name.as_posix(): path.read_bytes()
        for name, path in found.items()
        if not any(part.startswith((".", "__pycache__")) for part in name.parts)
    }
