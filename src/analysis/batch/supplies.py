"""Packing: from a line of the plan of work to a parcel that needs nothing else.

The files are those of the moment when the batch began: what happens to them later does not matter to it.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.batch import notebooks
from analysis.batch.job import TIMEOUT, Job, Parcel
from analysis.dataset import Dataset
from analysis.dataset.extract import Whole, files_hash, read_files
from analysis.derived.sound import about
from analysis.errors import MinzhengError
from analysis.sources import sources

#: Sets of plans whose files and rows are kept at hand.
_KEPT = 8


class Supplies:
    """Everything that the jobs of a batch are made from.

    Parameters
    ----------
    data : Dataset
    derived : mapping of str to str
        The derived tables of `data` as CSV by name; read only when rows of them are needed.
    warm : bool
    timeout : int
        Seconds that one cell may take.

    Raises
    ------
    MinzhengError
        If the files of the data were changed since `data` was loaded.
    """

    def __init__(
        self,
        data: Dataset,
        derived: Mapping[str, str] | None = None,
        *,
        warm: bool = True,
        timeout: int = TIMEOUT,
    ):
        self.data = data
        self._settings: dict[str, Any] = {"warm": warm, "timeout": timeout}
        files = read_files(data.package.folder)
        if files_hash(files) not in data.fingerprint:
            raise MinzhengError(f"{data.package.folder}: files changed while they were read; run again")
        self._whole = Whole(files, data)
        self._derived = derived or {}
        # Jobs of one plan, and often many more, see the same plans.
        self._seen = lru_cache(_KEPT)(self._whole.about)
        self._rows = lru_cache(_KEPT)(self._rows_about)
        self._table = lru_cache(None)(lambda name: _table(self._derived[name]))
        self._loaded = lru_cache(_KEPT)(lambda plans: about(self._whole, plans))
        self._notebook = lru_cache(_in_language)

    def parcel(self, job: Job) -> Parcel:
        """Return a job with all that it needs."""
        return replace(self.bare(job), evidence=self.evidence(job))

    def bare(self, job: Job) -> Parcel:
        """Return a job without its rows of the derived tables, for which these need not be computed."""
        return Parcel(
            job.name,
            Path(job.notebook).name,
            self._notebook(job.notebook, job.parameters["lang"]),
            job.parameters,
            self._seen(job.plans),
            tables=self.data.fingerprint,
            sources=sources(),
            **self._settings,
        )

    def evidence(self, job: Job) -> dict[str, str]:
        """Return the rows of the derived tables that a job carries, as CSV by name."""
        return self._rows(job.about)

    def loaded(self, job: Job) -> Dataset:
        """Return the data that a job sees."""
        return self._loaded(job.plans)

    def _rows_about(self, plans: tuple[str, ...]) -> dict[str, str]:
        tables = {name: self._table(name) for name in self._derived}
        found = {name: table[table["plan"].isin(plans)] for name, table in tables.items()}
        return {
            name: rows.to_csv(index=False, lineterminator="\n") for name, rows in found.items() if len(rows)
        }


def _table(text: str) -> pd.DataFrame:
    return pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)


def _in_language(path: str, lang: str) -> bytes:
    notebook = notebooks.bare(notebooks.in_language(notebooks.read_json(Path(path)), lang))
    return json.dumps(notebook, ensure_ascii=False).encode("utf-8")
