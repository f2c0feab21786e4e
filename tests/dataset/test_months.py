"""Periods count their months: what is set against what, and how far apart it lies."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.dataset.months import alike, comparable, months, years_between


def of(start: str, end: str = "", unit: str = "CNY") -> dict[str, Any]:
    return {"period_start": start, "period_end": end or start, "unit": unit}


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [("2020", "2020", 12), ("2017-07", "2017-12", 6), ("2016", "2020", 60), ("2019-11", "2020-02", 4)],
)
def test_months_of_a_period(start, end, count):
    assert months(start, end) == count


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        (of("2017-07", "2017-12"), of("2020"), False),
        (of("2017-07", "2017-12"), of("2020-01", "2020-06"), True),
        (of("2017"), of("2020"), True),
        (of("2020-12"), of("2019"), False),  # a month's outlay against a year's
        (of("2020-12", unit="person"), of("2019", unit="person"), True),  # a roll at a date
    ],
)
def test_only_as_many_months_are_set_against_each_other(one, other, like):
    assert alike(one, other) is alike(other, one) is like


def test_a_series_keeps_its_whole_years():
    half, years = of("2017-07", "2017-12"), [of("2018"), of("2019")]
    assert comparable([half, *years]) == years
    assert comparable([half, years[0]]) == []
    assert comparable([half]) == []


def test_years_between_two_months_are_counted_in_months():
    assert years_between(of("2016-06"), of("2020-12")) == 4.5
    assert years_between(of("2016"), of("2020-12")) == 4
