"""Of what a plan prints about a year, one level is taken, and never two units."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.dataset.series import one_a_year
from analysis.errors import MeasureError


def fact(fact_id: str, year: str, **changes: Any) -> dict[str, Any]:
    row = {"fact_id": fact_id, "period_start": year, "period_end": year, "kind": "observed", "line": 10}
    row |= {"comparator": "=", "value": 1.0, "unit": "bed", "mark": "", "value_text": "1", "scale": 1}
    return row | {"origin": "narrative"} | changes


def taken(*facts: dict[str, Any]) -> list[tuple[int, str]]:
    return [(row["year"], row["fact_id"]) for row in one_a_year(facts, "here")]


def test_years_stand_in_order_and_a_month_counts_for_its_year():
    assert taken(fact("b", "2020-12"), fact("a", "2016")) == [(2016, "a"), (2020, "b")]


def test_the_data_table_goes_before_the_indicator_table_and_that_before_the_narrative():
    facts = [fact(o, "2020", origin=o, line=at) for at, o in enumerate(("narrative", "indicator_table"))]
    assert taken(*facts) == [(2020, "indicator_table")]
    assert taken(*facts, fact("d", "2020", origin="data_table", line=99)) == [(2020, "d")]


def test_what_was_observed_goes_before_an_estimate_whatever_its_origin():
    assert taken(fact("e", "2020", kind="estimate", origin="data_table"), fact("o", "2020")) == [(2020, "o")]


def test_of_two_alike_the_earlier_line_is_taken():
    assert taken(fact("later", "2020", line=12), fact("earlier", "2020", line=11)) == [(2020, "earlier")]


@pytest.mark.parametrize(
    "changes", [{"kind": "target"}, {"kind": "stated"}, {"comparator": "text"}, {"period_end": "2021"}]
)
def test_targets_changes_words_and_spans_are_no_levels(changes):
    assert taken(fact("x", "2020", **changes)) == []


def test_two_units_are_refused_by_name():
    facts = [fact("a", "2019"), fact("b", "2020", unit="percent")]
    with pytest.raises(
        MeasureError, match=r"here: the series mixes the units bed \(a\), percent \(b\)"
    ) as error:
        one_a_year(facts, "here")
    assert set(error.value.facts) == {"a", "b"}


def factor(unit: str, to: str) -> float:
    return {("year", "month"): 1 / 12, ("month", "month"): 1.0}[unit, to]


def test_a_series_that_changes_its_unit_stands_in_that_of_the_indicator():
    facts = [fact("a", "2019", unit="year", value=7200.0), fact("b", "2020", unit="month", value=650.0)]
    rows = one_a_year(facts, "here", "month", factor)
    assert [(row["unit"], row["value"], row["value_text"]) for row in rows] == [
        ("month", 600, "1"), ("month", 650, "1"),
    ]  # fmt: skip
    assert rows[0]["scale"] == pytest.approx(1 / 12), "the interval of the print follows"
    assert one_a_year(facts[:1], "here", "month", factor)[0]["unit"] == "year", "as printed where it is one"


def test_the_whole_year_goes_before_half_of_it():
    half = fact("half", "2020-07", period_end="2020-12", unit="CNY", origin="data_table")
    assert taken(half, fact("year", "2020", unit="CNY")) == [(2020, "year")]
