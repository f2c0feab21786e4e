"""Measures on cases worked by hand."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis import MeasureError, load_dataset
from analysis.measures import compound_rate, growth_table, ratio_table, target_table, year_on_year
from tests.conftest import edit

STANDARD = "dibao_standard"


def row_of(table: pd.DataFrame, **where: str) -> pd.Series:
    for column, code in where.items():
        table = table[table[column] == code]
    assert len(table) == 1
    return table.iloc[0]


# Rates ---------------------------------------------------------------------------------------------------


def test_compound_rate_counts_intervals():
    # 2016-2020 are four intervals: (660 / 488) ** (1/4) - 1 = 1.352459 ** 0.25 - 1 = 0.0784
    assert compound_rate(488, 660, 4) == pytest.approx(0.0784, abs=5e-5)
    # the mistake, five years for four intervals: 1.352459 ** 0.2 - 1 = 0.0622
    assert compound_rate(488, 660, 5) == pytest.approx(0.0622, abs=5e-5)


def test_compound_rate_of_a_fall():
    # 100 to 81 in two intervals: 0.81 ** (1/2) - 1 = 0.9 - 1 = -0.1
    assert compound_rate(100, 81, 2) == pytest.approx(-0.1)


@pytest.mark.parametrize(
    ("start", "end", "intervals", "said"),
    [
        (0, 660, 4, "above zero"),
        (-488, 660, 4, "above zero"),
        (488, 0, 4, "above zero"),
        (488, 660, 0, "at least one interval"),
        (488, 660, -4, "at least one interval"),
        (math.nan, 660, 4, "above zero"),
    ],
)
def test_compound_rate_refuses(start, end, intervals, said):
    with pytest.raises(MeasureError, match=said):
        compound_rate(start, end, intervals)


def test_year_on_year_gives_no_rate_across_a_gap():
    # 110 / 100 - 1 = 0.1; nothing for 2019, whose year before is missing; 148.5 / 135 - 1 = 0.1
    years = [2016, 2017, 2019, 2020]
    series = pd.DataFrame({"year": years, "value": [100.0, 110.0, 135.0, 148.5], "unit": "person"})
    series = series.assign(period_start=series["year"].astype("str"), period_end=series["year"].astype("str"))
    growth = year_on_year(series)["growth"]
    assert list(growth.isna()) == [True, False, True, False]
    assert list(growth.dropna()) == pytest.approx([0.1, 0.1])


def test_year_on_year_refuses_zero():
    with pytest.raises(MeasureError, match="above zero"):
        year_on_year(pd.DataFrame({"year": [2019, 2020], "value": [0.0, 5.0]}))


# Growth --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("group", "start", "end", "rate", "stated"),
    [
        ("urban", 488, 660, 0.0784, 0.071),  # the plan's own 7.1 % is not what its table gives
        ("rural", 3500, 6016, 0.1450, 0.145),  # (6016 / 3500) ** (1/4) - 1 = 1.718857 ** 0.25 - 1
    ],
)
def test_growth_of_a_series(data, group, start, end, rate, stated):
    row = row_of(growth_table(data, STANDARD, ["hulunbuir"]), group=group)
    assert (row["start_year"], row["end_year"], row["intervals"]) == (2016, 2020, 4)
    assert (row["start_value"], row["end_value"]) == (start, end)
    assert row["cagr"] == pytest.approx(rate, abs=5e-5)
    assert row["evidence"] == "series"
    assert row["stated"] == pytest.approx(stated)
    assert row["stated_relation"] == "annual_growth"


def test_growth_from_two_endpoints(data):
    # 500 in 2015 to 605 in 2020, five intervals: 1.21 ** (1/5) - 1 = 0.0389
    row = row_of(growth_table(data, STANDARD, ["hegang"]), group="all")
    assert (row["evidence"], row["intervals"]) == ("endpoints", 5)
    assert row["cagr"] == pytest.approx(0.0389, abs=5e-5)
    assert row["facts"] == "hegang-007;hegang-008"


def test_growth_that_is_only_stated(data):
    table = growth_table(data, STANDARD, ["xincheng"])
    assert list(table["evidence"]) == ["stated", "stated"]
    assert table["cagr"].isna().all()
    assert row_of(table, group="urban")["stated"] == pytest.approx(0.046)
    assert row_of(table, group="rural")["stated_fact"] == "xincheng-043"


def test_one_level_gives_no_rate(data):
    row = row_of(growth_table(data, STANDARD, ["benxi"]), group="urban")
    assert row["evidence"] == "level"
    assert pd.isna(row["cagr"])


def test_series_of_mixed_units_is_refused(package):
    edit(package, "facts/hulunbuir.csv", fact_id="hulunbuir-014", unit="not_stated")
    with pytest.raises(
        MeasureError,
        match=r"mixes the units CNY/person/month \(hulunbuir-008\), not_stated \(hulunbuir-014\)",
    ):
        growth_table(load_dataset(package), STANDARD, ["hulunbuir"])


# Town and country ----------------------------------------------------------------------------------------


def test_ratio_brings_both_sides_to_a_month(data):
    # 660 / (6016 / 12) = 660 / 501.333 = 1.3165; without the twelve it would be 0.11
    table = ratio_table(data, STANDARD, ["hulunbuir"])
    row = table[table["year"] == 2020].iloc[0]
    assert (row["urban"], row["unit"], row["evidence"]) == (660, "CNY/person/month", "computed")
    assert row["rural"] == pytest.approx(501.333, abs=5e-4)
    assert row["ratio"] == pytest.approx(1.3165, abs=5e-5)


def test_ratio_that_the_plan_states_the_other_way_round(data):
    # rural is 72.78 % of urban: 100 / 72.78 = 1.374
    row = row_of(ratio_table(data, STANDARD), plan="xincheng")
    assert row["ratio"] == pytest.approx(1.374, abs=5e-4)
    assert (row["evidence"], row["facts"]) == ("stated", "xincheng-044")
    assert pd.isna(row["urban"])


@pytest.mark.parametrize("plan", ["hegang", "erenhot"])
def test_one_standard_is_neither_missing_nor_equality(data, plan):
    row = row_of(ratio_table(data, STANDARD), plan=plan)
    assert row["evidence"] == "one standard"
    assert pd.isna(row["ratio"])


def test_ratio_refuses_a_unit_that_does_not_convert(package):
    edit(package, "facts/benxi.csv", fact_id="benxi-009", unit="not_stated")
    with pytest.raises(MeasureError, match="not_stated"):
        ratio_table(load_dataset(package), STANDARD, ["benxi"])


# Targets -------------------------------------------------------------------------------------------------


def test_target_beside_its_baseline(data):
    row = row_of(target_table(data, "hulunbuir"), fact_id="hulunbuir-095")
    assert (row["indicator"], row["unit"], row["attribute"]) == ("nursing_bed_share", "percent", "binding")
    assert (row["baseline_year"], row["baseline"], row["baseline_kind"]) == (2020, 42, "observed")
    assert (row["target_year"], row["comparator"], row["target"]) == (2025, ">=", 55)
    assert row["facts"] == "hulunbuir-094;hulunbuir-095"


def test_estimate_as_a_baseline_says_so(data):
    row = row_of(target_table(data, "benxi"), fact_id="benxi-058")
    assert (row["baseline"], row["baseline_kind"]) == (30.8, "estimate")


def test_target_without_a_baseline_stays_empty(package):
    edit(package, "facts/hulunbuir.csv", fact_id="hulunbuir-094", kind="rule")
    row = row_of(target_table(load_dataset(package), "hulunbuir"), fact_id="hulunbuir-095")
    assert pd.isna(row["baseline"])
    assert row["facts"] == "hulunbuir-095"


def test_targets_of_one_domain(data):
    assert set(target_table(data, "hulunbuir", domains=["elderly_care"])["domain"]) == {"elderly_care"}
