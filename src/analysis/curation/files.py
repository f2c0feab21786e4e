"""Writing several files of the data package: all of them, or none."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from analysis import load_dataset
from analysis.dataset import Dataset
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


def loaded(files: Mapping[str, bytes]) -> Dataset:
    """Return the package that some files make, checked as every package is, before it has a place.

    Raises
    ------
    DataError
        If it breaks its contract.
    """
    with tempfile.TemporaryDirectory(prefix="minzheng-") as copy:
        with writing_to(Path(copy)):
            write_files(files, Path(copy))
        return load_dataset(copy)


def _try(folder: Path, files: Mapping[str, bytes], empty: set[str]) -> None:
    try:
        loaded(read_files(folder) | dict(files))
    except DataError as error:
        told = [p for p in error.problems if not (p.file in empty and p.row is None)]
        if told:
            raise DataError(told) from None


def csv_bytes(rows: Iterable[Iterable[object]]) -> bytes:
    """Return rows as a CSV file is kept here."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode("utf-8")


def json_bytes(descriptor: Any) -> bytes:
    """Return a descriptor as it is kept here."""
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def paths_of(resource: Any) -> list[str]:
    """Return the paths of a resource as its descriptor gives them, one or a list."""
    return [resource["path"]] if isinstance(resource["path"], str) else list(resource["path"])
