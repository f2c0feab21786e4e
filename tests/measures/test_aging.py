"""Aging pressure: beds, nursing gap, staff and exports, on cases worked by hand."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis import load_dataset
from analysis.errors import MeasureError
from analysis.measures.aging import beds as aging_beds
from analysis.measures.aging import nursing as aging_nursing
from analysis.measures.aging import overview as aging
from analysis.measures.aging import services as aging_services
from analysis.measures.aging.rows import ALL_BEDS, COLUMNS, INSTITUTION_BEDS
from analysis.measures.needed import exact
from tests.conftest import edit


def one(table, **wanted):
    """Return the one row of a table that has the values given."""
    for column, value in wanted.items():
        table = table[table[column] == value]
    assert len(table) == 1, f"{len(table)} rows for {wanted}"
    return table.iloc[0]


def person(plan, indicator, value, **more):
    row = dict.fromkeys(COLUMNS, "") | {"plan": plan, "indicator": indicator, "unit": "person", "year": 2020}
    return pd.Series(row | {"value": value, "low": value, "high": value, "basis": "registered"} | more)


@pytest.mark.parametrize("way", ["conversion", "building"])
@pytest.mark.parametrize(
    ("share", "target", "beds"),
    [
        (0.45, 0.6, 398),
        (0.308, 0.55, 12092),
        (0.42, 0.55, 1000),
        (0.1, 0.3, 10),
        (0.5, 0.5, 7),
        (0.07, 0.08, 999),
    ],
)
def test_what_is_needed_reaches_the_target_and_one_less_does_not(way, share, target, beds):
    needed = aging_nursing.beds_needed(way, share, target, beds)

    def short(more: int) -> bool:
        nursing, stock = exact(share) * beds + more, beds + (more if way == "building" else 0)
        return nursing / stock < exact(target)

    assert not short(needed)
    assert needed == 0 or short(needed - 1)


def test_conversion_and_building_meet_the_target_by_hand():
    # 420 of 1,000 beds, target 55 %: 550 - 420 = 130 to convert; or x new ones with
    # (420 + x) / (1000 + x) = 0.55, so x = (550 - 420) / 0.45 = 288.89.
    assert aging_nursing.by_conversion(0.42, 0.55, 1000) == pytest.approx(130)
    built = aging_nursing.by_building(0.42, 0.55, 1000)
    assert built == pytest.approx(130 / 0.45)
    assert (420 + built) / (1000 + built) == pytest.approx(0.55)


def test_a_target_that_is_met_costs_nothing():
    assert aging_nursing.by_conversion(0.55, 0.55, 1000) == 0
    assert aging_nursing.by_building(0.6, 0.55, 1000) == 0


def test_new_beds_raise_the_share_and_leave_the_rest_to_convert():
    # (420 + 100) / 1,100 = 47.27 %; 0.55 x 1,100 - 520 = 85 are left to convert.
    share, left = aging_nursing.after_new_beds(0.42, 0.55, 1000, 100)
    assert share == pytest.approx(520 / 1100)
    assert left == pytest.approx(85)
    assert aging_nursing.after_new_beds(0.42, 0.55, 1000, 289)[1] == 0


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: aging_nursing.by_building(0.4, 1.0, 100), "100 %"),
        (lambda: aging_nursing.by_conversion(42, 0.55, 100), "fractions"),
        (lambda: aging_nursing.by_conversion(0.42, 0.55, 0), "no beds"),
        (lambda: aging_nursing.after_new_beds(0.42, 0.55, 100, -1), "none or more"),
    ],
)
def test_gaps_without_a_meaning_are_refused(call, words):
    with pytest.raises(MeasureError, match=words):
        call()


def test_a_share_of_institutions_is_not_multiplied_by_all_beds(data):
    facts = data.facts.set_index("fact_id", drop=False)
    with pytest.raises(MeasureError, match="scope"):
        aging_nursing.nursing_stock(data, "hulunbuir", facts.loc["hulunbuir-094"], facts.loc["hulunbuir-065"])


def test_a_share_and_beds_of_two_years_are_refused(data):
    facts = data.facts.set_index("fact_id", drop=False)
    later = facts.loc["xincheng-027"].copy()
    later["period_end"] = "2024"
    with pytest.raises(MeasureError, match=r"2024.*year"):
        aging_nursing.nursing_stock(data, "xincheng", facts.loc["xincheng-060"], later)


def test_registered_old_people_are_no_share_of_permanent_residents(data):
    old = person("xincheng", "population_aged_60_plus", 83696)
    whole = person("xincheng", "population_permanent", 699672, basis="permanent")
    with pytest.raises(MeasureError, match=r"registered.*permanent.*basis"):
        aging_beds.share(data, old, whole)


def test_beds_and_people_of_two_plans_or_years_are_refused(data):
    beds = person("benxi", "elderly_institution_beds", 12092, scope=INSTITUTION_BEDS)
    with pytest.raises(MeasureError, match="differ in plan"):
        aging_beds.per_1000(data, beds, person("xincheng", "population_aged_60_plus", 83696))
    with pytest.raises(MeasureError, match="differ in year"):
        aging_beds.per_1000(data, beds, person("benxi", "population_aged_60_plus", 1, year=2010))


def test_implied_old_people_are_an_interval(data):
    # 18,000 is 17,500 to 18,500 (1.8 万), 58 is 57.5 to 58.5: 17,500 / 0.0585 to 18,500 / 0.0575.
    row = one(aging.implied_populations(data), plan="hulunbuir")
    assert row["value"] == pytest.approx(18000 / 0.058)
    assert (row["low"], row["high"]) == pytest.approx((17500 / 0.0585, 18500 / 0.0575))


def test_recipients_follow_from_outlay_and_amounts_and_the_insured_are_a_floor(data):
    table = aging.implied_populations(data, ["erenhot"])
    # 2,624,700 yuan (262.465 to 262.475 万): all at 3,600 are 729, all at 1,800 are 1,458.
    row = one(table, indicator="elderly_allowance_recipients_implied")
    assert (row["low"], row["high"]) == pytest.approx((2624650 / 3600, 2624750 / 1800))
    assert math.isnan(row["value"])
    floor = one(table, indicator="population_aged_60_plus_implied")
    assert floor["low"] == 3918
    assert math.isnan(floor["high"])


def test_the_gap_of_the_real_plans(data):
    table = aging_nursing.nursing_gap(data).set_index("plan")
    # 398 x 45 % = 179.1; (60 - 45) % x 398 = 59.7; / 0.4 = 149.25; 45 is 44.5 to 45.5: 57.7 to 61.7.
    row = table.loc["xincheng"]
    assert (row["nursing"], row["conversion"], row["building"]) == pytest.approx((179.1, 60, 150))
    assert (row["conversion_low"], row["conversion_high"]) == (58, 62)  # 57.71 and 61.69
    # 12,092 x 24.2 % = 2,926.3; / 0.45 = 6,502.8.
    assert table.at["benxi", "conversion"] == 2927  # 2926.264
    assert table.at["benxi", "building"] == 6503  # 2926.264 / 0.45 = 6502.8
    # Only all places are counted: a ceiling of 42.5 % x 18,500, and the gap per bed alone.
    row = table.loc["hulunbuir"]
    assert math.isnan(row["nursing"])
    assert row["ceiling"] == pytest.approx(0.425 * 18500)
    assert row["conversion_rate"] == pytest.approx(0.13)
    assert set(table.index[table["evidence"] == "not stated"]) == {"erenhot", "hegang"}


def test_norms_are_counted_on_people_and_beds(data):
    table = aging_services.staffing(data)
    # 2 per 1,000 on 83,696 = 167.4 of 206 certified = 81.3 %; 2 per 100 on 398 beds = 7.96.
    old = one(table, plan="xincheng", indicator="social_workers_per_1000_elderly")
    assert (old["required"], old["share_of_stock"]) == pytest.approx((168, 168 / 206))  # 167.392
    beds = one(table, plan="xincheng", indicator="social_workers_per_100_beds")
    assert beds["required"] == 8  # 7.96
    assert math.isnan(one(table, plan="benxi", indicator="social_workers_per_1000_elderly")["required"])
    assert one(table, plan="hegang")["evidence"] == "not stated"


def test_coverage_keeps_services_and_denominators_apart(data):
    table = aging_services.service_coverage(data)
    row = one(table, plan="hulunbuir", indicator="community_day_care_coverage")
    assert (row["value"], row["target"], row["change"], row["comparator"]) == (50, 90, 40, ">=")
    about = one(table, plan="benxi", group="urban", indicator="community_elderly_facility_coverage")
    assert (about["low"], about["high"]) == (48.5, 49.5)
    assert one(table, plan="hegang")["evidence"] == "not stated"


def test_the_export_has_every_plan_the_columns_and_one_scope_a_rate(data):
    table = aging.export(data)
    assert list(table.columns) == list(COLUMNS)
    for indicator in ("population_aged_60_plus_share", "elderly_beds_total", "nursing_bed_share"):
        assert set(table.loc[table["indicator"] == indicator, "plan"]) == set(data.plan_ids)
    rates = table[(table["indicator"] == "elderly_beds_per_1000") & table["value"].notna()]
    assert dict(zip(rates["plan"], rates["scope"], strict=True)) == {
        "hulunbuir": ALL_BEDS, "xincheng": INSTITUTION_BEDS,
    }  # fmt: skip
    assert set(table["evidence"]) <= {"stated", "derived", "corrected", "not stated"}
    known = {fact for text in table["facts"] for fact in text.split(";") if fact}
    assert known <= set(data.facts["fact_id"])
    assert table.loc[table["evidence"] != "not stated", "facts"].ne("").all()


def test_a_met_target_closes_the_gap_of_that_plan_alone(package):
    edit(package, "facts/xincheng.csv", fact_id="xincheng-060", value="60", value_text="60")
    table = aging_nursing.nursing_gap(load_dataset(package)).set_index("plan")
    assert table.at["xincheng", "conversion"] == 0
    assert table.at["benxi", "conversion"] > 0
