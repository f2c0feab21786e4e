"""A measure over many plans: the slip of one stops that one and names its fact."""

from __future__ import annotations

import pytest

from analysis import load_dataset
from analysis.errors import MeasureError
from analysis.measures.whole import Refusal, refusals, whole

COLUMNS = {"plan": "str", "value": "float64"}


def rows(plan):
    yield {"plan": plan, "value": 1}
    if plan == "benxi":
        raise MeasureError("benxi: two units", ["benxi-001"])
    yield {"plan": plan}


@pytest.fixture(scope="module")
def data():
    return load_dataset()


def test_rows_stand_plan_by_plan(data):
    table = whole(data, ["hegang", "erenhot"], rows, COLUMNS)
    assert list(table["plan"]) == ["hegang", "hegang", "erenhot", "erenhot"]
    assert table["value"].isna().tolist() == [False, True, False, True]


def test_a_refused_plan_stops_what_shows_it(data):
    with pytest.raises(MeasureError, match="benxi: two units"):
        whole(data, None, rows, COLUMNS)


def test_refusals_are_collected_once_and_the_other_plans_go_on(data):
    with refusals() as found:
        table = whole(data, None, rows, COLUMNS)
        whole(data, ["benxi"], rows, COLUMNS)
    assert found == [Refusal("benxi", ("benxi-001",), "benxi: two units (benxi-001)")]
    assert set(table["plan"]) == set(data.plan_ids) - {"benxi"}
    with pytest.raises(MeasureError):
        whole(data, ["benxi"], rows, COLUMNS)
