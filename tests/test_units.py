"""Units meet by exact factors, and what must not be mixed is refused."""

from __future__ import annotations

import pytest

from analysis import MeasureError, units


def test_a_monthly_standard_is_twelve_times_as_much_a_year():
    assert units.factor("CNY / person / month", "CNY / person / year") == 12


def test_a_yearly_standard_is_a_twelfth_a_month():
    # 6,016 a year / 12 = 501.33 a month
    assert units.factor("CNY / person / year", "CNY / person / month") == pytest.approx(1 / 12, rel=1e-15)


def test_percent_to_ratio():
    assert units.factor("percent", "dimensionless") == pytest.approx(0.01, rel=1e-15)


def test_permille_to_percent():
    # 1 per mille = 0.1 per cent
    assert units.factor("permille", "percent") == pytest.approx(0.1, rel=1e-15)


def test_beds_per_1000_persons(data):
    # 40 beds per 1,000 persons = 0.04 beds a person
    expression = data.units.set_index("unit").at["bed_per_1000_person", "expression"]
    assert 40 * units.factor(expression, "bed / person") == pytest.approx(0.04)


def test_quarter_of_an_hour():
    assert units.factor("15 * minute", "minute") == 15


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("person", "case"),
        ("person", "household"),
        ("CNY / person / month", "CNY / case"),
        ("CNY / person", "CNY / person / month"),
        ("bed", "facility"),
        ("percent", "percentage_point"),
        ("day", "working_day"),
    ],
)
def test_different_dimensions_do_not_convert(one, other):
    assert not units.compatible(one, other)
    with pytest.raises(MeasureError, match="cannot convert") as caught:
        units.factor(one, other)
    assert repr(one) in str(caught.value)
    assert repr(other) in str(caught.value)


def test_months_and_years_are_compatible():
    assert units.compatible("CNY / person / month", "CNY / person / year")


@pytest.mark.parametrize(
    "expression",
    [
        "foo", "bed per", "CNY / ", "CNY // person", "2 *", "()", "1 / 0", "CNY * 9**9**9", "person ** 5",
        "person / 0", "0 * person", "person + bed", "((person))", "1e99 * person",
        "person" + " * person" * 50,
    ],
)  # fmt: skip
def test_expressions_that_name_no_unit(expression):
    assert not units.parses(expression)


@pytest.mark.parametrize("expression", ["person ** 2", "metre ** -1", "2 * event / (3 * year)", "1e-4 * bed"])
def test_expressions_of_the_closed_form(expression):
    assert units.parses(expression)


def test_every_unit_of_the_list_parses(data):
    written = [e for e in data.units["expression"] if e]
    assert len(written) > 30
    assert [e for e in written if not units.parses(e)] == []


def test_dimensions_count_things_and_time_apart():
    assert units.dimensions("CNY / person / year") == (
        {"cny": 1, "person": -1, "time": -1},
        pytest.approx(1 / 12),
    )
    assert units.dimensions("bed / (1000 * person)") == ({"bed": 1, "person": -1}, 0.001)
    assert units.dimensions("percent") == ({}, 0.01)
