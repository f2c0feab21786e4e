"""The descriptor of the derived tables: true by another's code, complete, and what the measures give."""

from __future__ import annotations

import json

import frictionless
import pandas as pd
import pytest

from analysis import UsageError, load_dataset, paths
from analysis.dataset.derived import columns, derived_package
from analysis.dataset.roles import VERDICTS
from analysis.derived import TABLES, build
from analysis.measures.ambition.table import CLASSES
from analysis.measures.consistency.relations import RESULTS
from analysis.measures.outlays.decomposition import ROLES
from analysis.measures.outlays.rows import PROGRAMMES
from analysis.measures.superiors.amplification import RELATIONS
from analysis.measures.superiors.binding import FATES, NUMBERS
from analysis.measures.superiors.existing import BASES
from analysis.measures.superiors.existing import VERDICTS as BESIDE
from analysis.sources import sources

DESCRIPTOR = paths.derived_dir() / "datapackage.json"
RESOURCES = {r["name"]: r for r in json.loads(DESCRIPTOR.read_text(encoding="utf-8"))["resources"]}
DATA = load_dataset()
BUILT = {name: build(name, DATA) for name in TABLES}
FIELDS = [(name, field) for name, resource in RESOURCES.items() for field in resource["schema"]["fields"]]
CODES = {
    ("ambition", "class"): CLASSES,
    ("claims", "verdict"): VERDICTS,
    ("consistency", "result"): RESULTS,
    ("amplification", "relation"): RELATIONS,
    ("binding", "fate"): FATES,
    ("binding", "number"): NUMBERS,
    ("existing", "basis"): BASES,
    ("existing", "verdict"): BESIDE,
    ("outlays", "programme"): tuple(PROGRAMMES),
}


def enum(table: str, column: str) -> list[str]:
    return next(f["constraints"]["enum"] for name, f in FIELDS if (name, f["name"]) == (table, column))


def test_frictionless_finds_nothing():
    report = frictionless.Package(str(DESCRIPTOR)).validate()
    assert report.valid, report.to_summary()


def test_every_table_is_described_and_no_other():
    assert list(RESOURCES) == list(TABLES)
    assert derived_package().version == DATA.version


@pytest.mark.parametrize("name", TABLES)
def test_a_measure_gives_the_columns_and_types_declared(name):
    assert {column: str(kind) for column, kind in BUILT[name].dtypes.items()} == columns(name)
    assert list(BUILT[name]) == list(columns(name))


@pytest.mark.parametrize("name", TABLES)
def test_the_key_names_a_row_once(name):
    key = list(derived_package().resources[name].key)
    assert BUILT[name][BUILT[name].duplicated(key, keep=False)].empty


@pytest.mark.parametrize("name", TABLES)
def test_cells_are_what_the_constraints_allow(name):
    for field in derived_package().resources[name].fields:
        cells = BUILT[name][field.name]
        if field.type == "string":
            filled = set(cells) - {""}
            assert not field.enum or filled <= set(field.enum), field.name
            assert not field.pattern or all(map(field.pattern.search, filled)), field.name
            assert not (field.required and "" in set(cells)), field.name
        else:
            assert not (field.required and cells.isna().any()), field.name
        if field.minimum is not None:
            assert not (cells < float(field.minimum)).any(), field.name


@pytest.mark.parametrize("name", TABLES)
def test_codes_stand_on_the_lists_named(name):
    populations = set(DATA.reference.populations["indicator"])
    for field in derived_package().resources[name].fields:
        if field.codes:
            listed = set(DATA.frames[field.codes].iloc[:, 0]) | {""}
            listed |= populations if field.codes == "indicators" else set()
            listed |= set(DATA.reference.places["place"]) if field.codes == "places" else set()
            assert set(BUILT[name][field.name]) <= listed, field.name


@pytest.mark.parametrize("name", TABLES)
def test_grades_are_those_of_the_outside_figures(name):
    if "grade" in BUILT[name]:
        found = {grade for cell in BUILT[name]["grade"] for grade in cell.split(";")}
        assert found <= {"", *DATA.reference.figures["grade"]}


def test_every_table_and_column_is_described_in_both_languages():
    for entry in [*RESOURCES.values(), *(field for _, field in FIELDS)]:
        assert entry["description"].isascii(), entry["name"]
        assert any("一" <= sign <= "鿿" for sign in entry["description_zh"]), entry["name"]


def test_every_number_says_its_unit():
    units = set(DATA.units["unit"])
    for table, field in FIELDS:
        told = [field["unit"] in units] if "unit" in field else []
        told += [columns(table)[field["unit_column"]] == "str"] if "unit_column" in field else []
        assert told == [True] * (field["type"] == "number"), (table, field["name"])


@pytest.mark.parametrize(("table", "column"), CODES)
def test_enums_are_the_codes_of_the_measure(table, column):
    assert set(enum(table, column)) == set(CODES[table, column])


def test_every_change_of_an_outlay_has_its_measure():
    assert {f"change_{role}" for role in ROLES} <= set(enum("outlays", "measure"))


# For researchers ------------------------------------------------------------------------------------------


def test_a_table_of_all_plans_is_the_exported_one():
    pd.testing.assert_frame_equal(DATA.table("growth"), BUILT["growth"])


@pytest.mark.parametrize("plans", ["benxi", ["benxi"]])
def test_a_table_of_a_plan_has_its_rows_alone(plans):
    expected = BUILT["ambition_index"].query("plan == 'benxi'").reset_index(drop=True)
    pd.testing.assert_frame_equal(DATA.table("ambition_index", plans), expected)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (("growht",), "unknown derived table 'growht'. Did you mean 'growth'"),
        (("growth", ["benxii"]), "unknown plan 'benxii'. Did you mean 'benxi'"),
    ],
)
def test_an_unknown_table_or_plan_is_refused_with_the_nearest(asked, message):
    with pytest.raises(UsageError, match=message.replace("?", r"\?")):
        DATA.table(*asked)


def test_the_descriptor_is_that_of_the_code_whatever_data_are_named(package, monkeypatch):
    for path in (package / "derived").glob("*"):
        path.unlink()
    monkeypatch.setenv(paths.DATA_VARIABLE, str(package))
    table = load_dataset().table("urban_rural")
    assert {column: str(kind) for column, kind in table.dtypes.items()} == columns("urban_rural")


def test_what_is_remembered_is_so_of_these_columns(tmp_path, monkeypatch):
    before = sources.__wrapped__()
    (tmp_path / DESCRIPTOR.name).write_bytes(DESCRIPTOR.read_bytes().replace(b'"year"', b'"number"', 1))
    monkeypatch.setattr(paths, "derived_dir", lambda: tmp_path)
    assert sources.__wrapped__() != before
