"""The derived tables: measures over all plans, exported for other tools. No measure ever reads them back."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.dataset.load import file_hash
from analysis.files import write_atomically
from analysis.sources import sources

#: Folder of the data package, and the file there that tells which data the tables were made from.
FOLDER, STAMP = "derived", "data.sha256"

#: File below data/derived, and the module of analysis.measures whose `export` gives it.
TABLES = {
    "growth": "growth.levels",
    "urban_rural": "urban_rural.ratios",
    "ambition": "ambition.table",
    "ambition_index": "ambition.index",
    "aging": "aging.overview",
    "pressure": "pressure.overview",
    "pressure_profile": "pressure.profile",
    "consistency": "consistency.verdicts",
    "amplification": "superiors.amplification",
    "binding": "superiors.binding",
    "existing": "superiors.existing",
    "outlays": "outlays.overview",
    "population_effect": "superiors.population_effect",
    "standards": "standards.export",
}


def build(name: str, data: Dataset) -> pd.DataFrame:
    """Return the derived table `name` over all plans."""
    measure: Callable[[Dataset], pd.DataFrame] = import_module(f"analysis.measures.{TABLES[name]}").export
    return measure(data)


def tables(data: Dataset, kept: Path | None = None) -> dict[str, str]:
    """Return every derived table as CSV by name.

    Those stored with the data are taken if they were made from them, else they are made anew.

    Parameters
    ----------
    data : Dataset
    kept : Path, optional
        Folder for a copy, which is taken the next time if neither data nor package have changed.
    """
    made_from = file_hash(data.package.folder)
    stamp = f"{made_from} {sources()}"
    if kept is not None and (found := _stored(kept, stamp)) is not None:
        return found
    found = _stored(data.package.folder / FOLDER, made_from)
    if found is None:
        found = {name: to_csv(build(name, data)) for name in TABLES}
    if kept is not None:
        store(found, kept, stamp)
    return found


def store(found: dict[str, str], folder: Path, stamp: str) -> None:
    """Write tables, and last the stamp that tells from which data."""
    (folder / STAMP).unlink(missing_ok=True)
    for name, text in found.items():
        write_atomically(folder / f"{name}.csv", text.encode("utf-8"))
    write_atomically(folder / STAMP, f"{stamp}\n".encode("ascii"))


def _stored(folder: Path, stamp: str) -> dict[str, str] | None:
    path = folder / STAMP
    if not path.exists() or path.read_text(encoding="ascii").strip() != stamp:
        return None
    files = {name: folder / f"{name}.csv" for name in TABLES}
    if not all(file.exists() for file in files.values()):
        return None
    return {name: file.read_text(encoding="utf-8") for name, file in files.items()}


def to_csv(table: pd.DataFrame) -> str:
    """Return a table as CSV: LF, sorted by its columns from the left, floats with six decimals at most."""
    text = table.copy()
    for column in text.columns:
        if pd.api.types.is_float_dtype(text[column]):
            text[column] = [_number(value) for value in text[column]]
        elif pd.api.types.is_bool_dtype(text[column]):
            text[column] = text[column].map({True: "true", False: "false"})
    text = text.astype("object").where(text.notna(), "").astype("str")
    return text.sort_values(list(text.columns), kind="stable").to_csv(index=False, lineterminator="\n")


def _number(value: Any) -> str:
    if pd.isna(value):
        return ""
    short = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short
