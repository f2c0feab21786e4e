"""Writing several files of the data package: all of them, or none."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from analysis import load_dataset
from analysis.dataset.extract import read_files, write_files
from analysis.errors import DataError
from analysis.files import write_together, writing_to


def lay_down(folder: Path, files: Mapping[str, bytes], empty: Iterable[str] = ()) -> None:
    """Write `files` into the data package in `folder`, if the package with them is valid.

    A copy of the package is made and loaded with the files first.

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
    write_together({folder / name: content for name, content in files.items()})


def _try(folder: Path, files: Mapping[str, bytes], empty: set[str]) -> None:
    with tempfile.TemporaryDirectory(prefix="minzheng-") as copy:
        with writing_to(Path(copy)):
            write_files(read_files(folder) | dict(files), Path(copy))
        try:
            load_dataset(copy)
        except DataError as error:
            told = [p for p in error.problems if not (p.file in empty and p.row is None)]
            if told:
                raise DataError(told) from None
