"""Facts and derived tables for other tools, as CSV or Parquet, in a folder of the caller's."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pandas as pd

from analysis.dataset import Dataset
from analysis.derived import TABLES, build, to_csv
from analysis.errors import UsageError
from analysis.files import write_atomically

FORMATS = ("csv", "parquet")


def export(data: Dataset, folder: Path, form: str) -> list[Path]:
    """Write the tables of the data package and every derived table.

    Parameters
    ----------
    data : Dataset
    folder : path
        Made where it is missing; files of the same names are replaced.
    form : str
        One of `FORMATS`.

    Returns
    -------
    list of Path
        `<table>.<form>`, and `derived/<table>.<form>` for the derived ones.

    Raises
    ------
    UsageError
        If Parquet is asked for and DuckDB is not installed.
    """
    if form == "parquet":
        _duckdb()  # refuse before the work, not after it
    tables = dict(data.frames)
    tables |= {f"derived/{name}": build(name, data) for name in TABLES}
    written = []
    for name, table in tables.items():
        path = folder / f"{name}.{form}"
        content = to_csv(table).encode("utf-8") if form == "csv" else to_parquet(table)
        write_atomically(path, content)
        written.append(path)
    return written


def to_parquet(table: pd.DataFrame) -> bytes:
    """Return a table as Parquet: the rows, the order and the decimals of `to_csv`, and types.

    Whole numbers are BIGINT, other numbers DOUBLE, true and false BOOLEAN, all else VARCHAR. What is empty is
    NULL in a column of numbers, and an empty text in a column of texts, as it is in a Dataset.
    """
    types = {str(column): _type(table[column]) for column in table.columns}
    duckdb = _duckdb()
    with tempfile.TemporaryDirectory(prefix="minzheng-") as folder:
        source, target = Path(folder) / "table.csv", Path(folder) / "table.parquet"
        source.write_text(to_csv(table), encoding="utf-8", newline="")
        texts = [column for column, kind in types.items() if kind == "VARCHAR"]
        with duckdb.connect(config={"threads": 1}) as connection:  # one thread: the same bytes every time
            read = connection.read_csv(
                str(source), header=True, dtype=types, auto_detect=False, delimiter=",", quotechar='"',
                escapechar='"', null_padding=False,
            )  # fmt: skip
            filled = ", ".join(
                f"coalesce({_quoted(c)}, '') AS {_quoted(c)}" if c in texts else _quoted(c) for c in types
            )
            read.project(filled).write_parquet(str(target), compression="zstd")
        return target.read_bytes()


def _type(column: pd.Series) -> str:
    if pd.api.types.is_bool_dtype(column):
        return "BOOLEAN"
    if pd.api.types.is_integer_dtype(column):
        return "BIGINT"
    return "DOUBLE" if pd.api.types.is_float_dtype(column) else "VARCHAR"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _duckdb():
    try:
        import duckdb
    except ModuleNotFoundError:
        raise UsageError("Parquet needs DuckDB, which is not installed; run: pip install duckdb") from None
    return duckdb
