"""From rows to a table: the one way in which measures make frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

#: pandas types of columns: texts are never missing, whole numbers and numbers may be.
TYPES = {"str": "", "bool": False, "Int64": pd.NA, "float64": float("nan")}


def tidy(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    """Return rows as a frame with the columns declared, whatever each row leaves out.

    Parameters
    ----------
    rows : iterable of mapping
        Values by column; one that is absent or None is missing. A key that no column has is a slip.
    columns : mapping of str to str
        Type by column, in order: `str`, `bool`, `Int64` or `float64`.

    Returns
    -------
    DataFrame
        A missing text is "", a missing flag False; other missing values are empty.

    Raises
    ------
    KeyError
        For a key that is no column.
    """
    listed = list(rows)
    if strange := {key for row in listed for key in row} - set(columns):
        raise KeyError(f"no such column: {', '.join(sorted(strange))}; there are {', '.join(columns)}")
    made = {}
    for name, kind in columns.items():
        blank = TYPES[kind]
        cells = [blank if (cell := row.get(name)) is None or _missing(cell) else cell for row in listed]
        made[name] = pd.Series(cells, dtype=kind)
    return pd.DataFrame(made)


def filled(row: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """Return a row with every column, so that one measure can read another's rows before they are a frame."""
    blanks = {"Int64": None}
    return {
        name: blanks.get(kind, TYPES[kind]) if (cell := row.get(name)) is None or _missing(cell) else cell
        for name, kind in columns.items()
    }


def _missing(cell: Any) -> bool:
    return cell is pd.NA or (isinstance(cell, float) and cell != cell)
