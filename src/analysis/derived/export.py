"""Facts and derived tables for other tools, as CSV or Parquet, in a folder of the caller's."""

from __future__ import annotations

import tempfile
from pathlib import Path
from types import ModuleType

import pandas as pd

from analysis.dataset import Dataset
from analysis.derived import TABLES, build, to_csv
from analysis.errors import OutputError, UsageError
from analysis.files import write_together, writing_to

FORMATS = ("csv", "parquet")


def export(data: Dataset, folder: Path, form: str) -> list[Path]:
    """Write the tables of the data package, the outside figures and every derived table.

    Parameters
    ----------
    data : Dataset
    folder : path
        Made where it is missing; files of the same names are replaced, all of them or none.
    form : str
        One of `FORMATS`.

    Returns
    -------
    list of Path
        `<table>.<form>`, `reference/figures.<form>`, `derived/<table>.<form>`.

    Raises
    ------
    UsageError
        If Parquet is asked for and DuckDB is not installed, or the folder is that of the data.
    OutputError
        If the folder cannot be written to.
    """
    if folder.resolve() == data.package.folder:
        raise UsageError(f"{folder} holds the data themselves; name another folder")
    if form == "parquet":
        _duckdb()  # refuse before the work, not after it
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
    tables = dict(data.frames)
    tables["reference/figures"] = data.reference.figures
    tables |= {f"derived/{name}": build(name, data) for name in TABLES}
    found = {
        folder / f"{name}.{form}": to_csv(table).encode("utf-8") if form == "csv" else to_parquet(table)
        for name, table in tables.items()
    }
    with writing_to(folder):
        write_together(found)
    return list(found)


def to_parquet(table: pd.DataFrame) -> bytes:
    """Return a table as Parquet: the rows, the order and the decimals of `to_csv`, and types.

    Whole numbers are BIGINT, other numbers DOUBLE, true and false BOOLEAN, all else VARCHAR. What is empty is
    NULL in a column of numbers, and an empty text in a column of texts, as it is in a Dataset.

    Raises
    ------
    OutputError
        If there is no room for it in the folder for temporary files.
    """
    duckdb = _duckdb()
    types = {str(column): _type(table[column]) for column in table.columns}
    declared = ", ".join(f"{_text(name)}: {_text(kind)}" for name, kind in types.items())
    chosen = ", ".join(
        f"coalesce({_name(name)}, '') AS {_name(name)}" if kind == "VARCHAR" else _name(name)
        for name, kind in types.items()
    )
    near = Path(tempfile.gettempdir())
    with writing_to(near), tempfile.TemporaryDirectory(prefix="minzheng-") as folder:
        source, target = Path(folder) / "table.csv", Path(folder) / "table.parquet"
        source.write_text(to_csv(table), encoding="utf-8", newline="")
        command = (
            f"COPY (SELECT {chosen} FROM read_csv({_text(str(source))}, columns = {{{declared}}}, "
            "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"')) "
            f"TO {_text(str(target))} (FORMAT parquet, COMPRESSION zstd)"
        )
        try:
            with duckdb.connect(config={"threads": 1}) as connection:  # one thread: the same bytes every time
                connection.execute(command)
        except duckdb.IOException as error:
            raise OutputError(f"{near}: DuckDB could not write there ({error})") from None
        return target.read_bytes()


def _type(column: pd.Series) -> str:
    if pd.api.types.is_bool_dtype(column):
        return "BOOLEAN"
    if pd.api.types.is_integer_dtype(column):
        return "BIGINT"
    return "DOUBLE" if pd.api.types.is_float_dtype(column) else "VARCHAR"


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _duckdb() -> ModuleType:
    try:
        import duckdb
    except ModuleNotFoundError:
        raise UsageError("Parquet needs DuckDB, which is not installed; run: pip install duckdb") from None
    return duckdb
