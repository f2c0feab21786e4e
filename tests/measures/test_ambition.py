"""Targets against baselines: classes, paces and headroom on cases worked by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import MeasureError, load_dataset
from analysis.measures import CLASSES, ambition_table, shared_table, template_table
from analysis.measures.ambition.profile import profile_of
from analysis.measures.ambition.table import export
from tests.conftest import edit


@pytest.fixture(scope="module")
def table(data):
    return ambition_table(data)


def row_of(table: pd.DataFrame, plan: str, indicator: str, group: str = "all") -> pd.Series:
    keep = (table["plan"] == plan) & (table["indicator"] == indicator) & (table["group"] == group)
    assert keep.sum() == 1
    return table[keep].iloc[0]


# Reach ---------------------------------------------------------------------------------------------------


def test_a_share_has_points_and_headroom_and_no_rate(table):
    # 42 -> 55 in 2020-2025: 13 points, 13 / 5 = 2.6 a year; of 100 - 42 = 58 points 13 / 58 = 0.2241
    row = row_of(table, "hulunbuir", "nursing_bed_share")
    assert (row["class"], row["comparator"], row["change"], row["years"]) == ("usable", ">=", 13, 5)
    assert row["required_annual_pp"] == pytest.approx(0.026)
    assert row["headroom_closed"] == pytest.approx(13 / 58)
    assert pd.isna(row["required_annual_rate"])


def test_a_count_has_a_compound_rate(table):
    # 360 -> 2,000: (2000 / 360) ** (1/5) - 1 = 5.5556 ** 0.2 - 1 = 0.4091
    row = row_of(table, "hulunbuir", "social_workers")
    assert row["required_annual_rate"] == pytest.approx(0.4091, abs=5e-5)
    assert pd.isna(row["required_annual_pp"])


def test_a_rate_needs_no_unit(table):
    # 0.0128 -> 0.030: 2.34375 ** 0.2 - 1 = 0.1857; rounding: (0.0295 / 0.01285) ** 0.2 - 1 = 0.1808
    row = row_of(table, "xincheng", "social_workers")
    assert row["class"] == "no unit"
    assert row["required_annual_rate"] == pytest.approx(0.1857, abs=5e-5)
    assert row["rate_low"] == pytest.approx(0.1808, abs=5e-5)


def test_rounding_of_the_baseline_is_carried_where_the_target_is_a_bound(table):
    # at least 55 from 41.5 to 42.5: 12.5 / 5 = 2.5 to 13.5 / 5 = 2.7 points a year
    row = row_of(table, "hulunbuir", "nursing_bed_share")
    assert (row["pp_low"], row["pp_high"]) == (pytest.approx(0.025), pytest.approx(0.027))


def test_counted_things_are_not_rounded(table):
    # one organisation is one, not 0.5 to 1.5: 2 ** 0.2 - 1 = 0.1487 at both ends
    row = row_of(table, "benxi", "charitable_organisations")
    assert row["rate_low"] == row["rate_high"] == pytest.approx(0.1487, abs=5e-5)


def test_a_fall_is_a_way_to_a_lower_target(table):
    # 1.48 -> 1.3, lower is better: -0.18, (1.3 / 1.48) ** 0.2 - 1 = -0.0256
    row = row_of(table, "benxi", "dibao_standard:urban_to_rural_ratio")
    assert (row["class"], row["change"]) == ("usable", pytest.approx(-0.18))
    assert row["required_annual_rate"] == pytest.approx(-0.0256, abs=5e-5)


def test_past_pace_of_a_ratio_from_growth_on_both_sides(table):
    # rural +6.1 %, urban +4.6 %: the ratio grew by 1.061 / 1.046 = 1.014340; 72.78 - 72.78 / 1.014340 = 1.029
    # points; asked for: (75 - 72.78) / 5 = 0.444
    row = row_of(table, "xincheng", "dibao_standard:rural_to_urban_ratio")
    assert row["past_pace"] == pytest.approx(0.01029, abs=5e-6)
    assert row["required_annual_pp"] == pytest.approx(0.00444)
    assert set(row["past_facts"].split(";")) <= set(row["facts"].split(";"))


# Classes -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan", "indicator", "group", "expected"),
    [
        ("xincheng", "marriage_cross_province_rate", "all", "zero baseline"),
        ("xincheng", "vagrant_identified_return_rate", "all", "already met"),
        ("xincheng", "dibao_standard:annual_growth", "urban", "text"),
        ("hegang", "eco_burial_rate", "all", "no baseline"),
    ],
)
def test_class(table, plan, indicator, group, expected):
    assert row_of(table, plan, indicator, group)["class"] == expected


def test_table_and_text_that_differ_are_one_contested_row(table):
    # 9 % in the table, 100 % in the text
    row = row_of(table, "xincheng", "juvenile_station_coverage")
    assert (row["class"], row["target"], row["other_target"]) == ("contested", 9, 100)
    assert {"xincheng-065", "xincheng-119"} <= set(row["facts"].split(";"))
    assert row["required_annual_pp"] == pytest.approx(0.018)  # 9 / 5 = 1.8: the class suppresses nothing


def test_table_and_text_that_agree_are_one_usable_row(table):
    row = row_of(table, "benxi", "nursing_bed_share")  # 55 in the table, at least 55 twice in the text
    assert (row["class"], row["comparator"], row["attribute"]) == ("usable", "=", "binding")
    assert row["facts"] == "benxi-057;benxi-058;benxi-084;benxi-089"


def test_one_target_in_units_that_do_not_convert_is_refused(package):
    edit(package, "facts/xincheng.csv", fact_id="xincheng-119", unit="not_stated")
    where = r"xincheng, juvenile_station_coverage, all \(xincheng-065, xincheng-119\): one target in units"
    with pytest.raises(MeasureError, match=where) as error:
        ambition_table(load_dataset(package), ["xincheng"])
    assert error.value.facts == ("xincheng-065", "xincheng-119")


def test_classes_of_all_targets(table):
    counts = table["class"].value_counts().reindex(CLASSES).to_dict()
    assert counts == {"usable": 28, "no baseline": 137, "zero baseline": 1, "text": 18, "already met": 4,
                      "contested": 1, "no unit": 1}  # fmt: skip


def test_export_has_the_columns_of_the_table_that_is_committed(data):
    named = "plan indicator statistic group baseline_year baseline target_year target unit comparator attribute class "
    named += "change required_annual_rate required_annual_pp headroom_closed past_pace evidence facts"
    found = export(data)
    assert list(found.columns) == named.split()
    assert set(found["plan"]) == set(data.plan_ids)
    assert not found.duplicated(["plan", "indicator", "statistic", "group", "target_year"]).any()


def test_a_plan_without_targets_keeps_a_row(package):
    path = package / "facts/erenhot.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",target,", ",rule,"), encoding="utf-8")
    found = ambition_table(load_dataset(package), ["erenhot"])
    assert list(found["evidence"]) == ["not stated"]


# Profile -------------------------------------------------------------------------------------------------


def of(found: pd.DataFrame, measure: str) -> pd.Series:
    return found.set_index("measure").loc[measure]


def alone(data, plan, above=None) -> pd.DataFrame:
    """The profile with targets of superiors of the test's own, or without."""
    return pd.DataFrame(profile_of(data, plan, above))


