"""A small package to edit, and a run to edit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import paths
from analysis.dataset.extract import Whole, files_hash, read_files, write_files
from tests.faults.harness import linked

#: Plans of the small package: enough for every rule, and quick to load.
PLANS = ("benxi", "erenhot", "hulunbuir")


@pytest.fixture(scope="package")
def original(committed, tmp_path_factory) -> Iterator[Path]:
    """The data that are edited; every test has a copy by hard links, and none may write through them."""
    folder = tmp_path_factory.mktemp("original") / "data"
    write_files(Whole(read_files(paths.data_dir()), committed).about(PLANS), folder)
    before = files_hash(read_files(folder))
    yield folder
    assert files_hash(read_files(folder)) == before


@pytest.fixture
def package(original, tmp_path) -> Path:
    return linked(original, tmp_path / "data")
