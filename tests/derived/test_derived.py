"""The exported tables rebuild without a difference and keep their form."""

import io

import pandas as pd
import pytest

from analysis import load_dataset, paths
from analysis.derived import TABLES, build, to_csv

DATA = load_dataset()
BUILT = {}


def built(name: str) -> str:
    if name not in BUILT:
        BUILT[name] = to_csv(build(name, DATA))
    return BUILT[name]


@pytest.mark.parametrize("name", TABLES)
def test_table_rebuilds_without_a_difference(name):
    stored = (paths.data_dir() / "derived" / f"{name}.csv").read_bytes().decode("utf-8")
    assert built(name) == stored, f"data/derived/{name}.csv is stale; run `make data` and read the difference"


@pytest.mark.parametrize("name", [name for name in TABLES if name != "readings"])
def test_every_plan_is_in_the_table(name):
    table = pd.read_csv(io.StringIO(built(name)), dtype=str, keep_default_na=False)
    assert set(table["plan"]) == set(DATA.plan_ids)


@pytest.mark.parametrize("name", [name for name in TABLES if name != "ambition_index"])
def test_every_row_names_facts_that_exist(name):
    table = pd.read_csv(io.StringIO(built(name)), dtype=str, keep_default_na=False)
    named = {fact for facts in table["facts"] for fact in facts.split(";") if fact}
    assert named
    assert named <= set(DATA.facts["fact_id"]) | set(DATA.reference.figures["reference_id"])


def test_form_of_an_export():
    table = pd.DataFrame({"plan": ["b", "a"], "rate": [1 / 3, -0.0000001], "count": [2.0, float("nan")]})
    # sorted by the first column; six decimals at the most; -0 is 0; nothing is empty
    assert to_csv(table) == "plan,rate,count\na,0,\nb,0.333333,2\n"


@pytest.mark.parametrize("name", TABLES)
def test_lines_end_with_lf_and_no_cell_is_a_formula(name):
    text = built(name)
    assert "\r" not in text
    table = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    for column in table.columns.difference(["comparator"]):
        assert not table[column].str.match(r"[=@+]").any(), column
