"""Writing several files of the data package: all of them, or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from analysis import load_dataset
from analysis.derived import FOLDER as DERIVED
from analysis.errors import DataError
from analysis.files import write_atomically


def lay_down(folder: Path, files: Mapping[str, bytes], empty: Iterable[str] = ()) -> None:
    """Write `files` into the data package in `folder`, if the package with them is valid.

    A copy of the package is made and loaded with the files first. If a file cannot be written, those written
    before it are put back as they were.

    Parameters
    ----------
    folder : path
    files : mapping of str to bytes
        Contents by path relative to `folder`.
    empty : iterable of str
        Files of facts in which no row is expected yet.

    Raises
    ------
    DataError
        If the package would break its contract; nothing is written then.
    """
    _try(folder, files, set(empty))
    before = {name: _content(folder / name) for name in files}
    try:
        for name, content in files.items():
            write_atomically(folder / name, content)
    except BaseException:
        for name, former in before.items():
            if former is None:
                (folder / name).unlink(missing_ok=True)
            elif _content(folder / name) != former:
                write_atomically(folder / name, former)
        raise


def _try(folder: Path, files: Mapping[str, bytes], empty: set[str]) -> None:
    with tempfile.TemporaryDirectory(prefix="minzheng-") as parent:
        copy = Path(shutil.copytree(folder, Path(parent) / "data", ignore=shutil.ignore_patterns(DERIVED)))
        for name, content in files.items():
            write_atomically(copy / name, content)
        try:
            load_dataset(copy)
        except DataError as error:
            told = [p for p in error.problems if not (p.file in empty and p.row is None)]
            if told:
                raise DataError(told) from None


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None
