"""Facts and code lists as plain records give what the frames give."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis import load_dataset
from analysis.dataset.ids import ids, joined
from analysis.dataset.tidy import filled, tidy
from analysis.errors import MeasureError, UsageError

COLUMNS = {"plan": "str", "year": "Int64", "value": "float64", "own": "bool"}


@pytest.fixture(scope="module")
def data():
    return load_dataset()


def test_records_are_the_rows_that_select_returns(data):
    for plan in data.plan_ids:
        for asked in ({}, {"kind": "target"}, {"indicator": ("tekun_standard", "dibao_standard")}):
            found = [fact["fact_id"] for fact in data.records(plan, **asked)]
            assert found == list(data.select(plan, **asked)["fact_id"])
    assert len(data.records("benxi")) > len(data.records("benxi", kind="target")) > 0


def test_records_refuse_what_select_refuses(data):
    with pytest.raises(UsageError, match="dibao_standrad"):
        data.records("benxi", "dibao_standrad")
    with pytest.raises(UsageError, match="unknown kind"):
        data.records("benxi", kind="targets")


def test_levels_are_the_rows_of_the_series(data):
    series = data.series("hulunbuir", "dibao_standard", "urban")
    levels = data.levels("hulunbuir", "dibao_standard", "urban")
    assert [(fact["year"], fact["value"], fact["fact_id"]) for fact in levels] == list(
        series[["year", "value", "fact_id"]].itertuples(index=False, name=None)
    )
    assert levels[0]["year"] == levels[0]["start"] == 2016


def test_factors_convert_within_a_dimension_and_nowhere_else(data):
    assert data.lists.factor("CNY/person/year", "CNY/person/month") == pytest.approx(1 / 12)
    assert data.lists.factor("bed", "bed") == 1
    with pytest.raises(MeasureError, match="cannot convert"):
        data.lists.factor("person", "bed")


def test_a_statistic_of_an_indicator_is_a_concept_of_its_own(data):
    assert data.lists.statistics_of("dibao_standard", ["level", "rank"]) == {
        "dibao_standard": "level", "dibao_standard:rank": "rank"
    }  # fmt: skip
    ratio = data.lists.indicators["dibao_standard:urban_to_rural_ratio"]
    assert (ratio["unit"], ratio["direction"], ratio["base"]) == ("ratio", "lower", "dibao_standard")
    assert data.lists.indicators["urbanisation_rate:difference"]["unit"] == "percentage_point"


def test_a_table_has_its_columns_and_types_whatever_its_rows_leave_out():
    table = tidy([{"plan": "a", "year": 2020}, {"value": 1.5, "own": True, "year": None}], COLUMNS)
    assert table.dtypes.astype(str).to_dict() == COLUMNS
    assert list(table["plan"]) == ["a", ""]
    assert table["year"].isna().tolist() == [False, True]
    assert math.isnan(table["value"][0])
    assert list(table["own"]) == [False, True]


def test_a_table_without_rows_has_its_types_too():
    assert tidy([], COLUMNS).dtypes.astype(str).to_dict() == COLUMNS


def test_every_kind_of_missing_is_one():
    table = tidy([{"plan": None}, {"plan": float("nan")}, {"plan": pd.NA, "value": pd.NA}], COLUMNS)
    assert list(table["plan"]) == ["", "", ""]
    assert table["value"].isna().all()


def test_a_filled_row_has_every_column():
    row = filled({"value": 1.5, "year": pd.NA}, COLUMNS)
    assert row == {"plan": "", "year": None, "value": 1.5, "own": False}


def test_outside_figures_as_records_are_the_rows_that_select_returns(data):
    for asked in ({}, {"kind": "target"}, {"indicator": "dibao_standard", "group": "urban"}):
        found = [figure["reference_id"] for figure in data.reference.records("china", **asked)]
        assert found == list(data.reference.select("china", **asked)["reference_id"])
        assert found
    assert data.reference.records("nowhere") == []


def test_a_key_that_is_no_column_is_a_slip():
    with pytest.raises(KeyError, match="no such column: jahr"):
        tidy([{"jahr": 2020}], COLUMNS)


def test_ids_go_into_a_cell_and_come_out():
    assert joined(["b", "", "a;b", "c"]) == "b;a;c"
    assert ids("b;a", "", "a;c") == ("b", "a", "c")
    assert joined([]) == ""
    assert ids("") == ()
