"""The derived tables: measures over all plans, exported for other tools. Nothing ever reads them back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import Any

import pandas as pd

from analysis.dataset import Dataset
from analysis.derived.sound import without_slips
from analysis.measures.absences import NOT_CODED, NOT_PRINTED, is_excerpt

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
    "consistency": "consistency.relations",
    "claims": "consistency.ledger",
    "amplification": "superiors.amplification",
    "binding": "superiors.binding",
    "existing": "superiors.existing",
    "outlays": "outlays.overview",
    "population_effect": "superiors.population_effect",
    "standards": "standards.export",
    "absences": "absences",
    "readings": "readings",
}


def build(name: str, data: Dataset) -> pd.DataFrame:
    """Return the derived table `name` over all plans; what an excerpt has no fact of is not coded."""
    measure: Callable[[Dataset], pd.DataFrame] = import_module(f"analysis.measures.{TABLES[name]}").export
    table = measure(data)
    excerpts = [plan for plan in data.plan_ids if is_excerpt(data, plan)]
    if not excerpts or "evidence" not in table:
        return table
    silent = table["plan"].isin(excerpts) & (table["evidence"] == NOT_PRINTED)
    return table.assign(evidence=table["evidence"].mask(silent, NOT_CODED))


class Tables(Mapping[str, str]):
    """The derived tables of a dataset as CSV by name; they are computed when the first is asked for.

    A plan on whose figures a measure is not defined is left out of all of them.

    Parameters
    ----------
    data : Dataset
    """

    def __init__(self, data: Dataset):
        self._data = data

    @property
    def left_out(self) -> dict[str, str]:
        """Why a plan is left out, by plan: the facts that stand in the way, and what follows."""
        return self._made[1]

    @cached_property
    def _made(self) -> tuple[dict[str, str], dict[str, str]]:
        return without_slips(self._data, all_of)

    def __getitem__(self, name: str) -> str:
        return self._made[0][name]

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)


def all_of(data: Dataset) -> dict[str, str]:
    """Return every derived table as CSV by name; a measure that is not defined for one plan stops it."""
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


def _number(value: Any) -> str:
    if pd.isna(value):
        return ""
    short = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short
