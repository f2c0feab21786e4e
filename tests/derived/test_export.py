"""Tables for other tools: types and rows of the Parquet files, and the queries that the docs print."""

from __future__ import annotations

import csv
import io
import re
import sys

import duckdb
import pandas as pd
import pytest

from analysis import UsageError, paths
from analysis.cli import main
from analysis.derived import TABLES, to_csv
from analysis.derived import export as exporting
from analysis.derived.export import export, to_parquet
from tests.conftest import KNOWN

PAGE = paths.docs_dir() / "use-the-data.md"
ROOT = paths.docs_dir().parent

#: Everything that may go wrong: blanks, quotes, commas, what looks like a number or like nothing.
MIXED = pd.DataFrame(
    {
        "plan": ["b", "a", "c"],
        "code": ["012", "NA", ""],
        "said": ['he said "so", twice', "两行", "it's"],
        "year": pd.array([2016, None, 2018], dtype="Int64"),
        "rate": [1 / 3, None, -2.0],
        "inferred": [True, False, True],
    }
)


def read(folder, content: bytes, order: str = "plan") -> list[tuple]:
    path = folder / "table.parquet"
    path.write_bytes(content)
    return duckdb.sql(f"SELECT * FROM '{path}' ORDER BY {order}").fetchall()


def test_types_and_cells_survive(tmp_path):
    assert read(tmp_path, to_parquet(MIXED)) == [
        ("a", "NA", "两行", None, None, False),
        ("b", "012", 'he said "so", twice', 2016, 0.333333, True),
        ("c", "", "it's", 2018, -2.0, True),
    ]
    described = duckdb.sql(f"DESCRIBE SELECT * FROM '{tmp_path / 'table.parquet'}'").fetchall()
    kinds = ["VARCHAR", "VARCHAR", "VARCHAR", "BIGINT", "DOUBLE", "BOOLEAN"]
    assert [row[1] for row in described] == kinds


def test_the_same_table_gives_the_same_bytes():
    assert to_parquet(MIXED) == to_parquet(MIXED.iloc[::-1])


@pytest.fixture(scope="module")
def both(data, tmp_path_factory):
    """The export in both formats; derived tables are read from the committed ones, which others build."""
    folder = tmp_path_factory.mktemp("export")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exporting, "build", stored)
        for form in exporting.FORMATS:
            export(data, folder / form, form)
    return folder


def stored(name: str, _) -> pd.DataFrame:
    return pd.read_csv(paths.data_dir() / "derived" / f"{name}.csv", keep_default_na=False, na_values={})


def test_both_formats_hold_the_same_tables(both, data):
    names = {p.relative_to(both / "csv").with_suffix("").as_posix() for p in (both / "csv").rglob("*.csv")}
    assert names == {*data.frames, "reference/figures", *(f"derived/{name}" for name in TABLES)}
    parquet = (both / "parquet").rglob("*.parquet")
    assert {p.relative_to(both / "parquet").with_suffix("").as_posix() for p in parquet} == names


@pytest.mark.parametrize("name", ["facts", "plans", "corrections", "reference/figures", "derived/growth"])
def test_parquet_has_the_rows_of_the_csv(both, name):
    text = (both / "csv" / f"{name}.csv").read_text(encoding="utf-8")
    header, *rows = list(csv.reader(io.StringIO(text)))
    found = duckdb.sql(f"SELECT * FROM '{both / 'parquet' / name}.parquet'")
    assert found.columns == header
    assert [[as_cell(value) for value in row] for row in found.fetchall()] == rows


def as_cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def test_facts_of_the_export_are_corrected_and_say_so(both):
    # Erenhot's series is printed one year late; its first year is used as 2015
    rows = duckdb.sql(f"SELECT fact_id, period_start, mark FROM '{both}/parquet/facts.parquet'").fetchall()
    assert ("erenhot-053", "2015", "corrected") in rows


def test_without_duckdb_parquet_is_refused_before_any_work(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert main(["export", str(tmp_path / "out"), "--format", "parquet"]) == 2
    assert "pip install duckdb" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UsageError):
        to_parquet(MIXED)


def test_true_and_false_are_written_as_the_data_package_has_them():
    assert to_csv(MIXED[["plan", "inferred"]]) == "plan,inferred\na,false\nb,true\nc,true\n"


# The page -------------------------------------------------------------------------------------------------


def queries() -> list[str]:
    return re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)


def test_the_pages_queries_give_what_the_plans_print(monkeypatch):
    monkeypatch.chdir(ROOT)
    found = (duckdb.sql(query).fetchall() for query in queries())
    # the known plans, and the corrections, whose first column is a fact
    standards, corrections, ratios = (
        [row for row in rows if row[0].partition("-")[0] in KNOWN] for rows in found
    )
    assert standards == [("benxi", 665.0, "2020"), ("hulunbuir", 660.0, "2020")]
    assert corrections[0] == ("erenhot-053", "period_end", "2016", "2015")
    assert len(corrections) == 10
    # 660 a month against 6,016 a year: 1.316; 665 against 5,400: 1.478
    assert ratios == [("benxi", 2020, 1.478), ("hulunbuir", 2020, 1.316)]


def test_the_pages_python_runs(monkeypatch):
    monkeypatch.chdir(ROOT)
    for block in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S):
        found: dict[str, object] = {}
        exec(block, found)
        assert found.get("data") is not None or found["facts"]["value"].notna().any()


def test_no_column_that_r_reads_as_a_number_is_called_otherwise(data):
    kinds = {field.name: field.type for field in data.package.resources["facts"].fields}
    names = {"col_double": "number", "col_integer": "integer", "col_logical": "boolean"}
    block = re.search(r"```r\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)[1]
    declared = dict(re.findall(r"(\w+) = (col_(?:double|integer|logical))\(\)", block))
    others = {name: kind for name, kind in kinds.items() if kind in names.values()}
    assert {name: names[kind] for name, kind in declared.items()} == others
