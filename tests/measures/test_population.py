"""The join rules: which population stands under a figure, worked by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import MeasureError, load_dataset
from analysis.measures import population
from analysis.measures.population import COLUMNS, count, counts, denominator, share
from tests.conftest import append, edit

YARD = "reference/yardsticks.csv"


def row(data, place: str, name: str, year: int) -> pd.Series:
    found = counts(data, place)
    [one] = found[(found["population"] == name) & (found["year"] == year)].to_dict("records")
    return pd.Series(one)


# Counts --------------------------------------------------------------------------------------------------


def test_a_printed_count_is_exact(data):
    old = row(data, "hulunbuir", "aged_60_plus", 2020)
    assert (old["value"], old["low"], old["high"]) == (460008, 460008, 460008)
    assert (old["evidence"], old["facts"]) == ("stated", "census2020-004")


@pytest.mark.parametrize(
    ("name", "value", "low", "high", "facts"),
    [
        # 2,549,252 x 12.11 % = 308,714.4; x 12.105 % = 308,587.0; x 12.115 % = 308,841.9
        ("aged_60_plus", 308714.4172, 308586.9546, 308841.8798, "census2010-001;census2010-002"),
        # 2,549,252 x 8.11 % = 206,744.3; x 8.105 % = 206,616.9; x 8.115 % = 206,871.8
        ("aged_65_plus", 206744.3372, 206616.8746, 206871.7998, "census2010-001;census2010-003"),
        # 2,549,252 x 67.58 % = 1,722,784.5; x 67.575 % = 1,722,657.0; x 67.585 % = 1,722,912.0
        ("urban", 1722784.5016, 1722657.039, 1722911.9642, "census2010-001;census2010-004"),
    ],
)
def test_counts_from_shares_are_intervals(data, name, value, low, high, facts):
    found = row(data, "hulunbuir", name, 2010)
    assert (found["value"], found["low"], found["high"]) == pytest.approx((value, low, high), abs=1e-3)
    assert (found["evidence"], found["facts"]) == ("derived", facts)


def test_15_to_64_is_what_is_left(data):
    # 2,242,875 - 261,899 - 307,643 = 1,673,333
    found = row(data, "hulunbuir", "aged_15_64", 2020)
    assert (found["value"], found["low"], found["high"]) == (1673333, 1673333, 1673333)
    assert found["facts"] == "census2020-001;census2020-002;census2020-005"
    assert found["evidence"] == "derived"


def test_15_to_64_needs_all_three(data):
    # in 2010 nobody gives those aged 0 to 14
    assert count(data, "hulunbuir", "aged_15_64", 2010) is None


def test_a_count_beside_its_share_goes_before_it(package):
    line = (
        "census2010-900,hulunbuir,population_permanent_aged_60_plus,level,all,2010,observed,=,308700,0,person"
    )
    append(package, "reference/census_2010.csv", f"{line},,a page,,official")
    found = row(load_dataset(package), "hulunbuir", "aged_60_plus", 2010)
    assert (found["value"], found["evidence"]) == (308700, "stated")


def test_shares_of_no_known_population_give_no_count(data):
    # the nation's shares of 2010 stand alone: its population is not given
    assert set(counts(data, "china")["year"]) == {2020}
    assert "aged_80_plus" not in set(counts(data, "china")["population"])


def test_a_place_that_no_census_knows(package):
    append(package, "reference/places.csv", "harbin,230100,哈尔滨市,Harbin,prefecture,heilongjiang")
    data = load_dataset(package)
    assert list(counts(data, "harbin").columns) == list(COLUMNS)
    assert counts(data, "harbin").empty
    assert count(data, "harbin", "all") is None


def test_a_planned_or_estimated_population_is_no_census(package):
    line = "yardstick-90{},hulunbuir,population_permanent,level,all,{},{},=,2200000,0,person,,a page,,mirror"
    append(package, YARD, line.format(1, 2025, "target"))
    append(package, YARD, line.format(2, 2023, "observed"))
    latest = count(load_dataset(package), "hulunbuir", "all")
    assert (latest["value"], latest["year"]) == (2242875, 2020)


# Which one -----------------------------------------------------------------------------------------------


def test_the_default_denominator_is_the_latest_census(data):
    assert denominator(data, "hulunbuir")["value"] == 2242875
    assert denominator(data, "xincheng", "aged_60_plus")["value"] == 110592
    assert denominator(data, "xincheng", "rural")["facts"] == "census2020-024"


def test_the_latest_census_that_has_it(package):
    (package / "reference/census_2020.csv").unlink()
    data = load_dataset(package)
    assert denominator(data, "hulunbuir")["year"] == 2010
    assert denominator(data, "hulunbuir", "aged_80_plus") is None


def test_an_unknown_population_is_refused(data):
    with pytest.raises(MeasureError, match="hulunbuir: no population 'aged_70_plus'; there are all, "):
        count(data, "hulunbuir", "aged_70_plus")


def test_every_population_has_a_name_on_the_list(data):
    assert set(population.POPULATIONS.values()) <= set(data.reference.populations["indicator"])


# Shares --------------------------------------------------------------------------------------------------


def test_share_of_counts(data):
    # Xincheng: 110,592 / 699,672 = 15.806 %, where the plan prints 19.0 % of its registered population
    found = share(count(data, "xincheng", "aged_60_plus"), count(data, "xincheng", "all"))
    assert found == pytest.approx((15.80626, 15.80626, 15.80626), abs=1e-5)


def test_share_of_a_count_from_a_share_is_that_share_again(data):
    old, everybody = (row(data, "hulunbuir", name, 2010) for name in ("aged_60_plus", "all"))
    assert share(old, everybody) == pytest.approx((12.11, 12.105, 12.115), abs=1e-9)


def test_share_of_two_intervals_goes_from_end_to_end(data):
    # 8.11 / 12.11 = 66.97 %; 8.105 / 12.115 = 66.90 %; 8.115 / 12.105 = 67.04 %
    older, old = (row(data, "hulunbuir", name, 2010) for name in ("aged_65_plus", "aged_60_plus"))
    expected = (811 / 12.11, 810.5 / 12.115, 811.5 / 12.105)
    assert share(older, old) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("other", "year", "message"),
    [
        ("hegang", 2020, "hulunbuir, aged_60_plus: place hulunbuir over hegang"),
        ("hulunbuir", 2010, "hulunbuir, aged_60_plus: year 2020 over 2010"),
    ],
)
def test_share_of_another_population_is_refused(data, other, year, message):
    with pytest.raises(MeasureError, match=message):
        share(count(data, "hulunbuir", "aged_60_plus", 2020), count(data, other, "all", year))


def test_share_of_nobody_is_refused(package):
    for figure, value in (("census2020-024", "0"), ("census2020-023", "699672")):
        edit(package, "reference/census_2020.csv", reference_id=figure, value=value)
    data = load_dataset(package)
    with pytest.raises(MeasureError, match="xincheng, rural: a share of nobody"):
        share(count(data, "xincheng", "aged_60_plus"), count(data, "xincheng", "rural"))
