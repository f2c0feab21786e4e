"""Loading: read every table of the data package and refuse it as a whole if anything is wrong."""

from __future__ import annotations

import os
from pathlib import Path

from analysis import paths
from analysis.dataset import rules
from analysis.dataset.concepts import with_concepts
from analysis.dataset.corrections import marked
from analysis.dataset.extract import files_hash, listed_files, read_files
from analysis.dataset.model import Dataset
from analysis.dataset.read import RawTable, read_raw, to_frame
from analysis.dataset.reference import load_reference
from analysis.dataset.schema import read_package
from analysis.errors import DataError, Problem


def load_dataset(data: str | os.PathLike[str] | None = None, *, corrected: bool = True) -> Dataset:
    """Load and validate the data package, and the outside figures beside it where there are any.

    Parameters
    ----------
    data : path, optional
        Folder of the data package. Default: the variable MINZHENG_DATA, else the packaged data, else the
        checkout.
    corrected : bool
        Apply the declared corrections (default). False gives the transcription as printed.

    Returns
    -------
    Dataset

    Raises
    ------
    DataError
        With every problem found: file, row, column, what was found, what was expected, the nearest code.
    UsageError
        If there is no data package where one was named.
    """
    package = read_package(paths.data_dir(data))
    fingerprint = f"{files_hash(listed_files(package))}, corrected: {corrected}"
    raws = {name: read_raw(package, resource) for name, resource in package.resources.items()}
    frames = {name: to_frame(raw) for name, raw in raws.items()}
    problems: list[Problem] = []
    rules.files(package, problems)
    frames = rules.apply(frames, raws)
    _refuse(raws, problems)
    reference = load_reference(package.folder, frames)
    rules.claim_readings(frames, raws, reference.by_id.index, complete=not reference.missing)
    _refuse(raws, [])
    frames["facts"] = with_concepts(marked(frames["facts"], frames["corrections"], apply=corrected))
    return Dataset(package=package, frames=frames, reference=reference, fingerprint=fingerprint)


def _refuse(raws: dict[str, RawTable], problems: list[Problem]) -> None:
    """Raise what is wrong in the package and its tables, if anything is."""
    for raw in raws.values():
        # row by row, as they are mended: the rules find them column by column
        problems.extend(sorted(raw.problems, key=lambda problem: (problem.file, problem.row or 0)))
    if problems:
        raise DataError(problems)


def file_hash(folder: Path) -> str:
    """Return the sha256 over the files of the data package in `folder`, names included."""
    return files_hash(read_files(folder))