def test_profile_of_a_plan(data):
    # four usable of 44; shares 13 and 40 points, median 26.5; 30 / 28.5 = 1.0526 and 2000 / 360 = 5.5556,
    # median 3.3041; three binding targets lie ahead
    found = alone(data, "hulunbuir")
    assert (of(found, "evaluable")["count"], of(found, "evaluable")["of"]) == (4, 44)
    assert of(found, "points")["value"] == pytest.approx(0.265)
    assert of(found, "multiple")["value"] == pytest.approx(3.3041, abs=5e-5)
    assert of(found, "binding")["count"] == 3


def test_stretch_is_not_available_without_yardsticks(data):
    assert of(alone(data, "hulunbuir"), "beyond")["status"] == "not available"


def test_yardsticks_give_stretch_and_leave_out_what_the_nation_binds(data):
    # nation: nursing beds 55, binding; the city's 60 is beyond it, and facility area 33 beyond 30, the
    # volunteer stations are level with it; a yardstick of another year does not count
    beds, area = "nursing_bed_share", "community_facility_area_per_100_households"
    per_households = "m2_per_100_household"
    above = [("xincheng", beds, "all", 2025, "nation", 55.0, "percent", "binding", "yardstick-005"),
             ("xincheng", area, "all", 2025, "nation", 30.0, per_households, "binding", "yardstick-008"),
             ("xincheng", "volunteer_station_coverage", "all", 2025, "nation", 100.0, "percent", "", ""),
             ("xincheng", "nursing_bed_share", "all", 2020, "nation", 30.0, "percent", "", "")]  # fmt: skip
    names = ["plan", "indicator", "group", "year", "level", "target", "unit", "attribute", "facts"]
    found = alone(data, "xincheng", [dict(zip(names, row, strict=True)) for row in above])
    assert (of(found, "beyond")["count"], of(found, "beyond")["of"]) == (2, 3)
    assert of(alone(data, "xincheng"), "binding")["count"] == 3
    assert of(found, "binding")["count"] == 2  # the facility area is the nation's own


def test_a_plan_that_calls_nothing_binding_has_no_commitment_to_count(data):
    assert of(alone(data, "hegang"), "binding")["status"] == "not stated"


def test_few_targets_can_be_compared(data):
    shared = shared_table(data)
    assert set(shared.loc[shared["based"] >= 2, "indicator"]) == {
        "community_facility_area_per_100_households", "nursing_bed_share", "social_workers"
    }  # fmt: skip


def test_two_tables_of_one_province_repeat_each_other(data):
    found = template_table(data).set_index(["plan", "other"]).loc[("hulunbuir", "xincheng")]
    assert (found["shared"], found["rows"], found["same_province"]) == (13, 14, True)
