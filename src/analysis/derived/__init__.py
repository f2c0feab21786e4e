"""The derived tables: measures over all plans, exported for other tools. Nothing ever reads them back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

import pandas as pd

from analysis.dataset import Dataset

#: Folder of the data package.
FOLDER = "derived"

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


class Tables(Mapping[str, str]):
    """The derived tables of a dataset as CSV by name; each is computed when it is first asked for.

    Parameters
    ----------
    data : Dataset
    """

    def __init__(self, data: Dataset):
        self._data = data
        self._made: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._made:
            self._made[name] = to_csv(build(name, self._data))
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)


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
