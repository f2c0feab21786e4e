"""The derived tables: measures over all plans, exported for other tools. No measure ever reads them back."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import pandas as pd

from analysis.dataset import Dataset, remembered
from analysis.dataset.load import file_hash

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


@remembered  # the jobs and the front page of each language ask for them
def tables(data: Dataset) -> dict[str, str]:
    """Return every derived table as CSV: the stored ones if they were made from this data, else made anew."""
    folder = data.package.folder / FOLDER
    stamp = folder / STAMP
    if stamp.exists() and stamp.read_text(encoding="ascii").strip() == file_hash(data.package.folder):
        stored = {name: folder / f"{name}.csv" for name in TABLES}
        if all(path.exists() for path in stored.values()):
            return {name: path.read_text(encoding="utf-8") for name, path in stored.items()}
    return {name: to_csv(build(name, data)) for name in TABLES}


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


def _number(value: float) -> str:
    if pd.isna(value):
        return ""
    short = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short
